"""Tables of other forms than a row a thing: two people in a row, a column an account, and names
with their codes in one cell."""

from pathlib import Path

import pytest
from openpyxl import Workbook

from csm_desktop.app.book import Book
from csm_desktop.domain.records.accounts import Account
from csm_desktop.domain.records.contacts import Contact
from csm_desktop.domain.records.revenue import Subscription
from csm_desktop.wording import render
from tests.app.imports.test_imports import Desk


@pytest.fixture
def desk(book: Book, tmp_path: Path) -> Desk:
    folder = tmp_path / "files"
    folder.mkdir()
    return Desk(book, folder)


@pytest.mark.parametrize(
    "header",
    [
        "Company,Name,Email,Phone,Name,Email,Phone",
        "Firma,Ansprechpartner,E-Mail,Telefon,Ansprechpartner,E-Mail,Telefon",
        "Empresa,Nombre 1,Correo 1,Teléfono 1,Nombre 2,Correo 2,Teléfono 2",
    ],
)
def test_each_of_two_people_in_a_row_is_a_contact_of_its_account(desk: Desk, header: str) -> None:
    report = desk.take(
        f"{header}\nAcorn Rail,Ann Lee,ann@acorn.example,,Al Day,al@acorn.example,\n"
        "Birch Foods,Bo Berg,bo@birch.example,,,,0305555\n"
    )
    names = {each.id: each.name for each in desk.all(Account)}
    people = {each.name: names.get(each.account_id or 0) for each in desk.all(Contact)}
    assert people == {"Ann Lee": "Acorn Rail", "Al Day": "Acorn Rail", "Bo Berg": "Birch Foods"}
    (told,) = [remark for file in report.files for remark in file.remarks if remark.value]
    assert (told.line, told.value) == (3, "0305555")


def test_who_stands_beside_a_company_without_a_name_is_not_of_the_one_above(desk: Desk) -> None:
    desk.take(
        "Company,ARR,Contact 1 Name,Contact 1 Email,Contact 2 Name,Contact 2 Email\n"
        "Acorn Rail,100 EUR,Ann Lee,ann@acorn.example,Al Day,al@acorn.example\n"
        ",,Abe Fox,abe@acorn.example,,\n,500 EUR,Cy Cole,cy@other.example,,\n",
        good_rows=True,
    )
    acorn = desk.account("Acorn Rail").id
    assert {each.name: each.account_id for each in desk.all(Contact)} == {
        "Ann Lee": acorn, "Al Day": acorn, "Abe Fox": acorn, "Cy Cole": None,
    }  # fmt: skip


def test_people_beside_companies_of_hidden_rows_stay_out(desk: Desk) -> None:
    book = Workbook()
    for row in (
        ("Company", "ARR", "Contact 1 Name", "Contact 1 Email", "Contact 1 Phone"),
        ("Acorn", "1 EUR", "Ann Lee", "ann@acorn.example", "+49 30 1234567"),
        ("Birch", "2 EUR", "Bo Berg", "bo@birch.example", "+49 30 7654321"),
    ):
        book.active.append(row)
    book.active.row_dimensions[3].hidden = True
    book.active.column_dimensions["E"].hidden = True
    book.save(desk.folder / "list.xlsx")
    desk.take_files(desk.folder / "list.xlsx")
    assert [each.name for each in desk.all(Account)] == ["Acorn"]
    assert [(each.name, each.phone) for each in desk.all(Contact)] == [("Ann Lee", "")]


def test_what_a_turned_sheet_hides_stays_out(desk: Desk) -> None:
    book = Workbook()
    rows = (
        ("Account", "Acorn", "Birch", "Cedar"), ("Industry", "Rail", "Food", "Mills"),
        ("ARR", "1 EUR", "2 EUR", "3 EUR"), ("Renewal date", *["2027-01-01"] * 3),
    )  # fmt: skip
    for row in rows:
        book.active.append(row)
    book.active.column_dimensions["C"].hidden = True
    book.active.row_dimensions[2].hidden = True
    book.save(desk.folder / "side.xlsx")
    desk.take_files(desk.folder / "side.xlsx")
    assert {each.name: each.industry for each in desk.all(Account)} == {"Acorn": "", "Cedar": ""}


@pytest.mark.parametrize("first", ["Account", "Field", ""])
def test_a_table_with_a_column_an_account_is_turned_and_says_so(desk: Desk, first: str) -> None:
    report = desk.take(
        f"{first},Acorn Rail,Birch Foods\nIndustry,Rail,Food\nRenewal date,2027-01-01,2027-02-01\n"
        "ARR,12000 EUR,8000 EUR\nFavourite colour,red,\n"
    )
    acorn = desk.account("Acorn Rail")
    assert (acorn.industry, [each.value for each in acorn.custom]) == ("Rail", ["red"])
    assert sorted(each.arr.amount for each in desk.all(Subscription)) == [8000, 12000]
    assert any("was turned" in render(remark.text) for remark in report.files[0].remarks)


@pytest.mark.parametrize(
    ("one", "other", "names", "ids"),
    [
        ("Acorn Rail (K-001)", "Birch & Co (K-002)", {"Acorn Rail", "Birch & Co"},
         {"K-001", "K-002"}),
        ("K-001 - Acorn Rail", "K-002 - Birch", {"Acorn Rail", "Birch"}, {"K-001", "K-002"}),
        ("Acorn Rail (2019)", "Birch (2020)", {"Acorn Rail (2019)", "Birch (2020)"}, set()),
        ("Acorn Rail (UK)", "Birch (DE)", {"Acorn Rail (UK)", "Birch (DE)"}, set()),
        ("Acorn Rail (K-001)", "Birch (B2B 7)", {"Acorn Rail (K-001)", "Birch (B2B 7)"}, set()),
    ],
)  # fmt: skip
def test_codes_of_one_make_beside_names_are_ids(
    desk: Desk, one: str, other: str, names: set[str], ids: set[str]
) -> None:
    desk.take(f"Kunde,ARR\n{one},1000 EUR\n{other},2000 EUR\n")
    accounts = desk.all(Account)
    assert {each.name for each in accounts} == names
    assert {own.text for each in accounts for own in each.ids} == ids

"""Column names in several lines, and several list objects on one sheet."""

from pathlib import Path

import pytest
import xlsxwriter

from csm_desktop.importers.files.table import read_tables
from csm_desktop.importers.meaning.fields import ListKind
from csm_desktop.importers.meaning.headers import is_known
from csm_desktop.importers.plan import Options
from csm_desktop.importers.planner import read_file
from csm_desktop.wording import render
from tests.importers.lists import asides, fed, planned, written


def test_a_group_above_is_joined_where_it_says_more(tmp_path: Path) -> None:
    plan = planned(
        tmp_path,
        "My book,,,,,,\n"
        ",,Contract,,,Support,\n"
        "Customer,Country,Start,End,ARR (EUR),Level,Owner\n"
        "Kestrel,Germany,2025-05-01,2027-04-30,9000,7,Ann Lee\n"
        "Heron,France,2025-01-01,2026-12-31,8000,8,Bob Roe\n",
    )
    assert [mapped.header for mapped in plan.mapping] == [
        "Customer", "Country", "Contract · Start", "Contract · End", "Contract · ARR (EUR)",
        "Support · Level",
        "Owner",
    ]  # fmt: skip
    assert fed(plan) == {
        "Customer": "name", "Country": "country", "Contract · Start": "contract_start",
        "Contract · End": "renews_on", "Contract · ARR (EUR)": "arr", "Owner": "owner",
    }  # fmt: skip
    assert (plan.header_line, plan.rows_in, plan.ready) == (3, 3, 2)
    assert asides(plan) == [(1, "above the column names")]


def test_names_that_come_again_are_told_apart_by_their_groups(tmp_path: Path) -> None:
    plan = planned(
        tmp_path,
        "Company,,Owner,,Contract\nName,Country,Name,Email,ARR (EUR)\n"
        "Kestrel,Germany,Ann Lee,ann@us.example,9000\nHeron,France,Bob Roe,bob@us.example,800\n",
    )
    found = fed(plan)
    assert found["Company · Name"] == "name"
    assert found["Owner · Name"] == "owner"
    assert plan.ready == 2


def test_a_line_below_names_what_the_line_above_leaves_open(tmp_path: Path) -> None:
    path = tmp_path / "book.xlsx"
    with xlsxwriter.Workbook(str(path)) as book:
        sheet = book.add_worksheet("Book")
        for column, name in enumerate(("Customer", "Owner")):
            sheet.merge_range(0, column, 1, column, name)
        sheet.merge_range(0, 2, 0, 3, "Contract")
        sheet.write_row(1, 2, ["Start", "End"])
        sheet.write_row(2, 0, ["Kestrel", "Ann Lee", "2025-05-01", "2027-04-30"])
        sheet.write_row(3, 0, ["Heron", "Bob Roe", "2025-01-01", "2026-12-31"])
    (table,) = read_tables(path)
    assert table.headers == ("Customer", "Owner", "Contract · Start", "Contract · End")
    assert [row[0] for row in table.rows] == ["Kestrel", "Heron"]


@pytest.mark.parametrize(
    "above", ["Report,Accounts of EMEA,\n", "As of,2026-11-01,\n", "Accounts,,\n", "A,B,C\n"]
)
def test_what_is_no_group_changes_no_name(tmp_path: Path, above: str) -> None:
    text = above + "Account Name,Website,Industry\nKestrel,kestrel.example,Care\n"
    (table,) = read_tables(written(tmp_path, "list.csv", text))
    assert table.headers == ("Account Name", "Website", "Industry")
    assert len(table.rows) == 1


def test_each_list_object_of_a_sheet_is_a_list(tmp_path: Path) -> None:
    path = tmp_path / "book.xlsx"
    with xlsxwriter.Workbook(str(path)) as book:
        sheet = book.add_worksheet("All")
        sheet.write(0, 0, "My customers")
        accounts = [["Kestrel", "kestrel.example"], ["Heron", "heron.example"]]
        people = [["Ann Lee", "ann@kestrel.example", "Kestrel"]]
        headers = [{"header": name} for name in ("Account Name", "Website")]
        sheet.add_table(1, 0, 3, 1, {"data": accounts, "columns": headers, "name": "Accounts"})
        headers = [{"header": name} for name in ("Full Name", "Email", "Account")]
        sheet.add_table(1, 3, 2, 5, {"data": people, "columns": headers, "name": "People"})
        sheet.write(2, 7, "call first")
    plan = read_file(path, Options())
    assert [(each.sheet, each.kind, each.ready) for each in plan.plans] == [
        ("All: Accounts", ListKind.ACCOUNTS, 2), ("All: People", ListKind.CONTACTS, 1),
    ]  # fmt: skip
    assert asides(plan.plans[0]) == [(1, "outside the table of the sheet")]
    said = [(remark.line, render(remark.text), remark.value) for remark in plan.plans[0].remarks]
    assert (3, "1 cell beside the table of the sheet is left", "call first") in said


def test_numbers_with_a_stop_are_no_paths_and_no_names_of_columns() -> None:
    assert is_known("customer.company")
    assert not is_known("1.234")
    assert not is_known("85.5")

"""Two lists in one table: companies become accounts, and the people beside them their contacts."""

from pathlib import Path

import pytest

from csm_desktop.app.book import Book
from csm_desktop.app.imports import ImportReport, ListKind, Options, check_questions, read_lists
from csm_desktop.domain.records.accounts import Account
from csm_desktop.domain.records.contacts import Contact
from csm_desktop.errors import UserError
from csm_desktop.wording import render
from tests.app.imports.test_imports import Desk

PARTNERS = (
    "id,name,display_name,is_company,company_type,parent_id,type,function,email\n"
    "p.11,Azure Interior,Azure Interior,True,Company,,Contact,,azure@azure.example\n"
    'p.12,Brandon Free,"Azure Interior, Brandon Free",False,Individual,Azure Interior,Contact,'
    "Director,brandon@azure.example\n"
    'p.13,,"Azure Interior, Invoice Address",False,Individual,Azure Interior,Invoice Address,,\n'
    "p.14,Ida Lone,Ida Lone,False,Individual,,Contact,,ida@lone.example\n"
)
ONE_NAME = (
    "Name,Phone,Email,Salesperson\n"
    "Azure Interior,+1 555 0101,info@azure.example,Kim Roe\n"
    '"Azure Interior, Brandon Free",+1 555 0102,brandon@azure.example,\n'
    "Deco Addict,+1 555 0103,info@deco.example,Kim Roe\n"
    '"Deco Addict, Addison Ols",,addison@deco.example,\n'
)
BOOK_OF_ADDRESSES = (
    "First Name,Last Name,Organization Name,Organization Title,Labels,E-mail 1 - Label,"
    "E-mail 1 - Value,Phone 1 - Label,Phone 1 - Value\n"
    "Ada,Quill,Acorn Rail,CFO,* myContacts,Work,ada@acorn.example,Work,+49 40 1234\n"
    ",,Acorn Rail,,* myContacts,Work,info@acorn.example,Work,+49 40 1235\n"
    ",,Birch Retail,,* myContacts,,,Work,+49 40 1236\n"
    ",,Birch Retail,,* myContacts,Work,ben.ode@birch.example,Work,+49 40 1237\n"
)
MARKED = (
    "Typ;Name;E-Mail;Firma\nFirma;Acorn Rail;;\nKontakt;Ada Quill;ada@acorn.example;Acorn Rail\n"
)


@pytest.fixture
def desk(book: Book, tmp_path: Path) -> Desk:
    folder = tmp_path / "files"
    folder.mkdir()
    return Desk(book, folder)


def held(desk: Desk) -> tuple[list[str], list[tuple[str, str]]]:
    """The names of accounts, and each contact with the name of its account."""
    accounts = {each.id: each.name for each in desk.all(Account)}
    people = [(each.name, accounts.get(each.account_id or 0, "")) for each in desk.all(Contact)]
    return sorted(accounts.values()), sorted(people)


@pytest.mark.parametrize(
    ("text", "companies", "people"),
    [
        (PARTNERS, ["Azure Interior"], [("Brandon Free", "Azure Interior"), ("Ida Lone", "")]),
        (
            ONE_NAME,
            ["Azure Interior", "Deco Addict"],
            [("Addison Ols", "Deco Addict"), ("Brandon Free", "Azure Interior")],
        ),
        (
            BOOK_OF_ADDRESSES,
            ["Acorn Rail", "Birch Retail"],
            [("Ada Quill", "Acorn Rail"), ("ben.ode@birch.example", "Birch Retail")],
        ),
        (MARKED, ["Acorn Rail"], [("Ada Quill", "Acorn Rail")]),
    ],
    ids=["a flag", "names before a comma", "rows of nobody", "a word"],
)
def test_companies_become_accounts_and_the_people_among_them_their_contacts(
    desk: Desk, text: str, companies: list[str], people: list[tuple[str, str]]
) -> None:
    report = desk.take(text)
    assert [(file.sheet, file.kind) for file in report.files] == [
        ("companies", ListKind.ACCOUNTS), ("people", ListKind.CONTACTS),
    ]  # fmt: skip
    assert held(desk) == (companies, people)
    again = desk.take(text)
    assert again.stored == 0
    assert held(desk) == (companies, people)


def test_addresses_for_invoices_are_neither_and_are_set_aside_by_name(desk: Desk) -> None:
    (companies, _) = desk.take(PARTNERS).files
    assert [(row.line, render(row.reason)) for row in companies.set_aside] == [
        (4, "an address of a company, and no company or person")
    ]
    assert "Azure Interior, Invoice Address" in companies.set_aside[0].value


@pytest.mark.parametrize(
    "text",
    [
        'Account,City\nAcorn,Ulm\n"Acorn, Munich",Munich\n"Acorn, Inc",Ulm\n"Acorn, Bonn",Bonn\n',
        "Customer Name,Customer Type,Territory\nAcorn Rail,Company,EU\nAda Quill,Individual,EU\n",
        "Account Name,Type,Industry\nAcorn,Customer,Rail\nBirch,Prospect,Retail\n",
    ],
    ids=["branches", "customers who are persons", "customers and prospects"],
)
def test_lists_of_accounts_alone_stay_whole(desk: Desk, text: str) -> None:
    report = desk.take(text)
    assert [(file.sheet, file.kind) for file in report.files] == [("", ListKind.ACCOUNTS)]


def test_a_table_whose_kind_is_said_stays_whole(desk: Desk) -> None:
    path = desk.file(ONE_NAME)
    report = desk.take_files(path, options=Options(kind=ListKind.CONTACTS))
    assert [(file.sheet, file.stored) for file in report.files] == [("", 4)]


def test_one_of_the_two_lists_may_be_left_out(desk: Desk) -> None:
    path = desk.file(ONE_NAME)
    report = desk.take_files(path, options=Options(sheets={"people": None}))
    assert [(file.sheet, file.stored) for file in report.files] == [("companies", 2)]
    assert [sheet.sheet for _, sheet in report.left] == ["people"]


WIDE = (
    "Company,Website,ARR (EUR),Contact 1 Name,Contact 1 Email,Contact 2 Name,Contact 2 Email\n"
    "Acorn Rail,acorn.example,12000,Ada Quill,ada@acorn.example,Ben Ode,ben@acorn.example\n"
    "Birch Retail,birch.example,8000,Cy Roe,cy@birch.example,,\nCedar Labs,cedar.example,9,,,,\n"
)
SPONSORS = (
    "Account Name,Industry,Executive Sponsor Name,Executive Sponsor Email\n"
    "Acorn Rail,Rail,Dee Fox,dee@acorn.example\nBirch Retail,Retail,,\n"
)


def test_people_in_columns_beside_their_company_become_several_people(desk: Desk) -> None:
    (companies, people) = desk.take(WIDE).files
    assert (companies.stored, people.stored) == (3, 3)
    assert held(desk)[1] == [
        ("Ada Quill", "Acorn Rail"), ("Ben Ode", "Acorn Rail"), ("Cy Roe", "Birch Retail"),
    ]  # fmt: skip
    assert not any(each.custom for each in desk.all(Account))


def test_the_only_person_beside_a_company_has_the_role_of_the_column(desk: Desk) -> None:
    desk.take(SPONSORS)
    (sponsor,) = desk.all(Contact)
    assert (sponsor.name, [role.value for role in sponsor.roles]) == ("Dee Fox", ["sponsor"])


def test_people_beside_contracts_belong_to_the_accounts_that_these_make(desk: Desk) -> None:
    desk.take(
        "company_id,company_name,contact_email,contact_name,plan,mrr,currency\n"
        "A-1,Acorn,ada@acorn.example,Ada Quill,Pro,1000,EUR\n"
    )
    assert held(desk) == (["Acorn"], [("Ada Quill", "Acorn")])


def test_an_empty_column_takes_no_field_from_a_filled_one(desk: Desk) -> None:
    desk.take(
        "ID,Type,First Name,Last Name,Organisation,Organisation Id,Email\n"
        "1,Organisation,,,Acorn,,info@acorn.example\n2,Person,Ada,Quill,Acorn,1,ada@acorn.example\n"
    )
    assert [each.text for each in desk.account("Acorn").ids] == ["1"]
    assert held(desk) == (["Acorn"], [("Ada Quill", "Acorn")])


def test_a_row_a_person_with_the_company_beside_is_a_list_of_people(desk: Desk) -> None:
    text = "Company,Contact Name,Contact Email\nAcorn,Ada,a@x.example\nAcorn,Ben,b@x.example\n"
    assert [file.kind for file in desk.take(text).files] == [ListKind.CONTACTS]


@pytest.mark.parametrize(
    ("header", "cells", "status"),
    [
        ("Left Company", ("Yes", "No", ""), ["left", "active", "active"]),
        ("Active", ("FALSE", "TRUE", "TRUE"), ["left", "active", "active"]),
    ],
)
def test_columns_that_say_who_has_gone_are_heard(
    desk: Desk, header: str, cells: tuple[str, ...], status: list[str]
) -> None:
    names = ("Ada Quill", "Ben Ode", "Cy Roe")
    rows = [f"{n},{n[:2]}@acorn.example,{c}" for n, c in zip(names, cells, strict=True)]
    desk.take("\n".join([f"Name,Email,{header}", *rows]) + "\n")
    people = sorted(desk.all(Contact), key=lambda each: each.name)
    assert [each.status.value for each in people] == status


STATUSES = (
    "Account Name,Industry,Status\nAcorn,Rail,Active\nBirch,Rail,Churned\nCedar,Rail,Dormant\n"
)


def test_a_status_that_nobody_knows_is_asked_and_counts_as_it_is_said(desk: Desk) -> None:
    path = desk.file(STATUSES)
    with pytest.raises(UserError) as told:
        check_questions(desk.book, read_lists([path]))
    assert "“Status” says “Dormant”: are such accounts customers?" in told.value.advice
    report: ImportReport = desk.take_files(path, options=Options(status="ended"))
    assert report.stored == 3
    assert desk.account("Cedar").status.value == "churned"
    assert [(field.name, field.value) for field in desk.account("Cedar").custom] == [
        ("Status", "Dormant")
    ]


def test_a_person_is_called_in_any_language(desk: Desk) -> None:
    desk.take(
        "Cliente,Sitio web,Contacto 1 Nombre,Contacto 1 Correo,Contacto 2 Nombre,"
        "Contacto 2 Correo\n"
        "Halcón SL,halcon.example,Luz Gil,luz@halcon.example,Ana Ruiz,ana@halcon.example\n"
    )
    assert held(desk) == (["Halcón SL"], [("Ana Ruiz", "Halcón SL"), ("Luz Gil", "Halcón SL")])

"""The next list of a hand-made book names the accounts of the last: they are the same."""

from pathlib import Path

import pytest

from csm_desktop.app.book import Book
from csm_desktop.app.imports import ImportReport
from csm_desktop.domain.records.accounts import Account
from csm_desktop.domain.records.contacts import Contact
from csm_desktop.wording import render
from tests.app.imports.test_imports import Desk

FIRST = (
    "Customer,Owner,Country,ARR (EUR),Remark\nKestrel,Kim,Germany,52000,a\nHeron,Kim,France,1,b\n"
)


@pytest.fixture
def desk(book: Book, tmp_path: Path) -> Desk:
    folder = tmp_path / "files"
    folder.mkdir()
    return Desk(book, folder)


def names(desk: Desk) -> list[str]:
    return sorted(each.name for each in desk.all(Account))


def test_the_same_names_a_month_later_are_the_same_accounts_and_that_is_told(desk: Desk) -> None:
    desk.take(FIRST)
    (file,) = desk.take(FIRST.replace(",a\n", ",c\n").replace(",b\n", ",d\n")).files
    assert names(desk) == ["Heron", "Kestrel"]
    assert (
        "2 accounts are known by their names alone, which one account of the book has each: "
        "Kestrel is the first"
    ) in [render(remark.text) for remark in file.remarks]


@pytest.mark.parametrize(
    "later",
    [
        "Customer,Owner,Country\nKestrel,Kim,Austria\n",
        "Customer,Owner,Country\nKestrel,Kim,\nKestrel,Lee,\n",
    ],
    ids=["another country", "twice in one list"],
)
def test_a_name_that_may_be_another_account_is_proposed_and_not_met(desk: Desk, later: str) -> None:
    desk.take(FIRST)
    (file,) = desk.take(later).files
    assert len(names(desk)) > 2
    assert file.proposals


def test_two_ids_of_two_systems_are_not_met_by_their_names(desk: Desk) -> None:
    desk.take("Account ID,Account Name,City\n7001,Kestrel,Ulm\n")
    desk.take("Account ID,Account Name,City\n9001,Kestrel,Ulm\n")
    assert names(desk) == ["Kestrel", "Kestrel"]


def test_a_list_with_ids_gives_them_to_accounts_that_had_none(desk: Desk) -> None:
    desk.take(FIRST)
    desk.take("Account ID,Account Name,Country\nA-1,Kestrel,Germany\nA-2,Heron,France\n")
    assert {each.name: [i.text for i in each.ids] for each in desk.all(Account)} == {
        "Kestrel": ["A-1"], "Heron": ["A-2"],
    }  # fmt: skip


ACCOUNTS = "Account Name,City,Website\nKestrel,Ulm,kestrel.example\nHeron,Ulm,heron.example\n"
HEAD = "Full name,Job title,Company,Email,Reports to\n"


def told(report: ImportReport) -> list[str]:
    return [render(remark.text) for file in report.files for remark in file.remarks]


def test_somebody_of_the_same_name_and_title_elsewhere_is_perhaps_a_move(desk: Desk) -> None:
    desk.take(ACCOUNTS, HEAD + "Sofía Reyes,VP Sales,Kestrel,sofia@kestrel.example,\n")
    report = desk.take(HEAD + "Sofia Reyes,VP Sales,Heron,s.reyes@heron.example,\n")
    assert told(report) == [
        "perhaps a move: Sofía Reyes <sofia@kestrel.example> of Kestrel has the same name and "
        "title, and this row is of Heron; both are kept"
    ]
    assert len(desk.all(Contact)) == 2


def test_another_title_elsewhere_is_another_person(desk: Desk) -> None:
    desk.take(ACCOUNTS, HEAD + "Tom Ode,Analyst,Kestrel,tom@kestrel.example,\n")
    assert told(desk.take(HEAD + "Tom Ode,CFO,Heron,tom@heron.example,\n")) == []


@pytest.mark.parametrize(
    "double", ["Lin Jo,CEO,Kestrel,jo.lin@kestrel.example,", "Jo Lin,,Kestrel,,"]
)
def test_doubles_within_an_account_are_named_and_kept(desk: Desk, double: str) -> None:
    text = HEAD + f"Jo Lin,CEO,Kestrel,jo@kestrel.example,\n{double}\n"
    report = desk.take(ACCOUNTS, text)
    assert told(report) == [
        "perhaps the same person as Jo Lin <jo@kestrel.example> of this account: both are kept"
    ]
    assert len(desk.all(Contact)) == 2


def test_whom_a_known_person_reports_to_is_filled_in_and_never_replaced_unasked(
    desk: Desk,
) -> None:
    people = "Jo Lin,CEO,Kestrel,jo@k.example,{jo}\nMo Tan,CFO,Kestrel,mo@k.example,{mo}\n"
    people += "Al Fox,COO,Kestrel,al@k.example,\n"
    desk.take(ACCOUNTS, HEAD + people.format(jo="", mo=""))
    desk.take(HEAD + people.format(jo="", mo="Jo Lin"))
    ids = {each.name: each.id for each in desk.all(Contact)}
    boss = {each.name: each.reports_to_id for each in desk.all(Contact)}
    assert boss == {"Jo Lin": None, "Mo Tan": ids["Jo Lin"], "Al Fox": None}
    other = HEAD + people.format(jo="", mo="Al Fox")
    (file,) = desk.take(other).files
    assert [(d.name, d.field, d.ours, d.theirs) for d in file.differences] == [
        ("Mo Tan", "reports_to", "Jo Lin", "Al Fox")
    ]
    assert {e.name: e.reports_to_id for e in desk.all(Contact)}["Mo Tan"] == ids["Jo Lin"]
    desk.take(other, update=True)
    assert {e.name: e.reports_to_id for e in desk.all(Contact)}["Mo Tan"] == ids["Al Fox"]


def test_a_superior_whom_nobody_is_called_is_kept_beside_and_told(desk: Desk) -> None:
    (_, file) = desk.take(ACCOUNTS, HEAD + "Jo Lin,CEO,Kestrel,jo@k.example,Una Known\n").files
    (person,) = desk.all(Contact)
    assert [(field.name, field.value) for field in person.custom] == [("Reports to", "Una Known")]
    assert "nobody of the account is called so: kept as a field of yours" in [
        render(notice.text) for notice in file.remarks
    ]


def test_the_case_of_an_address_is_no_difference(desk: Desk) -> None:
    desk.take(ACCOUNTS, HEAD + "Jo Lin,CEO,Kestrel,jo@k.example,\n")
    (file,) = desk.take(HEAD + "Jo Lin,CEO,Kestrel,Jo@K.example,\n").files
    assert not file.differences

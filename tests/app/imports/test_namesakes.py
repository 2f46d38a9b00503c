"""The next list of a hand-made book names the accounts of the last: they are the same."""

from pathlib import Path

import pytest

from csm_desktop.app.book import Book
from csm_desktop.domain.records.accounts import Account
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

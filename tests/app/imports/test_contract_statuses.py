"""A contract earns only where its list says so in words that are known, or a person does."""

from pathlib import Path

import pytest

from csm_desktop.app.book import Book
from csm_desktop.app.imports import ImportReport, Options, import_lists, read_lists
from csm_desktop.app.imports.profiles import book_profiles
from csm_desktop.domain.records.accounts import Account
from csm_desktop.domain.records.revenue import Subscription
from csm_desktop.errors import UserError
from csm_desktop.storage.session import Work
from csm_desktop.wording import render
from tests.importers.lists import asides, planned, written

HEAD = "Contract ID,Customer,Product,Annual value (EUR),Start,End,Status\n"
UNSIGNED = (
    "C-2,Heron,Base,15000,2026-12-01,2027-11-30,Draft\n"
    "C-3,Wren,Base,9000,2026-11-01,2027-10-31,Pending signature\n"
    "C-4,Plover,Base,7000,2026-10-01,2027-09-30,In Verhandlung\n"
)
KNOWN = HEAD + "C-1,Kestrel,Base,20000,2026-01-01,2026-12-31,Active\n" + UNSIGNED
ODD = KNOWN + "C-5,Osprey,Base,5000,2026-03-01,2027-02-28,Blue\n"


def take(book: Book, folder: Path, text: str, name: str = "list.csv", **said: str) -> ImportReport:
    path = written(folder, name, text)
    options = Options(**said)  # type: ignore[arg-type]
    return import_lists(book, read_lists([path], options, profiles=book_profiles(book)))


def states(book: Book) -> dict[str, str]:
    """Each contract's status, by its id."""
    return {each.ids[0].text: each.status.value for each in book.record(Work.find, Subscription)}


def test_what_nobody_has_signed_yet_is_set_aside_by_name(book: Book, tmp_path: Path) -> None:
    plan = planned(tmp_path, KNOWN)
    assert asides(plan) == [
        (line, "a contract that is not in force by its status") for line in (3, 4, 5)
    ]
    assert [row.value[:3] for row in plan.set_aside] == ["C-2", "C-3", "C-4"]
    take(book, tmp_path, KNOWN)
    assert states(book) == {"C-1": "active"}


@pytest.mark.parametrize(
    ("said", "state"), [("active", "active"), ("ended", "ended"), ("leave", None)]
)
def test_what_a_word_means_that_nobody_knows_is_asked(
    book: Book, tmp_path: Path, said: str, state: str | None
) -> None:
    with pytest.raises(UserError) as asked:
        take(book, tmp_path, ODD)
    assert "“Status” says “Blue”: do such contracts earn?" in asked.value.advice
    take(book, tmp_path, ODD, status=said)
    assert states(book).get("C-5") == state


def test_the_answer_is_remembered_with_the_shape_of_the_list_and_told_again(
    book: Book, tmp_path: Path
) -> None:
    take(book, tmp_path, ODD, status="active")
    (file,) = take(book, tmp_path, ODD.replace("C-", "D-"), "next.csv").files
    assert states(book)["D-5"] == "active"
    assert "read as “active”, as you said: kept as a field of yours" in [
        render(remark.text) for remark in file.remarks
    ]


def test_a_payment_that_never_came_never_earned(book: Book, tmp_path: Path) -> None:
    take(book, tmp_path, KNOWN.replace("Active", "incomplete").replace("2026-12-31", "2027-12-31"))
    (only,) = book.record(Work.find, Subscription)
    assert (only.status.value, only.ended_on) == ("ended", only.starts_on)


def test_contracts_that_come_first_bring_their_accounts(book: Book, tmp_path: Path) -> None:
    text = KNOWN + "C-6,Stork,Base,1,2020-01-01,2021-12-31,Expired\n"
    text += "C-7,Kestrel,Plus,2,2024-01-01,2026-12-31,Active\n"
    (file,) = take(book, tmp_path, text).files
    accounts = book.record(Work.find, Account)
    assert {each.name: each.status.value for each in accounts} == {
        "Kestrel": "live", "Stork": "churned",
    }  # fmt: skip
    assert not file.unassigned
    assert "2 accounts were made from the names in their contracts" in [
        render(remark.text) for remark in file.remarks
    ]


def test_a_name_that_no_account_of_the_book_has_is_left_open(book: Book, tmp_path: Path) -> None:
    take(book, tmp_path, "Account Name,City\nKestrel,Ulm\n", "accounts.csv")
    (file,) = take(book, tmp_path, KNOWN.replace("Kestrel", "Kestrell")).files
    assert [each.account_ref for each in file.unassigned] == ["Kestrell"]
    assert len(book.record(Work.find, Account)) == 1


def test_a_contract_that_follows_brings_its_customer_back(book: Book, tmp_path: Path) -> None:
    ended = "C-1,Kestrel,Base,10,2025-01-01,2025-12-31,Expired\n"
    ended += "C-8,Heron,Base,10,2025-01-01,2025-12-31,Expired\n"
    take(book, tmp_path, HEAD + ended)
    stale = "C-9,Heron,Old,5,2024-01-01,2030-12-31,Active\n"  # another system has not ended it
    report = take(
        book, tmp_path, HEAD + "C-2,Kestrel,Base,11,2026-01-01,2027-12-31,Active\n" + stale
    )
    status = {account.name: account.status.value for account in book.record(Work.find, Account)}
    assert status == {"Kestrel": "live", "Heron": "churned"}
    said = [render(remark.text) for remark in report.files[0].remarks]
    assert "a contract that began on 1 January 2026 follows: a customer again" in said
    assert "1 churned account has a contract that still earns: Heron" in said

"""Lists long enough that their rows are stored, indexed and journaled all at once."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

from csm_desktop.app import imports
from csm_desktop.app.book import Book
from csm_desktop.domain.records.accounts import Account
from csm_desktop.domain.records.contacts import Contact
from csm_desktop.domain.records.metrics import Reading
from csm_desktop.storage.search import find
from tests.importers.lists import written

Pictured = Callable[[Book], dict[str, list[tuple[object, ...]]]]
_MANY = 120


def _lists(folder: Path) -> list[Path]:
    accounts, contacts, usage = (
        ["Account ID,Account Name,Website,Industry,Employees,Customer Since,Notes"],
        ["Full Name,Email,Account ID,Phone"],
        ["Account ID,Date,Metric,Value"],
    )
    for n in range(_MANY):
        note = "" if n % 2 else f"Straße {n} it's"
        accounts.append(f"X-{n},Firm {n},f{n}.example,Arts 'n' Crafts,{n + 1},2020-01-02,{note}")
        contacts.append(f"Person {n},p{n}@f{n}.example,X-{n},+49 40 {n:04}")
        usage += [f"X-{n},2026-0{month}-01,Logins,{n + month}" for month in (1, 2)]
    told = {"accounts": accounts, "contacts": contacts, "usage": usage}
    return [written(folder, f"{name}.csv", "\n".join(lines)) for name, lines in told.items()]


def _all(book: Book, kind: type) -> list[Any]:
    return book.trial(lambda work: list(work.find(kind)))


def test_many_rows_are_stored_as_the_list_says(book: Book, tmp_path: Path) -> None:
    report = imports.import_lists(book, imports.read_lists(_lists(tmp_path)))
    assert report.stored == 4 * _MANY
    assert report.effect.without_owner == tuple(each.id for each in _all(book, Account))
    firms = {each.name: each for each in _all(book, Account)}
    for n in (0, 7, _MANY - 1):
        firm = firms[f"Firm {n}"]
        assert (firm.domain, firm.industry, firm.employees, firm.notes) == (
            f"f{n}.example", "Arts 'n' Crafts", n + 1, "" if n % 2 else f"Straße {n} it's",
        )  # fmt: skip
        assert [own.text for own in firm.ids] == [f"X-{n}"]
    people = {each.name: each for each in _all(book, Contact)}
    assert people["Person 3"].account_id == firms["Firm 3"].id
    assert people["Person 3"].phone == "+49 40 0003"
    readings = [each for each in _all(book, Reading) if each.account_id == firms["Firm 5"].id]
    assert [str(each.value) for each in readings] == ["6", "7"]
    with book.reading() as connection:
        for words, found in (("X-7", 1), ("straße 6", 1), ("Crafts", 50), ("p9 f9", 1)):
            assert len(find(connection, words)) >= found


def test_each_of_many_rows_stands_in_the_journal_and_all_are_taken_back(
    book: Book, tmp_path: Path, pictured: Pictured
) -> None:
    before = pictured(book)
    imports.import_lists(book, imports.read_lists(_lists(tmp_path)))
    made = {each.id: each for kind in (Account, Contact, Reading) for each in _all(book, kind)}
    with book.reading() as connection:
        journal = connection.driver.execute(
            "SELECT row_id, account_id, position FROM change ORDER BY position"
        ).fetchall()
    assert [place for *_, place in journal] == list(range(len(journal)))
    owners = {row_id: account_id for row_id, account_id, _ in journal if row_id in made}
    assert owners == {id_: getattr(each, "account_id", id_) for id_, each in made.items()}
    after = pictured(book)
    book.undo()
    assert pictured(book) == before
    book.redo()
    assert pictured(book) == after
    again = imports.import_lists(book, imports.read_lists(_lists(tmp_path)))
    assert (again.stored, pictured(book)) == (0, after)

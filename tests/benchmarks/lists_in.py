"""Importing a file: read, understood, checked against the book, stored, journaled, indexed."""

import csv
import time
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from itertools import count
from pathlib import Path
from shutil import copyfile
from typing import Any
from unittest.mock import patch

from csm_desktop.app.book import Book
from csm_desktop.app.expected_file import file_expected
from csm_desktop.app.imports import import_lists, read_list
from csm_desktop.app.opened_book import create_book, opened_book
from csm_desktop.domain.records.metrics import Metric
from csm_desktop.importers.files import table
from csm_desktop.outside.parent import read_outside
from tests.benchmarks import floors
from tests.benchmarks.measuring import (
    Children,
    Measured,
    compared,
    counted_after_one,
    milliseconds,
    side_by_side,
)
from tests.benchmarks.scale import CLOCK
from tests.benchmarks.words import Prose
from tests.inside import read_inside

_COLUMNS = {
    "account": {
        "Account ID": "ids",
        "Account Name": "name",
        "Website": "domain",
        "Industry": "industry",
        "Employees": "employees",
        "Country": "country",
        "City": "city",
        "Customer Since": "contract_start",
        "Notes": "notes",
    },
    "contact": {
        "Full Name": "name",
        "Job Title": "title",
        "Email": "email",
        "Phone": "phone",
        "Account Name": "account_ref",
        "Notes": "notes",
    },
    # The metric is found by its name: no column of the readings' own table.
    "reading": {"Account ID": "account_ref", "Date": "on", "Metric": "-", "Value": "value"},
}
_TARGETS = {"account": 4, "contact": 5, "reading": 6}
_USED_BY = 2_500  # accounts of a list of usage
_MOST_USAGE = 25_000  # rows of usage where there are ten thousand of accounts
_READER_STARTS_S = 0.3
_FREE_IDS = 8_000_000_000_000_000_000  # above whatever the clock makes


class Exports:
    """Writes CRM exports whose rows no earlier one had."""

    def __init__(self, folder: Path, rows: int, first: int = 1) -> None:
        self._folder = folder
        self._rows = rows
        self._prose = Prose(33)
        self._numbers = count(first)

    def accounts(self) -> Path:
        """An export of accounts."""
        return self._write("account", self._account)

    def contacts(self) -> Path:
        """An export of people."""
        return self._write("contact", self._contact)

    def usage(self) -> Path:
        """An export of usage in long form: a row an account, day and metric."""
        return self._write("reading", self._reading)

    def _write(self, kind: str, row: Callable[[int], list[object]]) -> Path:
        first = next(self._numbers) * self._rows
        path = self._folder / f"{kind}s-{first}.csv"
        with path.open("w", encoding="utf-8", newline="") as stream:
            writer = csv.writer(stream)
            writer.writerow(_COLUMNS[kind])
            writer.writerows(row(number) for number in range(first, first + self._rows))
        return path

    def _account(self, number: int) -> list[object]:
        day = f"20{10 + number % 15}-{1 + number % 12:02}-{1 + number % 28:02}"
        name = f"{' '.join(self._prose.words(2)).title()} X{number}"
        words = " ".join(self._prose.words(10))
        where = ["Logistics", 20 + number % 5_000, "Germany", "Hamburg"]
        return [f"X-{number}", name, f"x{number}.example", *where, day, words]

    def _reading(self, number: int) -> list[object]:
        day = f"2026-{1 + number // _USED_BY % 10:02}-{1 + number // _USED_BY // 10 % 28:02}"
        return [f"U-{number % _USED_BY}", day, "Logins", 1 + number % 97]

    def _contact(self, number: int) -> list[object]:
        name = " ".join(self._prose.words(2)).title()
        email = f"{name.replace(' ', '.').lower()}.{number}@example.com"
        words = " ".join(self._prose.words(10))
        return [name, "Analyst", email, f"+49 40 {number:08}", f"Company {number // 6}", words]


def measure(path: Path, folder: Path, rows: int, rounds: int) -> Iterator[Measured]:
    """New rows into an empty book, then into the scale book: that one is backed up first."""
    exports = Exports(folder, rows)
    empty = folder / "empty.csm"
    create_book(empty)
    for kind, export in (("account", exports.accounts), ("contact", exports.contacts)):
        yield _imported(empty, kind, export, rows, rounds)
    used = folder / "usage-book.csm"
    _make_used(used, folder)
    usage = Exports(folder, _MOST_USAGE * rows // 10_000)
    yield _imported(used, "reading", usage.usage, _MOST_USAGE * rows // 10_000, rounds)
    yield _read_outside(empty, exports.accounts(), rows, rounds)
    with opened_book(path, CLOCK) as book:
        reading = read_list(exports.accounts())
        backed_up = milliseconds(book.back_up)
        whole = milliseconds(lambda: import_lists(book, [reading]))
    what = f"the same {rows:,} accounts into the scale book"
    yield compared(what, [whole], [backed_up], None, note="floor: the backup that goes before it")


def _make_used(path: Path, folder: Path) -> None:
    """A book with the accounts and the metric of a list of usage."""
    accounts = folder / "usage-accounts.csv"
    lines = (f"U-{number},Company U{number}\n" for number in range(_USED_BY))
    accounts.write_text("Account ID,Account Name\n" + "".join(lines), encoding="utf-8")
    create_book(path)
    with opened_book(path, CLOCK) as book:
        import_lists(book, [read_list(accounts)])
        book.run("Metric", lambda work: work.add(Metric(work.new_id(), "Logins")))


def _imported(
    empty: Path, kind: str, export: Callable[[], Path], rows: int, rounds: int
) -> Measured:
    columns = ",".join(_COLUMNS[kind].values())
    ours_in, floor_in = empty.with_name("ours.csm"), empty.with_name("floor.csm")
    file = export()

    with ExitStack() as opened:
        books: list[Book] = []

        def fresh() -> None:
            opened.close()
            copyfile(empty, ours_in)
            copyfile(empty, floor_in)
            if kind == "reading":  # the floor writes nought where it knows no metric
                connection = floors.connect(str(floor_in))
                connection.execute("UPDATE metric SET id = 0")
                connection.close()
            books.append(opened.enter_context(opened_book(ours_in, CLOCK)))
            # As while the page of the import is open, or a book on the command line.
            opened.enter_context(file_expected())
            time.sleep(_READER_STARTS_S)

        def ours() -> None:
            stored = import_lists(books[-1], [read_list(file)]).stored
            if stored != rows:
                raise AssertionError(f"{stored} of {rows} rows were taken in")

        return side_by_side(
            f"import {rows:,} {kind}s",
            ours,
            lambda: floors.load(str(floor_in), str(file), kind, columns, str(_FREE_IDS)),
            _TARGETS[kind],
            rounds,
            note="a reader stands ready, as where a file is being chosen",
            prepare=fresh,
        )


def _read_outside(empty: Path, file: Path, rows: int, rounds: int) -> Measured:
    """What it costs that a child reads the file: the same import, read in the process itself."""
    mine, others = [], []

    def imported(reader: Any) -> float:
        book = empty.with_name("outside.csm")
        copyfile(empty, book)
        with patch.object(table, "read_outside", reader):
            return milliseconds(lambda: import_once(str(book), str(file)))

    for counted in counted_after_one(rounds):
        one, other = imported(read_outside), imported(read_inside)
        if counted:
            mine.append(one)
            others.append(other)
    return compared(f"import {rows:,} accounts: read outside / inside", mine, others, 1.1)


def import_once(path: str, file: str) -> None:
    """Open a book and take a file in."""
    with opened_book(Path(path), CLOCK) as book:
        import_lists(book, [read_list(Path(file))])


def memory(path: Path, folder: Path, rows: int, children: Children) -> Iterator[Measured]:
    """Peak memory of taking in a file of accounts."""
    file = str(Exports(folder, rows, first=9_000).accounts())
    bare = folder / "bare-for-memory.csm"
    create_book(bare)
    columns = ",".join(_COLUMNS["account"].values())
    yield children.memory(
        f"memory: import {rows:,} accounts",
        ("lists_in:import_once", str(path), file),
        ("floors:load", str(bare), file, "account", columns, str(_FREE_IDS)),
    )

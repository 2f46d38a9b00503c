"""Measures of the open book: opening, editing, searching, health."""

import os
from collections.abc import Collection, Iterator
from dataclasses import fields
from itertools import count
from pathlib import Path
from typing import Any, get_args

from csm_desktop.app.accounts.acts import edit_account
from csm_desktop.app.alerts.upkeep import watch_of
from csm_desktop.app.book import Book
from csm_desktop.app.lists import accounts as listing
from csm_desktop.app.lists import figures
from csm_desktop.app.lists.segments import segment_pages
from csm_desktop.app.opened_book import opened_book
from csm_desktop.app.revenue.movements import book_movements
from csm_desktop.domain.alerts.findings import NEEDED as FOUND_IN
from csm_desktop.domain.alerts.raised import Raising
from csm_desktop.domain.lists.figures import NEEDED
from csm_desktop.domain.money.revenue_figures import last_months
from csm_desktop.domain.records.accounts import Account
from csm_desktop.domain.records.facts import AccountFacts
from csm_desktop.domain.records.rules import DEFAULT_RULES
from csm_desktop.storage import search
from csm_desktop.storage.convert import columns_of
from csm_desktop.storage.queries import lists
from csm_desktop.storage.queries.facts import facts_of_many
from csm_desktop.storage.rows import ROW_OF
from tests.benchmarks import drafts, floors, words
from tests.benchmarks.measuring import (
    Children,
    Measured,
    compared,
    milliseconds,
    side_by_side,
)
from tests.benchmarks.scale import CLOCK

_SEARCHED = {
    "a rare word": words.RARE,
    "a middle word": words.MIDDLE,
    "a word in every note": words.COMMON,
    "a prefix": words.PREFIX,
}


def measure(path: Path, rounds: int) -> Iterator[Measured]:
    """Every measure of an open book, those that write last."""
    yield from opening(path, rounds)
    with opened_book(path, CLOCK) as book:
        yield from searching(book, path, rounds)
        yield from moved(book, path, rounds)
        yield validated(book, path, rounds)
        yield drafts.measure(book, rounds)
        yield from health(book, path, max(1, rounds // 5))
        yield from alerts(book, path, max(1, rounds // 5))
        yield from editing(book, path, rounds * 20)
        yield settled(book, rounds)


# The same rows, summed an account and currency before and after the window's start.
_SUMS = """
SELECT account_id, amount_currency, kind, "on" > '{start}', sum(amount_minor)
FROM revenue_event GROUP BY 1, 2, 3, 4;
SELECT account_id, arr_currency, starts_on > '{start}', status, sum(arr_minor)
FROM subscription GROUP BY 1, 2, 3, 4
"""


def moved(book: Book, path: Path, rounds: int) -> Iterator[Measured]:
    """The movements of all accounts over twelve months, against SQL's own sums: asked for the first
    time, and again with nothing written in between."""
    lines = listing.accounts(book)
    window = last_months(book.today())
    statements = _SUMS.format(start=window.start.isoformat())
    for what, prepare in (
        ("movements of the book over 12 months", book._known.clear),
        ("movements asked again, of any window", lambda: None),
    ):
        yield side_by_side(
            what,
            lambda: book_movements(book, lines, window),
            lambda: floors.fetch(str(path), statements),
            6,
            rounds,
            note="sums alone on the other side",
            prepare=prepare,
        )


# On which day each step was reached, or is waited for, in order; and the days to first value.
_VALIDATED = """
SELECT account.segment_id, journey_step.id, journey_step.day,
  julianday(coalesce(reached_on, '{today}')) - julianday(contract_start) AS day, reached_on IS NULL
FROM milestone JOIN account ON account.id = account_id
  JOIN journey_step ON journey_step.id = journey_step_id ORDER BY 1, 2, 4;
SELECT segment_id, julianday(coalesce(first_value_on, '{today}')) - julianday(contract_start) AS day
FROM account ORDER BY 1, 2
"""


def validated(book: Book, path: Path, rounds: int) -> Measured:
    """The journeys of all segments held against what really happened, with every account's rank and
    time to first value."""
    listing.accounts(book)  # kept, as the page that was before it has left it
    statements = _VALIDATED.format(today=book.today().isoformat())
    return side_by_side(
        "validation of all segments",
        lambda: segment_pages(book),
        lambda: floors.fetch(str(path), statements),
        6,
        rounds,
        note="days alone on the other side",
    )


def opening(path: Path, rounds: int) -> Iterator[Measured]:
    """From a closed book to the lines of its list."""
    yield side_by_side(
        "open a book and list accounts",
        lambda: open_and_list(str(path)),
        lambda: floors.fetch(str(path), LIST),
        3,
        rounds,
        note="closing included on both sides",
    )
    with opened_book(path, CLOCK) as book:
        yield side_by_side(
            "list accounts of an open book",
            lambda: read_list(book),
            lambda: floors.fetch(str(path), LIST),
            3,
            rounds,
        )


LIST = lists._ACCOUNTS.replace("{only}", "")


def read_list(book: Book) -> object:
    """Read the list anew: what the book has kept since the last reading costs nothing."""
    with book.reading() as connection:
        return lists.accounts(connection)


def open_and_list(path: str) -> object:
    """Open a book, list its accounts, close it."""
    with opened_book(Path(path), CLOCK) as book:
        return listing.accounts(book)


def listing_fresh(path: Path, children: Children, rounds: int) -> Iterator[Measured]:
    """`list` from the start of its process to its end; figures are of the book's day."""
    floor = f"from tests.benchmarks import floors; floors.print_rows({str(path)!r}, {LIST!r})"
    ours = ("-m", "csm_desktop", "list", str(path))
    yield children.side_by_side(
        "list in a fresh process / a raw cursor's rows", ours, ("-c", floor), 2.5, rounds
    )


def editing(book: Book, path: Path, rounds: int) -> Iterator[Measured]:
    """One act through the gate: compared, journaled, indexed, figures marked stale.

    The bare one is done to a copy: in one file each would find its pages taken over by the other
    and read them anew, which happens to nobody's book. Nothing is merged behind an act meanwhile: a
    window has a thread for that, and of what the scale book's index was made in there is much.
    """
    merging, book._file.merging = book._file.merging, lambda _: None
    copy = book.copy_to(path.with_name("bare edits.csm")).path
    connection = floors.connect(str(copy))
    connection.execute("PRAGMA wal_autocheckpoint=0")
    ids = [line.id for line in listing.accounts(book)][:200]
    numbers = count(1)

    def ours(column: str, make: type) -> None:
        number = next(numbers)
        account_id = ids[number % len(ids)]
        book.run(f"Edit {number}", edit_account, account_id, **{column: make(number)})

    def floor(column: str, make: type) -> None:
        number = next(numbers)
        floors.update(connection, column, make(number), ids[number % len(ids)])

    for what, column, make in (
        ("one edit of a number", "employees", int),
        ("one edit of a text that search knows", "city", str),
    ):
        yield side_by_side(
            what,
            lambda c=column, m=make: ours(c, m),  # type: ignore[misc]
            lambda c=column, m=make: floor(c, m),  # type: ignore[misc]
            2,
            rounds,
        )
    connection.close()
    copy.unlink()
    book._file.merging = merging


def settled(book: Book, rounds: int) -> Measured:
    """The figures and alerts of an account, brought up to date after an edit of it."""
    (first, *_) = listing.accounts(book)
    times = []
    for number in range(rounds):
        book.run("Edit", edit_account, first.id, employees=number)
        times.append(
            milliseconds(lambda: figures.refresh_some(book, figures.stale_among(book, [first.id])))
        )
    what = "figures and alerts of an account after an edit / 20 ms"
    return compared(what, times, [20.0] * len(times), 1)


def edit_times(path: str, times: str) -> None:
    """So many edits, each an act."""
    with opened_book(Path(path), CLOCK) as book:
        ids = [line.id for line in listing.accounts(book)][:200]
        for number in range(int(times)):
            book.run("Edit", edit_account, ids[number % len(ids)], employees=number)


def end_without_closing(path: str) -> None:
    """Some edits, then the end of the process as a kill would be."""
    with opened_book(Path(path), CLOCK) as book:
        for line in listing.accounts(book)[:50]:
            book.run("Edit", edit_account, line.id, employees=7)
        os._exit(0)


def searching(book: Book, path: Path, rounds: int) -> Iterator[Measured]:
    """Fifty hits with their titles, by how often the word is found."""
    connection = floors.connect(str(path))
    for what, word in _SEARCHED.items():
        query = search.match_expression(word)
        found = connection.execute("SELECT count(*) FROM search WHERE search MATCH ?", (query,))
        yield side_by_side(
            f"search: {what}",
            lambda word=word: listing.search_hits(book, word, 50),  # type: ignore[misc]
            lambda query=query: floors.search(connection, query, 50),  # type: ignore[misc]
            1.5 if word == words.RARE else 2,
            rounds,
            note=f"found {found.fetchone()[0]:,} times",
        )
    connection.close()


def search_once(path: str, word: str) -> object:
    """Open a book and search it."""
    with opened_book(Path(path), CLOCK) as book:
        return listing.search_hits(book, word, 50)


def health(book: Book, path: Path, rounds: int) -> Iterator[Measured]:
    """The health and figures of all accounts against fetching the rows they come from."""
    statements = health_rows()
    yield side_by_side(
        "health of all accounts",
        lambda: judged(book),
        lambda: floors.fetch(str(path), statements),
        3,
        rounds,
    )


def alerts(book: Book, path: Path, rounds: int) -> Iterator[Measured]:
    """Raising and settling the alerts of all accounts against fetching the rows behind them."""
    statements = rows_of(FOUND_IN)
    yield side_by_side(
        "alerts of all accounts",
        lambda: alerts_judged(book),
        lambda: floors.fetch(str(path), statements),
        8,
        rounds,
    )


def alerts_judged(book: Book) -> int:
    """How many alerts of the book would be new or others, as of its day."""
    numbers = count(1)
    raising = Raising(book.today(), numbers.__next__, lambda message: message.text)
    with book.reading() as connection:
        ids = [line.id for line in lists.accounts(connection)]
        watch = watch_of(connection, DEFAULT_RULES, book.now())
        known = facts_of_many(connection, ids, book.today(), FOUND_IN)
        return sum(len(watch.judge(facts, raising)) for facts in known)


def judged(book: Book) -> list[Any]:
    """The health of every account, as of the book's day."""
    with book.reading() as connection:
        ids = [line.id for line in lists.accounts(connection)]
        return figures.judge_all(connection, ids, book.today())


def judge_once(path: str) -> list[Any]:
    """Open a book and judge every account."""
    with opened_book(Path(path), CLOCK) as book:
        return judged(book)


def health_rows() -> str:
    """The statements that fetch all rows that figures are computed from."""
    return rows_of(NEEDED)


def rows_of(needed: Collection[str]) -> str:
    """The statements that fetch all rows of these fields of the facts."""
    kinds = [get_args(field.type)[0] for field in fields(AccountFacts) if field.name in needed]
    kinds.append(Account)
    return ";".join(map(_select, kinds))


def _select(kind: Any) -> str:
    names = ", ".join(f'"{name}"' for name in columns_of(kind))
    return f'SELECT {names} FROM "{ROW_OF[kind].__tablename__}"'


def memory(path: Path, children: Children) -> Iterator[Measured]:
    """Peak memory of each job, in a process of its own."""
    book = str(path)
    query = search.match_expression(words.COMMON)
    for what, ours, floor in (
        ("open and list", ("books:open_and_list", book), ("floors:fetch", book, LIST)),
        ("200 edits", ("books:edit_times", book, "200"), ("floors:update_times", book, "200")),
        (
            "search",
            ("books:search_once", book, words.COMMON),
            ("floors:search_once", book, query),
        ),
        ("health", ("books:judge_once", book), ("floors:fetch", book, health_rows())),
    ):
        yield children.memory(f"memory: {what}", ours, floor)

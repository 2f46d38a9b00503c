"""The same book with a passphrase and without: what encryption costs, act by act."""

import shutil
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from functools import partial
from itertools import count
from pathlib import Path

from csm_desktop.app.accounts.acts import edit_account
from csm_desktop.app.book import Book
from csm_desktop.app.lists import accounts as listing
from csm_desktop.app.opened_book import opened_book
from csm_desktop.storage.file import rekey
from csm_desktop.storage.file.cipher import chance_key, let_go
from tests.benchmarks import words
from tests.benchmarks.books import alerts_judged, judged, open_and_list, read_list
from tests.benchmarks.measuring import Measured, side_by_side
from tests.benchmarks.scale import CLOCK

_MOST = 1.5


def measure(path: Path, folder: Path, rounds: int) -> Iterator[Measured]:
    """Each act in an encrypted copy, with the plain book as its floor. The key is held, as it is
    once its passphrase was given."""
    plain, encrypted = folder / "plain copy.csm", folder / "encrypted copy.csm"
    for copy in (plain, encrypted):
        shutil.copy(path, copy)
    key = chance_key()
    rekey.rekey(encrypted, key)
    yield side_by_side(
        "encrypted: open a book and list accounts",
        lambda: open_and_list(str(encrypted)),
        lambda: open_and_list(str(plain)),
        _MOST,
        rounds,
    )
    with ExitStack() as held:
        ours, other = (held.enter_context(opened_book(each, CLOCK)) for each in (encrypted, plain))
        yield from _open(ours, other, rounds)
    let_go(key)


def _open(ours: Book, other: Book, rounds: int) -> Iterator[Measured]:
    few = max(1, rounds // 5)
    ids = [line.id for line in listing.accounts(ours)]
    number = count(1)

    def edit(book: Book) -> None:
        turn = next(number)
        book.run("Employees", edit_account, ids[turn % len(ids)], employees=turn)

    acts: tuple[tuple[str, Callable[[Book], object], int], ...] = (
        ("list accounts of an open book", read_list, rounds),
        ("one edit of a number", edit, rounds * 5),
        (
            "search: a word in every note",
            lambda book: listing.search_hits(book, words.COMMON, 50),
            rounds,
        ),
        ("search: a rare word", lambda book: listing.search_hits(book, words.RARE, 50), rounds),
        ("health of all accounts", judged, few),
        ("alerts of all accounts", alerts_judged, few),
        ("a backup", lambda book: book.back_up(), few),
    )
    for what, act, times in acts:
        yield side_by_side(
            f"encrypted: {what}", partial(act, ours), partial(act, other), _MOST, times
        )

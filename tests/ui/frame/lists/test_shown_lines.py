"""A long list is asked for on a thread, and no line of it is older than the last act."""

from collections.abc import Callable, Iterator, Sequence
from threading import Event

import pytest
from pytestqt.qtbot import QtBot

from csm_desktop.app.accounts.acts import edit_account, trash_accounts
from csm_desktop.app.book import Book
from csm_desktop.app.lists import accounts as listing
from csm_desktop.app.lists.accounts import account_count, accounts, with_changed
from csm_desktop.app.people.team import say_who_i_am
from csm_desktop.domain.lists.lines import AccountLine
from csm_desktop.ui.frame.lists import shown_lines
from csm_desktop.ui.frame.lists.shown_lines import ShownLines
from tests.ui.sample_book import book, sample
from tests.ui.shell import TabShell

__all__ = ["book", "sample"]


class Gate:
    """Answers once it is opened; counts how often the whole list was asked for."""

    def __init__(self) -> None:
        self.asked, self.opened = 0, Event()

    def __call__(self, book: Book) -> Sequence[AccountLine]:
        self.asked += 1
        found = accounts(book)
        assert self.opened.wait(10)
        return found


@pytest.fixture
def gate() -> Iterator[Gate]:
    gate = Gate()
    yield gate
    gate.opened.set()


@pytest.fixture
def kept(shell: TabShell, gate: Gate, monkeypatch: pytest.MonkeyPatch) -> ShownLines[AccountLine]:
    """Lines of a list that counts as long, so that only the thread may ask for all."""
    monkeypatch.setattr(shown_lines, "SHORT", -1)
    kept = ShownLines(shell, gate, with_changed, shell.live)
    shell.live.changed.connect(kept.follow)
    return kept


def are_all(kept: ShownLines[AccountLine], book: Book) -> Callable[[], bool]:
    return lambda: tuple(kept.lines) == listing.accounts(book)


def test_the_window_goes_on_until_the_thread_has_read_all(
    kept: ShownLines[AccountLine], gate: Gate, book: Book, qtbot: QtBot
) -> None:
    kept.follow(None)
    assert not kept.lines
    gate.opened.set()
    qtbot.waitUntil(are_all(kept, book))
    assert len(kept.lines) == account_count(book)


def test_an_edit_while_the_thread_reads_is_not_taken_back_by_what_it_read(
    kept: ShownLines[AccountLine], gate: Gate, book: Book, qtbot: QtBot
) -> None:
    gate.opened.set()
    kept.follow(None)
    qtbot.waitUntil(are_all(kept, book))
    gate.opened.clear()
    kept.follow(None)
    qtbot.waitUntil(lambda: gate.asked == 2)
    shown: list[str] = []
    first = kept.lines[0]
    kept.came.connect(lambda: shown.append(next(x.name for x in kept.lines if x.id == first.id)))
    book.run("Rename", edit_account, first.id, name="Zz last of all")
    assert shown == ["Zz last of all"]  # at once, whatever the thread does
    gate.opened.set()
    qtbot.waitUntil(lambda: len(shown) == 2)
    assert set(shown) == {"Zz last of all"}
    assert are_all(kept, book)()
    book.undo()
    assert are_all(kept, book)()


def test_of_many_tellings_while_the_thread_reads_comes_one_question_more(
    kept: ShownLines[AccountLine], gate: Gate, book: Book, qtbot: QtBot
) -> None:
    for _ in range(20):  # as when figures are brought up to date
        kept.follow(None)
    gate.opened.set()
    qtbot.waitUntil(lambda: gate.asked == 2 and are_all(kept, book)())
    qtbot.wait(50)
    assert gate.asked == 2


def test_what_others_share_is_asked_for_whole(
    kept: ShownLines[AccountLine], gate: Gate, book: Book, qtbot: QtBot
) -> None:
    gate.opened.set()
    kept.follow(None)
    qtbot.waitUntil(are_all(kept, book))
    book.run("Name", say_who_i_am, name="Ada Lovelace")
    qtbot.waitUntil(lambda: gate.asked == 2)
    qtbot.waitUntil(are_all(kept, book))


def test_what_was_done_unseen_is_there_when_the_list_is_seen_again(
    kept: ShownLines[AccountLine],
    gate: Gate,
    shell: TabShell,
    book: Book,
    qtbot: QtBot,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    gate.opened.set()
    kept.follow(None)
    qtbot.waitUntil(are_all(kept, book))
    shell.live.changed.disconnect(kept.follow)
    shell.live.changed.connect(kept.follow_unseen)
    first, second, *others = [line.id for line in kept.lines]
    book.run("Throw away", trash_accounts, [first])
    assert gate.asked == 1  # it waits until somebody looks
    gate.opened.clear()
    kept.follow(None)
    assert are_all(kept, book)()  # before the thread has answered
    gate.opened.set()
    monkeypatch.setattr(shown_lines, "FEW", 2)
    book.run("Throw many away", trash_accounts, [second, *others[:3]])
    qtbot.waitUntil(are_all(kept, book))  # a large act is not waited with


def test_nothing_of_the_former_book_is_heard_any_more(
    kept: ShownLines[AccountLine], gate: Gate, qtbot: QtBot
) -> None:
    kept.follow(None)
    qtbot.waitUntil(lambda: gate.asked == 1)
    kept.show_book()
    gate.opened.set()
    qtbot.wait(100)
    assert not kept.lines


@pytest.mark.parametrize("known", [True, False])
def test_the_first_lines_are_asked_at_once_only_where_they_are_known(
    shell: TabShell, gate: Gate, monkeypatch: pytest.MonkeyPatch, known: bool
) -> None:
    monkeypatch.setattr(shown_lines, "SHORT", -1)
    kept = ShownLines(shell, gate, with_changed, shell.live, is_known=lambda _: known)
    if known:
        gate.opened.set()
    kept.follow(None)
    assert kept.have_come == known
    gate.opened.set()


def test_lines_are_known_until_something_is_written(book: Book) -> None:
    accounts(book)
    assert listing.are_known(book)
    book.run("Rename", edit_account, accounts(book)[0].id, name="Other")
    assert not listing.are_known(book)

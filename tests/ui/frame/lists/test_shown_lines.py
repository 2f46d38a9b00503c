"""A long list is asked for on a thread, and no line of it is older than the last act."""

from collections.abc import Callable, Iterator, Sequence
from threading import Event, current_thread, main_thread

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
        self.thread = main_thread()

    def __call__(self, book: Book) -> Sequence[AccountLine]:
        self.asked += 1
        self.thread = current_thread()
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
    qtbot.waitUntil(are_all(kept, book))  # after a large act nobody has to look


@pytest.fixture
def unseen(
    kept: ShownLines[AccountLine],
    gate: Gate,
    shell: TabShell,
    book: Book,
    qtbot: QtBot,
    monkeypatch: pytest.MonkeyPatch,
) -> ShownLines[AccountLine]:
    """The same lines, which have come, on a page that is hidden; each act counts as large."""
    gate.opened.set()
    kept.follow(None)
    qtbot.waitUntil(are_all(kept, book))
    shell.live.changed.disconnect(kept.follow)
    shell.live.changed.connect(kept.follow_unseen)
    monkeypatch.setattr(shown_lines, "FEW", 0)
    return kept


@pytest.fixture
def work(shell: TabShell) -> Iterator[Event]:
    """A thread works until this is set."""
    done = Event()
    shell.background.start(None, lambda _: done.wait(10), lambda _: None, lambda _: None)
    yield done
    done.set()


def test_what_nobody_sees_is_read_when_no_thread_works_any_more(
    unseen: ShownLines[AccountLine], gate: Gate, work: Event, book: Book, qtbot: QtBot
) -> None:
    book.run("Rename", edit_account, unseen.lines[0].id, name="Zz last of all")
    qtbot.wait(350)
    assert gate.asked == 1
    assert unseen.are_overtaken
    work.set()
    qtbot.waitUntil(are_all(unseen, book))
    assert gate.asked == 2
    assert not unseen.are_overtaken


def test_what_is_shown_is_read_at_once_whatever_threads_do(
    unseen: ShownLines[AccountLine], gate: Gate, work: Event, book: Book, qtbot: QtBot
) -> None:
    book.run("Rename", edit_account, unseen.lines[0].id, name="Zz last of all")
    unseen.follow(None)
    qtbot.waitUntil(are_all(unseen, book))
    work.set()
    qtbot.wait(350)
    assert gate.asked == 2, "it has nothing more to wait with"


def test_of_several_that_wait_one_begins_when_the_other_is_over(
    unseen: ShownLines[AccountLine], gate: Gate, shell: TabShell, book: Book, qtbot: QtBot
) -> None:
    behind, begun = Gate(), shell.background.rested
    behind.opened.set()
    second = ShownLines(shell, behind, with_changed, shell.live)
    shell.live.changed.connect(second.follow_unseen)
    gate.opened.clear()
    book.run("Rename", edit_account, unseen.lines[0].id, name="Zz last of all")
    qtbot.waitUntil(lambda: gate.asked == 2)
    qtbot.wait(350)
    assert behind.asked == 0
    with qtbot.waitSignal(begun):
        gate.opened.set()
    qtbot.waitUntil(are_all(second, book))


def test_what_was_read_before_a_large_act_is_never_shown(
    unseen: ShownLines[AccountLine], gate: Gate, book: Book, qtbot: QtBot
) -> None:
    gate.opened.clear()
    unseen.follow(None)
    qtbot.waitUntil(lambda: gate.asked == 2)
    names: list[set[str]] = []
    unseen.came.connect(lambda: names.append({line.name for line in unseen.lines}))
    book.run("Rename", edit_account, unseen.lines[0].id, name="Zz last of all")
    unseen.follow(None)
    gate.opened.set()
    qtbot.waitUntil(lambda: not unseen.are_overtaken)
    assert names
    assert all("Zz last of all" in each for each in names)


def test_lines_that_came_with_a_large_act_are_there_as_soon_as_it_is_over(
    shell: TabShell, gate: Gate, book: Book, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    """As an import leaves them to the Book."""
    monkeypatch.setattr(shown_lines, "SHORT", -1)
    monkeypatch.setattr(shown_lines, "FEW", 0)
    gate.opened.set()
    read: list[int] = []
    kept = ShownLines(shell, gate, with_changed, shell.live, is_known=lambda _: bool(read))
    kept.follow(None)
    qtbot.waitUntil(are_all(kept, book))
    shell.live.changed.connect(kept.follow_unseen)
    first = kept.lines[0].id

    def take_in(_: object) -> None:
        book.run("Rename", edit_account, first, name="Zz last of all")
        read.append(first)

    asked = gate.asked
    shell.background.start(None, take_in, lambda _: None, lambda _: None)
    with qtbot.waitSignal(kept.came):
        pass
    assert gate.asked == asked + 1
    assert gate.thread is main_thread(), "no thread reads beside the window"
    assert "Zz last of all" in {line.name for line in kept.lines}


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

"""The Outbox by keys: what a person says of mails, and a day offline that ends with all sent."""

from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

import pytest
from PySide6.QtCore import Qt, QUrl
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from csm_desktop.app.book import Book
from csm_desktop.app.lists.accounts import account_named
from csm_desktop.app.lists.outbox import mail, outbox_lines
from csm_desktop.app.outbox import acts
from csm_desktop.app.outbox.server import MailServer, set_server
from csm_desktop.app.people.team import say_who_i_am
from csm_desktop.domain.records.letters.outbox import MailState, OutboxMail
from csm_desktop.mail.keychain import Secrets
from csm_desktop.mail.mail_server import Security
from csm_desktop.storage.session import Work
from csm_desktop.ui.commands.command import Situation
from csm_desktop.ui.outbox.mail_dialog import MailDialog
from csm_desktop.ui.outbox.page import OutboxPage
from tests.books import opened_copy
from tests.clocks import SetClock
from tests.mail.servers import HOST, Post, keys_of, serving
from tests.mail.test_keychain import Sound
from tests.ui.hands import Key, click, press, write
from tests.ui.sample_book import sample, shown
from tests.ui.shell import TabShell

__all__ = ["sample"]
NUMBERS = (1, 2, 3)


@pytest.fixture
def turning() -> SetClock:
    return SetClock()


@pytest.fixture
def book(sample: Path, tmp_path: Path, turning: SetClock) -> Iterator[Book]:
    with opened_copy(sample, tmp_path, turning) as book:
        yield book


@pytest.fixture
def page(shell: TabShell, book: Book, qtbot: QtBot) -> OutboxPage:
    book.run("Me", say_who_i_am, email="ann@ours.example")
    account = account_named(book, "Northwind Rail").id
    for number in NUMBERS:
        to = (f"p{number}@north.example",)
        draft = OutboxMail(number, account, to=to, subject=f"Mail {number}", body="Hello")
        book.run("Draft", Work.add, draft)
    made = OutboxPage(shell)
    page = shown(made, shell, qtbot, lambda: len(made.listed) == len(NUMBERS))
    page.take_focus()
    shell.commands.situation = lambda: Situation("outbox", page.has_selection(), True)
    return page


def states(book: Book) -> dict[int, MailState]:
    return {line.id: line.state for line in outbox_lines(book)}


def test_a_day_offline_then_sent(
    page: OutboxPage, book: Book, shell: TabShell, qtbot: QtBot, turning: SetClock
) -> None:
    book.run("Server", set_server, MailServer(HOST, 9, Security.NONE))
    for _ in NUMBERS[1:]:
        press(page.table.grid, Key.Key_Down, Qt.KeyboardModifier.ShiftModifier)
    shell.commands.run("outbox.send")
    assert set(states(book).values()) == {MailState.QUEUED}
    turning.at += timedelta(seconds=11)
    shell.commands.run("outbox.now")
    sender = shell.outbox
    qtbot.waitUntil(lambda: sender.connection is not None)
    assert sender.connection is not None
    assert not sender.connection.reached
    assert "offline" in sender.words
    qtbot.waitUntil(
        lambda: all(line.tries and line.state is MailState.QUEUED for line in outbox_lines(book))
    )
    with serving(Post()) as post:
        book.run("Server", set_server, MailServer(HOST, post.port, Security.NONE))
        shell.commands.run("outbox.now")
        qtbot.waitUntil(lambda: set(states(book).values()) == {MailState.SENT}, timeout=15_000)
    assert sorted(to for _, (to,), _ in post.mails) == [f"p{n}@north.example" for n in NUMBERS]
    assert "online" in sender.words
    page.views.choose("sent")
    qtbot.waitUntil(lambda: len(page.table.lines) == len(NUMBERS))


def test_a_password_that_is_not_known_says_nothing_of_the_connection(
    page: OutboxPage, book: Book, shell: TabShell, qtbot: QtBot, turning: SetClock
) -> None:
    shell.outbox.keys = keys_of(Secrets(Sound()))
    book.run("Server", set_server, MailServer(HOST, 9, Security.STARTTLS, "ann"))
    shell.commands.run("outbox.send")
    turning.at += timedelta(seconds=11)
    shell.commands.run("outbox.now")
    qtbot.waitUntil(lambda: "password is not known" in page.aside())
    assert MailState.REFUSED in states(book).values()
    assert shell.outbox.words == ""


def test_a_draft_is_read_written_and_thrown_away(
    page: OutboxPage, book: Book, shell: TabShell, qtbot: QtBot
) -> None:
    page.table.select(1)

    def change() -> None:
        dialog = QApplication.activeModalWidget()
        assert isinstance(dialog, MailDialog)
        dialog.fields.to.editor.selectAll()
        write(dialog.fields.to.editor, "nobody")
        click(dialog.yes)
        assert "not an address" in dialog.refusal.text()
        dialog.fields.to.editor.selectAll()
        write(dialog.fields.to.editor, "new@north.example")
        dialog.fields.text.setPlainText("Other words")
        click(dialog.yes)

    from csm_desktop.ui.lifetimes import soon

    soon(page, change)
    shell.commands.run("outbox.read")
    found = mail(book, 1)
    assert found is not None
    assert (found.to, found.body) == (("new@north.example",), "Other words")
    qtbot.waitUntil(lambda: len(page.table.lines) == len(NUMBERS))
    page.table.select(1)
    shell.commands.run("outbox.discard")
    assert 1 not in states(book)
    book.undo()
    assert states(book)[1] is MailState.DRAFT


def test_without_a_server_a_draft_is_handed_over_and_asked_about(
    page: OutboxPage, book: Book, shell: TabShell, qtbot: QtBot
) -> None:
    shell.commands.run("outbox.now")
    assert shell.told[-1].title == "No mail server is named yet."
    page.table.select(2)
    shell.commands.run("outbox.send")
    assert shell.told[-1].title == "No mail server is named yet."
    opened: list[QUrl] = []

    def take(url: QUrl) -> bool:
        opened.append(url)
        return True

    page.open = take
    shell.commands.run("outbox.hand_over")
    assert states(book)[2] is MailState.HANDED_OFF
    link = opened[0].toString(QUrl.ComponentFormattingOption.FullyEncoded)
    assert link == "mailto:p2@north.example?subject=Mail%202&body=Hello"
    qtbot.waitUntil(lambda: any(m.state is MailState.HANDED_OFF for m in page.table.lines))
    page.table.select(2)
    shell.commands.run("outbox.back")
    assert states(book)[2] is MailState.DRAFT
    book.run("Hand", acts.handed_over, 2)
    qtbot.waitUntil(lambda: any(m.state is MailState.HANDED_OFF for m in page.table.lines))
    page.table.select(2)
    shell.commands.run("outbox.was_sent")
    assert states(book)[2] is MailState.SENT
    press(page.table, Key.Key_Escape)


def test_s9_a_long_mail_and_one_that_no_link_opens_are_handed_over_as_files(
    page: OutboxPage, book: Book, shell: TabShell
) -> None:
    book.run("Long", acts.edit_mail, 1, body="Word " * 1000)
    opened: list[QUrl] = []

    def take(url: QUrl) -> bool:
        opened.append(url)
        return url.isLocalFile()

    page.open = take
    for number in (1, 2):
        page.table.select(number)
        shell.commands.run("outbox.hand_over")
        assert states(book)[number] is MailState.HANDED_OFF
    assert [url.scheme() for url in opened] == ["file", "mailto", "file"]
    assert all(b"X-Unsent: 1" in Path(u.toLocalFile()).read_bytes() for u in opened[::2])
    page.open = lambda url: not url
    page.table.select(3)
    shell.commands.run("outbox.hand_over")
    assert shell.told[-1].title == "No program opened the draft."
    assert states(book)[3] is MailState.DRAFT


def test_s11_whether_a_handed_mail_went_out_is_asked_once(
    page: OutboxPage, book: Book, qtbot: QtBot
) -> None:
    for number in NUMBERS:
        book.run("Hand over", acts.handed_over, number)
    qtbot.waitUntil(lambda: page.asked.banner is not None)
    said: dict[str, MailState] = {}
    for button, state in (("button", MailState.SENT), ("other", MailState.DRAFT)):
        banner = page.asked.banner
        assert banner is not None
        words = banner.title.text()
        click(getattr(banner, button))
        said[words] = state
        qtbot.waitUntil(lambda: page.asked.banner is not None, timeout=10_000)
    assert sorted(states(book).values()) == ["draft", "handed_off", "sent"]
    for words, state in said.items():
        assert states(book)[int(words.split("Mail ")[1][0])] is state
    banner = page.asked.banner
    assert banner is not None
    click(banner.cross)
    page.refresh(None)
    qtbot.waitUntil(lambda: not page._asker.busy)
    assert page.asked.banner is None, "asked once"
    assert page.asked.isHidden()

"""Drafts looked through one by one: by keys, and what became of each is stored at once."""

from collections.abc import Callable

from PySide6.QtCore import Qt, QUrl
from PySide6.QtWidgets import QApplication

from csm_desktop.app.book import Book
from csm_desktop.app.lists.outbox import mail, outbox_lines
from csm_desktop.app.outbox.server import MailServer, set_server
from csm_desktop.domain.records.letters.outbox import MailState
from csm_desktop.mail.mail_server import Security
from csm_desktop.ui.lifetimes import soon
from csm_desktop.ui.outbox.page import OutboxPage
from csm_desktop.ui.outbox.review import ReviewDialog
from tests.mail.servers import HOST
from tests.ui.hands import Key, click, press, write
from tests.ui.outbox.test_outbox_page import book, page, turning
from tests.ui.sample_book import sample
from tests.ui.shell import TabShell

__all__ = ["book", "page", "sample", "turning"]
CTRL = Qt.KeyboardModifier.ControlModifier
ALT = Qt.KeyboardModifier.AltModifier


def states(book: Book) -> dict[int, MailState]:
    return {line.id: line.state for line in outbox_lines(book)}


def review(page: OutboxPage, act: Callable[[ReviewDialog], object]) -> None:
    """Open the review from the page, and do this in it."""

    def inside() -> None:
        dialog = QApplication.activeModalWidget()
        assert isinstance(dialog, ReviewDialog)
        act(dialog)

    soon(page, inside)
    page.shell.commands.run("outbox.review")


def test_send_one_keep_one_throw_one_away(page: OutboxPage, book: Book, shell: TabShell) -> None:
    book.run("Server", set_server, MailServer(HOST, 9, Security.NONE))

    def work(dialog: ReviewDialog) -> None:
        assert dialog.mail_id == 1
        assert "Northwind Rail" in dialog.title.text()
        assert "ARR" not in dialog.facts.text()
        assert "€" in dialog.facts.text()
        press(dialog.fields.text, Key.Key_Return, CTRL)
        assert dialog.mail_id == 2
        dialog.fields.text.setPlainText("Rewritten")
        click(dialog.on)
        assert dialog.mail_id == 3
        click(dialog.back)
        assert dialog.fields.text.toPlainText() == "Rewritten"
        click(dialog.on)
        click(dialog.throw)
        assert dialog.mail_id == 2
        click(dialog.on)  # past the last one, out

    review(page, work)
    assert states(book) == {1: MailState.QUEUED, 2: MailState.DRAFT}
    found = mail(book, 2)
    assert found is not None
    assert found.body == "Rewritten"
    assert shell.toasts[-1] == "1 on the way, 1 thrown away."


def test_an_address_that_is_none_holds_the_draft_back(page: OutboxPage, book: Book) -> None:
    book.run("Server", set_server, MailServer(HOST, 9, Security.NONE))

    def work(dialog: ReviewDialog) -> None:
        dialog.fields.to.editor.selectAll()
        write(dialog.fields.to.editor, "nobody")
        press(dialog.fields.text, Key.Key_Return, CTRL)
        assert "not an address" in dialog.refusal.text()
        assert dialog.mail_id == 1
        dialog.reject()
        assert dialog.isVisible()  # what was typed is not lost by Esc
        dialog.fields.to.editor.selectAll()
        write(dialog.fields.to.editor, "p1@north.example")
        dialog.reject()

    review(page, work)
    assert set(states(book).values()) == {MailState.DRAFT}


def test_without_a_server_each_goes_to_the_mail_program(page: OutboxPage, book: Book) -> None:
    opened: list[QUrl] = []

    def take(url: QUrl) -> bool:
        opened.append(url)
        return len(opened) < 2

    page.open = take

    def work(dialog: ReviewDialog) -> None:
        assert "mail program" in dialog.send.text()
        click(dialog.send)
        assert dialog.mail_id == 2
        click(dialog.send)  # no program takes this one
        assert dialog.mail_id == 2
        dialog.reject()

    review(page, work)
    assert states(book)[1] is MailState.HANDED_OFF
    assert states(book)[2] is MailState.DRAFT


def test_a_draft_that_went_meanwhile_is_passed_over(page: OutboxPage, book: Book) -> None:
    from csm_desktop.app.outbox.acts import discard

    def work(dialog: ReviewDialog) -> None:
        book.run("Gone", discard, 2)
        click(dialog.on)
        assert dialog.mail_id == 3
        dialog.reject()

    review(page, work)
    assert set(states(book)) == {1, 3}

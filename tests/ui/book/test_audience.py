"""Writing to many from the Book: what is shown is what is made, for the accounts that are shown."""

import pytest
from PySide6.QtWidgets import QApplication, QDialog
from pytestqt.qtbot import QtBot

from csm_desktop.app.book import Book
from csm_desktop.app.lists.outbox import mail, outbox_lines
from csm_desktop.app.people.team import say_who_i_am
from csm_desktop.domain.records.contacts import ContactRole
from csm_desktop.domain.records.letters.outbox import OutboxMail
from csm_desktop.domain.records.letters.templates import LetterKind
from csm_desktop.ui.book.audience import AudienceDialog, write_to_shown
from csm_desktop.ui.book.page import BookPage
from tests.ui.account.conftest import Answer, answer
from tests.ui.book.test_book_page import book, page, sample
from tests.ui.hands import Key, press, write
from tests.ui.shell import TabShell

__all__ = ["answer", "book", "page", "sample"]
CHAMPION, SPONSOR = ContactRole.CHAMPION, ContactRole.SPONSOR


def settled(dialog: QDialog, qtbot: QtBot) -> AudienceDialog:
    """The dialog once it has said what comes of what stands in its fields."""
    assert isinstance(dialog, AudienceDialog)
    qtbot.waitUntil(lambda: dialog._planned is not None and dialog._planned[0] == dialog.audience())
    return dialog


def kept(book: Book) -> list[OutboxMail]:
    found = [mail(book, line.id) for line in outbox_lines(book)]
    return [each for each in found if each is not None]


@pytest.fixture(autouse=True)
def known(page: BookPage, book: Book) -> None:
    del page
    book.run("Me", say_who_i_am, email="ann@ours.example")


def test_from_the_filter_to_drafts_by_keys(
    page: BookPage, book: Book, shell: TabShell, qtbot: QtBot, answer: Answer
) -> None:
    page.filter.setText("arr>50k")
    shown = {line.id for line in page.table.lines}
    assert 0 < len(shown) < len(page.table.model.all_lines)

    def make(asked: QDialog) -> None:
        dialog = settled(asked, qtbot)
        assert dialog.name.stored == "arr>50k"
        drafts = [line for line in dialog.table.lines if line.draft is not None]
        assert drafts[0].draft is not None
        assert drafts[0].draft.body in dialog.seen.text()
        dialog.name.editor.selectAll()
        write(dialog.name.editor, "Spring")
        press(dialog.name.editor, Key.Key_Return)

    answer(make)
    write_to_shown(page)
    made = kept(book)
    assert made
    assert {each.campaign for each in made} == {"Spring"}
    assert {each.account_id for each in made} <= shown
    assert "wait" in shell.toasts[-1]
    book.undo()
    assert not kept(book)


def test_several_that_are_chosen_go_before_all_that_are_shown(
    page: BookPage, qtbot: QtBot, answer: Answer
) -> None:
    page.table.grid.selectAll()
    seen: list[int] = []

    def look(asked: QDialog) -> None:
        seen.append(len(settled(asked, qtbot).audience().account_ids))
        asked.reject()

    answer(look)
    write_to_shown(page)
    page.table.grid.clearSelection()
    page.table.select(page.table.lines[0].id)
    answer(look)
    write_to_shown(page)
    assert seen == [len(page.table.lines)] * 2  # one line is where the keyboard is, and no choice


def test_each_role_has_its_own_words_and_none_are_lost(
    page: BookPage, book: Book, qtbot: QtBot, answer: Answer
) -> None:
    def work(asked: QDialog) -> None:
        dialog = settled(asked, qtbot)
        assert dialog.text.editor.isReadOnly()  # each in their own language, so their template
        dialog.language.editor.setCurrentIndex(1)
        dialog.language.commit()
        for role in (CHAMPION, SPONSOR):
            dialog.roles.tick(role)
        for role in (CHAMPION, SPONSOR):
            dialog.of.choose(role.value)
            dialog.subject.editor.setText(f"For the {role.value}")
            dialog.subject.commit()
            dialog.text.editor.setPlainText("{greeting}\n\nHello {account}.")
            dialog.text.commit()
        dialog.kind.editor.setCurrentIndex(1)
        dialog.kind.commit()
        assert dialog.subject.stored == "Well done"
        dialog.kind.editor.setCurrentIndex(0)
        dialog.kind.commit()
        assert dialog.subject.stored == "For the sponsor"
        settled(dialog, qtbot)
        dialog.accept()

    answer(work)
    write_to_shown(page)
    assert {each.subject for each in kept(book)} == {"For the champion", "For the sponsor"}
    assert all("Hello " in each.body and "{" not in each.body for each in kept(book))


def test_a_slip_in_a_place_is_said_and_nothing_is_made(
    page: BookPage, book: Book, qtbot: QtBot, answer: Answer
) -> None:
    said: list[str] = []

    def slip(asked: QDialog) -> None:
        dialog = settled(asked, qtbot)
        dialog.language.editor.setCurrentIndex(1)
        dialog.language.commit()
        dialog.text.editor.setPlainText("Dear {frist name}")
        dialog.text.commit()
        qtbot.waitUntil(lambda: "Nothing fills" in dialog.outcome.text())
        dialog.accept()
        said.append(dialog.refusal.text())
        dialog.quiet.editor.setText("1.5")
        dialog.accept()
        said.append(dialog.refusal.text())
        dialog.reject()

    answer(slip)
    write_to_shown(page)
    assert "Did you mean {first name}?" in said[0]
    assert "no number of days" in said[1]
    assert not kept(book)


def test_a_congratulation_says_who_is_left_out_and_why(
    page: BookPage, qtbot: QtBot, answer: Answer
) -> None:
    seen: list[str] = []

    def praise(asked: QDialog) -> None:
        dialog = settled(asked, qtbot)
        dialog.kind.editor.setCurrentIndex(1)
        dialog.kind.commit()
        settled(dialog, qtbot)
        assert dialog.kind.stored is LetterKind.PRAISE
        seen.extend(line.what for line in dialog.table.lines if line.draft is None)
        dialog.reject()

    answer(praise)
    write_to_shown(page)
    assert "Behind: no congratulation" in seen
    assert QApplication.activeModalWidget() is None

"""The templates by keys: what is written is previewed, stored, refused in place, and given back."""

import pytest
from PySide6.QtGui import QTextCursor

from csm_desktop.app.book import Book
from csm_desktop.app.correspondence.templates import own_templates
from csm_desktop.app.sample import sample_book
from csm_desktop.domain.records.contacts import ContactRole
from csm_desktop.domain.records.letters.templates import LetterKind
from csm_desktop.domain.text.clock import FixedClock
from csm_desktop.storage.session import Work
from csm_desktop.ui.settings.letters import Letters
from csm_desktop.ui.settings.page import SettingsPage
from tests.ui.hands import click


@pytest.fixture
def part(page: SettingsPage, book: Book, clock: FixedClock) -> Letters:
    book.run("Sample book", Work.add_all, sample_book(clock))
    made = page.show_part("letters")
    assert isinstance(made, Letters)
    return made


def retype(part: Letters, words: str) -> None:
    editor = part.body_field.editor
    editor.setFocus()
    editor.selectAll()
    editor.insertPlainText(words)
    part.subject.editor.setFocus()


def test_a_template_is_written_seen_with_an_accounts_facts_and_given_back(
    part: Letters, book: Book
) -> None:
    assert part.seen.text().startswith("Dear ")
    assert part.reset.isHidden()
    retype(part, "{greeting}\n\nAt {account} we said:\n\n{heard}\n\n{me}")
    (own,) = own_templates(book)
    assert (own.kind, own.language) == (LetterKind.FOLLOW_UP, "en")
    assert "At Northwind Rail we said:" in part.seen.text() or "we said:" in part.seen.text()
    assert part.whose.text() == "Your own words"
    click(part.reset)
    assert own_templates(book) == ()
    assert part.whose.text() == "The program's words"
    book.undo()
    assert own_templates(book) == (own,)


def test_a_place_is_inserted_from_the_menu_and_a_slip_is_refused_in_place(
    part: Letters, book: Book
) -> None:
    part.body_field.editor.moveCursor(QTextCursor.MoveOperation.End)
    part._insert("account")
    assert part.body_field.editor.toPlainText().endswith("{account}")
    retype(part, "{acount}")
    assert "Did you mean {account}?" in part.body_field.error
    assert all("{acount}" not in template.body for template in own_templates(book))


def test_a_message_has_a_text_for_each_role_and_language(part: Letters, book: Book) -> None:
    assert part.role_form.isHidden()
    for field, value in ((part.kind, LetterKind.MESSAGE), (part.role, ContactRole.CHAMPION),
                         (part.language, "de")):  # fmt: skip
        index = field.editor.findData(value)
        field.editor.setCurrentIndex(index)
        field.commit()
    assert not part.role_form.isHidden()
    assert "Stunde" in part.body_field.editor.toPlainText()
    retype(part, "{greeting}\n\nBis bald\n\n{me}")
    (own,) = own_templates(book)
    assert (own.kind, own.language, own.role) == (LetterKind.MESSAGE, "de", ContactRole.CHAMPION)
    assert "Bis bald" in part.seen.text()
    assert "Guten Tag" in part.seen.text()

"""Views of the user's own, and where one was in a list when it was left."""

from pathlib import Path

import pytest
from PySide6.QtWidgets import QDialog, QLineEdit
from pytestqt.qtbot import QtBot

from csm_desktop.app.book import Book
from csm_desktop.app.lists import accounts as listing
from csm_desktop.app.saved_views import MOST, OwnView, keep_view, own_views
from csm_desktop.errors import UserError
from csm_desktop.ui.book.page import BookPage
from csm_desktop.ui.book.saved_views import ask_view, remove_view
from csm_desktop.ui.frame.lists import shown_lines
from csm_desktop.ui.widgets.dialogs.form_dialog import FormDialog
from tests.ui.account.conftest import Answer, answer
from tests.ui.book.test_book_page import book, names, page, sample
from tests.ui.hands import Key, press, write
from tests.ui.shell import TabShell

__all__ = ["answer", "book", "page", "sample"]


def kept(page: BookPage, answer: Answer, name: str) -> None:
    """Keep what is shown as a view, by keys."""

    def call_it(dialog: QDialog) -> None:
        assert isinstance(dialog, FormDialog)
        line = dialog.form.fields()[0].editor
        assert isinstance(line, QLineEdit)
        line.setText(name)
        press(line, Key.Key_Return)

    answer(call_it)
    ask_view(page)


def test_a_view_brings_its_words_and_order_and_takes_them_along(
    page: BookPage, book: Book, answer: Answer
) -> None:
    everybody = names(page)
    page.filter.setFocus()
    write(page.filter, "fo")
    page.table.sort_by("arr", descending=True)
    kept(page, answer, "R&D <beta> </b>")
    few = names(page)
    assert own_views(book) == (OwnView("R&D <beta> </b>", "all", "fo", "arr", True),)
    assert page.views.key == "own.0"
    page.views.choose("all")
    page.table.sort_by("")
    assert page.filter.text() == ""
    assert names(page) == everybody
    page.views.choose("own.0")
    assert (page.filter.text(), names(page)) == ("fo", few)
    assert 0 < len(few) < len(everybody)
    assert page.dismiss()
    assert (page.filter.text(), page.views.key) == ("", "all")


def test_the_keyboard_stays_on_a_line_where_a_view_hides_the_one_it_was_on(
    page: BookPage, qtbot: QtBot
) -> None:
    page.activateWindow()
    page.take_focus()
    qtbot.waitUntil(page.table.grid.hasFocus)
    page.views.choose("champions")
    assert page.table.current is not None
    assert page.table.current.name == names(page)[0]


def test_a_view_within_a_view_keeps_both(page: BookPage, answer: Answer) -> None:
    page.views.choose("renewals")
    renewing = names(page)
    page.filter.setText("o")
    kept(page, answer, "Renewals with an o")
    assert set(names(page)) <= set(renewing)
    page.filter.setText("zz")
    assert names(page) == []
    assert page.dismiss()
    assert page.filter.text() == "o"


def test_a_view_is_removed_and_comes_back_with_undo(
    page: BookPage, book: Book, answer: Answer, qtbot: QtBot
) -> None:
    page.filter.setText("o")
    kept(page, answer, "With an o")
    remove_view(page)
    assert page.views.key == "all"
    assert "own.0" not in page.views.keys
    assert own_views(book) == ()
    book.undo()
    qtbot.waitUntil(lambda: "own.0" in page.views.keys)


def test_views_have_names_and_an_end(book: Book) -> None:
    with pytest.raises(UserError, match="needs a name"):
        book.run("Keep", keep_view, OwnView("  "))
    for number in range(MOST):
        book.run("Keep", keep_view, OwnView(f"View {number}"))
    with pytest.raises(UserError, match="a dozen"):
        book.run("Keep", keep_view, OwnView("One more"))
    book.run("Keep", keep_view, OwnView("view 3", words="new"))
    assert own_views(book)[3] == OwnView("view 3", words="new")


@pytest.mark.parametrize("is_long", [False, True])
def test_the_view_and_the_line_come_back_with_their_book(
    page: BookPage, shell: TabShell, book: Book, tmp_path: Path, qtbot: QtBot,
    monkeypatch: pytest.MonkeyPatch, is_long: bool,
) -> None:  # fmt: skip
    page.views.choose("champions")
    page.table.step(1)
    assert page.table.current is not None
    left_at = page.table.current.name
    page.save_state()
    page.given(None)
    assert names(page) == []
    if is_long:  # its lines are asked on a thread, and come later
        monkeypatch.setattr(shown_lines, "SHORT", -1)
        monkeypatch.setattr(listing, "are_known", lambda _: False)
    page.given(book)
    assert bool(names(page)) != is_long
    qtbot.waitUntil(lambda: page.views._chips["champions"].number == len(page.table.lines))
    assert page.views.key == "champions"
    assert page.table.current is not None
    assert page.table.current.name == left_at
    shell.recents.sync()
    assert left_at not in (tmp_path / "recents.ini").read_text("utf-8")

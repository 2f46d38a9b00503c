"""Several accounts at once, and the table as a file: by keys, with what is stored afterwards."""

import csv
from pathlib import Path

import pytest
from PySide6.QtWidgets import QComboBox, QDialog, QFileDialog, QLineEdit, QPushButton
from pytestqt.qtbot import QtBot

from csm_desktop.app.book import Book
from csm_desktop.app.lists import accounts as listing
from csm_desktop.domain.records.accounts import ToldApart
from csm_desktop.storage.session import Work
from csm_desktop.ui.book.export import ask_export
from csm_desktop.ui.book.page import BookPage
from csm_desktop.ui.book.several import ask_merge, ask_owner, ask_segment
from csm_desktop.ui.frame.merge_accounts import MergeAccountsDialog
from csm_desktop.ui.widgets.dialogs.form_dialog import FormDialog
from csm_desktop.ui.widgets.fields import ChoiceField
from tests.ui.account.conftest import Answer, answer
from tests.ui.book.test_book_page import book, page, sample
from tests.ui.hands import Key, press
from tests.ui.shell import TabShell

__all__ = ["answer", "book", "page", "sample"]


def select(page: BookPage, *names: str) -> None:
    rows = [row for row, line in enumerate(page.table.lines) if line.name in names]
    page.table.grid.clearSelection()
    for row in rows:
        index = page.table.model.index(row, 0)
        flags = page.table.grid.selectionModel().SelectionFlag
        page.table.grid.selectionModel().select(index, flags.Select | flags.Rows)


def test_several_accounts_get_a_segment_as_one_step(
    page: BookPage, book: Book, answer: Answer
) -> None:
    select(page, "Aurelia Hotels", "Halden Foods")

    def choose(dialog: QDialog) -> None:
        assert isinstance(dialog, FormDialog)
        box = dialog.form.fields()[0].editor
        assert isinstance(box, QComboBox)
        box.setCurrentIndex(box.findText("Growth"))
        box.activated.emit(box.currentIndex())
        press(dialog.yes, Key.Key_Space)

    answer(choose)
    ask_segment(page)
    lines = {line.name: line.segment for line in listing.accounts(book)}
    assert lines["Aurelia Hotels"] == lines["Halden Foods"] == "Growth"
    assert book.undo_label == "Change the segment of 2 accounts"


def test_segments_that_differ_are_not_lost_by_a_hasty_enter(
    page: BookPage, book: Book, answer: Answer
) -> None:
    before = {line.name: line.segment for line in listing.accounts(book)}
    page.table.grid.selectAll()
    said: list[str] = []

    def hurry(dialog: QDialog) -> None:
        assert isinstance(dialog, FormDialog)
        press(dialog.yes, Key.Key_Space)
        said.append(dialog.refusal.text())

    answer(hurry)
    ask_segment(page)
    assert said == ["They are in several segments. Choose one for all of them."]
    assert {line.name: line.segment for line in listing.accounts(book)} == before


def test_several_accounts_get_an_owner_who_may_be_new(
    page: BookPage, book: Book, shell: TabShell, answer: Answer
) -> None:
    select(page, "Aurelia Hotels", "Halden Foods")

    def choose(dialog: QDialog) -> None:
        assert isinstance(dialog, FormDialog)
        line = dialog.form.fields()[0].editor
        assert isinstance(line, QLineEdit)
        line.setText("Zoë & <Co>")
        press(line, Key.Key_Return)

    answer(choose)
    ask_owner(page)
    owners = {line.name: line.owner for line in page.table.lines}
    assert owners["Aurelia Hotels"] == owners["Halden Foods"] == "Zoë & <Co>"
    assert shell.toasts[-1] == "2 accounts: changed."
    book.undo()
    assert {line.owner for line in listing.accounts(book)} == {"Alex Moreau"}


def test_among_the_gaps_enter_leads_to_the_map(
    page: BookPage, shell: TabShell, monkeypatch: pytest.MonkeyPatch
) -> None:
    opened: list[str] = []
    monkeypatch.setattr(shell, "open_account", lambda _, tab="": opened.append(tab))
    page.take_focus()
    press(page.table.grid, Key.Key_Return)
    page.show_view("gaps")
    assert page.table.current is not None
    assert page.table.current.name == page.table.lines[0].name
    press(page.table.grid, Key.Key_Return)
    assert opened == ["", "contacts"]


def test_what_is_shown_is_exported_as_it_stands(
    page: BookPage,
    shell: TabShell,
    tmp_path: Path,
    qtbot: QtBot,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    target = tmp_path / "shown"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(target), ""))
    page.table.sort_by("name", descending=True)
    page.filter.setText("o")
    page.table.show_column("journey", False)
    ask_export(page)
    qtbot.waitUntil(lambda: bool(shell.toasts))
    with (tmp_path / "shown.csv").open(encoding="utf-8-sig", newline="") as file:
        rows = list(csv.DictReader(file))
    assert [row["Account"] for row in rows] == [line.name for line in page.table.lines]
    assert "Journey" not in rows[0]
    northwind = next(row for row in rows if row["Account"] == "Northwind Rail")
    assert (northwind["ARR"], northwind["ARR currency"]) == ("210000.00", "EUR")
    assert northwind["Renewal"] == "2027-02-04"
    assert northwind["Health"].startswith("Watch ")


def test_two_selected_accounts_become_one_and_undo_parts_them(
    page: BookPage, book: Book, shell: TabShell, answer: Answer
) -> None:
    ask_merge(page)
    assert shell.toasts[-1] == "Select two accounts: the first one is kept."
    select(page, "Aurelia Hotels", "Halden Foods")

    def choose(dialog: QDialog) -> None:
        assert isinstance(dialog, FormDialog)
        fields = {field.name: field for field in dialog.form.fields()}
        assert isinstance(fields["Name"], ChoiceField)
        box = fields["Name"].editor
        assert isinstance(box, QComboBox)
        assert [box.itemText(row) for row in range(2)] == ["Aurelia Hotels", "Halden Foods"]
        press(box, Key.Key_Return)

    before = {line.name for line in listing.accounts(book)}
    answer(choose)
    ask_merge(page)
    assert {line.name for line in listing.accounts(book)} == before - {"Halden Foods"}
    book.undo()
    assert {line.name for line in listing.accounts(book)} == before


def test_the_other_of_the_two_can_be_kept_and_its_values_then_count(
    page: BookPage, book: Book, answer: Answer
) -> None:
    select(page, "Aurelia Hotels", "Halden Foods")

    def swap(dialog: QDialog) -> None:
        assert isinstance(dialog, MergeAccountsDialog)
        press(dialog.keep.editor, Key.Key_Down)
        assert dialog.chosen["name"].editor.currentText() == "Halden Foods"
        press(dialog.keep.editor, Key.Key_Return)

    before = {line.name: line.id for line in listing.accounts(book)}
    answer(swap)
    ask_merge(page)
    after = {line.name: line.id for line in listing.accounts(book)}
    assert after["Halden Foods"] == before["Halden Foods"]
    assert "Aurelia Hotels" not in after


def test_two_that_are_not_the_same_are_remembered_as_two(
    page: BookPage, book: Book, answer: Answer
) -> None:
    select(page, "Aurelia Hotels", "Halden Foods")

    def two(dialog: QDialog) -> None:
        next(b for b in dialog.findChildren(QPushButton) if b.text() == "&Not the same").click()

    before = listing.accounts(book)
    answer(two)
    ask_merge(page)
    assert [line.name for line in listing.accounts(book)] == [line.name for line in before]
    (told,) = book.trial(Work.find, ToldApart)
    ids = {line.id for line in before if line.name in ("Aurelia Hotels", "Halden Foods")}
    assert {told.account_id, told.other_account_id} == ids

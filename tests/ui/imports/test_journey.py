"""A day's first work, by keys alone: a real export, corrected, stored, looked up, taken back."""

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QFileDialog, QWidget
from pytestqt.qtbot import QtBot

from csm_desktop.app.lists import accounts as listing
from csm_desktop.app.lists.accounts import account_facts
from csm_desktop.domain.lists.lines import AccountLine
from csm_desktop.ui.application import Program
from csm_desktop.ui.book.page import BookPage
from csm_desktop.ui.imports.page import ImportPage
from csm_desktop.ui.imports.step import ImportStep
from tests.public_data import public
from tests.ui.frame.conftest import Driver, MakeBook, driver, make_book, template
from tests.ui.hands import Key, press, write
from tests.ui.imports.conftest import choose_in_list, settle, step

__all__ = ["driver", "make_book", "template"]
CTRL, SHIFT, NONE = (
    Qt.KeyboardModifier.ControlModifier,
    Qt.KeyboardModifier.ShiftModifier,
    Qt.KeyboardModifier.NoModifier,
)
_MOST_TABS = 40


def focused(program: Program) -> QWidget:
    """What the keyboard is on; the window itself where it is on nothing."""
    return QApplication.focusWidget() or program.window


def key(program: Program, pressed: Qt.Key, held: Qt.KeyboardModifier = NONE) -> None:
    press(focused(program), pressed, held)


def tab_to(program: Program, part: QWidget, held: Qt.KeyboardModifier = NONE) -> None:
    """Tab (or Shift+Tab) until the keyboard is on a part."""
    pressed = Key.Key_Backtab if held else Key.Key_Tab
    for _ in range(_MOST_TABS):
        if part.hasFocus():
            return
        key(program, pressed, held)
    raise AssertionError(f"{part} is out of the keyboard's reach")


def names(program: Program) -> list[str]:
    assert program.workbench.book is not None
    return [line.name for line in listing.accounts(program.workbench.book)]


def brought(program: Program, qtbot: QtBot) -> ImportPage:
    """The export on the import page, after the key that asks for it."""
    key(program, Key.Key_I, CTRL | SHIFT)
    page = program.window.page
    assert isinstance(page, ImportPage)
    settle(page, qtbot)
    qtbot.waitUntil(page.columns.table.grid.hasFocus)
    return page


def choose(program: Program, page: ImportPage, header: str, words: str, qtbot: QtBot) -> None:
    """Down to a column, Enter, the field's name in the list that opens, Enter."""
    table = page.columns.table
    while table.current is None or table.current.mapped.header != header:
        press(table.grid, Key.Key_Down)
    press(table.grid, Key.Key_Return)
    choose_in_list(page, words, qtbot)
    program.window.activateWindow()  # offscreen, a list that closes leaves no window active
    qtbot.waitUntil(table.grid.hasFocus)


def becomes(page: ImportPage) -> dict[str, str]:
    return {line.mapped.header: line.mapped.field for line in page.columns.table.lines}


def found_by_palette(program: Program, words: str, name: str, qtbot: QtBot) -> None:
    """Ctrl+K, a name, Enter: its account."""
    qtbot.waitUntil(lambda: name in [account.name for account in program.window.knowing.accounts])
    key(program, Key.Key_K, CTRL)
    write(program.window.palette_.field, words)
    press(program.window.palette_.field, Key.Key_Return)
    assert program.window.header.title.text() == name


def found_by_filter(program: Program, words: str, qtbot: QtBot) -> AccountLine:
    """Ctrl+2, Ctrl+F, a name, Enter, Enter: its account; the line that led there."""
    key(program, Key.Key_2, CTRL)
    shown = program.window.page
    assert isinstance(shown, BookPage)
    key(program, Key.Key_F, CTRL)
    qtbot.waitUntil(shown.filter.hasFocus)
    write(shown.filter, words)
    press(shown.filter, Key.Key_Return)
    (line,) = shown.table.lines
    key(program, Key.Key_Return)
    assert program.window.front == "account"
    return line


def test_a_real_export_is_imported_corrected_found_and_undone_by_keys(
    driver: Driver, make_book: MakeBook, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    export = public("crm_maven/accounts.csv")
    monkeypatch.setattr(QFileDialog, "getOpenFileNames", lambda *_: ([str(export)], ""))
    program = driver.opened(make_book("Mine"))
    book = program.workbench.book
    assert book is not None
    before = names(program)
    page = brought(program, qtbot)
    assert becomes(page)["revenue"] == "custom"
    assert step(page) is ImportStep.COLUMNS

    choose(program, page, "revenue", "ARR", qtbot)
    assert becomes(page)["revenue"] == "arr"
    key(program, Key.Key_Return, CTRL)
    assert step(page) is ImportStep.QUESTIONS
    assert page.foot.held.text() == "1 question is open."
    assert not page.foot.go_on.isEnabled()

    (card,) = page.questions.cards
    assert card.currency is not None
    qtbot.waitUntil(card.buttons[0].hasFocus)
    tab_to(program, card.currency.editor)
    write(focused(program), "U")  # US dollars are the first with a U
    settle(page, qtbot)
    assert page.questions.cards == []
    qtbot.waitUntil(page.foot.go_on.hasFocus)
    key(program, Key.Key_Escape)
    assert step(page) is ImportStep.COLUMNS, "Esc goes one step back and loses nothing"
    key(program, Key.Key_Return, CTRL)
    assert step(page) is ImportStep.PREVIEW, "what has nothing to ask is passed over"
    totals = [figure.figure.text() for figure in page.preview.totals.figures]
    assert totals[0] == "85 new"
    assert page.preview.words.text().startswith("85 rows: 85 are new.")

    tab_to(program, page.foot.go_on)
    key(program, Key.Key_Space)
    settle(page, qtbot)
    assert page.report is not None
    assert len(names(program)) == len(before) + 85

    found_by_palette(program, "betatech", "Betatech", qtbot)
    line = found_by_filter(program, "betatech", qtbot)
    assert [(money.minor, money.currency) for money in line.arr] == [(64718, "USD")]
    assert account_facts(book, line.id).account.industry == "medical"
    key(program, Key.Key_Z, CTRL)
    qtbot.waitUntil(lambda: names(program) == before)
    assert program.window.notices.toast_.words == "Undone: Import accounts.csv"


def test_the_same_export_again_brings_nothing(
    driver: Driver, tmp_path: Path, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    del tmp_path
    export = public("crm_maven/accounts.csv")
    monkeypatch.setattr(QFileDialog, "getOpenFileNames", lambda *_: ([str(export)], ""))
    program = driver.start()
    key(program, Key.Key_I, CTRL | SHIFT)
    qtbot.waitUntil(program.window.outside.welcome.name.hasFocus)
    key(program, Key.Key_Return)
    qtbot.waitUntil(lambda: program.window.front == "import")
    page = program.window.page
    assert isinstance(page, ImportPage)
    settle(page, qtbot)
    key(program, Key.Key_Return, CTRL)
    assert step(page) is ImportStep.PREVIEW
    key(program, Key.Key_Return, CTRL)
    settle(page, qtbot)
    assert len(names(program)) == 85
    page = brought(program, qtbot)
    key(program, Key.Key_Return, CTRL)
    assert page.foot.held.text() == "Everything in these files is in the book already."
    tab_to(program, page.foot.give_up)
    key(program, Key.Key_Space)
    assert program.window.front == "book"
    assert len(names(program)) == 85

"""The window speaks another language at once, at the same place (design.md §1)."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QTranslator
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot
from shiboken6 import isValid

from csm_desktop.app.book import Book
from csm_desktop.app.lists import figures
from csm_desktop.app.people import team
from csm_desktop.ui.application import Program
from csm_desktop.ui.frame.user.own_language import chosen_voice, speak_as
from csm_desktop.ui.imports.page import ImportPage
from csm_desktop.ui.imports.sources import Source
from csm_desktop.ui.settings.appearance import Appearance
from csm_desktop.ui.settings.page import SettingsPage
from csm_desktop.ui.settings.you import You
from csm_desktop.wording import ENGLISH, Voice, own_voice, voice
from tests.ui.frame.conftest import Driver, MakeBook, driver, make_book, template
from tests.ui.hands import Key, press, write

__all__ = ["driver", "make_book", "template"]


@pytest.fixture(autouse=True)
def german_is_whole(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    monkeypatch.setattr(own_voice, "WHOLE", ("de",))
    yield
    speak_as(ENGLISH)


def appearance(program: Program) -> Appearance:
    page = program.window.page
    assert isinstance(page, SettingsPage)
    assert isinstance(page.part, Appearance)
    return page.part


def test_the_window_is_made_anew_in_another_language(
    driver: Driver, make_book: MakeBook, qtbot: QtBot, request: pytest.FixtureRequest,
    monkeypatch: pytest.MonkeyPatch,
) -> None:  # fmt: skip
    program = driver.opened(make_book("Mine"))
    first, book = program.window, program.workbench.book
    assert book is not None
    said_anew: list[Book] = []
    monkeypatch.setattr(figures, "say_anew", said_anew.append)
    program.workbench.commands.run("settings.you")
    page = first.page
    assert isinstance(page, SettingsPage)
    field = QApplication.focusWidget()
    assert isinstance(page.part, You)
    assert field is not None
    write(field, "Ann Lee")  # half a second before it would be saved
    program.workbench.commands.run("settings.looks")
    part = appearance(program)
    assert part.language.editor.hasFocus()
    press(part.language.editor, Key.Key_D)  # Deutsch
    qtbot.waitUntil(lambda: program.window is not first and program.workbench.book is book)
    qtbot.waitUntil(lambda: not isValid(first))
    assert voice() == Voice("de", "de")
    assert said_anew == [book]
    part = appearance(program)
    assert part.language.editor.currentText() == "Deutsch"
    assert part.language.editor.hasFocus()
    assert part.sample.text().startswith("22. November 2026")
    # What was typed is in the book, and can be undone as all before.
    assert book.undo_label
    assert any(member.name == "Ann Lee" for member in team.team(book))
    assert program.application.findChildren(QTranslator)
    press(part.language.editor, Key.Key_Home)  # as the computer, which is nobody's
    qtbot.waitUntil(lambda: voice() == ENGLISH and program.workbench.book is book)
    assert program.application.findChildren(QTranslator) == []
    request.node.qt_widgets.clear()  # the first window is gone already
    qtbot.addWidget(program.window)


def test_an_import_that_was_begun_is_not_lost(
    driver: Driver, make_book: MakeBook, qtbot: QtBot, tmp_path: Path
) -> None:
    program = driver.opened(make_book("Mine"))
    program.workbench.go("import")
    page = program.window.page
    assert isinstance(page, ImportPage)
    page.reader.change([Source(tmp_path / "list.csv")], [])
    program.workbench.commands.run("settings.looks")
    press(appearance(program).language.editor, Key.Key_D)
    qtbot.waitUntil(lambda: "next start" in program.window.notices.toast_.words)
    assert (voice(), program.window.pages.made["import"]) == (ENGLISH, page)
    # What was chosen holds from the next start on.
    assert chosen_voice(program.recents) == Voice("de", "de")

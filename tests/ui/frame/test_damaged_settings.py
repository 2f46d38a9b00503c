"""Settings that came to harm: the window opens as at first, and the old file is kept aside."""

import json
from pathlib import Path

import pytest
from PySide6.QtCore import QByteArray, QSettings
from pytestqt.qtbot import QtBot

from csm_desktop.ui.frame.recents import Recents, _key
from csm_desktop.ui.theme import THEME, Mode
from csm_desktop.ui.workspaces import workspaces
from tests.ui.frame.conftest import Driver, MakeBook, noting_specs

HOSTILE = (
    "", "nan", "-inf", "1e999", "huge", "0", "-1", "true", "null", "[", "[]", "{}", "\u2067",
    "a" * 20_000,
    '{"widths": {"name": 1e308}, "order": 7}',
    '{"order": [[], {}, "name", "name"], "hidden": "all", "sort": ["name"], "descending": "no"}',
    '{"widths": {"name": -5, "arr": null}, "sort": 3, "view": {}, "line": 1e30}',
    '{"view": "gone", "line": 99999999999999999999999}', "[" * 50_000, "²", "9" * 40,
)  # fmt: skip
NAMES = ("scale", "mode", "books", "commands", "closed", "sidebar", "named", "ebr paper",
         "ebr folder", "paper folder", "meetings table")  # fmt: skip
OF_BOOK = ("book table", "book list", "accounts", "standing")


def _spoil(file: Path, book: Path, value: object) -> None:
    settings = QSettings(str(file), QSettings.Format.IniFormat)
    for name in NAMES:
        settings.setValue(name, value)
    for name in OF_BOOK:
        settings.setValue(_key(name, book), value)
    settings.setValue("state/window", value)
    settings.sync()


@pytest.mark.parametrize("value", [*HOSTILE, QByteArray(b"\xff\xfe\x00"), ["a", "\ud7ff"]])
def test_whatever_a_setting_says_everything_that_is_asked_for_has_an_answer(
    tmp_path: Path, value: object
) -> None:
    file, book = tmp_path / "window.ini", tmp_path / "book.csm"
    _spoil(file, book, value)
    recents = Recents(file)
    assert recents.books() == []
    recents.last_book()
    assert 0.85 <= recents.number("scale", 1.0, 0.85, 2.0) <= 2.0
    assert recents.choice("mode", [*Mode], "system") in [*Mode]
    assert recents.folder("paper folder") is None
    assert all(0 < account < 2**63 for account in recents.accounts(book))
    for name in OF_BOOK:
        assert isinstance(recents.table(name, book), dict)
    recents.state("window")
    recents.commands()


@pytest.mark.parametrize(
    "content", [b"\x00\x01\x02" * 999, b"[General]\nmode=@Variant(\\0\\0\\0\\x1c)\n", b"\xff" * 9]
)
def test_a_file_that_is_none_of_ours_does_not_stop_the_window(
    driver: Driver, tmp_path: Path, content: bytes
) -> None:
    file = tmp_path / "settings" / "window.ini"
    file.write_bytes(content)
    program = driver.start(specs=noting_specs())
    assert program.window.isVisible()
    if b"\xff" not in content:
        aside = file.with_name("window damaged.ini")
        assert aside.read_bytes() == content
        assert "window damaged.ini" in program.window.notices.toast_.words


@pytest.mark.parametrize("value", HOSTILE[-6:])
def test_the_book_opens_whatever_is_kept_of_its_table(
    driver: Driver, make_book: MakeBook, qtbot: QtBot, tmp_path: Path, value: str
) -> None:
    book = make_book("Mine")
    file = tmp_path / "settings" / "window.ini"
    _spoil(file, book, value)
    program = driver.opened(book, workspaces())
    program.window.go("book")
    page = program.window.pages.made["book"]
    qtbot.waitUntil(lambda: len(page.table.lines) == 3)  # type: ignore[attr-defined]
    assert THEME.scale == 1.0


def test_what_was_damaged_is_as_at_first_and_the_rest_is_kept(tmp_path: Path) -> None:
    file, book = tmp_path / "window.ini", tmp_path / "book.csm"
    settings = QSettings(str(file), QSettings.Format.IniFormat)
    settings.setValue("scale", "enormous")
    settings.setValue("named", "Ann")
    settings.setValue(_key("book table", book), json.dumps({"sort": "name"}))
    settings.sync()
    before = file.read_bytes()
    recents = Recents(file)
    said: list[Path] = []
    recents.spoiled = said.append
    assert recents.number("scale", 1.0, 0.85, 2.0) == 1.0
    assert said == [recents.aside]
    assert said[0].read_bytes() == before
    assert recents.get("named") == "Ann"
    assert recents.table("book table", book) == {"sort": "name"}
    recents.sync()
    assert Recents(file).number("scale", 1.0, 0.85, 2.0) == 1.0

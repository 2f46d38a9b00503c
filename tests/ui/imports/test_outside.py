"""A reader that fails or hangs in the whole window: it lives, and says which file it was."""

import subprocess
from pathlib import Path
from typing import Any

import pytest
from pytestqt.qtbot import QtBot

from csm_desktop.importers.files import table
from csm_desktop.ui.widgets.text import Text
from tests.ui.frame.conftest import Driver, MakeBook, driver, make_book, template
from tests.ui.hands import Key, press
from tests.ui.imports import files
from tests.ui.imports.conftest import settle
from tests.ui.imports.test_in_the_window import drop, names, page_of, written

__all__ = ["driver", "make_book", "template"]


@pytest.fixture
def readers() -> None:
    """Here the child itself is wanted."""


@pytest.fixture
def children(monkeypatch: pytest.MonkeyPatch) -> list[Any]:
    """The processes that were started."""
    started: list[Any] = []
    start = subprocess.Popen

    def noted(*arguments: Any, **more: Any) -> Any:
        started.append(start(*arguments, **more))
        return started[-1]

    monkeypatch.setattr(subprocess, "Popen", noted)
    return started


def test_a_reader_that_ends_the_process_leaves_the_window_and_the_book_as_they_are(
    driver: Driver,
    make_book: MakeBook,
    tmp_path: Path,
    qtbot: QtBot,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    program = driver.opened(make_book("Mine"))
    before = names(program)
    monkeypatch.setattr(table, "READER", "tests.importers.files.test_foreign:exits")
    drop(program, written(tmp_path, "strange.csv", files.HUBSPOT))
    page = page_of(program)
    settle(page, qtbot)
    said = " ".join(text.text() for text in page.findChildren(Text) if text.isVisible())
    assert "strange.csv could not be read: its reader broke off." in said
    assert "your book is as it was" in said
    assert not page.foot.go_on.isEnabled()
    assert names(program) == before


def test_cancel_ends_a_reader_that_hangs(
    driver: Driver,
    make_book: MakeBook,
    tmp_path: Path,
    qtbot: QtBot,
    monkeypatch: pytest.MonkeyPatch,
    children: list[Any],
) -> None:
    program = driver.opened(make_book("Mine"))
    monkeypatch.setattr(table, "READER", "tests.importers.files.test_foreign:hangs")
    drop(program, written(tmp_path, "slow.csv", files.HUBSPOT))
    page = page_of(program)
    qtbot.waitUntil(lambda: page.reading.isVisible() and bool(children))
    press(page.reading.cancel, Key.Key_Space)
    qtbot.waitUntil(lambda: children[0].poll() is not None)
    assert program.window.front == "book"
    assert not page.busy

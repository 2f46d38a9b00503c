"""What a start imports before it opens a book: a window that can be used, and nothing of books."""

import subprocess
import sys
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from csm_desktop.ui.frame.pages import PageSpec
from tests.ui.frame.conftest import Driver, MakeBook, Noting, noting_specs

_START = """
import sys
from datetime import UTC, datetime
from pathlib import Path

from PySide6.QtWidgets import QApplication

from csm_desktop.domain.text.clock import FixedClock
from csm_desktop.ui.application import Program

application = QApplication(["x", "-platform", "offscreen"])
program = Program(application, FixedClock(datetime(2026, 11, 22, tzinfo=UTC)), Path(sys.argv[1]))
program.begun.connect(application.quit)
program.show(None)
application.exec()
print(*sys.modules)
program.window.close()
program.workbench.close()
"""

_LATER = (
    "csm_desktop.app.",
    "csm_desktop.domain.lists.",
    "csm_desktop.domain.people.",
    "csm_desktop.storage",
    "csm_desktop.ui.widgets.banner",
    "csm_desktop.ui.widgets.fields",
    "csm_desktop.ui.widgets.table",
    "csm_desktop.ui.widgets.toast",
)
"""Rooms whose classes take longer to make than the window takes to paint."""
_LIGHT = {"money", "passport", "spiced"}  # wording stands on them, or a command is named after one


def test_the_window_is_there_before_anything_of_a_book_is_imported(tmp_path: Path) -> None:
    done = subprocess.run(
        [sys.executable, "-c", _START, str(tmp_path)],
        capture_output=True,
        text=True,
        check=True,
        timeout=60,
    )
    imported = done.stdout.split()
    assert "csm_desktop.ui.frame.window_commands" in imported
    assert [name for name in imported if name.startswith(_LATER)] == []
    records = "csm_desktop.domain.records."
    found = {name.removeprefix(records) for name in imported if name.startswith(records)}
    assert found <= _LIGHT


def test_of_pages_nobody_went_to_only_those_come_ahead_that_everybody_needs(
    driver: Driver,
    make_book: MakeBook,
    qtbot: QtBot,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """The others come when the pointer or the focus is on their names, and from then on ahead."""
    for name in ("seldom_seen", "often_seen"):
        (tmp_path / f"{name}.py").write_text(f"from {Noting.__module__} import Noting\n")
        monkeypatch.delitem(sys.modules, name, raising=False)
    monkeypatch.syspath_prepend(str(tmp_path))
    specs = [
        *noting_specs(),
        PageSpec("seldom", "Seldom", "book", "seldom_seen:Noting", pending="seldom"),
        PageSpec("often", "Often", "book", "often_seen:Noting", pending="often", usual=True),
    ]
    program = driver.opened(make_book("Mine"), specs)
    qtbot.waitUntil(lambda: "often_seen" in sys.modules)
    assert "seldom_seen" not in sys.modules
    program.window.sidebar._entries["seldom"].setFocus()
    qtbot.waitUntil(lambda: "seldom_seen" in sys.modules)
    for name in ("seldom", "often"):
        program.window.go(name)
    wanted = [Noting.__module__, "seldom_seen", "often_seen"]  # it opened on the first
    assert program.window.pages.soon_wanted() == wanted

"""What a start imports before it opens a book: a window that can be used, and nothing of books."""

import subprocess
import sys
from pathlib import Path

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

"""A table of twelve lines with the keyboard on it."""

import pytest
from pytestqt.qtbot import QtBot

from csm_desktop.ui.widgets import Table
from tests.gallery.parts import Row, columns, rows
from tests.ui.widgets.table.cases import TODAY, Case


@pytest.fixture
def case() -> Case:
    return Case(rows(12))


@pytest.fixture
def table(qtbot: QtBot, case: Case) -> Table[Row]:
    made = Table("Accounts", columns(), case.lines, edit=case.edit, today=lambda: TODAY)
    case.table = made
    qtbot.addWidget(made)
    made.resize(1200, 500)
    made.show()
    made.activateWindow()
    made.grid.setFocus()
    qtbot.waitUntil(made.grid.hasFocus)
    return made

"""Lines that are saved as a workspace saves them, and where the keyboard stands in a table."""

from dataclasses import replace
from datetime import date

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QLineEdit,
)

from csm_desktop.errors import UserError
from csm_desktop.ui.widgets import Table
from tests.gallery.parts import Row

TODAY = date(2026, 11, 22)
ROLE = Qt.ItemDataRole
NOTHING_HELD = Qt.KeyboardModifier.NoModifier
CTRL_SHIFT = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier


class Case:
    """A use case that saves into a list of lines, as a workspace does."""

    def __init__(self, lines: list[Row]) -> None:
        self.lines = lines
        self.asked: list[tuple[int, str, object]] = []
        self.refusal: UserError | None = None
        self.table: Table[Row] | None = None

    def edit(self, line: Row, key: str, value: object) -> None:
        self.asked.append((line.id, key, value))
        if self.refusal is not None:
            raise self.refusal
        changed: Row = replace(line, **{key: value})  # type: ignore[arg-type]
        self.lines = [changed if each.id == line.id else each for each in self.lines]
        if self.table is not None:
            self.table.set_lines(self.lines)


def editor(table: Table[Row]) -> QLineEdit:
    found = [e for e in table.grid.viewport().findChildren(QLineEdit) if e.isVisible()]
    assert len(found) == 1
    return found[0]


def stand_on(table: Table[Row], line_id: int, key: str) -> None:
    """Put the keyboard on a cell."""
    row = table.model.row_of(line_id)
    assert row is not None
    table.grid.setCurrentIndex(table.model.index(row, table.model.place_of(key)))


def is_open(table: Table[Row]) -> bool:
    return table.grid.is_editing


def names(table: Table[Row]) -> list[str]:
    return [line.name for line in table.lines]

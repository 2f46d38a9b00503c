"""The editors of cells: small, inside the cell, reading what was typed when it is committed."""

from collections.abc import Callable
from datetime import date
from typing import Any

from PySide6.QtCore import QEvent, QObject, Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QApplication, QComboBox, QLineEdit, QWidget

from csm_desktop.domain.records.money import Money
from csm_desktop.ui.lifetimes import soon
from csm_desktop.ui.widgets import typed_values as reading
from csm_desktop.ui.widgets.table.columns import CellKind, Column
from csm_desktop.ui.widgets.text import one_line, seen_line
from csm_desktop.wording import money, number

_RELEASE_MS = 10  # how often it is asked whether the mouse was let go


class CellEditor(QLineEdit):
    """One line of text that becomes a value of the column's kind."""

    def __init__(self, parent: QWidget, column: Column[Any], read: Callable[[str], Any]) -> None:
        super().__init__(parent)
        self._read = read
        self.setFrame(True)
        self.setAccessibleName(column.title)

    def value(self) -> Any:
        """What was typed. Raises UserError where it can not be read."""
        return self._read(self.text())


class ChoiceEditor(QComboBox):
    """One of the column's choices. Its list is open at once; what is chosen there is committed.

    `done(taken)` says that the list was closed, by a choice or without one.
    """

    done = Signal(bool)

    def __init__(self, parent: QWidget, column: Column[Any]) -> None:
        super().__init__(parent)
        self.setAccessibleName(column.title)
        for value, words in column.choices:
            self.addItem(seen_line(words), value)
        self._opened = self._taken = False
        self.activated.connect(self._take)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        soon(self, self._open)

    def _open(self) -> None:
        if not self.isVisible():  # who types fast has chosen already
            return
        if (
            QApplication.mouseButtons()
        ):  # let go over the list, the click that opened it would choose
            soon(self, self._open, _RELEASE_MS)
            return
        self._opened = True
        self.showPopup()
        self.view().window().installEventFilter(self)

    def eventFilter(self, popup: QObject, event: QEvent) -> bool:
        """Qt hides the list before it says what was chosen there."""
        if event.type() is QEvent.Type.Hide and popup is not self:
            soon(self, self._leave)
        return super().eventFilter(popup, event)

    def _take(self) -> None:
        if self._opened:  # letters typed before only go to a line of the list
            self._taken = True
            self.done.emit(True)

    def _leave(self) -> None:
        if not self._taken and self.isVisible():
            self.done.emit(False)

    def value(self) -> Any:
        """The choice made."""
        return self.currentData()


def editor_for(
    parent: QWidget, column: Column[Any], line: Any, today: Callable[[], date]
) -> CellEditor | ChoiceEditor:
    """An editor for one cell, with the cell's value in it."""
    value = column.get(line)
    if column.kind is CellKind.CHOICE:
        choice = ChoiceEditor(parent, column)
        choice.setCurrentIndex(max(0, choice.findData(value)))
        return choice
    read, text = _ways(column, line, today)
    editor = CellEditor(parent, column, read)
    editor.setText(text)
    editor.selectAll()
    return editor


def _ways(
    column: Column[Any], line: Any, today: Callable[[], date]
) -> tuple[Callable[[str], Any], str]:
    """How an editor's text becomes a value, and the text it begins with."""
    value = column.get(line)
    match column.kind:
        case CellKind.DAY:
            read = reading.past_day if column.past else reading.read_day
            return (lambda text: read(text, today())), reading.day_for_typing(value)
        case CellKind.MONEY:
            amount = value[0] if isinstance(value, tuple) and value else value or None
            currency = amount.currency if isinstance(amount, Money) else _currency(column, line)
            begun = money(amount) if isinstance(amount, Money) else ""
            return (lambda text: reading.read_amount(text, currency)), begun
        case CellKind.NUMBER:
            # As it is written in the user's locale, or it could not be read back.
            begun = "" if value is None else number(value, 6)
            return reading.read_figure, begun
        case CellKind.TAGS:
            return _tags, ", ".join(value)
        case _:
            return _words, value if type(value) is str else column.words(line)


def _currency(column: Column[Any], line: Any) -> str:
    return column.currency(line) if column.currency is not None else "EUR"


def _words(text: str) -> str:
    return one_line(text).strip()  # what is pasted may have several lines


def _tags(text: str) -> tuple[str, ...]:
    parts = (part.strip() for part in text.split(","))
    return tuple(dict.fromkeys(part for part in parts if part))

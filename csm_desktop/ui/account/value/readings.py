"""The readings of one metric: typed in here or imported, corrected where they stand."""

from collections.abc import Callable, Sequence
from datetime import date
from decimal import Decimal
from typing import Any

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout

from csm_desktop.app.value.view import Measured
from csm_desktop.domain.records.metrics import Reading
from csm_desktop.errors import UserError
from csm_desktop.ui import theme
from csm_desktop.ui.account.value.tables import reading_columns
from csm_desktop.ui.widgets import Card, Table, Text
from csm_desktop.ui.widgets.button import Button, bin_of
from csm_desktop.ui.widgets.fields import NumberField, TextField
from csm_desktop.ui.widgets.fields.base import Field
from csm_desktop.ui.widgets.layout.contents import nest
from csm_desktop.ui.widgets.near_days import PastDayField
from csm_desktop.ui.widgets.table.in_card import put_in_card
from csm_desktop.wording import tr

Add = Callable[[date, Decimal, str], object]
Edit = Callable[[Reading, str, Any], None]
Remove = Callable[[Sequence[Reading]], object]


class Readings(Card):
    """A line to type a reading in, and the readings beneath it. Enter adds, Del removes."""

    def __init__(self, today: Callable[[], date], add: Add, edit: Edit, remove: Remove) -> None:
        super().__init__(tr("Readings"))
        self._add, self._remove, self._today = add, remove, today
        self._unit = ""
        self._metric = 0
        self.on = PastDayField(tr("Day of the reading"), today=today)
        self.value = NumberField(tr("Value"), hint=tr("Value"))
        self.source = TextField(tr("From where"), hint=tr("From where"))
        self.button = Button(tr("Add"), self.add_reading)
        self._fields: tuple[Field[Any, Any], ...] = (self.on, self.value, self.source)
        for field in self._fields:
            field.editor.setMinimumWidth(theme.px(72))
            field.editor.installEventFilter(self)
        self.refusal = Text("", "caption", colour="error", wrap=True)
        self.refusal.hide()
        row = QHBoxLayout()
        theme.spaced(row)
        for field in self._fields:
            row.addWidget(field, 5 if field is self.source else 4, Qt.AlignmentFlag.AlignTop)
        row.addWidget(self.button, 0, Qt.AlignmentFlag.AlignTop)
        self.table: Table[Reading] = Table(
            tr("Readings"), reading_columns(lambda: self._unit), edit=edit, today=today,
            opens=False, compact=True, many=True,
        )  # fmt: skip
        self.table.setMinimumHeight(theme.px(128))
        self.gone = bin_of(tr("Readings"), self.remove_selected)
        self.table.chosen.connect(lambda: self.gone.setEnabled(bool(self.table.selection)))
        self.table.on_delete(self.remove_selected)
        if self.header is not None:
            self.header.add(self.gone)
        column = QVBoxLayout()
        theme.spaced(column)
        nest(column, row)
        column.addWidget(self.refusal)
        self.add_layout(column)
        put_in_card(self, self.table, 1)

    def show_metric(self, measured: Measured) -> None:
        """Show the readings of a metric; another metric's half-typed reading is let go."""
        if measured.metric.id != self._metric:
            self._metric = measured.metric.id
            self._clear()
        self._unit = measured.metric.unit
        self.value.editor.setPlaceholderText(measured.metric.unit or tr("Value"))
        self.table.set_lines(measured.entered)

    def add_reading(self) -> None:
        """Save what was typed; without a day it is today's."""
        if [field for field in self._fields if not field.commit()]:
            return
        if self.value.stored is None:
            self._say(UserError(tr("A reading needs a value."), ""))
            self.value.setFocus()
            return
        try:
            self._add(self.on.stored or self._today(), self.value.stored, self.source.stored)
        except UserError as refusal:
            self._say(refusal)
            return
        self._clear()
        self.value.setFocus()

    def remove_selected(self) -> None:
        """Take the selected readings out."""
        chosen = self.table.selection
        if chosen and not self.table.grid.is_editing:
            self._remove(chosen)

    def _say(self, refusal: UserError) -> None:
        self.refusal.setText(f"{refusal.title} {refusal.advice}".strip())
        self.refusal.show()

    def _clear(self) -> None:
        self.refusal.hide()
        self.on.stored, self.value.stored, self.source.stored = None, None, ""
        for field in self._fields:
            field.revert()

    def eventFilter(self, editor: QObject, event: QEvent) -> bool:
        """Enter in any of the three adds the reading."""
        enter = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
        pressed = event.type() is QEvent.Type.KeyPress
        if pressed and isinstance(event, QKeyEvent) and event.key() in enter:
            self.add_reading()
            return True
        return super().eventFilter(editor, event)

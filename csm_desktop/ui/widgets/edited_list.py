"""A list that is kept where it stands: a heading, a table edited in place, a line that adds."""

from collections.abc import Callable, Sequence
from datetime import date
from typing import Generic

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence, QResizeEvent, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from csm_desktop.domain.text.message import say
from csm_desktop.errors import UserError
from csm_desktop.ui import theme
from csm_desktop.ui.widgets.button import Button, bin_of
from csm_desktop.ui.widgets.card import SectionHeader
from csm_desktop.ui.widgets.layout.contents import nest
from csm_desktop.ui.widgets.table import Column, Table
from csm_desktop.ui.widgets.table.columns import L
from csm_desktop.ui.widgets.table.in_card import around
from csm_desktop.ui.widgets.table.model import Edit
from csm_desktop.ui.widgets.text import Text, empty
from csm_desktop.wording import render

_MOST_ROWS = 30
_FIELD = 560  # px


def fit_height(table: Table[L]) -> None:
    """Make a table as high as its lines, so that the page scrolls; a very long one scrolls too."""
    head = table.grid.horizontalHeader()
    height = min(table.model.rowCount(), _MOST_ROWS) * theme.row() + head.sizeHint().height() + 2
    if head.length() > table.width() - 2:
        height += table.grid.horizontalScrollBar().sizeHint().height()
    table.setFixedHeight(height)


class EditedList(QWidget, Generic[L]):
    """`add(words)` makes a line of what was typed and returns its id; `remove(line)` takes one out.

    The table is as high as its lines, so that the page scrolls and not the table. `hint` stands in
    the line that adds, `nothing` in the place of the table while there are no lines.
    """

    chosen = Signal()

    def __init__(  # noqa: PLR0913 -- options are keywords
        self,
        title: str,
        columns: Sequence[Column[L]],
        *,
        edit: Edit[L],
        add: Callable[[str], int],
        remove: Callable[[L], object],
        hint: str,
        nothing: str,
        today: Callable[[], date],
        framed: bool = True,
    ) -> None:
        """Not `framed`, it stands in a card, which is its frame (`Card.add_wide`)."""
        super().__init__()
        self.title = title
        self._add, self._remove = add, remove
        self.header = SectionHeader(title, role="strong")
        self.bin = bin_of(title, self.remove)
        self.header.add(self.bin)
        self.table: Table[L] = Table(title, columns, edit=edit, today=today, opens=False)
        self.table.chosen.connect(lambda: self.bin.setEnabled(bool(self.table.selection)))
        self.table.chosen.connect(self.chosen)
        self.nothing = Text(nothing, colour="secondary", wrap=True)
        self.new = QLineEdit()
        self.new.setPlaceholderText(hint)
        self.new.setAccessibleName(render(say("Add to: {title}", title=title)))
        self.new.returnPressed.connect(self._enter)
        # A refusal is about the words that were there; with others it is old.
        self.new.textEdited.connect(lambda _: self._say(""))
        self.note = Text(role="caption", colour="error", wrap=True)
        self.note.hide()
        self._foot = QHBoxLayout()
        self._foot.setSpacing(theme.px(theme.S))
        self.new.setMaximumWidth(theme.px(_FIELD))
        self._foot.addWidget(self.new, 1)
        self._foot.addStretch(0)
        column = QVBoxLayout(self)
        theme.spaced(column, gap=theme.S)
        above, beneath = QVBoxLayout(), QVBoxLayout()
        for part in (above, beneath):
            theme.spaced(part, gap=theme.S)
        if not framed:
            self.table.drop_frame()
            for part in (above, beneath):
                part.setContentsMargins(around(), 0, around(), 0)
        above.addWidget(self.header)
        above.addWidget(self.nothing)
        nest(column, above)
        column.addWidget(self.table)
        nest(beneath, self._foot)
        beneath.addWidget(self.note)
        nest(column, beneath)
        delete = QShortcut(QKeySequence(Qt.Key.Key_Delete), self.table.grid)
        # In the list alone: Delete in the field beneath takes a letter.
        delete.setContext(Qt.ShortcutContext.WidgetShortcut)
        delete.activated.connect(self.remove)

    def offer(self, button: Button) -> None:
        """Put another way of adding beside the line."""
        self._foot.insertWidget(1, button)

    def show_lines(self, lines: Sequence[L], aside: str = "") -> None:
        """Show what there is now."""
        self.table.set_lines(lines)
        self.table.setVisible(bool(lines))
        self.nothing.setVisible(not lines)
        self.bin.setVisible(bool(lines))
        self.header.set_aside(aside)
        fit_height(self.table)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        fit_height(self.table)

    def remove(self) -> None:
        """Take the selected line out; undo brings it back."""
        for line in self.table.selection:
            self._remove(line)

    def _enter(self) -> None:
        if not self.new.text().strip():
            return
        try:
            made = self._add(self.new.text().strip())
        except UserError as refusal:
            self._say(f"{refusal.title} {refusal.advice}".strip())
            return
        empty(self.new)
        self.table.select(made)

    def _say(self, words: str) -> None:
        self.note.setText(words)
        self.note.setVisible(bool(words))

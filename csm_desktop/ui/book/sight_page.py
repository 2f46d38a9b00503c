"""The Book as it was left: painted while the book is being opened, gone once its page is there.

It looks as the page does, by the same table, cards and chips, over words that were kept. Nothing in
it answers: what could be done in it would be done before anybody knows that the book is whole.
"""

from collections.abc import Callable
from datetime import date
from functools import partial
from pathlib import Path
from typing import Any

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QLineEdit, QSizePolicy, QVBoxLayout, QWidget

from csm_desktop.app.lists.sight import Sight, SightColumn, SightRow, sight_of
from csm_desktop.domain.records.health import Band
from csm_desktop.ui import theme
from csm_desktop.ui.widgets.button import Button, IconButton
from csm_desktop.ui.widgets.chip import Chip, ChipRow
from csm_desktop.ui.widgets.key_figures import KeyFigures
from csm_desktop.ui.widgets.layout.flow import ButtonBar
from csm_desktop.ui.widgets.table import CellKind, Column, Table
from csm_desktop.wording import tr

_FILTER, _LEAST = 232, 112  # px of the filter's field: where there is room, and at least


class FilterRoom(QLineEdit):
    """A line with the room of the Book's filter: whatever stands in it, it pushes nobody aside."""

    def __init__(self) -> None:
        super().__init__()
        self.setPlaceholderText(tr("Filter"))
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        return QSize(theme.px(_FILTER), super().sizeHint().height())

    def minimumSizeHint(self) -> QSize:
        return QSize(theme.px(_LEAST), super().minimumSizeHint().height())


def seen_in(book: Path, today: date) -> QWidget | None:
    """The Book as it was left in a book that is not open yet; None where that is not known."""
    sight = sight_of(book, today)
    try:
        return SightPage(sight) if sight is not None else None
    except (ValueError, TypeError, LookupError, AttributeError):  # values that no page of ours has
        return None


class SightPage(QWidget):
    """The page from what was kept of it."""

    def __init__(self, sight: Sight) -> None:
        super().__init__()
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self._figures = KeyFigures()
        self._figures.say(sight.figures)
        self._views = ChipRow(tr("Saved views"), sight.chips)
        if sight.view in self._views.keys:
            self._views.choose(sight.view)
        self.table = _table(sight)
        column = QVBoxLayout(self)
        theme.spaced(column, margin=theme.XL, gap=theme.M)
        theme.edged(column)
        column.addWidget(self._figures)
        column.addWidget(ButtonBar(self._views, _ends(sight)))
        column.addWidget(self.table, 1)
        for part in self.findChildren(QWidget):
            part.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        # The keyboard is with nobody else; there is nothing that Tab could stop at.
        self.setFocusPolicy(Qt.FocusPolicy.ClickFocus)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """As the page does where there is hardly room for the table."""
        super().resizeEvent(event)
        is_low = self.height() < theme.px(theme.LOW)
        self._figures.setVisible(not is_low)
        self._views.fold(is_low)


def _ends(sight: Sight) -> tuple[QWidget, ...]:
    mine = Chip(tr("Only mine"))
    mine.setChecked(sight.is_mine)
    icons = (
        ("chart-bar", tr("Charts of the accounts shown")),
        ("columns", tr("Columns")),
        ("file-import", tr("Import…")),
    )
    return (
        mine,
        FilterRoom(),
        *(IconButton(icon, name, _nothing) for icon, name in icons),
        Button(tr("New account"), kind="primary"),
    )


def _table(sight: Sight) -> Table[SightRow]:
    columns = [_column(index, each) for index, each in enumerate(sight.columns)]
    table: Table[SightRow] = Table(tr("Accounts"), columns)
    # Lines out of sight are empty, and one for all: the bar at the side is as long as it will be.
    lines = [SightRow(-1, 0, ())] * sight.total
    for row in sight.rows:
        lines[row.place] = row
    table.columns.stand([each.width for each in sight.columns], sight.room)
    table.set_lines(lines)
    table.model.sort_by(sight.sort, sight.descending)
    table.select(sight.current)
    return table


def _column(index: int, seen: SightColumn) -> Column[SightRow]:
    kind = CellKind(seen.kind)
    return Column(
        seen.key,
        seen.title,
        partial(_drawn, index, kind),
        kind,
        show=partial(_words, index),
        sort=_in_order,
        late=partial(_is_late, index),
        internal=seen.internal,
    )


def _in_order(_: SightRow) -> int:
    """They come as they were sorted; the head shows by what."""
    return 0


def _words(index: int, row: SightRow) -> str:
    return row.cells[index][0] if row.cells else ""


def _is_late(index: int, row: SightRow) -> bool:
    return bool(row.cells) and row.cells[index][2]


def _drawn(index: int, kind: CellKind, row: SightRow) -> Any:
    """What a picture in a cell is drawn from; plain values are all that is kept."""
    value = row.cells[index][1] if row.cells else None
    if value is None:
        return None
    if kind is CellKind.BAND:
        return Band(value), None
    if kind is CellKind.SPARKLINE:
        return tuple(value[0]), Band(value[1])
    return tuple(value) if isinstance(value, list) else value


def plain(kind: CellKind, value: Any) -> Any:
    """Of a cell's value what its picture is drawn from, as plain values; None of one in words."""
    if value is None or kind not in _PLAIN:
        return None
    return _PLAIN[kind](value)


_PLAIN: dict[CellKind, Callable[[Any], Any]] = {
    CellKind.BAND: lambda value: value[0].value,
    CellKind.SPARKLINE: lambda value: [list(value[0]), value[1].value],
    CellKind.DOTS: int,
    CellKind.BAR: float,
    CellKind.TAGS: list,
    CellKind.CHECK: bool,
}


def _nothing() -> None:
    """What a button does that cannot be pressed."""

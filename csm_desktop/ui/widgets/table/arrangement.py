"""How a table's columns stand: order, widths, which are shown, and what they are sorted by."""

import math
from collections.abc import Sequence
from datetime import date
from functools import lru_cache
from typing import Any

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QMenu, QWidget

from csm_desktop.domain.text.message import say
from csm_desktop.ui import theme
from csm_desktop.ui.theme import paint
from csm_desktop.ui.widgets.layout.letters import give_letters_in
from csm_desktop.ui.widgets.table.cells import PADDING
from csm_desktop.ui.widgets.table.columns import TEXTS, TRAILING, CellKind, Column
from csm_desktop.ui.widgets.table.grid import Grid
from csm_desktop.ui.widgets.table.model import LineModel
from csm_desktop.ui.widgets.table.widths import Wish, fitted
from csm_desktop.wording import Voice, render, short_day, tr, voice

_SAMPLE = 40  # lines by which columns are measured
_MOST_NEEDED = 360  # px; longer words may be cut
_LOCK, _LIST, _ARROW = 18, 20, 14  # px for the marks of a head, for the sign of a list
_WORDED = TEXTS - {CellKind.TAGS} | TRAILING
_WIDEST = 2_000  # px
State = dict[str, Any]
_KINDS = {"order": list, "hidden": list, "widths": dict, "sort": str, "descending": bool}


class Arrangement(QObject):
    """Arranges the columns of one grid; `changed` says that its state is worth keeping."""

    changed = Signal()

    def __init__(self, grid: Grid, model: LineModel[Any], parent: QObject) -> None:
        super().__init__(parent)
        self._grid, self._model = grid, model
        self._widths: dict[str, int] = {column.key: column.width for column in model.columns}
        self._fitting = False
        self._sample: list[Any] = []
        self._known: list[Any] = []
        self._sorted_by = ""
        self._needs: dict[tuple[str, int], tuple[int, int, int]] = {}
        self._standing: tuple[list[int], int] = ([], 0)
        model.modelReset.connect(self._measure)
        grid.resized.connect(self._fit)
        header = grid.horizontalHeader()
        header.sectionClicked.connect(self._sort_clicked)
        header.sectionResized.connect(self._resized)
        header.sectionMoved.connect(lambda *_: self.changed.emit())
        for index, column in enumerate(model.columns):
            self._hide(index, column.hidden)

    def set_columns(self, columns: Sequence[Column[Any]], state: State) -> None:
        """Take other columns, and stand as `state` says; a column of which it says nothing stands
        as it was made."""
        self._fitting = True  # the head tells of columns that come and go: no hand moved them
        self._model.set_columns(columns)
        self._fitting = False
        self._sample = []  # the lines may be of a book that is gone: the next ones are measured
        self._needs.clear()
        self._widths = {c.key: self._widths.get(c.key, c.width) for c in columns}
        for index, column in enumerate(columns):
            self._hide(index, column.hidden)
        known, hidden = state.get("order"), state.get("hidden")
        if isinstance(known, list) and isinstance(hidden, list):
            fresh = [c.key for c in columns if c.hidden and c.key not in known]
            state = state | {"hidden": [*hidden, *fresh]}
        self.restore(state)

    def stand(self, widths: Sequence[int], room: int) -> None:
        """Let the columns have these widths where the table has this room (px): they were fitted to
        it, and to lines that are not all here."""
        self._standing = [*widths], room
        self._fit()

    def _sort_by(self, key: str, descending: bool = False) -> None:
        self._model.sort_by(key, descending)
        self.changed.emit()

    def _sort_clicked(self, index: int) -> None:
        column = self._model.columns[index]
        if not column.sortable:
            return
        key, descending = self._model.sorting
        if key != column.key:
            self._sort_by(column.key)
        elif not descending:
            self._sort_by(column.key, True)
        else:
            self._sort_by("")

    def menu(self, parent: QWidget, index: int = -1) -> QMenu:
        """A menu to sort, to choose columns and to move the one at `place`: all the head offers."""
        menu = QMenu(parent)
        self._offer_orders(menu.addMenu(tr("&Sort by")))
        self._offer_columns(menu.addMenu(tr("&Columns")))
        if index >= 0 and self._model.columns[index].title:
            self._offer_moves(menu, index)
        give_letters_in(menu)
        return menu

    def _offer_orders(self, menu: QMenu) -> None:
        key, descending = self._model.sorting
        for column in self._model.columns:
            if column.sortable and column.title:
                action = _tick(menu, column.title, column.key == key)
                action.triggered.connect(lambda _, k=column.key: self._sort_from_menu(k))
        menu.addSeparator()
        for words, down in ((tr("&Ascending"), False), (tr("&Descending"), True)):
            action = menu.addAction(words)
            action.setCheckable(True)
            action.setEnabled(bool(key))
            action.setChecked(bool(key) and descending is down)
            action.triggered.connect(lambda _, d=down: self._sort_by(self._model.sorting[0], d))

    def _offer_columns(self, menu: QMenu) -> None:
        titled = [(index, c) for index, c in enumerate(self._model.columns) if c.title]
        for index, column in titled:
            action = _tick(menu, column.title, not self._grid.isColumnHidden(index))
            action.setEnabled(index != titled[0][0])  # a row without its name says nothing
            action.triggered.connect(lambda on, p=index: self.show(p, on))

    def _offer_moves(self, menu: QMenu, index: int) -> None:
        """The column's neighbours; the keys shown are the grid's own."""
        column = self._model.columns[index].title
        ways = (
            (say("Move {column} left", column=column), -1, "Ctrl+Shift+Left"),
            (say("Move {column} right", column=column), 1, "Ctrl+Shift+Right"),
        )
        menu.addSeparator()
        for words, step, key in ways:
            shown = QKeySequence(key).toString(QKeySequence.SequenceFormat.NativeText)
            action = menu.addAction(f"{render(words).replace('&', '&&')}\t{shown}")
            by = -step if self._grid.isRightToLeft() else step
            action.triggered.connect(lambda _, b=by: self._grid.move_column(index, b))

    def show(self, index: int, shown: bool = True) -> None:
        """Show or hide a column."""
        self._hide(index, not shown)
        self._fit()
        self.changed.emit()

    def _hide(self, index: int, hidden: bool) -> None:
        """A column that goes tells of a width of nothing: that is not the user's hand."""
        self._fitting = True
        self._grid.setColumnHidden(index, hidden)
        self._fitting = False

    def _sort_from_menu(self, key: str) -> None:
        self._sort_by(key, self._model.sorting[1] if self._model.sorting[0] else False)

    def _resized(self, index: int, _: int, width: int) -> None:
        if self._fitting:
            return
        share = theme.px(1000) / 1000
        self._widths[self._model.columns[index].key] = round(width / share)
        self._fit()
        self.changed.emit()

    def _fit(self) -> None:
        """Give every column its width, and the stretching one what is left."""
        seen = [
            (index, column)
            for index, column in enumerate(self._model.columns)
            if not self._grid.isColumnHidden(index)
        ]
        room = self._grid.viewport().width()
        widths, stood_in = self._standing
        if stood_in != room or len(widths) != len(seen):
            wishes = [self._wish(column) for _, column in seen]
            widths = fitted(wishes, room, theme.px(1000) / 1000)
        # Setting widths tells of resized columns: that is not the user's hand.
        self._fitting = True
        for (index, _), width in zip(seen, widths, strict=True):
            self._grid.setColumnWidth(index, width)
        self._fitting = False

    def _wish(self, column: Column[Any]) -> Wish:
        kept = self._widths[column.key]
        width = theme.px(kept)
        head, words, must = self._needed(column)
        head += theme.px(_ARROW) if column.key == self._model.sorting[0] else 0
        most = theme.px(_MOST_NEEDED)
        # Half a number is another one, so it comes as early as a title.
        first = max(head, words) if column.kind in TRAILING else head
        is_measured = self._sample and column.kind in _WORDED
        return Wish(
            width,
            min(max(head, words), most) if is_measured else max(head, width),
            stretches=column.stretch,
            names=column.kind is CellKind.STRONG,
            is_free=column.stretch or kept == column.width,
            head=min(first, most),
            must=must,
        )

    def _needed(self, column: Column[Any]) -> tuple[int, int, int]:
        """What the head and the first lines of a column take, and what of it they never go without,
        each in px."""
        place = column.key, theme.px(1000)
        known = self._needs.get(place)
        if known is None:
            around = theme.px(2 * PADDING) + 1
            head = paint.width_of(column.title, theme.font("caption_strong"))
            head += theme.px(_LOCK) if column.internal else 0
            wide = math.ceil(self._words_take(column)) + around
            # A column without a title, such as one of ticks, has nothing to show at its head.
            head = math.ceil(head) + around if column.title else 0
            must = wide if self._tells_days(column) else 0
            known = self._needs[place] = head, wide, must
        return known

    def _tells_days(self, column: Column[Any]) -> bool:
        """Whether a column holds days: also one that is typed like a text, and sorted by them."""
        if column.kind is CellKind.DAY or column.sort is None or column.kind not in _WORDED:
            return column.kind is CellKind.DAY
        told = ((column.sort(line), column.words(line)) for line in self._sample)
        days = [(on, words) for on, words in told if isinstance(on, date)]
        return bool(days) and all(words == short_day(on, with_year=True) for on, words in days)

    def _words_take(self, column: Column[Any]) -> float:
        if column.kind not in _WORDED:
            return 0
        painter, model = self._grid.cells, self._model
        told = [model.words(line, column) for line in self._sample]
        if told and column.kind is CellKind.DAY and column.show is None:
            told += _days_of_a_year(voice())  # the widest may stand in a line further down
        sign = theme.px(_LIST) if column.drop_down else 0
        return max((painter.needed(column, words) + sign for words in told), default=0)

    def _measure(self) -> None:
        """Other lines have come, or an arrow to another head: measure anew what columns need."""
        sample = list(self._model.all_lines[:_SAMPLE])
        sorted_by = self._model.sorting[0]
        if sample != self._known:
            self._known = self._sample = sample
            self._needs.clear()
        elif sorted_by == self._sorted_by:
            return
        self._sorted_by = sorted_by
        self._fit()

    def state(self) -> State:
        """Columns, widths and order as plain values, for `restore` at the next start."""
        header = self._grid.horizontalHeader()
        columns = self._model.columns
        order = [columns[header.logicalIndex(seen)].key for seen in range(len(columns))]
        hidden = [c.key for p, c in enumerate(columns) if self._grid.isColumnHidden(p)]
        key, descending = self._model.sorting
        return {
            "order": order,
            "hidden": hidden,
            "widths": dict(self._widths),
            "sort": key,
            "descending": descending,
        }

    def restore(self, state: State) -> None:
        """Take up a state again; what it says of columns that are gone, or that cannot be, is
        passed over."""
        # From a file that anybody can edit: only values of the right kind are taken.
        state = {name: value for name, value in state.items() if type(value) is _KINDS.get(name)}
        known = {column.key for column in self._model.columns}
        widths = state.get("widths", {})
        self._widths |= {
            key: wide
            for key, wide in widths.items()
            if key in known and type(wide) is int and 20 <= wide <= _WIDEST
        }
        header = self._grid.horizontalHeader()
        for seen, key in enumerate(_words(state.get("order", []), known)):
            header.moveSection(header.visualIndex(self._model.place_of(key)), seen)
        hidden = set(_words(state.get("hidden", []), known))
        for index, column in enumerate(self._model.columns):
            if "hidden" in state:
                # The first column is the line's name, and stays.
                self._hide(index, column.key in hidden and index > 0)
        if state.get("sort", "") in known | {""}:
            self._model.sort_by(state.get("sort", ""), bool(state.get("descending", False)))
        self._fit()


@lru_cache(maxsize=8)
def _days_of_a_year(_: Voice) -> list[str]:
    return [short_day(date(2028, month, 28), with_year=True) for month in range(1, 13)]


def _words(kept: list[Any], known: set[str]) -> list[str]:
    """Those of the kept words that are columns, each once."""
    return list(dict.fromkeys(each for each in kept if isinstance(each, str) and each in known))


def _tick(menu: QMenu, title: str, ticked: bool) -> QAction:
    """An entry that is on or off, called exactly by its title."""
    action = menu.addAction(title.replace("&", "&&"))
    action.setCheckable(True)
    action.setChecked(ticked)
    return action

"""The lines of a table: a plain list, sorted and filtered in Python, shown by a reset.

A QSortFilterProxyModel needs 370 ms for 5,000 rows and 8 s for 100,000; the list needs
1.5 and 70 ms (docs/decisions/006). Nothing here changes a line: an edit asks the use case, and what
that saved comes back with the next `set_lines`.
"""

from collections.abc import Callable, Sequence
from itertools import compress, count, repeat
from operator import attrgetter, is_not, not_
from typing import Any, Generic, cast

from PySide6.QtCore import (
    QAbstractTableModel,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    Qt,
)

from csm_desktop.domain.text.plain_letters import plain_letters
from csm_desktop.errors import UserError
from csm_desktop.ui.lifetimes import Later
from csm_desktop.ui.widgets.table.alike import apart
from csm_desktop.ui.widgets.table.columns import SEARCHED, TRAILING, CellKind, Column, L

Index = QModelIndex | QPersistentModelIndex
_LEADING = Qt.AlignmentFlag.AlignLeading | Qt.AlignmentFlag.AlignVCenter
_TRAILING = Qt.AlignmentFlag.AlignTrailing | Qt.AlignmentFlag.AlignVCenter
_BETWEEN = "\x1e"
_MANY, _PORTION = 500, 50  # lines
_REST_MS = 20
_ANSWERS_KEPT = 12
_ID = attrgetter("id")
Edit = Callable[[L, str, Any], None]


class LineModel(QAbstractTableModel, Generic[L]):
    """Lines under columns. `edit(line, key, value)` is the use case that saves a cell.

    It raises UserError where the value can not be; `refusal` then holds it, for the view to show.
    """

    def __init__(
        self,
        columns: Sequence[Column[L]],
        edit: Edit[L] | None = None,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self.columns = tuple(columns)
        self.refusal: UserError | None = None
        self.edited: int | None = None  # the line of which a cell was edited last
        self._edit = edit
        self._all: list[L] = []
        self._shown: list[L] = []
        self._rows: dict[int, int] | None = None
        self._sorted: list[int] | None = None
        self._key, self._descending = "", False
        self._filter = ""
        self._found: dict[str, tuple[list[int], list[L]]] = {}
        self._keep: Callable[[L], bool] | None = None
        self._orders: dict[str, list[Any]] = {}
        self._haystacks: list[str] = []
        self._unread: list[int] = []
        self._ahead = Later(self, self._read_ahead, _REST_MS, repeated=True)
        self._words: dict[tuple[int, str], str] = {}

    # what is shown

    def set_lines(self, lines: Sequence[L]) -> None:
        """Show other lines; sort order and filter stay."""
        places = self._replaced(lines)
        if places:
            self._replace(lines, places)
            return
        self.beginResetModel()
        former, self._all = self._all, list(lines)
        self._read_before(former)
        del former  # until here no other line could get the id of one that is gone
        # Sort keys are of the former lines.
        self._orders.clear()
        self._words.clear()
        self._put_in_disorder()
        self._arrange()
        self.endResetModel()
        # Of many lines the words to filter by are read in the pauses.
        if len(self._unread) > _MANY:
            self._ahead.start()
        else:
            self._ahead.stop()

    def _read_before(self, former: list[L]) -> None:
        """Take over the texts of the lines that were there before: of many, an edit leaves nearly
        all as they are, and a list that was read anew has none of them."""
        texts = self._haystacks
        if len(former) > _MANY:
            left, right = apart(former, self._all)
            read = dict(zip(map(id, former[left]), texts[left], strict=True))
            now = list(map(read.get, map(id, self._all[right]), repeat("")))
            self._haystacks = [*texts[: left.start], *now, *texts[left.stop :]]
        else:
            self._haystacks = [""] * len(self._all)
        self._unread = list(compress(count(), map(not_, self._haystacks)))

    def _replaced(self, lines: Sequence[L]) -> list[int]:
        """The places at which a line of many has become another of the same id; none where more
        than that has changed."""
        if len(lines) != len(self._all) or len(lines) <= _MANY:
            return []
        places = list(compress(count(), map(is_not, self._all, lines)))
        is_small = len(places) <= _PORTION
        same = is_small and all(self._all[place].id == lines[place].id for place in places)
        return places if same else []

    def _replace(self, lines: Sequence[L], places: list[int]) -> None:
        """Put these in their places; the other lines are neither read nor painted anew."""
        for place in places:
            line = self._all[place] = lines[place]
            self._haystacks[place] = ""
            for column in self.columns:
                self._words.pop((line.id, column.key), None)
                if column.key in self._orders:
                    self._orders[column.key][place] = column.order(line)
        self._unread = sorted({*self._unread, *places})
        self._put_in_disorder()
        shown = self._arranged()
        rows = list(compress(count(), map(is_not, self._shown, shown)))
        is_same = len(shown) == len(self._shown) and len(rows) <= len(places)
        if is_same and all(self._shown[row].id == shown[row].id for row in rows):
            self._shown = shown
            for row in rows:
                self.dataChanged.emit(self.index(row, 0), self.index(row, len(self.columns) - 1))
            return
        self.beginResetModel()
        self._shown, self._rows = shown, None
        self.endResetModel()

    def set_columns(self, columns: Sequence[Column[L]]) -> None:
        """Show the lines under other columns; the order goes where its column goes."""
        self.beginResetModel()
        self.columns = tuple(columns)
        if self._key not in {column.key for column in columns}:
            self._key, self._descending = "", False
        self._orders.clear()
        self._words.clear()
        self._put_in_disorder()
        self._haystacks = [""] * len(self._all)
        self._unread = list(range(len(self._all)))
        self._arrange()
        self.endResetModel()

    def sort_by(self, key: str, descending: bool = False) -> None:
        """Sort by a column; an empty key gives the order in which the lines came."""
        if (key, descending) == (self._key, self._descending):
            return
        self.beginResetModel()
        self._key, self._descending = key, descending
        self._put_in_disorder()
        self._arrange()
        self.endResetModel()

    def filter_by(self, text: str) -> None:
        """Show only lines whose texts hold every word of `text`, whatever case and accents."""
        text = plain_letters(text)
        if text != self._filter:
            self.beginResetModel()
            self._filter = text
            self._arrange()
            self.endResetModel()

    def keep(self, wanted: Callable[[L], bool] | None) -> None:
        """Show only the lines that a saved view wants; None for all."""
        self.beginResetModel()
        self._keep = wanted
        self._found.clear()
        self._arrange()
        self.endResetModel()

    def count(self, wanted: Callable[[L], bool], text: str) -> int:
        """How many of all lines a view would show with these words in the filter."""
        places: Sequence[int] = range(len(self._all))
        for word in plain_letters(text).split():
            hay = self._hay()
            places = [index for index in places if word in hay[index]]
        return sum(wanted(self._all[index]) for index in places)

    @property
    def sorting(self) -> tuple[str, bool]:
        """The key sorted by (empty: as the lines came) and whether downwards."""
        return self._key, self._descending

    @property
    def is_reading(self) -> bool:
        """Whether texts are still read ahead for the filter."""
        return self._ahead.isActive()

    @property
    def total(self) -> int:
        """How many lines there are, hidden ones too."""
        return len(self._all)

    @property
    def lines(self) -> Sequence[L]:
        """The lines shown, in their order."""
        return self._shown

    @property
    def all_lines(self) -> Sequence[L]:
        """All lines there are, hidden ones too, as they came."""
        return self._all

    @property
    def ordered(self) -> Sequence[L]:
        """All lines, hidden ones too, in the present order."""
        return [self._all[place] for place in self._places()]

    def line_at(self, row: int) -> L:
        """The line in a row."""
        return self._shown[row]

    def row_of(self, line_id: int) -> int | None:
        """The row that shows this id now."""
        if self._rows is None:
            self._rows = dict(zip(map(_ID, self._shown), count()))
        return self._rows.get(line_id)

    def place_of(self, key: str) -> int:
        """The number of a column. Raises ValueError where no column has the key."""
        return [column.key for column in self.columns].index(key)

    def words(self, line: L, column: Column[L]) -> str:
        """What a cell says; found once per line and column, since a paint asks again and again."""
        place = (line.id, column.key)
        known = self._words.get(place)
        if known is None:
            known = self._words[place] = column.words(line)
        return known

    def sentence(self, line: L) -> str:
        """A whole row in one sentence, for screen readers."""
        first = self.columns[0]
        if first.sentence is not None:
            return first.sentence(line)
        said = (self.words(line, column) for column in self.columns)
        return ", ".join(words for words in said if words)

    def _arrange(self) -> None:
        self._shown, self._rows = self._arranged(), None

    def _arranged(self) -> list[L]:
        """The lines to be shown; nobody changes the list, it is shown again as it is."""
        found = self._found.get(self._filter)
        if found is None:
            if len(self._found) >= _ANSWERS_KEPT:
                self._found.pop(next(iter(self._found)))
            found = self._found[self._filter] = self._look(self._filter)
        return found[1]

    def _look(self, text: str) -> tuple[list[int], list[L]]:
        """The places of the lines that hold every word, in the present order, and those of them
        that the view keeps."""
        places, lines = self._places(), self._all
        # A key more can only narrow what the keys before it found.
        begun = [known for known in self._found if text.startswith(known)]
        if begun:
            places = self._found[max(begun, key=len)][0]
        for word in text.split():
            hay = self._hay()
            places = [index for index in places if word in hay[index]]
        shown = list(map(lines.__getitem__, places)) if text or self._key else lines[:]
        return places, list(filter(self._keep, shown)) if self._keep else shown

    def _put_in_disorder(self) -> None:
        """Lines or order are others: what was found among them holds no more."""
        self._sorted = None
        self._found.clear()

    def _places(self) -> list[int]:
        """All lines' places in the present order; kept until lines or order change."""
        if self._sorted is None:
            everything = range(len(self._all))
            if not self._key:
                self._sorted = list(everything)
            else:
                orders = self._order(self._key)
                known = [index for index in everything if orders[index] is not None]
                known.sort(key=orders.__getitem__, reverse=self._descending)
                self._sorted = known + [index for index in everything if orders[index] is None]
        return self._sorted

    def _order(self, key: str) -> list[Any]:
        if key not in self._orders:
            column = self.columns[self.place_of(key)]
            self._orders[key] = [column.order(line) for line in self._all]
        return self._orders[key]

    def _hay(self) -> list[str]:
        """The texts of all lines as they are searched."""
        self._read(len(self._unread))
        return self._haystacks

    def _read(self, number: int) -> None:
        """Read the texts of so many lines more; one call for many is six times as fast."""
        places, self._unread = self._unread[:number], self._unread[number:]
        if places:
            columns = [column for column in self.columns if column.kind in SEARCHED]
            texts = [
                " ".join([column.searched(self._all[index]) for column in columns])
                for index in places
            ]
            whole = _BETWEEN.join([text.replace(_BETWEEN, " ") for text in texts])
            for index, text in zip(places, plain_letters(whole).split(_BETWEEN), strict=True):
                self._haystacks[index] = text

    def _read_ahead(self) -> None:
        """While nothing else is to be done: the first key of a filter finds the texts read."""
        self._read(_PORTION)
        if not self._unread:
            self._ahead.stop()

    # what Qt asks

    def rowCount(self, parent: Index | None = None) -> int:
        return 0 if parent is not None and parent.isValid() else len(self._shown)

    def columnCount(self, parent: Index | None = None) -> int:
        return 0 if parent is not None and parent.isValid() else len(self.columns)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        row = index.row()
        if not 0 <= row < len(self._shown):
            return None
        ask = _ANSWERS.get(role)
        return ask(self, self._shown[row], index.column()) if ask is not None else None

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:
        if orientation is Qt.Orientation.Horizontal and role == Qt.ItemDataRole.DisplayRole:
            return self.columns[section].title
        return None

    def flags(self, index: Index) -> Qt.ItemFlag:
        flags = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable
        if index.isValid() and self._edit and self.columns[index.column()].editable:
            flags |= Qt.ItemFlag.ItemIsEditable
        return flags

    def refusal_at(self, index: Index) -> UserError | None:
        """Why this one cell of an editable column cannot be edited here."""
        column = self.columns[index.column()]
        if column.refusal is None or not column.editable:
            return None
        return column.refusal(self._shown[index.row()])

    def setData(self, index: Index, value: Any, role: int = Qt.ItemDataRole.EditRole) -> bool:
        """Ask the use case to save a cell. The line itself stays: the saved one comes back."""
        self.refusal = None
        column = self.columns[index.column()]
        if role != Qt.ItemDataRole.EditRole or self._edit is None or not column.editable:
            return False
        line = self._shown[index.row()]
        # Typed back to what it was: no act, and no step of undo.
        if column.get(line) == value:
            return True
        self.edited = line.id
        try:
            self._edit(line, column.key, value)
        except UserError as refusal:
            self.refusal = refusal
            return False
        return True

    def toggle(self, index: Index) -> bool:
        """Turn a tick on or off; whether it was saved."""
        column = self.columns[index.column()]
        if column.kind is not CellKind.CHECK:
            return False
        return self.setData(index, not column.get(self._shown[index.row()]))


def _spoken(model: LineModel[Any], line: Any, index: int) -> str:
    column = model.columns[index]
    return model.sentence(line) if index == 0 else f"{column.title}: {model.words(line, column)}"


_ANSWERS: dict[int, Callable[[LineModel[Any], Any, int], Any]] = {
    Qt.ItemDataRole.DisplayRole: lambda m, line, place: m.words(line, m.columns[place]),
    Qt.ItemDataRole.EditRole: lambda m, line, place: m.columns[place].get(line),
    Qt.ItemDataRole.AccessibleTextRole: _spoken,
    Qt.ItemDataRole.TextAlignmentRole: lambda m, _, place: (
        _TRAILING if m.columns[place].kind in TRAILING else _LEADING
    ),
}


def model_of(index: Index) -> "LineModel[Any]":
    """The line model behind an index."""
    return cast("LineModel[Any]", index.model())

"""What a table shows of a line, declared once per column: value, words, order, and how to edit."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import field
from datetime import date
from decimal import Decimal
from enum import StrEnum
from typing import Any, Generic, Protocol, TypeVar

from PySide6.QtGui import QImage

from csm_desktop.domain.records.health import Band
from csm_desktop.domain.records.money import Money
from csm_desktop.domain.text.message import say
from csm_desktop.domain.text.plain_letters import plain_letters
from csm_desktop.errors import UserError
from csm_desktop.ui.widgets.marks import band_words
from csm_desktop.values import dataclass
from csm_desktop.wording import label, moneys, number, percent, render, short_day, tr


class Line(Protocol):
    """Anything a table can list: it has the id of what it stands for."""

    @property
    def id(self) -> int: ...


L = TypeVar("L", bound=Line)


class CellKind(StrEnum):
    """How a cell is painted, aligned and edited, and what its column's `get` returns.

    TEXT, STRONG, QUIET: str (or an enum, or None) · NUMBER: number or None · MONEY: Money, or a
    tuple of one per currency · DAY: date or None · BAND: (Band, score or None) · SPARKLINE:
    (tuple of values, Band) · DOTS: 0 to 3 · BAR: a share 0 to 1 · TAGS: tuple of str · CHECK:
    bool · CHOICE: one of the column's `choices`.
    """

    TEXT = "text"
    STRONG = "strong"
    QUIET = "quiet"
    NUMBER = "number"
    MONEY = "money"
    DAY = "day"
    BAND = "band"
    SPARKLINE = "sparkline"
    DOTS = "dots"
    BAR = "bar"
    TAGS = "tags"
    CHECK = "check"
    CHOICE = "choice"


TEXTS = frozenset({CellKind.TEXT, CellKind.STRONG, CellKind.QUIET, CellKind.TAGS, CellKind.CHOICE})
SEARCHED = TEXTS | {CellKind.BAND}
"""What a filter looks through: what is told in words, and no figures."""
TRAILING = frozenset({CellKind.NUMBER, CellKind.MONEY, CellKind.DAY})


@dataclass(frozen=True)
class Column(Generic[L]):
    """One column of a table over lines of type L.

    `get` is the value: sorted by (unless `sort` says otherwise), edited from, and shown, in the
    words of its kind unless `show` gives others. `width` is px at 100 %; the one column with
    `stretch` takes what is left over. `sentence`, on the first column, is what a row says to a
    screen reader. `late` paints a cell as overdue, `gained` as what rose. `lacks` says that the
    value cannot be used: the cell says so, and is not sorted by it. `internal` puts a lock on the
    head. `hidden` columns are shown only when they are chosen. `choices` are (value, words); a
    `drop_down` looks like the list that it is, and one click opens it. `refusal` says why a cell
    cannot be edited here, before it is opened. `past`: a day typed without its year is the latest
    such one. `faces` are round pictures that stand before the words, by the id of their line. Of a
    `grouped` one words that stand above already are not repeated.
    """

    key: str
    title: str
    get: Callable[[L], Any]
    kind: CellKind = CellKind.TEXT
    width: int = 120
    show: Callable[[L], str] | None = None
    sort: Callable[[L], Any] | None = None
    sortable: bool = True
    editable: bool = False
    sentence: Callable[[L], str] | None = None
    late: Callable[[L], bool] | None = None
    gained: Callable[[L], bool] | None = None
    lacks: Callable[[L], bool] | None = None
    internal: bool = False
    hidden: bool = False
    stretch: bool = False
    choices: Sequence[tuple[Any, str]] = field(default=())
    drop_down: bool = False
    currency: Callable[[L], str] | None = None
    refusal: Callable[[L], UserError | None] | None = None
    past: bool = False
    grouped: bool = False
    faces: Mapping[int, QImage] = field(default_factory=dict)

    def words(self, line: L) -> str:
        """What the cell says."""
        if self.lacks is not None and self.lacks(line):
            return tr("not usable")
        return self.show(line) if self.show is not None else self._said(self.get(line))

    def searched(self, line: L) -> str:
        """What a filter looks through: of a band its name, for its score is a figure."""
        usable = self.lacks is None or not self.lacks(line)
        if self.kind is not CellKind.BAND or self.show is not None or not usable:
            return self.words(line)
        value = self.get(line)
        return "" if value is None else label(value[0])

    def _said(self, value: Any) -> str:
        if value is None:
            return ""
        if self.kind is CellKind.CHOICE:
            return next((words for each, words in self.choices if each == value), "")
        plain = _WORDS.get(self.kind)
        if plain is not None:
            return plain(value)
        return value if type(value) is str else _label(value)

    def order(self, line: L) -> Any:
        """What the line is sorted by here; None sorts last either way."""
        if self.lacks is not None and self.lacks(line):
            return None
        return _ordered(self.sort(line) if self.sort is not None else self.get(line), self.kind)


def _label(value: Any) -> str:
    return label(value) if hasattr(value, "value") else str(value)


def _money_words(value: Any) -> str:
    return moneys(value if isinstance(value, tuple) else (value,))


def _day_words(value: date) -> str:
    return short_day(value, with_year=True)


def _band_words(value: tuple[Band, Decimal | None]) -> str:
    return band_words(*value)


def _spark_words(value: tuple[Sequence[float], Band]) -> str:
    numbers = value[0]
    if not numbers:
        return ""
    first, last = (number(numbers[place]) for place in (0, -1))
    return render(say("{first} to {last}", first=first, last=last))


def _dots_words(value: int) -> str:
    return render(say("{n} of 3", n=value))


_WORDS: dict[CellKind, Callable[[Any], str]] = {
    CellKind.NUMBER: number,
    CellKind.MONEY: _money_words,
    CellKind.DAY: _day_words,
    CellKind.BAND: _band_words,
    CellKind.SPARKLINE: _spark_words,
    CellKind.DOTS: _dots_words,
    CellKind.BAR: percent,
    CellKind.TAGS: ", ".join,
    CellKind.CHECK: lambda value: "✓" if value else "",
}


def _ordered(value: Any, kind: CellKind) -> Any:
    """A value as something that compares with its like; None where there is nothing to compare."""
    if kind in (CellKind.BAND, CellKind.SPARKLINE) and isinstance(value, tuple):
        first, second = value
        # By the last value, which is the one that is read.
        value = second if kind is CellKind.BAND else first[-1] if first else None
    if value is None or value in ("", ()):
        return None
    if isinstance(value, tuple):  # mixed currencies give an order, never a sum that is shown
        is_money = kind is CellKind.MONEY
        return sum(money.amount for money in value) if is_money else plain_letters(" ".join(value))
    if isinstance(value, Money):
        return value.amount
    if isinstance(value, str):
        # Words of a closed list sort as they are shown, not as they are stored.
        return plain_letters(value if type(value) is str else _label(value))
    return value

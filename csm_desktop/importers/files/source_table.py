"""One table of one file, as it is read and before anything is made of it."""

from collections.abc import Mapping, Sequence
from dataclasses import field

from csm_desktop.domain.text.message import Message
from csm_desktop.importers.files.notices import ImportNotice
from csm_desktop.importers.files.set_aside import SetAside
from csm_desktop.importers.files.workbooks import Cell
from csm_desktop.importers.meaning.fields import ListKind
from csm_desktop.values import dataclass


class WholeRows(list[Sequence[Cell]]):
    """Rows of one width that nobody changes any more: several look at them column by column, which
    are put together once."""

    __slots__ = ("_columns",)

    @property
    def columns(self) -> Sequence[Sequence[Cell]]:
        """Their columns; none where there is no row."""
        try:
            return self._columns
        except AttributeError:
            self._columns: Sequence[Sequence[Cell]] = list(zip(*self, strict=True))
            return self._columns


def columns_of(rows: Sequence[Sequence[Cell]], width: int) -> Sequence[Sequence[Cell]]:
    """The columns of rows of so many cells."""
    found = rows.columns if isinstance(rows, WholeRows) else list(zip(*rows, strict=True))
    return found or [()] * width


def column_of(rows: Sequence[Sequence[Cell]], place: int) -> Sequence[Cell]:
    """One of the columns."""
    if isinstance(rows, WholeRows) and rows:
        return rows.columns[place]
    return [row[place] for row in rows]


@dataclass(frozen=True, slots=True)
class Refused:
    """A row that cannot be used: the file's line, the column where one is to blame, and why."""

    line: int
    column: str
    reason: Message
    value: str = ""


@dataclass(frozen=True, slots=True)
class SourceTable:
    """One table of one file.

    `rows[i]` holds a cell per header and stands on line `lines[i]`; text files give text, workbooks
    typed cells. `header_line` is 0 where the file has no header: names are then `Column 1` and on.
    `damaged` rows cannot be read; those that are no data are `set_aside`. Every filled row of the
    file but the header is in one of the three. `places` are the columns' own, from 0; what a sheet
    hides is marked and still here. Of a part of a larger table the kind is known (`holds`,
    `because`); columns that are `spent` have said what they have to say, and why. `measured` is
    what the numbers beneath periods count, where the table says it; `fiscal` is a period of a
    fiscal year of which nobody said when it ends. `belongs` names the account to which rows belong
    that stand below it, by line; `scale` is the top of the scale that all its scores name; `logged`
    is what was counted of a log of events.
    """

    source: str
    sheet: str
    header_line: int
    headers: tuple[str, ...]
    rows: list[Sequence[Cell]]
    lines: list[int]
    damaged: tuple[Refused, ...] = ()
    set_aside: tuple[SetAside, ...] = ()
    encoding: str = ""
    delimiter: str = ""
    places: tuple[int, ...] = ()
    hidden_lines: frozenset[int] = frozenset()
    hidden_columns: frozenset[str] = frozenset()
    is_hidden: bool = False
    notices: tuple[ImportNotice, ...] = ()
    rivals: tuple[tuple[str, str], ...] = ()
    holds: ListKind | None = None
    because: Message | None = None
    spent: Mapping[str, Message] = field(default_factory=dict)
    measured: str = ""
    fiscal: str = ""
    scale: str = ""
    logged: str = ""
    belongs: Mapping[int, str] = field(default_factory=dict)

    @property
    def rows_in(self) -> int:
        """The filled rows of the file, but for the line of names."""
        return len(self.rows) + len(self.damaged) + len(self.set_aside)

    @property
    def place(self) -> str:
        """Where this is, for a report: the file, and the sheet where there are several."""
        return f"{self.source} [{self.sheet}]" if self.sheet else self.source

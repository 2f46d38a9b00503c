"""The import plan: what a file would bring, for a person to read before anything is stored.

Every filled row of the file but the header is in exactly one place: ready, refused, a repeat of an
earlier row, or set aside because it is no data. The plan knows nothing of the book; whether an
account is known already is found when it is applied.
"""

from collections.abc import Collection, Iterator, Mapping, Sequence
from datetime import date
from typing import Any, overload

from csm_desktop.domain.records.accounts import CustomField
from csm_desktop.domain.records.settings import ListProfile
from csm_desktop.domain.text.message import Message
from csm_desktop.importers.files.hidden_parts import NOTHING_HIDDEN, HiddenParts
from csm_desktop.importers.files.notices import ImportNotice as ImportNotice  # noqa: PLC0414
from csm_desktop.importers.files.set_aside import SetAside
from csm_desktop.importers.files.source_table import Refused
from csm_desktop.importers.files.workbooks import Cell
from csm_desktop.importers.meaning.fields import ListKind
from csm_desktop.importers.meaning.mapping import Mapped
from csm_desktop.importers.meaning.systems import SystemLook
from csm_desktop.values import dataclass


@dataclass(frozen=True, slots=True)
class Options:
    """What the user settles for a file; empty values leave it to the file.

    `columns` maps a header to a field's key, to `custom`, or to an empty string for "left out".
    `date_order` is `dmy`, `mdy` or `ymd`, `decimal` is `.` or `,`, `currency` an ISO 4217 code.
    With `columns_may_lack`, a header of `columns` may be another file's. `sheets` says of a
    workbook's sheets what each holds, None that it is left out; the others stay as recognised.
    `hidden` is `take` where rows, columns and sheets that a workbook hides are wanted.
    `metric` names what the month or quarter columns of a table measure, `scale` is `same`, a
    factor such as `x60` or `/100` for readings that disagree with the book's, `answers` or
    `score` of an NPS, or the top of a CSAT, `combine` what becomes of several rows of a day.
    `status` is what words mean that we do not have for a status (`active`, `ended` or `leave`),
    `discount` whether ARR beside one is `paid` or is `reduced` by it.
    `invoices_are` is for which time invoices are that name none: `monthly`, `quarterly`, `yearly`,
    `one-off`, or as their `dates` tell.
    `fiscal_year` is the month, 1 to 12, with which fiscal years begin, with `-start` behind it
    where they are named after the year in which they begin.
    `amounts` says of raw amounts of a billing system that they count `cents`, or are `whole`;
    `billed` how often a price is due that names no interval: `monthly`, `quarterly`,
    `half-yearly`, `yearly`, once a `term`, or `leave`; `percents` whether the fractions of a
    column of percent are `shares` of one, or `percent` as all others; `group_arr` whether the ARR
    of an account that is that of its subsidiaries is their `sum` or its `own`, or its line is to
    `leave`.
    `term` is for how many months total contract values are that name none, or `leave`.
    `without` names rows of a sheet ("" in a file without) that the user leaves out, by their
    keys. `profile` is the name of the one that is to be used; with `without_profile` none is.
    `zone` is the IANA name of the clock that a calendar means where it does not say so.
    `history` names the older sheets that come in as dated history, each with its day (None: the
    one its name tells); "" is every other one whose name tells a day.
    """

    kind: ListKind | None = None
    sheets: Mapping[str, ListKind | None] | None = None
    columns: Mapping[str, str] | None = None
    date_order: str = ""
    decimal: str = ""
    currency: str = ""
    encoding: str = ""
    metric: str = ""
    scale: str = ""
    combine: str = ""
    status: str = ""
    discount: str = ""
    invoices_are: str = ""
    fiscal_year: str = ""
    amounts: str = ""
    billed: str = ""
    percents: str = ""
    group_arr: str = ""
    term: str = ""
    columns_may_lack: bool = False
    hidden: str = ""
    without: Mapping[str, frozenset[int]] | None = None
    profile: str = ""
    without_profile: bool = False
    zone: str = ""
    history: Mapping[str, date | None] | None = None


class ReadyRow:
    """A row that is ready: field keys to values of the domain's types, and the rest as custom.

    Not a dataclass, because ten thousand are made at a time. `values` holds a key for every field
    that a column feeds; None and empty values are fields that this row leaves open. Amounts are
    Decimals of `values["amount_currency"]`, which is empty where the file names none. `cells` is
    the row as it stands in the file. `key` is by what it is left out: its line, unless one line
    gives rows that are told apart.
    """

    __slots__ = ("cells", "custom", "key", "line", "values")

    def __init__(
        self,
        line: int,
        values: dict[str, object],
        custom: tuple[CustomField, ...] = (),
        cells: Sequence[Cell] = (),
        key: int = 0,
    ) -> None:
        self.line, self.key = line, key or line
        self.values = values
        self.custom = custom
        self.cells = cells

    def __eq__(self, other: object) -> bool:
        return isinstance(other, ReadyRow) and (self.line, self.values, self.custom) == (
            other.line, other.values, other.custom,
        )  # fmt: skip

    __hash__ = None  # type: ignore[assignment]

    def __repr__(self) -> str:
        return f"Draft({self.line}, {self.values}, {self.custom})"


class ReadyRows(Sequence[ReadyRow]):
    """Rows that stand as they were read, with what they say field by field: thousands are asked for
    a field at once, and a large list is taken in without making any of its rows.

    A list of which any row was made otherwise is a plain one.
    """

    def __init__(
        self,
        lines: Sequence[int],
        by_field: Mapping[str, Sequence[object]],
        custom: Sequence[tuple[CustomField, ...]],
        cells: Sequence[Sequence[Cell]],
    ) -> None:
        self.lines, self.by_field, self.custom, self.cells = lines, by_field, custom, cells
        self._some: dict[int, ReadyRow] = {}
        self._all: list[ReadyRow] | None = None

    def _every(self) -> list[ReadyRow]:
        """All rows, made when somebody first goes through them."""
        if self._all is None:
            keys, whole = tuple(self.by_field), zip(*self.by_field.values(), strict=True)
            values = (dict(zip(keys, row, strict=True)) for row in whole)
            self._all = list(map(ReadyRow, self.lines, values, self.custom, self.cells))
            # Somebody holds these already.
            for place, row in self._some.items():
                self._all[place] = row
        return self._all

    def _one(self, place: int) -> ReadyRow:
        if self._all is not None:
            return self._all[place]
        if place not in self._some:
            values = {key: column[place] for key, column in self.by_field.items()}
            self._some[place] = ReadyRow(
                self.lines[place], values, self.custom[place], self.cells[place]
            )
        return self._some[place]

    def __len__(self) -> int:
        return len(self.lines)

    def __iter__(self) -> Iterator[ReadyRow]:
        return iter(self._every())

    @overload
    def __getitem__(self, index: int) -> ReadyRow: ...
    @overload
    def __getitem__(self, index: slice) -> list[ReadyRow]: ...
    def __getitem__(self, index: int | slice) -> ReadyRow | list[ReadyRow]:
        places = range(len(self))[index]
        return self._one(places) if isinstance(places, int) else list(map(self._one, places))


def values_of(rows: Sequence[ReadyRow], key: str) -> Sequence[Any]:
    """What each row says of a field; None where it has none."""
    if isinstance(rows, ReadyRows):
        return rows.by_field[key] if key in rows.by_field else [None] * len(rows)
    return [row.values.get(key) for row in rows]


def without_ids(rows: Sequence[ReadyRow]) -> list[bool]:
    """Whether each row has no id of its own in another system."""
    return [not id_ for id_ in values_of(rows, "external_id")]


def fields_of(rows: Sequence[ReadyRow]) -> Collection[str]:
    """The fields that columns of a list feed: all of its rows have the same."""
    if isinstance(rows, ReadyRows):
        return rows.by_field.keys()
    return rows[0].values.keys() if rows else ()


def cells_of(rows: Sequence[ReadyRow]) -> Sequence[Sequence[Cell]]:
    """The rows as they stand in the file."""
    return rows.cells if isinstance(rows, ReadyRows) else [row.cells for row in rows]


def lines_of(rows: Sequence[ReadyRow]) -> Sequence[int]:
    """Where the rows stand in the file."""
    return rows.lines if isinstance(rows, ReadyRows) else [row.line for row in rows]


def custom_of(rows: Sequence[ReadyRow]) -> Sequence[tuple[CustomField, ...]]:
    """What each row says of fields of the user's own."""
    return rows.custom if isinstance(rows, ReadyRows) else [row.custom for row in rows]


@dataclass(frozen=True, slots=True)
class Repeat:
    """A row that says what an earlier row said: the lines of both."""

    line: int
    of_line: int


@dataclass(frozen=True, slots=True)
class Question:
    """Something the file does not settle; `options` are the exact options that would.

    `topic` is `date-order`, `decimal`, `currency`, `encoding`, `profile`, `metric`, `scale`,
    `combine`, `status`, `discount`, `invoices-are`, `fiscal-year`, `term`, `amounts`,
    `billed`, `percents`, `group-arr`, `zone` or `source-system`; options of `profile` and the last
    are whole, of any other topic the word behind it.
    """

    topic: str
    columns: tuple[str, ...]
    text: Message
    options: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class ProfileFit:
    """A profile beside the columns of a list: what of either the other lacks."""

    profile: ListProfile
    missing: tuple[str, ...] = ()
    new: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class ImportPlan:
    """What one table would bring: rows_in = ready + refused + repeats + set aside.

    `system` is the one whose export it looks like; None: a list of no known system. `profile` is
    the one it was read with, `answered` the topics that the user's own word settled, `fitting` the
    headers of columns whose values have the form of their field, `scale` what was said of readings.
    `state_on` is the day of which a sheet tells that has older ones beside it, or is one of them:
    then `newer` names the sheet whose history it is. `told_on` is the day that stands above a list.
    `left_out` are the rows that the user does not want.
    """

    source: str
    sheet: str
    kind: ListKind
    confidence: float
    mapping: tuple[Mapped, ...]
    rows_in: int
    drafts: Sequence[ReadyRow]
    refused: tuple[Refused, ...] = ()
    repeats: tuple[Repeat, ...] = ()
    set_aside: tuple[SetAside, ...] = ()
    questions: tuple[Question, ...] = ()
    remarks: tuple[ImportNotice, ...] = ()
    encoding: str = ""
    header_line: int = 1
    kind_reason: Message | None = None
    system: SystemLook | None = None
    profile: ProfileFit | None = None
    answered: frozenset[str] = frozenset()
    fitting: frozenset[str] = frozenset()
    scale: str = ""
    state_on: date | None = None
    newer: str = ""
    told_on: date | None = None
    left_out: Sequence[ReadyRow] = ()

    @property
    def ready(self) -> int:
        """Rows that can be stored."""
        return len(self.drafts)

    @property
    def place(self) -> str:
        """The file, and the sheet where there are several."""
        return f"{self.source} [{self.sheet}]" if self.sheet else self.source


_MOST_BAD = 4
"""Of so many rows one may be bad: more, and the list itself has been misread or is broken."""


def is_held_back(plans: Sequence[ImportPlan]) -> bool:
    """Whether so many rows of a file's lists are bad that it waits for the user's word.

    A few are refused by name, and the others come in: nobody mends five hundred rows for one.
    """
    # Over all lists of the file: one small sheet of bad rows does not hold a large one back.
    bad = sum(len(plan.refused) for plan in plans)
    return bad * _MOST_BAD > bad + sum(plan.ready for plan in plans)


@dataclass(frozen=True, slots=True)
class LeftSheet:
    """A sheet that is not imported, and why; `headers` are its columns.

    With `is_list` it would be imported if the user had not left it out. It may be an older state of
    the sheet `newer`, of the day `state_on` where its name tells one.
    """

    sheet: str
    rows: int
    reason: Message
    headers: tuple[str, ...] = ()
    is_list: bool = False
    newer: str = ""
    state_on: date | None = None


@dataclass(frozen=True, slots=True)
class FilePlan:
    """A whole file: a plan for each table that can be imported, and the sheets that are left.

    `hidden` is what its reader does not see in a spreadsheet program, taken or not; `options` are
    those that it was read with.
    """

    source: str
    plans: tuple[ImportPlan, ...]
    left: tuple[LeftSheet, ...] = ()
    hidden: HiddenParts = NOTHING_HIDDEN
    options: Options = Options()

    @property
    def questions(self) -> tuple[Question, ...]:
        """Everything the file does not settle, asked once."""
        # A dict keeps each once and in order: sheets of one file ask the same about dates.
        return tuple(dict.fromkeys(question for plan in self.plans for question in plan.questions))

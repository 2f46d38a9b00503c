"""Finds a plan of ours among the sheets of a file, and reads what its rows say now.

Whoever filled it in may have sorted, moved, copied, added and deleted rows, taken columns out or
set new ones between, renamed the sheets, and saved it with any spreadsheet program, or as a text.
So nothing counts but words in cells: the plan's reference above the table, the names of the columns
in any language of ours, and the mark in each row (domain/plan/references.py).
"""

from collections.abc import Iterator, Sequence
from datetime import date, datetime
from functools import cache

from csm_desktop.domain.limits.bounds import DAYS
from csm_desktop.domain.plan.references import (
    SHEET_BEGINS,
    RowReference,
    SheetReference,
    row_reference,
    sheet_reference,
)
from csm_desktop.domain.plan.round_trip import PlanColumn, ReturnedPlan, ReturnedRow, Said
from csm_desktop.domain.records.plan import ActionStatus
from csm_desktop.domain.text.message import say
from csm_desktop.errors import UserError
from csm_desktop.importers.files.foreign import Sheet
from csm_desktop.importers.files.workbooks import Cell
from csm_desktop.importers.refusals import trouble
from csm_desktop.importers.values.dates import read_dates
from csm_desktop.importers.values.shapes import as_text
from csm_desktop.wording import ENGLISH, Voice, catalogues, label, render, tr

_ABOVE = 60  # rows in which the reference and the names of the columns are looked for
_HEADS = 3  # names of columns that make a row the head


class ReturnedPlanError(UserError):
    """The file is no list but a joint impact plan that came back: `plan`."""

    def __init__(self, plan: ReturnedPlan) -> None:
        words = say("{name} is a joint impact plan that came back.", name=plan.file)
        super().__init__(
            render(words),
            tr("Nothing was imported. Import it by itself: what was changed in it is shown first."),
        )
        self.plan = plan


def refuse_returned(sheets: Sequence[Sheet], name: str) -> None:
    """Raise ReturnedPlanError where the sheets of a file are a plan of ours.

    Raises UserError where they are parts of several plans.
    """
    plan = returned_plan(sheets, name)
    if plan is not None:
        raise ReturnedPlanError(plan)


def returned_plan(sheets: Sequence[Sheet], name: str) -> ReturnedPlan | None:
    """What the plan in these sheets says; None where there is none."""
    found = [(reference, sheet) for sheet in sheets if (reference := _reference(sheet)) is not None]
    if not found:
        return None
    if len({(reference.account, reference.made_at) for reference, _ in found}) > 1:
        raise trouble(
            say("{name} holds sheets of several joint impact plans.", name=name),
            say("Nothing was imported. Import each plan as a file of its own."),
        )
    first = found[0][0]
    return ReturnedPlan(
        name,
        first.account,
        first.made_at,
        frozenset(reference.side for reference, _ in found),
        tuple(row for reference, sheet in found for row in _rows(sheet, reference)),
    )


def _reference(sheet: Sheet) -> SheetReference | None:
    for row in sheet.rows[:_ABOVE]:
        for cell in row:
            if isinstance(cell, str) and SHEET_BEGINS in cell:
                return sheet_reference(cell)
    return None


def _rows(sheet: Sheet, reference: SheetReference) -> Iterator[ReturnedRow]:
    places, head = _columns(sheet)
    if PlanColumn.TITLE not in places and PlanColumn.REFERENCE not in places:
        return
    days = _days(sheet, places.get(PlanColumn.DUE_ON))
    for index, row in enumerate(sheet.rows):
        mark = _mark(row, places)
        # A row that was moved above the names of the columns is known by its mark.
        if mark is None and index <= head:
            continue
        said: dict[PlanColumn, Said] = {}
        unread: dict[PlanColumn, str] = {}
        for column, place in places.items():
            if column is PlanColumn.REFERENCE:
                continue
            words = _words(row[place]) if place < len(row) else ""
            said[column] = _value(column, words, days.get(index))
            if words and said[column] is None:
                unread[column] = words
        if mark is not None or said.get(PlanColumn.TITLE):
            line = sheet.lines[index]
            yield ReturnedRow(sheet.shown, line, reference.side, mark, said, unread)


def _value(column: PlanColumn, words: str, day: date | None) -> Said:
    if column is PlanColumn.DUE_ON:
        return day
    if column is PlanColumn.STATUS:
        return _statuses().get(" ".join(words.split()).casefold())
    return words


def _mark(row: Sequence[Cell], places: dict[PlanColumn, int]) -> RowReference | None:
    place = places.get(PlanColumn.REFERENCE)
    if place is None or place >= len(row):
        return None
    return row_reference(as_text(row[place]))


def _columns(sheet: Sheet) -> tuple[dict[PlanColumn, int], int]:
    """Where each column stands, and the index of the row that names them.

    Without its names a table is read by the order in which it was written, from the marks on.
    """
    best: dict[PlanColumn, int] = {}
    head = -1
    names = _names()
    for index, row in enumerate(sheet.rows[:_ABOVE]):
        found: dict[PlanColumn, int] = {}
        for place, cell in enumerate(row):
            column = names.get(" ".join(as_text(cell).split()).casefold())
            if column is not None:
                found.setdefault(column, place)
        if len(found) >= _HEADS and len(found) > len(best):
            best, head = found, index
    if best:
        return best, head
    for index, row in enumerate(sheet.rows):
        for place, cell in enumerate(row):
            if row_reference(as_text(cell)) is not None:
                first = place - len(PlanColumn) + 1  # the mark stands last
                order = enumerate(PlanColumn, first)
                return {column: at for at, column in order if at >= 0}, index - 1
    return {}, head


def _days(sheet: Sheet, place: int | None) -> dict[int, date]:
    """The days of a column by the index of their row; one that may be two days is none."""
    if place is None:
        return {}
    cells = [row[place] if place < len(row) else "" for row in sheet.rows]
    days = read_dates(cells).values
    return {
        index: day
        for index, (day, cell) in enumerate(zip(days, cells, strict=True))
        if day is not None and DAYS.allow(day) and not isinstance(cell, bool)
    }


def _words(cell: Cell) -> str:
    if isinstance(cell, date | datetime):
        return cell.isoformat()
    return as_text(cell).strip()


@cache
def _names() -> dict[str, PlanColumn]:
    """What the columns are called in each language of ours."""
    return {label(column).casefold(): column for _ in _voices() for column in PlanColumn}


@cache
def _statuses() -> dict[str, ActionStatus]:
    """What the statuses are called in each language of ours."""
    return {label(status).casefold(): status for _ in _voices() for status in ActionStatus}


def _voices() -> Iterator[None]:
    """Each language of ours in turn, in force."""
    for voice in (ENGLISH, *map(Voice.of, catalogues())):
        with voice.spoken():
            yield

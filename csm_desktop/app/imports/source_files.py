"""Files that somebody chose, read to plans: calendars, and lists of every other kind; and as bare
columns, for a person to say what they hold where nothing was recognised."""

import gc
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path

from csm_desktop.app.book import Book
from csm_desktop.app.clock import SystemClock
from csm_desktop.app.settings import put_text, text_of
from csm_desktop.domain.records.settings import ListProfile
from csm_desktop.domain.text.instants import is_zone
from csm_desktop.domain.text.message import say
from csm_desktop.errors import UserError
from csm_desktop.importers.calendars.calendar_plan import (
    CalendarClock,
    is_archive_of_files,
    is_calendar,
    read_calendar,
)
from csm_desktop.importers.files.table import read_tables
from csm_desktop.importers.meaning.evidence import profile
from csm_desktop.importers.meaning.headers import words
from csm_desktop.importers.meaning.mapping import LEFT_OUT, Mapped
from csm_desktop.importers.older_files import with_older_files
from csm_desktop.importers.plan import FilePlan, ImportNotice, ImportPlan, Options
from csm_desktop.importers.planner import read_file
from csm_desktop.storage.session import Work
from csm_desktop.values import dataclass
from csm_desktop.wording import render

Progress = Callable[[int, int], None]
_ZONE = "calendar_zone"


def calendar_clock(book: Book) -> CalendarClock:
    """The day of a book, and the zone that was said of calendars that name none."""
    with book.reading() as connection:
        zone = text_of(connection, _ZONE)
    return CalendarClock(book.today(), zone if is_zone(zone) else "")


def remember_zone(work: Work, /, zone: str) -> None:
    """Keep whose clock calendars mean that do not say so: it is asked once."""
    put_text(work, _ZONE, zone)


def read_list(
    path: Path,
    options: Options | None = None,
    progress: Progress | None = None,
    profiles: Sequence[ListProfile] = (),
    clock: CalendarClock | None = None,
) -> FilePlan:
    """What a file would bring; needs no book. Raises UserError (see `importers.planning`).

    `progress` is told some ten times a second how much of the file is read; what it raises then
    stops the reading. `profiles` are those of the book, `clock` its day for what recurs in a
    calendar; without one it is that of the machine.
    """
    with without_collection():
        if is_calendar(path) or is_archive_of_files(path):
            clock = clock or CalendarClock(SystemClock().today())
            reading = read_calendar(path, options or Options(), clock, progress)
            if reading.left or not reading.plans:
                reading = _with_lists(reading, path, options, progress, profiles)
        else:
            reading = read_file(path, options, progress, profiles)
    without = options.without if options else None
    if not without:
        return reading
    plans = tuple(_left_out(plan, without.get(plan.sheet, frozenset())) for plan in reading.plans)
    return replace(reading, plans=plans)


def _with_lists(
    calendars: FilePlan,
    path: Path,
    options: Options | None,
    progress: Progress | None,
    profiles: Sequence[ListProfile],
) -> FilePlan:
    """An archive's calendars, and its lists beside them; what is neither is told.

    Raises UserError where it holds nothing of either.
    """
    try:
        lists = read_file(path, options, progress, profiles)
    except UserError:
        if not calendars.plans:
            raise
        return calendars
    taken = {plan.sheet for plan in calendars.plans}
    left = tuple(sheet for sheet in lists.left if sheet.sheet not in taken)
    return replace(lists, plans=(*lists.plans, *calendars.plans), left=left)


def _left_out(plan: ImportPlan, keys: frozenset[int]) -> ImportPlan:
    """A list without the rows that the user left out, which a remark tells."""
    drafts = [draft for draft in plan.drafts if draft.key not in keys]
    without = [draft for draft in plan.drafts if draft.key in keys]
    left = len(without)
    if not left:
        return plan
    remark = ImportNotice(
        0, "", say("{n} row was left out by you", "{n} rows were left out by you", n=left)
    )
    remarks = (*plan.remarks, remark)
    return replace(
        plan, drafts=drafts, left_out=without, rows_in=plan.rows_in - left, remarks=remarks
    )


def in_part(progress: Progress | None, number: int, total: int) -> Progress | None:
    """Progress of one file among several, told as that of all of them, in hundredths of a file."""
    if progress is None:
        return None
    tell = progress
    return lambda read, size: tell(100 * number + (100 * read // size if size else 0), 100 * total)


@contextmanager
def without_collection() -> Iterator[None]:
    """Without the cycle collector, which would walk ten thousand new rows over and over in vain."""
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_on:
            gc.enable()


def read_lists(
    paths: Sequence[Path],
    options: Options | Mapping[Path, Options] | None = None,
    progress: Progress | None = None,
    profiles: Sequence[ListProfile] = (),
    clock: CalendarClock | None = None,
) -> list[FilePlan]:
    """What several files would bring, read as the options of all, or of each, say. A column that
    the user named may stand in any of them.

    `progress`, `profiles` and `clock` as for `read_list`, over all of them. Raises UserError (see
    `importers.planning`), and where no file has such a column, or is of the profile named.
    """
    said = options if isinstance(options, Mapping) else dict.fromkeys(paths, options or Options())
    options = next(iter(said.values()), Options())
    # With one file a wrong column is its fault; of several, each may lack what another has.
    readings = [
        read_list(
            path, replace(said[path], columns_may_lack=len(paths) > 1),
            in_part(progress, number, len(paths)), profiles, clock,
        )
        for number, path in enumerate(paths)
    ]  # fmt: skip
    if len(paths) < 2:
        return readings
    readings = with_older_files(readings)
    if options.profile and not any(p.profile for each in readings for p in each.plans):
        read_list(paths[0], replace(options, columns_may_lack=False), profiles=profiles)
    plans = [plan for reading in readings for plan in reading.plans]
    headers = [mapped.header for plan in plans for mapped in plan.mapping]
    known = {words(header) or header for header in headers}
    for header in options.columns or {}:
        if (words(header) or header) not in known:
            raise UserError(
                render(say("There is no column {header}.", header=header)),
                render(
                    say("The columns are: {headers}", headers=", ".join(dict.fromkeys(headers)))
                ),
            )
    return readings


@dataclass(frozen=True, slots=True)
class BareTable:
    """One table of a file, with none of its columns understood yet."""

    sheet: str
    columns: tuple[Mapped, ...]
    rows: int


def look_at(path: Path, progress: Progress | None = None) -> tuple[BareTable, ...]:
    """The tables of a file with sample values. Raises UserError for a file that is no table."""
    why = say("nobody has said yet what it is")
    found = []
    for table in read_tables(path, progress=progress):
        cells = list(zip(*table.rows, strict=True)) or [()] * len(table.headers)
        columns = tuple(
            Mapped(header, LEFT_OUT, 0.0, why, profile(column).samples)
            for header, column in zip(table.headers, cells, strict=True)
        )
        found.append(BareTable(table.sheet, columns, len(table.rows)))
    return tuple(found)

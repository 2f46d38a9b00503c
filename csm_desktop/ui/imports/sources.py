"""A file on its way into the book: how it is to be read, and what the last reading found.

Values only: they go to a thread and come back. The user's corrections are options of the reading,
so that a corrected file is read anew and never patched.
"""

from collections.abc import Mapping, Sequence
from dataclasses import field, replace
from datetime import date
from pathlib import Path

from csm_desktop.app.book import Book
from csm_desktop.app.imports import (
    LEFT_OUT,
    BareTable,
    CalendarClock,
    FilePlan,
    FileReport,
    HiddenParts,
    ImportPlan,
    ImportReport,
    ImportTerms,
    Mapped,
    MetricWords,
    MissingAccount,
    OpenQuestionsError,
    Options,
    Progress,
    Question,
    calendar_clock,
    in_part,
    look_at,
    open_questions,
    proposed_words,
    read_list,
    try_lists,
    with_older_files,
)
from csm_desktop.app.imports.profiles import book_profiles
from csm_desktop.app.plan.returned import ReturnedPlanError
from csm_desktop.domain.plan.round_trip import ReturnedPlan
from csm_desktop.domain.records.settings import ListProfile
from csm_desktop.domain.text.message import Message
from csm_desktop.errors import UserError
from csm_desktop.ui.here import zone_here
from csm_desktop.ui.imports.changes import ChangeLine, change_lines
from csm_desktop.ui.imports.notices import NoticeGroup, groups_of
from csm_desktop.ui.imports.samples import ColumnSample, bare_samples, column_samples
from csm_desktop.values import dataclass


@dataclass(frozen=True, slots=True)
class OlderSheet:
    """A sheet that is an older state of the sheet `newer`, and whether it comes in as history."""

    name: str
    newer: str
    rows: int
    day: date | None
    is_taken: bool


@dataclass(frozen=True, slots=True)
class Source:
    """One file. `reading` is the last one that succeeded, as it stands beside the other files;
    `alone` the same as if there were none; `error` says why the present one did not.

    `bare` holds the columns of what was not understood, or is left out.
    """

    path: Path
    options: Options = field(default_factory=Options)
    reading: FilePlan | None = None
    alone: FilePlan | None = None
    error: UserError | None = None
    bare: tuple[BareTable, ...] = ()

    @property
    def is_ready(self) -> bool:
        """Whether it could be imported as it was read."""
        return self.reading is not None and self.error is None

    @property
    def came_back(self) -> tuple[ReturnedPlan, ...]:
        """The joint impact plan that it is, filled in by a customer, and no list."""
        return (self.error.plan,) if isinstance(self.error, ReturnedPlanError) else ()

    @property
    def plans(self) -> tuple[ImportPlan, ...]:
        """Its lists, as last understood."""
        return self.reading.plans if self.reading else ()

    @property
    def older(self) -> tuple[OlderSheet, ...]:
        """Its sheets that are older states of another one, the oldest first."""
        if self.reading is None:
            return ()
        sheets_here = {plan.sheet for plan in self.plans}
        taken = [
            OlderSheet(
                plan.sheet if plan.newer in sheets_here else plan.source,
                plan.newer,
                plan.rows_in,
                plan.state_on,
                is_taken=True,
            )
            for plan in self.plans
            if plan.newer
        ]
        left = [
            OlderSheet(sheet.sheet, sheet.newer, sheet.rows, sheet.state_on, is_taken=False)
            for sheet in self.reading.left
            if sheet.newer
        ]
        return tuple(sorted([*taken, *left], key=lambda sheet: (sheet.day or date.min, sheet.name)))


@dataclass(frozen=True, slots=True)
class SourceSheet:
    """One list of a file as it is shown: understood (`plan`), left out (`why`), or neither yet."""

    name: str
    place: str
    columns: tuple[Mapped, ...]
    plan: ImportPlan | None = None
    why: Message | None = None


@dataclass(frozen=True, slots=True)
class Wishes:
    """How everything is to be stored: see `app.imports.import_lists`."""

    good_rows: bool = False
    update: bool = False
    terms: ImportTerms = field(default_factory=ImportTerms)


@dataclass(frozen=True, slots=True)
class Understood:
    """All files, what they leave open together, and what storing them would do to the book.

    There is no `trial` while something is open or no file was understood. What pages show of it
    is made ready here, on the thread that reads: `samples` by the id of a list's plan, `groups`
    by the place of a list among those of the trial, `metrics` with the neutral words for the name
    and the source of each.
    """

    sources: tuple[Source, ...]
    questions: tuple[Question, ...] = ()
    trial: ImportReport | None = None
    samples: Mapping[int, tuple[ColumnSample, ...]] = field(default_factory=dict)
    groups: tuple[tuple[NoticeGroup, ...], ...] = ()
    changes: tuple[ChangeLine, ...] = ()
    metrics: Mapping[str, MetricWords] = field(default_factory=dict)

    @property
    def readings(self) -> list[FilePlan]:
        """What would be imported."""
        return [source.reading for source in self.sources if source.reading and source.is_ready]

    @property
    def can_be_stored(self) -> bool:
        """Whether every file was understood and nothing is left open."""
        return bool(self.sources) and not self.questions and all(s.is_ready for s in self.sources)

    def outcome(self, plan: ImportPlan | None) -> FileReport | None:
        """What would become of the rows of a list."""
        if self.trial is None or plan is None:
            return None
        index = self._index_of(plan)
        return None if index is None else self.trial.files[index]

    def groups_of(self, plan: ImportPlan | None) -> tuple[NoticeGroup, ...]:
        """What is to be said of the rows of a list."""
        index = None if plan is None or not self.groups else self._index_of(plan)
        return () if index is None else self.groups[index]

    def samples_of(self, sheet: SourceSheet) -> tuple[ColumnSample, ...]:
        """The columns of a list with real values."""
        known = self.samples.get(id(sheet.plan), ())
        if tuple(sample.mapped for sample in known) != sheet.columns:
            return bare_samples(sheet.columns)
        return known

    @property
    def came_back(self) -> bool:
        """Whether there is a joint impact plan among them that a customer filled in."""
        return any(source.came_back for source in self.sources)

    @property
    def hidden(self) -> tuple[HiddenParts, ...]:
        """What each file hides that hides anything."""
        read = (source.reading for source in self.sources)
        return tuple(reading.hidden for reading in read if reading is not None and reading.hidden)

    @property
    def missing(self) -> tuple[MissingAccount, ...]:
        """Accounts of the book that the next list of their source does not name."""
        files = self.trial.files if self.trial else ()
        return tuple(account for file in files for account in file.missing)

    def _index_of(self, plan: ImportPlan) -> int | None:
        plans = [own for reading in self.readings for own in reading.plans]
        return next((index for index, own in enumerate(plans) if own is plan), None)


def understood(
    book: Book | None,
    sources: Sequence[Source],
    anew: frozenset[Path],
    wishes: Wishes,
    progress: Progress,
) -> Understood:
    """Read the files of `anew`, keep the others, ask what is open, and look ahead; on a thread.

    `progress` is told of the reading as it goes on; what it raises stops it.
    """
    done, profiles = [], book_profiles(book)
    clock = calendar_clock(book) if book is not None else None
    for number, source in enumerate(sources):
        part = in_part(progress, number, len(sources))
        done.append(_read(source, part, profiles, clock) if source.path in anew else source)
    done = _beside_each_other(done)
    plans = [plan for source in done for plan in source.plans]
    found = Understood(
        tuple(done),
        samples={id(plan): column_samples(plan) for plan in plans},
        metrics=proposed_words(book, [s.reading for s in done if s.reading is not None]),
    )
    questions = open_questions(book, found.readings)
    if questions or book is None or not found.readings:
        return replace(found, questions=questions)
    try:
        trial = try_lists(
            book, found.readings,
            good_rows=wishes.good_rows, update=wishes.update, terms=wishes.terms,
        )  # fmt: skip
    except OpenQuestionsError as error:
        return replace(found, questions=error.questions)
    groups = tuple(map(groups_of, trial.files))
    return replace(found, trial=trial, groups=groups, changes=change_lines(trial, zone_here()))


def _beside_each_other(sources: Sequence[Source]) -> list[Source]:
    """The sources, those that are older states of another one as such."""
    known = {i: source.alone for i, source in enumerate(sources) if source.alone is not None}
    related = dict(zip(known, with_older_files(list(known.values())), strict=True))
    return [
        replace(source, reading=related[i]) if i in related else source
        for i, source in enumerate(sources)
    ]


def _read(
    source: Source,
    progress: Progress | None,
    profiles: Sequence[ListProfile],
    clock: CalendarClock | None,
) -> Source:
    try:
        reading = read_list(source.path, source.options, progress, profiles, clock)
    except ReturnedPlanError as error:
        return replace(source, error=error)  # no list: it is shown as what it is
    except UserError as error:
        return replace(source, error=error, bare=source.bare or _bare(source, progress))
    bare = (source.bare or _bare(source, progress)) if reading.left else ()
    return Source(source.path, source.options, reading, reading, bare=bare)


def _bare(source: Source, progress: Progress | None) -> tuple[BareTable, ...]:
    try:
        return look_at(source.path, progress)
    except UserError:
        return ()


def sheets(source: Source) -> tuple[SourceSheet, ...]:
    """The lists of a file; those that are left out come last. There is always one."""
    said = source.options.columns or {}

    def corrected(columns: Sequence[Mapped]) -> tuple[Mapped, ...]:
        """With the user's corrections even where they did not work."""
        # When the file could be read, its plan has the corrections in it already.
        if source.is_ready:
            return tuple(columns)
        return tuple(
            replace(column, field=said[column.header] or LEFT_OUT, confidence=1.0)
            if column.header in said
            else column
            for column in columns
        )

    bare = {bare_table.sheet: bare_table.columns for bare_table in source.bare}
    if source.reading is None:
        found = [SourceSheet(name, name, corrected(columns)) for name, columns in bare.items()]
    else:
        found = [SourceSheet(p.sheet, p.place, corrected(p.mapping), p) for p in source.plans]
        found += [
            SourceSheet(left.sheet, left.sheet, bare.get(left.sheet, ()), why=left.reason)
            for left in source.reading.left
        ]
    return tuple(found) or (SourceSheet("", source.path.name, ()),)


def joined(wanted: Sequence[Source], found: Understood) -> list[Source]:
    """What is wanted now, with what was read of it; a correction made meanwhile stands."""
    read = {source.path: source for source in found.sources}
    return [
        source
        if source.path not in read
        else read[source.path]
        if read[source.path].options == source.options
        else replace(
            source,
            bare=read[source.path].bare,
            reading=read[source.path].reading,
            alone=read[source.path].alone,
        )
        for source in wanted
    ]

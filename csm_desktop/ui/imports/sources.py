"""A file on its way into the book: how it is to be read, and what the last reading found.

Values only: they go to a thread and come back. The user's corrections are options of the reading,
so that a corrected file is read anew and never patched.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path

from csm_desktop.app.book import Book
from csm_desktop.app.imports import (
    CUSTOM,
    FIELDS,
    LEFT_OUT,
    BareTable,
    FilePlan,
    FileReport,
    ImportPlan,
    ImportReport,
    ListKind,
    Mapped,
    Options,
    Progress,
    Question,
    in_part,
    look_at,
    open_questions,
    read_list,
    try_lists,
)
from csm_desktop.app.imports.profiles import book_profiles
from csm_desktop.domain.records.settings import ListProfile
from csm_desktop.domain.text.message import Message
from csm_desktop.errors import UserError


@dataclass(frozen=True, slots=True)
class Source:
    """One file. `reading` is the last one that succeeded; `error` says why the present one did not.

    `bare` holds the columns of what was not understood, or is left out.
    """

    path: Path
    options: Options = field(default_factory=Options)
    reading: FilePlan | None = None
    error: UserError | None = None
    bare: tuple[BareTable, ...] = ()

    @property
    def is_ready(self) -> bool:
        """Whether it could be imported as it was read."""
        return self.reading is not None and self.error is None

    @property
    def plans(self) -> tuple[ImportPlan, ...]:
        """Its lists, as last understood."""
        return self.reading.plans if self.reading else ()


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


@dataclass(frozen=True, slots=True)
class Understood:
    """All files, what they leave open together, and what storing them would do to the book.

    There is no `trial` while something is open or no file was understood.
    """

    sources: tuple[Source, ...]
    questions: tuple[Question, ...] = ()
    trial: ImportReport | None = None

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
        plans = [import_plan for reading in self.readings for import_plan in reading.plans]
        pairs = zip(plans, self.trial.files, strict=True)
        return next((report for import_plan, report in pairs if import_plan is plan), None)


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
    for number, source in enumerate(sources):
        part = in_part(progress, number, len(sources))
        done.append(_read(source, part, profiles) if source.path in anew else source)
    found = Understood(tuple(done))
    questions = open_questions(book, found.readings)
    if questions or book is None or not found.readings:
        return replace(found, questions=questions)
    trial = try_lists(book, found.readings, good_rows=wishes.good_rows, update=wishes.update)
    return replace(found, trial=trial)


def _read(source: Source, progress: Progress | None, profiles: Sequence[ListProfile]) -> Source:
    try:
        reading = read_list(source.path, source.options, progress, profiles)
    except UserError as error:
        return replace(source, error=error, bare=source.bare or _bare(source, progress))
    bare = (source.bare or _bare(source, progress)) if reading.left else ()
    return Source(source.path, source.options, reading, bare=bare)


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


def with_column(source: Source, columns: Sequence[Mapped], header: str, key: str) -> Source:
    """Let a column feed another field; whichever column fed it before becomes the user's own."""
    chosen = dict(source.options.columns or {})
    for column in columns:
        if column.header != header and key not in (CUSTOM, LEFT_OUT) and column.field == key:
            chosen.pop(column.header, None)
            if key in chosen.values() or column.confidence == 1.0:
                chosen[column.header] = CUSTOM
    chosen[header] = "" if key == LEFT_OUT else key
    return replace(source, options=replace(source.options, columns=chosen))


def with_kind(source: Source, sheet: SourceSheet, kind: ListKind | None) -> Source:
    """Read one list of a file as another kind, or not at all (None).

    What was said of its columns meant the former kind.
    """
    own = {column.header for column in sheet.columns}
    kept = {
        header: key
        for header, key in (source.options.columns or {}).items()
        if header not in own or key in ("", CUSTOM) or (kind and key in FIELDS[kind])
    }
    options = replace(source.options, columns=kept or None)
    if len(sheets(source)) > 1 or kind is None:
        options = replace(options, sheets={**(options.sheets or {}), sheet.name: kind})
    else:
        options = replace(options, kind=kind)
    return replace(source, options=options)


def with_rows_left(source: Source, sheet: SourceSheet, lines: frozenset[int] | None) -> Source:
    """Leave lines of one list out, beside those that are; None takes all of them again."""
    name = sheet.plan.sheet if sheet.plan is not None else sheet.name
    without = dict(source.options.without or {})
    if lines is None:
        without.pop(name, None)
    else:
        without[name] = without.get(name, frozenset()) | lines
    return replace(source, options=replace(source.options, without=without or None))


def with_answer(source: Source, topic: str, value: str) -> Source:
    """Answer a question for a file; an empty value asks it again."""
    options = source.options
    if topic == "date-order":
        options = replace(options, date_order=value)
    elif topic == "decimal":
        options = replace(options, decimal=value)
    elif topic == "currency":
        options = replace(options, currency=value)
    elif topic == "metric":
        options = replace(options, metric=value)
    elif topic == "scale":
        options = replace(options, scale=value)
    elif topic == "combine":
        options = replace(options, combine=value)
    elif topic == "profile" and _asks(source, topic):
        options = _with_option(options, value)
    elif topic == "encoding" and (options.encoding or _asks(source, topic)):
        options = replace(options, encoding=value)  # another file's letters are not in question
    return replace(source, options=options)


def without_profile(source: Source) -> Source:
    """Read a file with no profile, whichever fits."""
    return replace(source, options=replace(source.options, without_profile=True, profile=""))


def _with_option(options: Options, option: str) -> Options:
    """An answer about a profile, as the command line takes it."""
    name, _, rest = option.partition(" ")
    if name == "--no-profile":
        return replace(options, without_profile=True, profile="")
    if name == "--date-order":
        return replace(options, date_order=rest)
    header, _, field = rest.strip('"').rpartition("=")
    return replace(options, columns={**(options.columns or {}), header: field})


def _asks(source: Source, topic: str) -> bool:
    return any(question.topic == topic for plan in source.plans for question in plan.questions)


def joined(wanted: Sequence[Source], found: Understood) -> list[Source]:
    """What is wanted now, with what was read of it; a correction made meanwhile stands."""
    read = {source.path: source for source in found.sources}
    return [
        source
        if source.path not in read
        else read[source.path]
        if read[source.path].options == source.options
        else replace(source, bare=read[source.path].bare, reading=read[source.path].reading)
        for source in wanted
    ]

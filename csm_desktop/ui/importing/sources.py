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
    ImportPlan,
    Kind,
    Mapped,
    Options,
    Question,
    Reading,
    look_at,
    open_questions,
    read_list,
)
from csm_desktop.errors import UserError


@dataclass(frozen=True, slots=True)
class Source:
    """One file. `reading` is the last one that succeeded; `error` says why the present one did not.

    `bare` holds the file's columns where it was never understood.
    """

    path: Path
    options: Options = field(default_factory=Options)
    reading: Reading | None = None
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
class Understood:
    """All files, and what they leave open together."""

    sources: tuple[Source, ...]
    questions: tuple[Question, ...] = ()

    @property
    def readings(self) -> list[Reading]:
        """What would be imported."""
        return [each.reading for each in self.sources if each.reading and each.is_ready]

    @property
    def can_be_stored(self) -> bool:
        """Whether every file was understood and nothing is left open."""
        return bool(self.sources) and not self.questions and all(s.is_ready for s in self.sources)


def understood(book: Book | None, sources: Sequence[Source], anew: frozenset[Path]) -> Understood:
    """Read the files of `anew`, keep the others, and ask what is open; runs on a thread."""
    done = tuple(_read(each) if each.path in anew else each for each in sources)
    found = Understood(done)
    return replace(found, questions=open_questions(book, found.readings))


def _read(source: Source) -> Source:
    try:
        return Source(source.path, source.options, read_list(source.path, source.options))
    except UserError as error:
        return replace(source, error=error, bare=source.bare or _bare(source))


def _bare(source: Source) -> tuple[BareTable, ...]:
    try:
        return look_at(source.path)
    except UserError:
        return ()


def with_column(source: Source, columns: Sequence[Mapped], header: str, key: str) -> Source:
    """Let a column feed another field; whichever column fed it before becomes the user's own."""
    chosen = dict(source.options.columns or {})
    for each in columns:
        if each.header != header and key not in (CUSTOM, LEFT_OUT) and each.field == key:
            chosen.pop(each.header, None)
            if key in chosen.values() or each.confidence == 1.0:
                chosen[each.header] = CUSTOM
    chosen[header] = "" if key == LEFT_OUT else key
    return replace(source, options=replace(source.options, columns=chosen))


def with_kind(source: Source, kind: Kind) -> Source:
    """Read a file as another kind of list; what was said of its columns meant the former one."""
    kept = {
        header: key
        for header, key in (source.options.columns or {}).items()
        if key in ("", CUSTOM) or key in FIELDS[kind]
    }
    options = replace(source.options, kind=kind, columns=kept or None)
    return replace(source, options=options)


def with_answer(source: Source, topic: str, value: str) -> Source:
    """Answer a question for a file; an empty value asks it again."""
    options = source.options
    if topic == "date-order":
        options = replace(options, date_order=value)
    elif topic == "decimal":
        options = replace(options, decimal=value)
    elif topic == "currency":
        options = replace(options, currency=value)
    return replace(source, options=options)


def shown_columns(source: Source, place: int) -> tuple[Mapped, ...]:
    """The columns of one of its lists, with the user's corrections even where they did not work."""
    if source.plans:
        columns = source.plans[place].mapping
    elif source.bare:
        columns = source.bare[place].columns
    else:
        return ()
    if source.is_ready:
        return columns
    said = source.options.columns or {}
    return tuple(
        replace(each, field=said[each.header] or LEFT_OUT, confidence=1.0)
        if each.header in said
        else each
        for each in columns
    )

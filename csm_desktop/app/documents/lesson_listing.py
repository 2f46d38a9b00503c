"""The lessons of the book, and its pairings, as internal pages and as tables."""

from collections.abc import Callable, Sequence
from datetime import date

from csm_desktop.app.documents.listings import Listing
from csm_desktop.app.strategies.pairing_view import BookPairings, PairingLine
from csm_desktop.domain.journey.pairing import PairingCourse, PairingYear
from csm_desktop.domain.text.message import say
from csm_desktop.domain.value.lessons import Lesson, LessonSource
from csm_desktop.reports.tables.pack import PrintedColumn, PrintedTable, TablesPack
from csm_desktop.wording import (
    beside,
    joined,
    label,
    money,
    render,
    sentences,
    short_day,
    signed,
    tr,
    voice,
)


def lesson_listing(lessons: Sequence[Lesson], as_of: date) -> Listing:
    """These lessons, a table for each source, in their order."""
    sources = [one for one in LessonSource if any(x.source is one for x in lessons)]
    title = say("{n} lesson", "{n} lessons", n=len(lessons))
    pack = TablesPack(
        as_of,
        voice(),
        tr("Lessons"),
        render(title),
        tr("Internal: it names several customers"),
        tr("No lesson is in the book yet"),
        tuple(_of(source, [x for x in lessons if x.source is source]) for source in sources),
    )
    heads = (
        tr("Account"), tr("Source"), tr("Lesson"), tr("Problem"), tr("What was done"),
        tr("What came of it"), tr("Day"), tr("About"),
    )  # fmt: skip
    return Listing(pack, (heads, *map(_cells, lessons)))


def done_words(lesson: Lesson) -> str:
    """What was done, as far as anybody said."""
    if lesson.source is LessonSource.PAIRING and lesson.done:
        return render(say("Introduced to {champion}", champion=lesson.done))
    if lesson.source is LessonSource.WIN_STORY and lesson.done:
        return render(say("Chosen for: {criteria}", criteria=lesson.done))
    return lesson.done


def pairing_listing(found: BookPairings, as_of: date) -> Listing:
    """All pairings, the latest first, with what came after each, and their value by the year."""
    pack = TablesPack(
        as_of,
        voice(),
        tr("Pairings"),
        render(say("{n} pairing", "{n} pairings", n=len(found.lines))),
        tr("Internal: it names several customers"),
        tr("Nobody was paired with a champion yet."),
        (_pairings(found),) if found.lines else (),
    )
    heads = (
        tr("Account"), tr("Champion"), tr("Why"), tr("Proposed"), tr("Introduced"), tr("Result"),
        tr("What came of it"), tr("Took over"), tr("Percentage points of value"),
        tr("Expansion a year"), tr("Currency"),
    )  # fmt: skip
    return Listing(pack, (heads, *map(_pairing_cells, found.lines)))


def course_words(course: PairingCourse) -> str:
    """What happened at the cruiser since it was introduced: value, and what it pays more."""
    told = []
    if course.points is not None:
        words = say("{points} percentage points of value", points=signed(course.points))
        told.append(render(words))
    told += [render(say("+{amount} a year", amount=money(won, whole=True))) for won in course.won]
    return joined(told)


def year_words(year: PairingYear) -> str:
    """What the introductions of a year brought, in a line."""
    told = [
        say("{n} introduction", "{n} introductions", n=year.introduced),
        say("{n} of {all} known results helped", n=year.helped, all=year.known),
    ]
    if year.points is not None:
        told.append(say("{points} percentage points of value since, on average",
                        points=signed(year.points)))  # fmt: skip
    told += [say("+{amount} a year", amount=money(won, whole=True)) for won in year.won]
    return render(say("Pairings of {year}: {parts}", year=str(year.year), parts=tuple(told)))


def _of(source: LessonSource, lessons: Sequence[Lesson]) -> PrintedTable:
    columns: tuple[tuple[PrintedColumn, Callable[[Lesson], str]], ...] = (
        (PrintedColumn(tr("Account"), 1.7), lambda one: one.account),
        (PrintedColumn(tr("Lesson"), 3.6), lambda one: one.text),
        (PrintedColumn(tr("Problem"), 2), lambda one: one.problem),
        (PrintedColumn(tr("What was done"), 2), done_words),
        (PrintedColumn(tr("What came of it"), 2), lambda one: one.outcome),
        (PrintedColumn(tr("Day"), 1.2, "right"), _day),
    )
    # What no lesson of a source says would stand as an empty column beside words that need room.
    said = [column for column in columns if any(column[1](one) for one in lessons)]
    return PrintedTable(
        tuple(column for column, _ in said),
        tuple(tuple(words(one) for _, words in said) for one in lessons),
        heading=label(source),
    )


def _day(lesson: Lesson) -> str:
    return "" if lesson.on is None else short_day(lesson.on, with_year=True)


def _cells(lesson: Lesson) -> tuple[str, ...]:
    return (
        lesson.account, label(lesson.source), lesson.text, lesson.problem, done_words(lesson),
        lesson.outcome, "" if lesson.on is None else f"{lesson.on}", beside(lesson.tags),
    )  # fmt: skip


def _pairings(found: BookPairings) -> PrintedTable:
    return PrintedTable(
        (
            PrintedColumn(tr("Account"), 1.6),
            PrintedColumn(tr("Champion"), 1.6),
            PrintedColumn(tr("Why"), 2),
            PrintedColumn(tr("Introduced"), 1.2, "right"),
            PrintedColumn(tr("Result"), 1.1),
            PrintedColumn(tr("What came of it"), 2),
            PrintedColumn(tr("Took over"), 1.8),
            PrintedColumn(tr("Since then"), 1.8),
        ),
        tuple(
            (
                line.cruiser, line.champion, line.pairing.why, _introduced(line),
                label(line.pairing.result) if line.pairing.result is not None else "",
                line.pairing.outcome, joined(list(line.took)), course_words(line.course),
            )
            for line in found.lines
        ),
        notes=(sentences([f"{year_words(year)}." for year in found.years]),) if found.years else (),
    )  # fmt: skip


def _introduced(line: PairingLine) -> str:
    on = line.pairing.introduced_on
    return "" if on is None else short_day(on, with_year=True)


def _pairing_cells(line: PairingLine) -> tuple[str, ...]:
    pairing, course = line.pairing, line.course
    return (
        line.cruiser, line.champion, pairing.why, f"{pairing.proposed_on}",
        f"{pairing.introduced_on}" if pairing.introduced_on is not None else "",
        label(pairing.result) if pairing.result is not None else "", pairing.outcome,
        "; ".join(line.took), "" if course.points is None else f"{course.points.normalize():f}",
        "; ".join(str(won.amount) for won in course.won),
        "; ".join(won.currency for won in course.won),
    )  # fmt: skip

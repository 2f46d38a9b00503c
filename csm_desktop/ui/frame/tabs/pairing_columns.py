"""The columns of pairings, wherever they are listed, and what came of them in words."""

from collections.abc import Callable

from csm_desktop.app.strategies.pairing_view import PairingLine
from csm_desktop.domain.journey.pairing import PairingCourse, PairingYear
from csm_desktop.domain.records.standing.champions import PairingResult
from csm_desktop.domain.text.message import say
from csm_desktop.ui.widgets import CellKind, Column
from csm_desktop.wording import joined, label, money, render, signed, tr


def pairing_columns(
    title: str, name: Callable[[PairingLine], str], *, editable: bool
) -> list[Column[PairingLine]]:
    """The columns; the first is called `title` and says `name`, the other side of the pair."""
    results = [(None, tr("Not known yet")), *((one, label(one)) for one in PairingResult)]

    def sentence(line: PairingLine) -> str:
        return ", ".join(filter(None, (name(line), line.pairing.why, line.pairing.outcome)))

    return [
        Column("name", title, name, CellKind.STRONG, 170, sentence=sentence),
        Column("why", tr("Why"), lambda line: line.pairing.why, width=190, editable=editable),
        Column("introduced_on", tr("Introduced"), lambda line: line.pairing.introduced_on,
               CellKind.DAY, 110, editable=editable, past=True),
        Column("result", tr("Result"), lambda line: line.pairing.result, CellKind.CHOICE, 150,
               editable=editable, choices=results),
        Column("outcome", tr("What came of it"), lambda line: line.pairing.outcome, stretch=True,
               editable=editable),
        Column("took", tr("Took over"), lambda line: joined(list(line.took)), width=190),
        Column("since", tr("Since then"), lambda line: course_words(line.course), width=190),
    ]  # fmt: skip


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

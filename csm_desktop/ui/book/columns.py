"""The columns of the account table (mockups/book.png)."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import date
from decimal import Decimal
from functools import lru_cache, partial

from csm_desktop.domain.lists.conditions import Worth
from csm_desktop.domain.lists.custom_columns import CustomColumn, CustomKind
from csm_desktop.domain.lists.lines import AccountLine
from csm_desktop.domain.lists.ranks import StackPlace, stack_places
from csm_desktop.domain.records.money import Money
from csm_desktop.domain.reviews.engagement import EngagementLevel
from csm_desktop.domain.text.message import say
from csm_desktop.domain.text.spread import rounded
from csm_desktop.ui.book.line_edits import LineEdits
from csm_desktop.ui.widgets.marks import band_words
from csm_desktop.ui.widgets.table import CellKind, Column
from csm_desktop.wording import Voice, number, render, short_day, tr, voice
from csm_desktop.wording.clock_words import share_words

Today = Callable[[], date]


_FIELD_OF = {
    "health": "band", "touch": "last_touch_on", "journey": "achieved",
}  # fmt: skip
"""The field of the line that a column shows, where it is not called as the column is."""


_LEVELS = list(EngagementLevel)


def columns(
    today: Today,
    edits: LineEdits,
    lines: Callable[[], Sequence[AccountLine]],
    worth: Callable[[], Worth | None],
) -> list[Column[AccountLine]]:
    """What is shown of an account; the lower half is shown when chosen. `lines` are all accounts,
    those that are hidden as well: among them an account has its rank. By `worth` amounts of several
    currencies have an order, once it is known."""
    return [
        replace(
            column,
            lacks=partial(_lacks, _FIELD_OF.get(column.key, column.key)),
            refusal=partial(edits.refusal, column.key),
        )
        for column in (*_columns(today, edits, worth), _rank(Ranks(lines)))
    ]


class Ranks:
    """The stack ranks of a list, reckoned when one is asked for, and anew for another list."""

    def __init__(self, lines: Callable[[], Sequence[AccountLine]]) -> None:
        self._lines = lines
        self._ranked: Sequence[AccountLine] = ()
        self._places: Mapping[int, StackPlace] = {}

    def of(self, line: AccountLine) -> StackPlace | None:
        """The place of an account in its segment; None where it has none."""
        lines = self._lines()
        if lines is not self._ranked:
            self._ranked, self._places = lines, stack_places(lines)
        return self._places.get(line.id)


def _rank(ranks: Ranks) -> Column[AccountLine]:
    def place(line: AccountLine) -> int | None:
        found = ranks.of(line)
        return found.place if found is not None else None

    def words(line: AccountLine) -> str:
        found = ranks.of(line)
        return render(say("{n} of {all}", n=found.place, all=found.of)) if found else "–"

    return Column(
        "rank", tr("Rank in segment"), place, CellKind.NUMBER, 120, show=words, internal=True,
        hidden=True,
    )  # fmt: skip


_OWN_KINDS = {
    CustomKind.NUMBER: CellKind.NUMBER,
    CustomKind.DAY: CellKind.DAY,
    CustomKind.TEXT: CellKind.TEXT,
}


def own_columns(fields: Iterable[CustomColumn]) -> list[Column[AccountLine]]:
    """The fields of the user's own, which are shown when they are chosen."""
    return [
        Column(
            f"own.{field.name}", field.name, field.value, _OWN_KINDS[field.kind], 110, hidden=True,
            show=_exact(field) if field.kind is CustomKind.NUMBER else None,
        )
        for field in fields
    ]  # fmt: skip


def _exact(field: CustomColumn) -> Callable[[AccountLine], str]:
    """A number with all the decimals that it was given."""

    def words(line: AccountLine) -> str:
        value = field.value(line)
        return number(value, 6) if isinstance(value, Decimal) else ""

    return words


def _lacks(field: str, line: AccountLine) -> bool:
    return field in line.unusable


def _by_worth(line: AccountLine, worth: Worth | None) -> Money | tuple[Money, ...]:
    sum_ = worth(line.arr) if worth is not None else None
    return line.arr if sum_ is None else sum_


def _columns(
    today: Today, edits: LineEdits, worth: Callable[[], Worth | None]
) -> list[Column[AccountLine]]:
    return [
        Column(
            "name", tr("Account"), lambda line: line.name, CellKind.STRONG, 140, editable=True,
            sentence=spoken,
        ),
        Column("health", tr("Health"), lambda line: (line.band, line.score), CellKind.BAND, 142),
        Column(
            "trend", tr("90 days"), lambda line: (line.trend, line.band), CellKind.SPARKLINE, 70
        ),
        Column("coverage", tr("3×3"), lambda line: line.coverage, CellKind.DOTS, 60),
        Column(
            "next_step", tr("Next step"), lambda line: line.next_step, width=190,
            show=lambda line: next_step(line, today()), late=lambda line: is_late(line, today()),
            editable=True, stretch=True, sort=_when_next,
        ),
        Column(
            "touch", tr("Touch"),
            lambda line: (today() - line.last_touch_on).days if line.last_touch_on else None,
            CellKind.NUMBER, 54, show=lambda line: _touch(line, today()),
        ),
        Column(
            "renews_on", tr("Renewal"), lambda line: line.renews_on, CellKind.DAY, 92,
            show=lambda line: _near(line.renews_on, today()), editable=True,
        ),
        Column(
            "arr", tr("ARR"), lambda line: line.arr, CellKind.MONEY, 108, editable=True,
            currency=edits.currency, sort=lambda line: _by_worth(line, worth()),
        ),
        Column(
            "journey", tr("Journey"),
            lambda line: (today() - line.contract_start).days if line.contract_start else None,
            CellKind.QUIET, 150, show=lambda line: journey(line, today()),
        ),
        Column("standing", tr("Standing"), lambda line: line.standing, width=118, internal=True),
        Column(
            "segment", tr("Segment"), lambda line: line.segment_id, CellKind.CHOICE, 120,
            show=lambda line: line.segment, sort=lambda line: line.segment, editable=True,
            hidden=True, choices=edits.segments,
        ),
        Column(
            "owner", tr("Owner"), lambda line: line.owner_id, CellKind.CHOICE, 130,
            show=lambda line: line.owner, sort=lambda line: line.owner, editable=True, hidden=True,
            choices=edits.owners,
        ),
        Column(
            "handed_to", tr("Handed over to"), lambda line: line.handed_to, width=150, hidden=True
        ),
        Column("parent", tr("Belongs to"), lambda line: line.parent, width=150, hidden=True),
        Column(
            "on_time", tr("Follow-ups in time"), lambda line: line.on_time, CellKind.NUMBER, 120,
            show=lambda line: share_words(line.in_time, line.asked), internal=True, hidden=True,
        ),
        Column(
            "unused", tr("Not used"), lambda line: ", ".join(line.unused), CellKind.QUIET, 150,
            internal=True, hidden=True,
        ),
        Column(
            "unimproved", tr("Not improved since day 1"), lambda line: ", ".join(line.unimproved),
            CellKind.QUIET, 170, internal=True, hidden=True,
        ),
        Column(
            "engagement", tr("Engagement level"), lambda line: line.engagement, width=130,
            sort=lambda line: _LEVELS.index(line.engagement) if line.engagement else None,
            internal=True, hidden=True,
        ),
        Column("stage", tr("Stage"), lambda line: line.stage, width=120, hidden=True),
        Column("status", tr("Status"), lambda line: line.status, width=110, hidden=True),
        Column(
            "industry", tr("Industry"), lambda line: line.industry, width=130, editable=True,
            hidden=True,
        ),
        Column(
            "country", tr("Country"), lambda line: line.country, width=90, editable=True,
            hidden=True,
        ),
        Column(
            "domain", tr("Domain"), lambda line: line.domain, width=150, editable=True, hidden=True,
        ),
        Column(
            "contract_start", tr("Contract start"), lambda line: line.contract_start, CellKind.DAY,
            110, editable=True, hidden=True,
        ),
    ]  # fmt: skip


def spoken(line: AccountLine) -> str:
    """A row in one sentence: "Kestrel Health, at risk 31, down 22"."""
    if "band" in line.unusable:
        return line.name
    parts = [line.name, band_words(line.band, line.score)]
    if len(line.trend) > 1:
        moved = line.trend[-1] - line.trend[0]
        if moved:
            words = say("up {n}", n=moved) if moved > 0 else say("down {n}", n=-moved)
            parts.append(render(words))
    return ", ".join(parts)


def is_late(line: AccountLine, today: date) -> bool:
    """Whether the next step was due before today."""
    return line.next_step_due is not None and line.next_step_due < today


def _when_next(line: AccountLine) -> int | None:
    """By its day, as it is read; a step without one behind all that have one."""
    return (line.next_step_due or date.max).toordinal() if line.next_step else None


def next_step(line: AccountLine, today: date) -> str:
    """The next step with its day, or how late it is."""
    if not line.next_step:
        return tr("No next step")
    due = line.next_step_due
    if due is None:
        return line.next_step
    if due < today:
        when = render(say("{n} d late", n=str((today - due).days)))
    else:
        # The year only where it is another: most next steps are due this month.
        when = tr("today") if due == today else _day(due, due.year != today.year, voice())
    # The day first, so that a narrow column cuts the step and not when it is due.
    return render(say("{when} · {step}", when=when, step=line.next_step))


def journey(line: AccountLine, today: date) -> str:
    """The day of the journey, and how much of the expected value is there."""
    if line.contract_start is None or line.contract_start > today:
        return ""
    day = str((today - line.contract_start).days)
    # Without an expectation the share would say nothing.
    if line.achieved is None or line.expected is None:
        return render(say("Day {n}", n=day))
    return render(
        say(
            "Day {n} · {achieved} of {expected} %",
            n=day,
            achieved=str(rounded(line.achieved)),
            expected=rounded(line.expected),
        )
    )


def _touch(line: AccountLine, today: date) -> str:
    if line.last_touch_on is None:
        return "–"
    return render(say("{n} d", n=str((today - line.last_touch_on).days)))


def _near(on: date | None, today: date) -> str:
    """A day without its year while it lies within the coming twelve months."""
    if on is None:
        return ""
    return _day(on, not 0 <= (on - today).days < 330, voice())


@lru_cache(maxsize=4096)
def _day(on: date, with_year: bool, spoken: Voice) -> str:
    """A day in words: thousands of lines share a few hundred days."""
    del spoken  # the answer is another in another voice
    return short_day(on, with_year=with_year)

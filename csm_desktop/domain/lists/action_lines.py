"""Every action of the book as a list shows it, and the week in which it falls due."""

from bisect import insort
from collections.abc import Collection, Iterable, Sequence
from datetime import date, timedelta
from enum import StrEnum
from itertools import compress
from operator import attrgetter, not_

from csm_desktop.domain.records.plan import (
    PLAN_ORIGINS,
    SHARED_ORIGINS,
    ActionOrigin,
    ActionStatus,
    Side,
)
from csm_desktop.domain.text.plain_letters import plain_letters
from csm_desktop.values import dataclass

# Named once: asking an enumeration for its members costs more than the comparison.
_PENDING = (ActionStatus.OPEN, ActionStatus.DOING)
_ACCOUNT = attrgetter("account_id")


class DueWeek(StrEnum):
    """When an action is due, as one plans a week; a week begins on Monday."""

    LATE = "late"
    THIS_WEEK = "this_week"
    NEXT_WEEK = "next_week"
    LATER = "later"
    UNDATED = "undated"
    ENDED = "ended"


# Beyond the number of any day, and of any day taken from it.
_UNDATED, _ENDED = 10_000_000, 30_000_000
NO_ACCOUNT = 0
"""The account of what is to be done for no customer: an item of our own practice."""


@dataclass(frozen=True, slots=True)
class ActionLine:
    """One action with its account and its owner's name; "" where nobody has it yet.

    An item of the practice's checklist stands among them under `NO_ACCOUNT`, by its answer's id.
    """

    id: int
    account_id: int
    account: str
    title: str
    side: Side
    team_member_id: int | None
    contact_id: int | None
    owner: str
    due_on: date | None
    status: ActionStatus
    done_on: date | None
    origin: ActionOrigin
    milestone: str = ""

    @property
    def is_pending(self) -> bool:
        """Whether somebody still has to do it."""
        return self.status in _PENDING

    @property
    def is_of_practice(self) -> bool:
        """Whether it is for no customer, but for our own practice."""
        return self.account_id == NO_ACCOUNT

    @property
    def is_shared(self) -> bool:
        """Whether the customer knows of it."""
        return self.origin in SHARED_ORIGINS

    def days_late(self, today: date) -> int:
        """By how many days it is past its day; 0 where it is not."""
        if self.due_on is None or not self.is_pending:
            return 0
        return max(0, (today - self.due_on).days)

    def due_week(self, today: date) -> DueWeek:
        """The week in which it is due."""
        if not self.is_pending:
            return DueWeek.ENDED
        if self.due_on is None:
            return DueWeek.UNDATED
        if self.due_on < today:
            return DueWeek.LATE
        # Between Mondays: this Friday and the Monday after are a week apart, as one plans.
        weeks = (monday(self.due_on) - monday(today)).days // 7
        return (DueWeek.THIS_WEEK, DueWeek.NEXT_WEEK)[weeks] if weeks < 2 else DueWeek.LATER


def monday(day: date) -> date:
    """The first day of its week."""
    return day - timedelta(days=day.weekday())


def in_order(lines: Iterable[ActionLine]) -> tuple[ActionLine, ...]:
    """Pending ones by due day, undated ones after them, then what is ended, the latest first."""
    return tuple(sorted(lines, key=_order))


def with_fresh(
    lines: Iterable[ActionLine], account_ids: Collection[int], fresh: Iterable[ActionLine]
) -> tuple[ActionLine, ...]:
    """Lines in their order, those of some accounts exchanged for `fresh` ones."""
    lines = tuple(lines)
    others = map(not_, map(account_ids.__contains__, map(_ACCOUNT, lines)))
    kept = list(compress(lines, others))  # of tens of thousands after each edit, without a loop
    for line in fresh:
        # A few lines into a long list that is in order: to place each costs less than to sort all.
        insort(kept, line, key=_order)
    return tuple(kept)


def without_doubles(lines: Iterable[ActionLine]) -> tuple[ActionLine, ...]:
    """The lines, each thing once: a next step that also stands in the plan is one promise.

    One thing are the same words, owner and day (as `app.plan.actions.is_same` has it); the line of
    the plan stays.
    """
    alike: dict[tuple[object, ...], list[ActionLine]] = {}
    for line in lines:
        # Undated ones are not one thing by their words alone.
        day = line.due_on or line.id
        owner = (line.side, line.team_member_id, line.contact_id)
        alike.setdefault((line.account_id, day, owner, line.is_pending), []).append(line)
    return tuple(line for lines in alike.values() for line in _once(lines))


def _once(lines: Sequence[ActionLine]) -> Iterable[ActionLine]:
    if len(lines) == 1:
        return lines  # nearly all: their words need not be compared
    found: dict[str, ActionLine] = {}
    for line in lines:
        words = plain_letters(line.title)
        # Whichever comes first, the plan's line stays: it is the one that was agreed.
        there = found.get(words)
        if there is None or there.origin not in PLAN_ORIGINS:
            found[words] = line
    return found.values()


def _order(line: ActionLine) -> tuple[int, str, int]:
    pending = line.status in _PENDING
    day = line.due_on if pending else line.done_on or line.due_on
    if day is None:
        place = _UNDATED if pending else _ENDED + _UNDATED
    else:
        place = day.toordinal() if pending else _ENDED - day.toordinal()
    return place, line.account.casefold(), line.id

"""What is due, what is late, and how reliable each side is (domain.md §8: one thing everywhere)."""

from collections.abc import Iterable
from datetime import date, timedelta
from decimal import Decimal

from csm_desktop.domain.records.plan import SHARED_ORIGINS, Action, ActionOrigin, ActionStatus, Side
from csm_desktop.domain.text.message import Message, say
from csm_desktop.domain.text.spread import tidy
from csm_desktop.values import dataclass

_PENDING = (ActionStatus.OPEN, ActionStatus.DOING)


def is_pending(action: Action) -> bool:
    """Whether somebody still has to do it."""
    return action.status in _PENDING


def days_late(action: Action, as_of: date) -> int:
    """By how many days a pending action is past its due day; 0 on the day itself or without one."""
    if action.due_on is None or not is_pending(action):
        return 0
    return max(0, (as_of - action.due_on).days)


def is_late(action: Action, as_of: date) -> bool:
    """Whether a pending action is past its due day."""
    return days_late(action, as_of) > 0


def done_late(action: Action) -> bool:
    """Whether it was done after its due day; done on an unknown day counts as in time."""
    return (
        action.status is ActionStatus.DONE
        and action.due_on is not None
        and action.done_on is not None
        and action.done_on > action.due_on
    )


def ordered(actions: Iterable[Action]) -> tuple[Action, ...]:
    """The one order of every list of actions: pending ones by due day, undated ones after them,
    then what is done or dropped, latest first."""
    return tuple(sorted(actions, key=_place))


def _place(action: Action) -> tuple[int, int, int, int]:
    if is_pending(action):
        undated = action.due_on is None
        when = action.due_on.toordinal() if action.due_on else 0
        return (int(undated), when, action.position, action.id)
    # Dropped ones have no day on which they were done.
    ended = action.done_on or action.due_on
    return (2, -ended.toordinal() if ended else 0, action.position, action.id)


def next_step(actions: Iterable[Action]) -> Action | None:
    """The next step of an account: the pending action that the customer knows of and that is due
    first; of several on one day the one that a meeting ended with.

    An undated one stands in when there is nothing dated, for a next step without a date is still
    better than none.
    """
    known = [action for action in actions if is_pending(action) and action.origin in SHARED_ORIGINS]
    return min(known, key=_next_place, default=None)


def _next_place(action: Action) -> tuple[bool, date, bool, int, int]:
    return (
        action.due_on is None,
        action.due_on or date.max,
        # False comes before True: on one day the step that a meeting ended with is told first.
        action.origin is not ActionOrigin.NEXT_STEP,
        action.position,
        action.id,
    )


@dataclass(frozen=True, slots=True)
class Punctuality:
    """What became of the actions of one side whose day has come.

    `on_time` were done by their day, `done_late` after it, `open_late` are still pending past it.
    """

    on_time: int = 0
    done_late: int = 0
    open_late: int = 0

    @property
    def due(self) -> int:
        """How many are judged."""
        return self.on_time + self.done_late + self.open_late

    @property
    def share(self) -> Decimal | None:
        """The share done on time, 0 to 1; None when nothing was due."""
        return tidy(Decimal(self.on_time) / self.due) if self.due else None

    @property
    def why(self) -> Message:
        """The counts in words."""
        if not self.due:
            return say("nothing was due")
        if not self.open_late:
            return say("{n} of {due} due done on time", n=self.on_time, due=self.due)
        return say(
            "{n} of {due} due done on time, {late} still open",
            n=self.on_time,
            due=self.due,
            late=self.open_late,
        )


NOTHING_DUE = Punctuality()
"""Of a side that had nothing to do yet."""


def punctuality(
    actions: Iterable[Action], side: Side, as_of: date, window_days: int | None = None
) -> Punctuality:
    """How reliable a side is with what the customer knows of (joint plan and next steps).

    Judged are actions due up to `as_of` (today's only once done); with a window, those due in its
    last days and older ones that are still open. Dropped and undated ones are left out. What was
    done after `as_of` was still open then.
    """
    # A window cuts off what was done before it, and never what is still open.
    since = date.min if window_days is None else as_of - timedelta(days=window_days)
    on_time = late = waiting = 0
    for action in actions:
        due = action.due_on
        if action.side is not side or due is None or due > as_of:
            continue
        # The customer cannot keep what they were never told.
        if action.origin not in SHARED_ORIGINS or action.status is ActionStatus.DROPPED:
            continue
        done = action.status is ActionStatus.DONE and (
            action.done_on is None or action.done_on <= as_of
        )
        if done and due >= since:
            if done_late(action):
                late += 1
            else:
                on_time += 1
        # What is open counts however old it is: time does not heal it.
        elif not done and due < as_of:
            waiting += 1
    return Punctuality(on_time, late, waiting)

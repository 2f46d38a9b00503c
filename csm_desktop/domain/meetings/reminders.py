"""When a running follow-up clock reminds its user: shortly before its end, and at its end."""

from datetime import datetime, timedelta
from enum import StrEnum

AHEAD = timedelta(minutes=10)
"""How long before the end of the clock it reminds for the first time: 20 of 30 minutes."""


class ReminderMoment(StrEnum):
    """What a clock reminds of."""

    NEAR = "near"
    OVER = "over"


def moments(ended_at: datetime, due_at: datetime) -> tuple[tuple[datetime, ReminderMoment], ...]:
    """When the clock of a meeting reminds, the earlier first. A clock that is shorter than the
    time ahead reminds at its end alone."""
    near = due_at - AHEAD
    over = (due_at, ReminderMoment.OVER)
    return ((near, ReminderMoment.NEAR), over) if near > ended_at else (over,)


def moment_between(
    ended_at: datetime, due_at: datetime, since: datetime, until: datetime
) -> ReminderMoment | None:
    """What fell due after `since` and up to `until`; a computer that slept through both moments is
    told of the last one alone, and a clock that was set back tells nothing."""
    passed = [what for at, what in moments(ended_at, due_at) if since < at <= until]
    return passed[-1] if passed else None

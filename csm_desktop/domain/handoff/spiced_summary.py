"""The SPICED summary that opens every meeting and every review (domain.md §3)."""

from collections.abc import Iterable
from datetime import date

from csm_desktop.domain.records.spiced import SpicedEntry, SpicedPart
from csm_desktop.domain.text.message import Message, say
from csm_desktop.values import dataclass


@dataclass(frozen=True, slots=True)
class SpicedLine:
    """One part: what is known now, what was known before, and how fresh it is.

    `entry` is None where nothing is known. `history` holds the superseded entries, newest first.
    `verified_days` is None while the present words were never verified with the customer.
    `days_left` counts down to the critical event's date and is negative once it is over.
    """

    part: SpicedPart
    entry: SpicedEntry | None
    history: tuple[SpicedEntry, ...]
    verified_days: int | None
    days_left: int | None
    why: Message


def spiced_summary(entries: Iterable[SpicedEntry], as_of: date) -> tuple[SpicedLine, ...]:
    """A line for each of the five parts, as known on a day."""
    known = sorted(
        (entry for entry in entries if entry.recorded_on <= as_of),
        key=lambda entry: (entry.recorded_on, entry.id),
        reverse=True,
    )
    return tuple(
        _line(part, [entry for entry in known if entry.part is part], as_of) for part in SpicedPart
    )


def critical_event(entries: Iterable[SpicedEntry], as_of: date) -> SpicedLine | None:
    """The critical event where it has a date: it counts down wherever the account is shown."""
    lines = spiced_summary(entries, as_of)
    line = next(line for line in lines if line.part is SpicedPart.CRITICAL_EVENT)
    return None if line.days_left is None else line


def _line(part: SpicedPart, newest_first: list[SpicedEntry], as_of: date) -> SpicedLine:
    """An entry without words takes back what was known of its part."""
    # The history is kept beside it: what was believed once is still worth reading.
    if not newest_first or not newest_first[0].text.strip():
        nothing = say("Nothing is known of it yet.")
        return SpicedLine(part, None, tuple(newest_first), None, None, nothing)
    entry, *history = newest_first
    verified = None
    # Seen as of an earlier day, a later confirmation had not happened.
    if entry.verified_on is not None and entry.verified_on <= as_of:
        verified = (as_of - entry.verified_on).days
    left = None
    if part is SpicedPart.CRITICAL_EVENT and entry.event_on is not None:
        left = (entry.event_on - as_of).days
    why = _freshness(entry, verified, as_of)
    if left is not None:
        why = say("{event} {freshness}", event=_countdown(entry, left), freshness=why)
    return SpicedLine(part, entry, tuple(history), verified, left, why)


def _freshness(entry: SpicedEntry, verified: int | None, as_of: date) -> Message:
    if verified is None:
        return say(
            "Recorded {n} day ago, not yet verified with the customer.",
            "Recorded {n} days ago, not yet verified with the customer.",
            n=(as_of - entry.recorded_on).days,
        )
    return say(
        "Verified with the customer {n} day ago.",
        "Verified with the customer {n} days ago.",
        n=verified,
    )


def _countdown(entry: SpicedEntry, left: int) -> Message:
    if left < 0:
        return say("{day}: {n} day over.", "{day}: {n} days over.", day=entry.event_on, n=-left)
    if left == 0:
        return say("{day}: today.", day=entry.event_on)
    return say("{day}: {n} day left.", "{day}: {n} days left.", day=entry.event_on, n=left)

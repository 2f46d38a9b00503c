"""Whether an alert was right: what happened in the account afterwards (domain.md §8).

A rule on trial keeps a log of what it would have said. It is right about a risk when revenue was
lost, or health fell into a lower band, and about a chance when revenue grew, or they spoke up for
us, within `WATCHED_DAYS` (our choice). What is open either way is borne out by any of them. The
user's own word goes over what happened.
"""

from collections.abc import Iterable, Iterator, Sequence
from datetime import date, timedelta
from enum import StrEnum

from csm_desktop.domain.records.alerts import Alert, Tone
from csm_desktop.domain.records.health import Band, HealthSnapshot
from csm_desktop.domain.records.lifecycle import AdvocacyAct
from csm_desktop.domain.records.revenue import RevenueEvent, RevenueKind
from csm_desktop.domain.text.message import Message, say
from csm_desktop.values import dataclass

WATCHED_DAYS = 90
_ORDER = (Band.AT_RISK, Band.WATCH, Band.HEALTHY)
_LOST = frozenset({RevenueKind.CHURN, RevenueKind.CONTRACTION})


class Verdict(StrEnum):
    """What is known of an alert in hindsight."""

    RIGHT = "right"
    NOT_BORNE_OUT = "not_borne_out"
    TOO_EARLY = "too_early"


@dataclass(frozen=True, slots=True)
class Afterwards:
    """The verdict on an alert, and what happened on which day where that made it right."""

    verdict: Verdict
    what: Message | None = None
    on: date | None = None


@dataclass(frozen=True, slots=True)
class LaterFacts:
    """What is known of an account after an alert: revenue, health, advocacy."""

    revenue: Sequence[RevenueEvent] = ()
    snapshots: Sequence[HealthSnapshot] = ()
    advocacy: Sequence[AdvocacyAct] = ()


def afterwards(alert: Alert, history: LaterFacts, as_of: date) -> Afterwards:
    """What became of what an alert said, up to a day: by the user's word, else by what happened.
    What set it off is no proof of it."""
    if alert.was_right is not None:
        return Afterwards(Verdict.RIGHT if alert.was_right else Verdict.NOT_BORNE_OUT)
    begun = alert.raised_on or alert.since
    until = begun + timedelta(days=WATCHED_DAYS)
    events = [
        (on, what, tone)
        for on, what, tone in _events(history, begun)
        # Strictly after its first day: what set an alert off is no proof of it.
        if begun < on <= min(until, as_of) and (alert.tone in (tone, Tone.NEUTRAL))
    ]
    if events:
        on, what, _ = min(events, key=lambda event: event[0])
        return Afterwards(Verdict.RIGHT, what, on)
    return Afterwards(Verdict.TOO_EARLY if as_of < until else Verdict.NOT_BORNE_OUT)


def _events(history: LaterFacts, begun: date) -> Iterator[tuple[date, Message, Tone]]:
    for event in history.revenue:
        if event.kind in _LOST:
            yield event.on, say("{amount} of ARR lost", amount=event.amount), Tone.NEGATIVE
        elif event.kind is RevenueKind.EXPANSION:
            yield event.on, say("{amount} of ARR won", amount=event.amount), Tone.POSITIVE
    for act in history.advocacy:
        yield act.on, say("they spoke up for us: {kind}", kind=act.kind), Tone.POSITIVE
    yield from _bands(history.snapshots, begun)


def _bands(
    snapshots: Iterable[HealthSnapshot], begun: date
) -> Iterator[tuple[date, Message, Tone]]:
    # Without data a health score says nothing, so it can bear nothing out.
    known = [snapshot for snapshot in snapshots if snapshot.band is not Band.UNKNOWN]
    before = [snapshot.band for snapshot in known if snapshot.on <= begun]
    if not before:
        return
    for each in known:
        # Against the band at the beginning and not the day before: two small falls are one.
        moved = _ORDER.index(each.band) - _ORDER.index(before[-1])
        if each.on > begun and moved:
            tone = Tone.POSITIVE if moved > 0 else Tone.NEGATIVE
            yield each.on, say("health is now: {band}", band=each.band), tone

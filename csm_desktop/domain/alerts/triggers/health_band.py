"""The health score crossed into another band, up or down, or is at risk since it was first told."""

from collections.abc import Iterable
from decimal import Decimal

from csm_desktop.domain.alerts.declaration import (
    AlertSubject,
    DeclaredPlaybook,
    DeclaredStep,
    TriggerDeclaration,
)
from csm_desktop.domain.alerts.finding import Finding, Inspection, Recurrence, run_start
from csm_desktop.domain.records.alerts import Severity, Tone, Trigger
from csm_desktop.domain.records.facts import AccountFacts
from csm_desktop.domain.records.health import Band, HealthSnapshot
from csm_desktop.domain.text.message import say

_ORDER = (Band.AT_RISK, Band.WATCH, Band.HEALTHY)


def scored(facts: AccountFacts) -> list[HealthSnapshot]:
    """The snapshots up to the facts' day that carry a band, in the order of their days.

    A gap without data is no band: it must not look like a fall and a rise.
    """
    known = (snapshot for snapshot in facts.snapshots if snapshot.on <= facts.as_of)
    return sorted(
        (snapshot for snapshot in known if snapshot.band is not Band.UNKNOWN), key=lambda at: at.on
    )


def _detect(look: Inspection) -> Iterable[Finding]:
    known = scored(look.facts)
    if not known:
        return
    now = known[-1]
    first = run_start(known, lambda each: each.band is now.band)
    # The newest snapshot has its own band, so its run has a beginning.
    assert first is not None
    # An old change is no news.
    fresh = (look.facts.as_of - first.on).days <= look.threshold
    index = known.index(first)
    if index:
        yield _crossed(known[index - 1], first, fresh=fresh)
    elif now.band is Band.AT_RISK:
        # Nothing fell, and yet nobody was told: it came in so.
        yield Finding(
            Trigger.HEALTH_BAND,
            _cause(now.band),
            say("At risk since the first score"),
            say("{score} on {day}; no score before", score=first.score, day=first.on),
            first.on,
            Tone.NEGATIVE,
            Recurrence.AFTER_CLOSE,
            fresh=fresh,
        )


def _crossed(before: HealthSnapshot, first: HealthSnapshot, *, fresh: bool) -> Finding:
    up = _ORDER.index(first.band) > _ORDER.index(before.band)
    return Finding(
        Trigger.HEALTH_BAND,
        _cause(first.band),
        say("Health is now: {band}", band=first.band),
        say(
            "{before} on {then}, {after} on {on}",
            before=before.score,
            then=before.on,
            after=first.score,
            on=first.on,
        ),
        first.on,
        Tone.POSITIVE if up else Tone.NEGATIVE,
        Recurrence.AFTER_CLOSE,
        fresh=fresh,
    )


def _cause(band: Band) -> str:
    return f"health_band:{band}"


DECLARED = TriggerDeclaration(
    Trigger.HEALTH_BAND,
    AlertSubject.HEALTH,
    Severity.IMPORTANT,
    Decimal(30),
    say("days that a crossing stays news"),
    _detect,
    (
        DeclaredPlaybook(
            Tone.NEGATIVE,
            say("Health is low, or falling"),
            say("The score names the factors. Two of them are ours to move this week."),
            (
                DeclaredStep(0, say("Read the receipt: which factors are low, since when")),
                DeclaredStep(1, say("Do the first act of the way up")),
                DeclaredStep(
                    4,
                    say("Talk with the champion about what stands in the way"),
                    say(
                        "Some of what we planned moves more slowly than we both wanted. What stands"
                        " in the way on your side, and what should we do differently?"
                    ),
                ),
                DeclaredStep(21, say("Look at the score again; if it fell further, ask for help")),
            ),
        ),
        DeclaredPlaybook(
            Tone.POSITIVE,
            say("Health has risen"),
            say("Keep what brought it here, and write it down."),
            (
                DeclaredStep(0, say("Note which act moved the score")),
                DeclaredStep(
                    5, say("Tell the sponsor what has become better, with numbers"), praise=True
                ),
            ),
        ),
    ),
)

"""Taking part: it stops, it soars, or nobody comes to meetings."""

from collections.abc import Iterable, Sequence
from datetime import timedelta
from decimal import Decimal

from csm_desktop.domain.alerts.declaration import (
    AlertSubject,
    DeclaredPlaybook,
    DeclaredStep,
    TriggerDeclaration,
)
from csm_desktop.domain.alerts.finding import Finding, Inspection, Recurrence, run_start
from csm_desktop.domain.meetings.end import needs_follow_up
from csm_desktop.domain.meetings.quiet import held_on
from csm_desktop.domain.records.alerts import Severity, Tone, Trigger
from csm_desktop.domain.records.facts import AccountFacts
from csm_desktop.domain.records.metrics import EngagementEvent
from csm_desktop.domain.records.rules import Rules
from csm_desktop.domain.records.team import TeamRole
from csm_desktop.domain.text.message import say

MUCH_ENGAGEMENT = 4
"""Events within the window from which a customer is keen."""
MISSED_MEETINGS = 2
"""Meetings in a row to which nobody of theirs came."""


def _detect(look: Inspection) -> Iterable[Finding]:
    """No training, community act, webinar or event for the threshold's days after earlier ones;
    many of them; or meetings to which nobody came."""
    events = [event for event in look.facts.engagement if event.on <= look.facts.as_of]
    if events:
        yield from _taken_part(look.facts, events, int(look.threshold), look.rules)
    yield from _missed(look.facts)


def _taken_part(
    facts: AccountFacts, events: Sequence[EngagementEvent], patience: int, rules: Rules
) -> Iterable[Finding]:
    ordered = sorted(events, key=lambda each: (each.on, each.id))
    last = ordered[-1].on
    silent = (facts.as_of - last).days
    if silent > patience:
        # Too long a silence is told as such, before anything that once was keen.
        yield Finding(
            Trigger.ENGAGEMENT,
            f"engagement:none:{last}",
            say("They no longer take part"),
            say("last training, webinar or event {n} days ago, on {on}", n=silent, on=last),
            last + timedelta(days=patience + 1),
        )
        return
    window = timedelta(days=rules.health_window_days)
    counted = [
        # Over a sliding window, so that the alert says since when they were keen.
        (event.on, sum(event.on - window < other.on <= event.on for other in ordered[: n + 1]))
        for n, event in enumerate(ordered)
    ]
    keen = run_start(counted, lambda each: each[1] >= MUCH_ENGAGEMENT)
    # Keen once is not keen now: the last event has to lie in the window itself.
    if keen is not None and last > facts.as_of - window:
        yield Finding(
            Trigger.ENGAGEMENT,
            "engagement:many",
            say("They take part a lot"),
            say(
                "{n} trainings, webinars or events in {days} days",
                n=counted[-1][1],
                days=window.days,
            ),
            keen[0],
            Tone.POSITIVE,
            Recurrence.AFTER_CLOSE,
        )


def _missed(facts: AccountFacts) -> Iterable[Finding]:
    came: dict[int, bool] = {}
    for attendance in facts.attendances:
        # Without an answer whether anybody came, a meeting counts neither way.
        if attendance.contact_id is not None and attendance.attended is not None:
            came[attendance.meeting_id] = (
                came.get(attendance.meeting_id, False) or attendance.attended
            )
    held = sorted(
        (on, meeting.id)
        for meeting in facts.meetings
        if needs_follow_up(meeting)
        and meeting.id in came
        and (on := held_on(meeting)) is not None
        and on <= facts.as_of
    )
    # One meeting without them happens; a row of them is a sign.
    if len(held) < MISSED_MEETINGS or any(came[id_] for _, id_ in held[-MISSED_MEETINGS:]):
        return
    first = run_start(held, lambda each: not came[each[1]])
    # The last meeting was missed, so the run that ends with it has a beginning.
    assert first is not None
    missed = len(held) - held.index(first)
    yield Finding(
        Trigger.ENGAGEMENT,
        "engagement:missed",
        say("Nobody of theirs comes to meetings"),
        say("the last {n} meetings, since {on}", n=missed, on=first[0]),
        first[0],
        recurs=Recurrence.AFTER_CLOSE,
    )


DECLARED = TriggerDeclaration(
    Trigger.ENGAGEMENT,
    AlertSubject.HEALTH,
    Severity.NOTE,
    Decimal(90),
    say("days without taking part in anything"),
    _detect,
    (
        DeclaredPlaybook(
            Tone.NEGATIVE,
            say("They no longer take part"),
            say("Who stops coming has stopped getting something out of it."),
            (
                DeclaredStep(0, say("Ask one person why it was not worth coming")),
                DeclaredStep(
                    3,
                    say("Propose one thing that is made for them"),
                    say(
                        "We missed you. I do not want to fill your calendar: tell me the one thing"
                        " that your team would like to be better at, and I will prepare just that."
                    ),
                ),
                DeclaredStep(21, say("See who came, and decide what meetings should become")),
            ),
        ),
        DeclaredPlaybook(
            Tone.POSITIVE,
            say("They take part a lot"),
            say("Keen people like to meet their like, and to be asked."),
            (
                DeclaredStep(0, say("Thank the keenest by name"), praise=True),
                DeclaredStep(5, say("Offer to introduce them to another customer's champion")),
                DeclaredStep(
                    10,
                    say("Ask whether they would speak about it"),
                    role=TeamRole.MARKETING,
                    praise=True,
                ),
            ),
        ),
    ),
)

"""A meeting without its follow-up, after the half hour in which it is due."""

from collections.abc import Iterable
from datetime import timedelta
from decimal import Decimal

from csm_desktop.domain.alerts.declaration import (
    AlertSubject,
    DeclaredPlaybook,
    DeclaredStep,
    TriggerDeclaration,
)
from csm_desktop.domain.alerts.finding import Finding, Inspection
from csm_desktop.domain.meetings.end import due_at, overdue
from csm_desktop.domain.records.alerts import Severity, Tone, Trigger
from csm_desktop.domain.text.instants import day_in
from csm_desktop.domain.text.message import say


def _detect(look: Inspection) -> Iterable[Finding]:
    facts = look.facts
    for meeting in overdue(facts.meetings, facts.follow_ups, look.now, look.rules):
        due = due_at(meeting, look.rules)
        # Older ones are past mending: a list of them would hide today's.
        if due is not None and look.now - due <= timedelta(days=float(look.threshold)):
            yield Finding(
                Trigger.FOLLOW_UP_OVERDUE,
                f"follow_up_overdue:{meeting.id}",
                say("Follow-up overdue: {title}", title=meeting.title),
                say(
                    "due {minutes} minutes after the end, on {on}",
                    minutes=look.rules.follow_up_minutes,
                    on=day_in(due, meeting.zone),
                ),
                day_in(due, meeting.zone),
            )


DECLARED = TriggerDeclaration(
    Trigger.FOLLOW_UP_OVERDUE,
    AlertSubject.MEETINGS,
    Severity.URGENT,
    Decimal(7),
    say("days that it is still worth sending"),
    _detect,
    (
        DeclaredPlaybook(
            Tone.NEGATIVE,
            say("A follow-up is overdue"),
            say("Late is better than never, and an hour better than a day."),
            (
                DeclaredStep(0, say("Send the follow-up from the notes, with the next step")),
                DeclaredStep(1, say("Check that the next step stands in their calendar")),
            ),
        ),
    ),
)

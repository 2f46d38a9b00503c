"""A meeting without its follow-up, after the half hour in which it is due."""

from collections.abc import Iterable
from datetime import date, timedelta
from decimal import Decimal

from csm_desktop.domain.alerts.declaration import (
    AlertSubject,
    DeclaredPlaybook,
    DeclaredStep,
    TriggerDeclaration,
)
from csm_desktop.domain.alerts.finding import Finding, Inspection
from csm_desktop.domain.meetings.end import due_at, has_recap, overdue
from csm_desktop.domain.records.alerts import Severity, Tone, Trigger
from csm_desktop.domain.records.meetings import Meeting
from csm_desktop.domain.records.rules import Rules
from csm_desktop.domain.text.instants import day_in
from csm_desktop.domain.text.message import Message, say


def _detect(look: Inspection) -> Iterable[Finding]:
    facts = look.facts
    for meeting in overdue(facts.meetings, facts.follow_ups, look.now, look.rules):
        # Asked of each, for a recap has until the next business day.
        due = due_at(meeting, look.rules)
        # Older ones are past mending: a list of them would hide today's.
        if due is not None and look.now - due <= timedelta(days=float(look.threshold)):
            yield Finding(
                Trigger.FOLLOW_UP_OVERDUE,
                f"follow_up_overdue:{meeting.id}",
                say("Follow-up overdue: {title}", title=meeting.title or meeting.kind),
                _when(meeting, day_in(due, meeting.zone), look.rules),
                day_in(due, meeting.zone),
            )


def _when(meeting: Meeting, on: date, rules: Rules) -> Message:
    if has_recap(meeting.kind):
        return say("the recap was due within a business day, on {on}", on=on)
    minutes = rules.follow_up_minutes
    return say("due {minutes} minutes after the end, on {on}", minutes=minutes, on=on)


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

"""How a meeting goes: the points to be dealt with, and whether it is a talk about value
(domain.md §4, §7)."""

from datetime import timedelta

from csm_desktop.domain.meetings.agendas import default_agenda
from csm_desktop.domain.money.renewals import renewal_date
from csm_desktop.domain.records.facts import AccountFacts
from csm_desktop.domain.records.meetings import Meeting, MeetingKind
from csm_desktop.domain.records.rules import DEFAULT_RULES, Rules
from csm_desktop.domain.text.instants import day_in
from csm_desktop.domain.text.message import Message, say

_RENEWAL_NEAR = timedelta(days=120)
"""From when on the renewal's question is raised (domain.md §1)."""
_RESTATES = frozenset((MeetingKind.ORCHESTRATION, MeetingKind.IMPACT_REVIEW, MeetingKind.EBR))


def points_of(meeting: Meeting) -> tuple[str | Message, ...]:
    """The points of a meeting's agenda; of an orchestration its five, where none was written."""
    if meeting.agenda or meeting.kind is not MeetingKind.ORCHESTRATION:
        return meeting.agenda
    return default_agenda(meeting.kind)


def restates_goals(meeting: Meeting) -> bool:
    """Whether what was set and promised is gone through: goals are verified at the orchestration,
    and restated first in every review."""
    return meeting.kind in _RESTATES


def is_value_talk(meeting: Meeting, facts: AccountFacts, rules: Rules = DEFAULT_RULES) -> bool:
    """Whether a meeting ends with an outcome: a review does, and any meeting with the customer in
    the 120 days before a renewal may; one that has an outcome keeps it."""
    # What was entered is not hidden again when a renewal is moved or a kind changed.
    if meeting.outcome is not None or meeting.decided.strip():
        return True
    if meeting.kind in (MeetingKind.EBR, MeetingKind.IMPACT_REVIEW):
        return True
    on = day_in(meeting.starts_at, meeting.zone)
    grace = rules.renewal_grace_days
    days = (renewal_date(subscription, on, grace) for subscription in facts.subscriptions)
    near = any(day is not None and on <= day <= on + _RENEWAL_NEAR for day in days)
    return near and meeting.kind is not MeetingKind.INTERNAL


def outcome_problem(meeting: Meeting) -> Message | None:
    """What the end of a review lacks: its outcome, or what an honest talk decided."""
    # Only of a review: near a renewal a talk may have an outcome, and need not.
    if meeting.outcome is None and meeting.kind is MeetingKind.EBR:
        return say("How did the talk about value end: renewal, expansion, or an honest talk?")
    if meeting.outcome is not None and not meeting.decided.strip():
        return say("{outcome}: what was decided?", outcome=meeting.outcome)
    return None

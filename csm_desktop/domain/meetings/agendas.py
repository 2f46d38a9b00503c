"""The default agenda of each kind of meeting (domain.md §3, §4, §7, §10)."""

from csm_desktop.domain.records.meetings import GoldenStep, MeetingKind
from csm_desktop.domain.text.message import Message, say

_AGENDAS: dict[MeetingKind, tuple[Message, ...]] = {
    MeetingKind.INTRODUCTION: (
        say("Appreciate, check the time, agree the end goal"),
        say("Customer success is introduced at the end of the call"),
        say("Deepen the diagnosis: what must be achieved, by when"),
    ),
    MeetingKind.HANDOFF: (
        say("Business impact: what they must achieve, and how"),
        say("Segment, and the onboarding that fits it"),
        say("The quickest value"),
        say("Expectations that were set"),
        say("The win story"),
    ),
    MeetingKind.ORCHESTRATION: (
        say("Agenda agreed with everyone in the room"),
        say("Verify and deepen the goals"),
        say("Share the customer journey"),
        say("The joint impact plan"),
        say("Next steps"),
    ),
    MeetingKind.TECHNICAL_KICKOFF: (
        say("Who does what, on both sides"),
        say("Configuration, integrations and access"),
        say("Dates and dependencies"),
        say("Next steps"),
    ),
    MeetingKind.WORKING_SESSION: (
        say("What we want to have finished by the end"),
        say("Work on it together"),
        say("Next steps"),
    ),
    MeetingKind.IMPACT_REVIEW: (
        say("The objectives as they were set at the orchestration"),
        say("SPICED: what still holds, what has changed"),
        say("First value and twelve-month goals"),
        say("Results"),
        say("Next steps"),
    ),
    MeetingKind.EBR: (
        say("Productivity measurements"),
        say("Comparison with the benchmark"),
        say("Strategic initiatives, new and existing"),
        say("New capabilities"),
        say("Internal champions"),
        say("Goals for the next review"),
    ),
    MeetingKind.RESCUE_CALL: (
        say("Communicate: let them talk, and listen"),
        say("Disarm: empathy, without taking blame"),
        say("Research: gather the facts"),
        say("Diagnose: find the cause"),
        say("Proof: show that it is the cause"),
        say("Prescribe: what will be done, by whom, by when"),
        say("Communicate: summarise, check, ask for feedback"),
    ),
    MeetingKind.INTERNAL: (),
}


def default_agenda(kind: MeetingKind) -> tuple[Message, ...]:
    """The points that a meeting of this kind begins with; the user's to change.

    The orchestration has its five points, the impact review restates objectives first, a rescue
    call walks the golden sequence, one point for each `GoldenStep`.
    """
    return _AGENDAS[kind]


def golden_sequence() -> tuple[tuple[GoldenStep, Message], ...]:
    """The seven steps for a frustrated customer, each with what to do in it."""
    return tuple(zip(GoldenStep, _AGENDAS[MeetingKind.RESCUE_CALL], strict=True))

"""The bank of questions: what is worth asking in each kind of meeting; the user's to change
(domain.md §7: questions are prepared in advance)."""

from csm_desktop.domain.records.meetings import MeetingKind
from csm_desktop.domain.text.message import Message, say

_BANK: dict[MeetingKind, tuple[Message, ...]] = {
    MeetingKind.INTRODUCTION: (
        say("What made you look for something new, and why now?"),
        say("What must be true in a year for this to have been right?"),
        say("Who will notice first when it works?"),
    ),
    MeetingKind.HANDOFF: (
        say("What were they promised that is written down nowhere?"),
        say("Who was against it, and what convinced them?"),
        say("What would make them regret the signature in the first month?"),
    ),
    MeetingKind.ORCHESTRATION: (
        say("Who is missing in this room, and who would object later?"),
        say("How will you measure the first value, and who reads that number?"),
        say("What else has to happen on your side by then?"),
        say("What could stop us, and who would know first?"),
    ),
    MeetingKind.TECHNICAL_KICKOFF: (
        say("Who decides on access, and how long does that take?"),
        say("Which system is the truth for these data?"),
        say("What went wrong in the last project of this kind?"),
    ),
    MeetingKind.WORKING_SESSION: (
        say("What would make this hour worth it for you?"),
        say("Where do people work around it today?"),
        say("Who should be able to do this without us?"),
    ),
    MeetingKind.IMPACT_REVIEW: (
        say("Is what we set as a goal still what matters to you?"),
        say("What did the change save or earn, and who would confirm that number?"),
        say("What has changed at your end since we last spoke?"),
        say("What do your people do with the time they won?"),
        say("What would you stop, if it were yours to decide?"),
    ),
    MeetingKind.EBR: (
        say("Which of your plans for the next year depends on this?"),
        say("What would you have to see to do more of it, and who decides that?"),
        say("If the renewal were today, what would you say?"),
        say("Who else in your company has the problem that you had?"),
    ),
    MeetingKind.RESCUE_CALL: (
        say("What is it costing you, each week?"),
        say("What have you tried already?"),
        say("What would you need to see, and by when, to trust it again?"),
        say("Who else is affected, and what do they say?"),
    ),
    MeetingKind.INTERNAL: (
        say("What do we know, and what do we only believe?"),
        say("Who of us speaks with whom of them?"),
    ),
}


def default_questions(kind: MeetingKind) -> tuple[Message, ...]:
    """The questions of ours for a kind of meeting, until the user has a bank of their own."""
    return _BANK[kind]

"""What a follow-up mail says, made from what may be shared of the notes (domain.md §7)."""

from collections.abc import Iterable
from datetime import date

from csm_desktop.domain.correspondence.salutations import Addressee
from csm_desktop.domain.meetings.note_lines import LineMark, NoteLine
from csm_desktop.domain.people.person_names import called
from csm_desktop.domain.records.meetings import EndGoal, Meeting
from csm_desktop.domain.records.plan import Side
from csm_desktop.values import dataclass


@dataclass(frozen=True, slots=True)
class AgreedStep:
    """Something that somebody will do; `who` is empty where no person was named."""

    what: str
    who: str = ""
    due_on: date | None = None


@dataclass(frozen=True, slots=True)
class FollowUpDraft:
    """The parts of the mail, each possibly empty; nothing private or internal is in it.

    `addressed` are those whom it greets.
    """

    addressed: tuple[Addressee, ...]
    wanted: tuple[tuple[str, bool | None], ...]
    heard: tuple[str, ...]
    agreed: tuple[str, ...]
    we_do: tuple[AgreedStep, ...]
    you_do: tuple[AgreedStep, ...]
    questions: tuple[str, ...]
    next_step: AgreedStep | None
    ours: str = ""


_ASKED = (LineMark.QUESTION, LineMark.REQUEST)


def follow_up_draft(
    meeting: Meeting,
    lines: Iterable[NoteLine],
    guests: Iterable[Addressee],
    end_goals: Iterable[EndGoal] = (),
    next_step: AgreedStep | None = None,
    signed: str = "",
) -> FollowUpDraft:
    """The draft of a meeting from its note lines, the customer's people in the room,
    what they wanted to accomplish, and the next step.

    Private lines are dropped first of all; tone words, priorities and themes stay inside. A
    summary is taken over only once it was confirmed with the customer.
    """
    # First of all: nothing below this line has ever seen a private one.
    shared = [line for line in lines if line.mark is not LineMark.PRIVATE]
    heard = [line.text for line in shared if line.mark is LineMark.PLAIN]
    # Only what was said back and confirmed may stand as what we heard.
    if meeting.summary_confirmed and meeting.summary.strip():
        heard.insert(0, meeting.summary.strip())
    return FollowUpDraft(
        addressed=tuple(guests),
        # The goals of all meetings come in; those of another meeting are not this one's to report.
        wanted=tuple((g.text, g.met) for g in end_goals if g.meeting_id == meeting.id),
        # A note that was made the summary is said once.
        heard=tuple(dict.fromkeys(heard)),
        agreed=tuple(line.text for line in shared if line.mark is LineMark.DECISION),
        we_do=_promises(shared, Side.US),
        you_do=_promises(shared, Side.CUSTOMER),
        questions=tuple(line.text for line in shared if line.mark in _ASKED),
        next_step=next_step,
        ours=signed,
    )


def _promises(lines: Iterable[NoteLine], side: Side) -> tuple[AgreedStep, ...]:
    found = []
    for line in lines:
        if line.mark is not LineMark.ACTION:
            continue
        # Where nobody is named we promise it: nothing is asked of a customer by a guess.
        promised_by = line.owner.side if line.owner else Side.US
        if promised_by is side:
            who = called(line.owner.name) if line.owner else ""
            found.append(AgreedStep(line.text, who, line.due_on))
    return tuple(found)

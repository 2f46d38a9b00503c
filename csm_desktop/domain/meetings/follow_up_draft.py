"""The draft of a follow-up mail, made from what may be shared of the notes (domain.md §7)."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from csm_desktop.domain.meetings.note_lines import LineMark, NoteLine, first_name
from csm_desktop.domain.records.meetings import EndGoal, Meeting
from csm_desktop.domain.records.plan import Side
from csm_desktop.domain.text.message import Message, say


@dataclass(frozen=True, slots=True)
class AgreedStep:
    """Something that somebody will do; `who` is empty where no person was named."""

    what: str
    who: str = ""
    due_on: date | None = None

    @property
    def told(self) -> Message:
        """As one line of the mail; a name that the words begin with is not said twice."""
        named = self.who and not _begins_with(self.what, self.who)
        if named and self.due_on:
            return say("{who}: {what}, by {on}", who=self.who, what=self.what, on=self.due_on)
        if named:
            return say("{who}: {what}", who=self.who, what=self.what)
        if self.due_on:
            return say("{what}, by {on}", what=self.what, on=self.due_on)
        return say("{what}", what=self.what)


@dataclass(frozen=True, slots=True)
class FollowUpDraft:
    """The parts of the mail, each possibly empty; nothing private or internal is in it."""

    names: tuple[str, ...]
    wanted: tuple[tuple[str, bool | None], ...]
    heard: tuple[str, ...]
    agreed: tuple[str, ...]
    we_do: tuple[AgreedStep, ...]
    you_do: tuple[AgreedStep, ...]
    questions: tuple[str, ...]
    next_step: AgreedStep | None
    ours: str = ""


def follow_up_draft(
    meeting: Meeting,
    lines: Iterable[NoteLine],
    guests: Iterable[str],
    end_goals: Iterable[EndGoal] = (),
    next_step: AgreedStep | None = None,
    signed: str = "",
) -> FollowUpDraft:
    """The draft of a meeting from its note lines, the names of the customer's people in the room,
    what they wanted to accomplish, and the next step.

    Private lines are dropped first of all; tone words, priorities and themes stay inside. A
    summary is taken over only once it was confirmed with the customer.
    """
    shared = [line for line in lines if line.mark is not LineMark.PRIVATE]
    heard = [line.text for line in shared if line.mark is LineMark.PLAIN]
    if meeting.summary_confirmed and meeting.summary.strip():
        heard.insert(0, meeting.summary.strip())
    return FollowUpDraft(
        names=tuple(name for guest in guests if (name := first_name(guest))),
        wanted=tuple((g.text, g.met) for g in end_goals if g.meeting_id == meeting.id),
        heard=tuple(heard),
        agreed=tuple(line.text for line in shared if line.mark is LineMark.DECISION),
        we_do=_promises(shared, Side.US),
        you_do=_promises(shared, Side.CUSTOMER),
        questions=tuple(line.text for line in shared if line.mark is LineMark.QUESTION),
        next_step=next_step,
        ours=signed,
    )


def _promises(lines: Iterable[NoteLine], side: Side) -> tuple[AgreedStep, ...]:
    found = []
    for line in lines:
        if line.mark is not LineMark.ACTION:
            continue
        of = line.owner.side if line.owner else Side.US
        if of is side:
            who = first_name(line.owner.name) if line.owner else ""
            found.append(AgreedStep(line.text, who, line.due_on))
    return tuple(found)


def _begins_with(what: str, who: str) -> bool:
    first = what.split(maxsplit=1)[0] if what.strip() else ""
    return first.rstrip(":;,").casefold() == who.casefold()


def subject_of(draft: FollowUpDraft) -> Message:
    """The subject line."""
    if draft.next_step is None:
        return say("What we agreed today")
    return say("What we agreed today, and the next step")


_BLANK = say("")


def lines_of(draft: FollowUpDraft) -> tuple[Message, ...]:
    """The draft as the lines of a plain text mail, blank lines between its parts; the user edits
    it before it goes."""
    blocks: list[list[Message]] = [
        [_greeting(draft.names)],
        [say("Thank you for your time today.")],
    ]
    if draft.wanted:
        blocks.append([say("You wanted:"), *(_wanted(*each) for each in draft.wanted)])
    blocks += _block(say("What we heard"), [say("{text}", text=each) for each in draft.heard])
    blocks += _block(say("What we agreed"), [_bullet(say("{t}", t=each)) for each in draft.agreed])
    blocks += _block(say("What we do"), [_bullet(each.told) for each in draft.we_do])
    blocks += _block(say("What you do"), [_bullet(each.told) for each in draft.you_do])
    questions = [say("{text}", text=question) for question in draft.questions]
    heading = say("Open question", "Open questions", n=len(questions))
    blocks += _block(heading, questions)
    if draft.next_step is not None:
        blocks.append([say("Next step: {step}.", step=draft.next_step.told)])
    blocks.append([say("Did I get that right?")])
    if draft.ours:
        blocks.append([say("{name}", name=draft.ours)])
    joined = [line for block in blocks for line in (*block, _BLANK)]
    return tuple(joined[:-1])


def _block(heading: Message, lines: list[Message]) -> list[list[Message]]:
    return [[heading, *lines]] if lines else []


def _greeting(names: tuple[str, ...]) -> Message:
    return say("Dear {names},", names=names) if names else say("Hello,")


def _wanted(text: str, met: bool | None) -> Message:
    if met is None:
        return _bullet(say("{text}", text=text))
    if met:
        return _bullet(say("{text}: done", text=text))
    return _bullet(say("{text}: still to come", text=text))


def _bullet(text: Message) -> Message:
    return say("• {text}", text=text)

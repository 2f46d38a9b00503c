"""What the record shows of the seven growth steps, before anybody ticked them (domain.md §2)."""

from collections.abc import Iterator
from datetime import date

from csm_desktop.domain.journey.standing import reached_by
from csm_desktop.domain.meetings.quiet import held_on
from csm_desktop.domain.records.facts import AccountFacts
from csm_desktop.domain.records.handoff import IntroductionStep
from csm_desktop.domain.records.lifecycle import ProcessStep
from csm_desktop.domain.records.meetings import MeetingKind
from csm_desktop.domain.records.reviews import ReviewStatus
from csm_desktop.domain.text.message import Message, say
from csm_desktop.values import dataclass


@dataclass(frozen=True, slots=True)
class ShownStep:
    """A step that the record shows to have been entered on a day, and by what."""

    step: ProcessStep
    on: date
    why: Message


def shown_steps(facts: AccountFacts) -> tuple[ShownStep, ...]:
    """The steps that nobody ticked and that the record shows, in order, each with its first day.

    What shows a step is our choice: preboarding the three steps of the introduction; hand-off its
    meeting, or the sheet that went out; orchestration its meeting, or the technical kickoff;
    delivering an agreed plan; monitoring first value, or the first milestone reached; reviewing a
    review that was held; renewing a renewal that was decided. Nothing is ticked by itself.
    """
    ticked = {change.step for change in facts.step_changes if change.on <= facts.as_of}
    first: dict[ProcessStep, ShownStep] = {}
    for shown in _shown(facts):
        earlier = first.get(shown.step)
        # A day to come is a plan, and shows nothing yet.
        if shown.on <= facts.as_of and (earlier is None or shown.on < earlier.on):
            first[shown.step] = shown
    return tuple(first[step] for step in ProcessStep if step in first and step not in ticked)


_MEETINGS = {
    MeetingKind.HANDOFF: ProcessStep.HANDOFF,
    MeetingKind.ORCHESTRATION: ProcessStep.ORCHESTRATION,
    MeetingKind.TECHNICAL_KICKOFF: ProcessStep.ORCHESTRATION,
    MeetingKind.IMPACT_REVIEW: ProcessStep.REVIEWING,
    MeetingKind.EBR: ProcessStep.REVIEWING,
}


def _shown(facts: AccountFacts) -> Iterator[ShownStep]:
    ticks = {tick.step: tick.on for tick in facts.introduction}
    # An introduction that broke off was none; the last tick is the day that it was done.
    if len(ticks) == len(IntroductionStep):
        yield ShownStep(ProcessStep.PREBOARDING, max(ticks.values()), say("introduced to the end"))
    for meeting in facts.meetings:
        step, on = _MEETINGS.get(meeting.kind), held_on(meeting)
        if step is not None and on is not None:
            yield ShownStep(step, on, say("{kind} held", kind=meeting.kind))
    for sheet in facts.handoff_sheets:
        if sheet.sent_on is not None:
            yield ShownStep(ProcessStep.HANDOFF, sheet.sent_on, say("hand-off sheet sent"))
    for plan in facts.agreed_plans:
        yield ShownStep(ProcessStep.DELIVERING, plan.agreed_on, say("plan agreed"))
    if facts.account.first_value_on is not None:
        valued = say("first value")
        yield ShownStep(ProcessStep.MONITORING, facts.account.first_value_on, valued)
    for milestone in facts.milestones:
        if milestone.reached_on is not None and reached_by(milestone, facts.as_of):
            reached = say("reached: {title}", title=milestone.title)
            yield ShownStep(ProcessStep.MONITORING, milestone.reached_on, reached)
    for review in facts.reviews:
        if review.status is ReviewStatus.HELD:
            yield ShownStep(ProcessStep.REVIEWING, review.on, say("EBR held"))
    for decision in facts.renewal_decisions:
        decided = say("renewal: {outcome}", outcome=decision.outcome)
        yield ShownStep(ProcessStep.RENEWING, decision.on, decided)

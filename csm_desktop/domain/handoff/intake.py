"""From a hand-off message to a plan: what is unknown yet, and what the plan begins with.

What is unknown becomes a question for the kickoff (design.md §3, D); nothing is refused because it
is unknown. The texts of success gaps may stand before the customer, so they say nothing of the
answers and notes that they come from, which are internal (domain.md §3).
"""

from datetime import date, timedelta
from enum import StrEnum

from csm_desktop.domain.handoff.fit import fit_of
from csm_desktop.domain.handoff.message_facts import sender_of
from csm_desktop.domain.handoff.spiced_summary import spiced_summary
from csm_desktop.domain.money.revenue_figures import months_after
from csm_desktop.domain.records.accounts import Experience
from csm_desktop.domain.records.facts import AccountFacts
from csm_desktop.domain.records.handoff import FitCheck
from csm_desktop.domain.records.meetings import Meeting, MeetingKind
from csm_desktop.domain.records.plan import Goal, Horizon
from csm_desktop.domain.records.segments import Segment, first_value_target
from csm_desktop.domain.records.spiced import SpicedPart
from csm_desktop.domain.text.dates_in_words import date_within
from csm_desktop.domain.text.message import Message, say
from csm_desktop.domain.text.weekdays import working_day
from csm_desktop.values import dataclass

TWO_GOALS = (Horizon.FIRST_VALUE, Horizon.TWELVE_MONTHS)
"""Goals are set twice (domain.md §4)."""

_NOTICE_DAYS = 3  # so soon at the earliest can a customer come to a kickoff (our choice)
_DEFAULT_FIRST_VALUE_DAYS = 45  # of a segment that nobody has changed

PART_QUESTIONS: dict[SpicedPart, Message] = {
    SpicedPart.SITUATION: say("What do you work with today, and how many of you?"),
    SpicedPart.PAIN: say("What made you look for something new, and whom does it hurt most?"),
    SpicedPart.IMPACT: say("What will be better for your business, and how will you see it?"),
    SpicedPart.CRITICAL_EVENT: say("What has to be in place by when, and what if it is not?"),
    SpicedPart.DECISION: say("What made you decide for us, and who decided?"),
}
EVENT_DAY_QUESTION = say("On which day is it: {event}?")
FIT_QUESTIONS: dict[FitCheck, Message] = {
    FitCheck.TECHNICAL: say("Which systems, data and accesses must this work with?"),
    FitCheck.FUNCTIONAL: say("What must it do for you that you have not seen yet?"),
    FitCheck.EXPERIENCE: say("Who of you has introduced something like this before?"),
    FitCheck.SUPPORT: say("Whom do your people ask, and when do they need us?"),
    FitCheck.INTERNAL_BUY_IN: say("Who of you must still be won over?"),
}
GOAL_QUESTIONS: dict[Horizon, Message] = {
    Horizon.FIRST_VALUE: say("What would you call a success when the onboarding ends?"),
    Horizon.TWELVE_MONTHS: say("What will have changed for you in twelve months?"),
}
MEASURE_QUESTION = say("How will we both see that it is reached: {goal}?")

GAPS: dict[FitCheck, Message] = {
    FitCheck.TECHNICAL: say("Systems, data and accesses that have to fit together"),
    FitCheck.FUNCTIONAL: say("Functions that are needed in another way"),
    FitCheck.EXPERIENCE: say("Experience to be gained with this way of working"),
    FitCheck.SUPPORT: say("Help that has to be at hand day by day"),
    FitCheck.INTERNAL_BUY_IN: say("Colleagues to be won over"),
}


class IntakeField(StrEnum):
    """What is asked at the intake beside the parts of SPICED, the checks and the goals."""

    MESSAGE = "message"
    EVENT_DAY = "event_day"
    SEGMENT = "segment"
    CONTRACT_START = "contract_start"


Asked = SpicedPart | FitCheck | Horizon | IntakeField


@dataclass(frozen=True, slots=True)
class IntakeGap:
    """Something that is not known yet: where it is asked, and what it is called."""

    asked: Asked
    what: Message


def message_of(facts: AccountFacts) -> str:
    """The message that the account was handed over with; "" where there is none."""
    return facts.handoff_sheets[0].source_message if facts.handoff_sheets else ""


def goal_of(facts: AccountFacts, horizon: Horizon) -> Goal | None:
    """The goal of a horizon; of several the first."""
    return next((goal for goal in facts.goals if goal.horizon is horizon), None)


def is_measured(goal: Goal) -> bool:
    """Whether somebody could say that the goal is reached."""
    return bool(goal.measure.strip()) or goal.metric_id is not None or goal.target is not None


def is_fresh(facts: AccountFacts) -> bool:
    """Whether nothing is known yet that an intake would tell: no diagnosis, no plan."""
    return not (facts.spiced or facts.goals or facts.milestones or facts.actions)


def lacking(facts: AccountFacts) -> tuple[IntakeGap, ...]:
    """What is not known yet, in the order in which it is asked."""
    found = []
    if not message_of(facts).strip():
        found.append(IntakeGap(IntakeField.MESSAGE, say("the message")))
    for line in spiced_summary(facts.spiced, facts.as_of):
        if line.entry is None:
            found.append(IntakeGap(line.part, say("{part}", part=line.part)))
        elif line.part is SpicedPart.CRITICAL_EVENT and line.entry.event_on is None:
            found.append(IntakeGap(IntakeField.EVENT_DAY, say("day of the critical event")))
    missing = _unanswered(facts)
    if missing:
        # As one, for they stand together and are answered together.
        found.append(IntakeGap(missing[0], say("{n} fit check", "{n} fit checks", n=len(missing))))
    for horizon in TWO_GOALS:
        goal = goal_of(facts, horizon)
        if goal is None:
            found.append(IntakeGap(horizon, say("{goal}", goal=horizon)))
        elif not is_measured(goal):
            found.append(IntakeGap(horizon, say("measure of: {goal}", goal=horizon)))
    if facts.segment is None:
        found.append(IntakeGap(IntakeField.SEGMENT, say("segment")))
    if facts.account.contract_start is None:
        found.append(IntakeGap(IntakeField.CONTRACT_START, say("contract start")))
    return tuple(found)


def kickoff_questions(facts: AccountFacts) -> tuple[Message, ...]:
    """What only the customer can answer, as questions to ask at the orchestration."""
    asked = []
    for line in spiced_summary(facts.spiced, facts.as_of):
        # In the customer's words, where the part has a question of its own.
        if line.entry is None:
            asked.append(PART_QUESTIONS[line.part])
        elif line.part is SpicedPart.CRITICAL_EVENT and line.entry.event_on is None:
            event = " ".join(line.entry.text.split())
            asked.append(EVENT_DAY_QUESTION.filled(event=event))
    asked += [FIT_QUESTIONS[check] for check in _unanswered(facts)]
    for horizon in TWO_GOALS:
        goal = goal_of(facts, horizon)
        if goal is None:
            asked.append(GOAL_QUESTIONS[horizon])
        elif not is_measured(goal):
            asked.append(MEASURE_QUESTION.filled(goal=goal.statement))
    return tuple(asked)


def fixed_questions() -> tuple[Message, ...]:
    """The questions that never differ, so that one which was answered can be taken off a list."""
    of = (PART_QUESTIONS, FIT_QUESTIONS, GOAL_QUESTIONS)
    return tuple(question for questions in of for question in questions.values())


def offered_event_day(facts: AccountFacts) -> date | None:
    """The date that stands in the words of a critical event which has none yet.

    A date without a year is the next one from the day of the message on.
    """
    lines = spiced_summary(facts.spiced, facts.as_of)
    entry = next(line.entry for line in lines if line.part is SpicedPart.CRITICAL_EVENT)
    if entry is None or entry.event_on is not None:
        return None
    written = sender_of(message_of(facts), facts.as_of).on
    return date_within(entry.text, written or facts.as_of)


def orchestration_of(facts: AccountFacts) -> Meeting | None:
    """The business orchestration: the next that is planned, else the last that was held."""
    known = [
        meeting
        for meeting in facts.meetings
        if meeting.kind is MeetingKind.ORCHESTRATION and meeting.cancelled_at is None
    ]
    planned = [meeting for meeting in known if meeting.is_awaited]
    return planned[0] if planned else known[-1] if known else None


def orchestration_day(as_of: date, contract_start: date | None) -> date:
    """A proposal: soon, but with some notice, on a working day, and not before the contract."""
    soon = as_of + timedelta(days=_NOTICE_DAYS)
    return working_day(max(soon, contract_start or soon))


def goal_due(
    horizon: Horizon,
    start: date,
    segment: Segment | None,
    experience: Experience = Experience.SOME,
) -> date:
    """When a goal is due that nobody dated: the segment's first value (earlier for a customer
    without experience), or twelve months."""
    if horizon is Horizon.FIRST_VALUE:
        days = segment.first_value_days if segment else _DEFAULT_FIRST_VALUE_DAYS
        return start + timedelta(days=first_value_target(days, experience))
    return months_after(start, 12)


def _unanswered(facts: AccountFacts) -> tuple[FitCheck, ...]:
    return fit_of(facts.fit_answers, facts.fit_verdicts, facts.as_of).missing

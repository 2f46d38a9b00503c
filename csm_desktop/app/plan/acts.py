"""What can be done with the joint impact plan: goals, milestones, success gaps, and its agreed
versions (domain.md §4). Its actions are in `app.actions`."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from typing import Unpack

from csm_desktop.app.plan.shared_days import as_meant, follow_goal, follow_milestone
from csm_desktop.app.typed_words import needed
from csm_desktop.domain.plan import versions as plan_versions
from csm_desktop.domain.plan.confirmed_days import agreed_so
from csm_desktop.domain.plan.telemetry import crossings
from csm_desktop.domain.plan.versions import version_on
from csm_desktop.domain.records.facts import AccountFacts
from csm_desktop.domain.records.journeys import JourneyStep, milestones_from
from csm_desktop.domain.records.plan import (
    Action,
    AgreedPlan,
    Goal,
    GoalDetails,
    GoalFields,
    Horizon,
    Milestone,
    MilestoneDetails,
    MilestoneFields,
    Practice,
    PracticeFields,
    PracticeKind,
    SuccessGap,
    SuccessGapDetails,
    SuccessGapFields,
)
from csm_desktop.domain.text.message import say
from csm_desktop.domain.value.goal_words import way_in
from csm_desktop.errors import UserError
from csm_desktop.storage.queries.facts import account_facts
from csm_desktop.storage.session import Work
from csm_desktop.values import dataclass
from csm_desktop.wording import render, tr


@dataclass(frozen=True, slots=True)
class JourneyLaid:
    """The milestones that were laid out of a journey, and how many of it were not, being past."""

    made: tuple[Milestone, ...] = ()
    past: int = 0


def new_goal(
    work: Work,
    /,
    account_id: int,
    statement: str,
    horizon: Horizon = Horizon.OTHER,
    **fields: Unpack[GoalDetails],
) -> Goal:
    """Enter a goal; `fields` are those of `Goal`. Raises UserError without a statement."""
    others = work.find(Goal, account_id=account_id)
    fields.setdefault("position", max((other.position for other in others), default=0) + 1)
    made = _with_way(Goal(work.new_id(), account_id, horizon, _statement(statement), **fields))
    return follow_goal(work, work.add(made), None)


def edit_goal(work: Work, /, goal_id: int, **fields: Unpack[GoalFields]) -> Goal:
    """Change fields of a goal; a milestone that means the same takes its days."""
    if "statement" in fields:
        fields["statement"] = _statement(fields["statement"])
    before = work.get(Goal, goal_id)
    after = replace(before, **fields)
    if "measure" in fields:
        after = _with_way(after)
    return follow_goal(work, work.put(after), before)


def reach_goal(work: Work, /, goal_id: int, reached: bool = True) -> Goal:
    """Say that a goal was reached today, or that it is not."""
    return edit_goal(work, goal_id, reached_on=work.today() if reached else None)


def remove_goal(work: Work, /, goal_id: int) -> None:
    """Take a goal out; its milestones stay, on their own."""
    for milestone in work.find(Milestone, goal_id=goal_id):
        work.put(replace(milestone, goal_id=None))
    work.remove(work.get(Goal, goal_id))


def new_milestone(
    work: Work, /, account_id: int, title: str, target_on: date, **fields: Unpack[MilestoneDetails]
) -> Milestone:
    """Enter a milestone; `fields` are those of `Milestone`. Raises UserError without a title."""
    others = work.find(Milestone, account_id=account_id)
    fields.setdefault("position", max((other.position for other in others), default=0) + 1)
    made = Milestone(work.new_id(), account_id, _named(title), target_on, **fields)
    return follow_milestone(work, work.add(made), None)


def edit_milestone(
    work: Work, /, milestone_id: int, **fields: Unpack[MilestoneFields]
) -> Milestone:
    """Change fields of a milestone; the review or goal that it means takes its days.

    Raises UserError where title, day or share make no sense, and where the review says otherwise.
    """
    if "title" in fields:
        fields["title"] = _named(fields["title"])
    if "target_on" in fields and fields["target_on"] is None:
        raise UserError(tr("A milestone needs a day."), tr("Try fri, +2w, 3 dec or 2026-12-03."))
    share = fields.get("expected_percent")
    if share is not None and not 0 <= share <= 100:
        raise UserError(
            tr("The expected share of value is a number from 0 to 100."),
            tr("Nothing was changed."),
        )
    before = work.get(Milestone, milestone_id)
    return follow_milestone(work, work.put(replace(before, **fields)), before)


def confirm_day(work: Work, /, milestone_id: int, confirmed: bool = True) -> Milestone:
    """Note that the customer said yes to the day of a milestone, or take that back.

    Raises UserError where an agreed version of the plan says that they did.
    """
    milestone = work.get(Milestone, milestone_id)
    agreed = version_on(work.find(AgreedPlan, account_id=milestone.account_id), work.today())
    if not confirmed and agreed is not None and agreed_so(milestone, agreed):
        words = say("Version {n} of the plan was agreed with this day.", n=agreed.version)
        raise UserError(render(words), tr("Nothing was changed."))
    return work.put(replace(milestone, confirmed_day=milestone.target_on if confirmed else None))


def take_crossings(work: Work, /, account_id: int, milestone_ids: Sequence[int] = ()) -> int:
    """Take the days that readings propose, of some milestones or of all; how many there were."""
    facts = account_facts(work.connection, account_id, work.today())
    proposed = [x for x in crossings(facts) if not milestone_ids or x.milestone.id in milestone_ids]
    for crossing in proposed:
        edit_milestone(work, crossing.milestone.id, reached_on=crossing.on)
    return len(proposed)


def reach_milestone(work: Work, /, milestone_id: int, reached: bool = True) -> Milestone:
    """Say that a milestone was reached today, or that it is not."""
    return edit_milestone(work, milestone_id, reached_on=work.today() if reached else None)


def remove_milestone(work: Work, /, milestone_id: int) -> None:
    """Take a milestone out; its actions stay in the plan."""
    for action in work.find(Action, milestone_id=milestone_id):
        work.put(replace(action, milestone_id=None))
    work.remove(work.get(Milestone, milestone_id))


def follow_journey(work: Work, /, account_id: int) -> JourneyLaid:
    """Lay out the milestones of the segment's journey, counted from the contract's start.

    Those that are there already stay. Raises UserError without a contract start or a journey.
    """
    facts = account_facts(work.connection, account_id, work.today())
    start = facts.account.contract_start
    if start is None:
        raise UserError(
            tr("The contract has no start date yet."),
            tr("A journey counts its days from there. Enter it, then try again."),
        )
    if not facts.journey_steps:
        raise UserError(
            tr("This account's segment has no journey."),
            tr("Give the account a segment with a journey, or enter milestones by hand."),
        )
    return lay_out(work, facts, facts.journey_steps, start)


def lay_out(
    work: Work, /, facts: AccountFacts, steps: Sequence[JourneyStep], start: date
) -> JourneyLaid:
    """Store the milestones of a journey that are not in the plan yet, whose day is still to come.

    Nobody has said whether those of a day gone by were reached: stored, they would be overdue at
    once and weigh on the account's health. A step that was entered by hand is there by its title;
    one that means a goal or a review with a day of its own is laid on that day.
    """
    known = {milestone.journey_step_id for milestone in facts.milestones}
    # By title as well: who typed "First login" does not want it twice.
    titles = {milestone.title.casefold() for milestone in facts.milestones}
    new = [step for step in steps if step.id not in known and step.title.casefold() not in titles]
    kept = {step.id for step in facts.journey_steps}  # the default journey is kept nowhere
    laid = [
        as_meant(
            work,
            milestone
            if milestone.journey_step_id in kept
            else replace(milestone, journey_step_id=None),
        )
        for milestone in milestones_from(new, facts.account.id, start, work.new_id)
    ]
    # A journey laid out late would begin with a row of missed days that nobody promised.
    made = tuple(
        milestone
        for milestone in laid
        if milestone.reached_on or milestone.target_on >= facts.as_of
    )
    work.add_all(made)
    return JourneyLaid(made, len(laid) - len(made))


def new_gap(
    work: Work, /, account_id: int, statement: str, **fields: Unpack[SuccessGapDetails]
) -> SuccessGap:
    """Enter a success gap; `fields` are those of `SuccessGap`."""
    return work.add(SuccessGap(work.new_id(), account_id, _gap(statement), **fields))


def edit_gap(work: Work, /, gap_id: int, **fields: Unpack[SuccessGapFields]) -> SuccessGap:
    """Change fields of a gap; one that an action bridges is no longer merely accepted."""
    if "statement" in fields:
        fields["statement"] = _gap(fields["statement"])
    if fields.get("action_id") is not None:
        fields |= {"accepted": False, "accepted_reason": ""}
    return work.put(replace(work.get(SuccessGap, gap_id), **fields))


def remove_gap(work: Work, /, gap_id: int) -> None:
    """Take a gap out; the action that bridged it stays."""
    work.remove(work.get(SuccessGap, gap_id))


def new_practice(
    work: Work,
    /,
    account_id: int,
    text: str,
    kind: PracticeKind = PracticeKind.BEST_PRACTICE,
) -> Practice:
    """Enter a best practice or a pitfall that is shared with the customer."""
    others = work.find(Practice, account_id=account_id)
    position = max((other.position for other in others), default=0) + 1
    return work.add(Practice(work.new_id(), account_id, kind, _practice(text), position))


def edit_practice(work: Work, /, practice_id: int, **fields: Unpack[PracticeFields]) -> Practice:
    """Change fields of a practice."""
    if "text" in fields:
        fields["text"] = _practice(fields["text"])
    return work.put(replace(work.get(Practice, practice_id), **fields))


def remove_practice(work: Work, /, practice_id: int) -> None:
    """Take a practice out."""
    work.remove(work.get(Practice, practice_id))


def agree_plan(
    work: Work, /, account_id: int, agreed_with: tuple[str, ...] = (), note: str = ""
) -> AgreedPlan:
    """Keep the plan as it stands as the next version that both sides agreed to, today.

    Raises UserError where there is nothing to agree to.
    """
    facts = account_facts(work.connection, account_id, work.today())
    agreed = plan_versions.agree(work.new_id(), facts, work.today(), agreed_with, note.strip())
    if not (agreed.goals or agreed.milestones or agreed.actions):
        raise UserError(
            tr("There is nothing in the plan to agree to yet."),
            tr("Enter a goal, a milestone or an action first."),
        )
    return work.add(agreed)


def _with_way(goal: Goal) -> Goal:
    """What its measure says in numbers, where neither beginning nor target was entered."""
    way = way_in(goal.measure)
    if way is None or goal.baseline is not None or goal.target is not None:
        return goal
    return replace(goal, baseline=way.baseline, target=way.target, unit=goal.unit or way.unit)


def _statement(text: str) -> str:
    return needed(text, tr("A goal needs a statement."))


def _named(text: str) -> str:
    return needed(text, tr("A milestone needs a title."))


def _gap(text: str) -> str:
    return needed(text, tr("A success gap needs a statement."))


def _practice(text: str) -> str:
    return needed(text, tr("A practice needs words."))

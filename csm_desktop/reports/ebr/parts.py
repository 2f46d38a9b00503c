"""The parts of a pack, each from the facts that a customer may see."""

from collections.abc import Sequence
from datetime import date

from csm_desktop.domain.journey.standing import expected_percent, standing_from
from csm_desktop.domain.people.coverage import coverage, network
from csm_desktop.domain.plan.versions import version_on
from csm_desktop.domain.records.facts import AccountFacts
from csm_desktop.domain.records.plan import (
    PLAN_ORIGINS,
    Action,
    ActionStatus,
    Goal,
    Horizon,
    Milestone,
)
from csm_desktop.domain.records.reviews import (
    InternalTopic,
    Review,
    ReviewGoal,
    ReviewList,
    ReviewPart,
)
from csm_desktop.domain.records.rules import Rules
from csm_desktop.domain.records.spiced import SpicedPart
from csm_desktop.domain.reviews.arrangement import lines_of, on_paper
from csm_desktop.domain.text.message import say
from csm_desktop.domain.value.attainment import achieved_value, goal_progress
from csm_desktop.reports.ebr.pack import (
    CapabilityLine,
    InitiativeLine,
    Opened,
    PlanAction,
    Tie,
)
from csm_desktop.reports.ebr.pack_lines import (
    Ask,
    JourneyStop,
    Measure,
    NextGoal,
    Objective,
    PersonLine,
    PromiseLine,
    Value,
)
from csm_desktop.reports.ebr.people import PeopleNames
from csm_desktop.reports.ebr.ranked import (
    ranked_asks,
    ranked_goals,
    ranked_initiatives,
    ranked_offers,
    ranked_promises,
    ranked_stops,
)
from csm_desktop.values import dataclass
from csm_desktop.wording import day, headed, label, mark, measure, number, render, tr

_MAP_SIZE = 5


def value(facts: AccountFacts) -> Value | None:
    """Achieved business value, or None when nothing is known: never a zero."""
    found = achieved_value(facts)
    if found.percent is None:
        return None
    start = facts.account.contract_start
    expected = expected_percent(facts.milestones, start, facts.as_of) if start else None
    days = (facts.as_of - start).days if start else None
    return Value(found.percent, render(found.why), days, expected)


def objectives_agreed(facts: AccountFacts) -> bool:
    """Whether every goal stands as it was agreed with the customer, in the version in force."""
    version = version_on(facts.agreed_plans, facts.as_of)
    then = {goal.goal_id: goal.statement for goal in version.goals} if version else {}
    return bool(facts.goals) and all(then.get(g.id) == g.statement for g in facts.goals)


def objectives(facts: AccountFacts, review: Review | None = None) -> tuple[Objective, ...]:
    """The goals of the plan as the `review` shows them, else all."""
    shares = {progress.goal_id: progress for progress in goal_progress(facts)}
    goals: Sequence[Goal] = ranked_goals(facts)
    if review is not None:
        goals = on_paper(goals, review, ReviewList.OBJECTIVES)
    found = []
    for goal in goals:
        reached = _reached_on(facts, goal)
        start = facts.account.contract_start
        progress = shares.get(goal.id)
        measured = ""
        if progress is not None:
            measured = render(
                say(
                    "from {before} to {now}; target {target}",
                    before=number(progress.baseline),
                    now=number(progress.present),
                    target=measure(progress.target, progress.unit),
                ),
            )
        elif goal.measure:
            measured = goal.measure
        found.append(
            Objective(
                horizon=goal.horizon,
                statement=goal.statement,
                persona=goal.persona,
                due_on=goal.due_on,
                reached_on=reached,
                reached_day=(reached - start).days if reached and start else None,
                measured=measured,
                share=progress.share if progress else None,
                served_by=" ".join(goal.served_by.split()),
            )
        )
    return tuple(found)


def _reached_on(facts: AccountFacts, goal: Goal) -> date | None:
    if goal.reached_on is not None and goal.reached_on <= facts.as_of:
        return goal.reached_on
    first = facts.account.first_value_on
    if goal.horizon is Horizon.FIRST_VALUE and first is not None and first <= facts.as_of:
        return first
    return None


def promises(
    facts: AccountFacts, review: Review, last: Review | None, people: PeopleNames
) -> tuple[PromiseLine, ...]:
    """The goals of the last review with their results."""
    goals = on_paper(ranked_promises(facts, last), review, ReviewList.PROMISES)
    return tuple(
        PromiseLine(goal.text, goal.result, goal.result_note, goal.due_on, _owners(goal, people))
        for goal in goals
    )


def _owners(goal: ReviewGoal, people: PeopleNames) -> str:
    both = (people.contact(goal.contact_id), people.member(goal.team_member_id))
    return " · ".join(person.name for person in both if person)


def next_goals(
    goals: tuple[ReviewGoal, ...], measures: tuple[Measure, ...], people: PeopleNames
) -> tuple[NextGoal, ...]:
    """Goals until the next review, each with its owners and how it is measured."""
    by_metric = {each.metric_id: each for each in measures}
    found = []
    for goal in goals:
        measured = ""
        metric = by_metric.get(goal.metric_id) if goal.metric_id is not None else None
        if metric is not None:
            now = measure(metric.now, metric.unit)
            words = say("{name}: {now} now", name=metric.name, now=now)
            if goal.target is not None:
                target = measure(goal.target, metric.unit)
                words = say(
                    "{name}: from {now} to {target}", name=metric.name, now=now, target=target
                )
            measured = render(words)
        theirs, ours = people.contact(goal.contact_id), people.member(goal.team_member_id)
        found.append(
            NextGoal(
                text=goal.text,
                measured=measured,
                due_on=goal.due_on,
                their_owner=theirs.name if theirs else "",
                our_owner=ours.name if ours else "",
            )
        )
    return tuple(found)


def asks(facts: AccountFacts, review: Review) -> tuple[Ask, ...]:
    """What we ask of the executives in this review."""
    own = on_paper(ranked_asks(facts, review), review, ReviewList.ASKS)
    return tuple(Ask(ask.verb, ask.text, ask.due_on) for ask in own)


def asked_today(facts: AccountFacts, review: Review) -> tuple[str, ...]:
    """The asks once more as sentences, for the page that is signed."""
    found = (f"{ask.verb} {ask.text}".strip() for ask in asks(facts, review))
    return tuple(f"{text[:1].upper()}{text[1:]}" for text in found if text)


def critical_event(facts: AccountFacts) -> tuple[str, date | None]:
    """The customer's next critical event and its date, as last recorded."""
    events = [
        entry
        for entry in facts.spiced
        if entry.part is SpicedPart.CRITICAL_EVENT and entry.recorded_on <= facts.as_of
    ]
    if not events:
        return "", None
    latest = max(events, key=lambda each: (each.recorded_on, each.id))
    return latest.text, latest.event_on


def stops(facts: AccountFacts, review: Review | None = None) -> tuple[JourneyStop, ...]:
    """The milestones as the `review` shows them, else all; with the date that was agreed when that
    was another."""
    agreed = version_on(facts.agreed_plans, facts.as_of)
    then = (
        {milestone.milestone_id: milestone.target_on for milestone in agreed.milestones}
        if agreed
        else {}
    )
    ranked: Sequence[Milestone] = ranked_stops(facts)
    if review is not None:
        # A time line is one: what is pinned keeps its day.
        hidden = lines_of(review, ReviewList.MILESTONES).hidden
        ranked = [milestone for milestone in ranked if milestone.id not in hidden]
    return tuple(
        JourneyStop(
            title=milestone.title,
            target_on=milestone.target_on,
            expected_percent=milestone.expected_percent,
            # As of the pack's day: what was reached since is not in it.
            reached_on=milestone.reached_on
            if milestone.reached_on and milestone.reached_on <= facts.as_of
            else None,
            proof=milestone.proof,
            agreed_on=milestone.confirmed_day or then.get(milestone.id),
            confirms=milestone.confirms,
        )
        for milestone in ranked
    )


def actions(facts: AccountFacts, people: PeopleNames) -> tuple[PlanAction, ...]:
    """The plan's own actions, those still to do first, then by date."""
    own = [
        action
        for action in facts.actions
        if action.origin in PLAN_ORIGINS and action.status is not ActionStatus.DROPPED
    ]
    far = date.max
    own.sort(key=lambda a: (a.status is ActionStatus.DONE, a.due_on or far, a.position, a.id))
    return tuple(action_line(action, people) for action in own)


def action_line(action: Action, people: PeopleNames) -> PlanAction:
    """One action as printed."""
    return PlanAction(
        title=action.title,
        side=action.side,
        owner=people.owner_of(action),
        due_on=action.due_on,
        state=label(action.status),
        done=action.status is ActionStatus.DONE,
    )


def initiatives(
    facts: AccountFacts, review: Review, people: PeopleNames
) -> tuple[InitiativeLine, ...]:
    """The customer's initiatives."""
    found = []
    for each in on_paper(ranked_initiatives(facts), review, ReviewList.INITIATIVES):
        owner = people.contact(each.contact_id)
        found.append(
            InitiativeLine(
                title=each.title,
                status=each.status,
                description=each.description,
                owner=owner.name if owner else "",
                due_on=each.due_on,
                update=each.update,
                our_part=each.our_part,
            )
        )
    return tuple(found)


def capabilities(facts: AccountFacts, review: Review) -> tuple[CapabilityLine, ...]:
    """The capabilities chosen for this account."""
    known = {capability.id: capability for capability in facts.capabilities}
    return tuple(
        CapabilityLine(
            title=known[offer.capability_id].title,
            benefit=known[offer.capability_id].benefit,
            why=offer.why,
            product=known[offer.capability_id].product,
            available_on=known[offer.capability_id].available_on,
            capability_id=offer.capability_id,
        )
        for offer in on_paper(ranked_offers(facts), review, ReviewList.CAPABILITIES)
    )


@dataclass(frozen=True, slots=True)
class Ties:
    """The map of who works with whom, at most five people a side."""

    ours: tuple[PersonLine, ...]
    theirs: tuple[PersonLine, ...]
    ties: tuple[Tie, ...]
    covered: int
    wanted: int


def network_of(facts: AccountFacts, review: Review, people: PeopleNames) -> Ties:
    """The alive connections, the people of the largest matching first."""
    hidden = lines_of(review, ReviewList.CHAMPIONS).hidden
    whole = network(facts)
    found = coverage(whole)
    ranked = [(pair.team_member_id, pair.contact_id) for pair in found.pairs]
    # First those that make up coverage, so that a small map shows what bears.
    ranked += [edge for edge in whole.alive if edge not in ranked]
    ranked = [edge for edge in ranked if edge[1] not in hidden]
    ours = list(dict.fromkeys(edge[0] for edge in ranked))[:_MAP_SIZE]
    theirs = list(dict.fromkeys(edge[1] for edge in ranked))[:_MAP_SIZE]
    ties = tuple(
        Tie(ours.index(left), theirs.index(right), whole.strengths[left, right].value, on)
        for left, right in whole.alive
        if left in ours and right in theirs and (on := whole.touches.get((left, right)))
    )
    return Ties(
        tuple(person for our in ours if (person := people.member(our))),
        tuple(person for their in theirs if (person := people.contact(their))),
        ties,
        found.size,
        found.goal,
    )


_EMPTY = {
    ReviewPart.PROMISES: mark("no goals and no milestones are recorded yet"),
    ReviewPart.PRODUCTIVITY: mark("no measure has a reading yet"),
    ReviewPart.BENCHMARK: mark("there is no reference to compare with yet"),
    ReviewPart.INITIATIVES: mark("no strategic initiative is recorded yet"),
    ReviewPart.CAPABILITIES: mark("no new capability was chosen for this review"),
    ReviewPart.CHAMPIONS: mark("no champion and no live connection is recorded yet"),
    ReviewPart.GOALS: mark("no goals for the next review are set yet"),
}


def why_empty(part: ReviewPart) -> str:
    """Why a part without facts is not in the pack."""
    return tr(_EMPTY[part])


def opened(facts: AccountFacts, review: Review, rules: Rules) -> tuple[Opened, ...]:
    """What the user switched on, one by one, although it is internal (domain.md §10)."""
    found = []
    snapshots = [snapshot for snapshot in facts.snapshots if snapshot.on <= facts.as_of]
    # One by one, each behind its own switch; nothing internal comes along with another.
    if InternalTopic.HEALTH in review.shown and snapshots:
        last = snapshots[-1]
        score = tr("no score") if last.score is None else number(last.score, 0)
        line = f"{score} · {label(last.band)} · {day(last.on)}"
        found.append(Opened(label(InternalTopic.HEALTH), (line,)))
    if InternalTopic.STANDING in review.shown:
        standing = standing_from(facts, rules)
        line = headed(label(standing.standing), render(standing.why))
        found.append(Opened(label(InternalTopic.STANDING), (line,)))
    if InternalTopic.SENTIMENT in review.shown:
        feelings = tuple(
            headed(contact.name, label(contact.sentiment))
            for contact in facts.contacts
            if contact.sentiment
        )
        if feelings:
            found.append(Opened(label(InternalTopic.SENTIMENT), feelings))
    if InternalTopic.STRATEGY in review.shown:
        lines = tuple(
            headed(label(strategy.kind), strategy.plan) if strategy.plan else label(strategy.kind)
            for strategy in facts.strategies
            if strategy.ended_on is None
        )
        if lines:
            found.append(Opened(label(InternalTopic.STRATEGY), lines))
    return tuple(found)

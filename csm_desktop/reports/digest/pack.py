"""What a month brought, measured against the plan: measures, milestones, what both sides do.

The customer's copy is made of facts that are blanked first; ours says below what only we may know.
"""

from collections.abc import Iterable
from dataclasses import replace
from datetime import date, timedelta

from csm_desktop.domain.fields.sharing import facts_for_customer
from csm_desktop.domain.plan.actions import is_pending
from csm_desktop.domain.records.alerts import AlertState
from csm_desktop.domain.records.facts import AccountFacts
from csm_desktop.domain.records.plan import Action, ActionStatus, Milestone
from csm_desktop.domain.records.reviews import GoalResult, Review
from csm_desktop.domain.text.instants import day_in
from csm_desktop.domain.text.message import Message, say
from csm_desktop.reports.ebr import parts
from csm_desktop.reports.ebr.measures import ranked_measures
from csm_desktop.reports.ebr.pack import PlanAction
from csm_desktop.reports.ebr.pack_lines import Measure, PersonLine
from csm_desktop.reports.ebr.people import PeopleNames, author_id
from csm_desktop.values import dataclass
from csm_desktop.wording import Voice, day, label, number, render, voice

MOST = 8
"""Actions told of either kind: it stays one page."""


@dataclass(frozen=True, slots=True)
class MonthMeasure:
    """A measure at the end of the month, and at the end of the one before; "" where not known."""

    measure: Measure
    before: Measure | None


@dataclass(frozen=True, slots=True)
class MonthMilestone:
    """A milestone of the month: when it was planned, and when it was reached, if it was."""

    title: str
    planned_on: date
    reached_on: date | None


@dataclass(frozen=True, slots=True)
class DigestPack:
    """The page of a month, ready to be printed; `inside` are lines for our own side alone."""

    account: str
    month: date
    as_of: date
    voice: Voice
    title: str
    prepared_by: PersonLine | None
    measures: tuple[MonthMeasure, ...]
    milestones: tuple[MonthMilestone, ...]
    comes: tuple[MonthMilestone, ...]
    done: tuple[PlanAction, ...]
    due: tuple[PlanAction, ...]
    promised: tuple[str, ...]
    internal: bool = False
    inside: tuple[str, ...] = ()


def month_end(first: date) -> date:
    """The last day of the month that begins on a day."""
    return (first.replace(day=28) + timedelta(days=4)).replace(day=1) - timedelta(days=1)


def assemble_digest(facts: AccountFacts, first: date, internal: bool = False) -> DigestPack:
    """The digest of the month that begins on `first`; a month that is not over is told so far.

    `internal` adds what only we may know: health, alerts, meetings.
    """
    last = min(month_end(first), facts.as_of)
    shared = replace(facts_for_customer(facts), as_of=last)
    people = PeopleNames(shared, author_id(facts))
    before = {m.metric_id: m for m in _measures(shared, first - timedelta(days=1))}
    measures = tuple(MonthMeasure(m, before.get(m.metric_id)) for m in _measures(shared, last))
    milestones = tuple(
        _milestone(each, last) for each in shared.milestones if _is_of(each, first, last)
    )
    comes = sorted(
        (m for m in shared.milestones if last < m.target_on <= month_end(last + timedelta(days=1))),
        key=lambda m: (m.target_on, m.id),
    )
    done = [a for a in shared.actions if a.status is ActionStatus.DONE
            and a.done_on is not None and first <= a.done_on <= last]  # fmt: skip
    due = [a for a in shared.actions if _was_waiting(a, last)
           and a.due_on is not None and a.due_on <= last + timedelta(days=31)]  # fmt: skip
    due.sort(key=lambda a: (a.due_on or date.max, a.position, a.id))
    open_goals = [g for g in shared.review_goals if g.result is GoalResult.OPEN]
    return DigestPack(
        account=shared.account.name,
        month=first,
        as_of=last,
        voice=voice(),
        title=render(_title(milestones)),
        prepared_by=people.author(),
        measures=measures,
        milestones=tuple(sorted(milestones, key=lambda m: m.planned_on)),
        comes=tuple(_milestone(each, last) for each in comes),
        done=tuple(parts.action_line(each, people) for each in done[:MOST]),
        due=tuple(replace(parts.action_line(each, people), done=False) for each in due[:MOST]),
        promised=tuple(goal.text for goal in open_goals),
        internal=internal,
        inside=tuple(_inside(facts, first, last)) if internal else (),
    )


def _measures(facts: AccountFacts, on: date) -> tuple[Measure, ...]:
    return ranked_measures(replace(facts, as_of=on), Review(0, facts.account.id, 0, on))


def _is_of(each: Milestone, first: date, last: date) -> bool:
    """Planned in the month, reached in it, or planned before and still to be reached."""
    reached = each.reached_on is not None and each.reached_on <= last
    if reached and each.reached_on is not None and each.reached_on >= first:
        return True
    return each.target_on <= last and not reached


def _milestone(each: Milestone, last: date) -> MonthMilestone:
    reached = each.reached_on if each.reached_on and each.reached_on <= last else None
    return MonthMilestone(each.title, each.target_on, reached)


def _was_waiting(action: Action, on: date) -> bool:
    """Whether an action was still to be done then."""
    return is_pending(action) or (action.done_on is not None and action.done_on > on)


def _title(milestones: tuple[MonthMilestone, ...]) -> Message:
    late = [each for each in milestones if each.reached_on is None]
    reached = len(milestones) - len(late)
    if late:
        return say(
            "{n} milestone is behind the plan", "{n} milestones are behind the plan", n=len(late)
        )
    if reached:
        return say("{n} milestone was reached, and none is late",
                   "{n} milestones were reached, and none is late", n=reached)  # fmt: skip
    return say("The month went by the plan")


def _inside(facts: AccountFacts, first: date, last: date) -> Iterable[str]:
    """Health then and now, what calls, how often we met."""
    known = (each for each in facts.snapshots if each.on <= last)
    scores = [(each.on, each.score, each.band) for each in known if each.score is not None]
    earlier = [score for on, score, _ in scores if on < first]
    if scores:
        _, score, band = scores[-1]
        words = say("Health {score} ({band})", score=number(score, 0), band=label(band))
        if earlier:
            then = number(earlier[-1], 0)
            words = say("{now}, {then} a month before", now=words, then=then)
        yield render(words)
    for alert in facts.alerts:
        if alert.state is AlertState.OPEN:
            yield f"{label(alert.trigger)}: {alert.why}" if alert.why else label(alert.trigger)
    met = [m for m in facts.meetings if m.ended_at is not None
           and first <= day_in(m.starts_at, m.zone) <= last]  # fmt: skip
    yield render(say("{n} meeting was held", "{n} meetings were held", n=len(met)))
    waiting = [each for each in facts.actions if is_pending(each) and each.due_on is not None
               and each.due_on < last]  # fmt: skip
    if waiting:
        oldest = min(each.due_on for each in waiting if each.due_on is not None)
        yield render(say("{n} action is overdue, since {on}", "{n} actions are overdue, the oldest"
                         " since {on}", n=len(waiting), on=day(oldest)))  # fmt: skip

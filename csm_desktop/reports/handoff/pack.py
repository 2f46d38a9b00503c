"""What the printed hand-off sheet says, of what a customer may see: business impact first, then
how, with whom, what was promised, and why it began (domain.md §3). The message of sales, answers on
fit and the segment stay with us."""

import re
from collections.abc import Iterator, Sequence
from datetime import date, timedelta
from decimal import Decimal

from csm_desktop.domain.fields.sharing import facts_for_customer
from csm_desktop.domain.handoff.sheet import sheet_of, story_of
from csm_desktop.domain.people.account_team import TeamSource, account_team
from csm_desktop.domain.people.coverage import is_there
from csm_desktop.domain.records.contacts import Contact
from csm_desktop.domain.records.facts import AccountFacts
from csm_desktop.domain.records.handoff import HandoffSheet, WinStory
from csm_desktop.domain.records.plan import Horizon
from csm_desktop.domain.reviews.cycle import asked
from csm_desktop.domain.text.message import say
from csm_desktop.reports.ebr.pack_lines import JourneyStop, Objective
from csm_desktop.reports.ebr.people import author_id
from csm_desktop.reports.plan.pack import PlanPack, plan_of
from csm_desktop.values import dataclass
from csm_desktop.wording import label, render

FIRST_DAYS = timedelta(days=90)
"""How far the sheet looks ahead: the journey beyond it stands in the plan."""
MOST_FIGURES = 4
_LONGEST_TITLE = 150  # signs
_BULLET = re.compile(r"^\s*+(?:[-*•–·]\s++)?")
_SENTENCE = re.compile(r"(.+?[.!?])(?:\s|$)")


@dataclass(frozen=True, slots=True)
class FigureLine:
    """A figure that is to change: from where to where, and of what."""

    name: str
    unit: str
    baseline: Decimal
    target: Decimal


@dataclass(frozen=True, slots=True)
class DutyLine:
    """A person with their title, and what they answer for; "" where nothing says it."""

    name: str
    title: str
    duty: str


@dataclass(frozen=True, slots=True)
class HandoffPack:
    """The sheet, ready to be shown and printed; `plan` is what the joint impact plan says."""

    plan: PlanPack
    title: str
    signed_on: date | None
    business_impact: str
    figures: tuple[FigureLine, ...]
    onboarding: str
    quickest_value: str
    theirs: tuple[DutyLine, ...]
    ours: tuple[DutyLine, ...]
    objectives: tuple[Objective, ...]
    expectations: tuple[str, ...]
    reassurance: str
    hero: str
    hero_title: str
    story: str
    criteria: tuple[str, ...]
    stops: tuple[JourneyStop, ...]


def assemble_handoff(facts: AccountFacts) -> HandoffPack:
    """The sheet of an account as of `facts.as_of`; internal fields are blanked first.

    It is told in the voice in force.
    """
    shared = facts_for_customer(facts)
    plan = plan_of(shared, author_id(facts))
    sheet = sheet_of(shared) or HandoffSheet(0, shared.account.id)
    story = story_of(shared) or WinStory(0, shared.account.id)
    start = shared.account.contract_start
    soon = start + FIRST_DAYS if start is not None else None
    return HandoffPack(
        plan=plan,
        title=_title(plan.objectives, sheet.business_impact),
        signed_on=start,
        business_impact=_one_text(sheet.business_impact),
        figures=tuple(_figures(shared))[:MOST_FIGURES],
        onboarding=_one_text(sheet.onboarding),
        quickest_value=_one_text(sheet.quickest_value),
        theirs=_theirs(shared),
        ours=_ours(shared, author_id(facts)),
        objectives=tuple(one for one in plan.objectives if one.horizon is not Horizon.OTHER),
        expectations=tuple(_items(sheet.expectations)),
        reassurance=_one_text(sheet.reassurance),
        hero=story.hero.strip(),
        hero_title=story.hero_title.strip(),
        story=_one_text(story.story),
        criteria=tuple(filter(None, map(str.strip, story.decision_criteria))),
        stops=tuple(stop for stop in plan.stops if soon is None or stop.target_on <= soon),
    )


def _title(objectives: Sequence[Objective], impact: str) -> str:
    """What will have been achieved, and what proves it first."""
    first = _goal(objectives, Horizon.FIRST_VALUE)
    year = _goal(objectives, Horizon.TWELVE_MONTHS)
    said = [words for goal in (year, first) if goal is not None if (words := _by(goal))]
    if len(said) == 2:
        both = render(say("{goal}; first: {first}", goal=said[0], first=said[1]))
        if len(both) <= _LONGEST_TITLE:
            return both
    if said:
        return said[0]
    found = _SENTENCE.match(_one_text(impact))
    if found and len(found[1]) <= _LONGEST_TITLE:
        return found[1].rstrip(".")
    return render(say("What we set out to achieve together"))


def _by(goal: Objective) -> str:
    words = " ".join(goal.statement.split()).rstrip(".")
    if goal.due_on is None:
        return words
    return render(say("{goal} by {on}", goal=words, on=goal.due_on))


def _goal(objectives: Sequence[Objective], horizon: Horizon) -> Objective | None:
    return next((goal for goal in objectives if goal.horizon is horizon), None)


def _figures(shared: AccountFacts) -> Iterator[FigureLine]:
    """What is measured from a baseline to a target: the goals' own, then the account's metrics."""
    metrics = {metric.id: metric for metric in shared.metrics}
    told: set[int | None] = {None}
    for goal in shared.goals:
        if goal.baseline is not None and goal.target is not None and goal.metric_id is None:
            name = goal.measure.strip() or goal.statement.strip()
            yield FigureLine(name, goal.unit.strip(), goal.baseline, goal.target)
    for line in shared.account_metrics:
        metric = metrics.get(line.metric_id)
        if metric is None or line.metric_id in told:
            continue
        told.add(line.metric_id)
        if line.baseline is not None and line.target is not None:
            yield FigureLine(metric.name, metric.unit.strip(), line.baseline, line.target)


def _theirs(shared: AccountFacts) -> tuple[DutyLine, ...]:
    executives = asked(shared.contacts, shared.as_of)
    there = [contact for contact in shared.contacts if is_there(contact, shared.as_of)]
    ranked = [*executives, *(contact for contact in there if contact not in executives)]
    lines = [DutyLine(one.name, one.title, _duty(one, shared)) for one in ranked]
    # Whoever answers for something stands first: where room lacks, the others are counted.
    return tuple(sorted(lines, key=lambda line: not line.duty))


def _duty(contact: Contact, shared: AccountFacts) -> str:
    """Their goal, else the first thing that the plan asks of them."""
    for goal in shared.goals:
        if goal.contact_id == contact.id:
            return goal.measure.strip() or goal.statement.strip()
    return next((one.title for one in shared.actions if one.contact_id == contact.id), "")


def _ours(shared: AccountFacts, author: int | None) -> tuple[DutyLine, ...]:
    parts = {
        line.member.id: (line.part.part if line.part else "") or label(line.function)
        for line in account_team(shared)
        if line.source is TeamSource.PART and line.is_running(shared.as_of)
    }
    team = {member.id: member for member in shared.team}
    # Whom they know stands first, also where nobody gave them a part.
    ids = [*([author] if author is not None else []), *(id_ for id_ in parts if id_ != author)]
    return tuple(
        DutyLine(team[id_].name, team[id_].title or label(team[id_].role), parts.get(id_, ""))
        for id_ in ids
        if id_ in team
    )


def _items(text: str) -> Iterator[str]:
    """Each line that says something, without the sign of a list before it."""
    for line in text.splitlines():
        if words := _BULLET.sub("", line, count=1).strip():
            yield words


def _one_text(text: str) -> str:
    return " ".join(text.split())

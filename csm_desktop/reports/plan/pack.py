"""What the printed joint impact plan says, of what a customer may see (domain.md §4)."""

from collections.abc import Sequence
from datetime import date

from csm_desktop.domain.fields.sharing import facts_for_customer
from csm_desktop.domain.plan.confirmed_days import is_recommended
from csm_desktop.domain.plan.versions import version_on
from csm_desktop.domain.records.facts import AccountFacts
from csm_desktop.domain.records.plan import Practice, PracticeKind, Side
from csm_desktop.domain.records.segments import points
from csm_desktop.domain.reviews.cycle import asked
from csm_desktop.domain.text.message import Message, say
from csm_desktop.reports.ebr import parts
from csm_desktop.reports.ebr.pack import PlanAction
from csm_desktop.reports.ebr.pack_lines import JourneyStop, Objective, PersonLine
from csm_desktop.reports.ebr.people import PeopleNames, author_id
from csm_desktop.values import dataclass
from csm_desktop.wording import Voice, label, render, voice


@dataclass(frozen=True, slots=True)
class GapLine:
    """A success gap, and the action that bridges it; `accepted` when both live with it. `fit` is in
    what it lies, "" where nothing says it."""

    statement: str
    bridge: PlanAction | None
    accepted: bool
    fit: str = ""


@dataclass(frozen=True, slots=True)
class Agreement:
    """The version that both sides last agreed to."""

    version: int
    on: date
    agreed_with: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class PlanPack:
    """A joint impact plan, ready to be shown and printed; `dos` and `donts` hold for everybody who
    is served like this customer, practices and pitfalls for this one. Where days are `recommended`
    nobody confirms each of them, and who falls behind is invited to call."""

    account: str
    as_of: date
    voice: Voice
    title: str
    prepared_for: tuple[PersonLine, ...]
    prepared_by: PersonLine | None
    objectives: tuple[Objective, ...]
    critical_event: str
    critical_on: date | None
    stops: tuple[JourneyStop, ...]
    ours: tuple[PlanAction, ...]
    theirs: tuple[PlanAction, ...]
    gaps: tuple[GapLine, ...]
    best_practices: tuple[str, ...]
    pitfalls: tuple[str, ...]
    agreement: Agreement | None
    dos: tuple[str, ...] = ()
    donts: tuple[str, ...] = ()
    recommended: bool = False


def assemble_plan(facts: AccountFacts) -> PlanPack:
    """The plan of an account as of `facts.as_of`; internal fields are blanked first.

    It is told in the voice in force.
    """
    # First of all: what is printed is taken from the copy for customers alone.
    return plan_of(facts_for_customer(facts), author_id(facts), is_recommended(facts.segment))


def plan_of(shared: AccountFacts, author: int | None, recommended: bool = False) -> PlanPack:
    """The plan of facts that were blanked for the customer; `author` prepared it. Whether its days
    are `recommended` is asked of the facts before: how a customer is served is internal."""
    people = PeopleNames(shared, author)
    actions = parts.actions(shared, people)
    stops = parts.stops(shared)
    event, event_on = parts.critical_event(shared)
    objectives = parts.objectives(shared)
    words = render(plan_title(stops, objectives, shared.as_of))
    guests = (people.contact(contact.id) for contact in asked(shared.contacts, shared.as_of))
    return PlanPack(
        account=shared.account.name,
        as_of=shared.as_of,
        voice=voice(),
        title=words[:1].upper() + words[1:],
        prepared_for=tuple(person for person in guests if person),
        prepared_by=people.author(),
        objectives=objectives,
        critical_event=event,
        critical_on=event_on,
        stops=stops,
        ours=tuple(action for action in actions if action.side is Side.US),
        theirs=tuple(action for action in actions if action.side is Side.CUSTOMER),
        gaps=_gaps(shared, people),
        best_practices=_practices(shared.practices, PracticeKind.BEST_PRACTICE),
        pitfalls=_practices(shared.practices, PracticeKind.PITFALL),
        agreement=_agreement(shared),
        dos=points(shared.segment.dos) if shared.segment else (),
        donts=points(shared.segment.donts) if shared.segment else (),
        recommended=recommended,
    )


def plan_title(
    stops: Sequence[JourneyStop], objectives: Sequence[Objective], as_of: date
) -> Message:
    """Where the plan stands: milestones reached, and which is overdue, else which is next."""
    reached = sum(stop.reached_on is not None for stop in stops)
    late = [s for s in stops if s.reached_on is None and s.target_on < as_of]
    ahead = [s for s in stops if s.reached_on is None and s.target_on >= as_of]
    if not stops:
        if objectives:
            return say("What we set out to achieve together")
        return say("The plan is still to be agreed")
    if reached == len(stops):
        return say("The milestone is reached", "All milestones are reached", n=reached)
    # "0 of 7 reached" is no title for a plan that has just begun.
    if reached == 0 and not ahead:
        return say(
            "{n} milestone is overdue; none lies ahead",
            "{n} milestones are overdue; none lies ahead",
            n=len(late),
        )
    words = say("{reached} of {n} milestones reached", reached=reached, n=len(stops))
    if reached == 0:
        words = say("{n} milestone ahead of us", "{n} milestones ahead of us", n=len(ahead))
    if late:
        return _overdue(words, late)
    return say("{words}; next: {title}", words=words, title=ahead[0].title)


def _overdue(words: Message, late: Sequence[JourneyStop]) -> Message:
    """What is overdue has a name in the title: it is what has to be talked about."""
    first, more = late[0].title, len(late) - 1
    if not more:
        return say("{words}; overdue: {title}", words=words, title=first)
    return say(
        "{words}; overdue: {title}, and {n} other",
        "{words}; overdue: {title}, and {n} others",
        words=words,
        title=first,
        n=more,
    )


def _gaps(facts: AccountFacts, people: PeopleNames) -> tuple[GapLine, ...]:
    bridges = {action.id: action for action in facts.actions}
    found = []
    for gap in facts.gaps:
        action = bridges.get(gap.action_id) if gap.action_id is not None else None
        line = parts.action_line(action, people) if action else None
        fit = label(gap.check) if gap.check is not None else ""
        found.append(GapLine(gap.statement, line, gap.accepted, fit))
    return tuple(found)


def _practices(practices: Sequence[Practice], kind: PracticeKind) -> tuple[str, ...]:
    ranked = sorted(practices, key=lambda each: (each.position, each.id))
    return tuple(practice.text for practice in ranked if practice.kind is kind)


def _agreement(facts: AccountFacts) -> Agreement | None:
    agreed = version_on(facts.agreed_plans, facts.as_of)
    return Agreement(agreed.version, agreed.agreed_on, agreed.agreed_with) if agreed else None

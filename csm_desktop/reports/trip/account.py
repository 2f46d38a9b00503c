"""What is known of the account before a meeting: diagnosis, promises, actions, requests, health."""

from decimal import Decimal

from csm_desktop.domain.handoff.spiced_summary import SpicedLine
from csm_desktop.domain.lists.trip import BriefFacts
from csm_desktop.domain.plan.actions import days_late
from csm_desktop.domain.records.health import Band
from csm_desktop.domain.records.plan import Action, Side
from csm_desktop.domain.records.reviews import GoalResult, ReviewGoal
from csm_desktop.domain.records.spiced import SpicedPart
from csm_desktop.domain.text.message import say
from csm_desktop.domain.text.spread import rounded
from csm_desktop.domain.value.attainment import goal_progress
from csm_desktop.reports.ebr.pages.common import due_day
from csm_desktop.reports.ebr.people import PeopleNames
from csm_desktop.reports.trip.pack import BriefLine, BriefSection
from csm_desktop.wording import beside, label, number, percent, render, short_day, tr

_MOST = 3  # gains, and as many losses: what is left has hardly moved


def known_sections(brief: BriefFacts) -> tuple[BriefSection, ...]:
    """SPICED; goals; the last review's promises."""
    return (
        BriefSection(tr("SPICED"), tuple(_diagnosis(line) for line in brief.spiced), least=5),
        BriefSection(tr("Goals"), _goals(brief)),
        _promised(brief, PeopleNames(brief.facts, None)),
    )


def agreed_sections(brief: BriefFacts) -> tuple[BriefSection, ...]:
    """What each side owes, and what was asked of our product."""
    names = PeopleNames(brief.facts, None)
    return (
        BriefSection(tr("Open actions: ours"), _actions(brief, names, Side.US)),
        BriefSection(tr("Open actions: theirs"), _actions(brief, names, Side.CUSTOMER)),
        BriefSection(tr("Open requests to product"), _requests(brief, names)),
    )


def _diagnosis(line: SpicedLine) -> BriefLine:
    if line.entry is None:
        nothing = say("{part}: {words}", part=line.part, words=line.why)
        return BriefLine(render(nothing), "", tr("ask for it"), pressing=True)
    # Nobody has asked the customer yet: the talk is the occasion to.
    doubtful = line.verified_days is None
    mark = tr("not verified") if doubtful else ""
    words = say("{part}: {words}", part=line.part, words=line.entry.text.strip())
    # That all is well is no news; what is doubtful, and how long is left, is.
    tells = doubtful or line.part is SpicedPart.CRITICAL_EVENT
    return BriefLine(render(words), render(line.why) if tells else "", mark, pressing=doubtful)


def _goals(brief: BriefFacts) -> tuple[BriefLine, ...]:
    shares = {goal.goal_id: goal.share for goal in goal_progress(brief.facts)}
    as_of = brief.facts.as_of
    lines = []
    for goal in brief.facts.goals:
        mark = percent(shares[goal.id]) if goal.id in shares else ""
        # After the share, and in its place: what is reached needs no percentage.
        if goal.reached_on is not None:
            mark = tr("reached")
        said = beside((label(goal.horizon), goal.persona, due_day(goal.due_on, as_of)))
        lines.append(BriefLine(goal.statement, said, mark))
    return tuple(lines) or (BriefLine(tr("No goal is set.")),)


def _promised(brief: BriefFacts, names: PeopleNames) -> BriefSection:
    if brief.review is None:
        none = BriefLine(tr("No review was held yet."))
        return BriefSection(tr("Promised in the last review"), (none,))
    title = say("Promised in EBR {n}, {on}", n=brief.review.number, on=brief.review.on)
    lines = tuple(_promise(goal, brief, names) for goal in brief.promised)
    none = BriefLine(tr("No goal was set there."))
    return BriefSection(render(title), lines or (none,))


def _promise(goal: ReviewGoal, brief: BriefFacts, names: PeopleNames) -> BriefLine:
    owners = (names.member(goal.team_member_id), names.contact(goal.contact_id))
    said = (owner.name for owner in owners if owner is not None)
    detail = beside((*said, due_day(goal.due_on, brief.facts.as_of), goal.result_note.strip()))
    pressing = goal.result in (GoalResult.OPEN, GoalResult.MISSED)
    return BriefLine(goal.text, detail, label(goal.result), pressing=pressing)


def _actions(brief: BriefFacts, names: PeopleNames, side: Side) -> tuple[BriefLine, ...]:
    lines = tuple(_action(action, brief, names) for action in brief.actions if action.side is side)
    return lines or (BriefLine(tr("No action is open.")),)


def _action(action: Action, brief: BriefFacts, names: PeopleNames) -> BriefLine:
    as_of = brief.facts.as_of
    owner = names.owner_of(action) or tr("nobody is named")
    late = days_late(action, as_of)
    if action.due_on is None:
        return BriefLine(action.title, owner, tr("no date"))
    due = short_day(action.due_on, with_year=action.due_on.year != as_of.year)
    mark = render(say("{n} d late", n=late)) if late else due
    return BriefLine(action.title, beside((owner, due if late else "")), mark, pressing=late > 0)


def _requests(brief: BriefFacts, names: PeopleNames) -> tuple[BriefLine, ...]:
    lines = []
    for request in brief.requests:
        who = names.contact(request.contact_id)
        asked = short_day(request.asked_on, with_year=True)
        said = beside((who.name if who else "", asked, " ".join(request.answer.split())))
        lines.append(BriefLine(request.text, said, label(request.state)))
    return tuple(lines) or (BriefLine(tr("No request is open.")),)


def health_section(brief: BriefFacts) -> BriefSection:
    """The score, how it has moved, and what moved it."""
    health = brief.health
    score = label(health.band)
    if health.score is not None and health.band is not Band.UNKNOWN:
        score = render(say("{band} {n}", band=health.band, n=rounded(health.score)))
    lines = [BriefLine(score, render(brief.change) if brief.change else "")]
    # The largest gains come first, the largest losses last.
    most = (
        brief.moved
        if len(brief.moved) <= 2 * _MOST
        else (*brief.moved[:_MOST], *brief.moved[-_MOST:])
    )
    if most:
        told = (
            say("{factor} {points}", factor=each.factor, points=_signed(each.points))
            for each in most
        )
        lines.append(BriefLine(tr("What moved it most"), beside(map(render, told))))
    return BriefSection(tr("Health"), tuple(lines), least=2)


def _signed(points: Decimal) -> str:
    return f"{'+' if points > 0 else '−'}{number(abs(points), 1)}"

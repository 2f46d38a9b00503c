"""Everything about one account on one sheet: what is computed, why, and every stored fact.

For the CSM's own eyes: it holds what is internal.
"""

from dataclasses import dataclass
from datetime import date
from typing import Any

from csm_desktop.app.book import Book
from csm_desktop.app.figures import rules_of
from csm_desktop.app.stored_facts import Fact, Section, shown, stored_sections
from csm_desktop.domain.actions import next_step
from csm_desktop.domain.coverage import coverage, network
from csm_desktop.domain.facts import AccountFacts
from csm_desktop.domain.figures import judge
from csm_desktop.domain.fit import fit_of
from csm_desktop.domain.health import Band
from csm_desktop.domain.health_explained import explained, way_up
from csm_desktop.domain.lifetime import lifetime_value
from csm_desktop.domain.movements import movements
from csm_desktop.domain.people import role_coverage
from csm_desktop.domain.plan import Side
from csm_desktop.domain.quiet import gone_quiet
from csm_desktop.domain.renewals import upcoming_renewals
from csm_desktop.domain.revenue_figures import arr_on, last_months, revenue_figures
from csm_desktop.domain.review_cycle import next_review
from csm_desktop.domain.rules import Rules
from csm_desktop.domain.spiced_summary import spiced_summary
from csm_desktop.domain.stages import stage_now
from csm_desktop.domain.standing import standing_from
from csm_desktop.domain.value import achieved_value, time_to_first_value
from csm_desktop.storage.facts import account_facts
from csm_desktop.wording import day, joined, label, moneys, number, percent, told, tr


@dataclass(frozen=True, slots=True)
class Sheet:
    """All about one account: in words, and (`content`) as values for machines."""

    title: str
    sections: tuple[Section, ...]
    content: dict[str, Any]


def account_sheet(book: Book, account_id: int, as_of: date | None = None) -> Sheet:
    """Gather, compute and explain. Raises LookupError for an unknown id."""
    with book.reading() as connection:
        facts = account_facts(connection, account_id, as_of or book.today())
        rules = rules_of(connection)
    computed = _computed(facts, rules)
    sections = (
        _health(computed),
        _value(computed),
        _people(facts, computed),
        _money(computed),
        _diagnosis(computed),
        _rhythm(computed),
        *stored_sections(facts),
    )
    return Sheet(
        f"{facts.account.name} ({facts.account.id})",
        tuple(section for section in sections if section.facts),
        {"as_of": facts.as_of, "computed": computed, "facts": facts},
    )


def _computed(facts: AccountFacts, rules: Rules) -> dict[str, Any]:
    """What the rules of the field make of the facts, by name."""
    as_of, account = facts.as_of, facts.account
    judged = judge(facts, rules)
    starts = {account.id: account.contract_start}
    story = movements(facts.subscriptions, facts.revenue_events, as_of, starts)
    return {
        "health": judged.health,
        "factors": explained(judged.inputs, judged.health, rules),
        "way_up": way_up(judged.inputs, rules),
        "standing": standing_from(facts, rules),
        "value": achieved_value(facts),
        "first_value": time_to_first_value(account, facts.segment, as_of),
        "coverage": coverage(network(facts, rules)),
        "roles": role_coverage(facts),
        "arr": arr_on(story, as_of),
        "revenue": revenue_figures(story, last_months(as_of)),
        "lifetime_value": lifetime_value(story, as_of),
        "renewals": upcoming_renewals(facts.subscriptions, as_of, rules),
        "spiced": spiced_summary(facts.spiced, as_of),
        "fit": fit_of(facts.fit_answers, facts.fit_verdicts, as_of),
        "stage": stage_now(account, facts.stage_changes, as_of),
        "next_step": next_step(facts.actions),
        "quiet": gone_quiet(facts, rules),
        "next_review": next_review(facts),
    }


def _health(computed: dict[str, Any]) -> Section:
    health = computed["health"]
    score = label(health.band)
    if health.band is not Band.UNKNOWN:
        score = f"{score} {number(health.score, digits=1)}"
    lines = [
        Fact(tr("Score"), score, f"{tr('confidence')} {percent(health.confidence)}"),
    ]
    for line in computed["factors"]:
        value = "–" if line.score.value is None else number(line.score.value, digits=0)
        points = f"{number(line.score.points, digits=1)} {tr('points')}"
        lines.append(Fact(label(line.score.factor), f"{value}, {points}", told(line.where_from)))
    up = computed["way_up"]
    if up and up.lifts:
        ways = joined([told(lift.what) for lift in up.lifts])
        goal = f"{tr('What brings it to')} {number(up.target)}"
        lines.append(Fact(goal, ways, f"{tr('reaches')} {number(up.reaches, digits=1)}"))
    return Section(tr("Health"), tuple(lines))


def _value(computed: dict[str, Any]) -> Section:
    value, first, standing = computed["value"], computed["first_value"], computed["standing"]
    achieved = "–" if value.percent is None else f"{number(value.percent, digits=0)} %"
    if standing.expected is not None:
        achieved += f" {tr('of')} {number(standing.expected, digits=0)} %"
    reached = "–" if first.days is None else f"{tr('day')} {first.days}"
    return Section(
        tr("Value"),
        (
            Fact(tr("Business value achieved"), achieved, told(value.why)),
            Fact(tr("First value"), reached, told(first.why)),
            Fact(tr("Standing"), label(standing.standing), told(standing.why)),
        ),
    )


def _people(facts: AccountFacts, computed: dict[str, Any]) -> Section:
    covered = computed["coverage"]
    lines = [Fact(tr("3x3 coverage"), f"{covered.size} / {covered.goal}", told(covered.why))]
    ours = {member.id: member.name for member in facts.team}
    theirs = {contact.id: contact.name for contact in facts.contacts}
    alone = [
        (ours if point.side is Side.US else theirs)[point.person_id]
        for point in covered.single_points
    ]
    if alone:
        lines.append(Fact(tr("Single points of failure"), joined(alone)))
    for role in computed["roles"]:
        holders = joined([holder.name for holder in role.holders]) or tr("nobody")
        lines.append(Fact(label(role.role), holders, told(role.why)))
    return Section(tr("People"), tuple(lines))


def _money(computed: dict[str, Any]) -> Section:
    lines = [
        Fact(tr("Annual recurring revenue"), moneys(computed["arr"]) or "–"),
        Fact(
            tr("Lifetime value so far"),
            moneys(computed["lifetime_value"].amounts) or "–",
            told(computed["lifetime_value"].why),
        ),
    ]
    for figures in computed["revenue"]:
        for name, share in (("NRR", figures.nrr), ("GRR", figures.grr)):
            value = tr("not applicable") if share is None else percent(share)
            lines.append(Fact(f"{name} {figures.start.currency}", value, told(figures.why)))
    for renewal in computed["renewals"]:
        lines.append(
            Fact(f"{tr('Renewal')}: {renewal.product}", day(renewal.renews_on), told(renewal.why))
        )
    return Section(tr("Money"), tuple(lines))


def _diagnosis(computed: dict[str, Any]) -> Section:
    lines = [
        Fact(label(line.part), line.entry.text if line.entry else "–", told(line.why))
        for line in computed["spiced"]
    ]
    fit = computed["fit"]
    category = label(fit.category) if fit.category else tr("not judged yet")
    return Section(tr("Diagnosis"), (*lines, Fact(tr("Fit"), category, told(fit.why))))


def _rhythm(computed: dict[str, Any]) -> Section:
    stage, step, review = computed["stage"], computed["next_step"], computed["next_review"]
    lines = [Fact(tr("Stage"), label(stage.stage), told(stage.why))]
    lines.append(
        Fact(tr("Next step"), step.title, shown(step.due_on) if step.due_on else "")
        if step
        else Fact(tr("Next step"), "–")
    )
    if computed["quiet"]:
        lines.append(
            Fact(tr("Gone quiet"), shown(computed["quiet"].since), told(computed["quiet"].why))
        )
    if review:
        lines.append(Fact(tr("Next review"), shown(review.on), told(review.why)))
    return Section(tr("Rhythm"), tuple(lines))

"""Everything about one account on one sheet: what is computed, why, and every stored fact.

For the CSM's own eyes: it holds what is internal.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any

from csm_desktop.app.accounts.stored_facts import Fact, Section, shown, stored_sections
from csm_desktop.app.accounts.view import AccountView, account_view
from csm_desktop.app.book import Book
from csm_desktop.domain.limits.unusable import Unusable
from csm_desktop.domain.records.plan import Side
from csm_desktop.wording import day, field_name, joined, label, moneys, number, percent, told, tr

_COMPUTED = (
    "health", "factors", "way_up", "standing", "value", "first_value", "coverage", "roles", "arr",
    "revenue", "lifetime_value", "renewals", "spiced", "fit", "stage", "next_step", "quiet",
    "next_review",
)  # fmt: skip
"""What machines are given of the view, by the names of its fields."""

_STANDS_ON = {
    "health": "band", "factors": "band", "way_up": "band", "standing": "standing",
    "value": "achieved", "coverage": "coverage", "roles": "coverage", "arr": "arr",
    "revenue": "arr", "lifetime_value": "arr", "renewals": "renews_on", "stage": "stage",
    "next_step": "next_step",
}  # fmt: skip
"""The field of a list's line that shows the same, so that both are shown, or neither."""


@dataclass(frozen=True, slots=True)
class Sheet:
    """All about one account: in words, and (`content`) as values for machines."""

    title: str
    sections: tuple[Section, ...]
    content: dict[str, Any]


def account_sheet(book: Book, account_id: int, as_of: date | None = None) -> Sheet:
    """Gather, compute and explain. Raises LookupError for an unknown id."""
    view = account_view(book, account_id, as_of)
    sections = (
        not_usable(view.unusable),
        _health(view),
        _value(view),
        _people(view),
        _money(view),
        _diagnosis(view),
        _rhythm(view),
        *stored_sections(view.facts),
    )
    facts = view.facts
    return Sheet(
        f"{facts.account.name} ({facts.account.id})",
        tuple(section for section in sections if section.facts),
        {
            "as_of": facts.as_of,
            "computed": {
                name: None if _STANDS_ON.get(name) in view.not_shown else getattr(view, name)
                for name in _COMPUTED
            },
            "facts": facts,
            "unusable": view.unusable,
        },
    )


def not_usable(found: Iterable[Unusable]) -> Section:
    """What the book holds and nobody can use, each with its reason."""
    lines = [Fact(unusable_name(each), each.text or "–", told(each.why)) for each in found]
    return Section(tr("Not usable"), tuple(lines))


def unusable_name(of: Unusable) -> str:
    """Where a value that cannot be used stands: "Subscription: Term months"."""
    return f"{field_name(of.table)}: {field_name(of.field)}"


def _guarded(view: AccountView, field: str, lines: Iterable[Fact]) -> list[Fact]:
    """Lines of figures; not their values where they stand on what cannot be used."""
    if field not in view.not_shown:
        return list(lines)
    return [Fact(line.label, tr("not usable")) for line in lines]


def _health(view: AccountView) -> Section:
    health = view.health
    score = label(health.band)
    if health.score is not None:
        score = f"{score} {number(health.score, digits=1)}"
    lines = [
        Fact(tr("Score"), score, f"{tr('confidence')} {percent(health.confidence)}"),
    ]
    for line in view.factors:
        value = "–" if line.score.value is None else number(line.score.value, digits=0)
        points = f"{number(line.score.points, digits=1)} {tr('points')}"
        lines.append(Fact(label(line.score.factor), f"{value}, {points}", told(line.where_from)))
    up = view.way_up
    if up and up.lifts:
        ways = joined([told(lift.what) for lift in up.lifts])
        goal = f"{tr('What brings it to')} {number(up.target)}"
        lines.append(Fact(goal, ways, f"{tr('reaches')} {number(up.reaches, digits=1)}"))
    return Section(tr("Health"), tuple(_guarded(view, "band", lines)))


def _value(view: AccountView) -> Section:
    value, first, standing = view.value, view.first_value, view.standing
    achieved = "–" if value.percent is None else f"{number(value.percent, digits=0)} %"
    if standing.expected is not None:
        achieved += f" {tr('of')} {number(standing.expected, digits=0)} %"
    reached = "–" if first.days is None else f"{tr('day')} {first.days}"
    achievement = Fact(tr("Business value achieved"), achieved, told(value.why))
    judgement = Fact(tr("Standing"), label(standing.standing), told(standing.why))
    return Section(
        tr("Value"),
        (
            *_guarded(view, "achieved", [achievement]),
            Fact(tr("First value"), reached, told(first.why)),
            *_guarded(view, "standing", [judgement]),
        ),
    )


def _people(view: AccountView) -> Section:
    covered, facts = view.coverage, view.facts
    lines = [Fact(tr("3x3 coverage"), f"{covered.size} / {covered.goal}", told(covered.why))]
    ours = {member.id: member.name for member in facts.team}
    theirs = {contact.id: contact.name for contact in facts.contacts}
    alone = [
        (ours if point.side is Side.US else theirs)[point.person_id]
        for point in covered.single_points
    ]
    if alone:
        lines.append(Fact(tr("Single points of failure"), joined(alone)))
    for role in view.roles:
        holders = joined([holder.name for holder in role.holders]) or tr("nobody")
        lines.append(Fact(label(role.role), holders, told(role.why)))
    return Section(tr("People"), tuple(_guarded(view, "coverage", lines)))


def _money(view: AccountView) -> Section:
    lines = [
        Fact(tr("Annual recurring revenue"), moneys(view.arr) or "–"),
        Fact(
            tr("Lifetime value so far"),
            moneys(view.lifetime_value.amounts) or "–",
            told(view.lifetime_value.why),
        ),
    ]
    for figures in view.revenue:
        for name, share in (("NRR", figures.nrr), ("GRR", figures.grr)):
            value = tr("not applicable") if share is None else percent(share)
            lines.append(Fact(f"{name} {figures.start.currency}", value, told(figures.why)))
    lines = _guarded(view, "arr", lines)
    for renewal in () if "renews_on" in view.not_shown else view.renewals:
        name = f"{tr('Renewal')}: {renewal.product}" if renewal.product else tr("Renewal")
        lines.append(Fact(name, day(renewal.renews_on), told(renewal.why)))
    return Section(tr("Money"), tuple(lines))


def _diagnosis(view: AccountView) -> Section:
    lines = [
        Fact(label(line.part), line.entry.text if line.entry else "–", told(line.why))
        for line in view.spiced
    ]
    fit = view.fit
    category = label(fit.category) if fit.category else tr("not judged yet")
    return Section(tr("Diagnosis"), (*lines, Fact(tr("Fit"), category, told(fit.why))))


def _rhythm(view: AccountView) -> Section:
    stage, step, review = view.stage, view.next_step, view.next_review
    lines = _guarded(view, "stage", [Fact(tr("Stage"), label(stage.stage), told(stage.why))])
    lines.append(
        Fact(tr("Next step"), step.title, shown(step.due_on) if step.due_on else "")
        if step
        else Fact(tr("Next step"), "–")
    )
    if view.quiet:
        lines.append(Fact(tr("Gone quiet"), shown(view.quiet.since), told(view.quiet.why)))
    if review:
        lines.append(Fact(tr("Next review"), shown(review.on), told(review.why)))
    return Section(tr("Rhythm"), tuple(lines))

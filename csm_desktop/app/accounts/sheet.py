"""Everything about one account on one sheet: what is computed, why, and every stored fact.

For the CSM's own eyes: it holds what is internal.
"""

from collections.abc import Iterable
from typing import Any

from csm_desktop.app.accounts.group import ChildAccounts, child_accounts
from csm_desktop.app.accounts.stored_facts import FactSection, LabelledValue, shown, stored_sections
from csm_desktop.app.accounts.view import AccountView, account_view
from csm_desktop.app.book import Book
from csm_desktop.domain.limits.unusable import Unusable
from csm_desktop.domain.records.accounts import Account
from csm_desktop.domain.records.plan import Side
from csm_desktop.domain.text.message import say
from csm_desktop.values import dataclass
from csm_desktop.wording import day, field_name, joined, label, moneys, number, percent, render, tr
from csm_desktop.wording.practice_words import lacks_words

_COMPUTED = (
    "health", "factors", "way_up", "standing", "value", "first_value", "coverage", "roles", "arr",
    "revenue", "lifetime_value", "renewals", "spiced", "fit", "stage", "next_step", "quiet",
    "next_review", "engagement",
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
class AccountSheet:
    """All about one account: in words, and (`content`) as values for machines."""

    title: str
    sections: tuple[FactSection, ...]
    content: dict[str, Any]


def account_sheet(book: Book, account_id: int) -> AccountSheet:
    """Gather, compute and explain. Raises LookupError for an unknown id."""
    view = account_view(book, account_id)
    facts = view.facts
    children = child_accounts(book, account_id)
    return AccountSheet(
        f"{facts.account.name} ({facts.account.id})",
        (*sheet_sections(view), *_group(facts.parent, children)),
        {
            "as_of": facts.as_of,
            "computed": {
                # A figure that stands on a value that is not usable is no figure, for machines
                # either.
                name: None if _STANDS_ON.get(name) in view.not_shown else getattr(view, name)
                for name in _COMPUTED
            },
            "facts": facts,
            "children": children,
            "unusable": view.unusable,
        },
    )


def sheet_sections(view: AccountView) -> tuple[FactSection, ...]:
    """A view in words: what is computed first, then every stored fact."""
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
    # A heading over nothing tells a reader that something is missing, which it is not.
    return tuple(section for section in sections if section.facts)


def _group(parent: Account | None, children: ChildAccounts) -> list[FactSection]:
    """What the account belongs to, and what belongs to it, with its sum."""
    lines = []
    if parent is not None and parent.deleted_at is None:
        lines.append(LabelledValue(tr("Belongs to"), parent.name))
    for line in children.lines:
        arr = tr("not usable") if "arr" in line.unusable else moneys(line.arr)
        lines.append(LabelledValue(line.name, arr, label(line.band)))
    if children.arr_of_group:
        whole = say("{arr} with this account’s own", arr=moneys(children.arr_of_group))
        lines.append(LabelledValue(tr("Together"), moneys(children.arr), render(whole)))
    return [FactSection(tr("Group"), tuple(lines))] if lines else []


def not_usable(found: Iterable[Unusable]) -> FactSection:
    """What the book holds and nobody can use, each with its reason."""
    lines = [
        LabelledValue(unusable_name(each), each.text or "–", render(each.why)) for each in found
    ]
    return FactSection(tr("Not usable"), tuple(lines))


def unusable_name(unusable: Unusable) -> str:
    """Where a value that cannot be used stands: "Subscription: Term months"."""
    return f"{field_name(unusable.table)}: {field_name(unusable.field)}"


def _guarded(view: AccountView, field: str, lines: Iterable[LabelledValue]) -> list[LabelledValue]:
    """Lines of figures; not their values where they stand on what cannot be used."""
    if field not in view.not_shown:
        return list(lines)
    return [LabelledValue(line.label, tr("not usable")) for line in lines]


def _health(view: AccountView) -> FactSection:
    health = view.health
    score = label(health.band)
    if health.score is not None:
        score = f"{score} {number(health.score, digits=1)}"
    lines = [
        LabelledValue(
            tr("Score"),
            score,
            render(say("confidence {share}", share=percent(health.confidence))),
        ),
    ]
    # Factors without data are listed, too: what is not counted explains a score as well.
    for line in view.factors:
        value = "–" if line.score.value is None else number(line.score.value, digits=0)
        points = number(line.points, digits=1)
        said = render(say("{value}, {points} points", value=value, points=points))
        lines.append(LabelledValue(label(line.score.factor), said, render(line.where_from)))
    up = view.way_up
    if up and up.lifts:
        ways = joined([render(lift.what) for lift in up.lifts])
        goal = render(say("What brings it to {score}", score=number(up.target)))
        reaches = render(say("reaches {score}", score=number(up.reaches, digits=1)))
        lines.append(LabelledValue(goal, ways, reaches))
    return FactSection(tr("Health"), tuple(_guarded(view, "band", lines)))


def _value(view: AccountView) -> FactSection:
    value, first, standing = view.value, view.first_value, view.standing
    # A dash and not 0: nothing known is no failure.
    achieved = "–" if value.percent is None else percent(value.percent / 100)
    if standing.expected is not None:
        expected = percent(standing.expected / 100)
        achieved = render(say("{achieved} of {expected}", achieved=achieved, expected=expected))
    reached = "–" if first.days is None else render(say("day {number}", number=str(first.days)))
    achievement = LabelledValue(tr("Business value achieved"), achieved, render(value.why))
    judgement = LabelledValue(tr("Standing"), label(standing.standing), render(standing.why))
    return FactSection(
        tr("Value"),
        (
            *_guarded(view, "achieved", [achievement]),
            LabelledValue(tr("First value"), reached, render(first.why)),
            *_guarded(view, "standing", [judgement]),
        ),
    )


def _people(view: AccountView) -> FactSection:
    covered, facts = view.coverage, view.facts
    lines = [
        LabelledValue(tr("3×3 coverage"), f"{covered.size} / {covered.goal}", render(covered.why))
    ]
    ours = {member.id: member.name for member in facts.team}
    theirs = {contact.id: contact.name for contact in facts.contacts}
    # Coverage of 3 may still hang on somebody: the figure alone would lull.
    alone = [
        (ours if point.side is Side.US else theirs)[point.person_id]
        for point in covered.single_points
    ]
    if alone:
        lines.append(LabelledValue(tr("Single points of failure"), joined(alone)))
    for role in view.roles:
        holders = joined([holder.name for holder in role.holders]) or tr("nobody")
        lines.append(LabelledValue(label(role.role), holders, render(role.why)))
    return FactSection(tr("People"), tuple(_guarded(view, "coverage", lines)))


def _money(view: AccountView) -> FactSection:
    lines = [
        LabelledValue(tr("Annual recurring revenue"), moneys(view.arr) or "–"),
        LabelledValue(
            tr("Lifetime value so far"),
            moneys(view.lifetime_value.amounts) or "–",
            render(view.lifetime_value.why),
        ),
    ]
    for figures in view.revenue:
        for name, share in (("NRR", figures.nrr), ("GRR", figures.grr)):
            value = tr("not applicable") if share is None else percent(share)
            lines.append(
                LabelledValue(f"{name} {figures.start.currency}", value, render(figures.why))
            )
    lines = _guarded(view, "arr", lines)
    # A day of renewal that is not usable would be shown as a renewal that is near.
    for renewal in () if "renews_on" in view.not_shown else view.renewals:
        of_product = say("Renewal: {product}", product=renewal.product)
        name = render(of_product) if renewal.product else tr("Renewal")
        lines.append(LabelledValue(name, day(renewal.renews_on), render(renewal.why)))
    return FactSection(tr("Money"), tuple(lines))


def _diagnosis(view: AccountView) -> FactSection:
    lines = [
        LabelledValue(label(line.part), line.entry.text if line.entry else "–", render(line.why))
        for line in view.spiced
    ]
    fit = view.fit
    category = label(fit.category) if fit.category else tr("not judged yet")
    return FactSection(
        tr("Diagnosis"), (*lines, LabelledValue(tr("Fit"), category, render(fit.why)))
    )


def _rhythm(view: AccountView) -> FactSection:
    stage, step, review = view.stage, view.next_step, view.next_review
    lines = _guarded(
        view, "stage", [LabelledValue(tr("Stage"), label(stage.stage), render(stage.why))]
    )
    lines.append(
        LabelledValue(tr("Next step"), step.title, shown(step.due_on) if step.due_on else "")
        if step
        else LabelledValue(tr("Next step"), "–")
    )
    if view.quiet:
        lines.append(
            LabelledValue(tr("Gone quiet"), shown(view.quiet.silence.since), render(view.quiet.why))
        )
    if review:
        lines.append(LabelledValue(tr("Next review"), shown(review.on), render(review.why)))
    now = view.engagement
    lines.append(LabelledValue(tr("Engagement level"), label(now.level), lacks_words(now)))
    return FactSection(tr("Rhythm"), tuple(lines))

"""What the account's header says, in words: no widget, so that it can be read and tested alone."""

from dataclasses import replace
from decimal import Decimal
from typing import TYPE_CHECKING

from csm_desktop.domain.health.explained import changes
from csm_desktop.domain.health.words import moved_since
from csm_desktop.domain.plan.actions import days_late
from csm_desktop.domain.records.accounts import CUSTOMERS
from csm_desktop.domain.records.health import Band
from csm_desktop.domain.records.plan import Horizon
from csm_desktop.domain.text.message import say
from csm_desktop.domain.text.spread import rounded
from csm_desktop.ui.widgets.people import owner_or_side
from csm_desktop.values import dataclass
from csm_desktop.wording import label, moneys, number, percent, render, short_day, tr

if TYPE_CHECKING:
    from csm_desktop.app.accounts.view import AccountView
    from csm_desktop.domain.records.accounts import Account

_BETWEEN = " · "
_MOVERS = 3


@dataclass(frozen=True, slots=True)
class Item:
    """One fact of the header: what it is, what it says, whether it is overdue, and why.

    `place` is the part of the account where it is made, `action` the words that lead there.
    """

    key: str
    caption: str
    words: str
    late: bool = False
    why: str = ""
    place: str = ""
    action: str = ""


def what_it_is(view: "AccountView") -> str:
    """Segment, industry and stage, as far as they are known, and what it belongs to; of whoever is
    no customer that instead of a stage."""
    facts = view.facts
    status = facts.account.status
    parent = facts.parent if facts.parent and facts.parent.deleted_at is None else None
    parts = (
        facts.segment.name if facts.segment else "",
        facts.account.industry,
        label(view.stage.stage if status in CUSTOMERS else status),
        render(say("belongs to {name}", name=parent.name)) if parent else "",
        handed_words(facts.account),
    )
    return _BETWEEN.join(part for part in parts if part)


def handed_words(account: "Account") -> str:
    """Who keeps it in a book of their own, and since when; "" where nobody does."""
    if account.handed_on is None:
        return ""
    return render(
        say("handed over to {name} on {day}", name=account.handed_to, day=account.handed_on)
    )


def items(view: "AccountView") -> tuple[Item, ...]:
    """The four facts beside the band, in their order."""
    made = (_renewal(view), _first_value(view), _event(view), _next(view))
    return tuple(
        replace(item, words=tr("not usable"), late=False)
        if _STANDS_ON.get(item.key) in view.not_shown
        else item
        for item in made
    )


_STANDS_ON = {"renewal": "renews_on", "next": "next_step"}
"""The field of a list's line that an item shows, too: both are shown, or neither."""


def health_item(view: "AccountView") -> Item:
    """The score: how it moved, by what, how sure it is, and what would lift it."""
    health = view.health
    score = label(health.band)
    if health.score is not None and health.band is not Band.UNKNOWN:
        score = render(say("{band} {n}", band=health.band, n=rounded(health.score)))
    parts = [change_words(view)]
    before = view.health_before
    if before is not None and view.health_change is not None:
        moved = sorted(changes(before.factors, health.factors), key=lambda each: each.points)
        parts += [
            render(say("{factor} {points}", factor=change.factor, points=_signed(change.points)))
            for change in moved[:_MOVERS]
            # What rounds to nothing would stand there as a loss of 0.0.
            if round(change.points, 1) < 0
        ]
    share = percent(health.confidence)
    parts.append(render(say("Confidence {share}: the share of weight that has data.", share=share)))
    if view.way_up is not None and view.way_up.lifts:
        # The one thing that would help most; all of them stand under Health.
        lift = view.way_up.lifts[0]
        values = {"what": lift.what, "points": _signed(lift.points)}
        parts.append(render(say("What would lift it most: {what} ({points})", **values)))
    why = "\n".join(part for part in parts if part)
    return Item("health", tr("Health"), score, False, why, "health", tr("Open Health"))


def _signed(points: Decimal) -> str:
    sign = "+" if points > 0 else "−"
    return f"{sign}{number(abs(points), 1)}"


def change_words(view: "AccountView") -> str:
    """How the score has moved, as a sentence; empty where it cannot be told."""
    change, before = view.health_change, view.health_before
    if change is None or before is None:
        return ""
    return render(moved_since(change, before.on))


def _renewal(view: "AccountView") -> Item:
    on, as_of = view.figures.renews_on, view.facts.as_of
    money = moneys(view.arr)
    when = short_day(on, with_year=on.year != as_of.year) if on else tr("no date")
    words = _BETWEEN.join(part for part in (when, money) if part)
    why = "\n".join(render(renewal.why) for renewal in view.renewals)
    if not why:
        why = tr("No renewal is near.") if on else tr("No subscription says when it renews.")
    late = on is not None and on < as_of
    return Item(
        "renewal", tr("Renewal"), words, late, why, "contract/subscriptions",
        tr("Open subscriptions"),
    )  # fmt: skip


def _first_value(view: "AccountView") -> Item:
    first = view.first_value
    day = first.days if first.days is not None else first.running
    if day is None:
        words = tr("not started")
    elif first.target is None:
        words = render(say("Day {n}", n=day))
    else:
        words = render(say("Day {n} (target {target})", n=day, target=first.target))
    # The days run on until it is reached.
    if first.days is None and day is not None:
        words = render(say("not yet: {words}", words=words[:1].lower() + words[1:]))
    # Reached late is history; not reached and late is today's matter.
    late = bool(first.late) and first.days is None
    why = render(first.why)
    goal = next((g for g in view.facts.goals if g.horizon is Horizon.FIRST_VALUE), None)
    if goal is not None:
        why = f"{why}\n{goal.statement}"
    return Item(
        "first_value", tr("First value"), words, late, f"{why[:1].upper()}{why[1:]}",
        "plan/goals", tr("Open goals"),
    )  # fmt: skip


def _event(view: "AccountView") -> Item:
    line, caption, open_ = view.critical_event, tr("Critical event"), tr("Open the event")
    if line is None or line.entry is None or line.days_left is None:
        why = tr("What happens at the customer, by when, and what if they miss it?")
        return Item("event", caption, tr("none with a date"), False, why, "overview/event", open_)
    left = line.days_left
    if left > 0:
        when = render(say("{n} day", "{n} days", n=left))
    elif left == 0:
        when = tr("today")
    else:
        when = render(say("{n} day over", "{n} days over", n=-left))
    # The first line: an event may be described in ten.
    short = line.entry.text.strip().splitlines()[0]
    why = "\n".join((line.entry.text.strip(), render(line.why)))
    return Item(
        "event", caption, f"{when}{_BETWEEN}{short}", left < 0, why, "overview/event", open_
    )


def _next(view: "AccountView") -> Item:
    step, caption = view.next_step, tr("Next step")
    if step is None:
        return Item(
            "next", caption, tr("none"), True, tr("Every account needs a next step."), "plan/us",
            tr("Add one"),
        )  # fmt: skip
    late = days_late(step, view.facts.as_of)
    if late:
        when = render(say("{n} d late", n=number(late)))
    elif step.due_on is None:
        when = tr("no date")
    elif step.due_on == view.facts.as_of:
        when = tr("today")
    else:
        when = short_day(step.due_on)
    # The year as well here, for a day far ahead is easily misread.
    due = short_day(step.due_on, with_year=True) if step.due_on else tr("no date")
    who = owner_or_side(view.facts, step)
    why = render(say("{title}\n{who}, due {due}", title=step.title, who=who, due=due))
    return Item(
        "next", caption, f"{when}{_BETWEEN}{step.title}", late > 0, why,
        f"plan/{step.side.value}/{step.id}", tr("Open the action"),
    )  # fmt: skip

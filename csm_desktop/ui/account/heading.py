"""What the account's header says, in words: no widget, so that it can be read and tested alone."""

from dataclasses import dataclass
from decimal import Decimal
from typing import TYPE_CHECKING

from csm_desktop.domain.actions import days_late
from csm_desktop.domain.saying import say
from csm_desktop.wording import label, moneys, number, short_day, told, tr

if TYPE_CHECKING:
    from csm_desktop.app.account_view import AccountView

_BETWEEN = " · "


@dataclass(frozen=True, slots=True)
class Item:
    """One fact of the header: what it is, what it says, whether it is overdue, and why."""

    key: str
    caption: str
    words: str
    late: bool = False
    why: str = ""


def what_it_is(view: "AccountView") -> str:
    """Segment, industry and stage, as far as they are known."""
    facts = view.facts
    parts = (
        facts.segment.name if facts.segment else "",
        facts.account.industry,
        label(view.stage.stage),
    )
    return _BETWEEN.join(part for part in parts if part)


def items(view: "AccountView", locale: str) -> tuple[Item, ...]:
    """The four facts beside the band, in their order."""
    return (_renewal(view, locale), _first_value(view), _event(view, locale), _next(view, locale))


def change_words(view: "AccountView", locale: str) -> str:
    """How the score has moved, as a sentence; empty where it cannot be told."""
    change, before = view.health_change, view.health_before
    if change is None or before is None:
        return ""
    points = abs(rounded(change))
    values = {"n": points, "on": before.on}
    if change > 0 and points:
        saying = say("Up {n} {n:point|points} since {on}", **values)
    elif points:
        saying = say("Down {n} {n:point|points} since {on}", **values)
    else:
        saying = say("Unchanged since {on}", **values)
    return told(saying, locale)


def rounded(change: Decimal) -> int:
    """A change of score as it is shown, in whole points."""
    return round(change)


def _renewal(view: "AccountView", locale: str) -> Item:
    on, as_of = view.figures.renews_on, view.facts.as_of
    money = moneys(view.arr, locale)
    when = short_day(on, locale, with_year=on.year != as_of.year) if on else tr("no date")
    words = _BETWEEN.join(part for part in (when, money) if part)
    why = "\n".join(told(each.why, locale) for each in view.renewals)
    return Item("renewal", tr("Renewal"), words, on is not None and on < as_of, why)


def _first_value(view: "AccountView") -> Item:
    first = view.first_value
    day = first.days if first.days is not None else first.running
    if day is None:
        words = tr("not started")
    elif first.target is None:
        words = told(say("Day {n}", n=day))
    else:
        words = told(say("Day {n} (target {target})", n=day, target=first.target))
    if first.days is None and day is not None:
        words = told(say("not yet: {words}", words=words[:1].lower() + words[1:]))
    late = bool(first.late) and first.days is None
    return Item("first_value", tr("First value"), words, late, told(first.why))


def _event(view: "AccountView", locale: str) -> Item:
    line, caption = view.critical_event, tr("Critical event")
    if line is None or line.entry is None or line.days_left is None:
        return Item("event", caption, tr("none with a date"))
    left = line.days_left
    if left > 0:
        when = told(say("{n} {n:day|days}", n=left), locale)
    elif left == 0:
        when = tr("today")
    else:
        when = told(say("{n} {n:day|days} over", n=-left), locale)
    short = line.entry.text.strip().splitlines()[0]
    return Item("event", caption, f"{when}{_BETWEEN}{short}", left < 0, told(line.why, locale))


def _next(view: "AccountView", locale: str) -> Item:
    step, caption = view.next_step, tr("Next step")
    if step is None:
        return Item("next", caption, tr("none"), True, tr("Every account needs a next step."))
    late = days_late(step, view.facts.as_of)
    if late:
        when = told(say("{n} d late", n=number(late, locale)), locale)
    elif step.due_on is None:
        when = tr("no date")
    elif step.due_on == view.facts.as_of:
        when = tr("today")
    else:
        when = short_day(step.due_on, locale)
    return Item("next", caption, f"{when}{_BETWEEN}{step.title}", late > 0)

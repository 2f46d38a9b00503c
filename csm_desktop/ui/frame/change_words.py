"""What an act changed, in words: kinds of things, their fields, and values before and after."""

from collections.abc import Sequence
from datetime import date, datetime
from decimal import Decimal
from enum import Enum

from csm_desktop.app.accounts.step_changes import Done, FieldChange, ThingChange
from csm_desktop.domain.records.accounts import CustomField
from csm_desktop.domain.records.foreign_ids import ForeignId, in_words
from csm_desktop.domain.records.money import Money
from csm_desktop.domain.text.instants import wall_of
from csm_desktop.domain.text.message import say
from csm_desktop.domain.text.reach import ReachPoint, reach_in_words
from csm_desktop.wording import (
    clock_time,
    field_label,
    headed,
    joined,
    kind_label,
    label,
    money,
    number,
    render,
    short_day,
    tr,
)
from csm_desktop.wording.clock_words import day_and_time

_LONGEST = 240  # letters of a value
_SHORT = 60  # and of one in the list
_AT_MOST = 3  # changes of a step that the list tells
_NOTHING = "–"


def thing_words(change: ThingChange) -> str:
    """What became of one thing: "Contact added: Lena Brandt"."""
    kind, name = kind_label(change.kind), change.name or _NOTHING
    if change.done is Done.MADE:
        return render(say("{kind} added: {name}", kind=kind, name=name))
    if change.done is Done.REMOVED:
        return render(say("{kind} removed: {name}", kind=kind, name=name))
    return render(say("{kind}: {name}", kind=kind, name=name))


def step_words(things: Sequence[ThingChange], more: int, said: str, zone: str) -> str:
    """A step in one line: the values before and after, and what else came or went that the step's
    own name, `said`, does not tell."""
    parts = []
    for thing in things:
        if thing.done is Done.CHANGED:
            shown = [change_words(field, zone, _SHORT) for field in thing.fields]
            own = not thing.name or thing.name in said or len(things) == 1
            parts += shown if own else [headed(thing.name, each) for each in shown]
        elif thing.name and thing.name not in said:
            parts.append(thing_words(thing))
    left = len(parts) - _AT_MOST + more
    if left > 0:
        parts = [*parts[:_AT_MOST], render(say("and {n} more", n=left))]
    return " · ".join(parts)


def change_words(change: FieldChange, zone: str, longest: int = _LONGEST) -> str:
    """A field before and after: "Title: CFO → COO"; values as long as `longest` letters."""
    before = value_words(change.before, zone, longest)
    after = value_words(change.after, zone, longest)
    field = field_label(change.kind, change.field) if change.kind else change.field
    values = {"field": field, "before": before, "after": after}
    return render(say("{field}: {before} → {after}", **values))


def value_words(value: object, zone: str, longest: int = _LONGEST) -> str:
    """Any value of a field; a dash where there is none."""
    match value:
        case None | "" | ():
            # Before numbers: True is one.
            words = _NOTHING
        case bool():
            words = tr("yes") if value else tr("no")
        case Enum():
            words = label(value)
        case Money():
            words = money(value)
        # Before dates: every instant is one.
        case datetime():
            at = wall_of(value, zone)
            words = day_and_time(short_day(at.date(), with_year=True), clock_time(at))
        case date():
            words = short_day(value, with_year=True)
        case int() | float() | Decimal():
            words = number(value)
        case ForeignId():
            words = in_words(value)
        case ReachPoint():
            words = reach_in_words(value)
        case CustomField():
            words = headed(value.name, value.value)
        case tuple():
            words = joined([value_words(each, zone) for each in value])
        case _:
            words = str(value)
    return words if len(words) <= longest else f"{words[: longest - 1]}…"

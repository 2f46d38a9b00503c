"""Every stored fact of an account as labelled lines, driven by the facts' own fields.

A kind of thing that is added to the domain appears here by itself.
"""

from collections.abc import Mapping
from dataclasses import fields, is_dataclass
from datetime import date, datetime
from decimal import Decimal
from enum import Enum
from functools import reduce
from typing import Any

from csm_desktop.domain.records.facts import AccountFacts
from csm_desktop.domain.records.money import NO_CURRENCY, Money
from csm_desktop.domain.records.passport import naming_field, passports, references
from csm_desktop.values import dataclass
from csm_desktop.wording import (
    clauses,
    day,
    field_label,
    field_name,
    headed,
    instant,
    kind_label,
    label,
    money,
    number,
    tr,
)

# Of the book rather than of the account, or computed: shown where they belong.
_NOT_OWN = frozenset(
    {"as_of", "team", "metrics", "benchmarks", "capabilities", "journey", "journey_steps",
     "snapshots", "parent"}
)  # fmt: skip
# What the domain calls otherwise than its users: such a section is called by its kind of thing.
_CALLED_BY_KIND = frozenset(
    {"team_parts", "stage_changes", "hand_overs", "step_changes", "revenue_events",
     "renewal_decisions", "renewal_answers", "renewal_plans", "connections", "third_parties",
     "attendances", "follow_ups", "golden_notes", "requests", "touches", "calendar_entries",
     "spiced", "fit_answers", "fit_verdicts", "introduction", "handoff_sheets", "account_metrics",
     "worths", "gaps", "practices", "agreed_plans", "moods", "strategies", "rescue_cases",
     "executive_updates", "essences", "taken_over", "criteria", "council_seats",
     "council_presences", "selling_notes", "playbook_runs", "reviews", "review_goals",
     "review_asks", "review_measures", "capability_offers", "models", "findings",
     "letter_templates"}
)  # fmt: skip
# Whose the sheet is, where a thing stands, and by what an alert is told from another.
_SAYS_NOTHING = ("account_id", "position", "cause", "told")
# What says which thing a line is about where nothing names it.
_NAMELESS = "id"
_HEADLINES = ("on", "kind")


@dataclass(frozen=True, slots=True)
class LabelledValue:
    """One line of the sheet: what, its value, and why or since when."""

    label: str
    value: str
    why: str = ""


@dataclass(frozen=True, slots=True)
class FactSection:
    """Lines that belong together."""

    title: str
    facts: tuple[LabelledValue, ...]


def stored_sections(facts: AccountFacts) -> tuple[FactSection, ...]:
    """A section for each kind of thing that the account has."""
    names = _names(facts)
    sections = []
    for field in fields(AccountFacts):
        value = getattr(facts, field.name)
        # A section without lines would look like something that failed to load.
        if field.name in _NOT_OWN or not value:
            continue
        if isinstance(value, tuple):
            lines = [_summed_up(thing, names) for thing in value]
        else:
            lines = [LabelledValue(name, text) for name, text in _filled_fields(value, names)]
        sections.append(FactSection(_title(field.name, value), tuple(lines)))
    return tuple(sections)


def _title(name: str, value: Any) -> str:
    return kind_label(type(value[0]).__name__) if name in _CALLED_BY_KIND else field_name(name)


def shown(value: object) -> str:
    """A single value as a person reads it."""
    match value:
        # Before Enum and int: True would be shown as the number 1.
        case bool():
            text = tr("yes") if value else tr("no")
        case Enum():
            text = label(value)
        case Money():
            text = money(value)
        # Before date: every instant is one, too.
        case datetime():
            text = instant(value, "UTC")
        case date():
            text = day(value)
        case Decimal():
            text = number(value, digits=6)
        case tuple():
            text = clauses(shown(item) for item in value)
        case _ if is_dataclass(value):
            own = (f.name for f in fields(value) if not f"_{f.name}".endswith("_id"))
            told = [shown(getattr(value, name)) for name in own]
            text = reduce(headed, filter(None, told)) if any(told) else ""
        case _:
            text = "" if value is None else str(value)
    return text


def _names(facts: AccountFacts) -> dict[int, str]:
    """What an id stands for, for everything that the account's things refer to."""
    named: dict[int, str] = {}
    for field in fields(AccountFacts):
        things = getattr(facts, field.name)
        for thing in things if isinstance(things, tuple) else (things,):
            if is_dataclass(thing) and hasattr(thing, "id") and _headline(thing) != _NAMELESS:
                named[thing.id] = shown(getattr(thing, _headline(thing), ""))
    return named


def _summed_up(thing: object, names: dict[int, str]) -> LabelledValue:
    head = _headline(thing)
    rest = [headed(name, text) for name, text in _filled_fields(thing, names, leaving=head)]
    title = _joined_names(thing, names) if head == _NAMELESS else shown(getattr(thing, head, ""))
    return LabelledValue(title, clauses(rest))


def _joined_names(thing: object, names: dict[int, str]) -> str:
    """What a thing without a name of its own is called: by those whom it joins."""
    led = (getattr(thing, field) for field in references(type(thing)) if field != "account_id")
    return " · ".join(filter(None, (names.get(value, "") for value in led if value is not None)))


def _headline(thing: object) -> str:
    """The field that says which thing it is."""
    kind: Any = type(thing)
    own = passports(kind)
    return naming_field(kind) or next((name for name in _HEADLINES if name in own), _NAMELESS)


def _filled_fields(
    thing: object, names: dict[int, str], leaving: str = ""
) -> list[tuple[str, str]]:
    """The fields that hold something; a reference is shown by the name of what it leads to."""
    filled = []
    kind: Any = type(thing)
    leads_to = references(kind)
    for field in passports(kind):
        value = getattr(thing, field)
        if field in (*_SAYS_NOTHING, leaving) or value in (None, "", (), False):
            continue
        # The placeholder of an amount that could not be read; zero of no currency says nothing.
        if isinstance(value, Money) and value.currency == NO_CURRENCY:
            continue
        said = _led_to(value, names) if _leads(field, value, leads_to) else shown(value)
        # An id of what is not among the facts, such as a step of a former journey, says nothing.
        if not said:
            continue
        filled.append((field_label(kind, field), said))
    return filled


def _leads(field: str, value: object, leads_to: Mapping[str, str]) -> bool:
    """Whether a field holds ids of other things."""
    many = value if isinstance(value, tuple) else (value,)
    is_led = field in leads_to or field.endswith(("_id", "_for"))
    return is_led and all(isinstance(one, int) for one in many)


def _led_to(value: object, names: dict[int, str]) -> str:
    """The names of what ids lead to, as far as they are known."""
    many = value if isinstance(value, tuple) else (value,)
    return clauses(filter(None, (names.get(one, "") for one in many)))

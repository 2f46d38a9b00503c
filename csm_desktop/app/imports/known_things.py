"""What a row adds to a thing that is known: it fills gaps, and never overwrites unasked."""

from collections.abc import Mapping
from dataclasses import replace
from enum import Enum
from typing import Any, TypeVar

from csm_desktop.app.imports.report import Difference
from csm_desktop.domain.records.accounts import Account, CustomField
from csm_desktop.domain.records.contacts import Contact
from csm_desktop.domain.records.foreign_ids import (
    ForeignIds,
    in_words,
    is_same_system,
    tell_apart,
    with_ids,
)
from csm_desktop.domain.records.meetings import ProductRequest
from csm_desktop.domain.records.money import Money
from csm_desktop.domain.records.opportunities import Opportunity
from csm_desktop.domain.records.passport import naming_field
from csm_desktop.domain.records.plan import Action
from csm_desktop.domain.records.revenue import Subscription

T = TypeVar("T", Account, Contact, Subscription, Opportunity, ProductRequest, Action)
_UNSET = (None, "", ())


def merged(
    known: T,
    given: Mapping[str, Any],
    custom: tuple[CustomField, ...],
    line: int,
    *,
    overwrite: bool = False,
) -> tuple[T, list[Difference]]:
    """The thing with its gaps filled, and where the file says something else than the book.

    Lists (products, tags, roles) gain what they lack. With `overwrite` the file's values replace
    the book's.
    """
    name = name_of(known)
    changed: dict[str, Any] = {}
    differences: list[Difference] = []
    for key, value in given.items():
        # What the file leaves empty says nothing; it never empties the book.
        if value in _UNSET:
            continue
        ours = getattr(known, key)
        if ours in _UNSET:
            changed[key] = value
        elif key == "ids":
            differences += _ids_met(ours, value, line, name)
            changed[key] = _taken_over(ours, value, overwrite=overwrite)
        elif isinstance(ours, tuple):
            # Lists grow, for an export of another system knows only its own part.
            gained = tuple(each for each in value if each not in ours)
            if gained:
                changed[key] = ours + gained
        elif ours != value and not (key == "email" and ours.casefold() == value.casefold()):
            differences.append(Difference(line, name, key, shown(ours), shown(value)))
            # Told in any case, so that nobody wonders which of the two counts.
            if overwrite:
                changed[key] = value
    own: tuple[CustomField, ...] = getattr(known, "custom", ())  # an opportunity has none
    fields, more = _custom(own, custom, line, name, overwrite=overwrite)
    if fields != own:
        changed["custom"] = fields
    return (replace(known, **changed) if changed else known), differences + more


def _ids_met(ours: ForeignIds, theirs: ForeignIds, line: int, name: str) -> list[Difference]:
    """Where the list's system gives the thing another id than it gave before."""
    if not tell_apart(ours, theirs):
        return []
    said = ", ".join(map(in_words, ours)), ", ".join(map(in_words, theirs))
    return [Difference(line, name, "ids", *said)]


def _taken_over(ours: ForeignIds, theirs: ForeignIds, *, overwrite: bool) -> ForeignIds:
    """The book's ids with the list's; of one system it has one, the book's unless overwritten."""
    if not tell_apart(ours, theirs):
        return with_ids(ours, theirs)
    if not overwrite:
        return ours
    systems = [their.system for their in theirs]
    kept = [
        own for own in ours if not any(is_same_system(own.system, system) for system in systems)
    ]
    return with_ids(tuple(kept), theirs)


def name_of(thing: object) -> str:
    """What a report calls a thing."""
    naming = naming_field(type(thing))
    return str(getattr(thing, naming) or "") if naming else ""


def _custom(
    ours: tuple[CustomField, ...],
    theirs: tuple[CustomField, ...],
    line: int,
    name: str,
    *,
    overwrite: bool,
) -> tuple[tuple[CustomField, ...], list[Difference]]:
    values = {our.name: our.value for our in ours}
    differences = []
    for their in theirs:
        # Told also where it is taken over: its user has to see what the file replaced.
        mine = values.get(their.name)
        if mine is not None and mine != their.value:
            differences.append(Difference(line, name, their.name, mine, their.value))
        if mine is None or overwrite:
            values[their.name] = their.value
    return tuple(CustomField(key, value) for key, value in values.items()), differences


def shown(value: object) -> str:
    """A value as a report names it."""
    if isinstance(value, Money):
        return f"{value.amount} {value.currency}"
    return str(value.value) if isinstance(value, Enum) else str(value)

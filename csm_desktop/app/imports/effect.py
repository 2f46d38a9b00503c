"""What an import does to the book as a whole: what is made, what is changed, how ARR moves.

Looked at before it is stored, so that a book that would be doubled is seen while nothing is lost.
"""

from collections.abc import Iterable, Iterator
from dataclasses import fields
from datetime import date
from itertools import filterfalse
from typing import Any

from csm_desktop.app.accounts.step_changes import Done, FieldChange, ThingChange
from csm_desktop.app.imports.known_things import name_of
from csm_desktop.app.imports.report import Effect
from csm_desktop.app.imports.run import REFERRED, ImportRun
from csm_desktop.app.lists.figures import rules_of
from csm_desktop.domain.money.movements import movements
from csm_desktop.domain.money.revenue_figures import arr_on
from csm_desktop.domain.records.accounts import Account, CustomField
from csm_desktop.domain.records.contacts import Contact, ContactPhoto
from csm_desktop.domain.records.meetings import CalendarEntry
from csm_desktop.domain.records.money import Money
from csm_desktop.domain.records.revenue import RevenueEvent, Subscription
from csm_desktop.storage.queries import dump
from csm_desktop.storage.queries.lists import contract_starts

_OF_MONEY = (Subscription, RevenueEvent)
_NAMED: dict[str, type[Any]] = REFERRED | {
    "account_id": Account,
    "reports_to_id": Contact,
    "parent_id": Account,
}
_SILENT = frozenset({"id", "created_at", "account_ref"})


def effect_of(taking: ImportRun) -> Effect:
    """What an import that has gone through its lists would store, or is about to."""
    new = taking.made[Account]
    renewing = {
        each.account_id for each in taking.made[Subscription].values() if each.renews_on is not None
    }
    before, after = _arr(taking)
    return Effect(
        made={kind.__name__: len(things) for kind, things in taking.made.items() if things},
        changed=tuple(_changes(taking)),
        arr_before=before,
        arr_after=after,
        new_accounts=tuple(new),
        without_owner=new.without("owner_id"),
        without_renewal=tuple(filterfalse(renewing.__contains__, new)),
        without_segment=new.without("segment_id"),
    )


def _changes(taking: ImportRun) -> Iterator[ThingChange]:
    names = _Names(taking)
    for id_, after in taking.changed.items():
        if isinstance(
            after, CalendarEntry | ContactPhoto
        ):  # what a calendar said is told of its meeting
            continue
        before = taking.former_of(type(after), id_)
        told = tuple(_differing(before, after, names))
        if told:
            name = name_of(after) or names.of("account_id", getattr(after, "account_id", None))
            yield ThingChange(type(after).__name__, str(name), Done.CHANGED, told)


def _differing(before: Any, after: Any, names: "_Names") -> Iterator[FieldChange]:
    for field in fields(before):
        old, new = getattr(before, field.name), getattr(after, field.name)
        if old == new or field.name in _SILENT:
            continue
        if field.name == "custom":
            yield from _own_fields(old, new)
        else:
            was, now = names.of(field.name, old), names.of(field.name, new)
            yield FieldChange(field.name, was, now, type(before))


def _own_fields(old: Iterable[CustomField], new: Iterable[CustomField]) -> Iterator[FieldChange]:
    was = {field.name: field.value for field in old}
    for each in new:
        if was.get(each.name) != each.value:
            yield FieldChange(each.name, was.get(each.name, ""), each.value)


class _Names:
    """What ids stand for, each asked for once."""

    def __init__(self, taking: ImportRun) -> None:
        self._taking = taking
        self._known: dict[int, str] = {}

    def of(self, field: str, value: object) -> object:
        """The name behind an id; any other value as it is."""
        kind = _NAMED.get(field)
        if kind is None or not isinstance(value, int):
            return value
        if value not in self._known:
            self._known[value] = str(self._taking.fetch(kind, value).name)
        return self._known[value]


def _arr(taking: ImportRun) -> tuple[tuple[Money, ...], tuple[Money, ...]]:
    """The book's ARR before and after; nothing where no money is touched."""
    touched = [*taking.changed.values(), *taking.dropped]
    # A list of contacts must not wait for the sums of the whole book.
    if not any(taking.made[kind] for kind in _OF_MONEY) and not any(
        isinstance(each, _OF_MONEY) for each in touched
    ):
        return (), ()
    connection, made = taking.connection, taking.made[Account]
    starts = contract_starts(connection)
    subscriptions = {
        subscription.id: subscription for subscription in dump.everything(connection, Subscription)
    }
    events = {event.id: event for event in dump.everything(connection, RevenueEvent)}
    grace = rules_of(connection).renewal_grace_days

    def arr(starts: dict[int, date | None]) -> tuple[Money, ...]:
        paid = [
            subscription
            for subscription in subscriptions.values()
            if subscription.account_id in starts
        ]
        moved = [event for event in events.values() if event.account_id in starts]
        return arr_on(movements(paid, moved, taking.today, starts, grace), taking.today)

    before = arr(starts)
    # From here on it is what the book would hold: one reckoning, twice, can be compared.
    for gone in taking.dropped:
        events.pop(gone.id, None)
    subscriptions |= taking.made[Subscription]
    events |= taking.made[RevenueEvent]
    for each in taking.changed.values():
        if isinstance(each, Subscription):
            subscriptions[each.id] = each
        elif isinstance(each, RevenueEvent):
            events[each.id] = each
        # A start that is filled in dates the subscriptions that name none.
        elif isinstance(each, Account) and each.id in starts:
            starts[each.id] = each.contract_start
    return before, arr(starts | dict(made.values_of("contract_start")))

"""The health of the sample's accounts, week by week for a year, by the rules of the domain.

Nothing is invented here: each snapshot is what the program would have kept on that day.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import fields, replace
from datetime import date, timedelta
from functools import cache
from typing import Any, get_args, get_origin, get_type_hints

from csm_desktop.domain.health.inputs import inputs_from
from csm_desktop.domain.health.score import score, snapshot
from csm_desktop.domain.records.accounts import Account
from csm_desktop.domain.records.facts import AccountFacts
from csm_desktop.domain.records.health import Band, HealthSnapshot
from csm_desktop.domain.records.journeys import JourneyStep, JourneyTemplate
from csm_desktop.domain.records.rules import DEFAULT_RULES, Rules
from csm_desktop.domain.records.segments import Segment
from csm_desktop.domain.text.clock import Clock, FixedClock
from csm_desktop.domain.text.ids import IdMaker

_WEEKS = 52
_SETTLING_DAYS = 5  # before that there is nothing to judge but the signature
_SNAPSHOT_IDS = 1 << 19  # far beyond the ids of the book's other things
_DATED = (
    "on",
    "starts_at",
    "agreed_on",
    "started_on",
    "recorded_on",
    "asked_on",
    "since",
    "target_on",
)


def with_snapshots(things: Sequence[object], clock: Clock) -> tuple[object, ...]:
    """The things and, for each account, a snapshot a week up to today, from its first week on."""
    ids = IdMaker(FixedClock(clock.now()), start=_SNAPSHOT_IDS)
    today = clock.today()
    kept: list[object] = list(things)
    for account in things:
        if isinstance(account, Account):
            kept += _year_of(facts_of(things, account, today), DEFAULT_RULES, ids)
    return tuple(kept)


def _year_of(facts: AccountFacts, rules: Rules, ids: IdMaker) -> Iterable[HealthSnapshot]:
    begun = (facts.account.contract_start or facts.as_of) + timedelta(days=_SETTLING_DAYS)
    band = Band.UNKNOWN
    for week in range(_WEEKS, -1, -1):
        on = facts.as_of - timedelta(days=7 * week)
        if on >= begun:
            inputs = inputs_from(replace(facts, as_of=on), rules)
            health = score(inputs, rules, band)
            band = health.band
            yield snapshot(ids.next(), facts.account.id, inputs, health, None)


@cache
def _kinds() -> Mapping[str, type]:
    """The kind of thing in each of the facts' collections."""
    hints: dict[str, Any] = get_type_hints(AccountFacts)
    return {
        field.name: get_args(hints[field.name])[0]
        for field in fields(AccountFacts)
        if get_origin(hints[field.name]) is tuple
    }


def facts_of(things: Sequence[object], account: Account, as_of: date) -> AccountFacts:
    """The facts of one account, gathered from a whole book that is not stored yet."""
    of_kind: dict[type, list[Any]] = {}
    for thing in things:
        if getattr(thing, "account_id", account.id) == account.id:
            of_kind.setdefault(type(thing), []).append(thing)
    (segment,) = (each for each in of_kind[Segment] if each.id == account.segment_id)
    (journey,) = (each for each in of_kind[JourneyTemplate] if each.id == segment.journey_id)
    of_kind[JourneyStep] = [each for each in of_kind[JourneyStep] if each.journey_id == journey.id]
    collections: dict[str, Any] = {
        name: _ordered(of_kind.get(kind, [])) for name, kind in _kinds().items()
    }
    return AccountFacts(
        as_of=as_of, account=account, segment=segment, journey=journey, **collections
    )


def _ordered(items: list[Any]) -> tuple[Any, ...]:
    """Dated things by their date, positioned ones by position, as `AccountFacts` promises."""
    for name in ("position", *_DATED):
        if items and hasattr(items[0], name):
            return tuple(sorted(items, key=lambda each: (getattr(each, name), each.id)))
    return tuple(items)

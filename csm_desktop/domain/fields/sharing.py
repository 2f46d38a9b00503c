"""What a customer may see: the fields whose passport says so (domain.md §4, §10).

Documents for a customer are made from copies in which every internal field is blank and every
internal thing is absent, so that nothing can slip onto a page by a mistake in the page.
"""

import re
from collections.abc import Collection
from dataclasses import MISSING, Field, fields, is_dataclass, replace
from enum import Enum
from functools import cache
from typing import Any, TypeVar

from csm_desktop.domain.records.contacts import ThirdParty
from csm_desktop.domain.records.facts import AccountFacts
from csm_desktop.domain.records.health import HealthSnapshot
from csm_desktop.domain.records.journeys import JourneyTemplate
from csm_desktop.domain.records.meetings import Attendance, Meeting, MeetingKind
from csm_desktop.domain.records.metrics import (
    Benchmark,
    Metric,
    Reading,
)
from csm_desktop.domain.records.money import Money
from csm_desktop.domain.records.passport import passports
from csm_desktop.domain.records.plan import (
    SHARED_ORIGINS,
    Action,
    ActionOrigin,
)
from csm_desktop.domain.records.reviews import (
    InternalTopic,
)
from csm_desktop.domain.records.spiced import SpicedEntry, SpicedPart
from csm_desktop.domain.records.strategies import CriticalIssue, Strategy

T = TypeVar("T")
_FILE = re.compile(r"\.(?:csv|tsv|txt|xls[xmb]?|ods|json|zip|pdf|html?|numbers)\b", re.IGNORECASE)

_OPENED_KINDS: dict[InternalTopic, tuple[type, ...]] = {
    InternalTopic.HEALTH: (HealthSnapshot,),
    InternalTopic.STRATEGY: (Strategy, CriticalIssue),
}
_EMPTIED = (JourneyTemplate,)
"""Kinds of which nothing is shared, but that they are there."""

SHARED_SPICED = frozenset({SpicedPart.IMPACT, SpicedPart.CRITICAL_EVENT})
"""The parts of SPICED that are the customer's own words about themselves; pain and the reasons
for the decision stay with us."""


_BORN_IN_A_MEETING = frozenset({ActionOrigin.NEXT_STEP, ActionOrigin.MEETING})


class InternalError(ValueError):
    """Something internal was about to be shown to a customer: always a bug."""


def is_shareable(kind: type, field_name: str) -> bool:
    """Whether a customer may see this field of this kind of thing."""
    passport = passports(kind).get(field_name)
    return field_name == "id" or (passport is not None and passport.shared)


def is_shown(kind: type) -> bool:
    """Whether a customer may see anything of such a thing."""
    return kind in _EMPTIED or any(passport.shared for passport in passports(kind).values())


def for_customer(thing: T, shown: Collection[InternalTopic] = ()) -> T:
    """A copy in which every internal field is blank (its default, or an empty value).

    `shown` are the internal topics that the user switched on, one by one, for this document.
    Raises InternalError for a kind of thing that no customer may see, such as a health snapshot.
    """
    kind: Any = type(thing)
    if any(kind in _OPENED_KINDS.get(topic, ()) for topic in shown):
        return thing
    if not is_shown(kind):
        raise InternalError(f"{kind.__name__} is internal")
    opened = {name for name, passport in passports(kind).items() if passport.opened_by in shown}
    # A topic that was switched on opens its own fields; every other internal one is blank.
    blanks = {name: blank for name, blank in _blanks(kind).items() if name not in opened}
    return replace(thing, **{**blanks, **put_for_customer(thing)})  # type: ignore[type-var]


def put_for_customer(thing: object) -> dict[str, str]:
    """The shared fields of a thing in which a customer reads other words than we do."""
    if isinstance(thing, Reading | Benchmark) and names_file(thing.source):
        return {"source": ""}
    # Lists call a metric as their system does: customers read the name that was meant for them.
    return {"name": thing.read_as} if isinstance(thing, Metric) else {}


def names_file(source: str) -> bool:
    """Whether a source names a file: such names are for their user, never for a customer."""
    return _FILE.search(source) is not None


def facts_for_customer(facts: AccountFacts, shown: Collection[InternalTopic] = ()) -> AccountFacts:
    """The facts of an account with everything internal left out or blanked."""
    kept: dict[str, object] = {"as_of": facts.as_of}
    # Of the whole account, because what was born in a meeting knows it by its id alone.
    ours = {meeting.id for meeting in facts.meetings if meeting.kind is MeetingKind.INTERNAL}
    for field in fields(AccountFacts):
        value = getattr(facts, field.name)
        if isinstance(value, tuple):
            seen = (thing for thing in value if may_be_seen(thing, shown, ours))
            kept[field.name] = tuple(for_customer(thing, shown) for thing in seen)
        elif is_dataclass(value) and is_shown(type(value)):
            kept[field.name] = for_customer(value, shown)
    return AccountFacts(**kept)  # type: ignore[arg-type]


def may_be_seen(thing: object, shown: Collection[InternalTopic], ours: Collection[int]) -> bool:
    """Whether a customer may see anything of a thing. `ours` are the internal meetings: what was
    agreed in one is not the customer's to see."""
    if isinstance(thing, Action):
        return thing.origin in SHARED_ORIGINS and not (
            thing.origin in _BORN_IN_A_MEETING and thing.origin_id in ours
        )
    if isinstance(thing, Attendance):
        return thing.meeting_id not in ours
    if isinstance(thing, Meeting):
        return thing.kind is not MeetingKind.INTERNAL
    if isinstance(thing, ThirdParty):
        return thing.shareable
    if isinstance(thing, SpicedEntry):
        return thing.part in SHARED_SPICED
    kind = type(thing)
    return is_shown(kind) or any(kind in _OPENED_KINDS.get(topic, ()) for topic in shown)


@cache
def _blanks(kind: Any) -> dict[str, object]:
    """What stands in the place of each internal field of a kind."""
    return {
        field.name: _blank(field) for field in fields(kind) if not is_shareable(kind, field.name)
    }


def _blank(field: "Field[object]") -> object:
    if field.default is not MISSING:
        return field.default
    # An enumeration has no empty member: the first one says nothing of this thing.
    if isinstance(field.type, type) and issubclass(field.type, Enum):
        return next(iter(field.type))
    return _EMPTY[field.type]


_EMPTY: dict[object, object] = {str: "", int: 0, int | None: None, Money: Money(0, "")}

"""What a customer may see: the one place where fields are marked shareable (domain.md §4, §10).

Everything that is not named here is internal. Documents for a customer are made from copies in
which every internal field is blank and every internal thing is absent, so that nothing can slip
onto a page by a mistake in the page.
"""

import re
from collections.abc import Collection
from dataclasses import MISSING, Field, fields, replace
from enum import Enum
from typing import TypeVar

from csm_desktop.domain.records.accounts import Account
from csm_desktop.domain.records.contacts import Connection, Contact
from csm_desktop.domain.records.facts import AccountFacts
from csm_desktop.domain.records.health import HealthSnapshot
from csm_desktop.domain.records.journeys import JourneyStep, JourneyTemplate
from csm_desktop.domain.records.meetings import Attendance, Meeting, MeetingKind
from csm_desktop.domain.records.metrics import (
    AccountMetric,
    Benchmark,
    EngagementEvent,
    Metric,
    Reading,
)
from csm_desktop.domain.records.money import Money
from csm_desktop.domain.records.plan import (
    SHARED_ORIGINS,
    Action,
    ActionOrigin,
    AgreedPlan,
    Goal,
    Milestone,
    Practice,
    SuccessGap,
)
from csm_desktop.domain.records.revenue import Subscription
from csm_desktop.domain.records.reviews import (
    Capability,
    CapabilityOffer,
    Initiative,
    InternalTopic,
    Review,
    ReviewAsk,
    ReviewGoal,
    ReviewMeasure,
)
from csm_desktop.domain.records.segments import Segment
from csm_desktop.domain.records.spiced import SpicedEntry, SpicedPart
from csm_desktop.domain.records.strategies import CriticalIssue, Strategy
from csm_desktop.domain.records.team import TeamMember

T = TypeVar("T")
_FILE = re.compile(r"\.(?:csv|tsv|txt|xls[xmb]?|ods|json|zip|pdf|html?|numbers)\b", re.IGNORECASE)

_SHAREABLE: dict[type, str] = {
    Account: "name industry country city time_zone currency products contract_start"
    " first_value_on first_value_note",
    Segment: "first_value_definition first_value_days review_cadence_days",
    JourneyTemplate: "",
    JourneyStep: "journey_id title day expected_percent position",
    TeamMember: "name role title email",
    Subscription: "account_id product starts_on term_months renews_on licensed_seats",
    Contact: "account_id name title department email roles reports_to_id status left_on",
    Connection: "account_id team_member_id contact_id strength touched_on",
    Meeting: "account_id kind title starts_at zone minutes ended_at purpose value_for_customer"
    " agenda summary",
    Attendance: "account_id meeting_id contact_id team_member_id attended",
    SpicedEntry: "account_id part text recorded_on verified_on event_on",
    Metric: "name unit better access kind definition",
    AccountMetric: "account_id metric_id baseline baseline_on target target_on in_review position",
    Reading: "account_id metric_id on value source",
    Benchmark: "metric_id value source on segment_id label",
    EngagementEvent: "account_id kind on title people",
    Goal: "account_id horizon statement persona contact_id metric_id measure unit baseline target"
    " actual due_on reached_on position",
    Milestone: "account_id title target_on expected_percent proof reached_on achieved_percent"
    " goal_id position",
    Action: "account_id title side team_member_id contact_id due_on status done_on milestone_id"
    " origin evidence created_on position",
    SuccessGap: "account_id statement action_id accepted",
    Practice: "account_id kind text position",
    AgreedPlan: "account_id version agreed_on agreed_with goals milestones actions",
    Review: "account_id number on status prepared_for next_on titles left_out shown",
    ReviewGoal: "account_id review_id text contact_id team_member_id metric_id target due_on"
    " result result_note position",
    ReviewAsk: "account_id review_id verb text due_on position",
    ReviewMeasure: "account_id review_id metric_id meaning method position",
    Initiative: "account_id title description contact_id status since due_on update our_part"
    " position",
    Capability: "title benefit product available_on",
    CapabilityOffer: "account_id capability_id why position",
}

_OPENED_KINDS: dict[InternalTopic, tuple[type, ...]] = {
    InternalTopic.HEALTH: (HealthSnapshot,),
    InternalTopic.STRATEGY: (Strategy, CriticalIssue),
}
_OPENED_FIELDS: dict[InternalTopic, tuple[tuple[type, str], ...]] = {
    InternalTopic.SENTIMENT: ((Contact, "sentiment"),),
}

SHARED_SPICED = frozenset({SpicedPart.IMPACT, SpicedPart.CRITICAL_EVENT})
"""The parts of SPICED that are the customer's own words about themselves; pain and the reasons
for the decision stay with us."""


_BORN_IN_A_MEETING = frozenset({ActionOrigin.NEXT_STEP, ActionOrigin.MEETING})


class InternalError(ValueError):
    """Something internal was about to be shown to a customer: always a bug."""


def is_shareable(kind: type, field_name: str) -> bool:
    """Whether a customer may see this field of this kind of thing."""
    return field_name == "id" or field_name in _SHAREABLE.get(kind, "").split()


def for_customer(thing: T, shown: Collection[InternalTopic] = ()) -> T:
    """A copy in which every internal field is blank (its default, or an empty value).

    `shown` are the internal topics that the user switched on, one by one, for this document.
    Raises InternalError for a kind of thing that no customer may see, such as a health snapshot.
    """
    kind = type(thing)
    if any(kind in _OPENED_KINDS.get(topic, ()) for topic in shown):
        return thing
    if kind not in _SHAREABLE:
        raise InternalError(f"{kind.__name__} is internal")
    opened = {
        name for topic in shown for owner, name in _OPENED_FIELDS.get(topic, ()) if owner is kind
    }
    blanks = {name: blank for name, blank in _BLANKS[kind].items() if name not in opened}
    if isinstance(thing, Reading | Benchmark) and names_file(thing.source):
        blanks["source"] = ""
    return replace(thing, **blanks)  # type: ignore[type-var]


def names_file(source: str) -> bool:
    """Whether a source names a file: such names are for their user, never for a customer."""
    return _FILE.search(source) is not None


def facts_for_customer(facts: AccountFacts, shown: Collection[InternalTopic] = ()) -> AccountFacts:
    """The facts of an account with everything internal left out or blanked."""
    kept: dict[str, object] = {"as_of": facts.as_of}
    ours = {meeting.id for meeting in facts.meetings if meeting.kind is MeetingKind.INTERNAL}
    for field in fields(AccountFacts):
        value = getattr(facts, field.name)
        if isinstance(value, tuple):
            seen = (thing for thing in value if _may_be_seen(thing, shown, ours))
            kept[field.name] = tuple(for_customer(thing, shown) for thing in seen)
        elif type(value) in _SHAREABLE:
            kept[field.name] = for_customer(value, shown)
    return AccountFacts(**kept)  # type: ignore[arg-type]


def _may_be_seen(thing: object, shown: Collection[InternalTopic], ours: Collection[int]) -> bool:
    """`ours` are the internal meetings: what was agreed in one is not the customer's to see."""
    if isinstance(thing, Action):
        return thing.origin in SHARED_ORIGINS and not (
            thing.origin in _BORN_IN_A_MEETING and thing.origin_id in ours
        )
    if isinstance(thing, Attendance):
        return thing.meeting_id not in ours
    if isinstance(thing, Meeting):
        return thing.kind is not MeetingKind.INTERNAL
    if isinstance(thing, SpicedEntry):
        return thing.part in SHARED_SPICED
    kind = type(thing)
    return kind in _SHAREABLE or any(kind in _OPENED_KINDS.get(topic, ()) for topic in shown)


def _blank(field: "Field[object]") -> object:
    if field.default is not MISSING:
        return field.default
    if isinstance(field.type, type) and issubclass(field.type, Enum):
        return next(iter(field.type))
    return _EMPTY[field.type]


_EMPTY: dict[object, object] = {str: "", int: 0, int | None: None, Money: Money(0, "")}
_BLANKS = {
    kind: {f.name: _blank(f) for f in fields(kind) if not is_shareable(kind, f.name)}
    for kind in _SHAREABLE
}

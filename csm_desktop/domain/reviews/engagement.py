"""How far an account is engaged: from talks at the renewal alone to full reviews (domain.md §11).

The levels are those of the value pillar. What counts for each is our choice; whatever is held,
logged, named or measured besides never lowers a level.
"""

from collections.abc import Iterable
from datetime import date, timedelta
from enum import StrEnum

from csm_desktop.domain.people.coverage import is_there
from csm_desktop.domain.records.contacts import Contact, ContactRole
from csm_desktop.domain.records.facts import AccountFacts
from csm_desktop.domain.records.meetings import Meeting, MeetingKind
from csm_desktop.domain.records.metrics import MetricKind
from csm_desktop.domain.records.reviews import Review, ReviewStatus
from csm_desktop.domain.reviews.arrangement import SIX_PARTS
from csm_desktop.domain.reviews.cycle import ASKED_ROLES
from csm_desktop.domain.text.instants import day_in
from csm_desktop.domain.text.message import Message, say
from csm_desktop.values import dataclass

# Days and no calendar months: four quarterly talks fit whenever one looks.
_YEAR, _QUARTER, _QUARTERS = 365, 91, 4
_STAKEHOLDERS = frozenset({ContactRole.STAKEHOLDER, ContactRole.SPONSOR})
_BUYERS = frozenset({ContactRole.COMMERCIAL_BUYER})
_ASKED = _STAKEHOLDERS | _BUYERS


class EngagementLevel(StrEnum):
    """How an account is talked with, in ascending order."""

    RENEWAL = "renewal"
    YEARLY = "yearly"
    QUARTERLY = "quarterly"
    FULL_REVIEW = "full_review"


@dataclass(frozen=True, slots=True)
class EngagementNow:
    """The level of an account, and what `lacks` for the `next_level`; None on the highest."""

    level: EngagementLevel
    next_level: EngagementLevel | None = None
    lacks: tuple[Message, ...] = ()


@dataclass(frozen=True, slots=True)
class _Talk:
    on: date
    roles: frozenset[ContactRole]


def engagement_of(facts: AccountFacts) -> EngagementNow:
    """The level as of `facts.as_of`: each level asks what those below it ask, and more.

    Yearly: within 365 days a stakeholder (or sponsor) and a commercial buyer were spoken with, in a
    meeting, a review or a touch. Quarterly: one of these in each of the last four times 91 days
    since the contract began, a champion named, productivity measured within the year. Full: an EBR
    held within the year for sponsor, buyer and stakeholder, with none of the six parts left out.
    """
    talks = _talks(facts)
    asks = (
        (EngagementLevel.YEARLY, _lacks_for_yearly(talks)),
        (EngagementLevel.QUARTERLY, _lacks_for_quarterly(facts, talks)),
        (EngagementLevel.FULL_REVIEW, _lacks_for_full(facts)),
    )
    reached = EngagementLevel.RENEWAL
    for level, lacks in asks:
        if lacks:
            return EngagementNow(reached, level, lacks)
        reached = level
    return EngagementNow(reached)


def _talks(facts: AccountFacts) -> tuple[_Talk, ...]:
    """The talks of the year with those of theirs who are asked for, each with their roles."""
    roles = {
        contact.id: asked
        for contact in facts.contacts
        if (asked := _ASKED.intersection(contact.roles))
    }
    # Few of a hundred meetings had one of them there: the days of the others need not be known.
    guests: dict[int, set[int]] = {}
    for one in facts.attendances if roles else ():
        if one.contact_id in roles and one.attended is not False:
            guests.setdefault(one.meeting_id, set()).add(one.contact_id)
    found: list[tuple[date, Iterable[int | None]]] = [
        (on, guests[meeting.id])
        for meeting in facts.meetings
        if meeting.id in guests and (on := _met_on(meeting)) is not None
    ]
    found += [(one.on, one.prepared_for) for one in facts.reviews if _is_held(one)]
    found += [(one.on, (one.contact_id,)) for one in facts.touches if one.is_contact]
    return tuple(
        _Talk(on, frozenset().union(*(roles[id_] for id_ in ids if id_ in roles)))
        for on, ids in found
        if _is_of_the_year(on, facts.as_of)
    )


def _lacks_for_yearly(talks: Iterable[_Talk]) -> tuple[Message, ...]:
    met = frozenset[ContactRole]().union(*(talk.roles for talk in talks))
    lacks = []
    if not met & _STAKEHOLDERS:
        lacks.append(say("nobody spoke with a stakeholder or sponsor in twelve months"))
    if not met & _BUYERS:
        lacks.append(say("nobody spoke with the commercial buyer in twelve months"))
    return tuple(lacks)


def _lacks_for_quarterly(facts: AccountFacts, talks: Iterable[_Talk]) -> tuple[Message, ...]:
    spoken = {(facts.as_of - talk.on).days // _QUARTER for talk in talks if talk.roles}
    asked = _quarters_asked(facts)
    lacks = []
    if not spoken.issuperset(asked):
        lacks.append(
            say("sponsor, stakeholder or buyer were spoken with in {n} of the last {all} quarters",
                n=len(spoken.intersection(asked)), all=len(asked))
        )  # fmt: skip
    if not any(_is_champion(contact, facts.as_of) for contact in facts.contacts):
        lacks.append(say("no champion is named"))
    if not _is_measured(facts):
        lacks.append(say("productivity was not measured in twelve months"))
    return tuple(lacks)


def _quarters_asked(facts: AccountFacts) -> range:
    """The newest quarter, and those before it that lie in the contract's time as a whole."""
    start = facts.account.contract_start
    if start is None:
        return range(_QUARTERS)
    whole = (facts.as_of - start).days // _QUARTER
    return range(min(_QUARTERS, max(1, whole)))


def _lacks_for_full(facts: AccountFacts) -> tuple[Message, ...]:
    held = [
        review
        for review in facts.reviews
        if _is_held(review) and _is_of_the_year(review.on, facts.as_of)
    ]
    if not held:
        return (say("no EBR was held in twelve months"),)
    # The best of the year: a short one after a full one takes nothing back.
    return min((_lacks_of(review, facts.contacts) for review in reversed(held)), key=len)


def _lacks_of(review: Review, contacts: Iterable[Contact]) -> tuple[Message, ...]:
    there = {
        role for contact in contacts if contact.id in review.prepared_for for role in contact.roles
    }
    lacks = []
    missed = tuple(role for role in ASKED_ROLES if role not in there)
    if missed:
        lacks.append(say("EBR {n} was not made for: {roles}", n=review.number, roles=missed))
    left_out = tuple(part for part in SIX_PARTS if part in review.left_out)
    if left_out:
        lacks.append(say("EBR {n} left out: {parts}", n=review.number, parts=left_out))
    return tuple(lacks)


def _met_on(meeting: Meeting) -> date | None:
    if meeting.ended_at is None or meeting.kind is MeetingKind.INTERNAL:
        return None
    return day_in(meeting.ended_at, meeting.zone)


def _is_held(review: Review) -> bool:
    return review.status is ReviewStatus.HELD


def _is_of_the_year(on: date, as_of: date) -> bool:
    return as_of - timedelta(days=_YEAR) < on <= as_of


def _is_champion(contact: Contact, as_of: date) -> bool:
    return ContactRole.CHAMPION in contact.roles and is_there(contact, as_of)


def _is_measured(facts: AccountFacts) -> bool:
    measures = {metric.id for metric in facts.metrics if metric.kind is MetricKind.PRODUCTIVITY}
    return any(
        reading.metric_id in measures and _is_of_the_year(reading.on, facts.as_of)
        for reading in facts.readings
    )

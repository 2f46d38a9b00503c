"""What the health score is computed from: a few counts and dates (domain.md §8).

Kept apart from scoring so that a whole book can be scored from aggregates, without gathering the
facts of every account; `inputs_from` is what those aggregates must agree with.
"""

from datetime import date, timedelta
from decimal import Decimal

from csm_desktop.domain.health.counts import (
    NO_MEETINGS,
    NOTHING_COUNTED,
    EngagementCounts,
    FollowUpCounts,
    due_and_reached,
    engagement_counts,
    follow_up_counts,
    golden_ticks,
)
from csm_desktop.domain.meetings.quiet import held_within, last_contacted
from csm_desktop.domain.people.champions import LostChampion, champions, lost_champions
from csm_desktop.domain.people.coverage import coverage_size, is_asked_for, network
from csm_desktop.domain.people.touches import Touches, last_met, last_touches
from csm_desktop.domain.plan.actions import NOTHING_DUE, Punctuality, punctuality
from csm_desktop.domain.records.facts import AccountFacts
from csm_desktop.domain.records.metrics import Better, MetricKind
from csm_desktop.domain.records.plan import Side
from csm_desktop.domain.records.rules import Rules
from csm_desktop.domain.reviews.cycle import last_held, planned
from csm_desktop.domain.value.use import (
    MeasuredUse,
    UsageNorm,
    licensed_seats,
    measured_use,
    newest_of_kind,
)
from csm_desktop.values import dataclass


@dataclass(frozen=True, slots=True)
class UsageInput:
    """One usage metric: its last reading against its norm, the segment's or the account's own."""

    name: str
    unit: str
    norm: Decimal
    present: Decimal
    on: date
    better: Better = Better.HIGHER
    of_segment: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class HealthInputs:
    """All that a score needs, as of a day; None, or nothing counted, means "no data".

    `started_on` is the contract's start. `golden_ticked` counts answers to the two golden rules in
    the window, `golden_kept` those that were yes. `coverage` is 0 to the goal, None while no
    connection is recorded; it counts where it is asked for. `reviewed_on` is the last held review,
    `review_planned` whether another is prepared. `champion_on` is when the `champion` was spoken
    to; `lost_champion` who was one and is not any more. `usage_without_norm` are metrics that
    nothing can be held against. `seats` are the active ones, read on `seats_on`. `acts` counts
    acts of advocacy of a year.
    """

    as_of: date
    started_on: date | None = None
    cadence_days: int | None = None
    review_cadence_days: int | None = None
    contacted_on: date | None = None
    contact_was_meeting: bool = False
    golden_kept: int = 0
    golden_ticked: int = 0
    follow_ups: FollowUpCounts = NO_MEETINGS
    ours: Punctuality = NOTHING_DUE
    theirs: Punctuality = NOTHING_DUE
    coverage: int | None = None
    coverage_asked: bool = True
    reviewed_on: date | None = None
    review_number: int = 0
    review_planned: bool = False
    champion: str = ""
    champion_on: date | None = None
    lost_champion: LostChampion | None = None
    seats: Decimal | None = None
    seats_on: date | None = None
    licensed: int = 0
    usage: tuple[UsageInput, ...] = ()
    usage_without_norm: tuple[str, ...] = ()
    milestones_due: int = 0
    milestones_reached: int = 0
    engagement: EngagementCounts = NOTHING_COUNTED
    nps: Decimal | None = None
    csat: Decimal | None = None
    acts: int = 0


def inputs_from(facts: AccountFacts, rules: Rules, touches: Touches | None = None) -> HealthInputs:
    """The inputs of one account from everything that is known of it up to `facts.as_of`; `touches`
    where they are known already."""
    as_of, segment = facts.as_of, facts.segment
    touches = last_touches(facts) if touches is None else touches
    contact = last_contacted(facts)
    review = last_held(facts.reviews, as_of)
    champion, champion_on = _champion(facts, touches)
    lost = lost_champions(facts.contacts, as_of)
    seats = newest_of_kind(facts, MetricKind.ACTIVE_SEATS, rules.reading_days)
    nps = newest_of_kind(facts, MetricKind.NPS, rules.survey_days)
    csat = newest_of_kind(facts, MetricKind.CSAT, rules.survey_days)
    used = measured_use(facts, rules)
    # Counted once: two factors and the words beside them must not differ by a day.
    due, reached = due_and_reached(facts.milestones, as_of)
    window = rules.health_window_days
    held = held_within(facts.meetings, as_of - timedelta(days=window), as_of)
    asked = held
    # Usually both windows are the same, and meetings are the many.
    if rules.follow_up_window_days != window:
        since = as_of - timedelta(days=rules.follow_up_window_days)
        asked = held_within(facts.meetings, since, as_of)
    kept, ticked = golden_ticks(held)
    return HealthInputs(
        as_of=as_of,
        started_on=facts.account.contract_start,
        cadence_days=segment.cadence_days if segment else None,
        review_cadence_days=segment.review_cadence_days if segment else None,
        contacted_on=contact.on if contact else None,
        contact_was_meeting=contact.met if contact else False,
        golden_kept=kept,
        golden_ticked=ticked,
        follow_ups=follow_up_counts(asked, facts.follow_ups, as_of, rules),
        ours=punctuality(facts.actions, Side.US, as_of, window),
        theirs=punctuality(facts.actions, Side.CUSTOMER, as_of, window),
        coverage=_coverage(facts, rules, touches),
        coverage_asked=is_asked_for(facts.account, segment),
        reviewed_on=review.on if review else None,
        review_number=review.number if review else 0,
        review_planned=planned(facts.reviews) is not None,
        champion=champion,
        champion_on=champion_on,
        lost_champion=lost[0] if lost else None,
        seats=seats.value if seats else None,
        seats_on=seats.on if seats else None,
        licensed=licensed_seats(facts.subscriptions, as_of),
        usage=tuple(_usage(use, use.norm) for use in used if use.norm is not None),
        usage_without_norm=tuple(use.metric.name for use in used if use.norm is None),
        milestones_due=due,
        milestones_reached=reached,
        engagement=engagement_counts(facts, held, rules),
        nps=nps.value if nps else None,
        csat=csat.value if csat else None,
        acts=sum(as_of - timedelta(days=rules.survey_days) < a.on <= as_of for a in facts.advocacy),
    )


def _champion(facts: AccountFacts, touches: Touches) -> tuple[str, date | None]:
    """The champion spoken to last, and when; a champion never spoken to has no day."""
    there = champions(facts.contacts, facts.as_of)
    if not there:
        return "", None
    met = last_met(touches)
    # Of several champions the one we spoke to last; a tie is settled by age, not by chance.
    latest = max(there, key=lambda each: (met.get(each.id, date.min), -each.id))
    return latest.name, met.get(latest.id)


def _coverage(facts: AccountFacts, rules: Rules, touches: Touches) -> int | None:
    if not facts.connections:
        return None
    return coverage_size(network(facts, rules, touches).alive, rules.coverage_goal)


def _usage(use: MeasuredUse, norm: UsageNorm) -> UsageInput:
    metric, reading = use.metric, use.reading
    return UsageInput(
        metric.name,
        metric.unit,
        norm.value,
        reading.value,
        reading.on,
        metric.better,
        norm.of_segment,
    )

"""The computed figures of an account as lists show them, put together from the rules."""

from datetime import date, timedelta
from decimal import Decimal

from csm_desktop.domain.health.inputs import HealthInputs, inputs_from
from csm_desktop.domain.health.score import Health, score
from csm_desktop.domain.journey.standing import AccountStanding, Standing, standing_from
from csm_desktop.domain.money.movements import Movement, movements
from csm_desktop.domain.money.renewals import renewal_date
from csm_desktop.domain.money.revenue_figures import arr_on
from csm_desktop.domain.people.touches import Touches, last_touches
from csm_desktop.domain.plan.actions import next_step
from csm_desktop.domain.records.facts import AccountFacts
from csm_desktop.domain.records.health import Band
from csm_desktop.domain.records.money import Money
from csm_desktop.domain.records.rules import Rules
from csm_desktop.domain.reviews.engagement import EngagementLevel, EngagementNow, engagement_of
from csm_desktop.domain.text.spread import rounded
from csm_desktop.domain.value.behaviour import unimproved, unused
from csm_desktop.values import dataclass

TREND_DAYS = 90

NEEDED = frozenset(
    {"team", "contacts", "connections", "meetings", "attendances", "follow_ups", "actions",
     "milestones", "goals", "metrics", "account_metrics", "readings", "benchmarks", "subscriptions",
     "revenue_events", "reviews", "engagement", "advocacy", "snapshots", "outbox",
     "touches"}
)  # fmt: skip
"""The fields of AccountFacts that figures are computed from."""


@dataclass(frozen=True, slots=True)
class AccountFigures:
    """What a list shows of an account beside its own fields, as of a day.

    `trend` are the scores of the last 90 days that had a band, oldest first; `achieved` and
    `expected` percent of target business value; `arr` one amount per currency; `pace` the share of
    the time planned by which milestones are late. `asked` counts the meetings of the window whose
    follow-up is judged, `in_time` those that had it in time. `unused` and `unimproved` name metrics
    (see `value.behaviour`). `engagement` is how far talks and reviews reach (`reviews.engagement`).
    """

    account_id: int
    as_of: date
    band: Band
    score: Decimal | None
    confidence: Decimal
    trend: tuple[int, ...]
    coverage: int
    next_step: str
    next_step_due: date | None
    last_touch_on: date | None
    renews_on: date | None
    arr: tuple[Money, ...]
    achieved: Decimal | None
    expected: Decimal | None
    standing: Standing
    pace: Decimal | None = None
    asked: int = 0
    in_time: int = 0
    unused: tuple[str, ...] = ()
    unimproved: tuple[str, ...] = ()
    engagement: EngagementLevel | None = None


@dataclass(frozen=True, slots=True)
class ComputedFigures:
    """The figures together with what they come from: health, for the day's snapshot, standing, how
    the account's revenue moved, how far it is engaged, and when whom of theirs was spoken with.
    """

    figures: AccountFigures
    inputs: HealthInputs
    health: Health
    standing: AccountStanding
    story: tuple[Movement, ...]
    engagement: EngagementNow
    touches: Touches


def compute_figures(facts: AccountFacts, rules: Rules) -> ComputedFigures:
    """Compute the figures of an account as of `facts.as_of`."""
    as_of, account = facts.as_of, facts.account
    rules = rules.of(account.segment_id)
    touches = last_touches(facts)
    inputs = inputs_from(facts, rules, touches)
    # The last band that was known: a day without data in between has no edge to hold.
    known = (
        snapshot.band for snapshot in reversed(facts.snapshots) if snapshot.band is not Band.UNKNOWN
    )
    previous = next(known, Band.UNKNOWN)
    health = score(inputs, rules, previous)
    standing = standing_from(facts, rules)
    step = next_step(facts.actions)
    renewals = [
        day
        for subscription in facts.subscriptions
        if (day := renewal_date(subscription, as_of, rules.renewal_grace_days))
    ]
    starts = {account.id: account.contract_start}
    story = movements(
        facts.subscriptions, facts.revenue_events, as_of, starts, rules.renewal_grace_days
    )
    engaged = engagement_of(facts)
    figures = AccountFigures(
        account.id,
        as_of,
        health.band,
        health.score,
        health.confidence,
        _trend(facts, health),
        # Lists show 0 for a map that nobody has begun; health leaves the factor out there.
        inputs.coverage or 0,
        step.title if step else "",
        step.due_on if step else None,
        inputs.contacted_on,
        min(renewals, default=None),
        arr_on(story, as_of),
        standing.achieved,
        standing.expected,
        standing.standing,
        standing.pace,
        inputs.follow_ups.meetings,
        inputs.follow_ups.on_time,
        unused(facts),
        unimproved(facts),
        engaged.level,
    )
    return ComputedFigures(figures, inputs, health, standing, story, engaged, touches)


def _trend(facts: AccountFacts, health: Health) -> tuple[int, ...]:
    since = facts.as_of - timedelta(days=TREND_DAYS)
    past = [
        rounded(snapshot.score)
        for snapshot in facts.snapshots
        if snapshot.score is not None
        and snapshot.band is not Band.UNKNOWN
        # Today's own point is the score just computed, and no snapshot of this morning.
        and since <= snapshot.on < facts.as_of
    ]
    known = health.score is not None and health.band is not Band.UNKNOWN
    return (*past, rounded(health.score or Decimal(0))) if known else tuple(past)

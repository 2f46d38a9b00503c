"""What the health score is computed from: a few counts and dates (domain.md §8).

Kept apart from scoring so that a whole book can be scored from aggregates, without gathering the
facts of every account; `inputs_from` is what those aggregates must agree with.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal

from csm_desktop.domain.actions import NOTHING_DUE, Punctuality, punctuality
from csm_desktop.domain.contacts import ContactRole
from csm_desktop.domain.coverage import coverage_size, is_there, network
from csm_desktop.domain.facts import AccountFacts
from csm_desktop.domain.meeting_end import FollowUpTiming, clock_of, needs_follow_up
from csm_desktop.domain.metrics import Better, EngagementKind, MetricKind, Reading
from csm_desktop.domain.plan import Milestone, Side
from csm_desktop.domain.quiet import held_on, last_contacted
from csm_desktop.domain.readings import latest_of_each
from csm_desktop.domain.revenue import Subscription, SubscriptionStatus
from csm_desktop.domain.review_cycle import last_held, planned
from csm_desktop.domain.rules import Rules
from csm_desktop.domain.touches import Touches, last_met, last_touches


@dataclass(frozen=True, slots=True)
class FollowUpCounts:
    """The follow-ups of meetings that ended in the window, by how soon they were sent."""

    on_time: int = 0
    same_day: int = 0
    later: int = 0
    none: int = 0

    @property
    def meetings(self) -> int:
        """How many meetings are judged."""
        return self.on_time + self.same_day + self.later + self.none


@dataclass(frozen=True, slots=True)
class UsageInput:
    """One usage metric: its last reading against the account's baseline."""

    name: str
    unit: str
    baseline: Decimal
    present: Decimal
    on: date
    better: Better = Better.HIGHER


@dataclass(frozen=True, slots=True)
class EngagementCounts:
    """What the customer took part in during the window.

    `ever` says whether anything was ever recorded: only then is a quiet window a fact. `invited`
    and `attended` count the customer's people in meetings whose attendance was recorded.
    """

    trainings: int = 0
    community: int = 0
    webinars: int = 0
    events: int = 0
    ever: bool = False
    invited: int = 0
    attended: int = 0

    @property
    def taken_part(self) -> int:
        """Trainings, community acts, webinars and events together."""
        return self.trainings + self.community + self.webinars + self.events


@dataclass(frozen=True, slots=True, kw_only=True)
class HealthInputs:
    """All that a score needs, as of a day; None, or nothing counted, means "no data".

    `started_on` is the contract's start. `coverage` is 0 to the goal, None while no connection is
    recorded. `reviewed_on` is the last held review, `review_planned` whether another is prepared.
    `seats` are the active ones, read on `seats_on`. `acts` counts acts of advocacy of a year.
    """

    as_of: date
    started_on: date | None = None
    cadence_days: int | None = None
    review_cadence_days: int | None = None
    contacted_on: date | None = None
    contact_was_meeting: bool = False
    follow_ups: FollowUpCounts = FollowUpCounts()
    ours: Punctuality = NOTHING_DUE
    theirs: Punctuality = NOTHING_DUE
    coverage: int | None = None
    reviewed_on: date | None = None
    review_number: int = 0
    review_planned: bool = False
    champion: str = ""
    champion_on: date | None = None
    seats: Decimal | None = None
    seats_on: date | None = None
    licensed: int = 0
    usage: tuple[UsageInput, ...] = ()
    milestones_due: int = 0
    milestones_reached: int = 0
    engagement: EngagementCounts = EngagementCounts()
    nps: Decimal | None = None
    csat: Decimal | None = None
    acts: int = 0


def inputs_from(facts: AccountFacts, rules: Rules) -> HealthInputs:
    """The inputs of one account from everything that is known of it up to `facts.as_of`."""
    as_of, segment = facts.as_of, facts.segment
    touches = last_touches(facts)
    contact = last_contacted(facts)
    review = last_held(facts.reviews, as_of)
    champion, champion_on = _champion(facts, touches)
    seats = _newest(facts, MetricKind.ACTIVE_SEATS, rules.reading_days)
    nps = _newest(facts, MetricKind.NPS, rules.survey_days)
    csat = _newest(facts, MetricKind.CSAT, rules.survey_days)
    due, reached = due_and_reached(facts.milestones, as_of)
    window = rules.health_window_days
    return HealthInputs(
        as_of=as_of,
        started_on=facts.account.contract_start,
        cadence_days=segment.cadence_days if segment else None,
        review_cadence_days=segment.review_cadence_days if segment else None,
        contacted_on=contact.on if contact else None,
        contact_was_meeting=contact.met if contact else False,
        follow_ups=follow_up_counts(facts, rules),
        ours=punctuality(facts.actions, Side.US, as_of, window),
        theirs=punctuality(facts.actions, Side.CUSTOMER, as_of, window),
        coverage=_coverage(facts, rules, touches),
        reviewed_on=review.on if review else None,
        review_number=review.number if review else 0,
        review_planned=planned(facts.reviews) is not None,
        champion=champion,
        champion_on=champion_on,
        seats=seats.value if seats else None,
        seats_on=seats.on if seats else None,
        licensed=licensed_seats(facts.subscriptions, as_of),
        usage=_usage(facts, rules),
        milestones_due=due,
        milestones_reached=reached,
        engagement=engagement_counts(facts, rules),
        nps=nps.value if nps else None,
        csat=csat.value if csat else None,
        acts=sum(as_of - timedelta(days=rules.survey_days) < a.on <= as_of for a in facts.advocacy),
    )


def follow_up_counts(facts: AccountFacts, rules: Rules) -> FollowUpCounts:
    """The follow-ups of the meetings with the customer that ended in the window.

    As of a day, not a moment: a meeting of that same day without a sent follow-up is left out, for
    its time may still be running; a mail sent after the day had not been sent then.
    """
    since = facts.as_of - timedelta(days=rules.follow_up_window_days)
    counts = dict.fromkeys(FollowUpTiming, 0)
    for meeting in facts.meetings:
        ended, on = meeting.ended_at, held_on(meeting)
        if not needs_follow_up(meeting) or ended is None or on is None:
            continue
        if not since < on <= facts.as_of:
            continue
        known = (each for each in facts.follow_ups if each.meeting_id == meeting.id)
        clock = clock_of(meeting, known, ended + timedelta(days=1), rules)
        if clock.sent_at is None or clock.sent_at.date() > facts.as_of:
            if on < facts.as_of:
                counts[FollowUpTiming.OVERDUE] += 1
        else:
            counts[clock.timing] += 1
    return FollowUpCounts(
        counts[FollowUpTiming.ON_TIME],
        counts[FollowUpTiming.SAME_DAY],
        counts[FollowUpTiming.LATER],
        counts[FollowUpTiming.OVERDUE],
    )


def due_and_reached(milestones: Iterable[Milestone], as_of: date) -> tuple[int, int]:
    """How many milestones are due, and how many of these are reached; one whose target is today
    counts only once it is reached."""
    due = reached = 0
    for each in milestones:
        done = each.reached_on is not None and each.reached_on <= as_of
        if each.target_on < as_of or (done and each.target_on == as_of):
            due += 1
            reached += done
    return due, reached


def licensed_seats(subscriptions: Iterable[Subscription], as_of: date) -> int:
    """The seats of all subscriptions that run on a day, trials aside."""
    return sum(
        each.licensed_seats or 0
        for each in subscriptions
        if each.status is not SubscriptionStatus.TRIAL
        and (each.starts_on is None or each.starts_on <= as_of)
        and (each.ended_on is None or each.ended_on > as_of)
        and (each.status is SubscriptionStatus.ACTIVE or each.ended_on is not None)
    )


def engagement_counts(facts: AccountFacts, rules: Rules) -> EngagementCounts:
    """What the customer took part in during the window, and how many came to meetings."""
    since = facts.as_of - timedelta(days=rules.health_window_days)
    past = [each for each in facts.engagement if each.on <= facts.as_of]
    counts = dict.fromkeys(EngagementKind, 0)
    for each in past:
        if each.on > since:
            counts[each.kind] += 1
    meetings = {
        meeting.id
        for meeting in facts.meetings
        if needs_follow_up(meeting)
        and (on := held_on(meeting)) is not None
        and since < on <= facts.as_of
    }
    came = [
        each.attended
        for each in facts.attendances
        if each.contact_id is not None and each.attended is not None and each.meeting_id in meetings
    ]
    return EngagementCounts(
        counts[EngagementKind.TRAINING],
        counts[EngagementKind.COMMUNITY],
        counts[EngagementKind.WEBINAR],
        counts[EngagementKind.EVENT],
        ever=bool(past),
        invited=len(came),
        attended=sum(came),
    )


def _champion(facts: AccountFacts, touches: Touches) -> tuple[str, date | None]:
    """The champion spoken to last, and when; a champion never spoken to has no day."""
    there = [
        each
        for each in facts.contacts
        if ContactRole.CHAMPION in each.roles and is_there(each, facts.as_of)
    ]
    if not there:
        return "", None
    met = last_met(touches)
    latest = max(there, key=lambda each: (met.get(each.id, date.min), -each.id))
    return latest.name, met.get(latest.id)


def _coverage(facts: AccountFacts, rules: Rules, touches: Touches) -> int | None:
    if not facts.connections:
        return None
    return coverage_size(network(facts, rules, touches).alive, rules.coverage_goal)


def _newest(facts: AccountFacts, kind: MetricKind, days: int) -> Reading | None:
    ids = {metric.id for metric in facts.metrics if metric.kind is kind}
    since = facts.as_of - timedelta(days=days)
    return max(
        (
            each
            for each in facts.readings
            if each.metric_id in ids and since < each.on <= facts.as_of
        ),
        key=lambda each: (each.on, each.id),
        default=None,
    )


def _usage(facts: AccountFacts, rules: Rules) -> tuple[UsageInput, ...]:
    metrics = {each.id: each for each in facts.metrics if each.kind is MetricKind.USAGE}
    last = latest_of_each(facts.readings, facts.as_of)
    since = facts.as_of - timedelta(days=rules.reading_days)
    found = []
    for each in facts.account_metrics:
        metric, reading = metrics.get(each.metric_id), last.get(each.metric_id)
        if metric is None or reading is None or each.baseline is None or reading.on <= since:
            continue
        found.append(
            UsageInput(
                metric.name, metric.unit, each.baseline, reading.value, reading.on, metric.better
            )
        )
    return tuple(found)

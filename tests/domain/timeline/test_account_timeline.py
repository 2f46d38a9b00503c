"""What happened with a customer: each kind of event once, in its sentence, the latest first."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from decimal import Decimal

from hypothesis import given
from hypothesis import strategies as st

from csm_desktop.domain.records.accounts import Account
from csm_desktop.domain.records.alerts import Alert, AlertState, Trigger
from csm_desktop.domain.records.contacts import Contact, ContactStatus
from csm_desktop.domain.records.facts import AccountFacts
from csm_desktop.domain.records.health import Band, HealthSnapshot
from csm_desktop.domain.records.meetings import (
    Attendance,
    FollowUp,
    FollowUpState,
    Meeting,
    MeetingKind,
    Note,
    ProductRequest,
    RequestState,
)
from csm_desktop.domain.records.metrics import AccountMetric, Better, Metric, Reading
from csm_desktop.domain.records.money import NO_CURRENCY, Money
from csm_desktop.domain.records.plan import Action, ActionStatus, Milestone, Side
from csm_desktop.domain.records.revenue import (
    RenewalDecision,
    RenewalOutcome,
    RevenueEvent,
    RevenueKind,
    Subscription,
    SubscriptionStatus,
)
from csm_desktop.domain.timeline.account import account_timeline
from csm_desktop.domain.timeline.occurrence import TimelineKind
from csm_desktop.wording import render

TODAY = date(2026, 11, 22)
NOON = datetime(2026, 11, 20, 12, tzinfo=UTC)
EMPTY = AccountFacts(as_of=TODAY, account=Account(1, "N"))
LENA = Contact(7, 1, "Lena Brandt", "COO")


def told(facts: AccountFacts, *kinds: TimelineKind) -> list[tuple[date, str]]:
    return [(one.on, render(one.what)) for one in account_timeline(facts, kinds)]


def test_nothing_stored_is_an_empty_line() -> None:
    assert told(EMPTY) == []


def test_a_meeting_names_who_came_and_is_followed_by_what_was_decided() -> None:
    facts = replace(
        EMPTY,
        contacts=(LENA, replace(LENA, id=8, name="Marc Olivier")),
        meetings=(
            Meeting(3, 1, MeetingKind.IMPACT_REVIEW, "Review", NOON, ended_at=NOON),
            Meeting(4, 1, MeetingKind.EBR, "Planned", NOON + timedelta(days=9)),
        ),
        attendances=(
            Attendance(1, 1, 3, contact_id=7, attended=True),
            Attendance(2, 1, 3, contact_id=8),
        ),
        notes=(Note(5, 1, 3, body="! Go live on 20 December\n# private\n> send plan"),),
        follow_ups=(
            FollowUp(6, 1, 3, subject="What we agreed", state=FollowUpState.SENT, sent_at=NOON),
            FollowUp(9, 1, 3, subject="A draft"),
        ),
    )
    on = date(2026, 11, 20)
    assert told(facts) == [
        (on, "Met: Review, with Lena Brandt"),
        (on, "Decided: Go live on 20 December"),
        (on, "Follow-up sent: What we agreed"),
    ]
    assert told(facts, TimelineKind.MAIL) == [(on, "Follow-up sent: What we agreed")]


def test_a_late_evening_counts_to_the_day_where_the_meeting_was() -> None:
    late = datetime(2026, 11, 20, 23, tzinfo=UTC)
    meeting = Meeting(3, 1, MeetingKind.EBR, "", late, zone="Asia/Tokyo", ended_at=late)
    assert told(replace(EMPTY, meetings=(meeting,))) == [
        (date(2026, 11, 21), "Met: Executive business review")
    ]


def test_readings_are_told_where_they_matter() -> None:
    metric = Metric(1, "Lost hours", "h", Better.LOWER)
    values = (100, 95, 79, 70, 50, 52, 49, 50)
    days = [TODAY - timedelta(days=100 - 10 * number) for number in range(len(values))]
    facts = replace(
        EMPTY,
        metrics=(metric,),
        account_metrics=(AccountMetric(1, 1, 1, target=Decimal(50)),),
        readings=tuple(
            Reading(number, 1, 1, on, Decimal(value))
            for number, (on, value) in enumerate(zip(days, values, strict=True))
        ),
    )
    assert told(facts) == [
        (days[4], "Lost hours reached its target: 50 h"),
        (days[2], "Lost hours went from 100 to 79 h"),
        (days[0], "Lost hours first read: 100 h"),
    ]


def test_contracts_are_told_by_their_events_and_without_any_by_their_dates() -> None:
    began, grew = date(2025, 1, 1), date(2026, 2, 1)
    contract = Subscription(1, 1, "Roster", Money(12_000_00, "EUR"), began)
    facts = replace(EMPTY, subscriptions=(contract,))
    assert told(facts) == [(began, "Contract began: Roster, €12,000 a year")]
    events = (
        RevenueEvent(1, 1, RevenueKind.NEW, began, Money(10_000_00, "EUR"), 1),
        RevenueEvent(2, 1, RevenueKind.EXPANSION, grew, Money(2_000_00, "EUR"), 1),
    )
    assert told(replace(facts, revenue_events=events)) == [
        (grew, "Expansion of Roster: €2,000 a year"),
        (began, "New of Roster: €10,000 a year"),
    ]


def test_a_contract_began_with_what_it_earned_then_and_not_with_what_it_earns_today() -> None:
    began, grew = date(2025, 1, 1), date(2026, 2, 1)
    contract = Subscription(1, 1, "Roster", Money(12_000_00, "EUR"), began)
    events = (
        RevenueEvent(1, 1, RevenueKind.RENEWAL, grew, Money(10_000_00, "EUR"), 1),
        RevenueEvent(2, 1, RevenueKind.EXPANSION, grew, Money(2_000_00, "EUR"), 1),
    )
    assert told(replace(EMPTY, subscriptions=(contract,), revenue_events=events))[-1] == (
        began,
        "Contract began: Roster, €10,000 a year",
    )
    on_trial = replace(contract, status=SubscriptionStatus.TRIAL)
    assert told(replace(EMPTY, subscriptions=(on_trial,))) == [(began, "Trial began: Roster")]
    unpriced = replace(contract, arr=Money(0, NO_CURRENCY))
    assert told(replace(EMPTY, subscriptions=(unpriced,))) == [(began, "Contract began: Roster")]


def test_a_contract_that_was_given_notice_ends_on_its_day_with_the_reason() -> None:
    due_on, arr = date(2026, 11, 1), Money(12_000_00, "EUR")
    contract = Subscription(1, 1, "Roster", arr, renews_on=due_on, ended_on=due_on)
    lost = RenewalDecision(
        1, 1, 1, due_on, RenewalOutcome.LOST, date(2026, 9, 1), arr, Money(0, "EUR"), "Price"
    )
    facts = replace(EMPTY, subscriptions=(contract,), renewal_decisions=(lost,))
    (over,) = account_timeline(facts)
    assert (over.on, render(over.what), over.words) == (due_on, "Contract ended: Roster", "Price")
    assert account_timeline(replace(facts, as_of=date(2026, 10, 31))) == ()


def test_people_come_and_go_and_bands_are_crossed_only_where_they_are_known() -> None:
    gone = replace(
        LENA, arrived_on=date(2024, 1, 1), status=ContactStatus.LEFT,
        left_on=date(2026, 5, 1), went_to="Contoso",
    )  # fmt: skip
    bands = ((Band.HEALTHY, 80), (Band.UNKNOWN, 40), (Band.HEALTHY, 78), (Band.WATCH, 70))
    snapshots = tuple(
        HealthSnapshot(number, 1, date(2026, 6, number), Decimal(score), band, Decimal(1))
        for number, (band, score) in enumerate(bands, 1)
    )
    assert told(replace(EMPTY, contacts=(gone,), snapshots=snapshots)) == [
        (date(2026, 6, 4), "Health went from Healthy to Watch: 70"),
        (date(2026, 5, 1), "Lena Brandt left for Contoso"),
        (date(2024, 1, 1), "Lena Brandt arrived as COO"),
    ]


def test_alerts_say_what_became_of_them_and_silent_ones_nothing() -> None:
    alert = Alert(1, 1, Trigger.GONE_QUIET, "c", "Gone quiet", "31 days", date(2026, 11, 1))
    closed = replace(alert, state=AlertState.CLOSED, closed_on=date(2026, 11, 9), outcome="Called")
    settled = replace(alert, state=AlertState.CLOSED, ended_on=date(2026, 11, 10))
    assert told(replace(EMPTY, alerts=(closed, replace(alert, id=2, silent=True)))) == [
        (date(2026, 11, 9), "Alert closed: Gone quiet"),
        (date(2026, 11, 1), "Alert: Gone quiet"),
    ]
    assert told(replace(EMPTY, alerts=(settled,)))[0] == (
        date(2026, 11, 10),
        "Alert settled by itself: Gone quiet",
    )


def test_what_was_planned_and_done_tells_its_side_and_its_lateness() -> None:
    facts = replace(
        EMPTY,
        milestones=(Milestone(1, 1, "Live", date(2026, 10, 1), reached_on=date(2026, 10, 3)),),
        actions=(
            Action(1, 1, "Send data", Side.CUSTOMER, status=ActionStatus.DONE,
                   done_on=date(2026, 10, 2)),
            Action(2, 1, "Open", Side.US),
        ),
        requests=(
            ProductRequest(1, 1, "SSO", date(2026, 1, 1), state=RequestState.SHIPPED,
                           answered_on=date(2026, 9, 1)),
        ),
    )  # fmt: skip
    assert told(facts) == [
        (date(2026, 10, 3), "Milestone reached: Live, 2 days late"),
        (date(2026, 10, 2), "The customer did: Send data"),
        (date(2026, 9, 1), "Answered (Shipped): SSO"),
        (date(2026, 1, 1), "Asked of the product: SSO"),
    ]


@given(st.lists(st.tuples(st.integers(-400, 400), st.integers(0, 1000)), max_size=30))
def test_nothing_of_the_future_is_told_and_days_only_fall(points: list[tuple[int, int]]) -> None:
    readings = tuple(
        Reading(number, 1, 1, TODAY + timedelta(days=day), Decimal(value))
        for number, (day, value) in enumerate(sorted(points))
    )
    facts = replace(EMPTY, metrics=(Metric(1, "M", ""),), readings=readings)
    days = [on for on, _ in told(facts)]
    assert days == sorted(days, reverse=True)
    assert all(on <= TODAY for on in days)
    assert bool(days) == any(day <= 0 for day, _ in points)

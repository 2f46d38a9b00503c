"""The past year of a journey: standings at each month's end, and what would have been alerted."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from decimal import Decimal

from hypothesis import given
from hypothesis import strategies as st

from csm_desktop.domain.alerts.back_test import MONTHS, back_test, month_ends
from csm_desktop.domain.alerts.past_alerts import PastAlert, late_from, past_alerts
from csm_desktop.domain.journey.standing import Standing
from csm_desktop.domain.records.accounts import Account
from csm_desktop.domain.records.alerts import AlertRule, RuleMode, Trigger
from csm_desktop.domain.records.contacts import Contact, ContactRole, ContactStatus
from csm_desktop.domain.records.facts import AccountFacts
from csm_desktop.domain.records.meetings import FollowUp, FollowUpState, Meeting, MeetingKind
from csm_desktop.domain.records.money import Money
from csm_desktop.domain.records.plan import Milestone
from csm_desktop.domain.records.revenue import (
    RenewalDecision,
    RenewalOutcome,
    Subscription,
    SubscriptionStatus,
)
from csm_desktop.domain.records.rules import DEFAULT_RULES
from csm_desktop.domain.records.segments import Engagement, Segment

TODAY = date(2026, 11, 22)
START = date(2026, 8, 1)


def account(*milestones: tuple[int, int | None]) -> AccountFacts:
    """Milestones as days of the contract: planned, and reached."""
    return AccountFacts(
        as_of=TODAY,
        account=Account(1, "Northwind", contract_start=START),
        milestones=tuple(
            Milestone(
                n, 1, f"M{n}", START + timedelta(days=planned),
                reached_on=None if reached is None else START + timedelta(days=reached),
            )
            for n, (planned, reached) in enumerate(milestones, 1)
        ),
    )  # fmt: skip


def grace_of(days: int) -> AlertRule:
    return AlertRule(1, Trigger.MILESTONE_LATE, RuleMode.OFF, Decimal(days))


def test_the_months_end_today_and_eleven_times_before() -> None:
    days = month_ends(TODAY)
    assert (len(days), days[-1], days[-2], days[0]) == (
        MONTHS, TODAY, date(2026, 10, 31), date(2025, 12, 31),
    )  # fmt: skip


def test_by_hand_a_late_milestone_raises_in_its_month_and_stands_until_it_is_reached() -> None:
    # Planned for 11 August and reached on 30 September; planned for 21 August, reached in time;
    # planned for 20 October, reached on the 24th; planned for 9 November and still open.
    facts = account((10, 60), (20, 20), (80, 84), (100, None))
    found = back_test([(facts, DEFAULT_RULES)], (), TODAY)
    late = Trigger.MILESTONE_LATE
    raised = {month.on.month: month.raised for month in found.months if month.alerts}
    assert raised == {8: {late: 1}, 10: {late: 1}, 11: {late: 1}}
    assert (found.alerts, found.short, found.waiting) == (3, 1, 1)
    (only,) = found.triggers
    assert only.days_open is not None
    assert (only.days_open.least, only.days_open.greatest) == (3, 49)
    standings = {month.on.month: dict(month.standings) for month in found.months}
    assert standings[7] == {}, "there was no contract yet"
    # On 31 August the one was 20 days late of 10, the other on time: the median is 1.
    assert standings[8] == {Standing.LAGGARD: 1}
    patient = back_test([(facts, DEFAULT_RULES)], (grace_of(5),), TODAY)
    assert patient.alerts == 2, "four days are within the grace"


@given(
    st.lists(st.tuples(st.integers(0, 300), st.none() | st.integers(0, 300)), max_size=6),
    st.integers(0, 40),
)
def test_every_alert_stands_in_one_month_and_is_gone_or_open(
    milestones: list[tuple[int, int | None]], grace: int
) -> None:
    facts = account(*milestones)
    found = back_test([(facts, DEFAULT_RULES)], (grace_of(grace),), TODAY)
    late = [since for m in facts.milestones if (since := late_from(m, grace, TODAY)) is not None]
    gone = sum(one.days_open.count for one in found.triggers if one.days_open)
    assert found.alerts == len(late) == gone + found.waiting
    assert found.short <= gone
    assert all(sum(month.standings.values()) == (month.on >= START) for month in found.months)


def test_by_hand_what_other_triggers_would_have_said() -> None:
    ended = datetime(2026, 10, 1, 10, tzinfo=UTC)
    euros = Money.of(1000, "EUR")
    facts = AccountFacts(
        as_of=TODAY,
        account=Account(1, "Northwind", contract_start=date(2024, 1, 1)),
        contacts=(
            Contact(2, 1, "Ana", roles=(ContactRole.CHAMPION,), status=ContactStatus.LEFT,
                    left_on=date(2026, 9, 10)),
        ),
        meetings=(
            Meeting(3, 1, MeetingKind.WORKING_SESSION, "Depots", ended, ended_at=ended),
            Meeting(4, 1, MeetingKind.WORKING_SESSION, "In time", ended, ended_at=ended),
        ),
        follow_ups=(
            FollowUp(5, 1, 3, state=FollowUpState.SENT, sent_at=ended + timedelta(days=1)),
            FollowUp(6, 1, 4, state=FollowUpState.SENT, sent_at=ended + timedelta(minutes=20)),
        ),
        subscriptions=(Subscription(7, 1, "Roster", euros, renews_on=date(2027, 9, 1)),),
        renewal_decisions=(
            RenewalDecision(8, 1, 7, date(2026, 9, 1), RenewalOutcome.RENEWED, date(2026, 8, 25),
                            euros, euros),
        ),
    )  # fmt: skip
    found = past_alerts(facts, DEFAULT_RULES, (), date(2026, 1, 1))
    assert PastAlert(Trigger.FOLLOW_UP_OVERDUE, date(2026, 10, 1), date(2026, 10, 2)) in found
    assert sum(one.trigger is Trigger.FOLLOW_UP_OVERDUE for one in found) == 1
    # She is missed from the day on which she went, and nobody is her successor.
    assert PastAlert(Trigger.CHAMPION_LEFT, date(2026, 9, 10), None) in found
    renewals = [one for one in found if one.trigger is Trigger.RENEWAL_NEAR]
    # 120, 90, 60 and 30 days before 1 September, and none for that of the year to come.
    assert [one.since for one in renewals] == [
        date(2026, 5, 4), date(2026, 6, 3), date(2026, 7, 3), date(2026, 8, 2),
    ]  # fmt: skip
    assert all(one.ended is not None and one.ended <= date(2026, 8, 30) for one in renewals)
    # A list said that it ended, and nobody decided: until then its renewal drew near all the same.
    lost = Subscription(9, 1, "Extra", euros, renews_on=date(2026, 9, 1),
                        status=SubscriptionStatus.ENDED, ended_on=date(2026, 9, 1))  # fmt: skip
    facts = replace(facts, subscriptions=(lost,), renewal_decisions=())
    found = past_alerts(facts, DEFAULT_RULES, (), date(2026, 1, 1))
    assert sum(one.trigger is Trigger.RENEWAL_NEAR for one in found) == 4


def test_by_hand_a_silence_of_a_day_is_counted_with_the_days_on_which_it_began_and_ended() -> None:
    def met(id_: int, on: date) -> Meeting:
        ended = datetime(on.year, on.month, on.day, 10, tzinfo=UTC)
        return Meeting(id_, 1, MeetingKind.WORKING_SESSION, "Met", ended, ended_at=ended)

    facts = AccountFacts(
        as_of=TODAY,
        account=Account(1, "Northwind", contract_start=date(2024, 1, 1), segment_id=2),
        segment=Segment(2, "High", Engagement.HIGH_TOUCH, 14, 90),
        # 28 days is twice the cadence: quiet on the 29th, and met on the 30th.
        meetings=(met(3, date(2026, 6, 1)), met(4, date(2026, 7, 1)), met(5, date(2026, 7, 20))),
    )
    found = past_alerts(facts, DEFAULT_RULES, (), date(2026, 6, 1))
    quiet = [one for one in found if one.trigger is Trigger.GONE_QUIET]
    assert [(one.since, one.ended) for one in quiet] == [
        (date(2026, 6, 30), date(2026, 7, 1)), (date(2026, 8, 18), None),
    ]  # fmt: skip

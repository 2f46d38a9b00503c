"""The health score: factors, weights, confidence, bands, and the explanations of all of them."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from decimal import Decimal
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from csm_desktop.domain.health.counts import EngagementCounts, FollowUpCounts
from csm_desktop.domain.health.explained import changes, explained, snapshot_on
from csm_desktop.domain.health.factors import FORMULAS
from csm_desktop.domain.health.inputs import HealthInputs, UsageInput, inputs_from
from csm_desktop.domain.health.score import Health, banded, next_line, score, snapshot
from csm_desktop.domain.health.words import where_from
from csm_desktop.domain.plan.actions import Punctuality
from csm_desktop.domain.records.accounts import Account
from csm_desktop.domain.records.contacts import Connection, Contact, ContactRole
from csm_desktop.domain.records.facts import AccountFacts
from csm_desktop.domain.records.health import Band, Factor, FactorScore, HealthSide
from csm_desktop.domain.records.lifecycle import AdvocacyAct, AdvocacyKind
from csm_desktop.domain.records.meetings import (
    Attendance,
    FollowUp,
    FollowUpState,
    Meeting,
    MeetingKind,
)
from csm_desktop.domain.records.metrics import (
    AccountMetric,
    Better,
    EngagementEvent,
    EngagementKind,
    Metric,
    MetricKind,
    Reading,
)
from csm_desktop.domain.records.money import Money
from csm_desktop.domain.records.plan import Action, ActionStatus, Milestone, Side
from csm_desktop.domain.records.revenue import Subscription, SubscriptionStatus
from csm_desktop.domain.records.reviews import Review, ReviewStatus
from csm_desktop.domain.records.rules import DEFAULT_RULES, SIDE_OF, Rules
from csm_desktop.domain.records.segments import Engagement, Segment
from csm_desktop.domain.records.team import TeamMember
from csm_desktop.wording import render

TODAY = date(2026, 11, 22)


def ago(days: int) -> date:
    return TODAY - timedelta(days=days)


NORTHWIND = HealthInputs(
    as_of=TODAY,
    started_on=ago(326),
    cadence_days=14,
    review_cadence_days=90,
    contacted_on=ago(31),
    contact_was_meeting=True,
    follow_ups=FollowUpCounts(on_time=11, none=1),
    ours=Punctuality(on_time=4, open_late=2),
    theirs=Punctuality(on_time=1, open_late=1),
    coverage=2,
    reviewed_on=ago(88),
    review_number=1,
    champion="Lena Brandt",
    champion_on=ago(2),
    seats=Decimal(176),
    seats_on=ago(2),
    licensed=200,
    milestones_due=4,
    milestones_reached=3,
    engagement=EngagementCounts(trainings=2, webinars=1, ever=True),
)


def test_factors_of_northwind_by_hand() -> None:
    health = score(NORTHWIND, DEFAULT_RULES)
    assert {factor.factor: factor.value for factor in health.factors} == {
        Factor.CONTACT_CADENCE: Decimal("45.2"),  # 14 / 31
        Factor.FOLLOW_UPS: Decimal("91.7"),  # 11 * 100 / 12
        Factor.OUR_ACTIONS: Decimal("66.7"),  # 4 / 6
        Factor.COVERAGE: Decimal("66.7"),  # 2 / 3
        Factor.REVIEWS: Decimal(100),
        Factor.CHAMPION: Decimal(100),
        Factor.LICENCE_USE: Decimal(88),  # 176 / 200
        Factor.USAGE: None,
        Factor.MILESTONES: Decimal(75),  # 3 / 4
        Factor.THEIR_ACTIONS: Decimal(50),
        Factor.ENGAGEMENT: Decimal(75),  # 3 / 4
        Factor.ADVOCACY: None,
    }


def test_score_of_northwind_by_hand() -> None:
    # Ours, weights 20 17 20 17 13 13 of 100: 9.04 + 15.589 + 13.34 + 11.339 + 13 + 13 = 75.308.
    # Theirs, 20 20 15 15 of 70: (88*20 + 75*20 + 50*15 + 75*15) / 70 = 5135 / 70 = 73.357.
    # 0.6 * 75.308 + 0.4 * 73.357 = 45.185 + 29.343 = 74.528
    health = score(NORTHWIND, DEFAULT_RULES)
    assert health.score == Decimal("74.5")
    assert health.band is Band.WATCH
    assert health.confidence == Decimal("0.88")  # 0.6 + 0.4 * 70 / 100
    assert sum(factor.weight for factor in health.factors) == 1


def test_it_says_where_each_number_comes_from() -> None:
    health = score(NORTHWIND, DEFAULT_RULES)
    lines = explained(NORTHWIND, health, DEFAULT_RULES)
    assert {line.score.factor.value: render(line.where_from) for line in lines} == {
        "contact_cadence": "last meeting 31 days ago, agreed 14",
        "follow_ups": "11 of 12 in time, 90 days",
        "our_actions": "4 of 6 due done on time, 2 still open",
        "coverage": "2 of 3 live",
        "reviews": "EBR 1 88 days ago, agreed 90",
        "champion": "Lena Brandt, 2 days ago",
        "licence_use": "176 of 200 seats, 20 November 2026",
        "usage": "no data",
        "milestones": "3 of 4 due",
        "their_actions": "1 of 2 due done on time, 1 still open",
        "engagement": "2 trainings and 1 webinar, 90 days",
        "advocacy": "no data",
    }
    assert [line.side for line in lines[:6]] == [HealthSide.CSM] * 6


def test_nothing_known_is_not_enough_data_never_zero() -> None:
    empty = score(HealthInputs(as_of=TODAY), DEFAULT_RULES)
    assert (empty.score, empty.band, empty.confidence) == (None, Band.UNKNOWN, 0)
    one_side = score(HealthInputs(as_of=TODAY, coverage=3), DEFAULT_RULES)
    assert (one_side.score, one_side.band) == (None, Band.UNKNOWN)
    assert 0 < one_side.confidence < Decimal("0.6")


def test_a_band_changes_only_two_points_past_the_line() -> None:
    def band(points: str, previous: Band) -> Band:
        return banded(Decimal(points), previous, DEFAULT_RULES)

    assert band("75", Band.UNKNOWN) is Band.HEALTHY
    assert band("74.9", Band.UNKNOWN) is Band.WATCH
    assert band("49.9", Band.UNKNOWN) is Band.AT_RISK
    assert band("73.1", Band.HEALTHY) is Band.HEALTHY
    assert band("73", Band.HEALTHY) is Band.WATCH
    assert band("76.9", Band.WATCH) is Band.WATCH
    assert band("77", Band.WATCH) is Band.HEALTHY
    assert band("48.1", Band.WATCH) is Band.WATCH
    assert band("48", Band.WATCH) is Band.AT_RISK
    assert band("76", Band.AT_RISK) is Band.WATCH
    assert band("30", Band.HEALTHY) is Band.AT_RISK
    assert band("90", Band.AT_RISK) is Band.HEALTHY


@given(
    st.decimals(4, 96, places=1),
    st.lists(st.decimals("-1.9", "1.9", places=1), max_size=30),
    st.sampled_from(Band),
)
def test_no_band_flickers(middle: Decimal, swings: list[Decimal], band: Band) -> None:
    """While a score moves by less than twice the margin, its badge turns once at most: from 73.1
    up to 76.9 and back nothing turns; what fell to 73 is healthy again from 77 on."""
    bands = []
    for swing in swings:
        band = banded(middle + swing, band, DEFAULT_RULES)
        bands.append(band)
    assert sum(one is not other for one, other in pairwise(bands)) <= 1


def test_there_is_no_band_under_half_the_confidence() -> None:
    """Contact (20) and reviews (13) of our 100, milestones (20) of theirs: 0.6 * 0.33 + 0.4 * 0.2 =
    27.8 % of what counts. With follow-ups (17) and our actions (20): 0.6 * 0.7 + 0.08 = 50 %."""
    little = HealthInputs(
        as_of=TODAY, cadence_days=14, contacted_on=TODAY, review_cadence_days=90,
        reviewed_on=TODAY, milestones_due=1, milestones_reached=1,
    )  # fmt: skip
    health = score(little, DEFAULT_RULES, Band.HEALTHY)
    assert (health.score, health.band) == (Decimal(100), Band.UNKNOWN)
    assert health.confidence == Decimal("0.278")
    half = replace(little, follow_ups=FollowUpCounts(1), ours=Punctuality(1))
    health = score(half, DEFAULT_RULES)
    assert (health.confidence, health.band) == (Decimal("0.5"), Band.HEALTHY)
    assert next_line(score(little, DEFAULT_RULES), DEFAULT_RULES) is None


def test_coverage_counts_only_where_it_is_asked_for() -> None:
    """2 of 3 live: 66.7 in a high-touch or strategic account; in another it is shown, and its 17 of
    100 go to the other factors of our side."""
    known = facts()
    low = replace(known, segment=Segment(2, "Tech", Engagement.TECH_TOUCH, 14, 90))
    asked, not_asked = (inputs_from(each, DEFAULT_RULES) for each in (known, low))
    assert asked.coverage == not_asked.coverage == 1
    values = [FORMULAS[Factor.COVERAGE](each, DEFAULT_RULES) for each in (asked, not_asked)]
    assert values == [333, None]
    flagged = replace(low, account=replace(low.account, strategic=True))
    assert FORMULAS[Factor.COVERAGE](inputs_from(flagged, DEFAULT_RULES), DEFAULT_RULES) == 333
    assert render(where_from(Factor.COVERAGE, not_asked, DEFAULT_RULES)) == (
        "1 of 3 live; asked for in high-touch and strategic accounts only"
    )


@given(st.decimals(0, 100, places=1), st.sampled_from(Band))
def test_a_band_is_stable_once_reached(points: Decimal, previous: Band) -> None:
    now = banded(points, previous, DEFAULT_RULES)
    assert now is not Band.UNKNOWN
    assert banded(points, now, DEFAULT_RULES) is now


days = st.none() | st.integers(0, 400).map(ago)
some = st.integers(0, 9)
punctual = st.builds(Punctuality, some, some, some)
inputs = st.builds(
    HealthInputs,
    as_of=st.just(TODAY),
    started_on=days,
    cadence_days=st.none() | st.integers(1, 90),
    review_cadence_days=st.none() | st.integers(1, 400),
    contacted_on=days,
    golden_kept=some,
    golden_ticked=st.sampled_from([0, 9]),
    follow_ups=st.builds(FollowUpCounts, some, some, some, some),
    ours=punctual,
    theirs=punctual,
    coverage=st.none() | st.integers(0, 3),
    reviewed_on=days,
    review_planned=st.booleans(),
    champion_on=days,
    seats=st.none() | st.decimals(0, 500, places=2),
    seats_on=days,
    licensed=st.integers(0, 300),
    usage=st.lists(
        st.builds(
            UsageInput,
            st.just("Runs"),
            st.just(""),
            st.decimals(-10, 500, places=2),
            st.decimals(-10, 500, places=2),
            st.just(TODAY),
            st.sampled_from(Better),
        ),
        max_size=3,
    ).map(tuple),
    milestones_due=st.just(9),
    milestones_reached=some,
    engagement=st.builds(EngagementCounts, some, some, some, some, st.booleans(), st.just(9), some),
    nps=st.none() | st.integers(-100, 100).map(Decimal),
    csat=st.none() | st.integers(0, 100).map(Decimal),
    acts=some,
)


@given(inputs, st.sampled_from(Band))
def test_a_score_is_what_its_factors_say(of: HealthInputs, previous: Band) -> None:
    health = score(of, DEFAULT_RULES, previous)
    assert [factor.factor for factor in health.factors] == list(Factor)
    assert 0 <= health.confidence <= 1
    for factor in health.factors:
        assert factor.value is None or 0 <= factor.value <= 100
        words = render(where_from(factor.factor, of, DEFAULT_RULES))
        assert factor.value is None or words != "no data"
        assert factor.points == (factor.value or 0) * factor.weight
    if health.score is None:
        sides = {SIDE_OF[factor.factor] for factor in health.factors if factor.value is not None}
        assert len(sides) < 2
        assert health.band is Band.UNKNOWN
    else:
        assert (health.band is Band.UNKNOWN) == (health.confidence < Decimal("0.5"))
        assert 0 <= health.score <= 100
        assert sum(factor.weight for factor in health.factors) == 1
        total = sum((factor.points for factor in health.factors), Decimal(0))
        assert abs(total - health.score) <= Decimal("0.05")
        shown = explained(of, health, DEFAULT_RULES)
        assert sum(line.points for line in shown) == health.score
        assert all(abs(line.points - line.score.points) < Decimal("0.1") for line in shown)


@given(inputs, st.sampled_from(Factor))
def test_a_missing_factor_leaves_the_others_relative_weights(
    of: HealthInputs, gone: Factor
) -> None:
    zero = DEFAULT_RULES.factor_weights
    whole = score(of, DEFAULT_RULES)
    without = score(of, Rules(factor_weights={f: w for f, w in zero.items() if f is not gone}))
    if whole.score is None or without.score is None:
        return
    share = {HealthSide.CSM: Decimal("0.6"), HealthSide.CUSTOMER: Decimal("0.4")}
    for health in (whole, without):
        for side, part in share.items():
            known = [
                factor
                for factor in health.factors
                if SIDE_OF[factor.factor] is side and factor.weight > 0
            ]
            assert sum(each.weight for each in known) == part
            typed = sum(zero[each.factor] for each in known)
            for each in known:
                assert abs(each.weight - part * zero[each.factor] / typed) <= Decimal("0.0001")


MORE = st.sampled_from(
    [
        ("contacted_on", TODAY),
        ("coverage", 3),
        ("reviewed_on", TODAY),
        ("champion_on", TODAY),
        ("milestones_reached", 9),
        ("seats", Decimal(9999)),
        ("nps", Decimal(100)),
        ("csat", Decimal(100)),
        ("acts", 99),
        ("ours", Punctuality(9)),
        ("theirs", Punctuality(9)),
        ("follow_ups", FollowUpCounts(9)),
    ]
)


@given(inputs, MORE)
def test_doing_better_in_one_thing_never_lowers_the_score(
    of: HealthInputs, change: tuple[str, object]
) -> None:
    name, best = change
    better = replace(of, **{name: best})  # type: ignore[arg-type]
    before, after = score(of, DEFAULT_RULES), score(better, DEFAULT_RULES)
    values = zip(before.factors, after.factors, strict=True)
    same_data = all((b.value is None) == (a.value is None) for b, a in values)
    if before.score is not None and after.score is not None and same_data:
        assert after.score >= before.score
        values = zip(before.factors, after.factors, strict=True)
        assert all((a.value or 0) >= (b.value or 0) for b, a in values)


@given(inputs, inputs)
def test_changes_add_up_to_the_difference(one: HealthInputs, other: HealthInputs) -> None:
    before, after = score(one, DEFAULT_RULES), score(other, DEFAULT_RULES)
    found = changes(before.factors, after.factors)
    assert [each.points for each in found] == sorted((each.points for each in found), reverse=True)
    gain = sum((each.points for each in found), Decimal(0))
    if before.score is not None and after.score is not None:
        assert abs(gain - (after.score - before.score)) <= Decimal("0.1")
    assert changes(after.factors, after.factors) == ()


def test_what_changed_names_the_largest_gain_first_and_the_largest_loss_last() -> None:
    before = replace(NORTHWIND, contacted_on=ago(3), seats=Decimal(140), coverage=3)
    old, new = score(before, DEFAULT_RULES), score(NORTHWIND, DEFAULT_RULES)
    assert [change.factor for change in changes(old.factors, new.factors)] == [
        Factor.LICENCE_USE,
        Factor.COVERAGE,
        Factor.CONTACT_CADENCE,
    ]


def test_one_snapshot_a_day() -> None:
    health = score(NORTHWIND, DEFAULT_RULES)
    first = snapshot(1, 7, NORTHWIND, health, None)
    again = snapshot(2, 7, NORTHWIND, health, first)
    later = snapshot(3, 7, replace(NORTHWIND, as_of=ago(-1)), health, first)
    assert (first.id, again.id, later.id) == (1, 1, 3)
    assert (first.on, first.score, first.band) == (TODAY, Decimal("74.5"), Band.WATCH)
    assert snapshot_on((first, later), TODAY) == first
    assert snapshot_on((first, later), ago(1)) is None


def test_weights_are_the_users() -> None:
    only_ours = Rules(csm_share=Decimal(1))
    health = score(replace(NORTHWIND, licensed=0), only_ours)
    assert health.score == Decimal("75.3")
    assert sum(factor.weight for factor in health.factors) == 1
    equal = Rules(factor_weights=dict.fromkeys(Factor, Decimal(1)))
    shares = [factor.weight for factor in score(NORTHWIND, equal).factors if factor.weight]
    assert shares == [Decimal("0.1")] * 10


def test_snapshot_factors_are_whole() -> None:
    assert isinstance(score(NORTHWIND, DEFAULT_RULES).factors[0], FactorScore)
    assert list(FORMULAS) == list(Factor)


def facts() -> AccountFacts:
    """Northwind Rail again, from the things themselves."""
    at = datetime(2026, 10, 22, 9, tzinfo=UTC)
    end = at + timedelta(hours=1)
    plain = Meeting(1, 1, MeetingKind.WORKING_SESSION, "M", at, ended_at=end)
    meeting = replace(plain, looked_forward=True, got_value=False)
    old = replace(
        meeting, id=2, starts_at=at - timedelta(days=200), ended_at=at - timedelta(days=200)
    )
    mail = FollowUp(1, 1, 1, state=FollowUpState.SENT, sent_at=at + timedelta(hours=1, minutes=30))
    metrics = (
        Metric(1, "Active seats", kind=MetricKind.ACTIVE_SEATS),
        Metric(2, "Plans made", kind=MetricKind.USAGE),
        Metric(3, "NPS", kind=MetricKind.NPS),
    )
    return AccountFacts(
        as_of=TODAY,
        account=Account(1, "Northwind Rail", contract_start=ago(326)),
        segment=Segment(1, "Enterprise", Engagement.HIGH_TOUCH, 14, 90),
        team=(TeamMember(1, "Ann", is_me=True),),
        contacts=(Contact(1, 1, "Lena Brandt", roles=(ContactRole.CHAMPION,)),),
        connections=(Connection(1, 1, 1, 1, touched_on=ago(40)),),
        meetings=(old, meeting),
        attendances=(
            Attendance(1, 1, 1, contact_id=1, attended=True),
            Attendance(2, 1, 1, team_member_id=1, attended=True),
            Attendance(3, 1, 1, contact_id=2, attended=False),
        ),
        follow_ups=(mail,),
        metrics=metrics,
        account_metrics=(AccountMetric(1, 1, 2, Decimal(100)),),
        readings=(
            Reading(1, 1, 1, ago(2), Decimal(176)),
            Reading(2, 1, 2, ago(3), Decimal(80)),
            Reading(3, 1, 3, ago(400), Decimal(10)),
            Reading(4, 1, 2, ago(60), Decimal(100)),
        ),
        subscriptions=(
            Subscription(1, 1, "Plan", Money(1, "EUR"), licensed_seats=150),
            Subscription(2, 1, "Crew", Money(1, "EUR"), licensed_seats=50, ended_on=ago(-1)),
            Subscription(3, 1, "Old", Money(1, "EUR"), licensed_seats=70, ended_on=TODAY),
        ),
        engagement=(EngagementEvent(1, 1, EngagementKind.TRAINING, ago(5)),),
        milestones=(
            Milestone(1, 1, "M1", ago(50), reached_on=ago(40)),
            Milestone(2, 1, "M2", TODAY),
            Milestone(3, 1, "M3", ago(1)),
        ),
        actions=(
            Action(1, 1, "A", due_on=ago(5), status=ActionStatus.DONE, done_on=ago(1)),
            Action(2, 1, "B", side=Side.CUSTOMER, due_on=ago(5)),
        ),
        reviews=(Review(1, 1, 1, ago(88), ReviewStatus.HELD),),
        advocacy=(AdvocacyAct(1, 1, AdvocacyKind.TALK, ago(20)),),
    )


def test_inputs_are_counted_from_the_facts() -> None:
    found = inputs_from(facts(), DEFAULT_RULES)
    assert found == HealthInputs(
        as_of=TODAY,
        started_on=ago(326),
        cadence_days=14,
        review_cadence_days=90,
        contacted_on=ago(31),
        contact_was_meeting=True,
        golden_kept=1,
        golden_ticked=2,
        follow_ups=FollowUpCounts(on_time=1),
        ours=Punctuality(done_late=1),
        theirs=Punctuality(open_late=1),
        coverage=1,
        reviewed_on=ago(88),
        review_number=1,
        champion="Lena Brandt",
        champion_on=ago(31),
        seats=Decimal(176),
        seats_on=ago(2),
        licensed=200,
        usage=(UsageInput("Plans made", "", Decimal(100), Decimal(80), ago(3)),),
        milestones_due=2,
        milestones_reached=1,
        engagement=EngagementCounts(trainings=1, ever=True, invited=2, attended=1),
        acts=1,
    )
    assert score(found, DEFAULT_RULES).score is not None


def test_a_meeting_of_today_is_not_held_against_anyone_yet() -> None:
    known = facts()
    at = datetime(2026, 11, 22, 9, tzinfo=UTC)
    today = replace(known.meetings[1], id=9, starts_at=at, ended_at=at)
    counts = inputs_from(replace(known, meetings=(today,)), DEFAULT_RULES).follow_ups
    assert counts == FollowUpCounts()
    tomorrow = replace(known, meetings=(today,), as_of=ago(-1))
    assert inputs_from(tomorrow, DEFAULT_RULES).follow_ups == FollowUpCounts(none=1)
    late = replace(known.follow_ups[0], meeting_id=9, sent_at=at + timedelta(days=3))
    waiting = replace(tomorrow, follow_ups=(late,))
    assert inputs_from(waiting, DEFAULT_RULES).follow_ups == FollowUpCounts(none=1)
    sent = replace(waiting, as_of=ago(-3))
    assert inputs_from(sent, DEFAULT_RULES).follow_ups == FollowUpCounts(later=1)


def test_seats_of_trials_are_not_licensed_yet() -> None:
    known = facts()
    trial = replace(known.subscriptions[0], status=SubscriptionStatus.TRIAL)
    ahead = replace(known.subscriptions[0], starts_on=ago(-1))
    ended = replace(known.subscriptions[0], status=SubscriptionStatus.ENDED)
    trial_ending, ending = replace(trial, ended_on=ago(-1)), replace(ended, ended_on=ago(-1))
    for each, count in ((trial, 0), (ahead, 0), (ended, 0), (trial_ending, 0), (ending, 150)):
        only = replace(known, subscriptions=(each,))
        assert inputs_from(only, DEFAULT_RULES).licensed == count


def test_an_old_reading_no_longer_speaks_for_the_present() -> None:
    known = facts()
    for days, usage, seats in ((119, 1, Decimal(5)), (120, 0, None)):
        old = tuple(Reading(n, 1, n, ago(days), Decimal(5)) for n in (1, 2))
        found = inputs_from(replace(known, readings=old), DEFAULT_RULES)
        assert (len(found.usage_without_norm), found.seats) == (usage, seats)


@pytest.mark.parametrize(
    ("factor", "change", "expected"),
    [
        (Factor.CONTACT_CADENCE, {"contacted_on": ago(28)}, 500),
        (Factor.CONTACT_CADENCE, {"contacted_on": None}, None),
        (Factor.CONTACT_CADENCE, {"cadence_days": None}, None),
        (Factor.CONTACT_CADENCE, {"golden_kept": 3, "golden_ticked": 4}, 512),  # .8*45.2 + .2*75
        (Factor.FOLLOW_UPS, {"follow_ups": FollowUpCounts(1, 1, 1, 1)}, 475),
        (Factor.OUR_ACTIONS, {"ours": Punctuality(1, 1, 0)}, 750),
        (Factor.COVERAGE, {"coverage": 0}, 0),
        (Factor.REVIEWS, {"reviewed_on": None}, None),
        (Factor.REVIEWS, {"reviewed_on": None, "review_planned": True}, 276),  # 90 / 326
        (Factor.CHAMPION, {"champion_on": None}, None),
        (Factor.LICENCE_USE, {"seats": Decimal(250)}, 1000),
        (Factor.LICENCE_USE, {"licensed": 0}, None),
        (
            Factor.USAGE,
            {"usage": (UsageInput("A", "", Decimal(80), Decimal(60), TODAY),)},
            750,
        ),
        (
            Factor.USAGE,
            {"usage": (UsageInput("A", "", Decimal(60), Decimal(80), TODAY, Better.LOWER),)},
            750,
        ),
        (
            Factor.USAGE,
            {"usage": (UsageInput("A", "", Decimal(0), Decimal(80), TODAY),)},
            None,
        ),
        (Factor.ENGAGEMENT, {"engagement": EngagementCounts(ever=True)}, 0),
        (Factor.ENGAGEMENT, {"engagement": EngagementCounts()}, None),
        (Factor.ENGAGEMENT, {"engagement": EngagementCounts(4, ever=True, invited=4)}, 500),
        (Factor.ADVOCACY, {"nps": Decimal(40)}, 700),
        (Factor.ADVOCACY, {"nps": Decimal(40), "csat": Decimal(90), "acts": 1}, 1000),
        (Factor.ADVOCACY, {"acts": 1}, 800),
    ],
)
def test_formulas_by_hand(factor: Factor, change: dict[str, object], expected: int | None) -> None:
    of = replace(NORTHWIND, **change)  # type: ignore[arg-type]
    assert FORMULAS[factor](of, DEFAULT_RULES) == expected


@pytest.mark.parametrize(
    ("points", "before", "above"),
    [
        ("40", Band.UNKNOWN, (Band.WATCH, 52)),
        ("51", Band.AT_RISK, (Band.WATCH, 52)),  # the badge has not turned yet
        ("51", Band.WATCH, (Band.HEALTHY, 77)),
        ("76", Band.WATCH, (Band.HEALTHY, 77)),
        ("80", Band.UNKNOWN, None),
    ],
)
def test_the_next_band_is_not_skipped_and_is_where_the_badge_turns(
    points: str, before: Band, above: tuple[Band, int] | None
) -> None:
    band = banded(Decimal(points), before, DEFAULT_RULES)
    assert next_line(Health(Decimal(points), band, Decimal(1), ()), DEFAULT_RULES) == above
    if above is not None:
        assert banded(Decimal(above[1]), band, DEFAULT_RULES) is above[0]
        assert banded(Decimal(above[1]) - 1, band, DEFAULT_RULES) is band

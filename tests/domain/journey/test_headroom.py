"""Can a cruiser achieve more with what they have? First more value, then expansion."""

from dataclasses import replace
from datetime import date, timedelta
from decimal import Decimal

from csm_desktop.domain.journey.headroom import (
    HeadroomKind,
    HeadroomState,
    conclusion,
    headroom,
)
from csm_desktop.domain.records.accounts import Account
from csm_desktop.domain.records.contacts import Contact, ContactRole
from csm_desktop.domain.records.facts import AccountFacts
from csm_desktop.domain.records.metrics import (
    Benchmark,
    EngagementEvent,
    EngagementKind,
    Metric,
    MetricKind,
    Reading,
)
from csm_desktop.domain.records.money import Money
from csm_desktop.domain.records.plan import (
    Action,
    ActionStatus,
    Goal,
    Horizon,
    Milestone,
    SuccessGap,
)
from csm_desktop.domain.records.revenue import Subscription
from csm_desktop.domain.records.rules import DEFAULT_RULES
from csm_desktop.wording import render

TODAY = date(2026, 6, 1)
OPEN, USED, UNKNOWN = HeadroomState.OPEN, HeadroomState.USED, HeadroomState.UNKNOWN


def ago(days: int) -> date:
    return TODAY - timedelta(days=days)


def states(facts: AccountFacts) -> dict[HeadroomKind, HeadroomState]:
    return {point.kind: point.state for point in headroom(facts, DEFAULT_RULES)}


def whole(*, seats: int = 90, runs: int = 100, reached: int = 100) -> AccountFacts:
    """90 of 100 seats, at the segment's norm of 100 runs, all else done."""
    roles = (ContactRole.SPONSOR, ContactRole.CHAMPION, ContactRole.END_USER)
    return AccountFacts(
        as_of=TODAY,
        account=Account(1, "N", segment_id=1, contract_start=ago(200)),
        metrics=(
            Metric(1, "Seats", kind=MetricKind.ACTIVE_SEATS),
            Metric(2, "Runs", kind=MetricKind.USAGE),
        ),
        readings=(
            Reading(1, 1, 1, ago(1), Decimal(seats)),
            Reading(2, 1, 2, ago(1), Decimal(runs)),
        ),
        benchmarks=(Benchmark(1, 2, Decimal(100), "count", ago(100), segment_id=1),),
        subscriptions=(Subscription(1, 1, "Plan", Money(1, "EUR"), licensed_seats=100),),
        goals=(Goal(1, 1, Horizon.TWELVE_MONTHS, "Less overtime", baseline=Decimal(0),
                    actual=Decimal(reached), target=Decimal(100)),),
        milestones=(Milestone(1, 1, "Live", ago(100), reached_on=ago(100)),
                    Milestone(2, 1, "Later", ago(-100))),
        actions=(Action(7, 1, "Log in once", status=ActionStatus.DONE),),
        gaps=(SuccessGap(1, 1, "Three log-ins", action_id=7),
              SuccessGap(2, 1, "No data", accepted=True)),
        contacts=(Contact(1, 1, "Ana", roles=roles),),
        engagement=(EngagementEvent(1, 1, EngagementKind.TRAINING, ago(30)),),
    )  # fmt: skip


def test_who_uses_all_they_have_comes_to_an_expansion() -> None:
    points = headroom(whole(), DEFAULT_RULES)
    assert {point.state for point in points} == {USED}
    assert render(conclusion(points)) == "They use what they have. An expansion is the next step."


def test_each_point_that_leaves_more_to_get_is_open_and_comes_first() -> None:
    facts = whole(seats=79, runs=99, reached=99)
    late = Milestone(3, 1, "All depots", ago(1))
    dropped = Action(7, 1, "Log in once", status=ActionStatus.DROPPED)
    facts = replace(
        facts,
        milestones=(*facts.milestones, late),
        actions=(dropped,),
        contacts=(Contact(1, 1, "Ana", roles=(ContactRole.SPONSOR,)),),
        engagement=(EngagementEvent(1, 1, EngagementKind.TRAINING, ago(365)),),
    )
    points = headroom(facts, DEFAULT_RULES)
    assert {point.state for point in points} == {OPEN}
    said = {point.kind: render(point.why) for point in points}
    assert said[HeadroomKind.SEATS] == "79% of the seats in use"
    assert said[HeadroomKind.FEATURES] == "below the segment's norm: Runs"
    assert said[HeadroomKind.GAPS] == "neither bridged nor accepted: Three log-ins"
    assert said[HeadroomKind.PEOPLE] == "missing: End user and Champion"
    assert render(conclusion(points)).startswith("First more value: 7 points of 7")


def test_what_nobody_knows_is_neither_used_nor_open() -> None:
    facts = AccountFacts(as_of=TODAY, account=Account(1, "N"))
    found = states(facts)
    assert found.pop(HeadroomKind.GAPS) is USED
    assert set(found.values()) == {UNKNOWN}
    assert "6 points cannot be answered" in render(conclusion(headroom(facts, DEFAULT_RULES)))
    # A training, a milestone and a contact of the days to come are none yet.
    later = EngagementEvent(1, 1, EngagementKind.TRAINING, ago(-3))
    assert states(replace(facts, engagement=(later,)))[HeadroomKind.TRAINING] is UNKNOWN

"""Readings propose that a milestone was reached; whether its day was confirmed (domain.md §5)."""

from dataclasses import replace
from datetime import date, timedelta
from decimal import Decimal

from hypothesis import given
from hypothesis import strategies as st

from csm_desktop.domain.plan.confirmed_days import is_confirmed, is_recommended, unconfirmed
from csm_desktop.domain.plan.telemetry import crossings
from csm_desktop.domain.plan.versions import agree
from csm_desktop.domain.records.accounts import Account
from csm_desktop.domain.records.facts import AccountFacts
from csm_desktop.domain.records.journeys import JourneyStep, JourneyTemplate
from csm_desktop.domain.records.metrics import Better, Metric, Reading
from csm_desktop.domain.records.plan import Milestone
from csm_desktop.domain.records.segments import Engagement, new_segment

START = date(2026, 1, 5)
STEP = JourneyStep(1, 1, "Active", 30, metric_id=7, metric_line=Decimal(50))
MILESTONE = Milestone(11, 1, "Active", START + timedelta(days=30), journey_step_id=1)


def facts(*values: tuple[int, int], better: Better = Better.HIGHER) -> AccountFacts:
    """An account with readings: day of the contract, value."""
    return AccountFacts(
        as_of=START + timedelta(days=60),
        account=Account(1, "Northwind", contract_start=START),
        journey=JourneyTemplate(1, "Own"),
        journey_steps=(STEP,),
        milestones=(MILESTONE,),
        metrics=(Metric(7, "Active planners", better=better),),
        readings=tuple(
            Reading(n, 1, 7, START + timedelta(days=day), Decimal(value))
            for n, (day, value) in enumerate(values, 1)
        ),
    )


def test_by_hand_the_first_reading_on_the_line_proposes_its_day() -> None:
    (found,) = crossings(facts((5, 20), (20, 50), (35, 80)))
    assert (found.on, found.reading.value) == (START + timedelta(days=20), 50)
    assert crossings(facts((5, 49))) == ()
    (fallen,) = crossings(facts((5, 90), (40, 45), better=Better.LOWER))
    assert fallen.on == START + timedelta(days=40)


def test_nothing_is_proposed_of_another_time_or_of_what_is_ticked() -> None:
    assert crossings(facts((-3, 70), (10, 20))) == (), "before the contract"
    assert crossings(facts((61, 70))) == (), "a day that is still to come"
    known = facts((5, 70))
    ticked = replace(MILESTONE, reached_on=START)
    assert crossings(replace(known, milestones=(ticked,))) == ()
    assert crossings(replace(known, journey_steps=(replace(STEP, metric_line=None),))) == ()
    own = replace(MILESTONE, journey_step_id=None)
    assert crossings(replace(known, milestones=(own,))) == ()


@given(st.lists(st.tuples(st.integers(0, 60), st.integers(0, 100)), max_size=12))
def test_what_is_proposed_is_the_earliest_day_on_the_line(values: list[tuple[int, int]]) -> None:
    last = dict(values)  # of two readings of a day the later one counts
    days = [day for day, value in last.items() if value >= 50]
    found = crossings(facts(*values))
    assert [x.on for x in found] == ([START + timedelta(days=min(days))] if days else [])


def test_a_day_is_confirmed_by_a_word_or_a_version_until_it_moves() -> None:
    assert not is_confirmed(MILESTONE, None)
    said = replace(MILESTONE, confirmed_day=MILESTONE.target_on)
    assert is_confirmed(said, None)
    later = MILESTONE.target_on + timedelta(days=9)
    assert not is_confirmed(replace(said, target_on=later), None)
    known = facts()
    agreed = agree(99, known, known.as_of)
    assert is_confirmed(MILESTONE, agreed)
    assert not is_confirmed(replace(MILESTONE, target_on=later), agreed)
    assert unconfirmed(known) == (MILESTONE,)
    assert unconfirmed(replace(known, agreed_plans=(agreed,))) == ()


def test_days_are_recommended_in_tech_touch_alone() -> None:
    models = [new_segment(1, "S", model) for model in Engagement]
    assert [is_recommended(one) for one in models] == [False, False, True]
    assert not is_recommended(None)

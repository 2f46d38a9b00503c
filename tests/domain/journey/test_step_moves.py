"""A step that is moved takes along what stands where it put it and nobody confirmed."""

from dataclasses import replace
from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

from csm_desktop.domain.journey.standing import Standing
from csm_desktop.domain.journey.step_moves import Stays, standings_moved, step_moves
from csm_desktop.domain.records.accounts import Account
from csm_desktop.domain.records.facts import AccountFacts
from csm_desktop.domain.records.journeys import JourneyStep
from csm_desktop.domain.records.plan import Milestone
from csm_desktop.domain.records.rules import DEFAULT_RULES

START = date(2026, 1, 5)
STEP = JourneyStep(1, 1, "Configured", 10)


def on(day: int) -> date:
    return START + timedelta(days=day)


def account(as_of: int, **changes: object) -> AccountFacts:
    milestone = Milestone(11, 1, "Configured", on(10), journey_step_id=1)
    return AccountFacts(
        as_of=on(as_of),
        account=Account(1, "Northwind", contract_start=START),
        milestones=(
            Milestone(10, 1, "First login", on(5), reached_on=on(4)),
            replace(milestone, **changes),  # type: ignore[arg-type]
        ),
    )


def test_by_hand_who_is_moved_and_who_keeps_the_day() -> None:
    cases: dict[Stays | None, dict[str, object]] = {
        None: {},
        Stays.CONFIRMED: {"confirmed_day": on(10)},
        Stays.OWN_DAY: {"target_on": on(12)},
        Stays.SHARED: {"title": "EBR 1"},
    }
    for stays, changes in cases.items():
        (found,) = step_moves(STEP, 14, [account(3, **changes)])
        assert found.stays is stays
        kept = on(12) if stays is Stays.OWN_DAY else on(10)
        assert found.to == (on(14) if stays is None else kept)
    (past,) = step_moves(STEP, 14, [account(20)])
    assert past.stays is Stays.PAST
    assert step_moves(STEP, 14, [account(3, reached_on=on(9))]) == ()
    assert step_moves(STEP, 14, [account(3, journey_step_id=None)]) == ()


def test_by_hand_a_later_day_makes_no_laggard_of_somebody_on_time() -> None:
    facts = account(12)
    (found,) = step_moves(STEP, 14, [facts])
    before, after = standings_moved(facts, found.moved, DEFAULT_RULES)
    assert (before, after) == (Standing.TOO_EARLY, Standing.TOO_EARLY)
    # Day 4 of 5, and 30 days past day 10: the median of -0.1 and 3 is far beyond 0.2.
    late = account(40)
    assert standings_moved(late, late.milestones[1], DEFAULT_RULES)[0] is Standing.LAGGARD
    moved = replace(late.milestones[1], target_on=on(45))
    assert standings_moved(late, moved, DEFAULT_RULES)[1] is Standing.TOO_EARLY


@given(st.integers(-400, 4000), st.integers(0, 400), st.booleans())
def test_nothing_is_moved_into_the_past_and_no_confirmed_day_is_touched(
    day: int, as_of: int, confirmed: bool
) -> None:
    facts = account(as_of, confirmed_day=on(10) if confirmed else None)
    (found,) = step_moves(STEP, day, [facts])
    assert found.to == on(10) or (found.to >= facts.as_of and not confirmed)

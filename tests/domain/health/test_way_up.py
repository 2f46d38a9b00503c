"""What would bring a score to the next band: few acts, each ours, and what is not in our hands."""

from dataclasses import replace
from datetime import date
from decimal import ROUND_HALF_UP, Decimal

from hypothesis import given
from hypothesis import strategies as st

from csm_desktop.domain.health.inputs import HealthInputs
from csm_desktop.domain.health.score import banded, next_line, score
from csm_desktop.domain.health.way_up import OurAct, WayUp, way_up
from csm_desktop.domain.people.champions import LostChampion
from csm_desktop.domain.records.health import Band, HealthSide
from csm_desktop.domain.records.rules import DEFAULT_RULES, SIDE_OF
from csm_desktop.wording import render
from tests.domain.health.test_health_score import NORTHWIND, TODAY, ago, inputs


def told(way: WayUp | None) -> list[tuple[str, Decimal]]:
    assert way is not None
    return [(render(lift.what), lift.points) for lift in way.lifts]


def test_it_goes_to_where_the_badge_turns() -> None:
    """74.53 is watch, and healthy from 77 on. Our two late actions: 16.6 * 0.12 = 1.992, 76.5: not
    enough. Speaking with them: (100 - 45.2) * 0.12 = 6.576, 81.1: the badge turns."""
    line = next_line(score(NORTHWIND, DEFAULT_RULES), DEFAULT_RULES)
    assert line == (Band.HEALTHY, 77)
    way = way_up(NORTHWIND, DEFAULT_RULES, line[1])
    assert told(way) == [("speak with them now", Decimal("6.576"))]
    assert way is not None
    assert way.enough
    # To 75 the late actions would do as well (76.5), but a talk is easier.
    assert told(way_up(NORTHWIND, DEFAULT_RULES, 75)) == told(way)
    assert way_up(NORTHWIND, DEFAULT_RULES, 74) is None


def test_one_talk_counts_in_every_factor_that_it_moves() -> None:
    """Last contact 16 days ago (14 / 16 = 87.5), the champion 28 (50): the talk adds
    12.5 * 0.12 + 50 * 0.078 = 5.4 points, from 72.3 to 77.7. Speaking with somebody else would
    give 1.5, and not be enough."""
    before = replace(NORTHWIND, contacted_on=ago(16), champion_on=ago(28), coverage=1)
    assert score(before, DEFAULT_RULES).score == Decimal("72.3")
    way = way_up(before, DEFAULT_RULES, 77)
    assert told(way) == [("speak with Lena Brandt", Decimal("5.4"))]
    after = replace(before, contacted_on=TODAY, champion_on=TODAY)
    assert score(after, DEFAULT_RULES).score == Decimal("77.7")
    assert way is not None
    assert way.reaches.quantize(Decimal("0.1")) == Decimal("77.7")


def test_it_says_what_is_not_in_our_hands() -> None:
    """A late milestone 25 * 0.1143, their late action and engagement 25 * 0.0857 each, 24 idle
    seats 12 * 0.1143."""
    way = way_up(NORTHWIND, DEFAULT_RULES, 77)
    assert way is not None
    assert [(render(rest.what), rest.points) for rest in way.beyond] == [
        ("1 late milestone", Decimal("2.8575")),
        ("1 more training or event", Decimal("2.1425")),
        ("1 late action of theirs", Decimal("2.1425")),
        ("24 idle seats", Decimal("1.3716")),
    ]
    assert all(SIDE_OF[rest.factor] is HealthSide.CUSTOMER for rest in way.beyond)


def test_several_acts_are_named_when_one_is_not_enough() -> None:
    way = way_up(NORTHWIND, DEFAULT_RULES, 86)
    assert way is not None
    assert way.enough
    assert len(way.lifts) > 1
    hopeless = way_up(NORTHWIND, DEFAULT_RULES, 100)
    assert hopeless is not None
    assert not hopeless.enough  # what is theirs is not in our hands
    assert hopeless.reaches < 100


def test_a_lost_champion_is_to_be_followed_by_another() -> None:
    lost = LostChampion(5, "Lena Brandt", ago(9), has_left=True)
    alone = replace(NORTHWIND, champion="", champion_on=None, lost_champion=lost)
    way = way_up(alone, DEFAULT_RULES, 77)
    assert told(way) == [("win a champion in place of Lena Brandt", Decimal("14.376"))]


def test_without_a_score_or_above_the_line_there_is_none() -> None:
    assert way_up(HealthInputs(as_of=TODAY), DEFAULT_RULES) is None
    assert way_up(NORTHWIND, DEFAULT_RULES, 70) is None


@given(inputs, st.none() | st.dates(date(2025, 1, 1), TODAY), st.integers(1, 100))
def test_the_way_up_leads_where_it_says(of: HealthInputs, lost: date | None, target: int) -> None:
    if lost is not None:
        of = replace(of, lost_champion=LostChampion(1, "Ada", lost, has_left=True))
    way = way_up(of, DEFAULT_RULES, target)
    now = score(of, DEFAULT_RULES).score
    if way is None:
        assert now is None or now >= target
        return
    assert now is not None
    assert len({lift.act for lift in way.lifts}) == len(way.lifts) <= len(OurAct)
    assert all(lift.points > 0 for lift in way.lifts)
    assert all(SIDE_OF[lift.factor] is HealthSide.CSM for lift in way.lifts)
    # The steps add up to where it says that they lead.
    assert abs(now + sum(lift.points for lift in way.lifts) - way.reaches) <= Decimal("0.05")
    assert way.enough == (shown(way) >= target)


def shown(way: WayUp) -> Decimal:
    return way.reaches.quantize(Decimal("0.1"), ROUND_HALF_UP)


@given(inputs)
def test_where_a_way_is_enough_the_badge_turns(of: HealthInputs) -> None:
    health = score(of, DEFAULT_RULES)
    line = next_line(health, DEFAULT_RULES)
    way = None if line is None else way_up(of, DEFAULT_RULES, line[1])
    if line is not None and way is not None:
        order = (Band.AT_RISK, Band.WATCH, Band.HEALTHY)
        after = banded(shown(way), health.band, DEFAULT_RULES)
        assert (order.index(after) >= order.index(line[0])) == way.enough

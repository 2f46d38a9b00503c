"""What the words of a goal's measure say in numbers."""

from decimal import Decimal

import pytest

from csm_desktop.domain.handoff.message_facts import unlabelled, with_measure
from csm_desktop.domain.value.goal_words import Way, measured_name, way_in


@pytest.mark.parametrize(
    ("words", "way"),
    [
        ("minutes to replan, 240 to 45", Way(Decimal(240), Decimal(45), "")),
        ("from 240 to 45 minutes", Way(Decimal(240), Decimal(45), "minutes")),
        ("crews planned: 12 % → 95 %", Way(Decimal(12), Decimal(95), "%")),
        ("240 minutes down to 45", Way(Decimal(240), Decimal(45), "minutes")),
        ("4.5 to 2 hours", Way(Decimal("4.5"), Decimal(2), "hours")),
        ("1,240 to 900 hours", None),  # 240, or a thousand more
        ("240 to 45, and 12 to 3", None),
        ("240 to 45,000", None),
        ("open from 9 until 5", None),
        ("", None),
    ],
)
def test_the_way_of_a_measure(words: str, way: Way | None) -> None:
    assert way_in(words) == way


@pytest.mark.parametrize(
    ("words", "name"),
    [
        ("minutes to replan, 240 to 45", "minutes to replan"),
        ("Replanning time from 240 to 45 minutes", "Replanning time"),
        ("crews planned: 12 % → 95 %", "crews planned"),
        ("from 240 to 45 minutes", ""),
        ("how happy they are", "how happy they are"),
    ],
)
def test_what_a_measure_is_called_without_its_way(words: str, name: str) -> None:
    assert measured_name(words) == name


@pytest.mark.parametrize(
    ("words", "goal"),
    [
        ("Goal: replan in time; measured by minutes, 90 to 15",
         ("replan in time", "minutes, 90 to 15")),
        ("Replan in time (measured by: minutes)", ("Replan in time", "minutes")),
        ("Replan in time, gemessen an Minuten", ("Replan in time", "Minuten")),
        ("Replan in time", ("Replan in time", "")),
        ("measured by minutes", ("measured by minutes", "")),
    ],
)  # fmt: skip
def test_a_goal_that_says_how_it_is_measured(words: str, goal: tuple[str, str]) -> None:
    assert with_measure(words) == goal


@pytest.mark.parametrize(
    ("said", "filed"),
    [
        ("Critical event: go live on 9 dec", "go live on 9 dec"),
        ("PAIN - rosters hurt", "rosters hurt"),
        ("Decision criteria: speed", "speed"),
        ("Impact:", "Impact:"),
        ("Goal: replan within 15 minutes", "replan within 15 minutes"),
        ("First value goal - one depot live", "one depot live"),
        ("12-month goals: all depots", "all depots"),
        ("Measured by: minutes", "minutes"),
        ("Ziel: Umplanung in 15 Minuten", "Umplanung in 15 Minuten"),
        ("Goals are set", "Goals are set"),
        ("Goalkeeper: he plays", "Goalkeeper: he plays"),
        ("Painful rosters: they hurt", "Painful rosters: they hurt"),
        ("The situation is: bad", "The situation is: bad"),
        ("Impact-driven people", "Impact-driven people"),
    ],
)
def test_a_heading_is_not_filed_with_the_words(said: str, filed: str) -> None:
    assert unlabelled(said) == filed

"""What the words of a goal's measure say in numbers."""

from decimal import Decimal

import pytest

from csm_desktop.domain.handoff.message_facts import unlabelled
from csm_desktop.domain.value.goal_words import Way, way_in


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
    ("said", "filed"),
    [
        ("Critical event: go live on 9 dec", "go live on 9 dec"),
        ("PAIN - rosters hurt", "rosters hurt"),
        ("Decision criteria: speed", "speed"),
        ("Impact:", "Impact:"),
        ("Painful rosters: they hurt", "Painful rosters: they hurt"),
        ("The situation is: bad", "The situation is: bad"),
        ("Impact-driven people", "Impact-driven people"),
    ],
)
def test_a_heading_is_not_filed_with_the_words(said: str, filed: str) -> None:
    assert unlabelled(said) == filed

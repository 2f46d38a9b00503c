"""How values lie, and figures in whole numbers."""

from decimal import Decimal

import pytest

from csm_desktop.domain.text.spread import middle_day, rounded


@pytest.mark.parametrize(("score", "said"), [("72.5", 73), ("73.5", 74), ("-0.5", -1), ("0.4", 0)])
def test_half_a_point_counts_as_one(score: str, said: int) -> None:
    assert rounded(Decimal(score)) == said


@pytest.mark.parametrize(
    ("days", "said"), [([], None), ([7], 7), ([40, 41], 41), ([41, 42], 42), ([-1, 0], -1)]
)
def test_the_median_of_days_is_a_whole_day_half_rounded_up(
    days: list[int], said: int | None
) -> None:
    """40.5 and 41.5 are told as 41 and 42: half to even would make 40 of the first."""
    assert middle_day(days) == said

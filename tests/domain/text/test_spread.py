"""How values lie, and figures in whole numbers."""

from decimal import Decimal

import pytest

from csm_desktop.domain.text.spread import rounded


@pytest.mark.parametrize(("score", "said"), [("72.5", 73), ("73.5", 74), ("-0.5", -1), ("0.4", 0)])
def test_half_a_point_counts_as_one(score: str, said: int) -> None:
    assert rounded(Decimal(score)) == said

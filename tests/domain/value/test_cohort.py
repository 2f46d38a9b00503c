"""Whom an account is compared with, and where it stands among them, worked out by hand."""

from decimal import Decimal

import pytest

from csm_desktop.domain.records.accounts import Account, AccountStatus
from csm_desktop.domain.records.metrics import Better
from csm_desktop.domain.records.rules import DEFAULT_RULES
from csm_desktop.domain.value.cohort import Cohort, cohort, place
from csm_desktop.wording import render


def _cohort(*values: int, segment_id: int | None = 1) -> Cohort:
    """Account 1 beside others with these values; one that left does not count."""
    accounts = [Account(n, f"Account {n}", segment_id=segment_id) for n in range(1, 12)]
    accounts.append(Account(12, "Gone", segment_id=segment_id, status=AccountStatus.CHURNED))
    present = {n: Decimal(value) for n, value in enumerate(values, 2)}
    present |= {1: Decimal(999), 12: Decimal(-999)}
    return cohort(7, accounts[0], accounts, present, DEFAULT_RULES)


def test_quartiles_lie_between_neighbours_and_nobody_is_known_by_a_place() -> None:
    # Six values: a quarter of the way over five gaps is 1.25, so 20 + 0.25 x 10 = 22.5.
    found = _cohort(60, 10, 50, 20, 40, 30).found
    assert found is not None
    spread = found.spread
    assert (spread.lower, spread.median, spread.upper) == (
        Decimal("22.5"), Decimal(35), Decimal("47.5"),
    )  # fmt: skip
    assert found.values == tuple(map(Decimal, (10, 20, 30, 40, 50, 60)))


@pytest.mark.parametrize(
    ("value", "better", "words"),
    [
        (41, Better.HIGHER, "in the best quarter, ahead of 4 of 5"),
        (40, Better.HIGHER, "in the best quarter, ahead of 3 of 5"),
        (35, Better.HIGHER, "better than the median, ahead of 3 of 5"),
        (30, Better.HIGHER, "level with the median, ahead of 2 of 5"),
        (20, Better.HIGHER, "behind the median, ahead of 1 of 5"),
        (19, Better.HIGHER, "in the weakest quarter, ahead of 1 of 5"),
        (20, Better.LOWER, "in the best quarter, ahead of 3 of 5"),
        (40, Better.LOWER, "behind the median, ahead of 1 of 5"),
        (41, Better.LOWER, "in the weakest quarter, ahead of 1 of 5"),
    ],
)
def test_a_place_is_told_by_quarter_and_by_how_many_do_worse(
    value: int, better: Better, words: str
) -> None:
    found = _cohort(10, 20, 30, 40, 50).found
    assert found is not None
    assert render(place(Decimal(value), found, better).words) == words


def test_where_all_are_level_nobody_leads() -> None:
    found = _cohort(5, 5, 5, 5, 5).found
    assert found is not None
    assert render(place(Decimal(5), found, Better.HIGHER).words) == (
        "level with the median, ahead of 0 of 5"
    )


def test_too_few_are_told_with_the_number_that_is_lacking() -> None:
    few = _cohort(10, 20, 30)
    assert (few.found, few.measured, few.lacking) == (None, 3, 2)
    assert render(few.why) == "too few like accounts have a reading: 3 of 5, 2 lacking"
    alone = _cohort(10, 20, 30, 40, 50, segment_id=None)
    assert alone.found is None
    assert render(alone.why) == "no segment is set, and likeness begins with it"

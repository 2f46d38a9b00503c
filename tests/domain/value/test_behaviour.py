"""What is not used, and what has not moved since day 1: only what somebody has read."""

from datetime import date
from decimal import Decimal

import pytest

from csm_desktop.domain.records.accounts import Account
from csm_desktop.domain.records.facts import AccountFacts
from csm_desktop.domain.records.metrics import Access, AccountMetric, Better, Metric, Reading
from csm_desktop.domain.value.behaviour import unimproved, unused

DAY_1, LATER, TODAY = date(2026, 1, 1), date(2026, 6, 1), date(2026, 11, 22)
REPORTS = Metric(1, "Reports run")
ERRORS = Metric(2, "Errors", better=Better.LOWER)
SAVED = Metric(3, "Minutes saved", access=Access.BY_CONSENT)
ALL = (REPORTS, ERRORS, SAVED)


def facts(*readings: tuple[int, date, int], baseline: int | None = 10) -> AccountFacts:
    start = Decimal(baseline) if baseline is not None else None
    return AccountFacts(
        as_of=TODAY,
        account=Account(9, "North"),
        metrics=ALL,
        account_metrics=tuple(
            AccountMetric(m.id, 9, m.id, baseline=start, baseline_on=DAY_1) for m in ALL
        ),
        readings=tuple(
            Reading(n, 9, metric, on, Decimal(value))
            for n, (metric, on, value) in enumerate(readings, 1)
        ),
    )


def test_a_feature_without_use_is_unused_and_one_that_nobody_read_is_not_known() -> None:
    assert unused(facts((1, LATER, 0))) == ("Reports run",)
    assert unused(facts((1, LATER, 3))) == ()
    assert unused(facts()) == ()


def test_the_last_reading_counts() -> None:
    assert unused(facts((1, DAY_1, 0), (1, LATER, 5))) == ()
    assert unused(facts((1, DAY_1, 5), (1, LATER, 0))) == ("Reports run",)


def test_no_errors_and_no_saving_are_not_want_of_use() -> None:
    assert unused(facts((2, LATER, 0), (3, LATER, 0))) == ()


@pytest.mark.parametrize(("value", "still"), [(9, True), (10, True), (11, False)])
def test_what_is_no_better_than_day_1_has_not_improved(value: int, still: bool) -> None:
    assert unimproved(facts((1, LATER, value))) == (("Reports run",) if still else ())


def test_better_may_be_less() -> None:
    assert unimproved(facts((2, LATER, 4))) == ()
    assert unimproved(facts((2, LATER, 12))) == ("Errors",)


def test_day_1_itself_says_nothing_of_what_became_of_it() -> None:
    assert unimproved(facts((1, DAY_1, 10))) == ()
    assert unimproved(facts((1, LATER, 10), baseline=None)) == ()

"""Surveys over the book, and reviews held as they fall due: by hand."""

from datetime import date, timedelta
from decimal import Decimal

from csm_desktop.domain.practice.kpis import reviews_kept, survey_mean
from csm_desktop.domain.records.accounts import Account
from csm_desktop.domain.records.facts import AccountFacts
from csm_desktop.domain.records.metrics import Metric, MetricKind, Reading
from csm_desktop.domain.records.reviews import Review, ReviewStatus
from tests.filled import filled

TODAY = date(2026, 11, 22)
NPS = filled(Metric, id=1, kind=MetricKind.NPS)


def answered(*found: tuple[int, int]) -> AccountFacts:
    """An account with readings: so many days ago, this value."""
    readings = tuple(
        filled(Reading, id=n, account_id=1, metric_id=1, on=TODAY - timedelta(days=ago),
               value=Decimal(value))
        for n, (ago, value) in enumerate(found, 1)
    )  # fmt: skip
    return AccountFacts(
        as_of=TODAY, account=Account(1, "Halden"), metrics=(NPS,), readings=readings
    )


def reviewed(*found: tuple[ReviewStatus, int]) -> AccountFacts:
    """An account with reviews: on so many days from today."""
    reviews = tuple(
        Review(n, 1, number=n, on=TODAY + timedelta(days=days), status=status)
        for n, (status, days) in enumerate(found, 1)
    )
    return AccountFacts(as_of=TODAY, account=Account(1, "Halden"), reviews=reviews)


def test_each_account_counts_once_by_its_newest_reading_that_is_young_enough() -> None:
    book = [answered((100, -50), (10, 30)), answered((20, 40)), answered((366, 100)), answered()]
    found = survey_mean(book, MetricKind.NPS, 365)
    assert (found.mean, found.answered, found.silent) == (Decimal(35), 2, 2)
    assert survey_mean(book, MetricKind.CSAT, 365).mean is None
    assert survey_mean([], MetricKind.NPS, 365).mean is None


def test_a_review_that_is_late_is_not_kept_and_of_some_no_day_is_known() -> None:
    held, planned = ReviewStatus.HELD, ReviewStatus.PLANNED
    book = [
        reviewed((held, -30), (held, -400), (planned, 5)),
        reviewed((held, -20), (planned, -1)),
        reviewed((planned, 0)),
        reviewed(),
    ]
    found = reviews_kept(book)
    assert (found.kept, found.due, found.unknown, found.held) == (2, 3, 1, 2)
    assert reviews_kept([]).share is None

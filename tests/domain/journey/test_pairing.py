"""What came of pairings: value and money since the introduction, year by year."""

from datetime import date, timedelta
from decimal import Decimal

from hypothesis import given
from hypothesis import strategies as st

from csm_desktop.domain.journey.pairing import PairingCourse, course_of, pairing_years
from csm_desktop.domain.records.money import Money
from csm_desktop.domain.records.revenue import RevenueEvent, RevenueKind
from csm_desktop.domain.records.standing.champions import Pairing, PairingResult

TODAY = date(2026, 6, 1)
MET = date(2026, 3, 1)


def event(kind: RevenueKind, on: date, euros: int) -> RevenueEvent:
    return RevenueEvent(1, 1, kind, on, Money(euros * 100, "EUR"))


LEDGER = (
    event(RevenueKind.EXPANSION, MET - timedelta(days=1), 1),
    event(RevenueKind.EXPANSION, MET, 20),
    event(RevenueKind.EXPANSION, TODAY, 300),
    event(RevenueKind.RENEWAL, TODAY, 4_000),
    event(RevenueKind.EXPANSION, TODAY + timedelta(days=1), 50_000),
)


def paired(id_: int = 1, on: date | None = MET, *, account: int = 1) -> Pairing:
    return Pairing(id_, account, 9, MET, introduced_on=on, achieved_then=Decimal(45),
                   result=PairingResult.HELPED if id_ == 1 else None)  # fmt: skip


def test_the_course_counts_from_the_introduction_to_today() -> None:
    course = course_of(paired(), Decimal("68.2"), LEDGER, TODAY)
    assert (course.points, course.won) == (Decimal("23.2"), (Money(320_00, "EUR"),))
    for waiting in (paired(on=None), paired(on=TODAY + timedelta(days=1))):
        assert course_of(waiting, Decimal(68), LEDGER, TODAY) == PairingCourse(waiting, None, ())
    assert course_of(paired(), None, (), TODAY).points is None


def test_a_cruiser_introduced_twice_in_a_year_made_its_way_once() -> None:
    first = course_of(paired(1), Decimal(65), LEDGER, TODAY)
    second = course_of(paired(2, MET + timedelta(days=9)), Decimal(65), LEDGER, TODAY)
    before = course_of(paired(3, date(2025, 12, 31), account=2), Decimal(40), (), TODAY)
    this, last = pairing_years([second, before, first])
    assert (this.year, this.introduced, this.known, this.helped) == (2026, 2, 1, 1)
    assert (this.points, this.won) == (20, (Money(320_00, "EUR"),))
    assert (last.year, last.introduced, last.points, last.won) == (2025, 1, -5, ())


@given(st.lists(st.tuples(st.integers(1, 3), st.none() | st.integers(-900, 900)), max_size=9))
def test_years_count_each_introduction_once_and_no_other(
    made: list[tuple[int, int | None]],
) -> None:
    courses = [
        course_of(
            paired(n, None if days is None else MET + timedelta(days=days), account=account),
            Decimal(50), LEDGER, date(2030, 1, 1),
        )
        for n, (account, days) in enumerate(made, 1)
    ]  # fmt: skip
    years = pairing_years(courses)
    assert sum(year.introduced for year in years) == sum(days is not None for _, days in made)
    assert all(year.helped <= year.known <= year.introduced for year in years)
    assert years == pairing_years(courses[::-1])

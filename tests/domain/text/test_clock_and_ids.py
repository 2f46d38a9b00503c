"""A clock that stands still, and ids that ascend and fit into 63 bits."""

from datetime import UTC, date, datetime, timedelta

from hypothesis import given
from hypothesis import strategies as st

from csm_desktop.domain.text.clock import FixedClock
from csm_desktop.domain.text.ids import IdMaker

INSTANTS = st.datetimes(
    min_value=datetime(2020, 1, 2),  # noqa: DTZ001
    max_value=datetime(2158, 12, 31),  # noqa: DTZ001
    timezones=st.just(UTC),
)


def test_by_hand_the_same_instant_is_another_day_in_another_zone() -> None:
    instant = datetime(2026, 11, 22, 23, 30, tzinfo=UTC)
    assert FixedClock(instant).today() == date(2026, 11, 22)
    assert FixedClock(instant, "Asia/Tokyo").today() == date(2026, 11, 23)
    assert FixedClock(instant, "Asia/Tokyo").now() == instant


@given(INSTANTS, st.integers(1, 50), st.integers(1, 5))
def test_ids_ascend_strictly_are_positive_and_fit_into_63_bits(
    instant: datetime, count: int, acts: int
) -> None:
    maker = IdMaker(FixedClock(instant))
    made = []
    for _ in range(acts):
        maker.begin()
        made += [maker.next() for _ in range(count)]
        made += maker.several(count)
    assert made == sorted(set(made))
    assert made[0] > 0
    assert made[-1] < 2**63


@given(INSTANTS, st.integers(1, 10**9))
def test_later_ids_are_greater_whoever_made_them(instant: datetime, milliseconds: int) -> None:
    later = instant + timedelta(milliseconds=milliseconds)
    assert IdMaker(FixedClock(instant)).next() < IdMaker(FixedClock(later)).next()


def test_by_hand_a_stream_with_a_start_is_reproducible_and_consecutive() -> None:
    one_second_in = FixedClock(datetime(2020, 1, 1, 0, 0, 1, tzinfo=UTC))
    maker = IdMaker(one_second_in, start=5)
    assert [maker.next(), maker.next()] == [(1000 << 21) + 6, (1000 << 21) + 7]


def test_a_clock_that_goes_back_does_not_take_the_ids_with_it() -> None:
    class Wavering:
        instant = datetime(2026, 1, 1, tzinfo=UTC)

        def now(self) -> datetime:
            return self.instant

        def today(self) -> date:
            return self.day_of(self.instant)

        def day_of(self, instant: datetime) -> date:
            return instant.date()

    clock = Wavering()
    maker = IdMaker(clock)
    first = maker.next()
    clock.instant -= timedelta(days=400)
    maker.begin()
    assert maker.next() > first

from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from csm_desktop.importers.values.dates import read_dates
from csm_desktop.wording import render

SUMMER, WINTER = "2027-03-31T22:00:00.000Z", "2026-12-31T23:00:00.000Z"


def test_midnights_of_another_zone_are_the_day_that_began_there_and_that_is_told() -> None:
    found = read_dates([SUMMER, WINTER, ""])
    assert found.values == [date(2027, 4, 1), date(2027, 1, 1), None]
    assert [render(note) for note in found.notes] == [
        "“2027-03-31T22:00:00.000Z” is read as 1 April 2027: its time is midnight where it was "
        "written"
    ]


@pytest.mark.parametrize(
    "texts",
    [
        ["2027-03-31T22:00:00Z", "2027-05-01T09:13:22Z"],  # one of them is no midnight
        ["2027-03-31T12:00:00Z", "2027-05-01T12:00:00Z"],  # noon is how careful systems write a day
        ["2027-03-31T00:00:00Z"],
        ["2027-03-31T22:00:00+02:00"],  # the zone is said: the day is as written
        ["2027-03-31 22:00:00"],
    ],
)
def test_other_times_keep_the_day_that_is_written(texts: list[str]) -> None:
    found = read_dates(texts)
    assert found.values == [date.fromisoformat(text[:10]) for text in texts]
    assert found.notes == ()


def test_a_nightly_measurement_stays_on_its_day() -> None:
    assert read_dates([SUMMER, WINTER], midnights=False).values[0] == date(2027, 3, 31)


DAYS = st.dates(date(2020, 1, 2), date(2040, 12, 1))


@given(
    days=st.lists(DAYS, min_size=2, max_size=20, unique=True),
    zone=st.sampled_from(["Europe/Berlin", "Europe/London", "Asia/Tokyo", "Asia/Kolkata",
                          "Europe/Helsinki", "America/New_York", "UTC"]),
)  # fmt: skip
def test_days_written_as_midnights_of_a_zone_are_read_back(days: list[date], zone: str) -> None:
    moments = [datetime.combine(day, time(), ZoneInfo(zone)).astimezone(UTC) for day in days]
    texts = [moment.isoformat().replace("+00:00", "Z") for moment in moments]
    assert read_dates(texts).values == days


@given(st.lists(st.dates(date(2002, 1, 1), date(2098, 1, 1)), min_size=1, max_size=9))
def test_counts_since_1970_are_read_back_in_seconds_and_milliseconds(days: list[date]) -> None:
    counts = [(day - date(1970, 1, 1)) // timedelta(seconds=1) for day in days]
    for scale in (1, 1000):
        for cells in ([str(n * scale) for n in counts], [n * scale for n in counts]):
            found = read_dates(cells)
            assert found.values == days
            assert "counts from 1970" in render(found.notes[0])


@pytest.mark.parametrize(
    "text",
    ["0001-01-01", "01/01/0001", "1900-01-01T00:00:00Z", "01.01.1970", "1753-01-01", "1899-12-30"],
)
def test_days_that_stand_for_nothing_are_none_and_told_once(text: str) -> None:
    found = read_dates([text, text, "2027-05-13"])
    assert found.values == [None, None, date(2027, 5, 13)]
    assert found.bad == {}
    assert [render(note) for note in found.notes] == [
        f"“{text}” and its like are no dates: they stand for “not filled in”"
    ]


@pytest.mark.parametrize(
    "text",
    [
        "9999-12-31",
        "2099-12-31",
        "31/12/2999",
        "Evergreen",
        "Auto-renews",
        "MTM",
        "month-to-month",
        "in perpetuity",
        "unbefristet",
        "tacite reconduction",
        "自動更新",
    ],
)
def test_no_end_is_no_date_and_told(text: str) -> None:
    found = read_dates([text, "2027-05-31"])
    assert found.values == [None, date(2027, 5, 31)]
    assert (found.bad, len(found.notes)) == ({}, 1)
    assert "“no end”" in render(found.notes[0])

"""Recurring meetings: those of 90 days, moved and cancelled ones right, each with its own id."""

from datetime import UTC, date, datetime
from pathlib import Path

import pytest

from csm_desktop.importers.calendars.calendar_plan import CalendarEvent
from tests.importers.calendars.files import calendar, event, events_of, read
from tests.importers.calendars.test_reading import told

BERLIN = ";TZID=Europe/Berlin:"
WEEKLY = event(
    f"DTEND{BERLIN}20261201T110000", "RRULE:FREQ=WEEKLY;COUNT=4", "SUMMARY:weekly",
    start=f"{BERLIN}20261201T100000",
)  # fmt: skip


def exception(recurrence: str, start: str, *more: str) -> str:
    return event(
        f"RECURRENCE-ID{recurrence}", f"DTEND{BERLIN}{start[:9]}235000", "SUMMARY:moved",
        "SEQUENCE:2", *more, start=f"{BERLIN}{start}",
    )  # fmt: skip


def series(folder: Path, *parts: str, today: date = date(2026, 11, 29)) -> list[CalendarEvent]:
    return events_of(read(folder, calendar(*parts), today=today))


def days(found: list[CalendarEvent]) -> list[int]:
    return [each.starts.day for each in found]


def test_each_meeting_of_a_series_is_one_of_its_own(tmp_path: Path) -> None:
    found = series(tmp_path, WEEKLY)
    assert days(found) == [1, 8, 15, 22]
    assert {each.uid for each in found} == {"one@example"}
    assert found[0].recurrence == "20261201T090000Z"
    assert len({each.recurrence for each in found}) == 4
    assert all(each.is_series for each in found)


def test_only_the_next_90_days_come_in(tmp_path: Path) -> None:
    endless = WEEKLY.replace(";COUNT=4", "")
    found = series(tmp_path, endless)
    assert found[0].starts == datetime(2026, 12, 1, 9, tzinfo=UTC)
    assert found[-1].starts < datetime(2027, 2, 28, tzinfo=UTC)
    assert len(found) == 13
    later = series(tmp_path, endless, today=date(2027, 5, 1))
    assert (later[0].starts.hour, later[0].starts.date()) == (8, date(2027, 5, 4))  # summer time


def test_a_series_that_is_over_comes_in_with_its_last_days(tmp_path: Path) -> None:
    over = WEEKLY.replace("COUNT=4", "UNTIL=20261222T235959Z")
    assert days(series(tmp_path, over, today=date(2030, 1, 1))) == [1, 8, 15, 22]
    assert days(series(tmp_path, WEEKLY, today=date(2030, 1, 1))) == [1, 8, 15, 22]


@pytest.mark.parametrize(
    "recurrence",
    [
        f"{BERLIN}20261208T100000",
        ":20261208T090000Z",
        ":20261208T100000",
        ";VALUE=DATE:20261208",
        ";TZID=America/New_York:20261208T040000",
    ],
)
def test_a_moved_meeting_moves_however_its_id_is_written(tmp_path: Path, recurrence: str) -> None:
    found = series(tmp_path, WEEKLY, exception(recurrence, "20261209T140000"))
    assert days(found) == [1, 9, 15, 22]
    moved = found[1]
    assert (moved.title, moved.recurrence) == ("moved", "20261208T090000Z")
    assert moved.starts == datetime(2026, 12, 9, 13, tzinfo=UTC)


def test_a_moved_meeting_that_names_nobody_has_the_guests_of_its_series(tmp_path: Path) -> None:
    guests = "ATTENDEE;CN=Lena:mailto:lena@northwind.example"
    asked = WEEKLY.replace("SUMMARY:weekly", f"SUMMARY:weekly\r\n{guests}")
    found = series(tmp_path, asked, exception(f"{BERLIN}20261208T100000", "20261209T140000"))
    assert [[one.name for one in each.guests] for each in found] == [["Lena"]] * 4


def test_a_cancelled_week_is_told_and_does_not_come_back(tmp_path: Path) -> None:
    off = exception(f"{BERLIN}20261208T100000", "20261208T100000", "STATUS:CANCELLED")
    found = series(tmp_path, WEEKLY, off)
    assert [(each.starts.day, each.is_cancelled) for each in found] == [
        (1, False), (8, True), (15, False), (22, False)
    ]  # fmt: skip


def test_a_cancelled_series_is_cancelled_as_a_whole(tmp_path: Path) -> None:
    found = series(tmp_path, WEEKLY.replace("SUMMARY", "STATUS:CANCELLED\r\nSUMMARY"))
    assert [each.is_cancelled for each in found] == [True] * 4
    by_method = calendar(WEEKLY, head=["METHOD:CANCEL"])
    assert all(each.is_cancelled for each in events_of(read(tmp_path, by_method)))


@pytest.mark.parametrize(
    ("until", "last"),
    [
        ("20261215T100000", 15),  # a local end, as many programs write it
        ("20261215T090000Z", 15),
        ("20261215", 15),  # a day: the whole of it
        ("20261215T085959Z", 8),
        ("20261214", 8),
    ],
)
def test_the_end_of_a_series_is_read_in_its_own_zone(tmp_path: Path, until: str, last: int) -> None:
    found = series(tmp_path, WEEKLY.replace("COUNT=4", f"UNTIL={until}"))
    assert days(found)[-1] == last


@pytest.mark.parametrize(
    "exdate",
    [f"{BERLIN}20261208T100000", ":20261208T090000Z", ":20261208T100000", ";VALUE=DATE:20261208"],
)
def test_a_day_that_is_left_out_stays_out(tmp_path: Path, exdate: str) -> None:
    found = series(tmp_path, WEEKLY.replace("SUMMARY", f"EXDATE{exdate}\r\nSUMMARY"))
    assert days(found) == [1, 15, 22]


def test_an_exception_for_all_that_follow_gives_each_its_own_id(tmp_path: Path) -> None:
    onwards = exception(f";RANGE=THISANDFUTURE{BERLIN}20261208T100000", "20261208T120000")
    found = series(tmp_path, WEEKLY, onwards)
    assert [each.starts.hour for each in found] == [9, 11, 11, 11]
    assert len({each.recurrence for each in found}) == 4


def test_an_exception_that_comes_alone_is_that_meeting(tmp_path: Path) -> None:
    (found,) = series(tmp_path, exception(f"{BERLIN}20261208T100000", "20261209T140000"))
    assert (found.recurrence, found.is_series) == ("20261208T090000Z", False)


@pytest.mark.parametrize(
    "end", ["DTEND:garbage", f"DTEND{BERLIN}20261130T110000", "DURATION:-PT15M"]
)
def test_a_broken_end_costs_no_series_and_moves_none(tmp_path: Path, end: str) -> None:
    broken = WEEKLY.replace(f"DTEND{BERLIN}20261201T110000", end)
    found = series(tmp_path, broken)
    assert days(found) == [1, 8, 15, 22]
    assert [each.minutes for each in found] == [60] * 4


def test_a_rule_that_nobody_understands_brings_the_first_meeting(tmp_path: Path) -> None:
    plan = read(tmp_path, calendar(WEEKLY.replace("FREQ=WEEKLY;COUNT=4", "FREQ=SOMETIMES")))
    assert days(events_of(plan)) == [1]
    assert "how it repeats cannot be read" in told(plan)


def test_blanks_in_a_rule_do_not_matter(tmp_path: Path) -> None:
    text = WEEKLY.replace("FREQ=WEEKLY;COUNT=4", "FREQ=DAILY;COUNT=3;BYDAY=MO, TU, WE")
    assert days(series(tmp_path, text)) == [1, 2, 7]


def test_the_same_event_twice_is_one(tmp_path: Path) -> None:
    old, new = (event(f"SUMMARY:{name}", f"SEQUENCE:{n}") for n, name in enumerate(("old", "new")))
    for parts in ((old, new), (new, old)):
        assert [each.title for each in series(tmp_path, *parts)] == ["new"]


def test_an_event_without_an_id_gets_the_same_one_each_time(tmp_path: Path) -> None:
    own = event("SUMMARY:no id", "DTSTAMP:20260101T000000Z", uid="")
    (first,) = series(tmp_path, own)
    (second,) = series(tmp_path, own.replace("20260101", "20260202"))
    assert first.uid == second.uid
    assert first.uid


@pytest.mark.parametrize(
    ("begins", "ends", "minutes"),
    [
        ("20261024T220000", "DTEND;TZID=America/New_York:20261025T003000", 510),
        ("20260328T220000", "DTEND;TZID=America/New_York:20260329T003000", 450),
        ("20261024T200000", "DURATION:PT12H", 720),
        # From 2:30, an hour that this night leaves out, to the 3:30 that comes instead.
        ("20270328T023000", "DTEND;TZID=Europe/Berlin:20270328T033000", 60),
    ],
)
def test_what_lasts_over_a_change_of_clocks_is_as_long_as_the_file_says(
    tmp_path: Path, begins: str, ends: str, minutes: int
) -> None:
    (found,) = series(tmp_path, event(ends, "SUMMARY:flight", start=f"{BERLIN}{begins}"))
    assert found.minutes == minutes


def test_a_series_over_a_change_of_clocks_lasts_as_long_as_its_file_says(tmp_path: Path) -> None:
    night = event(
        "DURATION:PT24H", "RRULE:FREQ=WEEKLY;COUNT=2", "SUMMARY:move",
        f"RDATE;VALUE=PERIOD{BERLIN}20261027T200000/PT2H", start=f"{BERLIN}20261024T200000",
    )  # fmt: skip
    found = series(tmp_path, night, today=date(2026, 10, 20))
    assert {each.starts.day: each.minutes for each in found} == {24: 1440, 27: 120, 31: 1440}


@pytest.mark.parametrize(
    ("rule", "expected"),
    [
        ("RSCALE=GREGORIAN;FREQ=MONTHLY;SKIP=BACKWARD;COUNT=5", [31, 31, 28]),
        ("RSCALE=GREGORIAN;FREQ=MONTHLY;BYMONTHDAY=31;SKIP=BACKWARD;COUNT=5", [31, 31, 28]),
        ("RSCALE=GREGORIAN;FREQ=MONTHLY;COUNT=3", [31, 31]),
        # What is left as it is keeps its first meeting.
        ("RSCALE=GREGORIAN;FREQ=YEARLY;BYMONTHDAY=31;SKIP=BACKWARD", [31]),
    ],
)
def test_months_without_such_a_day_are_skipped_as_the_rule_says(
    tmp_path: Path, rule: str, expected: list[int]
) -> None:
    ends = event(
        f"DTEND{BERLIN}20261231T110000", f"RRULE:{rule}", "SUMMARY:last day",
        start=f"{BERLIN}20261231T100000",
    )  # fmt: skip
    found = series(tmp_path, ends, today=date(2026, 12, 31))
    assert days(found) == expected

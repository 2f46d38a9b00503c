"""Names of zones that are written for readers, where no VTIMEZONE explains them."""

from datetime import UTC, datetime
from pathlib import Path

import pytest

from csm_desktop.importers.calendars.zones import zone_by_words
from tests.importers.calendars.files import calendar, event, events_of, read

BERN = '"(UTC+01:00) Amsterdam, Berlin, Bern, Rome, Stockholm, Vienna"'


@pytest.mark.parametrize(
    ("name", "zone"),
    [
        (BERN, "Europe/Amsterdam"),
        ("(GMT-05:00) Eastern Time (US & Canada)", "America/New_York"),
        ("(UTC+05:30) Chennai, Kolkata, Mumbai, New Delhi", "Asia/Kolkata"),
        ("(UTC) Dublin, Edinburgh, Lisbon, London", "Europe/Dublin"),
        ("(GMT+01.00) Sarajevo/Warsaw/Zagreb", "Europe/Sarajevo"),
        ("GMT+0100", "Etc/GMT-1"),
        ("UTC-5", "Etc/GMT+5"),
        ("(UTC+02:00) Nowhere", ""),
        ("(UTC+01:00) New York", ""),  # the city has another clock
        ("UTC+05:30", ""),
        ("Customized Time Zone", ""),
    ],
)
def test_a_name_for_readers_means_a_zone(name: str, zone: str) -> None:
    assert zone_by_words(name) == zone


def test_a_meeting_at_such_a_zone_is_not_asked_about(tmp_path: Path) -> None:
    plan = read(tmp_path, calendar(event(start=f";TZID={BERN}:20260701T090000")))
    (meeting,) = events_of(plan)
    assert not plan.plans[0].questions
    assert meeting.starts == datetime(2026, 7, 1, 7, 0, tzinfo=UTC)


def test_what_the_calendar_explains_itself_comes_first(tmp_path: Path) -> None:
    zone = (
        "BEGIN:VTIMEZONE\r\nTZID:GMT+0100\r\nBEGIN:STANDARD\r\nDTSTART:16010101T000000\r\n"
        "TZOFFSETFROM:+0530\r\nTZOFFSETTO:+0530\r\nEND:STANDARD\r\nEND:VTIMEZONE\r\n"
    )
    plan = read(tmp_path, calendar(zone, event(start=";TZID=GMT+0100:20261202T090000")))
    assert events_of(plan)[0].starts == datetime(2026, 12, 2, 3, 30, tzinfo=UTC)

"""What a calendar says is what comes in; what cannot be read is named and costs nothing else."""

from datetime import UTC, datetime
from pathlib import Path

import pytest

from csm_desktop.domain.text.instants import wall_of
from csm_desktop.errors import UserError
from csm_desktop.importers.calendars.calendar_plan import CalendarClock, is_calendar, read_calendar
from csm_desktop.importers.plan import FilePlan, Options
from csm_desktop.wording import render
from tests.importers.calendars.files import TODAY, calendar, event, events_of, read, written
from tests.public_data import public

PUBLIC = {
    "alarm_etar_future.ics": (1, 0),
    "issue_104_broken_calendar.ics": (1, 0),
    "issue_165_missing_event.ics": (14, 0),
    "issue_237_fail_to_parse_timezone_with_non_ascii_tzid.ics": (1, 0),
    "issue_313_globally_unique_tzid.ics": (3, 0),
    "issue_350.ics": (1, 0),
    "multiple_timezones.ics": (3, 0),
}


def told(plan: FilePlan) -> str:
    """All that is said of a plan's lines."""
    (own,) = plan.plans
    lines = [(each.line, each.text) for each in own.remarks]
    lines += [(each.line, each.reason) for each in own.set_aside]
    return "\n".join(f"{line}: {render(text)}" for line, text in lines)


@pytest.mark.parametrize(("name", "counts"), PUBLIC.items())
def test_every_public_calendar_comes_in(name: str, counts: tuple[int, int]) -> None:
    path = public(f"calendars/{name}")
    plan = read_calendar(path, Options(zone="Europe/Berlin"), CalendarClock(TODAY))
    (own,) = plan.plans
    assert (own.ready, len(own.set_aside)) == counts
    assert own.rows_in == own.ready + len(own.set_aside)
    assert all(each.starts.tzinfo is UTC for each in events_of(plan))


@pytest.mark.parametrize(
    ("name", "said"),
    [
        ("issue_104_broken_calendar.ics", "13: this is no line of a calendar, and was left out"),
        ("issue_165_missing_event.ics", "its clock is that of Europe/Berlin"),
        ("issue_237_fail_to_parse_timezone_with_non_ascii_tzid.ics", "that of America/Sao_Paulo"),
        ("multiple_timezones.ics", "how it repeats cannot be read: only the first comes in"),
    ],
)
def test_what_is_odd_in_a_public_calendar_is_told(name: str, said: str) -> None:
    plan = read_calendar(public(f"calendars/{name}"), Options(), CalendarClock(TODAY))
    assert said in told(plan)


def test_t1_a_meeting_keeps_its_zone_and_its_instant(tmp_path: Path) -> None:
    start = ";TZID=Europe/Berlin:20261202T090000"
    plan = read(tmp_path, calendar(event("DTEND:20261202T100000Z", start=start)))
    (found,) = events_of(plan)
    assert found.starts == datetime(2026, 12, 2, 8, tzinfo=UTC)
    assert (found.zone, found.minutes) == ("Europe/Berlin", 120)
    assert wall_of(found.starts, "Asia/Tokyo").hour == 17


@pytest.mark.parametrize(
    ("name", "zone", "hour"),
    [
        ("Eastern Standard Time", "America/New_York", 14),
        ("W. Europe Standard Time", "Europe/Berlin", 8),
        ('"Tokyo Standard Time"', "Asia/Tokyo", 0),
        ("/mozilla.org/20070129_1/America/New_York", "America/New_York", 14),
        ("/citadel.org/20210101_1/Europe/Berlin", "Europe/Berlin", 8),
        ("europe/berlin", "Europe/Berlin", 8),
        ("tzone://Microsoft/Utc", "UTC", 9),
    ],
)
def test_a_zone_has_its_own_name_whatever_the_calendar_calls_it(
    tmp_path: Path, name: str, zone: str, hour: int
) -> None:
    (found,) = events_of(read(tmp_path, calendar(event(start=f";TZID={name}:20261202T090000"))))
    assert (found.zone, found.starts.hour) == (zone, hour)


def test_a_calendars_own_zone_is_the_one_with_its_clock(tmp_path: Path) -> None:
    zone = (
        "BEGIN:VTIMEZONE\r\nTZID:Customized Time Zone\r\nBEGIN:STANDARD\r\n"
        "DTSTART:16010101T020000\r\nTZOFFSETFROM:-0700\r\nTZOFFSETTO:-0800\r\n"
        "RRULE:FREQ=YEARLY;BYMONTH=11;BYDAY=1SU\r\nEND:STANDARD\r\nBEGIN:DAYLIGHT\r\n"
        "DTSTART:16010101T020000\r\nTZOFFSETFROM:-0800\r\nTZOFFSETTO:-0700\r\n"
        "RRULE:FREQ=YEARLY;BYMONTH=3;BYDAY=2SU\r\nEND:DAYLIGHT\r\nEND:VTIMEZONE\r\n"
    )
    own = event(start=";TZID=Customized Time Zone:20261202T090000")
    plan = read(tmp_path, calendar(zone, own))
    (found,) = events_of(plan)
    assert (found.zone, found.starts.hour) == ("America/Los_Angeles", 17)
    assert "its clock is that of America/Los_Angeles" in told(plan)


def test_each_calendar_explains_its_own_zones(tmp_path: Path) -> None:
    def office(offset: str) -> str:
        return (
            "BEGIN:VTIMEZONE\r\nTZID:Office\r\nBEGIN:STANDARD\r\nDTSTART:20200101T000000\r\n"
            f"TZOFFSETFROM:{offset}\r\nTZOFFSETTO:{offset}\r\nEND:STANDARD\r\nEND:VTIMEZONE\r\n"
        )

    for offset, hour in (("+0100", 8), ("-0800", 17)):
        own = event(start=";TZID=Office:20261202T090000")
        (found,) = events_of(read(tmp_path, calendar(office(offset), own)))
        assert found.starts.hour == hour


def test_a_time_without_a_zone_is_asked_about_once(tmp_path: Path) -> None:
    text = calendar(event(start="20261202T090000"), head=["X-WR-TIMEZONE:Asia/Tokyo"])
    plan = read(tmp_path, text)
    (question,) = plan.questions
    assert question.topic == "zone"
    assert question.options[0] == "--zone Asia/Tokyo"
    assert not events_of(plan)[0].zone
    for answered in (read(tmp_path, text, zone="Europe/Berlin"),
                     read(tmp_path, text, kept="Europe/Berlin")):  # fmt: skip
        assert not answered.questions
        assert events_of(answered)[0].starts == datetime(2026, 12, 2, 8, tzinfo=UTC)


def test_a_zone_that_nobody_knows_is_asked_about_and_named(tmp_path: Path) -> None:
    plan = read(tmp_path, calendar(event(start=";TZID=Middle Earth:20261202T090000")))
    assert [each.topic for each in plan.questions] == ["zone"]
    assert "nobody knows the zone “Middle Earth”" in told(plan)
    with pytest.raises(UserError, match="Middle Earth is no time zone"):
        read(tmp_path, calendar(event()), zone="Middle Earth")


def test_a_whole_day_is_a_day_of_the_users_clock(tmp_path: Path) -> None:
    text = calendar(event("DTEND;VALUE=DATE:20261204", start=";VALUE=DATE:20261202"))
    (found,) = events_of(read(tmp_path, text, zone="Asia/Tokyo"))
    assert (found.is_all_day, found.minutes) == (True, 2 * 24 * 60)
    assert found.starts == datetime(2026, 12, 1, 15, tzinfo=UTC)
    # The day on which clocks go forward has 23 hours.
    text = calendar(event("DTEND;VALUE=DATE:20270329", start=";VALUE=DATE:20270327"))
    (found,) = events_of(read(tmp_path, text, zone="Europe/Berlin"))
    assert found.minutes == (24 + 23) * 60


@pytest.mark.parametrize("codec", ["utf-8", "utf-8-sig", "utf-16", "cp1252"])
def test_letters_are_right_in_every_encoding(tmp_path: Path, codec: str) -> None:
    text = calendar(event("SUMMARY:Gespräch über die Größe – mit Café Müller"))
    (found,) = events_of(read(tmp_path, text.encode(codec)))
    assert found.title == "Gespräch über die Größe – mit Café Müller"


def test_japanese_is_read(tmp_path: Path) -> None:
    (found,) = events_of(read(tmp_path, calendar(event("SUMMARY:四半期レビュー 株式会社"))))
    assert found.title == "四半期レビュー 株式会社"


def test_a_line_that_is_folded_inside_a_letter_is_whole_again(tmp_path: Path) -> None:
    folded = "SUMMARY:Größe".encode()
    for cut in range(9, len(folded)):
        content = calendar(event("@")).encode()
        content = content.replace(b"@\r\n", folded[:cut] + b"\r\n " + folded[cut:] + b"\r\n")
        content = content.replace(b"one@example", b"one")
        (found,) = events_of(read(tmp_path, content))
        assert found.title == "Größe"


def test_a_text_of_html_alone_is_read_as_text(tmp_path: Path) -> None:
    html = r"X-ALT-DESC;FMTTYPE=text/html:<p>Ziele\, Werte</p>\n<p>Fragen</p>"
    (found,) = events_of(read(tmp_path, calendar(event(html))))
    assert found.text == "Ziele, Werte\nFragen"


@pytest.mark.parametrize(
    ("lines", "minutes", "said"),
    [
        (["DTEND:garbage"], 60, "its end cannot be read"),
        (["DTEND:20261201T090000Z"], 60, "its end cannot be read or is before it begins"),
        (["DTEND;VALUE=DATE:20261203"], 60, "its end cannot be read"),
        (["DURATION:PT90M"], 90, ""),
        ([], 60, "no end is said: one hour"),
        (["DURATION:-PT5M"], 60, "its end cannot be read"),
        (["DURATION:P99999D"], 20_160, ""),
    ],
)
def test_an_end_that_cannot_be_read_costs_no_meeting(
    tmp_path: Path, lines: list[str], minutes: int, said: str
) -> None:
    plan = read(tmp_path, calendar(event(*lines)))
    assert [each.minutes for each in events_of(plan)] == [minutes]
    assert said in told(plan)


@pytest.mark.parametrize(
    ("broken", "said"),
    [
        (event("SUMMARY:lost", start=""), "no beginning that can be read"),
        (event("SUMMARY:lost", start="tomorrow"), "no beginning that can be read"),
        (event("SUMMARY:lost", start="00010101T000000Z"), "its day is before 1900"),
        ("BEGIN:VEVENT\r\nUID:x\r\nDTSTART:20261202T090000Z\r\n", "breaks off before its end"),
        (
            "END:VCALENDAR\r\nBEGIN:VCALENDAR\r\nMETHOD:COUNTER\r\n"
            + event("ATTENDEE;CN=Lena:mailto:lena@x.example", "SUMMARY:lost"),
            "Lena proposes another time, 2 Dec 2026, 09:00 UTC: the meeting stays",
        ),
        (event("RRULE:FREQ=SECONDLY"), "it repeats too often to be a meeting"),
        (event("RRULE:FREQ=HOURLY"), "it repeats too often to be a meeting"),
        (event("RRULE:FREQ=DAILY", start="20280101T090000Z"), "only after the next 90 days"),
    ],
)
def test_an_event_that_cannot_come_in_is_named_and_the_rest_stays(
    tmp_path: Path, broken: str, said: str
) -> None:
    plan = read(tmp_path, calendar(event("SUMMARY:kept", uid="two"), broken))
    assert [each.title for each in events_of(plan)] == ["kept"]
    (own,) = plan.plans
    assert said in told(plan)
    assert own.rows_in == own.ready + len(own.set_aside) == 2


def test_odd_lines_and_signs_cost_nothing_else(tmp_path: Path) -> None:
    odd = event(
        "no line at all", "SUMMARY:a\x00b\x1bc\u2028d", "RDATE;VALUE=TIME:083000",
        "GEO:nowhere", "ATTENDEE;CN=\"A, B\":MAILTO:a@b.example", "X-EMPTY:",
    )  # fmt: skip
    plan = read(tmp_path, calendar(odd, "BEGIN:VTODO\r\nSUMMARY:task\r\nEND:VTODO\r\n"))
    (found,) = events_of(plan)
    assert found.title == "abc d"
    assert [(each.name, each.address) for each in found.guests] == [("A, B", "a@b.example")]
    assert "7: this is no line of a calendar" in told(plan)
    assert "1 VTODO is no event, and was left" in told(plan)


def test_guests_are_people_each_once(tmp_path: Path) -> None:
    own = event(
        "ORGANIZER;CN=Kim Roe:mailto:kim@us.example",
        "ATTENDEE;CN=Kim Roe:mailto:KIM@us.example",
        "ATTENDEE;CUTYPE=ROOM;CN=Room 4:mailto:room4@us.example",
        "ATTENDEE;PARTSTAT=DECLINED;CN=lee@them.example:mailto:lee@them.example",
        "ATTENDEE;CN=Ada;EMAIL=ada@them.example:/aMTg/principal/",
        "ATTENDEE;CN=Nobody:invalid:nomail",
    )
    (found,) = events_of(read(tmp_path, calendar(own)))
    assert [(each.name, each.address, each.declined) for each in found.guests] == [
        ("Kim Roe", "kim@us.example", False),
        ("", "lee@them.example", True),
        ("Ada", "ada@them.example", False),
        ("Nobody", "", False),
    ]


@pytest.mark.parametrize(
    ("content", "title"),
    [
        (b"", "is no calendar"),
        (b"Subject,Start\nA,2026-01-01\n", "is no calendar"),
        (b"BEGIN:VCARD\r\nEND:VCARD\r\n", "is no calendar"),
        (b"\x00\x01\x02" * 900, "is no calendar"),
        (b"PK\x03\x04 no calendar", "is no calendar"),
    ],
)
def test_what_is_no_calendar_is_refused_with_a_word(
    tmp_path: Path, content: bytes, title: str
) -> None:
    with pytest.raises(UserError, match=title) as refused:
        read(tmp_path, content)
    assert "Nothing was imported" in refused.value.advice


def test_a_calendar_is_known_by_its_words(tmp_path: Path) -> None:
    for content in ("BEGIN:VCALENDAR", "\ufeff\r\nbegin:vcalendar", "\n BEGIN:VCALENDAR"):
        assert is_calendar(written(tmp_path, content, "list.txt"))
    assert is_calendar(written(tmp_path, "BEGIN:VCALENDAR".encode("utf-16"), "wide.txt"))
    assert not is_calendar(written(tmp_path, "Name,Domain\nA,a.example\n", "list.csv"))


def test_i7_a_very_long_text_is_cut_and_told(tmp_path: Path) -> None:
    plan = read(tmp_path, calendar(event("DESCRIPTION:" + "x" * 200_000)))
    assert len(events_of(plan)[0].text) < 20_001
    assert "DESCRIPTION is so long that its end was cut off" in told(plan)


def test_the_program_reads_it_outside(tmp_path: Path) -> None:
    ticks: list[tuple[int, int]] = []
    path = written(tmp_path, calendar(event("SUMMARY:one"), event("SUMMARY:two", uid="two")))
    plan = read_calendar(
        path, Options(), CalendarClock(TODAY), lambda done, of: ticks.append((done, of))
    )
    assert [each.title for each in events_of(plan)] == ["one", "two"]
    assert ticks


def test_whoever_cancels_stops_the_reading_outside(tmp_path: Path) -> None:
    path = written(tmp_path, calendar(event("SUMMARY:one")))

    def cancel(*_: int) -> None:
        raise InterruptedError

    with pytest.raises(InterruptedError):
        read_calendar(path, Options(), CalendarClock(TODAY), cancel)

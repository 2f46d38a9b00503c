"""Meetings and days as calendar files: read by any program, and known when they come again."""

from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from csm_desktop.app.book import Book
from csm_desktop.app.imports import calendar_clock, import_lists, read_lists
from csm_desktop.app.meetings.acts import call_off, edit_meeting, end_meeting, new_meeting
from csm_desktop.app.meetings.invitations import (
    Invitation,
    dates,
    invitation,
    meeting_meant,
    write_dates,
    write_invitation,
)
from csm_desktop.domain.records.accounts import Account
from csm_desktop.domain.records.contacts import Contact
from csm_desktop.domain.records.meetings import CalendarEntry, Meeting, MeetingKind
from csm_desktop.domain.records.plan import Action, ActionStatus
from csm_desktop.domain.records.reviews import Review
from csm_desktop.domain.records.team import TeamMember
from csm_desktop.errors import UserError
from csm_desktop.importers.calendars import calendar_plan
from csm_desktop.mail.calendars import CalendarItem, Method, calendar_file
from tests.importers.calendars.files import calendar, event, written
from tests.inside import read_inside

STARTS = datetime(2026, 12, 2, 9, tzinfo=UTC)


@pytest.fixture(autouse=True)
def _inside(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(calendar_plan, "read_outside", read_inside)


@pytest.fixture
def meeting(book: Book) -> Meeting:
    def made(work: Any) -> Meeting:
        account = work.add(Account(work.new_id(), "Kestrel Foods", domain="kestrel.example"))
        people = [
            work.add(Contact(work.new_id(), account.id, name, email=email))
            for name, email in (("Ada Größe", "ada@kestrel.example"), ("Bo", ""))
        ]
        work.add(TeamMember(work.new_id(), "Kim Roe", email="kim@us.example", is_me=True))
        return new_meeting(
            work, account.id, MeetingKind.EBR, STARTS, "Europe/Berlin",
            [each.id for each in people], title="Review", purpose="Goals", place="Room 4",
            agenda=("Results", "Plan"), minutes=45, appreciation="secret",
        )  # fmt: skip

    return book.run("made", made)


def lines(made: Invitation) -> list[str]:
    """The file's lines, unfolded."""
    return made.content.decode().replace("\r\n ", "").split("\r\n")


def sent(book: Book, meeting: Meeting) -> Invitation:
    return book.run("invite", invitation, meeting.id)


def test_an_invitation_says_all_that_guests_need_and_nothing_internal(
    book: Book, meeting: Meeting
) -> None:
    found = lines(sent(book, meeting))
    assert "METHOD:REQUEST" in found
    assert "DTSTART;TZID=Europe/Berlin:20261202T100000" in found
    assert "DTEND;TZID=Europe/Berlin:20261202T104500" in found
    assert "TZID:Europe/Berlin" in found
    assert f"UID:csm-desktop-meeting-{meeting.id}" in found
    assert "ORGANIZER;CN=Kim Roe:mailto:kim@us.example".replace("CN=Kim Roe", 'CN="Kim Roe"') in [
        line.replace("CN=Kim Roe", 'CN="Kim Roe"') for line in found
    ]
    assert any(line.endswith(":mailto:ada@kestrel.example") for line in found)
    assert "DESCRIPTION:Goals\\n- Results\\n- Plan" in found
    assert not any("secret" in line for line in found)


def test_what_is_sent_again_unchanged_is_the_same_version(book: Book, meeting: Meeting) -> None:
    first, second = sent(book, meeting), sent(book, meeting)
    assert first.content == second.content
    book.run("move", edit_meeting, meeting.id, starts_at=STARTS + timedelta(days=1))
    third = sent(book, meeting)
    assert (third.items[0].uid, third.items[0].sequence) == (first.items[0].uid, 1)
    assert "SEQUENCE:1" in lines(third)
    book.run("internal", edit_meeting, meeting.id, appreciation="other")
    assert sent(book, meeting).content == third.content


def test_a_cancelled_meeting_is_taken_off_calendars(book: Book, meeting: Meeting) -> None:
    sent(book, meeting)
    book.run("off", call_off, meeting.id, off=True)
    made = sent(book, meeting)
    assert (made.method, made.items[0].sequence) == (Method.CANCEL, 1)
    assert "STATUS:CANCELLED" in lines(made)


def test_our_own_file_comes_back_recognised(
    book: Book, meeting: Meeting, tmp_path: Path, pictured: Callable[[Book], object]
) -> None:
    path = tmp_path / "invitation.ics"
    write_invitation(book, meeting.id, path, overwrite=False)
    before = pictured(book)
    (report,) = import_lists(book, read_lists([path], clock=calendar_clock(book))).files
    assert (report.stored, len(report.known)) == (0, 1)
    assert pictured(book) == before
    moved = path.read_bytes().replace(b"T100000", b"T110000").replace(b"SEQUENCE:0", b"SEQUENCE:1")
    path.write_bytes(moved)
    import_lists(book, read_lists([path], clock=calendar_clock(book)))
    assert book.run("look", lambda work: work.get(Meeting, meeting.id)).starts_at.hour == 10


def test_the_days_of_an_account_are_days_and_come_back_as_no_meetings(
    book: Book, meeting: Meeting, tmp_path: Path
) -> None:
    def due(work: Any) -> None:
        for title, on, status in (
            ("Send the offer", date(2026, 12, 4), ActionStatus.OPEN),
            ("Done already", date(2026, 12, 5), ActionStatus.DONE),
            ("Some day", None, ActionStatus.OPEN),
        ):
            work.add(
                Action(work.new_id(), meeting.account_id, title, due_on=on, status=status,
                       created_on=work.today())
            )  # fmt: skip
        work.add(
            Review(work.new_id(), meeting.account_id, 2, on=date(2026, 12, 15),
                   next_on=date(2027, 3, 15))
        )  # fmt: skip

    book.run("due", due)
    path = tmp_path / "days.ics"
    made = write_dates(book, meeting.account_id, path, overwrite=False)
    assert [(item.title, item.starts) for item in made.items] == [
        ("Kestrel Foods: Send the offer", date(2026, 12, 4)),
        ("Kestrel Foods: EBR 2", date(2026, 12, 15)),
        ("Kestrel Foods: EBR 3", date(2027, 3, 15)),
    ]
    assert made.method is Method.PUBLISH
    assert "DTSTART;VALUE=DATE:20261204" in lines(made)
    before = len(book.run("look", lambda work: work.find(Meeting)))
    (report,) = import_lists(book, read_lists([path], clock=calendar_clock(book))).files
    assert len(report.set_aside) == 3
    assert len(book.run("look", lambda work: work.find(Meeting))) == before


def test_an_account_without_days_gets_no_file(book: Book, meeting: Meeting, tmp_path: Path) -> None:
    with pytest.raises(UserError, match="No open action"):
        write_dates(book, meeting.account_id, tmp_path / "days.ics", overwrite=False)
    assert not list(tmp_path.glob("*.ics"))
    assert not dates(book, meeting.account_id).items


def test_nothing_is_written_while_a_zone_is_missing(
    book: Book, meeting: Meeting, tmp_path: Path, pictured: Callable[[Book], object]
) -> None:
    book.run("odd", edit_meeting, meeting.id, zone="Middle/Earth")
    before = pictured(book)
    with pytest.raises(UserError, match="Nobody knows the time zone “Middle/Earth”"):
        write_invitation(book, meeting.id, tmp_path / "a.ics", overwrite=False)
    assert not list(tmp_path.glob("*.ics"))
    assert pictured(book) == before


def test_without_us_or_without_guests_a_file_only_tells(book: Book, meeting: Meeting) -> None:
    def nobody(work: Any) -> None:
        for each in work.find(TeamMember, is_me=1):
            work.put(replace(each, email=""))

    book.run("nobody", nobody)
    made = sent(book, meeting)
    assert made.method is Method.PUBLISH
    assert not any(line.startswith(("ORGANIZER", "ATTENDEE")) for line in lines(made))


def test_a_meeting_of_somebody_elses_calendar_keeps_its_id_and_version(
    book: Book, meeting: Meeting, tmp_path: Path
) -> None:
    assert meeting.account_id
    guest = "ATTENDEE:mailto:ada@kestrel.example"
    text = calendar(event(guest, "SEQUENCE:4", "SUMMARY:Theirs", "DESCRIPTION:Bring the plan",
                          uid="theirs@them"))  # fmt: skip
    path = written(tmp_path, text)
    import_lists(book, read_lists([path], clock=calendar_clock(book)))
    theirs = book.run("look", lambda work: work.find(Meeting, title="Theirs"))[0]
    book.run("edit", edit_meeting, theirs.id, title="Mine", purpose="To agree")
    made = sent(book, theirs)
    assert made.method is Method.PUBLISH
    (item,) = made.items
    assert (item.uid, item.sequence, item.title) == ("theirs@them", 4, "Mine")
    assert item.text == "To agree\n\nBring the plan"
    # What they said is kept as they said it: the same file again takes no word of ours back.
    import_lists(book, read_lists([path], clock=calendar_clock(book)))
    assert book.run("look", lambda work: work.get(Meeting, theirs.id)).title == "Mine"


def test_a_held_meeting_invites_nobody(book: Book, meeting: Meeting) -> None:
    book.run("end", end_meeting, meeting.id)
    with pytest.raises(UserError, match="This meeting has ended"):
        sent(book, meeting)


def test_the_meeting_that_is_meant_is_found(book: Book, meeting: Meeting) -> None:
    account = meeting.account_id
    for which in ("", "revi", str(meeting.id)):
        assert meeting_meant(book, account, which).id == meeting.id
    with pytest.raises(UserError, match="no meeting to come") as missing:
        meeting_meant(book, account, "lunch")
    assert "Review" in missing.value.advice


def test_a_file_that_is_there_is_not_replaced_unasked(
    book: Book, meeting: Meeting, tmp_path: Path
) -> None:
    path = tmp_path / "there.ics"
    path.write_text("mine")
    with pytest.raises(UserError, match="is there already"):
        write_invitation(book, meeting.id, path, overwrite=False)
    assert path.read_text() == "mine"
    assert not book.run("look", lambda work: work.find(CalendarEntry))


def test_names_make_no_lines_of_their_own_and_letters_are_never_cut() -> None:
    from csm_desktop.mail.compose import Recipient

    item = CalendarItem(
        "u", "株式会社" * 40 + "\r\nX-EVIL:1", STARTS, STARTS, place="a\nb;c,d",
        organiser=Recipient("kim@us.example", 'Kim "K"\r\nX-EVIL:1; Größe'),
    )  # fmt: skip
    content = calendar_file([item], Method.REQUEST)
    for line in content.split(b"\r\n"):
        line.decode()
        assert len(line) <= 75
        assert not line.startswith(b"X-EVIL")


ZONES = ("Europe/Berlin", "America/New_York", "Australia/Sydney", "Asia/Kolkata", "Asia/Tokyo",
         "America/Sao_Paulo", "Africa/Casablanca", "Pacific/Apia")  # fmt: skip
FIRST, LAST = datetime(2020, 1, 1), datetime(2035, 1, 1)  # noqa: DTZ001 - walls, in UTC below


# The hour that clocks show twice: icalendar 7.3.2 writes its second pass as the first
# (findings/icalendar-repeated-hour.sh).
@example("Europe/Berlin", datetime(2026, 10, 25, 1, 30, tzinfo=UTC), 60)
@example("Europe/Berlin", datetime(2026, 10, 25, 0, 30, tzinfo=UTC), 60)
@given(
    zone=st.sampled_from(ZONES),
    instant=st.datetimes(FIRST, LAST, timezones=st.just(UTC)),
    minutes=st.integers(0, 2000),
)
def test_t1_a_written_moment_is_read_as_the_same_moment_by_its_own_zone(
    zone: str, instant: datetime, minutes: int
) -> None:
    """The VTIMEZONE beside it says the same as the zone's name, for programs that know no names."""
    from icalendar import Calendar, use_zoneinfo

    instant = instant.replace(second=0, microsecond=0)
    item = CalendarItem("u", "t", instant, instant, zone=zone, minutes=minutes)
    if zone == "Africa/Casablanca":
        item = replace(item, starts=instant.replace(year=2024, month=4, day=4))
    content = calendar_file([item], Method.PUBLISH)
    for text in (content, content.replace(zone.encode(), b"Own Zone")):
        use_zoneinfo()  # type: ignore[no-untyped-call] # else the last one counts
        found: Any = Calendar.from_ical(text).walk("VEVENT")[0]
        instant = item.instant
        begins, ends = (found[name].dt.astimezone(UTC) for name in ("DTSTART", "DTEND"))
        assert begins == instant
        assert ends - begins == timedelta(minutes=minutes)

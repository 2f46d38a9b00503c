"""A calendar in the book: whose meetings they are, and that a file that comes again changes only
what the calendar changed."""

import zipfile
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path
from typing import Any, TypeVar

import pytest

from csm_desktop.app.book import Book
from csm_desktop.app.imports import (
    FileReport,
    ImportTerms,
    Options,
    calendar_clock,
    check_questions,
    import_lists,
    read_lists,
    try_lists,
)
from csm_desktop.app.meetings.acts import edit_meeting, end_meeting, remove_meeting
from csm_desktop.domain.records.accounts import Account
from csm_desktop.domain.records.contacts import Contact
from csm_desktop.domain.records.meetings import Attendance, CalendarEntry, Meeting, MeetingKind
from csm_desktop.domain.records.reviews import Review
from csm_desktop.domain.records.team import TeamMember
from csm_desktop.errors import UserError
from csm_desktop.importers.calendars import calendar_plan
from csm_desktop.wording import render
from tests.importers.calendars.files import calendar, event, written
from tests.importers.calendars.test_series import WEEKLY, exception
from tests.inside import read_inside
from tests.public_data import public

Kind = TypeVar("Kind")
ADA = "ATTENDEE;CN=Ada Quill:mailto:ada@kestrel.example"
BO = 'ATTENDEE;CN="Svendsen, Bo":mailto:bo@kestrel.example'
ME = "ORGANIZER;CN=Kim Roe:mailto:kim@us.example"


@pytest.fixture(autouse=True)
def _inside(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(calendar_plan, "read_outside", read_inside)


@pytest.fixture(autouse=True)
def _people(book: Book) -> None:
    def people(work: Any) -> None:
        kestrel = work.add(Account(work.new_id(), "Kestrel Foods", domain="kestrel.example"))
        work.add(Account(work.new_id(), "Bergström & Fils AB"))
        work.add(Contact(work.new_id(), kestrel.id, "Ada Quill", email="ada@kestrel.example"))
        for name, is_me in (("Kim Roe", True), ("Lee Poe", False)):
            email = f"{name.split()[0].lower()}@us.example"
            work.add(TeamMember(work.new_id(), name, email=email, is_me=is_me))

    book.run("people", people)


def take(
    book: Book,
    folder: Path,
    *parts: str,
    zone: str = "",
    account: str = "",
    update: bool = False,
    head: tuple[str, ...] = (),
) -> FileReport:
    path = written(folder, calendar(*parts, head=head))
    readings = read_lists([path], Options(zone=zone), clock=calendar_clock(book))
    terms = ImportTerms(account=account)
    tried = try_lists(book, readings, terms=terms, update=update)
    report = import_lists(book, readings, terms=terms, update=update)
    # What is promised is what happens, ids apart.
    assert [each.stored for each in tried.files] == [each.stored for each in report.files]
    assert tried.effect.made == report.effect.made
    return report.files[0]


def all_of(book: Book, kind: type[Kind]) -> tuple[Kind, ...]:
    return book.run("look", lambda work: work.find(kind))


def only(book: Book) -> Meeting:
    (meeting,) = all_of(book, Meeting)
    return meeting


def said(report: FileReport) -> str:
    return "\n".join(
        [render(each.text) for each in report.remarks]
        + [render(each.reason) for each in report.set_aside]
    )


def test_a_meeting_comes_in_with_its_people(book: Book, tmp_path: Path) -> None:
    report = take(
        book, tmp_path, event(ME, ADA, BO, "SUMMARY:Q4 QBR", "LOCATION:Room 4", "DURATION:PT45M")
    )
    assert (report.rows_in, report.stored) == (1, 1)
    meeting = only(book)
    assert (meeting.title, meeting.kind) == ("Q4 QBR", MeetingKind.EBR)
    assert (meeting.minutes, meeting.place) == (45, "Room 4")
    assert meeting.starts_at == datetime(2026, 12, 2, 9, tzinfo=UTC)
    contacts = {each.id: each.name for each in all_of(book, Contact)}
    assert sorted(contacts.values()) == ["Ada Quill", "Bo Svendsen"]  # the one is known, one new
    there = all_of(book, Attendance)
    assert {contacts[each.contact_id] for each in there if each.contact_id} == {
        "Ada Quill", "Bo Svendsen"
    }  # fmt: skip
    assert len([each for each in there if each.team_member_id]) == 1
    (entry,) = all_of(book, CalendarEntry)
    assert (entry.uid, entry.meeting_id) == ("one@example", meeting.id)


def test_all_of_it_is_one_undo_step(
    book: Book, tmp_path: Path, pictured: Callable[[Book], object]
) -> None:
    before = pictured(book)
    take(book, tmp_path, WEEKLY.replace("SUMMARY", f"{ADA}\r\n{BO}\r\nSUMMARY"))
    assert len(all_of(book, Meeting)) == 4
    book.undo()
    assert pictured(book) == before
    book.redo()
    assert len(all_of(book, Meeting)) == 4


def test_i6_the_same_file_again_changes_nothing(
    book: Book, tmp_path: Path, pictured: Callable[[Book], object]
) -> None:
    parts = (WEEKLY.replace("SUMMARY", f"{ADA}\r\n{BO}\r\nSUMMARY"), event(ADA, uid="two"))
    take(book, tmp_path, *parts)
    before = pictured(book)
    report = take(book, tmp_path, *parts)
    assert (report.stored, len(report.known)) == (0, 5)
    assert not any(each.filled for each in report.known)
    assert pictured(book) == before


def test_a_moved_meeting_moves_and_keeps_what_the_user_wrote(book: Book, tmp_path: Path) -> None:
    take(book, tmp_path, event(ADA, "SUMMARY:Sync", "LOCATION:A", "SEQUENCE:0"))
    book.run("edit", edit_meeting, only(book).id, title="Goals for spring", purpose="Goals")
    moved = event(ADA, "SUMMARY:Sync 2", "LOCATION:B", "SEQUENCE:1", start="20261203T100000Z")
    report = take(book, tmp_path, moved)
    meeting = only(book)
    assert meeting.starts_at == datetime(2026, 12, 3, 10, tzinfo=UTC)
    assert (meeting.title, meeting.purpose, meeting.place) == ("Goals for spring", "Goals", "B")
    assert [(each.field, each.ours, each.theirs) for each in report.differences] == [
        ("title", "Goals for spring", "Sync 2")
    ]
    assert [each.filled for each in report.known] == [True]
    take(book, tmp_path, moved.replace("SEQUENCE:1", "SEQUENCE:2").replace("Sync 2", "Sync 3"),
         update=True)  # fmt: skip
    assert only(book).title == "Sync 3"


def test_what_the_user_moved_stays_while_the_calendar_says_what_it_said(
    book: Book, tmp_path: Path
) -> None:
    take(book, tmp_path, event(ADA))
    later = datetime(2026, 12, 9, 9, tzinfo=UTC)
    book.run("edit", edit_meeting, only(book).id, starts_at=later)
    take(book, tmp_path, event(ADA, "DTSTAMP:20261129T000000Z"))
    assert only(book).starts_at == later


@pytest.mark.parametrize(
    ("old", "new"),
    [
        (("SEQUENCE:1",), ("SEQUENCE:2",)),
        (("LAST-MODIFIED:20261101T000000Z",), ("LAST-MODIFIED:20261102T000000Z",)),
        (("SEQUENCE:1", "LAST-MODIFIED:20261105T000000Z"),
         ("SEQUENCE:2", "LAST-MODIFIED:20261101T000000Z")),
    ],
)  # fmt: skip
def test_an_older_version_takes_nothing_back(
    book: Book, tmp_path: Path, old: tuple[str, ...], new: tuple[str, ...]
) -> None:
    take(book, tmp_path, event(ADA, "SUMMARY:new", *new))
    report = take(book, tmp_path, event(ADA, "SUMMARY:old", *old, start="20261224T090000Z"))
    assert only(book).title == "new"
    assert [each.filled for each in report.known] == [False]


def test_a_cancelled_meeting_is_marked_and_not_deleted(book: Book, tmp_path: Path) -> None:
    take(book, tmp_path, event(ADA))
    off = event(ADA, "STATUS:CANCELLED", "SEQUENCE:1")
    take(book, tmp_path, off)
    assert only(book).cancelled_at == book.now()
    take(book, tmp_path, off)
    take(book, tmp_path, event(ADA, "STATUS:CONFIRMED", "SEQUENCE:2"))
    assert only(book).cancelled_at is None  # it takes place after all


def test_a_meeting_that_was_cancelled_before_is_set_aside(book: Book, tmp_path: Path) -> None:
    report = take(book, tmp_path, event(ADA, "STATUS:CANCELLED"))
    assert not all_of(book, Meeting)
    assert "called off before the book knew it" in said(report)


def series(*more: str) -> str:
    return WEEKLY.replace("SUMMARY", "\r\n".join([ADA, *more, "SUMMARY"]))


def test_a_week_that_is_cancelled_or_moved_changes_that_week_alone(
    book: Book, tmp_path: Path
) -> None:
    take(book, tmp_path, series())
    off = exception(";VALUE=DATE:20261208", "20261208T100000", ADA, "STATUS:CANCELLED")
    moved = exception(":20261215T090000Z", "20261216T150000", ADA)
    report = take(book, tmp_path, series(), off, moved)
    found = sorted(all_of(book, Meeting), key=lambda each: each.id)
    assert [each.cancelled_at is not None for each in found] == [False, True, False, False]
    assert [each.starts_at.day for each in found] == [1, 8, 16, 22]
    assert [each.filled for each in report.known].count(True) == 2


@pytest.mark.parametrize(
    "change",
    [
        lambda text: text.replace("SUMMARY", "EXDATE:20261222T090000Z\r\nSUMMARY"),
        lambda text: text.replace("COUNT=4", "UNTIL=20261216T000000Z"),
    ],
)
def test_a_week_that_is_left_out_of_the_series_is_marked(
    book: Book, tmp_path: Path, change: Callable[[str], str]
) -> None:
    take(book, tmp_path, series())
    report = take(book, tmp_path, change(series("SEQUENCE:1")))
    off = [each for each in all_of(book, Meeting) if each.cancelled_at]
    assert [each.starts_at.day for each in off] == [22]
    assert "1 meeting takes place no more" in said(report)


def test_a_series_that_moves_within_its_days_keeps_its_meetings(book: Book, tmp_path: Path) -> None:
    take(book, tmp_path, series())
    before = {each.id for each in all_of(book, Meeting)}
    later = series("SEQUENCE:1").replace("T100000", "T140000").replace("T110000", "T150000")
    take(book, tmp_path, later)
    found = all_of(book, Meeting)
    assert {each.id for each in found} == before
    assert {each.starts_at.hour for each in found} == {13}
    assert not any(each.cancelled_at for each in found)


def test_a_series_that_is_called_off_by_its_id_alone_is_off(book: Book, tmp_path: Path) -> None:
    take(book, tmp_path, series())
    off = event("SEQUENCE:3", start=";TZID=Europe/Berlin:20261201T100000")
    take(book, tmp_path, off, head=("METHOD:CANCEL",))
    assert all(each.cancelled_at for each in all_of(book, Meeting))


def test_an_exception_that_comes_alone_calls_nothing_else_off(book: Book, tmp_path: Path) -> None:
    take(book, tmp_path, series())
    take(book, tmp_path, exception(":20261208T090000Z", "20261209T140000", ADA))
    found = sorted(all_of(book, Meeting), key=lambda each: each.starts_at)
    assert [each.starts_at.day for each in found] == [1, 9, 15, 22]
    assert not any(each.cancelled_at for each in found)


def test_guests_come_and_go_with_the_invitation(book: Book, tmp_path: Path) -> None:
    take(book, tmp_path, event(ME, ADA, "SEQUENCE:0"))
    take(book, tmp_path, event(ME, BO, "ATTENDEE:mailto:lee@us.example", "SEQUENCE:1"))
    names = {each.id: each.name for each in all_of(book, Contact)}
    names |= {each.id: each.name for each in all_of(book, TeamMember)}
    there = all_of(book, Attendance)
    assert {names[each.contact_id or each.team_member_id or 0] for each in there} == {
        "Bo Svendsen", "Kim Roe", "Lee Poe"
    }  # fmt: skip
    assert len(all_of(book, Contact)) == 2  # who is asked no more stays a contact


def test_who_declined_is_known_not_to_come(book: Book, tmp_path: Path) -> None:
    take(book, tmp_path, event(ADA.replace("CN=", "PARTSTAT=DECLINED;CN=")))
    (invited,) = [each for each in all_of(book, Attendance) if each.contact_id]
    assert invited.attended is False


def test_a_held_meeting_keeps_its_time_and_its_people(book: Book, tmp_path: Path) -> None:
    take(book, tmp_path, event(ADA))
    meeting = only(book)
    book.run("end", end_meeting, meeting.id)
    held = only(book)
    off = event(BO, "STATUS:CANCELLED", "SEQUENCE:1", start="20261224T090000Z")
    report = take(book, tmp_path, off)
    assert only(book) == held
    assert [each.field for each in report.differences] == ["starts_at"]
    assert len([each for each in all_of(book, Attendance) if each.contact_id]) == 1


def test_a_meeting_that_was_taken_out_does_not_come_back(book: Book, tmp_path: Path) -> None:
    take(book, tmp_path, event(ADA))
    book.run("remove", remove_meeting, only(book).id)
    report = take(book, tmp_path, event(ADA, "SUMMARY:again", "SEQUENCE:5"))
    assert not all_of(book, Meeting)
    assert len(report.known) == 1


def test_an_account_is_known_by_its_name_where_nobody_entered_its_domain(
    book: Book, tmp_path: Path
) -> None:
    guest = "ATTENDEE;CN=Luc:mailto:luc@mail.bergstrom-fils.example"
    take(book, tmp_path, event(guest), event("SUMMARY:Lunch with Bergström & Fils", uid="two"))
    accounts = {each.id: each.name for each in all_of(book, Account)}
    found = all_of(book, Meeting)
    assert {accounts[each.account_id] for each in found} == {"Bergström & Fils AB"}
    luc = next(each for each in all_of(book, Contact) if each.name == "Luc")
    assert luc.account_id == found[0].account_id


def test_what_names_nobody_is_set_aside_or_goes_where_the_user_says(
    book: Book, tmp_path: Path
) -> None:
    free = "ATTENDEE;CN=Zoe:mailto:zoe@gmail.com"
    lunch = event("SUMMARY:Lunch", free, uid="lunch")
    report = take(book, tmp_path, lunch, event(ADA))
    assert (report.rows_in, report.stored, len(report.set_aside)) == (2, 1, 1)
    assert "nobody who is invited belongs to an account" in said(report)
    report = take(book, tmp_path, lunch, account="kestrel foods")
    assert report.stored == 1
    assert "zoe@gmail.com" in said(report)  # told, and made nobody's contact
    assert {each.name for each in all_of(book, Contact)} == {"Ada Quill"}
    with pytest.raises(UserError, match="no account Nobody in the book"):
        take(book, tmp_path, lunch, account="Nobody")


def test_a_namesake_with_another_address_is_never_merged_silently(
    book: Book, tmp_path: Path
) -> None:
    report = take(book, tmp_path, event(ADA.replace("ada@", "a.quill@")))
    assert len(all_of(book, Contact)) == 2
    assert "has a contact of this name with another address" in said(report)


def test_a_meeting_among_ourselves_is_internal(book: Book, tmp_path: Path) -> None:
    own = event(ME, "ATTENDEE:mailto:lee@us.example", "SUMMARY:Prepare Kestrel Foods QBR")
    take(book, tmp_path, own)
    assert only(book).kind is MeetingKind.INTERNAL


def test_a_meeting_belongs_to_the_account_of_most_of_its_guests(book: Book, tmp_path: Path) -> None:
    other = "ATTENDEE:mailto:luc@bergstrom-fils.example"
    report = take(book, tmp_path, event(ADA, BO, other))
    accounts = {each.id: each.name for each in all_of(book, Account)}
    assert accounts[only(book).account_id] == "Kestrel Foods"
    assert "luc@bergstrom-fils.example" in said(report)


def test_the_zone_is_asked_once_and_kept(book: Book, tmp_path: Path) -> None:
    floating = event(ADA, start="20261202T090000")
    path = written(tmp_path, calendar(floating))
    open_ = read_lists([path], clock=calendar_clock(book))
    with pytest.raises(UserError, match="leaves something open") as asked:
        check_questions(book, open_)
    assert "--zone Europe/Berlin" in asked.value.advice
    take(book, tmp_path, floating, zone="Asia/Tokyo")
    assert only(book).starts_at == datetime(2026, 12, 2, 0, tzinfo=UTC)
    assert calendar_clock(book).zone == "Asia/Tokyo"
    report = take(book, tmp_path, floating)
    assert len(report.known) == 1


def test_the_review_of_a_meeting_that_moves_goes_with_it(book: Book, tmp_path: Path) -> None:
    take(book, tmp_path, event(ADA))
    meeting = only(book)

    def review(work: Any) -> None:
        work.add(
            Review(work.new_id(), meeting.account_id, 1, on=meeting.starts_at.date(),
                   meeting_id=meeting.id)
        )  # fmt: skip

    book.run("review", review)
    take(book, tmp_path, event(ADA, "SEQUENCE:1", start="20261210T090000Z"))
    (moved,) = all_of(book, Review)
    assert moved.on.day == 10


@pytest.mark.parametrize(
    "name",
    [
        "alarm_etar_future", "issue_104_broken_calendar", "issue_165_missing_event",
        "issue_237_fail_to_parse_timezone_with_non_ascii_tzid", "issue_313_globally_unique_tzid",
        "issue_350", "multiple_timezones",
    ],
)  # fmt: skip
def test_every_public_calendar_is_stored_and_known_again(book: Book, name: str) -> None:
    path = public(f"calendars/{name}.ics")
    terms = ImportTerms(account="Kestrel Foods")
    options = Options(zone="Europe/Berlin")
    for first in (True, False):
        readings = read_lists([path], options, clock=calendar_clock(book))
        (report,) = import_lists(book, readings, terms=terms).files
        assert report.rows_in == (report.stored if first else len(report.known))
        assert not report.refused


def test_who_is_named_without_a_usable_address_is_met_by_name(book: Book, tmp_path: Path) -> None:
    report = take(
        book,
        tmp_path,
        event(
            BO,
            "ATTENDEE;CN=Ada Quill:invalid:nomail",
            "ATTENDEE;CN=Nobody Known:MAILTO:/o=Exchange/cn=Recipients/cn=nk",
        ),
    )
    contacts = {each.id: each.name for each in all_of(book, Contact)}
    there = {contacts[each.contact_id or 0] for each in all_of(book, Attendance) if each.contact_id}
    assert there == {"Ada Quill", "Bo Svendsen"}
    assert "Nobody Known" in said(report)  # nobody is lost without a word


def test_the_company_behind_a_name_is_no_part_of_it(book: Book, tmp_path: Path) -> None:
    take(book, tmp_path, event('ATTENDEE;CN="Lund, Ola (Kestrel)":mailto:ola@kestrel.example'))
    assert "Ola Lund" in {each.name for each in all_of(book, Contact)}


def test_a_mailing_list_is_no_person_and_is_told(book: Book, tmp_path: Path) -> None:
    report = take(
        book, tmp_path, event(ADA, "ATTENDEE;CUTYPE=GROUP;CN=Ops:mailto:ops@kestrel.example")
    )
    assert [each.name for each in all_of(book, Contact)] == ["Ada Quill"]
    assert "1 guest is a mailing list and no person, and was left out: ops@kestrel.example" in said(
        report
    )


def test_who_sends_another_does_not_come(book: Book, tmp_path: Path) -> None:
    sent = 'ATTENDEE;PARTSTAT=DELEGATED;DELEGATED-TO="mailto:bo@kestrel.example";CN=Ada Quill'
    take(book, tmp_path, event(f"{sent}:mailto:ada@kestrel.example", BO))
    contacts = {each.id: each.name for each in all_of(book, Contact)}
    comes = {contacts[each.contact_id or 0]: each.attended for each in all_of(book, Attendance)
             if each.contact_id}  # fmt: skip
    assert comes == {"Ada Quill": False, "Bo Svendsen": None}


def test_a_cancellation_says_nothing_else(book: Book, tmp_path: Path) -> None:
    take(book, tmp_path, event(ADA, BO, "SUMMARY:Kickoff", "LOCATION:Room 4"))
    off = event(ADA, "SUMMARY:Canceled: Kickoff", "SEQUENCE:1")
    take(book, tmp_path, off, head=("METHOD:CANCEL",))
    meeting = only(book)
    assert meeting.cancelled_at is not None
    assert (meeting.title, meeting.place) == ("Kickoff", "Room 4")
    assert len([each for each in all_of(book, Attendance) if each.contact_id]) == 2


def test_an_answer_says_who_comes(book: Book, tmp_path: Path) -> None:
    take(book, tmp_path, event(ADA, BO, "SUMMARY:Kickoff"))
    before = only(book)

    def answer(word: str) -> FileReport:
        reply = event(ADA.replace(";CN", f";PARTSTAT={word};CN"), start="20260101T090000Z")
        return take(book, tmp_path, reply, head=("METHOD:REPLY",))

    def ada() -> bool | None:
        (contact,) = [each.id for each in all_of(book, Contact) if each.name == "Ada Quill"]
        (there,) = [each for each in all_of(book, Attendance) if each.contact_id == contact]
        return there.attended

    assert [each.filled for each in answer("DECLINED").known] == [True]
    assert ada() is False
    answer("ACCEPTED")
    assert ada() is None
    assert only(book) == before  # what else a guest repeats counts for nothing


def test_an_answer_to_something_unknown_is_set_aside(book: Book, tmp_path: Path) -> None:
    report = take(book, tmp_path, event(ADA, "SUMMARY:Lunch"), head=("METHOD:REPLY",))
    (aside,) = report.set_aside
    assert render(aside.reason) == "an answer to an invitation that the book does not know"
    assert "Lunch" in aside.value
    assert not all_of(book, Meeting)


def test_people_of_a_list_beside_the_calendar_are_not_made_twice(
    book: Book, tmp_path: Path
) -> None:
    people = tmp_path / "people.csv"
    people.write_text("Name,Email,Company\nBo Svendsen,bo@kestrel.example,Kestrel Foods\n")
    path = written(tmp_path, calendar(event(BO)))
    import_lists(book, read_lists([people, path], clock=calendar_clock(book)))
    assert sorted(each.name for each in all_of(book, Contact)) == ["Ada Quill", "Bo Svendsen"]


def packed(folder: Path, **members: str) -> Path:
    """An archive of files by their names, `_` for the dot."""
    path = folder / "export.zip"
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in members.items():
            archive.writestr(f"Takeout/{name.replace('_', '.')}", content)
    return path


def brought(book: Book, path: Path, without: dict[str, frozenset[int]] | None = None) -> None:
    readings = read_lists([path], Options(without=without), clock=calendar_clock(book))
    import_lists(book, readings)


def test_calendars_in_an_archive_come_in_each_event_once(book: Book, tmp_path: Path) -> None:
    first, second = event(ADA, BO, "SUMMARY:One"), event(BO, "SUMMARY:Two", uid="two@example")
    path = packed(tmp_path, work_ics=calendar(first), team_ics=calendar(first, second))
    reading = read_lists([path], clock=calendar_clock(book))[0]
    assert [(plan.sheet, plan.ready) for plan in reading.plans] == [
        ("work.ics", 1),
        ("team.ics", 2),
    ]
    report = import_lists(book, [reading])
    assert [file.stored for file in report.files] == [1, 1]
    assert sorted(meeting.title for meeting in all_of(book, Meeting)) == ["One", "Two"]
    names = [contact.name for contact in all_of(book, Contact)]
    assert sorted(names) == ["Ada Quill", "Bo Svendsen"], "who is new in both is one person"


def test_an_archive_of_calendars_and_lists_brings_both_and_names_the_rest(
    book: Book, tmp_path: Path
) -> None:
    csv = "Account Name,Industry\nNew Gmbh,Rail\n"
    broken = "BEGIN:VCALENDAR\r\nEND:VCALENDAR"
    path = packed(tmp_path, a_ics=calendar(event(ADA)), accounts_csv=csv, b_ics=broken,
                  notes_txt="nothing")  # fmt: skip
    reading = read_lists([path], clock=calendar_clock(book))[0]
    assert sorted(plan.sheet for plan in reading.plans) == ["a.ics", "accounts.csv", "b.ics"]
    assert {sheet.sheet for sheet in reading.left} == {"notes.txt"}
    import_lists(book, [reading])
    assert len(all_of(book, Meeting)) == 1
    assert "New Gmbh" in {account.name for account in all_of(book, Account)}


@pytest.mark.parametrize("content", [b"PK\x03\x04 and nothing", b"PK\x03\x04"])
def test_i4_a_damaged_archive_is_refused_by_name(
    book: Book, tmp_path: Path, content: bytes
) -> None:
    path = tmp_path / "export.zip"
    path.write_bytes(content)
    with pytest.raises(UserError, match=r"export\.zip"):
        read_lists([path], clock=calendar_clock(book))
    with zipfile.ZipFile(tmp_path / "bomb.zip", "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("a.ics", "BEGIN:VCALENDAR\r\n" + " " * 60_000_000)
    with pytest.raises(UserError, match=r"bomb\.zip"):
        read_lists([tmp_path / "bomb.zip"], clock=calendar_clock(book))


def test_one_of_a_series_is_left_out_and_stays_out(
    book: Book, tmp_path: Path, pictured: Callable[[Book], object]
) -> None:
    weekly = WEEKLY.replace("SUMMARY", f"{ADA}\r\nSUMMARY")
    path = written(tmp_path, calendar(weekly))
    (plan,) = read_lists([path], clock=calendar_clock(book))[0].plans
    keys = [row.key for row in plan.drafts]
    assert len(set(keys)) == len(keys), "each can be chosen alone"
    unwanted = plan.drafts[1]
    day = unwanted.values["starts_at"]
    before = pictured(book)
    brought(book, path, {"": frozenset((unwanted.key,))})
    days = [meeting.starts_at.date() for meeting in all_of(book, Meeting)]
    assert len(days) == len(keys) - 1
    assert isinstance(day, datetime)
    assert day.date() not in days
    # The next file brings it back no more, and calls nothing off.
    for _ in range(2):
        brought(book, path)
        meetings = all_of(book, Meeting)
        assert len(meetings) == len(keys) - 1
        assert not [meeting for meeting in meetings if meeting.cancelled_at]
    while book.undo_label != "people":
        book.undo()
    assert pictured(book) == before


def test_a_row_that_is_left_out_is_not_called_off_where_the_book_has_it(
    book: Book, tmp_path: Path
) -> None:
    weekly = WEEKLY.replace("SUMMARY", f"{ADA}\r\nSUMMARY")
    path = written(tmp_path, calendar(weekly))
    brought(book, path)
    (plan,) = read_lists([path], clock=calendar_clock(book))[0].plans
    brought(book, path, {"": frozenset((plan.drafts[-1].key,))})
    assert not [meeting for meeting in all_of(book, Meeting) if meeting.cancelled_at]


def exchange(uid: str) -> str:
    """An id as Exchange wraps it."""
    inside = (b"vCal-Uid\x01\0\0\0" + uid.encode() + b"\0").hex().upper()
    return f"040000008200E00074C5B7101A82E008{'0' * 40}{len(inside) // 2:08X}{inside}"


@pytest.mark.parametrize("wrap", [str, exchange])
def test_our_invitation_that_comes_back_is_the_meeting_that_it_invites_to(
    book: Book, tmp_path: Path, wrap: Callable[[str], str]
) -> None:
    take(book, tmp_path, event(ME, ADA, "SUMMARY:Before"))
    meeting = only(book)
    # Sent by hand, or from an older copy of the book: nothing of it is kept here.
    uid = wrap(f"csm-desktop-meeting-{meeting.id}")
    for _ in range(2):
        report = take(book, tmp_path, event(ADA, "SUMMARY:Other words", uid=uid))
        assert (report.stored, len(report.known)) == (0, 1)
    assert only(book) == meeting
    take(book, tmp_path, event(ADA, "SUMMARY:Other words", "SEQUENCE:3", uid=uid,
                               start="20261203T090000Z"))  # fmt: skip
    assert only(book).starts_at == datetime(2026, 12, 3, 9, tzinfo=UTC)
    take(book, tmp_path, event(ADA, uid=wrap("csm-desktop-meeting-77")))
    assert len(all_of(book, Meeting)) == 2, "of another book"

"""Lists of meetings and calls become meetings of the accounts and people that they name."""

from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from csm_desktop.app.book import Book
from csm_desktop.app.imports import ListKind, Options, open_questions, read_lists
from csm_desktop.domain.records.accounts import Account
from csm_desktop.domain.records.contacts import Contact
from csm_desktop.domain.records.meetings import Attendance, Meeting, MeetingKind, Note
from csm_desktop.domain.records.metrics import Reading
from csm_desktop.domain.records.plan import SHARED_ORIGINS, Action, Side
from csm_desktop.wording import render
from tests.app.imports.test_imports import Desk

KNOWN = "Account,Website\nAcorn Rail,acorn.example\nBirch Retail,birch.example\n"
PEOPLE = (
    "Name,Email,Company\nAda Quill,ada@acorn.example,Acorn Rail\n"
    "Cy Roe,cy@birch.example,Birch Retail\n"
)
PLAIN = (
    "Title,Start,End,Attendees,Account\n"
    "Kickoff,2024-03-01 09:00,2024-03-01 10:30,ada@acorn.example; kim@us.example,Acorn Rail\n"
)
HUBSPOT = (
    "Record ID,Meeting name,Meeting start time,Meeting end time,Meeting outcome,"
    "Activity assigned to,Associated Company,Associated Contact,Meeting notes\n"
    "70001,Kickoff,2024-03-01 09:00,2024-03-01 10:30,COMPLETED,Kim,Acorn Rail,Ada Quill,"
    "<p>Went <b>well</b></p>\n"
)
SALESFORCE = (
    "Subject,Start,End,Account Name,Assigned,Contact,Type,Description\n"
    "Kickoff,03/01/2024 9:00 AM,03/01/2024 10:30 AM,Acorn Rail,Kim,Ada Quill,Meeting,Went well\n"
    "Other,03/15/2024 9:00 AM,03/15/2024 9:30 AM,Nobody Ltd,Kim,Zed Fox,Meeting,\n"
)
CALLS = (
    "Call Title,Call Start Time,Call Duration,Call Owner,Related To,Contact Name\n"
    "Kickoff,2024-03-01 09:00:00,01:30:00,Kim,Acorn Rail,Ada Quill\n"
)
OUTLOOK = (
    "Subject,Start Date,Start Time,End Date,End Time,All day event,Required Attendees,Location\n"
    "Kickoff with Acorn Rail,3/1/2024,9:00:00 AM,3/1/2024,10:30:00 AM,False,Ada Quill,Teams\n"
    "Sync with Birch Retail,3/15/2024,9:00:00 AM,3/15/2024,9:30:00 AM,False,Cy Roe,Teams\n"
)

# A German calendar; whose meeting it is only its guest says, who has no address here.
TERMINE = (
    "Betreff;Beginnt am;Beginnt um;Endet am;Endet um;Erforderliche Teilnehmer;Ort\n"
    "Kickoff;01.03.2024;09:00:00;01.03.2024;10:30:00;Ada Quill;Kiel\n"
)


@pytest.fixture
def desk(book: Book, tmp_path: Path) -> Desk:
    folder = tmp_path / "files"
    folder.mkdir()
    desk = Desk(book, folder)
    desk.take(KNOWN, PEOPLE)
    return desk


def take(desk: Desk, text: str) -> None:
    path = desk.file(text, "list.csv")
    (file,) = desk.take_files(path, options=Options(zone="Europe/Berlin")).files
    assert file.kind is ListKind.MEETINGS


@pytest.mark.parametrize(
    "text",
    [PLAIN, HUBSPOT, SALESFORCE, CALLS, OUTLOOK, TERMINE],
    ids=["by hand", "HubSpot", "Salesforce", "calls", "Outlook", "German Outlook"],
)
def test_a_list_of_meetings_becomes_meetings_with_their_people(desk: Desk, text: str) -> None:
    take(desk, text)
    accounts = {each.id: each.name for each in desk.all(Account)}
    people = {each.id: each.name for each in desk.all(Contact)}
    first = next(each for each in desk.all(Meeting) if each.title.startswith("Kickoff"))
    assert accounts[first.account_id] == "Acorn Rail"
    assert first.starts_at == datetime(2024, 3, 1, 8, 0, tzinfo=UTC)
    assert (first.minutes, first.zone) == (90, "Europe/Berlin")
    assert first.ended_at == datetime(2024, 3, 1, 9, 30, tzinfo=UTC)
    assert first.kind is MeetingKind.ORCHESTRATION
    there = [each for each in desk.all(Attendance) if each.meeting_id == first.id]
    assert [people[each.contact_id or 0] for each in there] == ["Ada Quill"]
    assert sorted(accounts.values()) == ["Acorn Rail", "Birch Retail"]
    assert len(people) == 2
    before = len(desk.all(Meeting))
    take(desk, text)
    assert len(desk.all(Meeting)) == before


def test_whose_clock_a_list_means_is_asked_once(desk: Desk) -> None:
    path = desk.file(PLAIN)
    assert [each.topic for each in open_questions(desk.book, read_lists([path]))] == ["zone"]
    in_utc = desk.file(PLAIN.replace("Start,", "Start (UTC),"), "utc.csv")
    assert not open_questions(desk.book, read_lists([in_utc]))


def test_notes_are_internal_notes_and_who_was_there_is_heard(desk: Desk) -> None:
    take(desk, HUBSPOT)
    assert [note.body for note in desk.all(Note)] == ["Went well"]
    assert [each.attended for each in desk.all(Attendance)] == [True]


def test_a_meeting_of_an_unknown_account_is_set_aside_by_name(desk: Desk) -> None:
    path = desk.file(SALESFORCE)
    (file,) = desk.take_files(path, options=Options(zone="UTC")).files
    assert [(row.line, render(row.reason)) for row in file.set_aside] == [
        (3, "it belongs to no account of the book")
    ]


TASKS = (
    "Subject,Date,Status,Priority,Assigned,Company / Account,Contact,Task,Comments\n"
    "Call: renewal,03/15/2024,Completed,Normal,Kim,Acorn Rail,Ada Quill,1,Left word\n"
    "Send deck,12/25/2024,Not Started,High,Kim,Birch Retail,Cy Roe,1,\n"
)


def test_of_a_list_of_tasks_the_calls_are_meetings_and_nothing_is_a_ticket(desk: Desk) -> None:
    (file,) = desk.take(TASKS).files
    assert (file.kind, file.stored) == (ListKind.MEETINGS, 1)
    assert [render(row.reason) for row in file.set_aside] == ["a task or a mail, and no meeting"]
    (call,) = desk.all(Meeting)
    assert call.starts_at == datetime(2024, 3, 15, 12, 0, tzinfo=UTC)
    assert not desk.all(Reading)


def test_a_meeting_with_names_that_nobody_knows_is_no_meeting_among_ourselves(desk: Desk) -> None:
    take(
        desk,
        "Datum;Uhrzeit;Kunde;Thema;Teilnehmer;Notizen\n"
        "03.12.2026;10:00;Acorn Rail;Quartalsgespräch;Nobody Known, Tom Falk;Agenda folgt\n",
    )
    (meeting,) = desk.all(Meeting)
    assert meeting.kind is not MeetingKind.INTERNAL
    assert meeting.starts_at == datetime(2026, 12, 3, 9, 0, tzinfo=UTC)


def test_bookings_of_a_calendar_page_are_meetings(desk: Desk) -> None:
    take(
        desk,
        "Event Type Name,Invitee Name,Invitee Email,Invitee Time Zone,Start Date & Time,"
        "End Date & Time,Location,Event Created Date & Time,Canceled,User Name\n"
        "Review,Ada Quill,ada@acorn.example,Europe/London,2026-12-03 10:00 am,"
        "2026-12-03 10:45 am,Zoom,2026-11-20 09:00 am,false,Kim\n",
    )
    (meeting,) = desk.all(Meeting)
    assert (meeting.title, meeting.minutes, meeting.place) == ("Review", 45, "Zoom")
    (there,) = [each for each in desk.all(Attendance) if each.contact_id]
    assert there.meeting_id == meeting.id


STEPS = (
    "Date,Account,Subject,Attendees,Notes,Next step,Owner,Due date\n"
    "2026-01-12,Acorn Rail,Review,Ada Quill,Went well,Send the offer; Book a room,{who},{due}\n"
    "2025-10-02,Birch Retail,Check-in,Cy Roe,,Call back,Kim,2025-10-09\n"
    "2025-11-02,Birch Retail,Check-in,Cy Roe,Fine,,,\n"
)


@pytest.mark.parametrize(("who", "side"), [("Ada Quill", Side.CUSTOMER), ("Kim", Side.US)])
def test_a_next_step_that_is_due_is_an_action_and_others_stand_in_the_notes(
    desk: Desk, who: str, side: Side
) -> None:
    due = desk.book.today() + timedelta(days=9)
    text = STEPS.format(who=who, due=due)
    (file,) = desk.take_files(desk.file(text), options=Options(zone="UTC")).files
    accounts = {each.id: each.name for each in desk.all(Account)}
    review = next(each for each in desk.all(Meeting) if each.title == "Review")
    actions = desk.all(Action)
    assert [(each.title, each.side, each.due_on) for each in actions] == [
        ("Send the offer", side, due), ("Book a room", side, due),
    ]  # fmt: skip
    assert {(each.origin_id, accounts[each.account_id]) for each in actions} == {
        (review.id, "Acorn Rail")
    }
    # Kept in a list of ours, it was not written for the customer.
    assert not {each.origin for each in actions} & SHARED_ORIGINS
    bodies = sorted(note.body for note in desk.all(Note))
    assert bodies[:2] == ["Fine", f"Went well\n→ Send the offer; Book a room ({due}, {who})"]
    assert bodies[2].startswith("→ Call back")
    told = " ".join(render(each.text) for each in file.remarks)
    assert "2 next steps that are still due" in told
    assert "1 next step without a day to come" in told
    desk.take_files(desk.file(text, "again.csv"), options=Options(zone="UTC"))
    assert len(desk.all(Action)) == 2
    # A dash within a sentence parts nothing, one before each step does.
    for written, titles in (
        ("Renewal - send the offer", ["Renewal - send the offer"]),
        ('"- Send the offer\n- Book a room"', ["Send the offer", "Book a room"]),
    ):
        desk.book.undo()
        dashed = text.replace("Send the offer; Book a room", written)
        desk.take_files(desk.file(dashed, "dashed.csv"), options=Options(zone="UTC"))
        assert [each.title for each in desk.all(Action)] == titles


@pytest.mark.parametrize(
    "text",
    [
        "Datum;Kunde;Betreff;Teilnehmer;Nächster Schritt;Verantwortlich;Fällig am\n"
        "10.11.2025;Acorn Rail;Gespräch;Ada Quill;Angebot;Kim;15.12.2099\n",
        "Date;Client;Objet;Participants;Prochaines étapes;Responsable;Échéance\n"
        "10/11/2025;Acorn Rail;Revue;Ada Quill;Offre;Kim;15/12/2099\n",
        "Fecha,Cliente,Asunto,Participantes,Próximos pasos,Responsable,Fecha límite\n"
        "10/11/2025,Acorn Rail,Revisión,Ada Quill,Oferta,Kim,15/12/2099\n",
        "日付,会社名,件名,参加者,次のステップ,担当,期限\n"
        "2025/11/10,Acorn Rail,定例,Ada Quill,見積送付,Kim,2099/12/15\n",
    ],
)
def test_next_steps_are_known_in_other_languages(desk: Desk, text: str) -> None:
    take(desk, text)
    (action,) = desk.all(Action)
    assert (f"{action.due_on}", action.note) == ("2099-12-15", "Kim")

"""Lists of trainings, webinars, events and acts of advocacy become what is logged by hand."""

from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

from csm_desktop.app.book import Book
from csm_desktop.app.imports import ImportReport, ListKind, Options, import_lists, read_lists
from csm_desktop.domain.records.accounts import Account
from csm_desktop.domain.records.contacts import Contact
from csm_desktop.domain.records.lifecycle import AdvocacyAct, AdvocacyKind
from csm_desktop.domain.records.metrics import EngagementEvent, EngagementKind
from csm_desktop.storage.session import Work
from csm_desktop.wording import render
from tests.importers.lists import written

Take = Callable[..., ImportReport]
PEOPLE = (
    "Name,Email,Company\nAnn Lee,ann@kestrel.example,Kestrel\nBob Ray,bob@kestrel.example,Kestrel\n"
    "Eve Kim,eve@wren.example,Wren\n"
)
WEBINAR = (
    "Attendee Name,Email,Company,Webinar,Join Time,Attended\n"
    "Ann Lee,ann@kestrel.example,,Planning well,2026-10-03 09:02,Yes\n"
    "Bob Ray,bob@kestrel.example,,Planning well,2026-10-03 09:05,Yes\n"
    "Ann Lee,ann@kestrel.example,,Planning well,2026-10-03 09:40,Yes\n"
    "Eve Kim,eve@wren.example,Wren,Planning well,2026-10-03 09:00,No show\n"
    "Zoe Fox,zoe@elsewhere.example,Elsewhere,Planning well,2026-10-03 09:00,Yes\n"
)


@pytest.fixture
def take(book: Book, tmp_path: Path) -> Take:
    def run(*texts: str, name: str = "list", **options: object) -> ImportReport:
        files = [written(tmp_path, f"{name}{n or ''}.csv", text) for n, text in enumerate(texts)]
        report = import_lists(book, read_lists(files, Options(**options)))  # type: ignore[arg-type]
        for file in report.files:
            apart = file.not_stored + file.repeated + len(file.set_aside)
            assert file.rows_in == file.stored + apart
        return report

    run("Account,Website\nKestrel,kestrel.example\nWren,wren.example\n")
    run(PEOPLE)
    return run


def events(book: Book) -> list[tuple[str, EngagementKind, date, str, int | None]]:
    accounts = {account.id: account.name for account in book.record(Work.find, Account)}
    return sorted(
        (accounts[each.account_id], each.kind, each.on, each.title, each.people)
        for each in book.record(Work.find, EngagementEvent)
    )


def test_people_of_an_account_at_a_webinar_are_one_event_that_counts_them(
    book: Book, take: Take
) -> None:
    """Ann is named twice, Eve did not come, and nobody here knows Elsewhere."""
    (report,) = take(WEBINAR).files
    assert (report.kind, report.stored) == (ListKind.ENGAGEMENT, 3)
    assert events(book) == [
        ("Kestrel", EngagementKind.WEBINAR, date(2026, 10, 3), "Planning well", 2)
    ]
    assert [(row.line, render(row.reason)) for row in report.set_aside] == [
        (5, "did not take part: No show"),
        (6, "it belongs to no account of the book"),
    ]
    assert "3 participants took part in 1 event" in " ".join(render(r.text) for r in report.remarks)


def test_the_same_list_again_counts_nobody_twice_and_a_fuller_one_adds(
    book: Book, take: Take
) -> None:
    take(WEBINAR)
    once = events(book)
    (again,) = take(WEBINAR.replace("09:02", "09:03")).files
    assert (again.stored, len(again.known), events(book)) == (0, 3, once)
    part = "".join(WEBINAR.splitlines(keepends=True)[:2])
    take(part)
    assert events(book) == once, "a part of them takes nobody away"
    take(WEBINAR + "Cat Orr,cat@kestrel.example,,Planning well,2026-10-03 09:01,Yes\n")
    assert [each[-1] for each in events(book)] == [3]
    while events(book) != once:
        book.undo()
    book.undo()
    assert events(book) == []


def test_two_lists_of_one_import_tell_of_one_event(book: Book, take: Take) -> None:
    take(WEBINAR, WEBINAR.replace("Attendee Name", "Name"))
    assert [each[-1] for each in events(book)] == [2]


@pytest.mark.parametrize(
    ("text", "name", "wanted"),
    [
        ("Account,Date,Type,Title,Participants\nKestrel,2026-10-01,Training,SSO,12\n"
         "Wren,2026-10-02,Community,Forum,\n", "list",
         [(EngagementKind.TRAINING, "SSO", 12), (EngagementKind.COMMUNITY, "Forum", 1)]),
        ("Kunde;Datum;Schulung;Teilnehmer\nKestrel;03.10.2026;SSO für Planer;Ann Lee\n"
         "Kestrel;03.10.2026;SSO für Planer;Bob Ray\n", "liste",
         [(EngagementKind.TRAINING, "SSO für Planer", 2)]),
        ("Learner Email,Course Name,Completed On,Completion Status\n"
         "ann@kestrel.example,Basics,2026-10-01,Completed\n"
         "bob@kestrel.example,Basics,2026-10-01,In progress\n", "lms",
         [(EngagementKind.TRAINING, "Basics", 1)]),
        ("Account,Learner Email,Course,Date,Status\n"
         "Kestrel,ann@kestrel.example,Basics,2026-10-01,Active\n", "lms",
         [(EngagementKind.TRAINING, "Basics", 1)]),
        ("Account,Learner Email,Course,Date,Status\n"
         "Kestrel,ann@kestrel.example,Basics,2026-10-01,Completed\n"
         "Kestrel,bob@kestrel.example,Basics,2026-10-01,Enrolled\n", "lms",
         [(EngagementKind.TRAINING, "Basics", 1)]),
        ("Name,Email,Company,Join time,Time in session\nAnn Lee,ann@kestrel.example,Kestrel,"
         "2026-10-01 09:00,41\n", "Webinar attendees",
         [(EngagementKind.WEBINAR, "", 1)]),
    ],
)  # fmt: skip
def test_it_is_known_by_content_headers_and_name(
    book: Book, take: Take, text: str, name: str, wanted: list[tuple[EngagementKind, str, int]]
) -> None:
    (report,) = take(text, name=name).files
    assert report.kind is ListKind.ENGAGEMENT
    found = [(kind, title, people) for _, kind, _, title, people in events(book)]
    assert sorted(found) == sorted(wanted)


def test_acts_of_advocacy_are_one_each_by_whom_where_that_is_known(book: Book, take: Take) -> None:
    text = (
        "Account,Advocate,Advocacy type,Date,Notes\n"
        "Kestrel,Ann Lee,Reference call,2026-09-01,Talked to Aldgate\n"
        "Kestrel,Somebody Else,Case study,2026-09-02,\n"
        "Wren,,Review,2026-09-03,Four stars\n"
    )
    (report,) = take(text).files
    assert (report.kind, report.stored) == (ListKind.ENGAGEMENT, 3)
    ann = next(each for each in book.record(Work.find, Contact) if each.name == "Ann Lee")
    acts = [(act.kind, act.contact_id, act.note) for act in book.record(Work.find, AdvocacyAct)]
    assert sorted(acts, key=str) == sorted(
        [
            (AdvocacyKind.REFERENCE_CALL, ann.id, "Talked to Aldgate"),
            (AdvocacyKind.CASE_STUDY, None, "Somebody Else"),
            (AdvocacyKind.REVIEW, None, "Four stars"),
        ],
        key=str,
    )
    (again,) = take(text).files
    assert (again.stored, len(again.known)) == (0, 3)
    assert len(book.record(Work.find, AdvocacyAct)) == 3


def test_what_is_to_come_or_says_nothing_is_told_and_not_stored(book: Book, take: Take) -> None:
    text = (
        "Account,Event date,Type,Title,Attended\n"
        "Kestrel,2027-01-01,Training,To come,yes\n"
        "Kestrel,2026-10-01,Training,Half there,perhaps\n"
        "Kestrel,2026-10-01,Training,There,yes\n"
    )
    (report,) = take(text).files
    assert [render(row.reason) for row in report.set_aside] == [
        "it is still to come",
        "“perhaps” does not say whether they took part",
    ]
    assert [each[3] for each in events(book)] == ["There"]
    bad = (
        "Account,Event date,Type,Title\nKestrel,2026-10-01,Training,A\nKestrel,2026-10-01,Lunch,B\n"
    )
    (held,) = take(bad, kind=ListKind.ENGAGEMENT).files
    assert held.is_held
    assert "does not say what it was" in render(held.refused[0].reason)


@pytest.mark.parametrize(
    ("there", "away"), [("Yes", "No"), ("1", "0"), ("TRUE", "FALSE"), ("✓", "×")]
)
def test_attendance_in_one_word_counts(book: Book, take: Take, there: str, away: str) -> None:
    text = (
        "Account,Event,Event date,Participant,Attended\n"
        f"Kestrel,User conference,2026-10-01,Ann Lee,{there}\n"
        f"Kestrel,User conference,2026-10-01,Bob Ray,{away}\n"
        f"Wren,User conference,2026-10-01,Eve Kim,{away}\n"
    )
    (report,) = take(text).files
    assert (report.stored, len(report.set_aside)) == (1, 2)
    assert events(book) == [
        ("Kestrel", EngagementKind.EVENT, date(2026, 10, 1), "User conference", 1)
    ]


def test_meetings_and_contacts_stay_what_they_are(take: Take, book: Book) -> None:
    text = "Customer,Meeting Date,Subject,Attendees\nKestrel,2026-10-01,Review,Ann\n"
    (report,) = take(text).files
    assert report.kind is ListKind.MEETINGS
    (report,) = take(
        "Name,Email,Company,Last Training\nDee,dee@wren.example,Wren,2026-01-01\n"
    ).files
    assert report.kind is ListKind.CONTACTS
    assert events(book) == []

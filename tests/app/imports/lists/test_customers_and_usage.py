"""Customer lists of accounting programs, reports of who attended, usage without days, matrices."""

import codecs
from collections.abc import Sequence
from datetime import UTC, date, datetime
from decimal import Decimal
from pathlib import Path
from typing import TypeVar

import pytest
import xlsxwriter

from csm_desktop.app.book import Book
from csm_desktop.app.imports import (
    ImportReport,
    ListKind,
    Options,
    import_lists,
    open_questions,
    read_lists,
)
from csm_desktop.domain.records.accounts import Account
from csm_desktop.domain.records.contacts import Contact
from csm_desktop.domain.records.meetings import Attendance, Meeting
from csm_desktop.domain.records.metrics import Metric, Reading
from csm_desktop.errors import UserError
from csm_desktop.storage.session import Work
from csm_desktop.wording import render
from tests.importers.lists import as_csv, planned, written

T = TypeVar("T")
KNOWN = "Account ID,Account Name,Website\nK1,Acorn Rail,acorn.example\nK2,Birch Retail,b.example\n"
PEOPLE = "Name,Email,Company\nAda Quill,ada@acorn.example,Acorn Rail\nBo Finch,,Acorn Rail\n"


class Lists:
    """Files taken into one book, each under a name of its own."""

    def __init__(self, book: Book, folder: Path) -> None:
        self.book, self._folder = book, folder

    def take(self, text: str | bytes, name: str = "list.csv", **options: object) -> ImportReport:
        path = self._folder / name
        path.write_bytes(text if isinstance(text, bytes) else text.encode())
        return import_lists(self.book, read_lists([path], Options(**options)))  # type: ignore[arg-type]

    def all(self, kind: type[T]) -> list[T]:
        return list(self.book.record(Work.find, kind))

    @property
    def readings(self) -> set[tuple[str, str, date, Decimal]]:
        accounts = {each.id: each.name for each in self.all(Account)}
        metrics = {each.id: each.name for each in self.all(Metric)}
        return {
            (accounts.get(each.account_id or 0, ""), metrics[each.metric_id], each.on, each.value)
            for each in self.all(Reading)
        }


@pytest.fixture
def lists(book: Book, tmp_path: Path) -> Lists:
    return Lists(book, tmp_path)


# customers of accounting programs

XERO = (
    "*ContactName,AccountNumber,EmailAddress,FirstName,LastName,POAddressLine1,POCity,POCountry,"
    "PhoneNumber,Website,Person1FirstName,Person1LastName,Person1Email\n"
    "Acorn Rail Ltd,AR-1,ada@acorn.example,Ada,Quill,1 Mill Road,Leeds,United Kingdom,0113 4960001,"
    "http://www.acorn.example,Bo,Finch,bo@acorn.example\n"
    "Birch Retail,BR-2,pay@birch.example,Cy,Roe,,York,United Kingdom,,,,,\n"
    "Cedar Clinic,CC-3,,,,,Bath,United Kingdom,,,,,\n"
)


def test_contacts_of_xero_are_companies_and_their_people(lists: Lists) -> None:
    report = lists.take(XERO)
    assert [(file.kind, file.stored) for file in report.files] == [
        (ListKind.ACCOUNTS, 3), (ListKind.CONTACTS, 3),
    ]  # fmt: skip
    acorn = next(each for each in lists.all(Account) if each.name == "Acorn Rail Ltd")
    assert (acorn.city, acorn.domain, [own.text for own in acorn.ids]) == (
        "Leeds", "acorn.example", ["AR-1"],
    )  # fmt: skip
    people = {each.name: each for each in lists.all(Contact)}
    assert people.keys() == {"Ada Quill", "Bo Finch", "Cy Roe"}
    assert people["Bo Finch"].account_id == people["Ada Quill"].account_id == acorn.id
    assert people["Ada Quill"].phone == "0113 4960001"
    assert lists.take(XERO).stored == 0


def test_customers_of_quickbooks_keep_their_parts_and_numbers(lists: Lists) -> None:
    lists.take(
        as_csv(
            [
                ["Willow Software"], ["Customer Contact List"], [],
                ["Customer full name", "Phone numbers", "Email", "Full name", "Bill address"],
                ["Acorn Rail", "Phone:(650) 555-3311 Mobile:(650) 555-9933", "ada@acorn.example",
                 "Ada Quill", "4581 Finch St."],
                ["Birch Retail", "", "", "", ""],
                ["Birch Retail:Store 12", "Phone:(650) 555-3312", "", "", "12 Ocean Dr."],
                [], ["Saturday, November 21, 2026 10:32 AM"],
            ]
        )
    )  # fmt: skip
    accounts = {each.name: each for each in lists.all(Account)}
    assert accounts.keys() == {"Acorn Rail", "Birch Retail", "Birch Retail:Store 12"}
    assert accounts["Birch Retail:Store 12"].parent_id == accounts["Birch Retail"].id
    (ada,) = lists.all(Contact)
    assert (ada.phone, ada.mobile) == ("(650) 555-3311", "(650) 555-9933")


def test_a_customer_without_a_company_is_its_own(lists: Lists) -> None:
    lists.take(
        "Name,Company name,Street Address,City,Phone,Email,Open Balance\n"
        "Ada Quill,Acorn Rail,1 Mill Road,Leeds,1,ada@acorn.example,239.00\n"
        "Birch Retail,,2 Mill Road,York,,cy@birch.example,0.00\n"
    )
    assert {each.name for each in lists.all(Account)} == {"Acorn Rail", "Birch Retail"}
    assert {each.email for each in lists.all(Contact)} == {
        "ada@acorn.example", "cy@birch.example",
    }  # fmt: skip


# who attended

ENGLISH = [
    "1. Summary", "Meeting title\tQuarterly review", "Attended participants\t3",
    "Start time\t7/22/26, 7:00:11 PM", "End time\t7/22/26, 8:31:02 PM",
    "Meeting duration\t1h 30m 51s", "", "2. Participants",
    "Name\tFirst Join\tLast Leave\tIn-Meeting Duration\tEmail\tParticipant ID (UPN)\tRole",
    "Kim Roe\t7/22/26, 7:00:11 PM\t7/22/26, 8:31:02 PM\t1h 30m\tkim@us.example\t\tOrganizer",
    "Ada Quill\t7/22/26, 7:02:11 PM\t7/22/26, 8:30:02 PM\t1h 27m\tada@acorn.example\t\tAttendee",
    "Finch, Bo (Guest)\t7/22/26, 7:05:00 PM\t7/22/26, 7:30:00 PM\t25m 0s\t\t\tAttendee",
    "", "3. In-Meeting Activities", "Name\tJoin Time\tLeave Time\tDuration\tEmail\tRole",
    "Ada Quill\t7/22/26, 7:02:11 PM\t7/22/26, 8:30:02 PM\t1h 27m\tada@acorn.example\tAttendee",
]  # fmt: skip
GERMAN = [
    "1. Zusammenfassung",
    "Besprechungstitel\tQuarterly review",
    "Teilnehmer\t2",
    "Startzeit\t22.7.2026, 19:00:11",
    "Endzeit\t22.7.2026, 20:31:02",
    "",
    "2. Teilnehmende",
    "Name\tErster Beitritt\tLetztes Verlassen\tDauer\tE-Mail",
    "Ada Quill\t22.7.2026, 19:02:11\t22.7.2026, 20:30:02\t1 Std. 27 Min.\tada@acorn.example",
    "Bo Finch (Gast)\t22.7.2026, 19:05:00\t22.7.2026, 19:30:00\t25 Min.\t",
]
OLDER = [
    "Meeting Summary",
    "Total Number of Participants\t2",
    "Meeting Title\tQuarterly review",
    "Meeting Start Time\t7/22/2026, 7:00:11 PM",
    "Meeting End Time\t7/22/2026, 8:31:02 PM",
    "",
    "Full Name\tJoin Time\tLeave Time\tDuration\tEmail\tRole",
    "Ada Quill\t7/22/2026, 7:02:11 PM\t7/22/2026, 7:30:02 PM\t28m\tada@acorn.example\tAttendee",
    "Ada Quill\t7/22/2026, 7:40:11 PM\t7/22/2026, 8:30:02 PM\t50m\tada@acorn.example\tAttendee",
    "Bo Finch\t7/22/2026, 7:05:00 PM\t7/22/2026, 7:30:00 PM\t25m\t\tAttendee",
]


@pytest.mark.parametrize("report", [ENGLISH, GERMAN, OLDER], ids=["english", "german", "older"])
def test_a_report_of_who_attended_is_a_meeting_that_was_held(
    lists: Lists, report: Sequence[str]
) -> None:
    lists.take(KNOWN)
    lists.take(PEOPLE)
    text = codecs.BOM_UTF16_LE + "\r\n".join(report).encode("utf-16-le")
    found = lists.take(text, zone="Europe/London")
    (file,) = found.files
    assert file.rows_in == 1 + len(file.set_aside)
    (meeting,) = lists.all(Meeting)
    assert meeting.title == "Quarterly review"
    assert meeting.starts_at.astimezone(UTC) == datetime(2026, 7, 22, 18, 0, tzinfo=UTC)
    people = {each.id: each.name for each in lists.all(Contact)}
    assert {people[each.contact_id or 0]: each.attended for each in lists.all(Attendance)} == {
        "Ada Quill": True, "Bo Finch": True,
    }  # fmt: skip
    assert lists.take(text, zone="Europe/London").stored == 0


def test_whose_clock_a_report_means_is_asked(tmp_path: Path) -> None:
    path = written(tmp_path, "report.csv", "\r\n".join(ENGLISH))
    assert {asked.topic for asked in open_questions(None, read_lists([path]))} == {"zone"}


# usage without days

USAGE = "Account ID,Account Name,First Visit,Last Visit,Days Active,Number of Events\n"


def test_figures_of_usage_without_a_day_are_the_state_of_the_lists_day(lists: Lists) -> None:
    lists.take(KNOWN)
    rows = "K1,Acorn Rail,2025-03-02,2026-11-20,12,380\nK2,Birch Retail,2025-04-02,2026-11-2,8,20\n"
    report = lists.take(USAGE + rows, "usage-2026-10-31.csv")
    day = date(2026, 10, 31)
    assert lists.readings == {
        ("Acorn Rail", "Days Active", day, Decimal(12)),
        ("Acorn Rail", "Number of Events", day, Decimal(380)),
        ("Birch Retail", "Days Active", day, Decimal(8)),
        ("Birch Retail", "Number of Events", day, Decimal(20)),
    }
    assert "2 rows name no day" in "".join(render(r.text) for r in report.files[0].remarks)
    # The same figures a month later are figures of that month, and no repeat.
    lists.take(USAGE + rows, "usage-2026-11-15.csv")
    assert len(lists.readings) == 8
    assert lists.take(USAGE + rows, "usage-2026-11-15.csv").stored == 0


def test_rows_of_single_users_are_asked_about(lists: Lists, tmp_path: Path) -> None:
    text = (
        "Visitor ID,Account ID,Email,Days Active,Number of Events\n"
        "v1,K1,ada@acorn.example,12,340\nv2,K1,bo@acorn.example,3,40\nv3,K2,cy@b.example,8,200\n"
    )
    path = written(tmp_path, "visitors.csv", text)
    assert {asked.topic for asked in open_questions(None, read_lists([path]))} == {"combine"}
    lists.take(KNOWN)
    lists.take(text, combine="sum")
    assert ("Acorn Rail", "Number of Events", lists.book.today(), Decimal(380)) in lists.readings


def test_a_book_with_usage_beside_stays_a_list_of_accounts(lists: Lists) -> None:
    report = lists.take("Account Name,CSM,Active Users,Logins\nAcorn Rail,Kim,12,100\n")
    assert report.files[0].kind is ListKind.ACCOUNTS


def test_sheets_called_after_months_date_the_figures_in_them(lists: Lists, tmp_path: Path) -> None:
    lists.take(KNOWN)
    path = tmp_path / "usage.xlsx"
    with xlsxwriter.Workbook(path) as made:
        for name, figure in (("Aug 2026", 12), ("Sep 2026", 14)):
            sheet = made.add_worksheet(name)
            sheet.write_row(0, 0, ["Account Name", "Active users", "Logins"])
            sheet.write_row(1, 0, ["Acorn Rail", figure, 100])
    import_lists(lists.book, read_lists([path]))
    active = {(on, value) for _, metric, on, value in lists.readings if metric == "Active users"}
    assert active == {(date(2026, 8, 31), Decimal(12)), (date(2026, 9, 30), Decimal(14))}


# matrices

MATRIX = (
    ",Close Date →,Q1 CY2026,Q2 CY2026,Total\n"
    "Account Name ↑,,Sum of Usage,Sum of Usage,Sum of Usage\n"
    "Acorn Rail,,100,200,300\nBirch Retail,,50,0,50\nTotal,,150,200,350\n"
)


def test_the_question_of_a_matrix_proposes_what_it_sums(tmp_path: Path) -> None:
    text = MATRIX.replace("Sum of Usage", "Sum of Trips planned")
    (asked,) = planned(tmp_path, text).questions
    assert asked.options[0] == "--metric Trips planned"


def test_a_matrix_by_quarters_brings_readings(lists: Lists) -> None:
    lists.take(KNOWN)
    lists.take(MATRIX, metric="Usage")
    assert lists.readings == {
        ("Acorn Rail", "Usage", date(2026, 3, 31), Decimal(100)),
        ("Acorn Rail", "Usage", date(2026, 6, 30), Decimal(200)),
        ("Birch Retail", "Usage", date(2026, 3, 31), Decimal(50)),
        ("Birch Retail", "Usage", date(2026, 6, 30), Decimal(0)),
    }


def test_any_other_matrix_is_refused_with_what_helps(lists: Lists) -> None:
    text = MATRIX.replace("Q1 CY2026", "Closed Won").replace("Q2 CY2026", "Proposal")
    with pytest.raises(UserError, match="matrix report") as refused:
        lists.take(text)
    assert "details only" in refused.value.title

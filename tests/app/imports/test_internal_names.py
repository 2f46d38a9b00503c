"""What a list is called is for its user: no name that an import carries reaches a customer."""

from datetime import timedelta
from pathlib import Path

import pytest
from xlsxwriter import Workbook

from csm_desktop.app.book import Book
from csm_desktop.app.correspondence.message import message_to
from csm_desktop.app.documents.account_papers import (
    chart_paper,
    map_paper,
    plan_paper,
    team_paper,
)
from csm_desktop.app.documents.ebr import (
    ebr_material,
    pack_of,
    pack_pdf,
)
from csm_desktop.app.imports import ImportTerms, Options, import_lists, read_lists
from csm_desktop.app.imports.measured.list_metrics import CustomerNames, new_metric
from csm_desktop.app.imports.profiles import book_profiles
from csm_desktop.app.meetings.invitations import dates, invitation
from csm_desktop.app.people.introductions import introduction_draft
from csm_desktop.app.value.metrics import name_for_customers
from csm_desktop.domain.fields.sharing import for_customer
from csm_desktop.domain.records.accounts import Account
from csm_desktop.domain.records.contacts import Contact
from csm_desktop.domain.records.letters.templates import LetterKind
from csm_desktop.domain.records.meetings import Meeting
from csm_desktop.domain.records.metrics import Metric, Reading
from csm_desktop.domain.records.revenue import RevenueEvent
from csm_desktop.domain.records.team import TeamMember
from csm_desktop.storage.queries.facts import account_facts
from csm_desktop.storage.session import Work
from csm_desktop.wording import render
from tests.reports.reading import everything

MARK = "Secretmark"


@pytest.fixture
def lists(tmp_path: Path) -> list[Path]:
    """A workbook and two files in which whatever is a name, a header or a note holds the mark."""
    with Workbook(tmp_path / f"{MARK} book (do not share).xlsx") as workbook:
        for year, arr in ((2025, 52000), (2026, 61000)):
            sheet = workbook.add_worksheet(f"{MARK} {year}")
            sheet.write_row(0, 0, ["Account ID", "Account Name", "CSM", "Country", "ARR",
                                   "Currency", "Segment", "Tags", "Notes",
                                   f"{MARK} column"])  # fmt: skip
            sheet.write_row(1, 0, ["A1", "Acorn Rail", "Kim Roe", "Germany", arr, "EUR",
                                   f"{MARK} list", f"{MARK} tag", f"{MARK} note",
                                   f"{MARK} value"])  # fmt: skip
    (tmp_path / f"{MARK} people.csv").write_text(
        f"Name,Email,Account ID,Title,Notes,{MARK} field\n"
        f"Ann Lee,ann@acorn.example,A1,CFO,{MARK} note,{MARK} value\n",
        encoding="utf-8",
    )
    (tmp_path / f"AT RISK {MARK} - churn list.csv").write_text(
        "Account ID,Date,Metric,Value,Source\n"
        f"A1,2026-10-01,Logins,120,{MARK} watch\nA1,2026-11-01,Logins,90,{MARK} export.xlsx\n",
        encoding="utf-8",
    )
    (tmp_path / f"{MARK} wide.csv").write_text(
        f"{MARK} list of the month,,,\n"
        f"Account ID,Date,Logins at risk {MARK},{MARK} reports\n"
        "A1,2026-10-01,12,3\nA1,2026-11-01,9,2\n",
        encoding="utf-8",
    )
    (tmp_path / f"{MARK} long.csv").write_text(
        f"Account ID,Date,Metric,Value\nA1,2026-11-01,{MARK} NPS,40\n", encoding="utf-8"
    )
    (tmp_path / f"{MARK} meetings.csv").write_text(
        "Account ID,Subject,Start,Attendees,Agenda,Next steps\n"
        f"A1,Review,2026-12-10T10:00:00Z,ann@acorn.example,{MARK} points,{MARK} step\n",
        encoding="utf-8",
    )
    return sorted(path for path in tmp_path.glob("*.*") if path.suffix in (".csv", ".xlsx"))


def customer_papers(book: Book) -> list[str]:
    """The words of everything that a customer may get, the review first."""
    (account,), (contact,) = book.record(Work.find, Account), book.record(Work.find, Contact)
    (member,) = book.record(Work.find, TeamMember)
    made = (plan_paper, map_paper, chart_paper, team_paper)
    papers = [everything(pack_pdf(pack_of(ebr_material(book, account.id))))]
    papers += [everything(paper(account.id).pdf(book)) for paper in made]
    with book.reading() as connection:
        facts = account_facts(connection, account.id, book.today())
    papers += [str(message_to(facts, contact, kind=kind)) for kind in LetterKind]
    papers.append(str(introduction_draft(facts, member.id, contact.id)))
    papers.append(str(dates(book, account.id)))
    (meeting,) = book.record(Work.find, Meeting)
    papers.append(str(book.run("Invite", invitation, meeting.id)))
    return papers


def test_no_name_of_a_list_a_column_or_a_note_reaches_a_document_or_a_mail(
    book: Book, lists: list[Path]
) -> None:
    read = read_lists(lists, Options(history={"": None}, columns={f"{MARK} column": "custom"},
                                     columns_may_lack=True))  # fmt: skip
    assert import_lists(book, read).stored == 8
    assert len(book.record(Work.find, RevenueEvent)) == 1, "the older sheet is its history"
    for profile in book_profiles(book):
        assert MARK in profile.name
    papers = customer_papers(book)
    for words in ("Logins", "Usage", "Usage 2", "NPS", "usage, "):
        assert words in papers[0]
    for paper in papers:
        assert MARK.casefold() not in paper.casefold()
        assert "risk" not in paper.casefold()


def test_a_customer_reads_of_a_metric_what_the_user_says_and_neutral_words_until_then(
    book: Book, lists: list[Path]
) -> None:
    wide = f"Logins at risk {MARK}"
    report = import_lists(book, read_lists(lists), terms=ImportTerms(names={wide: "Your logins"}))
    read_as = {metric.name: metric.read_as for metric in book.record(Work.find, Metric)}
    assert read_as == {"Logins": "Logins", wide: "Your logins", f"{MARK} reports": "Usage",
                       f"{MARK} NPS": "NPS"}  # fmt: skip
    told = [notice.column for file in report.files for notice in file.remarks
            if "--customer-name" in render(notice.text)]  # fmt: skip
    assert sorted(told) == [f"{MARK} NPS", f"{MARK} reports"]
    # Said on the account's page, it stays: the next list has no say in it, its user has.
    (metric,) = book.record(Work.find, Metric, name=f"{MARK} reports")
    book.run("Name", name_for_customers, metric.id, "Reports made")
    again = lists[0].with_name("next.csv")
    again.write_text(f"Account ID,Date,{MARK} reports\nA1,2026-11-15,4\n", encoding="utf-8")
    import_lists(book, read_lists([again], None, None, book_profiles(book)))
    assert book.record(Work.get, Metric, metric.id).customer_name == "Reports made"
    again.write_text(f"Account ID,Date,{MARK} reports\nA1,2026-11-16,5\n", encoding="utf-8")
    said = ImportTerms(names={f"{MARK} reports": "Exports"})
    import_lists(book, read_lists([again]), terms=said)
    assert book.record(Work.get, Metric, metric.id).customer_name == "Exports"
    book.undo()
    assert book.record(Work.get, Metric, metric.id).customer_name == "Reports made"


@pytest.mark.parametrize(("header", "words"), [
    ("monthly_active_users", "Monthly active users"), ("Number of logins", "Logins"),
    ("Logins (last 30 days)", "Logins"), ("Active seats Acme", "Active seats"),
    ("CSAT churn list", "CSAT"), ("wishful logins", "Usage"), ("Anzahl der Berichte", "Reports"),
])  # fmt: skip
def test_neutral_words_say_what_is_counted_and_nothing_else(header: str, words: str) -> None:
    assert CustomerNames(()).propose(new_metric(1, header, "")) == words


def test_the_user_says_what_a_customer_reads_as_the_source(book: Book, lists: list[Path]) -> None:
    import_lists(book, read_lists(lists), terms=ImportTerms(source={"Logins": "your portal"}))
    sources = {reading.source for reading in book.record(Work.find, Reading)}
    assert sources == {"your portal", "usage", "survey"}


def test_a_file_name_that_an_older_program_kept_is_blank_for_a_customer(book: Book) -> None:
    reading = Reading(1, 1, 1, book.today() - timedelta(days=1), 1, "AT RISK.xlsx")  # type: ignore[arg-type]
    assert for_customer(reading).source == ""

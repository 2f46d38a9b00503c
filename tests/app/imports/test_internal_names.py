"""What a list is called is for its user: no name that an import carries reaches a customer."""

from datetime import timedelta
from pathlib import Path

import pytest
from xlsxwriter import Workbook

from csm_desktop.app.book import Book
from csm_desktop.app.correspondence.message import message_to
from csm_desktop.app.documents.account_papers import chart_paper, map_paper, plan_paper
from csm_desktop.app.documents.ebr import (
    ebr_material,
    pack_of,
    pack_pdf,
)
from csm_desktop.app.imports import ImportTerms, Options, import_lists, read_lists
from csm_desktop.app.people.introductions import introduction_draft
from csm_desktop.domain.fields.sharing import for_customer
from csm_desktop.domain.records.accounts import Account
from csm_desktop.domain.records.contacts import Contact
from csm_desktop.domain.records.letters.templates import LetterKind
from csm_desktop.domain.records.metrics import Reading
from csm_desktop.domain.records.revenue import RevenueEvent
from csm_desktop.domain.records.team import TeamMember
from csm_desktop.storage.queries.facts import account_facts
from csm_desktop.storage.session import Work
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
        f"A1,2026-10-01,Logins,120,\nA1,2026-11-01,Logins,90,{MARK} export.xlsx\n",
        encoding="utf-8",
    )
    return sorted(tmp_path.glob("*.*"))


def test_no_name_of_a_list_a_column_or_a_note_reaches_a_document_or_a_mail(
    book: Book, lists: list[Path]
) -> None:
    files = [path for path in lists if path.suffix in (".csv", ".xlsx")]
    read = read_lists(files, Options(history={"": None}))
    assert import_lists(book, read).stored == 4
    assert len(book.record(Work.find, RevenueEvent)) == 1, "the older sheet is its history"
    (account,), (contact,) = book.record(Work.find, Account), book.record(Work.find, Contact)
    (member,) = book.record(Work.find, TeamMember)
    papers = [
        everything(pack_pdf(pack_of(ebr_material(book, account.id)))),
        everything(plan_paper(account.id).pdf(book)),
        everything(map_paper(account.id).pdf(book)),
        everything(chart_paper(account.id).pdf(book)),
    ]
    with book.reading() as connection:
        facts = account_facts(connection, account.id, book.today())
    papers += [str(message_to(facts, contact, kind=kind)) for kind in LetterKind]
    papers.append(str(introduction_draft(facts, member.id, contact.id)))
    assert "Logins" in papers[0]
    assert "usage, " in papers[0]
    for paper in papers:
        assert MARK.casefold() not in paper.casefold()
        assert "risk" not in paper.casefold()


def test_the_user_says_what_a_customer_reads_as_the_source(book: Book, lists: list[Path]) -> None:
    files = [path for path in lists if path.suffix in (".csv", ".xlsx")]
    terms = ImportTerms(source={"Logins": "your portal"})
    import_lists(book, read_lists(files), terms=terms)
    assert {reading.source for reading in book.record(Work.find, Reading)} == {"your portal"}


def test_a_file_name_that_an_older_program_kept_is_blank_for_a_customer(book: Book) -> None:
    reading = Reading(1, 1, 1, book.today() - timedelta(days=1), 1, "AT RISK.xlsx")  # type: ignore[arg-type]
    assert for_customer(reading).source == ""

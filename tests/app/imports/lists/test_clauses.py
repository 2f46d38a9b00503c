"""What lists say of contracts beside their money becomes what the contracts say."""

from decimal import Decimal
from pathlib import Path

import pytest

from csm_desktop.app.book import Book
from csm_desktop.app.imports import FileReport, import_lists, read_lists
from csm_desktop.domain.records.revenue import Subscription
from csm_desktop.importers.plan import Options
from csm_desktop.importers.values.clauses import NoticeSpan, read_clause
from csm_desktop.storage.session import Work
from csm_desktop.wording import render
from tests.app.imports.found_ids import id_of
from tests.importers.lists import written

CONTRACTS = """\
Contract ID,Account Name,ARR,Currency,Renewal Date,Term,Notice Period,Auto-Renew,Uplift %,Notice by
C-1,Acorn Rail,12000,EUR,2027-12-31,24,3 months,Yes,5%,
C-2,Birch Foods,8000,EUR,2027-01-31,12,90 days,No,3,
C-3,Cedar Bank,20000,EUR,2027-05-31,24,30 Tage zum Quartal,Automatic,CPI,2027-05-01
C-4,Dune Air,5000,EUR,2027-02-28,,,36 months,,2026-12-30
C-5,Elm Ltd,6000,EUR,2027-02-28,,7,perhaps,2.5,2027-03-01
C-6,Fir & Co,7000,EUR,2027-03-31,,,,,soon
"""


def take(book: Book, folder: Path, text: str, name: str = "contracts.csv") -> FileReport:
    (file,) = import_lists(book, read_lists([written(folder, name, text)])).files
    return file


def clauses(book: Book) -> dict[str, tuple[int | None, int | None, Decimal | None]]:
    return {
        id_of(each): (each.notice_days, each.auto_renewal_months, each.uplift_percent)
        for each in book.record(Work.find, Subscription)
    }


def test_notice_renewal_by_itself_and_price_rise_are_the_contracts_own(
    book: Book, tmp_path: Path
) -> None:
    file = take(book, tmp_path, CONTRACTS)
    assert clauses(book) == {
        "C-1": (92, 24, 5),
        "C-2": (90, 0, 3),
        "C-3": (30, 24, None),
        "C-4": (60, 36, None),
        "C-5": (None, None, Decimal("2.5")),
        "C-6": (None, None, None),
    }
    # What is not understood is kept whole, and named; no row is lost for it.
    own = {
        id_of(s): {f.name: f.value for f in s.custom} for s in book.record(Work.find, Subscription)
    }
    assert own["C-3"] == {"Notice Period": "30 Tage zum Quartal", "Uplift %": "CPI"}
    assert own["C-5"] == {"Notice Period": "7", "Auto-Renew": "perhaps", "Notice by": "2027-03-01"}
    assert own["C-6"] == {"Notice by": "soon"}
    told = {render(remark.text) for remark in file.remarks}
    assert "“3 months” before 31 December 2027 is 92 days" in told
    assert "30 December 2026 is 60 days before 28 February 2027" in told
    again = take(book, tmp_path, CONTRACTS.replace("90 days", "60 days"))
    ((field, ours, theirs),) = [(d.field, d.ours, d.theirs) for d in again.differences]
    assert (field, ours, theirs) == ("notice_days", "90", "60")


def test_a_list_of_accounts_says_it_of_the_contract_that_it_makes(
    book: Book, tmp_path: Path
) -> None:
    take(book, tmp_path, "Company,Industry,ARR,Currency,Renewal date,Auto renewal,"
         "Kündigungsfrist (Monate),Preiserhöhung\nAcorn,Rail,900,EUR,2027-12-31,x,3,0.05\n"
         "Birch,Food,800,EUR,2027-12-31,,1,0.03\n")  # fmt: skip
    assert [
        (each.notice_days, each.auto_renewal_months, each.uplift_percent)
        for each in book.record(Work.find, Subscription)
    ] == [(92, 12, 5), (31, None, 3)]


def test_a_day_of_notice_ends_no_contract(book: Book, tmp_path: Path) -> None:
    take(book, tmp_path, "Contract ID,Account Name,ARR,Currency,End Date,Notice Date\n"
         "C-1,Acorn,900,EUR,2027-12-31,2027-10-31\n")  # fmt: skip
    (contract,) = book.record(Work.find, Subscription)
    assert (str(contract.status), contract.ended_on, contract.notice_days) == ("active", None, 61)


@pytest.mark.parametrize(("header", "cell", "span"), [
    ("Notice", "ninety (90) days", NoticeSpan(90, "d")), ("Notice", "60", NoticeSpan(60, "d")),
    ("Notice (weeks)", "6", NoticeSpan(6, "w")), ("Préavis", "1 an", NoticeSpan(1, "y")),
    ("Notice months", "2", NoticeSpan(2, "m")), ("Notice", "3", None),
    ("Notice", "30-day", NoticeSpan(30, "d")),
    ("Notice", "4 fortnights", None), ("Notice", "0", NoticeSpan(0, "d")),
    ("Notice", "9999 days", None),
])  # fmt: skip
def test_a_length_of_notice_is_read_as_people_write_it(
    header: str, cell: str, span: NoticeSpan | None
) -> None:
    column = read_clause("notice_days", header, [cell], Options())
    assert column is not None
    (found,) = column.values
    if span is None:
        assert found is None
        assert column.kept
    else:
        assert isinstance(found, NoticeSpan)
        assert (found.number, found.unit) == (span.number, span.unit)

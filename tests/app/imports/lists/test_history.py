"""Older sheets of a workbook come in as what was paid on their days, where their user wants it."""

from collections.abc import Callable, Sequence
from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest
import xlsxwriter

from csm_desktop.app.book import Book
from csm_desktop.app.imports import (
    ImportReport,
    ImportTerms,
    Missing,
    Options,
    import_lists,
    read_lists,
    try_lists,
)
from csm_desktop.app.lists.figures import current_lines
from csm_desktop.app.lists.overview import overview
from csm_desktop.domain.records.accounts import Account, AccountStatus
from csm_desktop.domain.records.revenue import (
    RevenueEvent,
    RevenueKind,
    Subscription,
    SubscriptionStatus,
)
from csm_desktop.domain.records.settings import ListProfile
from csm_desktop.errors import UserError
from csm_desktop.storage.session import Work
from csm_desktop.wording import render

Rows = Sequence[Sequence[object]]
Take = Callable[..., ImportReport]
GREW, SHRANK = RevenueKind.EXPANSION, RevenueKind.CONTRACTION
HEAD = ["Account Name", "Account ID", "CSM", "ARR", "Currency", "Renewal"]
FY24: Rows = [HEAD, ["Acorn Rail", "K1", "Lee", 40_000, "EUR", "2025-04-30"],
              ["Cedar Clinic", "K3", "Lee", 30_000, "EUR", "2025-06-30"]]  # fmt: skip
IN_2025: Rows = [HEAD, ["Acorn Rail", "K1", "Lee", 52_000, "EUR", "2026-04-30"],
                 ["Birch Retail", "K2", "Lee", 18_000, "EUR", "2025-12-31"],
                 ["Cedar Clinic", "K3", "Lee", 30_000, "EUR", "2026-06-30"]]  # fmt: skip
IN_2026: Rows = [HEAD, ["Acorn Rail", "K1", "Kim", 62_000, "EUR", "2027-04-30"],
                 ["Birch Retail", "K2", "Kim", 12_000, "EUR", "2026-12-31"],
                 ["Dune Ltd", "K4", "Kim", 5_000, "EUR", "2027-01-31"]]  # fmt: skip
BOOK = {"FY24": FY24, "2025": IN_2025, "2026": IN_2026}


def workbook(path: Path, sheets: dict[str, Rows]) -> Path:
    with xlsxwriter.Workbook(path) as made:
        for name, rows in sheets.items():
            sheet = made.add_worksheet(name)
            for number, row in enumerate(rows):
                sheet.write_row(number, 0, row)
    return path


@pytest.fixture
def take(book: Book, tmp_path: Path) -> Take:
    def run(
        sheets: dict[str, Rows], missing: Missing = Missing.LEAVE, **options: object
    ) -> ImportReport:
        path = workbook(tmp_path / "book.xlsx", sheets)
        readings = read_lists([path], Options(**options))  # type: ignore[arg-type]
        terms = ImportTerms(missing={"": missing})
        trial = try_lists(book, readings, terms=terms)
        report = import_lists(book, readings, terms=terms)
        for file in report.files:
            apart = file.not_stored + file.repeated + len(file.set_aside)
            assert file.rows_in == file.stored + apart
        assert [each.stored for each in trial.files] == [each.stored for each in report.files]
        return report

    return run


def account(book: Book, name: str) -> Account:
    (only,) = (each for each in book.record(Work.find, Account) if each.name == name)
    return only


def contract(book: Book, name: str) -> Subscription:
    (only,) = book.record(Work.find, Subscription, account_id=account(book, name).id)
    return only


def moves(book: Book, name: str) -> list[tuple[RevenueKind, date, int]]:
    found = book.record(Work.find, RevenueEvent, account_id=account(book, name).id)
    return sorted((each.kind, each.on, each.amount.minor // 100) for each in found)


def words(report: ImportReport) -> str:
    return "\n".join(render(each.text) for file in report.files for each in file.remarks)


def test_older_sheets_date_what_moved_and_the_newest_says_how_things_stand(
    book: Book, take: Take
) -> None:
    report = take(BOOK, history={"": None})
    assert {each.name for each in book.record(Work.find, Account)} == {
        "Acorn Rail", "Birch Retail", "Dune Ltd",
    }  # fmt: skip
    today = book.today()
    assert moves(book, "Acorn Rail") == [
        (GREW, date(2025, 12, 31), 12_000), (GREW, today, 10_000),
    ]  # fmt: skip
    assert moves(book, "Birch Retail") == [(SHRANK, today, 6_000)]
    assert contract(book, "Acorn Rail").arr.minor == 62_000_00
    assert contract(book, "Acorn Rail").starts_on == date(2024, 12, 31)
    assert account(book, "Acorn Rail").contract_start is None, "when it began nobody knows"
    assert contract(book, "Dune Ltd").starts_on == today, "no older sheet has it"
    assert "the first state that names it" in words(report)
    (gone,) = (each for file in report.files for each in file.missing)
    assert (gone.name, gone.account_id, gone.arr[0].minor) == ("Cedar Clinic", 0, 30_000_00)
    assert [(file.sheet, len(file.set_aside)) for file in report.files] == [
        ("2026", 0), ("FY24", 1), ("2025", 1),
    ]  # fmt: skip
    book.undo()
    assert not book.record(Work.find, Account), "all of it is one step"


def test_who_left_between_two_sheets_churned_where_the_user_says_so(book: Book, take: Take) -> None:
    take(BOOK, Missing.CHURNED, history={"": None})
    assert account(book, "Cedar Clinic").status is AccountStatus.CHURNED
    lost = contract(book, "Cedar Clinic")
    assert (lost.status, lost.ended_on) == (SubscriptionStatus.ENDED, book.today())
    (figures,) = overview(book, current_lines(book)).revenue
    # A year ago the sheet FY24 held: of its 70,000 Acorn Rail is left, and grew by 22,000.
    assert (figures.start.minor, figures.churn.minor) == (70_000_00, 30_000_00)
    assert (figures.nrr, figures.grr) == (Decimal("0.885714"), Decimal("0.571429"))
    assert not book.record(Work.find, ListProfile), "whom the next list lacks is asked anew"


def test_without_being_asked_for_older_sheets_are_left_and_named(book: Book, take: Take) -> None:
    report = take(BOOK)
    assert [(left.sheet, left.newer, left.state_on) for _, left in report.left] == [
        ("FY24", "2026", date(2024, 12, 31)), ("2025", "2026", date(2025, 12, 31)),
    ]  # fmt: skip
    assert not book.record(Work.find, RevenueEvent)


def test_the_user_says_the_day_of_a_sheet_whose_name_does_not(book: Book, take: Take) -> None:
    sheets = {"Old": IN_2025, "Current": IN_2026}
    with pytest.raises(UserError, match="of which day"):
        take(sheets, history={"Old": None})
    with pytest.raises(UserError, match="no older sheet"):
        take(sheets, history={"Older": date(2025, 9, 30)})
    take(sheets, history={"Old": date(2025, 9, 30)})
    assert contract(book, "Birch Retail").starts_on == date(2025, 9, 30)


def test_the_second_time_nothing_is_new(book: Book, take: Take) -> None:
    take(BOOK, Missing.CHURNED, history={"": None})
    before = sorted(book.record(Work.find, RevenueEvent), key=lambda each: each.id)
    report = take(BOOK, Missing.CHURNED, history={"": None})
    assert report.stored == 0
    assert sorted(book.record(Work.find, RevenueEvent), key=lambda each: each.id) == before
    assert "the book knows how it moved" in words(report)


def test_a_start_that_the_sheets_have_counts_the_earliest_of_them(book: Book, take: Take) -> None:
    head = [*HEAD, "Contract Start"]
    take(
        {
            "Q2 2026": [head, ["Acorn Rail", "K1", "Lee", 500, "EUR", "", "2025-03-01"]],
            "Q3 2026": [head, ["Acorn Rail", "K1", "Lee", 700, "EUR", "", "2026-07-01"]],
        },
        history={"": None},
    )
    assert account(book, "Acorn Rail").contract_start == date(2025, 3, 1)
    assert contract(book, "Acorn Rail").starts_on == date(2025, 3, 1)
    # A quarter that is over is told at its end, the newest one, too.
    assert moves(book, "Acorn Rail") == [(GREW, date(2026, 9, 30), 200)]


def test_who_is_churned_in_the_newest_sheet_keeps_what_was_earned(book: Book, take: Take) -> None:
    head = [*HEAD, "Status"]
    old = [head, ["Acorn Rail", "K1", "Lee", 500, "EUR", "", "Active"],
           ["Birch Retail", "K2", "Lee", 900, "EUR", "", "Active"]]  # fmt: skip
    new = [head, ["Acorn Rail", "K1", "Lee", 0, "EUR", "", "Churned"],
           ["Birch Retail", "K2", "Lee", "", "EUR", "", "Churned"]]  # fmt: skip
    take({"2025": old, "2026": new}, history={"": None})
    for name, paid in (("Acorn Rail", 500), ("Birch Retail", 900)):
        lost = contract(book, name)
        assert (lost.arr.minor, lost.ended_on) == (paid * 100, book.today())
        assert moves(book, name) == []


def test_what_cannot_be_one_story_is_told_and_left_out(book: Book, take: Take) -> None:
    report = take(
        {
            "2025": [HEAD, ["Acorn Rail", "K1", "Lee", 500, "USD", ""],
                     ["Birch Retail", "K2", "Lee", 900, "EUR", ""]],
            "2026": [HEAD, ["Acorn Rail", "K1", "Lee", 450, "EUR", ""],
                     ["Birch Retail", "K2", "Lee", "", "EUR", "2027-01-31"]],
        },
        history={"": None},
    )  # fmt: skip
    assert not book.record(Work.find, RevenueEvent)
    assert "in another currency" in words(report)
    assert "says nothing of what it pays" in words(report)


def test_contracts_of_older_sheets_end_by_their_own_dates(book: Book, take: Take) -> None:
    head = ["Contract ID", "Account", "Product", "ARR", "Currency", "Start Date", "End Date"]
    old = [head, ["S1", "Acorn Rail", "Core", 500, "EUR", "2025-01-01", "2027-12-31"],
           ["S2", "Acorn Rail", "Plus", 100, "EUR", "2025-01-01", "2025-12-31"]]  # fmt: skip
    new = [head, ["S1", "Acorn Rail", "Core", 700, "EUR", "2025-01-01", "2027-12-31"],
           ["S3", "Acorn Rail", "Max", 200, "EUR", "2026-01-01", "2026-12-31"]]  # fmt: skip
    take({"2025": old, "2026": new}, history={"": None})
    found = {each.product: each for each in book.record(Work.find, Subscription)}
    assert {name: each.arr.minor for name, each in found.items()} == {
        "Core": 700_00, "Plus": 100_00, "Max": 200_00,
    }  # fmt: skip
    assert found["Plus"].status is SubscriptionStatus.ENDED
    assert moves(book, "Acorn Rail") == [(GREW, book.today(), 200)]


def test_a_profile_does_not_make_an_older_sheet_a_list_of_today(book: Book, take: Take) -> None:
    take({"2026": IN_2026}, columns={"CSM": "custom"})
    assert book.record(Work.find, ListProfile)
    report = take(BOOK)
    assert [left.sheet for _, left in report.left] == ["FY24", "2025"]


YEARLY: Rows = [
    ["Customer", "Country", "ARR 2024 (EUR)", "ARR 2025 (EUR)", "ARR 2026 (EUR)"],
    ["Acorn Rail", "NO", 40_000, 52_000, 62_000],
    ["Dune Ltd", "SE", "", "", 5_000],
]


def test_columns_of_years_are_the_newest_state_and_its_history(book: Book, take: Take) -> None:
    report = take({"Book": YEARLY}, history={"": None})
    assert moves(book, "Acorn Rail") == [
        (GREW, date(2025, 12, 31), 12_000), (GREW, book.today(), 10_000),
    ]  # fmt: skip
    assert contract(book, "Acorn Rail").arr.minor == 62_000_00
    assert contract(book, "Dune Ltd").arr.minor == 5_000_00
    assert "counts from 31 December 2024" in words(report)


def test_columns_of_older_years_are_left_unless_they_are_wanted(book: Book, take: Take) -> None:
    take({"Book": YEARLY})
    assert contract(book, "Acorn Rail").arr.minor == 62_000_00
    assert moves(book, "Acorn Rail") == []


def test_columns_of_months_are_the_newest_state_and_its_history(book: Book, take: Take) -> None:
    monthly: Rows = [
        ["Customer", "Jan 2026", "Feb 2026", "Mar 2026"],
        ["Acorn Rail", 1_000, 1_500, 1_500],
        ["Dune Ltd", "", "", 500],
    ]
    take({"MRR (EUR)": monthly}, history={"": None})
    assert moves(book, "Acorn Rail") == [(GREW, date(2026, 2, 28), 6_000)]
    assert contract(book, "Acorn Rail").arr.minor == 18_000_00
    assert contract(book, "Dune Ltd").arr.minor == 6_000_00


def test_a_nought_in_the_newest_month_is_a_loss_of_that_month(book: Book, take: Take) -> None:
    months = ["Customer", "Currency", "ARR Nov 2025", "ARR Dec 2025", "ARR Jan 2026"]
    take(
        {"Book": [months, ["Acorn Rail", "EUR", 40_000, 40_000, 44_000],
                  ["Cedar Clinic", "EUR", 9_000, 9_000, 0]]}, history={"": None},
    )  # fmt: skip
    gone = contract(book, "Cedar Clinic")
    assert (gone.arr.minor, gone.ended_on) == (9_000_00, date(2026, 1, 31))
    assert account(book, "Cedar Clinic").status is AccountStatus.CHURNED

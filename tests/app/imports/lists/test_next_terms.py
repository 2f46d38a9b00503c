"""The lists of one month after the other: terms move on, contracts end and begin anew, and what
was paid before stays what it was."""

from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

from csm_desktop.app.book import Book
from csm_desktop.app.imports import ImportReport, ImportTerms, Missing, import_lists, read_lists
from csm_desktop.domain.money.movements import movements
from csm_desktop.domain.money.revenue_figures import RevenueWindow, revenue_figures
from csm_desktop.domain.records.accounts import Account, AccountStatus
from csm_desktop.domain.records.revenue import RevenueEvent, RevenueKind, Subscription
from csm_desktop.storage.session import Work
from csm_desktop.wording import render
from tests.importers.lists import written

Take = Callable[..., ImportReport]
NUMBERED = "Contract,Account,Product,Start Date,End Date,ARR,Currency\n"
PLAIN = "Account,Product,Start Date,End Date,ARR,Currency\n"
BOOK = "Customer,Currency,ARR,Start,Renewal\n"


@pytest.fixture
def take(book: Book, tmp_path: Path) -> Take:
    def run(text: str, on: str, update: bool = True, **terms: object) -> ImportReport:
        said = ImportTerms(as_of=date.fromisoformat(on), **terms)  # type: ignore[arg-type]
        readings = read_lists([written(tmp_path, "list.csv", text)])
        return import_lists(book, readings, update=update, terms=said)

    return run


def contracts(book: Book) -> list[tuple[int, date | None, date | None]]:
    found = book.record(Work.find, Subscription)
    return [(each.arr.minor // 100, each.starts_on, each.ended_on) for each in found]


def events(book: Book) -> list[tuple[RevenueKind, date, int]]:
    found = book.record(Work.find, RevenueEvent)
    return [(each.kind, each.on, each.amount.minor // 100) for each in found]


def paid(book: Book, start: str, end: str) -> tuple[int, int, int, int]:
    """At the start, added, churned, and at the end."""
    contracts, moved = book.record(Work.find, Subscription), book.record(Work.find, RevenueEvent)
    window = RevenueWindow(date.fromisoformat(start), date.fromisoformat(end))
    (found,) = revenue_figures(movements(contracts, moved, book.today()), window)
    amounts = (found.start, found.expansion, found.churn, found.end)
    return tuple(each.minor // 100 for each in amounts)  # type: ignore[return-value]


def told(report: ImportReport) -> str:
    return "\n".join(render(remark.text) for file in report.files for remark in file.remarks)


@pytest.mark.parametrize("numbered", [True, False])
def test_the_next_term_rewrites_nothing(book: Book, take: Take, numbered: bool) -> None:
    head, number = (NUMBERED, "K-1,") if numbered else (PLAIN, "")
    old = f"{head}{number}Kestrel,Core,2025-03-01,2026-02-28,24000.00,EUR\n"
    new = f"{head}{number}Kestrel,Core,2026-03-01,2027-02-28,26000.00,EUR\n"
    take(old, "2026-01-31")
    held = take(new, "2026-03-05", update=False)
    assert events(book) == []
    assert {each.field for each in held.files[0].differences} == {"arr", "renews_on"}
    report = take(new, "2026-03-05")
    assert contracts(book) == [(26_000, date(2025, 3, 1), None)]
    assert events(book) == [
        (RevenueKind.RENEWAL, date(2026, 3, 1), 24_000),
        (RevenueKind.EXPANSION, date(2026, 3, 1), 2_000),
    ]
    assert "renewed on 1 March 2026" in told(report)
    assert paid(book, "2026-01-31", "2026-03-31") == (24_000, 2_000, 0, 26_000)
    after = contracts(book), events(book)
    again = take(new, "2026-03-05")
    assert (contracts(book), events(book)) == after
    assert not any(known.filled for known in again.files[0].known)
    book.undo()
    assert contracts(book) == [(24_000, date(2025, 3, 1), None)]
    assert events(book) == []


def test_a_term_that_begins_too_late_is_a_loss_and_a_beginning(book: Book, take: Take) -> None:
    take(f"{NUMBERED}K-1,Kestrel,Core,2025-01-01,2025-12-31,24000.00,EUR\n", "2026-01-05")
    late = f"{NUMBERED}K-1,Kestrel,Core,2026-07-01,2027-06-30,26000.00,EUR\n"
    take(late, "2026-08-05")
    ended = (24_000, date(2025, 1, 1), date(2025, 12, 31))
    assert contracts(book) == [ended, (26_000, date(2026, 7, 1), None)]
    # The number goes on with it, so the list after that finds it.
    take(late.replace("26000", "27000"), "2026-09-05")
    assert contracts(book) == [ended, (27_000, date(2026, 7, 1), None)]


def test_who_comes_back_is_begun_anew(book: Book, take: Take) -> None:
    first = f"{BOOK}Kestrel,EUR,40000,2024-04-01,2027-04-01\nWren,EUR,18000,2024-06-01,2027-06-01\n"
    take(first, "2026-01-31")
    gone = take(first.partition("Wren")[0], "2026-02-28", missing={"": Missing.CHURNED})
    # Their names are all that these lists have: one that is missing is named all the same.
    assert [each.name for each in gone.files[0].missing] == ["Wren"]
    back = first.replace("18000", "15000")
    take(back, "2026-07-31", update=False)
    assert len(contracts(book)) == 2
    report = take(back, "2026-07-31")
    assert contracts(book)[1:] == [
        (18_000, date(2024, 6, 1), date(2026, 2, 28)),
        (15_000, date(2026, 7, 31), None),
    ]
    assert "begun anew on 31 July 2026 with €15,000 a year" in told(report)
    wren = next(each for each in book.record(Work.find, Account) if each.name == "Wren")
    assert wren.status is not AccountStatus.CHURNED
    assert paid(book, "2026-01-31", "2026-11-30") == (58_000, 0, 18_000, 55_000)
    take(back.replace("15000", "16000"), "2026-08-31")
    assert contracts(book)[2] == (16_000, date(2026, 7, 31), None)


def test_what_pays_for_one_product_is_not_doubled_by_the_next_list(book: Book, take: Take) -> None:
    rows = (
        "Kestrel,Core,2025-03-01,2027-02-28,24000.00,EUR\n"
        "Kestrel,Support,2025-03-01,2027-02-28,2400.00,EUR\n"
        "Wren,Core,2025-01-01,2026-12-31,8000.00,EUR\n"
    )
    take(PLAIN + rows, "2026-01-31")
    (file,) = take(PLAIN + rows.replace("24000", "30000").partition("Wren")[0], "2026-02-28").files
    assert sorted(arr for arr, _, _ in contracts(book)) == [2_400, 8_000, 30_000]
    assert events(book) == [(RevenueKind.EXPANSION, date(2026, 2, 28), 6_000)]
    assert [each.name for each in file.missing] == ["Wren"]


def test_who_pays_nothing_any_more_has_left(book: Book, take: Take) -> None:
    first = "Customer,Currency,ARR\nKestrel,EUR,40000\nWren,EUR,18000\n"
    take(first, "2026-01-31")
    take(first.replace("18000", "0"), "2026-02-28")
    assert contracts(book)[1] == (18_000, None, date(2026, 2, 28))
    assert events(book) == []


def test_lines_that_do_not_recur_are_set_aside(book: Book, take: Take) -> None:
    (file,) = take(
        "Subscription,Account,Charge type,Unit price,Quantity,Billing,Currency,Start,Status\n"
        "S1,Kestrel,Recurring,20.00,50,Monthly,EUR,2026-01-01,Active\n"
        "S1,Kestrel,One-time,5000.00,1,One-time,EUR,2026-01-01,Active\n"
        "S1,Kestrel,Usage,0.01,100000,Monthly,EUR,2026-01-01,Active\n"
        "S2,Wren,Recurring,300.00,1,Half-yearly,EUR,2026-01-01,Paused\n",
        "2026-03-31",
    ).files
    assert [row.line for row in file.set_aside] == [3, 4]
    assert [arr for arr, _, _ in contracts(book)] == [12_000, 600]
    wren = next(each for each in book.record(Work.find, Account) if each.name == "Wren")
    assert wren.status is not AccountStatus.CHURNED


def test_an_older_list_turns_no_renewal_back_and_one_signed_early_counts_from_its_start(
    book: Book, take: Take
) -> None:
    old = f"{NUMBERED}K-1,Kestrel,Core,2025-03-01,2026-02-28,24000.00,EUR\n"
    take(old, "2025-12-15")
    take(f"{NUMBERED}K-1,Kestrel,Core,2026-03-01,2027-02-28,26000.00,EUR\n", "2026-01-10")
    assert events(book) == [
        (RevenueKind.RENEWAL, date(2026, 3, 1), 24_000),
        (RevenueKind.EXPANSION, date(2026, 3, 1), 2_000),
    ]
    take(old, "2026-02-15")
    (contract,) = book.record(Work.find, Subscription)
    assert (contract.renews_on, contract.arr.minor) == (date(2027, 2, 28), 26_000_00)


def test_nothing_paid_ends_no_pilot_and_none_of_several_contracts(book: Book, take: Take) -> None:
    take(f"{NUMBERED}K-1,Kestrel,Core,2025-03-01,2027-02-28,24000.00,EUR\n"
         "K-2,Kestrel,Seats,2025-03-01,2027-02-28,2000.00,EUR\n", "2026-02-01")  # fmt: skip
    take(f"{BOOK}Merlin,EUR,0,2025-01-01,2026-01-01\n", "2026-02-01")
    before = contracts(book)
    report = take(f"{BOOK}Merlin,EUR,0,2025-01-01,2026-06-01\nKestrel,EUR,0,,\n", "2026-03-01")
    assert contracts(book) == before
    assert [each.field for each in report.files[0].differences] == ["renews_on", "arr"]
    assert "2 contracts make up what it pays" in told(report)


def test_several_contracts_of_one_product_go_on_each_from_its_own_end(
    book: Book, take: Take
) -> None:
    old = ("Kestrel,Core,2025-01-01,2025-12-31,100,EUR\n"
           "Kestrel,Core,2025-06-01,2026-05-31,200,EUR\n")  # fmt: skip
    new = ("Kestrel,Core,2026-01-01,2026-12-31,100,EUR\n"
           "Kestrel,Core,2026-06-01,2027-05-31,200,EUR\n")  # fmt: skip
    take(PLAIN + old, "2025-12-01")
    take(PLAIN + new, "2026-07-01")
    assert contracts(book) == [(100, date(2025, 1, 1), None), (200, date(2025, 6, 1), None)]
    assert [(kind, on) for kind, on, _ in events(book)] == [
        (RevenueKind.RENEWAL, date(2026, 1, 1)), (RevenueKind.RENEWAL, date(2026, 6, 1)),
    ]  # fmt: skip


def test_a_list_with_a_row_a_term_makes_no_renewal_of_its_next_row(book: Book, take: Take) -> None:
    terms = PLAIN + "Kestrel,Core,2025-01-01,2025-12-31,100,EUR\n"
    take(terms, "2025-12-01")
    take(f"{terms}Kestrel,Core,2026-01-01,2026-12-31,100,EUR\n", "2026-01-10")
    assert [start for _, start, _ in contracts(book)] == [date(2025, 1, 1), date(2026, 1, 1)]

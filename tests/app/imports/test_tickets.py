"""Lists of tickets are counted by account and month, and brought up to date by the next one."""

from collections.abc import Callable
from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest

from csm_desktop.app.book import Book
from csm_desktop.app.imports import ImportReport, ListKind, Options, import_lists, read_lists
from csm_desktop.domain.records.accounts import Account
from csm_desktop.domain.records.contacts import Contact
from csm_desktop.domain.records.metrics import Better, Metric, Reading
from csm_desktop.errors import UserError
from csm_desktop.storage.session import Work
from csm_desktop.wording import render
from tests.importers.lists import written

Take = Callable[..., ImportReport]
HEAD = "Ticket ID,Subject,Priority,Created At,Requester Email,Organization\n"
OCTOBER = HEAD + (
    "1,Login fails,high,2026-10-03 09:00,ann@kestrel.example,Kestrel\n"
    "2,Export,low,2026-10-20 09:00,bob@kestrel.example,Kestrel\n"
    "3,Colours,low,2026-11-02 09:00,ann@kestrel.example,\n"
    "4,Sums,low,2026-11-03 09:00,eve@wren.example,Wren\n"
)


@pytest.fixture
def take(book: Book, tmp_path: Path) -> Take:
    def run(text: str, **options: object) -> ImportReport:
        plans = read_lists([written(tmp_path, "list.csv", text)], Options(**options))  # type: ignore[arg-type]
        report = import_lists(book, plans)
        for file in report.files:
            apart = file.not_stored + file.repeated + len(file.set_aside)
            assert file.rows_in == file.stored + apart
        return report

    run("Account,Website\nKestrel,kestrel.example\n")
    return run


def found(book: Book) -> list[tuple[str, date, Decimal]]:
    accounts = {account.id: account.name for account in book.record(Work.find, Account)}
    return sorted(
        (accounts.get(each.account_id or 0, each.account_ref), each.on, each.value)
        for each in book.record(Work.find, Reading)
    )


def test_tickets_are_counted_by_account_and_month(book: Book, take: Take) -> None:
    (report,) = take(OCTOBER).files
    assert (report.kind, report.stored) == (ListKind.TICKETS, 4)
    assert found(book) == [
        ("Kestrel", date(2026, 10, 31), 2), ("Kestrel", date(2026, 11, 22), 1),
        ("Wren", date(2026, 11, 22), 1),
    ]  # fmt: skip
    (metric,) = book.record(Work.find, Metric)
    assert (metric.name, metric.better) == ("Tickets", Better.LOWER)
    assert "counted up to 22 November 2026" in "".join(render(r.text) for r in report.remarks)
    assert book.record(Work.find, Contact) == ()


def test_the_next_list_brings_the_running_month_up_to_date(book: Book, take: Take) -> None:
    take(OCTOBER)
    later = OCTOBER + "5,Names,low,2026-11-20 09:00,ann@kestrel.example,Kestrel\n"
    (report,) = take(later).files
    assert (report.stored, len(report.known)) == (0, 5)
    assert found(book)[1] == ("Kestrel", date(2026, 11, 22), 2)
    book.undo()
    assert found(book)[1] == ("Kestrel", date(2026, 11, 22), 1)


def test_several_rows_of_one_ticket_are_one(book: Book, take: Take) -> None:
    take(HEAD + "1,Login,high,2026-10-03,,Kestrel\n1,Login again,high,2026-10-04,,Kestrel\n")
    assert found(book) == [("Kestrel", date(2026, 10, 31), 1)]


def test_tickets_of_nobody_are_no_list_of_ours(take: Take) -> None:
    with pytest.raises(UserError, match="tickets"):
        take("Ticket ID,Subject,Priority,Assignee\n1,Login,high,Ann\n2,Sums,low,Bob\n")

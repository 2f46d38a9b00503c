"""What became of revenue, asked again and again of one open book."""

from datetime import UTC, date, datetime
from pathlib import Path

from csm_desktop.app.accounts.acts import new_account
from csm_desktop.app.book import Book
from csm_desktop.app.lists.accounts import accounts
from csm_desktop.app.money.subscriptions import edit_subscription, new_subscription
from csm_desktop.app.opened_book import opened_book
from csm_desktop.app.revenue.movements import book_movements
from csm_desktop.domain.money.revenue_figures import RevenueWindow
from csm_desktop.domain.records.money import Money
from tests.clocks import SetClock

_YEAR = RevenueWindow(date(2025, 8, 20), date(2026, 8, 20))


def test_what_is_kept_of_revenue_is_that_of_the_last_act(tmp_path: Path) -> None:
    clock = SetClock(datetime(2026, 8, 20, 9, tzinfo=UTC))
    with opened_book(tmp_path / "Revenue.csm", clock, create=True) as book:
        account = book.run("New account", new_account, "Brown Design")
        contract = book.run(
            "New", new_subscription, account.id, "Roster", arr=Money(100_00, "EUR"),
            starts_on=date(2024, 3, 1),
        )  # fmt: skip
        assert ends(book) == (100_00, 100_00)

        book.run("Edit", edit_subscription, contract.id, arr=Money(150_00, "EUR"))
        assert ends(book) == (150_00, 150_00)

        book.undo()
        assert ends(book) == (100_00, 100_00)


def ends(book: Book) -> tuple[int, int]:
    """ARR at the end, of the one line and of all lines."""
    (table,) = book_movements(book, accounts(book), _YEAR).tables
    (line,) = table.lines
    return line.end.minor, table.total.end.minor

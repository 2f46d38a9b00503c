"""What became of recurring revenue in a window, account by account, of the book or a part."""

from collections.abc import Sequence

from csm_desktop.app.book import Book
from csm_desktop.app.revenue.records import revenue_records
from csm_desktop.domain.lists.lines import AccountLine
from csm_desktop.domain.money.movement_lines import MovementTable, movement_tables
from csm_desktop.domain.money.renewal_rate import RenewalRate, renewal_rates
from csm_desktop.domain.money.revenue_figures import RevenueWindow
from csm_desktop.domain.money.revenue_groups import GroupBy
from csm_desktop.values import dataclass


@dataclass(frozen=True, slots=True)
class BookMovements:
    """The tables of a window, one a currency that no rate converts, and the renewals due in it.

    `left_out` are the accounts whose money holds a value that cannot be used; `by` says what a
    line stands for.
    """

    window: RevenueWindow
    tables: tuple[MovementTable, ...]
    renewals: tuple[RenewalRate, ...]
    left_out: tuple[str, ...]
    by: GroupBy = GroupBy.ACCOUNT


def book_movements(
    book: Book, lines: Sequence[AccountLine], window: RevenueWindow
) -> BookMovements:
    """The movements of the accounts in `lines`, from the close of a day to that of another."""
    records = revenue_records(book, lines)
    names = {account_id: line.name for account_id, line in records.lines.items()}
    return BookMovements(
        window,
        movement_tables(records.stories(), names, window, records.currency, records.rates),
        renewal_rates(records.due(window), window, records.currency, records.rates),
        records.left_out,
    )

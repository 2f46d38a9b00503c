"""Who holds the carrying roles in every account, and what hangs on one person."""

from collections.abc import Sequence
from datetime import date

from csm_desktop.app import settings
from csm_desktop.app.book import Book
from csm_desktop.app.lists.figures import rules_of
from csm_desktop.app.money.exchange import most_paid, paid_in
from csm_desktop.domain.lists.lines import AccountLine
from csm_desktop.domain.lists.role_lines import (
    NEEDED,
    CarrierLine,
    ThinSum,
    by_stake,
    role_line,
    thin_sum,
)
from csm_desktop.domain.money.rates import converted
from csm_desktop.domain.records.accounts import AccountStatus
from csm_desktop.domain.records.money import Money
from csm_desktop.domain.records.revenue import ExchangeRate
from csm_desktop.storage.queries import dump
from csm_desktop.storage.queries.facts import facts_of_many
from csm_desktop.values import dataclass

_NOT_OURS = (AccountStatus.CHURNED, AccountStatus.PARTNER)


@dataclass(frozen=True, slots=True)
class RoleBook:
    """The accounts of the book, what hangs on one person first; `thin` is what those pay."""

    as_of: date
    window: int
    lines: tuple[CarrierLine, ...]
    thin: ThinSum


def role_book(book: Book, lines: Sequence[AccountLine]) -> RoleBook:
    """Role coverage of these accounts today; those that left us, and partners, are left out."""
    known = {line.id: line for line in lines if line.status not in _NOT_OURS}
    today = book.today()
    with book.reading() as connection:
        rules = rules_of(connection)
        rates = dump.everything(connection, ExchangeRate)
        chosen = settings.text_of(connection, settings.CURRENCY)
        currency = chosen or most_paid(paid_in(lines))

        def worth(line: AccountLine) -> Money | None:
            return converted(line.arr, currency, rates, today) if line.arr and currency else None

        found = by_stake(
            [
                role_line(facts, known[facts.account.id], rules, worth(known[facts.account.id]))
                for facts in facts_of_many(connection, tuple(known), today, NEEDED)
            ]
        )
    return RoleBook(today, rules.connection_days, found, thin_sum(found, currency, rates, today))

"""The accounts of a group of companies: what belongs to one, and what it all comes to."""

from csm_desktop.app.book import Book
from csm_desktop.app.lists.figures import current_lines
from csm_desktop.domain.lists.lines import AccountLine
from csm_desktop.domain.records.health import Band
from csm_desktop.domain.records.money import Money, totals
from csm_desktop.storage.queries import lists
from csm_desktop.values import dataclass


@dataclass(frozen=True, slots=True)
class ChildAccounts:
    """The accounts that belong to one at once, by name, none from the trash.

    `arr` is what they pay a year, one total per currency, `arr_of_group` that with the account's
    own; `at_risk` is how many are at risk. `unusable` are those whose money cannot be used: no sum
    has it.
    """

    lines: tuple[AccountLine, ...]
    arr: tuple[Money, ...]
    arr_of_group: tuple[Money, ...]
    at_risk: int
    unusable: int


def child_accounts(book: Book, account_id: int) -> ChildAccounts:
    """What belongs to an account today."""
    with book.reading() as connection:
        ids = lists.children(connection, (account_id,))
    known = {line.id: line for line in current_lines(book, only=(*ids, account_id))} if ids else {}
    own = known.pop(account_id, None)
    lines = tuple(known.values())
    # A line that stands on damaged money shows none, and its sum would be a guess.
    usable = [line for line in lines if "arr" not in line.unusable]
    arr = totals(money for line in usable for money in line.arr)
    own_arr = own.arr if own is not None and "arr" not in own.unusable else ()
    whole = totals((*arr, *own_arr))
    at_risk = sum(line.band is Band.AT_RISK for line in lines)
    return ChildAccounts(lines, arr, whole, at_risk, len(lines) - len(usable))

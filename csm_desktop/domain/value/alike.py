"""What two accounts have in common, for pairing and for benchmarks (domain.md §5, §9)."""

from bisect import bisect_left
from collections.abc import Iterable

from csm_desktop.domain.records.accounts import CUSTOMERS, Account
from csm_desktop.domain.text.message import Message, say

# Upper ends, in employees, of the size classes that statistics offices use (our choice).
_SIZE_ENDS = (9, 49, 249, 999, 4999)


def size_class(employees: int | None) -> int | None:
    """The size class, 0 (up to 9 employees) to 5 (5,000 and more); None where it is unknown."""
    # On the left: 9 employees are still of the class that ends there.
    return None if employees is None else bisect_left(_SIZE_ENDS, employees)


def same_segment(one: Account, other: Account) -> bool:
    """Whether both are in the same, known segment."""
    return one.segment_id is not None and one.segment_id == other.segment_id


def same_industry(one: Account, other: Account) -> bool:
    """Whether both name the same industry, whatever the capitals."""
    mine = one.industry.strip().casefold()
    # Two whose industry nobody typed have nothing in common by that.
    return bool(mine) and mine == other.industry.strip().casefold()


def same_size(one: Account, other: Account) -> bool:
    """Whether both are known to be of the same size class."""
    mine = size_class(one.employees)
    return mine is not None and mine == size_class(other.employees)


def shared_products(one: Account, other: Account) -> tuple[str, ...]:
    """The products that both use, as `one` names them, in its order."""
    theirs = {product.strip().casefold() for product in other.products}
    return tuple(product for product in one.products if product.strip().casefold() in theirs)


def is_customer(account: Account) -> bool:
    """Whether the account is neither churned nor in the trash."""
    return account.deleted_at is None and account.status in CUSTOMERS


def others(account: Account, accounts: Iterable[Account]) -> Iterable[Account]:
    """The customers among `accounts` without the account itself."""
    return (other for other in accounts if other.id != account.id and is_customer(other))


def in_common(one: Account, other: Account) -> tuple[Message, ...]:
    """What two accounts have in common, in words, most telling first."""
    reasons = []
    if same_segment(one, other):
        reasons.append(say("same segment"))
    if same_industry(one, other):
        reasons.append(say("same industry ({industry})", industry=other.industry))
    if same_size(one, other):
        reasons.append(say("similar size ({n} employees)", n=other.employees))
    products = shared_products(one, other)
    if products:
        reasons.append(say("both use {products}", products=products))
    return tuple(reasons)

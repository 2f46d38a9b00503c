"""Every contact of the book as a list shows it."""

from collections.abc import Collection, Iterable

from csm_desktop.domain.records.contacts import ContactStatus
from csm_desktop.values import dataclass


@dataclass(frozen=True, slots=True)
class BookPerson:
    """A contact with its account; without one (None) `account` is what its list called it."""

    id: int
    account_id: int | None
    account: str
    name: str
    title: str
    email: str
    status: ContactStatus


def by_name(lines: Iterable[BookPerson]) -> tuple[BookPerson, ...]:
    """Those without an account first, each by name."""
    return tuple(sorted(lines, key=_order))


def with_fresh_people(
    lines: Iterable[BookPerson], account_ids: Collection[int], fresh: Iterable[BookPerson]
) -> tuple[BookPerson, ...]:
    """Lines in their order, those of some accounts and of none exchanged for `fresh` ones."""
    changed = {None, *account_ids}
    return by_name((*(line for line in lines if line.account_id not in changed), *fresh))


def _order(line: BookPerson) -> tuple[bool, str, int]:
    return line.account_id is not None, line.name.casefold(), line.id

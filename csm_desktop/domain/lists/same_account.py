"""Accounts that are perhaps one (our choice: the field has no rule); only ever a question.

The same name is asked about whatever else is known, also where one system gave two ids, for double
records of a system are what most lists have. A shared web domain says less: the companies of a
group share one.
"""

from collections.abc import Callable, Collection, Iterable, Iterator
from itertools import combinations

from csm_desktop.domain.records.accounts import Account
from csm_desktop.domain.records.foreign_ids import name_one, tell_apart
from csm_desktop.domain.text.identities import FREE_MAIL, may_be_one, name_key
from csm_desktop.domain.text.message import Message, say
from csm_desktop.domain.text.plain_letters import plain_letters
from csm_desktop.values import dataclass

_MOST = 20  # accounts of one domain: a group of more is no slip


@dataclass(frozen=True, slots=True)
class SameAccount:
    """Two accounts, the older first, and what makes them alike."""

    kept_id: int
    other_id: int
    why: Message


def perhaps_one(
    accounts: Iterable[Account], told_apart: Collection[frozenset[int]] = ()
) -> tuple[SameAccount, ...]:
    """The pairs that may be one account, in the order of their ids; never those that a person
    told apart, nor one with the account that it belongs to."""
    living = [account for account in accounts if account.deleted_at is None]
    found: dict[tuple[int, int], SameAccount] = {}
    for group, why in (
        # Names before domains: the reason that is found first is the one shown.
        *((group, _why_name) for group in _groups(living, _names)),
        *((group, _why_domain) for group in _groups(living, _domains) if len(group) <= _MOST),
    ):
        for one, two in combinations(sorted(group, key=lambda each: each.id), 2):
            pair = frozenset((one.id, two.id))
            # A subsidiary shares name and domain by nature.
            related = one.parent_id == two.id or two.parent_id == one.id
            if pair in told_apart or related or (one.id, two.id) in found:
                continue
            if (reason := why(one, two)) is not None:
                found[one.id, two.id] = SameAccount(one.id, two.id, reason)
    return tuple(found[ids] for ids in sorted(found))


def known_already(theirs: Account, ours: Iterable[Account]) -> tuple[Account, Message] | None:
    """The account of a book that one from another book perhaps is, and why; None where it is new.

    Its own id says most, also of one in the trash; then ids of other systems, name and domain.
    """
    there = tuple(ours)
    for account in there:
        if account.id == theirs.id:
            trashed = account.deleted_at is not None
            return account, say("it lies in the trash here") if trashed else say(
                "it is here already"
            )
    living = [account for account in there if account.deleted_at is None]
    for account in living:
        if any(name_one(one, two) for one in theirs.ids for two in account.ids):
            return account, say("the same id in another system")
    others = {account.id: account for account in living}
    for pair in perhaps_one((theirs, *living)):
        if theirs.id in (pair.kept_id, pair.other_id):
            other = pair.other_id if pair.kept_id == theirs.id else pair.kept_id
            return others[other], pair.why
    return None


def _groups(
    accounts: Iterable[Account], keys: Callable[[Account], Iterable[str]]
) -> Iterator[list[Account]]:
    """Those that share a key: nobody compares all with all."""
    found: dict[str, list[Account]] = {}
    for account in accounts:
        for key in set(keys(account)):
            found.setdefault(key, []).append(account)
    return (group for group in found.values() if len(group) > 1)


def _names(account: Account) -> list[str]:
    return [folded for name in (account.name, *account.also_called) if (folded := _folded(name))]


def _folded(name: str) -> str:
    return plain_letters(name_key(name))


def _domains(account: Account) -> list[str]:
    return [account.domain] if account.domain and account.domain not in FREE_MAIL else []


def _why_name(one: Account, two: Account) -> Message:
    if tell_apart(one.ids, two.ids):
        return say("the same name, though their ids differ")
    return say("the same name")


def _why_domain(one: Account, two: Account) -> Message | None:
    if may_be_one(plain_letters(one.name), plain_letters(two.name)):
        return say("the same web domain, {domain}, and similar names", domain=one.domain)
    # One system knows them as two, and their names are others: companies of one group.
    if tell_apart(one.ids, two.ids):
        return None
    return say("the same web domain, {domain}, and no more", domain=one.domain)

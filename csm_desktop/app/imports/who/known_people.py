"""The contacts that are known: by their id in another system, by address, by name at an account."""

from collections.abc import Sequence
from functools import lru_cache

from csm_desktop.app.imports.run import ImportRun
from csm_desktop.app.imports.who.account_index import same_name
from csm_desktop.domain.records.foreign_ids import (
    ForeignId,
    ForeignIds,
    name_one,
    tell_apart,
)
from csm_desktop.domain.text.identities import id_key, is_worldwide
from csm_desktop.domain.text.plain_letters import plain_letters, words_alone
from csm_desktop.importers.plan import ImportPlan, ReadyRow, values_of
from csm_desktop.storage import keys
from csm_desktop.values import dataclass


@dataclass(frozen=True, slots=True)
class _Known:
    """What must be known of a contact to recognise it; `is_new` in the list under way."""

    id: int
    ids: ForeignIds
    email: str
    name: str
    is_new: bool
    account_id: int | None


class People:
    """The contacts that the rows of a list may speak of, those of the list itself included."""

    def __init__(self, taking: ImportRun, plan: ImportPlan) -> None:
        self._by_id: dict[str, list[_Known]] = {}
        self._by_email: dict[tuple[str, str], _Known] = {}
        self._by_name: dict[tuple[int | None, str], list[_Known]] = {}
        self._by_address: dict[str, list[_Known]] = {}
        self._bosses: dict[tuple[int | None, str], int] = {}
        self._namesakes: dict[str, list[tuple[int, _Known]]] = {}
        self._wanted = {
            same_name(str(boss)) for boss in values_of(plan.drafts, "reports_to") if boss
        }
        of_book = keys.contact_keys(taking.connection)
        if of_book:
            self._meet_book(taking, of_book, plan.drafts)

    @property
    def knows_any(self) -> bool:
        """Whether the book has anybody whom a row may mean."""
        return bool(self._by_id or self._by_email or self._by_name or self._namesakes)

    def _meet_book(
        self,
        taking: ImportRun,
        of_book: Sequence[keys.ContactKeys],
        rows: Sequence[ReadyRow],
    ) -> None:
        """Know the contacts of the book that rows of the list may mean."""
        ids = {id_key(str(id_ or "")) for id_ in values_of(rows, "external_id")}
        emails = {str(email or "").casefold() for email in values_of(rows, "email")}
        names = {unordered(str(name)) for name in values_of(rows, "name")}
        known_ids: dict[int, ForeignIds] = {}
        # One pass over all ids; asked contact by contact, a large list would ask thousands of
        # times.
        for id_, foreign_id in keys.foreign_ids(taking.connection, "contact"):
            known_ids[id_] = (*known_ids.get(id_, ()), foreign_id)
        for id_, email, name, account_id in of_book:
            own = known_ids.get(id_, ())
            # The others of the book can be met by no row, and would only fill memory.
            if (
                any(id_key(foreign_id.text) in ids for foreign_id in own)
                or (email and email.casefold() in emails)
                or unordered(name) in names
                or (self._wanted and same_name(name) in self._wanted)
            ):
                self.add(id_, own, email, name, account_id, is_new=False)

    def add(
        self,
        id_: int,
        ids: ForeignIds,
        email: str,
        name: str,
        account_id: int | None,
        *,
        is_new: bool = True,
    ) -> None:
        """Know a contact."""
        known = _Known(id_, ids, email.casefold(), name, is_new, account_id)
        for each in ids:
            self._by_id.setdefault(id_key(each.text), []).append(known)
        if email:
            self._by_email.setdefault((known.email, same_name(name)), known)
        # Two people of one list may have one name, so theirs leads to nobody.
        if email and not is_new:
            self._by_address.setdefault(known.email, []).append(known)
        if account_id is not None and not is_new:
            self._by_name.setdefault((account_id, folded(name)), []).append(known)
        if account_id is not None:
            self._namesakes.setdefault(unordered(name), []).append((account_id, known))
        if self._wanted and same_name(name) in self._wanted:
            self._bosses.setdefault((account_id, same_name(name)), id_)

    def same(self, ids: ForeignIds, email: str, name: str, account_id: int | None) -> int | None:
        """The contact of this id, of this address and name, or of this name at the account.

        Two people may share an address (info@), and of one list two ids are two people. Somebody
        of the book whose own name stands in the address has another name by now. A short id
        whose system is not known speaks for nobody whose name and address are both others, as each
        system counts from one; unless they share a name and the account: somebody married.
        """
        address = email.casefold()
        for given in ids:
            for known in self._by_id.get(id_key(given.text), ()):
                is_alike = folded(known.name) == folded(name) or (known.email or address) == address
                is_alike |= account_id == known.account_id and bool(_shared(known.name, name))
                is_perhaps = any(name_one(own, given) for own in known.ids)
                if _is_surely(known, given) or (is_alike and is_perhaps):
                    return known.id
        found = self._by_email.get((address, same_name(name))) if address else None
        if found is not None and not (ids and found.ids and found.is_new):
            return found.id
        renamed = [
            known
            for known in self._by_address.get(address, ())
            if _is_own(address, known.name, name) and not tell_apart(known.ids, ids)
        ]
        if len(renamed) == 1:
            return renamed[0].id
        if account_id is None or not self._by_name:
            return None
        namesakes = [
            known
            for known in self._by_name.get((account_id, folded(name)), ())
            if not (known.email and address and known.email != address)
            and not tell_apart(known.ids, ids)
        ]
        # Two namesakes at one account are told apart by nobody here.
        return namesakes[0].id if len(namesakes) == 1 else None

    def namesakes(self, name: str) -> list[tuple[int, int, bool]]:
        """Who is called so, in whichever order, and has an account: that, contact, and whether this
        list made it."""
        found = self._namesakes.get(unordered(name), ())
        return [(account_id, known.id, known.is_new) for account_id, known in found]

    def boss(self, account_id: int | None, name: str) -> int | None:
        """The contact of an account to whom somebody reports by name."""
        return self._bosses.get((account_id, same_name(name)))


def _is_surely(known: _Known, given: ForeignId) -> bool:
    """Whether an id means this person whatever else is said: the same system gave it, or it is so
    long that no two make it."""
    key, system = id_key(given.text), given.system.casefold()
    return any(
        id_key(own.text) == key
        and (is_worldwide(key) or bool(system and own.system.casefold() == system))
        for own in known.ids
    )


def _is_own(address: str, one: str, other: str) -> bool:
    """Whether an address is made of a name that both share: "una@" is Una Berg's and Una Roe's."""
    local = plain_letters(address.partition("@")[0])
    return any(word in local for word in _shared(one, other))


def _shared(one: str, other: str) -> set[str]:
    """The words that two names share, without initials."""
    both = set(folded(one).split()) & set(folded(other).split())
    return {word for word in both if len(word) > _INITIALS}


_INITIALS = 2


@lru_cache(maxsize=65_536)
def folded(name: str) -> str:
    """A person's name without case, accents and signs; "Reyes, Sofía" is sofia reyes."""
    last, comma, first = name.partition(",")
    turned = f"{first} {last}" if comma and first.strip() else name
    return " ".join(words_alone(plain_letters(turned)).split())


@lru_cache(maxsize=65_536)
def unordered(name: str) -> str:
    """A person's name whatever comes first in it: "Lin Jo" and "Jo Lin" are one."""
    return " ".join(sorted(folded(name).split()))

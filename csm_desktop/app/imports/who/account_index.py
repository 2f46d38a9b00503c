"""The accounts that an import knows, by their ids, domains and names.

Tens of thousands of accounts are in a book and few are met: an entry is made when it is asked for,
and names are compared only from the first question about one on.
"""

from collections import Counter
from collections.abc import Collection, Iterable, Mapping, Sequence
from functools import lru_cache
from itertools import repeat
from typing import Any
from unicodedata import normalize

from csm_desktop.domain.records.foreign_ids import ForeignId, ForeignIds
from csm_desktop.domain.text.identities import FREE_MAIL, id_key, name_key, without_zeros
from csm_desktop.domain.text.plain_letters import plain_letters
from csm_desktop.importers.values.addresses import web_domain
from csm_desktop.storage import keys
from csm_desktop.storage.session import BookConnection
from csm_desktop.values import dataclass


@lru_cache(maxsize=100_000)
def same_name(name: str) -> str:
    """A name as names are compared: width, case and blanks do not matter."""
    if not name.isascii():
        name = normalize("NFKC", name)
    return " ".join(name.casefold().split())


@dataclass(slots=True)
class DirectoryEntry:
    """What must be known of an account to recognise it."""

    id: int
    name: str
    ids: ForeignIds
    domain: str
    currency: str
    in_trash: bool = False


class AccountIndex:
    """The accounts of the book and of the import under way, found by what they are known by."""

    def __init__(self, connection: BookConnection | None) -> None:
        self._known: dict[int, DirectoryEntry | tuple[int, str, str, str, int]] = {}
        self._ids: dict[int, ForeignIds] = {}
        self._bearing_id: dict[str, list[tuple[int, ForeignId]]] = {}
        self._by_number: dict[str, list[tuple[int, ForeignId]]] | None = None
        self._of_web: dict[str, list[int]] = {}
        self._by_name: dict[str, list[int]] | None = None
        self._by_bare_name: dict[str, list[int]] | None = None
        self._by_plain_name: dict[str, list[int]] | None = None
        self._other_names: dict[int, list[str]] = {}
        self._by_subscription: dict[str, list[tuple[int, ForeignId]]] = {}
        # References that led to nobody: so it stays until another account comes.
        self._unknown: set[tuple[str, ...]] = set()
        # What this import makes is sorted in when somebody asks: a list alone never does.
        self._waiting: list[Mapping[str, Sequence[Any]]] = []
        if connection is not None:
            self._read(connection)

    @property
    def _entries(self) -> dict[int, DirectoryEntry | tuple[int, str, str, str, int]]:
        self._take_in()
        return self._known

    @property
    def _by_id(self) -> dict[str, list[tuple[int, ForeignId]]]:
        self._take_in()
        return self._bearing_id

    @property
    def _by_domain(self) -> dict[str, list[int]]:
        self._take_in()
        return self._of_web

    def _read(self, connection: BookConnection) -> None:
        rows = keys.account_keys(connection)
        self._entries.update((row[0], row) for row in rows)
        for id_, foreign_id in keys.foreign_ids(connection, "account"):
            self._ids[id_] = (*self._ids.get(id_, ()), foreign_id)
        for id_, _, domain, _, _ in rows:  # the living first, and so are those that bear an id
            for foreign_id in self._ids.get(id_, ()):
                self._by_id.setdefault(id_key(foreign_id.text), []).append((id_, foreign_id))
            if domain and domain not in FREE_MAIL:
                self._by_domain.setdefault(domain, []).append(id_)
        for id_, name in keys.other_names(connection):
            self._other_names.setdefault(id_, []).append(name)
            if web_domain(name) == name and name not in FREE_MAIL:
                self._by_domain.setdefault(name, []).append(id_)
        owners = keys.owners(connection, "subscription")
        for id_, foreign_id in keys.foreign_ids(connection, "subscription"):
            if id_ in owners:
                self._by_subscription.setdefault(id_key(foreign_id.text), []).append(
                    (owners[id_], foreign_id)
                )

    @property
    def is_empty(self) -> bool:
        """Whether no account is known at all."""
        return not (self._known or self._waiting)

    @property
    def has_ids(self) -> bool:
        """Whether any account is known by an id."""
        return bool(self._by_id)

    def add(self, entry: DirectoryEntry) -> None:
        """Take an account in."""
        self._entries[entry.id] = entry
        self.add_keys(entry, entry.ids, entry.domain)
        if self._by_name is not None:
            self._by_name.setdefault(same_name(entry.name), []).append(entry.id)
        self._know_bare(entry.name, entry.id)

    def add_columns(self, columns: Mapping[str, Sequence[Any]]) -> None:
        """Take in accounts that this import makes, given field by field."""
        self._waiting.append(columns)
        # References that led to nobody may lead to one of these.
        self._unknown.clear()

    def _take_in(self) -> None:
        waiting, self._waiting = self._waiting, []
        for columns in waiting:
            self._sort_in(columns)

    def _sort_in(self, columns: Mapping[str, Sequence[Any]]) -> None:
        ids, borne = columns["id"], columns["ids"]
        told = (columns[name] for name in ("name", "domain", "currency"))
        known = list(zip(ids, *told, repeat(0, len(ids)), strict=True))
        self._known.update(zip(ids, known, strict=True))
        self._ids.update(zip(ids, borne, strict=True))
        bearing = [(id_key(own.text), (id_, own)) for id_, all_ in zip(ids, borne, strict=True)
                   for own in all_]  # fmt: skip
        for key, bearer in bearing:
            self._bearing_id.setdefault(key, []).append(bearer)
        # Numbers without zeros, and names, are indexed only once somebody asked for them.
        if self._by_number is not None:
            for key, bearer in bearing:
                if number := without_zeros(key):
                    self._by_number.setdefault(number, []).append(bearer)
        for id_, _, domain, *_ in known:
            # Half the world shares a free mailer's domain.
            if domain and domain not in FREE_MAIL:
                self._of_web.setdefault(domain, []).append(id_)
        if self._by_name is not None:
            for id_, name, *_ in known:
                self._by_name.setdefault(same_name(name), []).append(id_)
        if self._by_bare_name is not None:
            for id_, name, *_ in known:
                self._know_bare(name, id_)

    def alone(
        self, given: Sequence[str], domains: Sequence[str], called: Sequence[str]
    ) -> list[bool]:
        """By row of a list, of which ids elsewhere, web domains and names are given: whether
        neither the book nor another row has any of the three; such a row can only be of somebody
        new."""
        ids = [id_key(id_) if id_ else "" for id_ in given]
        names = list(map(same_name, called))
        met_ids = _met_in(ids, self._by_id) - {""}
        met_domains = _met_in(domains, self._by_domain) - {""}
        met_names = _met_in(names, self._names())
        return [
            id_ not in met_ids and domain not in met_domains and name not in met_names
            for id_, domain, name in zip(ids, domains, names, strict=True)
        ]

    def add_keys(self, entry: DirectoryEntry, ids: ForeignIds, domain: str) -> None:
        """Know an account by ids and a domain, those it has now or has just been given."""
        self._unknown.clear()
        entry.ids = ids
        for foreign_id in ids:
            key = id_key(foreign_id.text)
            bearers = self._by_id.setdefault(key, [])
            if (entry.id, foreign_id) not in bearers:
                bearers.append((entry.id, foreign_id))
            if self._by_number is not None and (number := without_zeros(key)):
                self._by_number.setdefault(number, []).append((entry.id, foreign_id))
        if domain and domain not in FREE_MAIL:
            sharing = self._by_domain.setdefault(domain, [])
            if entry.id not in sharing:
                sharing.append(entry.id)

    def add_subscription(self, ids: ForeignIds, account_id: int) -> None:
        """Know whose subscription an id is."""
        for foreign_id in ids:
            self._by_subscription.setdefault(id_key(foreign_id.text), []).append(
                (account_id, foreign_id)
            )

    def _entry(self, id_: int) -> DirectoryEntry:
        entry = self._entries[id_]
        if not isinstance(entry, DirectoryEntry):
            _, name, domain, currency, in_trash = entry
            ids = self._ids.get(id_, ())
            entry = DirectoryEntry(id_, name, ids, domain, currency, in_trash=bool(in_trash))
            self._entries[id_] = entry
        return entry

    def _of_domain(self, domain: str) -> list[DirectoryEntry]:
        return [self._entry(id_) for id_ in self._by_domain.get(domain, ())]

    def _names(self) -> dict[str, list[int]]:
        self._take_in()
        if self._by_name is None:
            self._by_name = {}
            for id_, entry in self._entries.items():
                own = entry.name if isinstance(entry, DirectoryEntry) else entry[1]
                self._by_name.setdefault(same_name(own), []).append(id_)
            for id_, names in self._other_names.items():
                for own in names:
                    self._by_name.setdefault(same_name(own), []).append(id_)
        return self._by_name

    def only(self, ids: Iterable[int]) -> DirectoryEntry | None:
        """The one living account of these, where there is exactly one."""
        living = [entry for id_ in dict.fromkeys(ids) if not (entry := self._entry(id_)).in_trash]
        return living[0] if len(living) == 1 else None

    def _numbers(self) -> dict[str, list[tuple[int, ForeignId]]]:
        self._take_in()
        if self._by_number is None:
            self._by_number = {}
            for key, bearers in self._by_id.items():
                if number := without_zeros(key):
                    self._by_number.setdefault(number, []).extend(bearers)
        return self._by_number

    def bare_names(self) -> dict[str, list[int]]:
        """The ids of accounts by their names without signs and legal form."""
        self._take_in()
        if self._by_bare_name is None:
            self._by_bare_name = {}
            for id_, entry in self._entries.items():
                own = entry.name if isinstance(entry, DirectoryEntry) else entry[1]
                self._by_bare_name.setdefault(name_key(own), []).append(id_)
            for id_, names in self._other_names.items():
                for own in names:
                    self._by_bare_name.setdefault(name_key(own), []).append(id_)
        return self._by_bare_name

    def _know_bare(self, name: str, id_: int) -> None:
        if self._by_bare_name is None:
            return
        key = name_key(name)
        self._by_bare_name.setdefault(key, []).append(id_)
        if self._by_plain_name is not None:
            self._by_plain_name.setdefault(plain_letters(key), []).append(id_)

    def plain_names(self) -> dict[str, list[int]]:
        """The accounts by their names without signs, accents and legal form."""
        self._take_in()
        if self._by_plain_name is None:
            self._by_plain_name = {}
            for name, ids in self.bare_names().items():
                self._by_plain_name.setdefault(plain_letters(name), []).extend(ids)
        return self._by_plain_name

    def entry(self, id_: int) -> DirectoryEntry | None:
        """What is known of an account; None for one that became one with another."""
        return self._entry(id_) if id_ in self._entries else None

    def names_of(self, entry: DirectoryEntry) -> tuple[str, ...]:
        """All that an account is called."""
        return (entry.name, *self._other_names.get(entry.id, ()))

    def called(self, id_: int) -> str:
        """The name of an account."""
        return self._entry(id_).name


def _met_in(keys: Sequence[str], known: Collection[str]) -> set[str]:
    """The keys that are known, or stand more than once."""
    different = set(keys)
    if len(different) == len(keys):
        return {key for key in different if key in known} if known else set()
    return {key for key, number in Counter(keys).items() if number > 1 or key in known}

"""Who is who: finds the account that a row of a file speaks of.

The same id of the same system is the same account. Short ids of two systems never meet; where
nobody knows whose one is, it may be a short one that another system counted too, and the names
decide. Two ids of one system are two accounts even where they share a web domain; by its domain an
account is known where the ids do not tell the two apart and the names agree, for the companies of
a group share one. The same name alone is never enough for an account (issue 2, §5); for a
reference it is, where only one has it. What was met in another form than it is written is
noted (`Directory.met`).
"""

from collections import Counter
from collections.abc import Container, Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache
from unicodedata import normalize

from csm_desktop.domain.records.accounts import Account
from csm_desktop.domain.records.foreign_ids import (
    ForeignId,
    ForeignIds,
    foreign_ids,
    is_same_system,
    tell_apart,
)
from csm_desktop.domain.text.identities import (
    FREE_MAIL,
    id_key,
    is_worldwide,
    may_be_one,
    name_key,
    other_readings,
    without_zeros,
)
from csm_desktop.importers.values.addresses import web_domain
from csm_desktop.importers.values.choices import several_values
from csm_desktop.storage import keys
from csm_desktop.storage.session import BookConnection


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


MetReference = tuple[str, str, str]
"""How a reference was met (see `who.references`), what it says, and what it was taken for."""


class Directory:
    """The accounts of the book and of the import under way, by id, domain and name.

    Tens of thousands of accounts are in a book and few are met, so an `DirectoryEntry` is made
    when it is asked for, and names are compared only from the first question about one on.
    `system` is the one whose list is under way; empty where nobody knows. `met` are the references
    of its rows that are written otherwise than what they mean.
    """

    def __init__(self, connection: BookConnection | None) -> None:
        self.system = ""
        self._entries: dict[int, DirectoryEntry | tuple[int, str, str, str, int]] = {}
        self._ids: dict[int, ForeignIds] = {}
        self._by_id: dict[str, list[tuple[int, ForeignId]]] = {}
        self._by_number: dict[str, list[tuple[int, ForeignId]]] | None = None
        self._by_domain: dict[str, list[int]] = {}
        self._by_name: dict[str, list[int]] | None = None
        self._by_bare_name: dict[str, list[int]] | None = None
        self._other_names: dict[int, list[str]] = {}
        self.met: list[MetReference] = []
        self._by_subscription: dict[str, list[tuple[int, ForeignId]]] = {}
        self._unknown: set[tuple[str, ...]] = set()  # references that are known to lead to nobody
        if connection is not None:
            self._read(connection)

    def _read(self, connection: BookConnection) -> None:
        rows = keys.account_keys(connection)
        self._entries.update((row[0], row) for row in rows)
        for id_, each in keys.foreign_ids(connection, "account"):
            self._ids[id_] = (*self._ids.get(id_, ()), each)
        for id_, _, domain, _, _ in rows:  # the living first, and so are those that bear an id
            for each in self._ids.get(id_, ()):
                self._by_id.setdefault(id_key(each.text), []).append((id_, each))
            if domain and domain not in FREE_MAIL:
                self._by_domain.setdefault(domain, []).append(id_)
        for id_, name in keys.other_names(connection):
            self._other_names.setdefault(id_, []).append(name)
            if web_domain(name) == name and name not in FREE_MAIL:
                self._by_domain.setdefault(name, []).append(id_)
        owners = keys.owners(connection, "subscription")
        for id_, each in keys.foreign_ids(connection, "subscription"):
            if id_ in owners:
                self._by_subscription.setdefault(id_key(each.text), []).append((owners[id_], each))

    @property
    def is_empty(self) -> bool:
        """Whether no account is known at all."""
        return not self._entries

    def add(self, entry: DirectoryEntry) -> None:
        """Take an account in."""
        self._entries[entry.id] = entry
        self.add_keys(entry, entry.ids, entry.domain)
        if self._by_name is not None:
            self._by_name.setdefault(same_name(entry.name), []).append(entry.id)
        if self._by_bare_name is not None:
            self._by_bare_name.setdefault(name_key(entry.name), []).append(entry.id)

    def add_all(self, accounts: Iterable[Account]) -> None:
        """Take in accounts that this import makes."""
        for account in accounts:
            id_, name, domain = account.id, account.name, account.domain
            self._entries[id_] = (id_, name, domain, account.currency, 0)
            self._ids[id_] = account.ids
            for each in account.ids:
                key = id_key(each.text)
                # Numbers without zeros, and names below, are indexed only once somebody asked for
                # them.
                self._by_id.setdefault(key, []).append((id_, each))
                if self._by_number is not None and (number := without_zeros(key)):
                    self._by_number.setdefault(number, []).append((id_, each))
            # Half the world shares a free mailer's domain.
            if domain and domain not in FREE_MAIL:
                self._by_domain.setdefault(domain, []).append(id_)
            if self._by_name is not None:
                self._by_name.setdefault(same_name(name), []).append(id_)
            if self._by_bare_name is not None:
                self._by_bare_name.setdefault(name_key(name), []).append(id_)
        # References that led to nobody may lead to one of these.
        self._unknown.clear()

    def alone(self, rows: Sequence[tuple[str, str, str]]) -> list[bool]:
        """By row of (id elsewhere, web domain, name): whether neither the book nor another row of
        the list has any of the three; such a row can only be of somebody new."""
        ids = [id_key(row[0]) if row[0] else "" for row in rows]
        domains = [row[1] for row in rows]
        names = [same_name(row[2]) for row in rows]
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
        for each in ids:
            key = id_key(each.text)
            bearers = self._by_id.setdefault(key, [])
            if (entry.id, each) not in bearers:
                bearers.append((entry.id, each))
            if self._by_number is not None and (number := without_zeros(key)):
                self._by_number.setdefault(number, []).append((entry.id, each))
        if domain and domain not in FREE_MAIL:
            sharing = self._by_domain.setdefault(domain, [])
            if entry.id not in sharing:
                sharing.append(entry.id)

    def add_subscription(self, ids: ForeignIds, account_id: int) -> None:
        """Know whose subscription an id is."""
        for each in ids:
            self._by_subscription.setdefault(id_key(each.text), []).append((account_id, each))

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

    def same_account(
        self, external_id: str, domain: str, name: str, *, trust_ids: bool = True
    ) -> DirectoryEntry | None:
        """The account that a row of accounts is about, where it is known.

        A short id speaks for a row of another name only where `trust_ids` says that the list and
        the book count alike. Two ids are two accounts, whatever else they share: that they are one
        is for a person to say.
        """
        given = foreign_ids(external_id, self.system)
        bearers = self._bearing(external_id)
        # The same id of the same system needs no further sign.
        if bearers and self._is_of_system(bearers[0], external_id):
            return bearers[0]
        for entry in bearers:
            if may_be_one(name, entry.name) or (domain and entry.domain == domain):
                return entry
        if bearers and (trust_ids or is_worldwide(id_key(external_id))):
            return bearers[0]
        fitting = [
            entry
            for entry in (self._of_domain(domain) if domain in self._by_domain else ())
            if not tell_apart(given, entry.ids) and self._is_named_alike(name, domain, entry)
        ]
        # Two that fit are a question, and no answer.
        return fitting[0] if len(fitting) == 1 else None

    def bearers(self, external_id: str) -> list[DirectoryEntry]:
        """Accounts that bear an id, those in the trash left out."""
        return [entry for entry in self._bearing(external_id) if not entry.in_trash]

    def strangers(self, external_id: str) -> list[DirectoryEntry]:
        """Accounts to which another system than the list's gave the same id."""
        found = self._by_id.get(id_key(external_id), ()) if external_id else ()
        ours = {entry.id for entry in self._bearing(external_id)}
        return [self._entry(id_) for id_, _ in found if id_ not in ours]

    def _bearing(self, external_id: str) -> list[DirectoryEntry]:
        """Accounts to which the list's system, or perhaps it, gave an id: the surest first."""
        found = self._by_id.get(id_key(external_id)) if external_id else None
        if not found:
            return []
        sure = is_worldwide(id_key(external_id))
        mine = [
            (id_, foreign_id)
            for id_, foreign_id in found
            if sure or is_same_system(self.system, foreign_id.system)
        ]
        mine.sort(key=lambda bearer: not self._is_known_as_ours(bearer[1]))
        return [self._entry(id_) for id_ in dict.fromkeys(id_ for id_, _ in mine)]

    def _is_known_as_ours(self, each: ForeignId) -> bool:
        return bool(self.system) and each.system.casefold() == self.system.casefold()

    def _is_of_system(self, entry: DirectoryEntry, external_id: str) -> bool:
        """Whether the list's own system is known to have given this id to an account."""
        key = id_key(external_id)
        return any(self._is_known_as_ours(own) and id_key(own.text) == key for own in entry.ids)

    def sharing(self, domain: str) -> list[DirectoryEntry]:
        """Accounts with the same web domain, those in the trash left out."""
        return [entry for entry in self._of_domain(domain) if not entry.in_trash]

    def alike(self, name: str) -> list[DirectoryEntry]:
        """Accounts of the same name, those in the trash left out."""
        ids = self._names().get(same_name(name))
        if ids is None:
            return []
        return [entry for id_ in dict.fromkeys(ids) if not (entry := self._entry(id_)).in_trash]

    def _names(self) -> dict[str, list[int]]:
        if self._by_name is None:
            self._by_name = {}
            for id_, entry in self._entries.items():
                own = entry.name if isinstance(entry, DirectoryEntry) else entry[1]
                self._by_name.setdefault(same_name(own), []).append(id_)
            for id_, names in self._other_names.items():
                for own in names:
                    self._by_name.setdefault(same_name(own), []).append(id_)
        return self._by_name

    def referred(self, references: Iterable[str]) -> DirectoryEntry | None:
        """The account that one of these ids, domains or names refers to.

        As it is written first; then without lost zeros, brackets, prefixes, links and legal forms,
        which is told. A name that several accounts have refers to none of them.
        """
        given = tuple(reference for reference in references if reference)
        # A list names its accounts again and again.
        asked = (self.system, *given)
        if asked in self._unknown:
            return None
        for reference in given:
            if (found := self._exactly(reference)) is not None:
                return found
        for reference in given:
            if (found := self._in_another_form(reference)) is not None:
                return found
        self._unknown.add(asked)
        return None

    def _exactly(self, reference: str) -> DirectoryEntry | None:
        bearers = self._bearing(reference)
        if bearers and self._is_of_system(bearers[0], reference):
            return bearers[0]
        domain = reference.casefold().removeprefix("www.")
        for found in (bearers, self._of_domain(domain), self.alike(reference)):
            living = [entry for entry in found if not entry.in_trash] or found
            if len(living) == 1:
                return living[0]
        return None

    def _in_another_form(self, reference: str) -> DirectoryEntry | None:
        # Each way is looser than the one before it, and is told: its user sees what was bent.
        for reading in other_readings(reference):
            if (found := self._exactly(reading)) is not None:
                self.met.append(("form", reference, found.name))
                return found
        parts = several_values(reference)
        for part in parts if len(parts) > 1 else ():
            if (found := self._exactly(part)) is not None:
                self.met.append(("listed", reference, found.name))
                return found
        # Spreadsheets take the zeros off "0042"; within one system that is still the same number.
        number = without_zeros(id_key(reference))
        numbered = [
            (id_, foreign_id)
            for id_, foreign_id in (self._numbers().get(number, ()) if number else ())
            if is_same_system(self.system, foreign_id.system)
        ]
        found = self.only(id_ for id_, _ in numbered)
        if found is not None:
            self.met.append(("zeros", reference, f"{numbered[0][1].text}, {found.name}"))
            return found
        found = self.only(self.bare_names().get(name_key(reference), ()))
        if found is not None:
            self.met.append(("name", reference, found.name))
        return found

    def only(self, ids: Iterable[int]) -> DirectoryEntry | None:
        """The one living account of these, where there is exactly one."""
        living = [entry for id_ in dict.fromkeys(ids) if not (entry := self._entry(id_)).in_trash]
        return living[0] if len(living) == 1 else None

    def _numbers(self) -> dict[str, list[tuple[int, ForeignId]]]:
        if self._by_number is None:
            self._by_number = {}
            for key, bearers in self._by_id.items():
                if number := without_zeros(key):
                    self._by_number.setdefault(number, []).extend(bearers)
        return self._by_number

    def bare_names(self) -> dict[str, list[int]]:
        """The ids of accounts by their names without signs and legal form."""
        if self._by_bare_name is None:
            self._by_bare_name = {}
            for id_, entry in self._entries.items():
                own = entry.name if isinstance(entry, DirectoryEntry) else entry[1]
                self._by_bare_name.setdefault(name_key(own), []).append(id_)
            for id_, names in self._other_names.items():
                for own in names:
                    self._by_bare_name.setdefault(name_key(own), []).append(id_)
        return self._by_bare_name

    def of_subscription(self, external_id: str) -> DirectoryEntry | None:
        """The account whose subscription this is."""
        found = {
            account_id
            for account_id, foreign_id in self._by_subscription.get(id_key(external_id), ())
            if is_same_system(self.system, foreign_id.system)
        }
        return (
            self._entry(found.pop()) if len(found) == 1 and found <= self._entries.keys() else None
        )

    def of_email(self, email: str) -> DirectoryEntry | None:
        """The account whose domain an e-mail address has."""
        found = self._of_domain(email.rpartition("@")[2].casefold())
        living = [entry for entry in found if not entry.in_trash]
        return living[0] if len(living) == 1 else None

    def several(self, references: Iterable[str]) -> MetReference | None:
        """That a reference leads to none because several accounts answer to what it says."""
        for reference in filter(None, references):
            if (number := len(self.alike(reference))) > 1:
                return "several", reference, str(number)
        return None

    def _is_named_alike(self, name: str, domain: str, entry: DirectoryEntry) -> bool:
        """Whether names do not tell two companies on one domain apart; a domain is no name."""
        others = [entry.name, *self._other_names.get(entry.id, ())]
        return domain in (name, *others) or any(name_key(name) == name_key(own) for own in others)

    def entry(self, id_: int) -> DirectoryEntry | None:
        """What is known of an account; None for one that became one with another."""
        return self._entry(id_) if id_ in self._entries else None

    def called(self, id_: int) -> str:
        """The name of an account."""
        return self._entry(id_).name


def _met_in(keys: Sequence[str], known: Container[str]) -> set[str]:
    """The keys that are known, or stand more than once."""
    return {key for key, number in Counter(keys).items() if number > 1 or key in known}

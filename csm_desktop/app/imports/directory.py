"""Who is who: finds the account that a row of a file speaks of.

The same id is the same account, unless it is a short one that another system counted too and the
names are others. Two ids are two accounts even where they share a web domain; by its domain an
account is known where one of the two has no id and the names agree, for the companies of a group
share one. The same name alone is never enough for an account (issue 2, §5); for a reference it is,
where only one has it. What was met in another form than it is written is told (`remarks`).
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from functools import lru_cache
from unicodedata import normalize

from csm_desktop.domain.text.message import Message, say
from csm_desktop.importers.plan import ImportNotice
from csm_desktop.importers.values.identities import (
    id_key,
    is_worldwide,
    may_be_one,
    name_key,
    other_readings,
    without_zeros,
)
from csm_desktop.storage.keys import account_keys, subscription_keys
from csm_desktop.storage.session import Connection

# Domains of mail providers: no company's own.
FREE_MAIL_TEXT = """
    gmail.com googlemail.com outlook.com hotmail.com live.com msn.com yahoo.com yahoo.co.uk
    yahoo.co.jp ymail.com icloud.com me.com mac.com aol.com gmx.de gmx.net gmx.at gmx.ch web.de
    t-online.de freenet.de mail.ru yandex.ru proton.me protonmail.com orange.fr wanadoo.fr free.fr
    laposte.net libero.it qq.com 163.com 126.com naver.com docomo.ne.jp zoho.com fastmail.com
"""
FREE_MAIL = frozenset(FREE_MAIL_TEXT.split())


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
    external_id: str
    domain: str
    currency: str
    in_trash: bool = False


class Directory:
    """The accounts of the book and of the import under way, by id, domain and name.

    Tens of thousands of accounts are in a book and few are met, so an `DirectoryEntry` is made
    when it is
    asked for, and names are compared only from the first question about one on.
    """

    def __init__(self, connection: Connection | None) -> None:
        self._entries: dict[int, DirectoryEntry | tuple[int, str, str, str, str, int]] = {}
        self._by_external: dict[str, list[int]] = {}
        self._by_number: dict[str, list[int]] | None = None
        self._by_domain: dict[str, list[int]] = {}
        self._by_name: dict[str, list[int]] | None = None
        self._by_bare_name: dict[str, list[int]] | None = None
        self._met: dict[str, list[tuple[str, str]]] = {}
        self._by_subscription: dict[str, int] = {}
        self._unknown: set[tuple[str, ...]] = set()  # references that are known to lead to nobody
        if connection is not None:
            self._read(connection)

    def _read(self, connection: Connection) -> None:
        rows = account_keys(connection)
        self._entries.update((row[0], row) for row in rows)
        for id_, _, external_id, domain, _, _ in rows:
            if external_id:
                self._by_external.setdefault(id_key(external_id), []).append(id_)
            if domain and domain not in FREE_MAIL:
                self._by_domain.setdefault(domain, []).append(id_)
        for external_id, _, account_id in subscription_keys(connection):
            if account_id is not None:
                self._by_subscription[external_id] = account_id

    def add(self, entry: DirectoryEntry) -> None:
        """Take an account in."""
        self._entries[entry.id] = entry
        self.add_keys(entry, entry.external_id, entry.domain)
        if self._by_name is not None:
            self._by_name.setdefault(same_name(entry.name), []).append(entry.id)
        if self._by_bare_name is not None:
            self._by_bare_name.setdefault(name_key(entry.name), []).append(entry.id)

    def add_keys(self, entry: DirectoryEntry, external_id: str, domain: str) -> None:
        """Know an account by an id and a domain, those it has now or has just been given."""
        self._unknown.clear()
        if external_id:
            key = id_key(external_id)
            ids = self._by_external.setdefault(key, [])
            if entry.id not in ids:
                ids.append(entry.id)
            if self._by_number is not None and (number := without_zeros(key)):
                self._by_number.setdefault(number, []).append(entry.id)
        if domain and domain not in FREE_MAIL:
            ids = self._by_domain.setdefault(domain, [])
            if entry.id not in ids:
                ids.append(entry.id)

    def add_subscription(self, external_id: str, account_id: int) -> None:
        """Know whose subscription an id is."""
        if external_id:
            self._by_subscription.setdefault(external_id, account_id)

    def _entry(self, id_: int) -> DirectoryEntry:
        entry = self._entries[id_]
        if not isinstance(entry, DirectoryEntry):
            entry = DirectoryEntry(*entry[:5], in_trash=bool(entry[5]))
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
        key = id_key(external_id)
        bearers = [self._entry(id_) for id_ in self._by_external.get(key, ())] if key else []
        for entry in bearers:
            if may_be_one(name, entry.name) or (domain and entry.domain == domain):
                return entry
        if bearers and (trust_ids or is_worldwide(key)):
            return bearers[0]
        fitting = [
            each
            for each in (self._of_domain(domain) if domain in self._by_domain else ())
            if not (external_id and each.external_id) and _is_named_alike(name, domain, each.name)
        ]
        return fitting[0] if len(fitting) == 1 else None

    def bearers(self, external_id: str) -> list[DirectoryEntry]:
        """Accounts that bear an id, those in the trash left out."""
        ids = self._by_external.get(id_key(external_id), ()) if external_id else ()
        return [entry for id_ in ids if not (entry := self._entry(id_)).in_trash]

    def sharing(self, domain: str) -> list[DirectoryEntry]:
        """Accounts with the same web domain, those in the trash left out."""
        return [entry for entry in self._of_domain(domain) if not entry.in_trash]

    def alike(self, name: str) -> list[DirectoryEntry]:
        """Accounts of the same name, those in the trash left out."""
        if self._by_name is None:
            self._by_name = {}
            for id_, entry in self._entries.items():
                own = entry.name if isinstance(entry, DirectoryEntry) else entry[1]
                self._by_name.setdefault(same_name(own), []).append(id_)
        ids = self._by_name.get(same_name(name))
        if ids is None:
            return []
        return [entry for id_ in ids if not (entry := self._entry(id_)).in_trash]

    def referred(self, references: Iterable[str]) -> DirectoryEntry | None:
        """The account that one of these ids, domains or names refers to.

        As it is written first; then without lost zeros, brackets, prefixes, links and legal forms,
        which is told. A name that several accounts have refers to none of them.
        """
        given = tuple(reference for reference in references if reference)
        # A list names its accounts again and again.
        if given in self._unknown:
            return None
        for reference in given:
            if (found := self._exactly(reference)) is not None:
                return found
        for reference in given:
            if (found := self._in_another_form(reference)) is not None:
                return found
        self._unknown.add(given)
        return None

    def _exactly(self, reference: str) -> DirectoryEntry | None:
        bearers = [self._entry(id_) for id_ in self._by_external.get(id_key(reference), ())]
        domain = reference.casefold().removeprefix("www.")
        for found in (bearers, self._of_domain(domain), self.alike(reference)):
            living = [each for each in found if not each.in_trash] or found
            if len(living) == 1:
                return living[0]
        return None

    def _in_another_form(self, reference: str) -> DirectoryEntry | None:
        for reading in other_readings(reference):
            if (found := self._exactly(reading)) is not None:
                self._meet("form", reference, found.name)
                return found
        number = without_zeros(id_key(reference))
        found = self._only(self._numbers().get(number, ())) if number else None
        if found is not None:
            self._meet("zeros", reference, f"{found.external_id}, {found.name}")
            return found
        found = self._only(self._bare_names().get(name_key(reference), ()))
        if found is not None:
            self._meet("name", reference, found.name)
        return found

    def _only(self, ids: Iterable[int]) -> DirectoryEntry | None:
        """The one living account of these, where there is exactly one."""
        living = [each for id_ in dict.fromkeys(ids) if not (each := self._entry(id_)).in_trash]
        return living[0] if len(living) == 1 else None

    def _numbers(self) -> dict[str, list[int]]:
        if self._by_number is None:
            self._by_number = {}
            for key, ids in self._by_external.items():
                if number := without_zeros(key):
                    self._by_number.setdefault(number, []).extend(ids)
        return self._by_number

    def _bare_names(self) -> dict[str, list[int]]:
        if self._by_bare_name is None:
            self._by_bare_name = {}
            for id_, entry in self._entries.items():
                own = entry.name if isinstance(entry, DirectoryEntry) else entry[1]
                self._by_bare_name.setdefault(name_key(own), []).append(id_)
        return self._by_bare_name

    def _meet(self, how: str, reference: str, what: str) -> None:
        self._met.setdefault(how, []).append((reference, what))

    def remarks(self) -> list[ImportNotice]:
        """How references were met that are written otherwise, once a way; then it is forgotten."""
        told = []
        for how, met in self._met.items():
            reference, what = met[0]
            told.append(ImportNotice(0, "", _MET[how](reference, what, len(met))))
        self._met = {}
        return told

    def of_subscription(self, external_id: str) -> DirectoryEntry | None:
        """The account whose subscription this is."""
        account_id = self._by_subscription.get(external_id)
        return self._entry(account_id) if account_id in self._entries else None

    def of_email(self, email: str) -> DirectoryEntry | None:
        """The account whose domain an e-mail address has."""
        found = self._of_domain(email.rpartition("@")[2].casefold())
        living = [each for each in found if not each.in_trash]
        return living[0] if len(living) == 1 else None

    def leave_open(self, references: Iterable[str], email: str) -> None:
        """Remember why a row met none: several accounts answer to what it says."""
        for reference in filter(None, references):
            if (several := len(self.alike(reference))) > 1:
                self._meet("several", reference, str(several))
                return
        sharing = self.sharing(email.rpartition("@")[2].casefold()) if email else []
        if len(sharing) > 1:
            self._meet("shared", email, str(len(sharing)))

    def called(self, id_: int) -> str:
        """The name of an account."""
        return self._entry(id_).name


def _is_named_alike(name: str, domain: str, other: str) -> bool:
    """Whether names do not tell two companies on one domain apart; a domain stands for no name."""
    return domain in (name, other) or name_key(name) == name_key(other)


_MET: dict[str, Callable[[str, str, int], Message]] = {
    "form": lambda reference, what, n: say(
        "“{reference}” is read as {what} ({n} row refers in such a form)",
        "“{reference}” is read as {what} ({n} rows refer in such a form)",
        n=n, reference=reference, what=what,
    ),
    "zeros": lambda reference, what, n: say(
        "“{reference}” is read as {what}: the same number without its leading zeros ({n} row)",
        "“{reference}” is read as {what}: the same number without its leading zeros ({n} rows)",
        n=n, reference=reference, what=what,
    ),
    "name": lambda reference, what, n: say(
        "“{reference}” is read as {what}: the same name but for signs and legal form ({n} row)",
        "“{reference}” is read as {what}: the same name but for signs and legal form ({n} rows)",
        n=n, reference=reference, what=what,
    ),
    "several": lambda reference, what, n: say(
        "“{reference}” is left open: {what} accounts are called so ({n} such row)",
        "“{reference}” is left open: {what} accounts are called so ({n} such rows)",
        n=n, reference=reference, what=what,
    ),
    "shared": lambda reference, what, n: say(
        "{reference} is left open: {what} accounts share its domain ({n} such row)",
        "{reference} is left open: {what} accounts share its domain ({n} such rows)",
        n=n, reference=reference, what=what,
    ),
}  # fmt: skip
"""How a reference was met, to the sentence that tells its first row and the number of them."""

"""Who is who: finds the account that a row of a file speaks of.

Same id or same web domain is the same account. Two rows that carry different ids of their system
are two accounts even where they share a domain, unless their names agree as well. The same name
alone is never enough for an account (issue 2, §5); for a reference it is, where only one has it.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache
from unicodedata import normalize

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
        self._by_external: dict[str, int] = {}
        self._by_domain: dict[str, list[int]] = {}
        self._by_name: dict[str, list[int]] | None = None
        self._by_subscription: dict[str, int] = {}
        if connection is not None:
            self._read(connection)

    def _read(self, connection: Connection) -> None:
        rows = account_keys(connection)
        self._entries.update((row[0], row) for row in rows)
        for id_, _, external_id, domain, _, _ in rows:
            if external_id:
                self._by_external.setdefault(external_id, id_)
            if domain and domain not in FREE_MAIL:
                self._by_domain.setdefault(domain, []).append(id_)
        for external_id, _, account_id in subscription_keys(connection):
            if account_id is not None:
                self._by_subscription[external_id] = account_id

    def add(self, entry: DirectoryEntry) -> None:
        """Take an account in; an id that is taken stays with its first holder."""
        self._entries[entry.id] = entry
        self.add_keys(entry, entry.external_id, entry.domain)
        if self._by_name is not None:
            self._by_name.setdefault(same_name(entry.name), []).append(entry.id)

    def add_keys(self, entry: DirectoryEntry, external_id: str, domain: str) -> None:
        """Know an account by an id and a domain, those it has now or has just been given."""
        if external_id:
            self._by_external.setdefault(external_id, entry.id)
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

    def same_account(self, external_id: str, domain: str) -> DirectoryEntry | None:
        """The account that a row of accounts is about, where it is known.

        Two ids are two accounts, whatever else they share: that they are one is for a person to
        say. By its web domain alone an account is known where one of the two has no id.
        """
        if external_id and external_id in self._by_external:
            return self._entry(self._by_external[external_id])
        fitting = [
            each
            for each in (self._of_domain(domain) if domain in self._by_domain else ())
            if not (
                external_id and each.external_id
            )  # two ids are two accounts, whatever they share
        ]
        return fitting[0] if len(fitting) == 1 else None

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

        A name that several accounts have refers to none of them.
        """
        for reference in references:
            if not reference:
                continue
            if reference in self._by_external:
                return self._entry(self._by_external[reference])
            for found in (self._of_domain(reference.casefold()), self.alike(reference)):
                living = [each for each in found if not each.in_trash] or found
                if len(living) == 1:
                    return living[0]
        return None

    def of_subscription(self, external_id: str) -> DirectoryEntry | None:
        """The account whose subscription this is."""
        account_id = self._by_subscription.get(external_id)
        return self._entry(account_id) if account_id in self._entries else None

    def of_email(self, email: str) -> DirectoryEntry | None:
        """The account whose domain an e-mail address has."""
        found = self._of_domain(email.rpartition("@")[2].casefold())
        living = [each for each in found if not each.in_trash]
        return living[0] if len(living) == 1 else None

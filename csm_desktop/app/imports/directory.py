"""Who is who: finds the account, or the contact, that a row of a file speaks of.

Same id or same web domain is the same account. Two rows that carry different ids of their system
are two accounts even where they share a domain, unless their names agree as well. The same name
alone is never enough for an account (issue 2, §5); for a reference it is, where only one has it.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from unicodedata import normalize

from csm_desktop.storage.session import Connection

# Domains of mail providers: no company's own.
FREE_MAIL_TEXT = """
    gmail.com googlemail.com outlook.com hotmail.com live.com msn.com yahoo.com yahoo.co.uk
    yahoo.co.jp ymail.com icloud.com me.com mac.com aol.com gmx.de gmx.net gmx.at gmx.ch web.de
    t-online.de freenet.de mail.ru yandex.ru proton.me protonmail.com orange.fr wanadoo.fr free.fr
    laposte.net libero.it qq.com 163.com 126.com naver.com docomo.ne.jp zoho.com fastmail.com
"""
FREE_MAIL = frozenset(FREE_MAIL_TEXT.split())


def same_name(name: str) -> str:
    """A name as names are compared: width, case and blanks do not matter."""
    return " ".join(normalize("NFKC", name).casefold().split())


@dataclass(slots=True)
class Entry:
    """What must be known of an account to recognise it."""

    id: int
    name: str
    external_id: str
    domain: str
    currency: str
    in_trash: bool = False


class Directory:
    """The accounts of the book and of the import under way, by id, domain and name."""

    def __init__(self, connection: Connection | None) -> None:
        self.by_id: dict[int, Entry] = {}
        self._by_external: dict[str, Entry] = {}
        self._by_domain: dict[str, list[Entry]] = {}
        self._by_name: dict[str, list[Entry]] = {}
        self._by_subscription: dict[str, int] = {}
        if connection is not None:
            self._read(connection)

    def _read(self, connection: Connection) -> None:
        rows = connection.exec_driver_sql(
            "SELECT id, name, external_id, domain, currency, deleted_at IS NOT NULL "
            "FROM account ORDER BY deleted_at IS NOT NULL, id"
        )
        for row in rows:
            self.add(Entry(row[0], row[1], row[2], row[3], row[4], bool(row[5])))
        for external_id, account_id in connection.exec_driver_sql(
            "SELECT external_id, account_id FROM subscription "
            "WHERE external_id <> '' AND account_id IS NOT NULL"
        ):
            self._by_subscription[external_id] = account_id

    def add(self, entry: Entry) -> None:
        """Take an account in; an id that is taken stays with its first holder."""
        self.by_id[entry.id] = entry
        self.add_keys(entry, entry.external_id, entry.domain)
        self._by_name.setdefault(same_name(entry.name), []).append(entry)

    def add_keys(self, entry: Entry, external_id: str, domain: str) -> None:
        """Know an account by an id and a domain, those it has now or has just been given."""
        if external_id:
            self._by_external.setdefault(external_id, entry)
        if domain and domain not in FREE_MAIL:
            entries = self._by_domain.setdefault(domain, [])
            if entry not in entries:
                entries.append(entry)

    def add_subscription(self, external_id: str, account_id: int) -> None:
        """Know whose subscription an id is."""
        if external_id:
            self._by_subscription.setdefault(external_id, account_id)

    def same_account(self, external_id: str, domain: str, name: str) -> Entry | None:
        """The account that a row of accounts is about, where it is known."""
        if external_id and external_id in self._by_external:
            return self._by_external[external_id]
        candidates = self._by_domain.get(domain, []) if domain else []
        own = same_name(name)
        fitting = [
            each
            for each in candidates
            if not (external_id and each.external_id) or same_name(each.name) == own
        ]
        return fitting[0] if len(fitting) == 1 else None

    def alike(self, name: str) -> list[Entry]:
        """Accounts of the same name, those in the trash left out."""
        return [each for each in self._by_name.get(same_name(name), []) if not each.in_trash]

    def referred(self, references: Iterable[str]) -> Entry | None:
        """The account that one of these ids, domains or names refers to.

        A name that several accounts have refers to none of them.
        """
        for reference in references:
            if not reference:
                continue
            if reference in self._by_external:
                return self._by_external[reference]
            for found in (self._by_domain.get(reference.casefold(), []), self.alike(reference)):
                living = [each for each in found if not each.in_trash] or found
                if len(living) == 1:
                    return living[0]
        return None

    def of_subscription(self, external_id: str) -> Entry | None:
        """The account whose subscription this is."""
        account_id = self._by_subscription.get(external_id)
        return self.by_id.get(account_id) if account_id is not None else None

    def of_email(self, email: str) -> Entry | None:
        """The account whose domain an e-mail address has."""
        host = email.rpartition("@")[2].casefold()
        found = [each for each in self._by_domain.get(host, []) if not each.in_trash]
        return found[0] if len(found) == 1 else None

"""Who is who: finds the account that a row of a file speaks of.

The same id of the same system is the same account. Short ids of two systems never meet; where
nobody knows whose one is, it may be a short one that another system counted too, and the names
decide. Two ids of one system are two accounts even where they share a web domain; by its domain an
account is known where the ids do not tell the two apart and the names agree, for the companies of
a group share one. The same name alone is never enough for an account (issue 2, §5); for a
reference it is, where only one has it. What was met in another form than it is written is
noted (`Directory.met`).
"""

from collections.abc import Iterable

from csm_desktop.app.imports.who.account_index import AccountIndex, DirectoryEntry, same_name
from csm_desktop.domain.records.foreign_ids import (
    ForeignId,
    foreign_ids,
    is_same_system,
    tell_apart,
)
from csm_desktop.domain.text.identities import (
    id_key,
    is_worldwide,
    legal_forms_differ,
    may_be_one,
    name_key,
    other_readings,
    without_zeros,
)
from csm_desktop.domain.text.plain_letters import plain_letters
from csm_desktop.importers.values.choices import several_values
from csm_desktop.storage.session import BookConnection

MetReference = tuple[str, str, str]
"""How a reference was met (see `who.references`), what it says, and what it was taken for."""


class Directory(AccountIndex):
    """The accounts of the book and of the import under way, by id, domain and name.

    `system` is the one whose list is under way; empty where nobody knows. With `trusts_ids` that
    list counts as the book does: its short ids may be those of no known system. `met` are the
    references of its rows that are written otherwise than what they mean.
    """

    def __init__(self, connection: BookConnection | None) -> None:
        super().__init__(connection)
        self.system = ""
        self.trusts_ids = True
        self.met: list[MetReference] = []

    def same_account(self, external_id: str, domain: str, name: str) -> DirectoryEntry | None:
        """The account that a row of accounts is about, where it is known.

        A short id speaks for a row of another name only where the list and the book count alike
        (`trusts_ids`). Two ids are two accounts, whatever else they share: that they are one
        is for a person to say.
        """
        given = foreign_ids(external_id, self.system)
        bearers = self._bearing(external_id)
        # The same id of the same system needs no further sign.
        if bearers and self.is_of_system(bearers[0], external_id):
            return bearers[0]
        for entry in bearers:
            if may_be_one(name, entry.name) or (domain and entry.domain == domain):
                return entry
        if bearers and (self.trusts_ids or is_worldwide(id_key(external_id))):
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

    def _is_known_as_ours(self, foreign_id: ForeignId) -> bool:
        return bool(self.system) and foreign_id.system.casefold() == self.system.casefold()

    def is_of_system(self, entry: DirectoryEntry, external_id: str) -> bool:
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

    def referred(self, references: Iterable[str]) -> DirectoryEntry | None:
        """The account that one of these ids, domains or names refers to.

        As it is written first; then without lost zeros, brackets, prefixes, links and legal forms,
        which is told. A name that several accounts have refers to none of them.
        """
        given = tuple(reference for reference in references if reference)
        if self.is_empty:
            return None
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
        if bearers and self.is_of_system(bearers[0], reference):
            return bearers[0]
        if not (self.trusts_ids or is_worldwide(id_key(reference))):
            bearers = []
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
            if (self.trusts_ids and is_same_system(self.system, foreign_id.system))
            or self._is_known_as_ours(foreign_id)
        ]
        found = self.only(id_ for id_, _ in numbered)
        if found is not None:
            self.met.append(("zeros", reference, f"{numbered[0][1].text}, {found.name}"))
            return found
        found = self._of_bare_name(reference)
        if found is not None:
            self.met.append(("name", reference, found.name))
        return found

    def _of_bare_name(self, reference: str) -> DirectoryEntry | None:
        """The one account of this name but for signs, accents and legal form."""
        key = name_key(reference)
        found = self.only(self.bare_names().get(key, ())) or self.only(
            self.plain_names().get(plain_letters(key), ())
        )
        if found is None:
            return None
        forms = [legal_forms_differ(reference, name) for name in self.names_of(found)]
        return None if all(forms) else found

    def called_so_but_for_form(self, name: str, before: int | None = None) -> DirectoryEntry | None:
        """A living account of this name but for signs and legal form, where no two forms speak
        against it; with `before` one that was made earlier than this id."""
        for id_ in self.bare_names().get(name_key(name), ()):
            entry = self.entry(id_)
            if entry is None or entry.in_trash or (before is not None and id_ >= before):
                continue
            if not legal_forms_differ(name, entry.name):
                return entry
        return None

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

    def has_domain_of(self, emails: Iterable[str]) -> bool:
        """Whether any account may have the domain of one of these addresses."""
        known = self._by_domain
        return bool(known) and any(e.rpartition("@")[2].casefold() in known for e in emails)

    def several(self, references: Iterable[str]) -> MetReference | None:
        """That a reference leads to none because several accounts answer to what it says."""
        for reference in filter(None, references):
            if (number := len(self.alike(reference))) > 1:
                return "several", reference, str(number)
        return None

    def _is_named_alike(self, name: str, domain: str, entry: DirectoryEntry) -> bool:
        """Whether names do not tell two companies on one domain apart; a domain is no name."""
        others = self.names_of(entry)
        return domain in (name, *others) or any(name_key(name) == name_key(own) for own in others)

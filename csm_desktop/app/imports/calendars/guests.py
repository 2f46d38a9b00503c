"""Who is invited: known by address, or new at the account whose domain or name the address has.

Nobody is made one with somebody else by a name alone: two who are called alike are told, and made
one by a person (domain.md §1).
"""

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import field, replace

from csm_desktop.app.imports.calendars.names import AccountNames
from csm_desktop.app.imports.run import ImportRun, ListResult
from csm_desktop.app.imports.who.account_index import DirectoryEntry
from csm_desktop.app.imports.who.known_people import folded
from csm_desktop.domain.people.person_names import in_order
from csm_desktop.domain.records.contacts import Contact
from csm_desktop.domain.records.team import TeamMember
from csm_desktop.domain.text.identities import FREE_MAIL
from csm_desktop.domain.text.message import say
from csm_desktop.errors import UserError
from csm_desktop.importers.calendars.calendar_plan import CalendarEvent, Invited
from csm_desktop.importers.plan import ImportNotice
from csm_desktop.storage import keys
from csm_desktop.values import dataclass
from csm_desktop.wording import render, tr

_LEFT = 8  # addresses that a remark names


@dataclass(frozen=True, slots=True)
class Group:
    """The guests of one event: the account that it is about, and who of either side comes.

    `contacts` and `colleagues` have those by id who declined.
    """

    account: DirectoryEntry | None
    contacts: dict[int, bool] = field(default_factory=dict)
    colleagues: dict[int, bool] = field(default_factory=dict)
    is_ours: bool = False


class GuestBook:
    """Everybody that the book knows, by address; those who come in with the file as well."""

    def __init__(self, taking: ImportRun, taken: ListResult) -> None:
        self._taking, self._taken = taking, taken
        self._accounts = AccountNames(taking.directory)
        self._contacts: dict[str, list[tuple[int, int | None]]] = {}
        self._names: dict[tuple[int | None, str], str] = {}
        self._named: dict[tuple[int | None, str], int | None] = {}
        self._homes: dict[str, dict[int, None]] = {}
        for id_, email, name, account_id in keys.contact_keys(taking.connection):
            self._know(id_, email, name, account_id)
        # A list of people beside the calendar may have brought them in this very import.
        for made in taking.made[Contact].values():
            self._know(made.id, made.email, made.name, made.account_id)
        team: tuple[TeamMember, ...] = taking.work.find(TeamMember)
        self._team = {each.email.casefold(): each.id for each in team if each.email}
        self.me = next((each.id for each in team if each.is_me), None)
        domains = {address.rpartition("@")[2] for address in self._team}
        # Lists name colleagues without their addresses.
        self._team |= {each.name.casefold(): each.id for each in team if each.name}
        # Colleagues who are not in the team yet are known by its domain; a free mailer's is
        # nobody's.
        self._ours = domains - FREE_MAIL
        self._told: set[str] = set()
        self.groups: dict[str, None] = {}
        self._said = self._meant(taking.terms.account)
        self.left: Counter[str] = Counter()

    def _know(self, id_: int, email: str, name: str, account_id: int | None) -> None:
        if email:
            self._contacts.setdefault(email.casefold(), []).append((id_, account_id))
        key = (account_id, folded(name))
        if account_id is not None:
            self._homes.setdefault(key[1], {})[account_id] = None
        self._named[key] = None if key in self._named else id_
        self._names.setdefault(key, email)

    def invited(self, guest: Invited, account_id: int | None) -> int | None:
        """The contact or colleague that a guest of an account's meeting is; nobody is made."""
        address = guest.address.casefold()
        if (member := self._team.get(address or guest.name.casefold())) is not None:
            return member
        known = [id_ for id_, whose in self._contacts.get(address, ()) if whose == account_id]
        return known[0] if known else self._named.get((account_id, folded(in_order(guest.name))))

    def known(self, address: str) -> tuple[int, ...]:
        """The contacts of an address."""
        return tuple(id_ for id_, _ in self._contacts.get(address.casefold(), ()))

    def group(self, event: CalendarEvent, line: int, named: DirectoryEntry | None = None) -> Group:
        """Whose meeting an event is, and who comes; new contacts are made of those that lack.

        `named` is the account that the event itself names, if any.
        """
        votes = Counter(
            account.id for each in event.guests if (account := self._account_of(each)) is not None
        )
        account = named or self._elected(event, votes)
        # Into an account in the trash nothing is put; its user has to take it back first.
        if account is None or account.in_trash:
            return Group(account)
        contacts: dict[int, bool] = {}
        colleagues: dict[int, bool] = {}
        strangers = []
        for guest in event.guests:
            address = guest.address.casefold()
            member = self._team.get(address or guest.name.casefold())
            if member is not None:
                colleagues[member] = guest.declined
                continue
            contact = self._contact(guest, account, line)
            if contact is None and guest.is_group:
                self.groups[guest.address or guest.name] = None
                continue
            if contact is not None:
                contacts[contact] = guest.declined
            # Ours who are not in the team are no strangers, and no contacts either.
            elif address.rpartition("@")[2] not in self._ours:
                strangers.append(guest.address or guest.name)
        self.left.update(strangers)
        # Guests, and none of theirs among them: a meeting of ours alone. A bare name that nobody
        # knows may be theirs.
        nameless = any(not guest.address and guest.name in strangers for guest in event.guests)
        is_ours = bool(event.guests) and not contacts and not nameless
        return Group(account, contacts, colleagues, is_ours)

    def _elected(self, event: CalendarEvent, votes: Counter[int]) -> DirectoryEntry | None:
        """The account of most guests; else the one that the title names, or that the user said."""
        directory = self._taking.directory
        if votes:
            most = max(votes.values())
            first = next(id_ for id_, number in votes.items() if number == most)
            return directory.entry(first)
        named = self._accounts.in_text(event.title)
        return named or self._said

    def _meant(self, account: str) -> DirectoryEntry | None:
        """The account that the user named for meetings that name nobody. Raises UserError."""
        found = self._taking.directory.referred([account]) if account else None
        if account and found is None:
            title = say("There is no account {name} in the book.", name=account)
            raise UserError(render(title), tr("Nothing was imported."))
        return found

    def _account_of(self, guest: Invited) -> DirectoryEntry | None:
        """The account that a guest belongs to: as the book knows them, else by their address."""
        address = guest.address.casefold()
        domain = address.rpartition("@")[2]
        directory = self._taking.directory
        if not address:
            return self._home(guest.name)
        if address in self._team or domain in self._ours:
            return None
        known = [account for _, account in self._contacts.get(address, ()) if account is not None]
        if known and (entry := directory.entry(known[0])) is not None:
            return entry
        if domain in FREE_MAIL:
            return None
        # By its name where nobody has entered its domain.
        return directory.of_email(address) or self._accounts.of_domain(domain)

    def _home(self, name: str) -> DirectoryEntry | None:
        """The account of somebody whose whole name one account alone knows."""
        called = folded(in_order(name))
        homes = self._homes.get(called, {})
        # A first name may be anybody's.
        if " " not in called or len(homes) != 1 or name.casefold() in self._team:
            return None
        return self._taking.directory.entry(next(iter(homes)))

    def _contact(self, guest: Invited, account: DirectoryEntry, line: int) -> int | None:
        address = guest.address.casefold()
        if not address:
            # Of one account a name is enough, where one person has it.
            return self._named.get((account.id, folded(in_order(guest.name))))
        if address.rpartition("@")[2] in self._ours:
            return None
        known = self._contacts.get(address, ())
        mine = next((id_ for id_, whose in known if whose == account.id), None)
        if mine is not None:
            return mine
        alone = next((id_ for id_, whose in known if whose is None), None)
        owner = self._account_of(guest)
        if owner is None or owner.id != account.id or (alone is None and guest.is_group):
            return None
        return self._made(guest, account, line) if alone is None else self._adopted(alone, account)

    def _adopted(self, contact_id: int, account: DirectoryEntry) -> int:
        """A contact that an older list left without an account has it now."""
        contact = self._taking.fetch(Contact, contact_id)
        self._taking.put(replace(contact, account_id=account.id, account_ref=""))
        self._know(contact_id, contact.email, contact.name, account.id)
        return contact_id

    def _made(self, guest: Invited, account: DirectoryEntry, line: int) -> int:
        name = in_order(guest.name) or guest.address
        # Told once a name: a series of a year would say it fifty times.
        if (account.id, folded(name)) in self._names and folded(name) not in self._told:
            self._told.add(folded(name))
            text = say(
                "{account} has a contact of this name with another address: a new one is made. "
                "If they are one person, make them one on the account's Contacts page.",
                account=account.name,
            )
            self._taken.remarks.append(ImportNotice(line, "", text, name))
        contact = Contact(
            id=self._taking.new_id(), account_id=account.id, name=name, email=guest.address
        )
        self._taking.add(contact)
        self._know(contact.id, contact.email, contact.name, account.id)
        return contact.id

    def remarks(self) -> Iterator[ImportNotice]:
        """Who was left out of the meetings: mailing lists, and who belongs to no account, or to
        another."""
        if self.groups:
            text = say(
                "{n} guest is a mailing list and no person, and was left out: {guests}",
                "{n} guests are mailing lists and no persons, and were left out: {guests}",
                n=len(self.groups), guests=", ".join(list(self.groups)[:_LEFT]),
            )  # fmt: skip
            yield ImportNotice(0, "", text)
        if not self.left:
            return
        shown: Sequence[str] = [address for address, _ in self.left.most_common(_LEFT)]
        text = say(
            "{n} guest belongs to no account of the book, or to another than the meeting, and was "
            "left out: {guests}",
            "{n} guests belong to no account of the book, or to another than the meeting, and "
            "were left out: {guests}",
            n=len(self.left), guests=", ".join(shown),
        )  # fmt: skip
        yield ImportNotice(0, "", text)

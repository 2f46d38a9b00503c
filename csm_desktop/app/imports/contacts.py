"""Rows of contacts: assigned to the account they name, or kept without one and listed."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Any

from csm_desktop.app.imports.bulk.columns import columns_as_is, keys_fed
from csm_desktop.app.imports.bulk.strangers import take_strangers
from csm_desktop.app.imports.known_things import merged
from csm_desktop.app.imports.report import Difference, Known, Unassigned
from csm_desktop.app.imports.run import ImportRun, ListResult
from csm_desktop.app.imports.who.account_index import DirectoryEntry
from csm_desktop.app.imports.who.known_people import People, folded
from csm_desktop.app.imports.who.references import AccountFinder
from csm_desktop.domain.records.accounts import CustomField
from csm_desktop.domain.records.contacts import Contact, ContactPhoto, ContactStatus
from csm_desktop.domain.records.foreign_ids import ForeignIds
from csm_desktop.domain.text.message import say
from csm_desktop.importers.meaning.fields import brought_as_is
from csm_desktop.importers.plan import ImportNotice, ImportPlan, ReadyRow, values_of, without_ids
from csm_desktop.values import dataclass

_PLAIN = brought_as_is(Contact)


def take_contacts(taking: ImportRun, plan: ImportPlan, taken: ListResult) -> None:
    """Go through the rows of a list of contacts."""
    people = People(taking, plan)
    if take_strangers(taking, plan, taken, people):
        return
    bosses: list[_Boss] = []
    boss_column = next((m.header for m in plan.mapping if m.field == "reports_to"), "")
    photos = _Photos(taking)
    has_ids, has_photos, has_bosses = (
        any(values_of(plan.drafts, key)) for key in ("external_id", "photo", "reports_to")
    )
    finder = AccountFinder(taking.directory, plan.drafts, keeps_names=True)
    new = _NewContacts(taking, keys_fed(_PLAIN, plan.drafts))
    rows = taking.fresh_rows(plan, taken, without_ids(plan.drafts))
    for draft, mark in rows:
        values = draft.values
        entry, reference = finder.find(values)
        account_id = entry.id if entry else None
        ids = taking.ids(values) if has_ids else ()
        email, name = str(values.get("email") or ""), str(values["name"])
        known = people.same(ids, email, name, account_id)
        boss = str(values.get("reports_to") or "") if has_bosses else ""
        if known is not None:
            new.make()
            given = {key: value for key in _PLAIN if (value := values.get(key)) is not None}
            before = taking.fetch(Contact, known)
            _meet(taking, taken, draft, before, given | {"ids": ids}, entry)
            if boss:
                bosses.append(_Boss(draft.line, known, boss, boss_column))
            photos.take(known, before.account_id, values)
            continue
        id_ = new.add(draft, ids, account_id, "" if entry else reference)
        taken.stored += 1
        mark(id_)
        if entry is None:
            taken.unassigned.append(Unassigned(draft.line, name, reference))
        else:
            _tell_namesakes(taking, taken, draft, entry, people, new)
        people.add(id_, ids, email, name, account_id)
        if has_photos:
            photos.take(id_, account_id, values)
        if boss:
            bosses.append(_Boss(draft.line, id_, boss, boss_column))
    new.make()
    # Afterwards, for a boss may stand further down in the list.
    for said in bosses:
        _settle_boss(taking, taken, said, people)


class _Photos:
    """The photos that rows bring: of whoever has none, or of everybody where the list counts."""

    def __init__(self, taking: ImportRun) -> None:
        self._taking = taking
        self._known: dict[int, ContactPhoto] | None = None

    def take(self, contact_id: int, account_id: int | None, values: Mapping[str, Any]) -> None:
        """What a row says of a contact."""
        data = values.get("photo")
        if not data:
            return
        # Asked for only where a list brings any.
        if self._known is None:
            found = self._taking.work.find(ContactPhoto)
            self._known = {photo.contact_id: photo for photo in found}
        before = self._known.get(contact_id)
        if before is None:
            made = ContactPhoto(self._taking.new_id(), account_id, contact_id, data)
            self._known[contact_id] = made
            self._taking.add(made)
        elif self._taking.update and before.data != data:
            self._taking.put(replace(before, data=data))


@dataclass(frozen=True, slots=True)
class _Boss:
    """Whom a row says that a contact reports to."""

    line: int
    contact_id: int
    name: str
    header: str


def _settle_boss(taking: ImportRun, taken: ListResult, said: _Boss, people: People) -> None:
    """Fill in whom somebody reports to; what the book says otherwise stays, and is told."""
    contact = taking.fetch(Contact, said.contact_id)
    boss_id = people.boss(contact.account_id, said.name)
    if boss_id is None:
        _keep_boss(taking, taken, said, contact)
        return
    if boss_id in (contact.id, contact.reports_to_id):
        return
    if contact.reports_to_id is not None:
        ours, theirs = (taking.fetch(Contact, id_).name for id_ in (contact.reports_to_id, boss_id))
        taken.differences.append(Difference(said.line, contact.name, "reports_to", ours, theirs))
        if not taking.update:
            return
    taking.later.append(replace(contact, reports_to_id=boss_id))


def _keep_boss(taking: ImportRun, taken: ListResult, said: _Boss, contact: Contact) -> None:
    """Whom nobody of the account is called is kept beside, and told."""
    field = CustomField(said.header, said.name)
    if contact.reports_to_id is not None or field in contact.custom:
        return
    taking.put(replace(contact, custom=(*contact.custom, field)))
    text = say("nobody of the account is called so: kept as a field of yours")
    taken.remarks.append(ImportNotice(said.line, said.header, text, said.name))


def _tell_namesakes(
    taking: ImportRun,
    taken: ListResult,
    draft: ReadyRow,
    entry: DirectoryEntry,
    people: People,
    new: "_NewContacts",
) -> None:
    """Name who may be the same person: a double at the account, or somebody who moved to it.

    A name proves nothing, so both are kept; of a move the title must be the same, too.
    """
    name, title = str(draft.values["name"]), str(draft.values.get("title") or "")
    for account_id, id_, is_new in people.namesakes(name):
        if is_new and account_id != entry.id:
            continue
        new.make()
        other = taking.fetch(Contact, id_)
        if account_id == entry.id:
            text = say("perhaps the same person as {other} of this account: both are kept",
                       other=_called(other))  # fmt: skip
        elif title and folded(title) == folded(other.title):
            text = say(
                "perhaps a move: {other} of {former} has the same name and title, and this row is "
                "of {account}; both are kept",
                other=_called(other), former=taking.directory.called(account_id),
                account=entry.name,
            )  # fmt: skip
        else:
            continue
        taken.remarks.append(ImportNotice(draft.line, name, text))
        return


def _called(contact: Contact) -> str:
    return f"{contact.name} <{contact.email}>" if contact.email else contact.name


class _NewContacts:
    """Contacts that nobody knew, made when one of them is asked for or the list is at its end."""

    def __init__(self, taking: ImportRun, plain: tuple[str, ...]) -> None:
        self._taking, self._plain = taking, plain
        self._rows: list[ReadyRow] = []
        self._found: list[tuple[int, ForeignIds, int | None, str]] = []

    def add(self, row: ReadyRow, ids: ForeignIds, account_id: int | None, reference: str) -> int:
        """One more; its id."""
        id_ = self._taking.new_id()
        self._rows.append(row)
        self._found.append((id_, ids, account_id, reference))
        return id_

    def make(self) -> None:
        """Make those that were added."""
        if not self._rows:
            return
        names = ("id", "ids", "account_id", "account_ref")
        columns: dict[str, Sequence[Any]] = dict(
            zip(names, zip(*self._found, strict=True), strict=True)
        )
        columns["custom"] = tuple(row.custom for row in self._rows)
        columns |= columns_as_is(Contact, self._plain, self._rows)
        self._taking.add_columns(Contact, columns)
        self._rows, self._found = [], []


def _meet(
    taking: ImportRun,
    taken: ListResult,
    draft: ReadyRow,
    before: Contact,
    given: dict[str, Any],
    entry: DirectoryEntry | None,
) -> None:
    """A row about a known contact; one at another account is a move, told with both sides."""
    if entry is None or before.account_id == entry.id:
        taking.meet(taken, before, given, draft.custom, draft.line)
        return
    if before.account_id is None:
        taking.meet(taken, before, given | {"account_id": entry.id}, draft.custom, draft.line)
        return
    former = taking.directory.called(before.account_id)
    taken.differences.append(Difference(draft.line, before.name, "account", former, entry.name))
    if not taking.update:
        taking.meet(taken, before, given, draft.custom, draft.line)
        return
    here = replace(
        before,
        id=taking.new_id(),
        account_id=entry.id,
        reports_to_id=None,
        dotted_to_id=None,
        roles=(),
        account_ref="",
    )
    taking.put(
        replace(
            before, status=ContactStatus.LEFT, left_on=before.left_on or taking.day,
            went_to=entry.name, ids=(),
        )
    )  # fmt: skip
    after, _ = merged(here, given, draft.custom, draft.line, overwrite=True)
    taking.add(after)
    taken.known.append(Known(draft.line, before.name, filled=True))

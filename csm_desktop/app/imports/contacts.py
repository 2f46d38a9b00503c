"""Rows of contacts: assigned to the account they name, or kept without one and listed."""

from dataclasses import replace
from typing import Any

from csm_desktop.app.imports.directory import DirectoryEntry, same_name
from csm_desktop.app.imports.report import Unassigned
from csm_desktop.app.imports.run import ImportRun, ListResult
from csm_desktop.domain.records.contacts import Contact
from csm_desktop.importers.plan import ImportPlan, ReadyRow
from csm_desktop.storage.keys import contact_keys

_PLAIN = (
    "external_id", "name", "title", "department", "email", "phone", "roles", "sentiment",
    "influence", "status", "left_on", "notes",
)  # fmt: skip


class _People:
    """The contacts that are known, by their id in the other system and by their address.

    Of the book's, only those that the rows may speak of are taken in.
    """

    def __init__(self, taking: ImportRun, plan: ImportPlan) -> None:
        self.by_external: dict[str, int] = {}
        self.by_email: dict[tuple[str, str], tuple[int, str]] = {}
        self.by_name: dict[tuple[int | None, str], int] = {}
        values = [draft.values for draft in plan.drafts]
        # Only what this list can ask for is kept of the book: it may hold tens of thousands.
        ids = {value.get("external_id") for value in values}
        emails = {str(value.get("email") or "").casefold() for value in values}
        names = {same_name(str(boss)) for value in values if (boss := value.get("reports_to"))}
        self._names = names
        for id_, external_id, email, name, account_id in contact_keys(taking.connection):
            if (external_id and external_id in ids) or (email and email.casefold() in emails):
                self.add(id_, external_id, email, name, account_id)
            elif names and same_name(name) in names:
                self.by_name.setdefault((account_id, same_name(name)), id_)

    def add(
        self, id_: int, external_id: str, email: str, name: str, account_id: int | None
    ) -> None:
        if external_id:
            self.by_external.setdefault(external_id, id_)
        plain = same_name(name)
        if email:
            self.by_email.setdefault((email.casefold(), plain), (id_, external_id))
        if plain in self._names:
            self.by_name.setdefault((account_id, plain), id_)

    def same(self, external_id: str, email: str, name: str) -> int | None:
        """The contact of this id, or of this address and name.

        Two people may share an address (info@), and two ids are two people.
        """
        if external_id and external_id in self.by_external:
            return self.by_external[external_id]
        found = self.by_email.get((email.casefold(), same_name(name))) if email else None
        if found is None or (external_id and found[1]):
            return None
        return found[0]


def take_contacts(taking: ImportRun, plan: ImportPlan, taken: ListResult) -> None:
    """Go through the rows of a list of contacts."""
    people = _People(taking, plan)
    bosses: list[tuple[int, int | None, str]] = []
    rows = taking.fresh_rows(plan, taken, lambda draft: not draft.values.get("external_id"))
    for draft, mark in rows:
        values = draft.values
        entry, reference = account_of(taking, values)
        given = {key: value for key in _PLAIN if (value := values.get(key)) is not None}
        email = str(values.get("email") or "")
        known = people.same(str(values.get("external_id") or ""), email, str(values["name"]))
        if known is not None:
            before = taking.fetch(Contact, known)
            # Known without an account so far: the row now says where it belongs.
            if entry is not None and before.account_id is None:
                given |= {"account_id": entry.id}
            taking.meet(taken, before, given, draft.custom, draft.line)
            continue
        contact = _contact(taking, draft, given, entry, reference)
        taking.add(contact)
        taken.stored += 1
        mark(contact.id)
        people.add(contact.id, contact.external_id, email, contact.name, contact.account_id)
        if entry is None:
            taken.unassigned.append(Unassigned(draft.line, contact.name, reference))
        if values.get("reports_to"):
            bosses.append((contact.id, contact.account_id, str(values["reports_to"])))
    # Afterwards, for a boss may stand further down in the list.
    for contact_id, account_id, boss in bosses:
        boss_id = people.by_name.get((account_id, same_name(boss)))
        # A list may name people as their own bosses.
        if boss_id is not None and boss_id != contact_id:
            made = taking.fetch(Contact, contact_id)
            taking.later.append(replace(made, reports_to_id=boss_id))


def _contact(
    taking: ImportRun,
    draft: ReadyRow,
    given: dict[str, Any],
    entry: DirectoryEntry | None,
    reference: str,
) -> Contact:
    return Contact(
        id=taking.new_id(),
        account_id=entry.id if entry else None,
        account_ref="" if entry else reference,
        custom=draft.custom,
        **given,
    )


def account_of(taking: ImportRun, values: dict[str, Any]) -> tuple[DirectoryEntry | None, str]:
    """The account that a row refers to, and what it called it.

    Where neither id, domain nor name leads to one, the e-mail address may; a row that refers by
    an id of its own system is not second-guessed.
    """
    references = [
        str(values.get(key) or "") for key in ("account_id", "account_domain", "account_name")
    ]
    reference = references[0] or references[2] or references[1]
    entry = taking.directory.referred(references)
    if entry is None and not references[0] and values.get("email"):
        entry = taking.directory.of_email(str(values["email"]))
    return entry, reference

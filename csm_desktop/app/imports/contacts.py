"""Rows of contacts: assigned to the account they name, or kept without one and listed."""

from dataclasses import replace
from typing import Any, cast

from csm_desktop.app.imports.directory import DirectoryEntry
from csm_desktop.app.imports.known_people import People
from csm_desktop.app.imports.known_things import merged
from csm_desktop.app.imports.report import Difference, Known, Unassigned
from csm_desktop.app.imports.run import ImportRun, ListResult
from csm_desktop.domain.records.contacts import Contact, ContactStatus
from csm_desktop.importers.meaning.fields import brought_as_is
from csm_desktop.importers.plan import ImportPlan, ReadyRow

_PLAIN = brought_as_is(Contact)


def take_contacts(taking: ImportRun, plan: ImportPlan, taken: ListResult) -> None:
    """Go through the rows of a list of contacts."""
    people = People(taking, plan)
    bosses: list[tuple[int, int | None, str]] = []
    rows = taking.fresh_rows(plan, taken, lambda draft: not draft.values.get("external_id"))
    for draft, mark in rows:
        values = draft.values
        entry, reference = account_of(taking, values)
        given = {key: value for key in _PLAIN if (value := values.get(key)) is not None}
        given["ids"] = ids = taking.ids(values)
        email = str(values.get("email") or "")
        account_id = entry.id if entry else None
        known = people.same(ids, email, str(values["name"]), account_id)
        if known is not None:
            _meet(taking, taken, draft, taking.fetch(Contact, known), given, entry)
            continue
        contact = _contact(taking, draft, given, entry, reference)
        taking.add(contact)
        taken.stored += 1
        mark(contact.id)
        people.add(contact.id, contact.ids, email, contact.name, contact.account_id)
        if entry is None:
            taken.unassigned.append(Unassigned(draft.line, contact.name, reference))
        if values.get("reports_to"):
            bosses.append((contact.id, contact.account_id, str(values["reports_to"])))
    # Afterwards, for a boss may stand further down in the list.
    for contact_id, account_id, boss in bosses:
        boss_id = people.boss(account_id, boss)
        if boss_id is not None and boss_id != contact_id:
            made = taking.fetch(Contact, contact_id)
            taking.later.append(replace(made, reports_to_id=boss_id))


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
        roles=(),
        account_ref="",
    )
    taking.put(
        replace(
            before, status=ContactStatus.LEFT, left_on=before.left_on or taking.today,
            went_to=entry.name, ids=(),
        )
    )  # fmt: skip
    after, _ = merged(here, given, draft.custom, draft.line, overwrite=True)
    taking.add(after)
    taken.known.append(Known(draft.line, before.name, filled=True))


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
    others = cast("tuple[str, ...]", values.get("also") or ())
    entry = taking.directory.referred([*references, *others])
    email = str(values.get("email") or "")
    if entry is None and not references[0] and email:
        entry = taking.directory.of_email(email)
    if entry is None:
        taking.directory.leave_open([*references, *others], email)
    return entry, reference

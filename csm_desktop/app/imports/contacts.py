"""Rows of contacts: assigned to the account they name, or kept without one and listed."""

from dataclasses import dataclass, replace
from typing import Any, cast

from csm_desktop.app.imports.directory import DirectoryEntry
from csm_desktop.app.imports.known_people import People, folded
from csm_desktop.app.imports.known_things import merged
from csm_desktop.app.imports.report import Difference, Known, Unassigned
from csm_desktop.app.imports.run import ImportRun, ListResult
from csm_desktop.domain.records.contacts import Contact, ContactStatus
from csm_desktop.domain.text.message import say
from csm_desktop.importers.meaning.fields import brought_as_is
from csm_desktop.importers.plan import ImportNotice, ImportPlan, ReadyRow

_PLAIN = brought_as_is(Contact)


def take_contacts(taking: ImportRun, plan: ImportPlan, taken: ListResult) -> None:
    """Go through the rows of a list of contacts."""
    people = People(taking, plan)
    bosses: list[_Boss] = []
    rows = taking.fresh_rows(plan, taken, lambda draft: not draft.values.get("external_id"))
    for draft, mark in rows:
        values = draft.values
        entry, reference = account_of(taking, values)
        given = {key: value for key in _PLAIN if (value := values.get(key)) is not None}
        given["ids"] = ids = taking.ids(values)
        email = str(values.get("email") or "")
        account_id = entry.id if entry else None
        known = people.same(ids, email, str(values["name"]), account_id)
        boss = str(values.get("reports_to") or "")
        if known is not None:
            _meet(taking, taken, draft, taking.fetch(Contact, known), given, entry)
            if boss:
                bosses.append(_Boss(draft.line, known, boss))
            continue
        contact = _contact(taking, draft, given, entry, reference)
        taking.add(contact)
        taken.stored += 1
        mark(contact.id)
        _tell_namesakes(taking, taken, draft, contact, people)
        people.add(contact.id, contact.ids, email, contact.name, contact.account_id)
        if entry is None:
            taken.unassigned.append(Unassigned(draft.line, contact.name, reference))
        if boss:
            bosses.append(_Boss(draft.line, contact.id, boss))
    # Afterwards, for a boss may stand further down in the list.
    for said in bosses:
        _settle_boss(taking, taken, said, people)


@dataclass(frozen=True, slots=True)
class _Boss:
    """Whom a row says that a contact reports to."""

    line: int
    contact_id: int
    name: str


def _settle_boss(taking: ImportRun, taken: ListResult, said: _Boss, people: People) -> None:
    """Fill in whom somebody reports to; what the book says otherwise stays, and is told."""
    contact = taking.fetch(Contact, said.contact_id)
    boss_id = people.boss(contact.account_id, said.name)
    if boss_id is None or boss_id in (contact.id, contact.reports_to_id):
        return
    if contact.reports_to_id is not None:
        ours, theirs = (taking.fetch(Contact, id_).name for id_ in (contact.reports_to_id, boss_id))
        taken.differences.append(Difference(said.line, contact.name, "reports_to", ours, theirs))
        if not taking.update:
            return
    taking.later.append(replace(contact, reports_to_id=boss_id))


def _tell_namesakes(
    taking: ImportRun, taken: ListResult, draft: ReadyRow, contact: Contact, people: People
) -> None:
    """Name who may be the same person: a double at the account, or somebody who moved to it.

    A name proves nothing, so both are kept; of a move the title must be the same, too.
    """
    for account_id, id_, is_new in people.namesakes(contact.name):
        other = taking.fetch(Contact, id_)
        if account_id is None or contact.account_id is None:
            continue
        if account_id == contact.account_id:
            text = say("perhaps the same person as {other} of this account: both are kept",
                       other=_called(other))  # fmt: skip
        elif not is_new and contact.title and folded(contact.title) == folded(other.title):
            text = say(
                "perhaps a move: {other} of {former} has the same name and title, and this row is "
                "of {account}; both are kept",
                other=_called(other), former=taking.directory.called(account_id),
                account=taking.directory.called(contact.account_id),
            )  # fmt: skip
        else:
            continue
        taken.remarks.append(ImportNotice(draft.line, contact.name, text))
        return


def _called(contact: Contact) -> str:
    return f"{contact.name} <{contact.email}>" if contact.email else contact.name


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

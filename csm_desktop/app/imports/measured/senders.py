"""Whose a row is that names a person rather than an account: who answered, who asked for help."""

from collections.abc import Hashable

from csm_desktop.app.imports.run import ImportRun
from csm_desktop.app.imports.who.references import account_of
from csm_desktop.domain.records.contacts import Contact
from csm_desktop.domain.text.identities import FREE_MAIL
from csm_desktop.importers.plan import ReadyRow


def people_by_address(taking: ImportRun) -> dict[str, Contact]:
    """Who of the book has an address, by that."""
    known: tuple[Contact, ...] = taking.work.find(Contact)
    made = taking.made[Contact].values()
    return {each.email.casefold(): each for each in (*made, *known) if each.email}


def note_account(taking: ImportRun, draft: ReadyRow, contact: Contact | None) -> None:
    """Note whose an answer is, for all answers of an account to be counted together."""
    entry, _ = account_of(taking.directory, draft.values)
    if entry is not None:
        draft.values["known_account"] = entry.id
    elif contact is not None and contact.account_id is not None and not _refers(draft):
        draft.values["known_account"] = contact.account_id
    elif not _refers(draft):
        # The account may come later, and is then known by the domain of its people.
        domain = str(draft.values.get("email") or "").rpartition("@")[2].casefold()
        draft.values["account_domain"] = "" if domain in FREE_MAIL else domain


def _refers(draft: ReadyRow) -> tuple[str, ...]:
    """How a row calls its account; nothing where it names a person alone."""
    called = (draft.values.get(key) for key in ("account_id", "account_name", "account_domain"))
    return tuple(str(each).casefold() for each in called if each)


def whose_row(draft: ReadyRow) -> Hashable:
    """By what rows of one account are known to belong together."""
    values = draft.values
    return (
        values.get("known_account") or _refers(draft) or str(values.get("email") or "").casefold()
    )

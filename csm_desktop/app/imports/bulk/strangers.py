"""Lists of contacts of whom nobody is known, as a first one is: taken in column by column."""

from collections.abc import Hashable, Sequence
from typing import Any

from csm_desktop.app.imports.bulk.columns import columns_as_is, keys_fed
from csm_desktop.app.imports.report import Unassigned
from csm_desktop.app.imports.run import ImportRun, ListResult
from csm_desktop.app.imports.who.account_index import same_name
from csm_desktop.app.imports.who.known_people import People, unordered
from csm_desktop.app.imports.who.references import AccountFinder
from csm_desktop.domain.records.contacts import Contact
from csm_desktop.importers.fingerprints import fingerprints
from csm_desktop.importers.meaning.fields import brought_as_is
from csm_desktop.importers.plan import ImportPlan, ReadyRows, values_of
from csm_desktop.storage.made import from_columns

_PLAIN = brought_as_is(Contact)
_BY_ITSELF = ("external_id", "photo", "reports_to")  # what makes a row be looked at by itself


def take_strangers(taking: ImportRun, plan: ImportPlan, taken: ListResult, people: People) -> bool:
    """Take such a list in; False, and nothing done, where a row of it may be of somebody known, is
    of the same person as another, or wants to be looked at by itself."""
    rows = plan.drafts
    if not isinstance(rows, ReadyRows) or people.knows_any or keys_fed(_BY_ITSELF, rows):
        return False
    if len(set(rows.lines)) < len(rows):  # one line tells of several people
        return False
    names = [str(name) for name in values_of(rows, "name")]
    found = _accounts(taking, rows) if _are_several(rows, names) else None
    if found is None or _has_namesakes(found, names):
        return False
    marks = fingerprints(plan)
    if taking.knows_any(marks):
        return False
    ids = taking.new_ids(len(names))
    accounts, references = zip(*found, strict=True)
    columns: dict[str, Sequence[Any]] = {
        "id": ids,
        "ids": [()] * len(ids),
        "account_id": accounts,
        "account_ref": references,
        "custom": rows.custom,
        **columns_as_is(Contact, keys_fed(_PLAIN, rows), rows),
    }
    taking.add_columns(Contact, columns)
    taking.mark(marks, ids)
    taken.stored += len(ids)
    alone = [place for place, account in enumerate(accounts) if account is None]
    told = ([column[place] for place in alone] for column in (rows.lines, names, references))
    taken.unassigned += from_columns(Unassigned, told, len(alone))
    return True


def _are_several(rows: ReadyRows, names: Sequence[str]) -> bool:
    """Whether no two rows are of one person, by address and name."""
    emails = [str(email or "").casefold() for email in values_of(rows, "email")]
    filled = list(filter(None, emails))
    if len(set(filled)) == len(filled):  # as in most lists
        return True
    told = [(email, same_name(name)) for email, name in zip(emails, names, strict=True) if email]
    return len(set(told)) == len(told)


def _accounts(taking: ImportRun, rows: ReadyRows) -> list[tuple[int | None, str]] | None:
    """The account of each row, and else what it calls it; None where how one was met must be told,
    or an address may say it."""
    directory = taking.directory
    finder = AccountFinder(directory, rows, keeps_names=True)
    met = len(directory.met)
    said = list(zip(*(rows.by_field[key] for key in finder.said), strict=True)) or [()] * len(rows)
    found: dict[Hashable, tuple[int | None, str]] = {}
    for each in dict.fromkeys(said):
        entry, reference = finder.find(dict(zip(finder.said, each, strict=True)))
        found[each] = (entry.id, "") if entry else (None, reference)
    every = [found[each] for each in said]
    emails = zip(every, values_of(rows, "email"), strict=True)
    if len(directory.met) > met or directory.has_domain_of(
        email for (account, _), email in emails if account is None and email
    ):
        del directory.met[met:]
        return None
    return every


def _has_namesakes(found: Sequence[tuple[int | None, str]], names: Sequence[str]) -> bool:
    """Whether two rows of one account have the same name, in whichever order."""
    placed = [
        (account, unordered(name))
        for (account, _), name in zip(found, names, strict=True)
        if account is not None
    ]
    return len(set(placed)) < len(placed)

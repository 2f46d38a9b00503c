"""Accounts that are known by their name alone: no id and no address tells them apart.

A hand-made book has nothing but names, and its next list must not come in beside it. So a name
that one row of the list and one account of the book have is the same account, unless their ids,
web domains or places differ; that it was met so is told.
"""

from collections import Counter

from csm_desktop.app.imports.run import ImportRun, ListResult
from csm_desktop.app.imports.who.account_index import DirectoryEntry, same_name
from csm_desktop.app.imports.who.directory import Directory
from csm_desktop.domain.records.accounts import Account
from csm_desktop.domain.text.message import say
from csm_desktop.importers.plan import ImportNotice, ImportPlan, ReadyRow, values_of

_PLACES = ("domain", "country", "city")


class Namesakes:
    """The accounts of the book, as far as the names of one list lead to them."""

    def __init__(self, taking: ImportRun, plan: ImportPlan) -> None:
        self._taking = taking
        self._rows = plan.drafts
        # What the list itself makes is another account: branches share a name.
        self._before = frozenset(taking.made[Account])
        self._met: list[str] = []
        self._counted: Counter[str] | None = None

    def same(self, directory: Directory, draft: ReadyRow) -> DirectoryEntry | None:
        """The one account of this row's name, where nothing says that it is another."""
        values, name = draft.values, str(draft.values["name"])
        # Of two rows of one name nobody can tell which is the book's.
        if self._often()[same_name(name)] > 1:
            return None
        alike = directory.alike(name)
        # Ids on both sides would have met already, if they were one.
        if len(alike) != 1 or (alike[0].ids and values.get("external_id")):
            return None
        made = self._taking.made[Account]
        if alike[0].id in made and alike[0].id not in self._before:
            return None
        known = self._taking.fetch(Account, alike[0].id)
        for key in _PLACES:
            # Only what both sides say can tell them apart.
            ours, theirs = getattr(known, key), values.get(key)
            if ours and theirs and str(ours).casefold() != str(theirs).casefold():
                return None
        self._met.append(known.name)
        return alike[0]

    def _often(self) -> Counter[str]:
        """How many rows of the list have each name; a first list never asks."""
        if self._counted is None:
            self._counted = Counter(same_name(str(name)) for name in values_of(self._rows, "name"))
        return self._counted

    def tell(self, taken: ListResult) -> None:
        """That accounts were met by nothing but their names."""
        if not self._met:
            return
        text = say(
            "{n} account is known by its name alone, which one account of the book has: {name}",
            "{n} accounts are known by their names alone, which one account of the book has each: "
            "{name} is the first",
            n=len(self._met), name=self._met[0],
        )  # fmt: skip
        taken.remarks.append(ImportNotice(0, "", text))

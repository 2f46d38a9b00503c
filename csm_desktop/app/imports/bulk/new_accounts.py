"""Accounts that nobody knew: those of many rows are made at once."""

from collections.abc import Sequence
from typing import Any

from csm_desktop.app.imports.bulk.columns import columns_as_is, whole_columns
from csm_desktop.app.imports.run import ImportRun
from csm_desktop.domain.records.accounts import Account
from csm_desktop.importers.plan import ReadyRow


class NewAccounts:
    """Accounts of rows that meet nobody, made when it is asked who is known by now.

    `plain` are the fields that the list feeds as they are; what else a row says is `derived`.
    """

    def __init__(
        self, taking: ImportRun, plain: tuple[str, ...], listed: Sequence[ReadyRow]
    ) -> None:
        """`listed` are all rows of the list."""
        self._taking, self._plain, self._listed = taking, plain, listed
        self._rows: list[ReadyRow] = []
        self._ids: list[int] = []
        self._derived: list[dict[str, Any]] = []

    def add(self, row: ReadyRow, derived: dict[str, Any]) -> int:
        """One more; its id."""
        id_ = self._taking.new_id()
        self._rows.append(row)
        self._ids.append(id_)
        self._derived.append(derived)
        return id_

    def make(self) -> list[tuple[ReadyRow, int]]:
        """Make those that were added, and know them; each row with the id of its account."""
        if not self._rows:
            return []
        # Where all are new, what they say stands in columns already.
        rows = self._listed if len(self._rows) == len(self._listed) else self._rows
        columns = columns_as_is(Account, self._plain, rows)
        # A field that only some rows have needs a column as well, with gaps.
        for key in dict.fromkeys(key for derived in self._derived for key in derived):
            columns[key] = self._with_derived(key, columns.get(key))
        columns |= {
            "id": self._ids,
            "ids": self._taking.ids_of(rows),
            "custom": [row.custom for row in rows],
            "created_at": [self._taking.now] * len(rows),
        }
        whole = whole_columns(Account, columns)
        self._taking.add_columns(Account, whole)
        # Known at once: rows further down refer to them.
        self._taking.directory.add_columns(whole)
        ids = self._ids
        # Emptied: a list asks several times who is known by now.
        self._rows, self._ids, self._derived = [], [], []
        return list(zip(rows, ids, strict=True))

    def _with_derived(self, key: str, plain: Sequence[Any] | None) -> list[Any]:
        """A column in which what a row says with other words counts more."""
        unasked = Account.__dataclass_fields__[key].default
        column = plain or [unasked] * len(self._rows)
        return [
            derived.get(key, value) for derived, value in zip(self._derived, column, strict=True)
        ]

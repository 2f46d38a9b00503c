"""Accounts that nobody knew: those of many rows are made at once."""

from collections.abc import Mapping, Sequence
from typing import Any

from csm_desktop.app.imports.bulk.columns import columns_as_is, whole_columns
from csm_desktop.app.imports.run import ImportRun
from csm_desktop.domain.records.accounts import Account
from csm_desktop.importers.plan import ReadyRow, custom_of


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
        # A field that only some rows have needs a column as well, with gaps.
        keys = dict.fromkeys(key for derived in self._derived for key in derived)
        derived = {key: [own.get(key) for own in self._derived] for key in keys}
        make_accounts(self._taking, self._plain, rows, self._ids, derived)
        ids = self._ids
        # Emptied: a list asks several times who is known by now.
        self._rows, self._ids, self._derived = [], [], []
        return list(zip(rows, ids, strict=True))


def make_accounts(
    taking: ImportRun,
    plain: tuple[str, ...],
    rows: Sequence[ReadyRow],
    ids: Sequence[int],
    derived: Mapping[str, Sequence[Any]],
) -> None:
    """Make an account of each row, with an id each; what is `derived` of a row counts more than
    what stands in it, where it is not None."""
    columns = columns_as_is(Account, plain, rows)
    for key, own in derived.items():
        unasked = Account.__dataclass_fields__[key].default
        said = columns.get(key, [unasked] * len(rows))
        columns[key] = [
            value if mine is None else mine for mine, value in zip(own, said, strict=True)
        ]
    columns |= {
        "id": ids,
        "ids": taking.ids_of(rows),
        "custom": custom_of(rows),
        "created_at": [taking.now] * len(rows),
    }
    whole = whole_columns(Account, columns)
    taking.add_columns(Account, whole)
    # Known at once: rows further down refer to them.
    taking.directory.add_columns(whole)

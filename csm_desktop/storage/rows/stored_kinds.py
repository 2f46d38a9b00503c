"""The rows of the domain's kinds: their columns are the fields, and what the passports say of them.

Nothing is declared twice: a new field of a kind is a new column here, and asks for a migration.
"""

import re
from dataclasses import fields
from functools import cache
from typing import Any, ClassVar

from csm_desktop.domain.limits.bounds import without_none
from csm_desktop.domain.records.money import Money
from csm_desktop.domain.records.passport import references
from csm_desktop.storage.rows.base import Row, StoredColumn

# Things are asked for by these references, and meetings every minute by when they ended; an index
# for the others would only slow writing down.
_ASKED_BY = frozenset(
    {"account_id", "closed_at", "contact_id", "ended_at", "journey_id", "meeting_id", "metric_id",
     "opportunity_id", "playbook_id", "review_id", "strategy_id"}
)  # fmt: skip
_CAPITAL = re.compile(r"(?<!^)(?=[A-Z])")


class KindRow(Row):
    """A row of a kind of thing: a column for each field, two for an amount, the id last."""

    kind: ClassVar[type]

    @classmethod
    @cache
    def columns(cls) -> dict[str, StoredColumn]:
        """The columns by their names, in the order of the table."""
        own = _columns(cls.kind)
        return {**own, **super().columns()}


def row_of(kind: type) -> type[KindRow]:
    """The row of a kind, in the table of its name: that of AccountMetric in `account_metric`."""
    table = _CAPITAL.sub("_", kind.__name__).lower()
    return type(f"{kind.__name__}Row", (KindRow,), {"__tablename__": table, "kind": kind})


def _columns(kind: Any) -> dict[str, StoredColumn]:
    led = references(kind)
    made: dict[str, StoredColumn] = {}
    for field in fields(kind):
        if field.name == "id":
            continue
        plain = without_none(field.type)
        empty = plain is not field.type
        # Money is two columns, so that sums and comparisons work in SQLite.
        if plain is Money:
            made[f"{field.name}_minor"] = StoredColumn(int, empty)
            made[f"{field.name}_currency"] = StoredColumn(str, empty)
            continue
        stored = plain if plain in (int, bool) else str
        to = led.get(field.name, "")
        made[field.name] = StoredColumn(stored, empty, to, index=field.name in _ASKED_BY)
    return made

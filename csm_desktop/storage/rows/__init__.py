"""The rows of a book, one class per kind of thing, with the field names of the domain.

`ROWS` leads from the name of a table to its row, `ROW_OF` from a domain kind to its row, `KIND_OF`
from the name of a table to its kind.
"""

from csm_desktop.domain.records.entities import ENTITIES
from csm_desktop.storage.rows import (
    accounts,
    book,
    derived,
    handoff,
    health,
    journal,
    meetings,
    metrics,
    money,
    people,
    plan,
    reviews,
    strategies,
)
from csm_desktop.storage.rows.base import Base, Row, StoredColumn

_MODULES = (
    book,
    accounts,
    money,
    people,
    meetings,
    handoff,
    metrics,
    plan,
    strategies,
    health,
    reviews,
    journal,
    derived,
)

ROWS: dict[str, type[Base]] = Base.rows

ROW_OF: dict[type, type[Row]] = {
    kind: row
    for kind in ENTITIES
    for module in _MODULES
    if (row := getattr(module, f"{kind.__name__}Row", None))
}
KIND_OF = {row.__tablename__: kind for kind, row in ROW_OF.items()}

__all__ = ["KIND_OF", "ROWS", "ROW_OF", "Row", "StoredColumn"]

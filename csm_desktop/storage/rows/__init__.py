"""The rows of a book, one class per kind of thing, with the field names of the domain.

`ROWS` leads from the name of a table to its row, `ROW_OF` from a domain kind to its row, `KIND_OF`
from the name of a table to its kind.
"""

from csm_desktop.domain.records.entities import ENTITIES
from csm_desktop.storage.rows.base import Base, Row, StoredColumn
from csm_desktop.storage.rows.derived import AccountFiguresRow, FinalActRow, ImportMarkRow
from csm_desktop.storage.rows.journal import ChangeRow, ChangeSetRow
from csm_desktop.storage.rows.stored_kinds import KindRow, row_of

ROW_OF: dict[type, type[KindRow]] = {kind: row_of(kind) for kind in ENTITIES}
_BESIDE: tuple[type[Base], ...] = (
    ChangeSetRow,
    ChangeRow,
    AccountFiguresRow,
    ImportMarkRow,
    FinalActRow,
)
ROWS: dict[str, type[Base]] = {row.__tablename__: row for row in (*ROW_OF.values(), *_BESIDE)}
KIND_OF = {row.__tablename__: kind for kind, row in ROW_OF.items()}

__all__ = ["KIND_OF", "ROWS", "ROW_OF", "Row", "StoredColumn"]

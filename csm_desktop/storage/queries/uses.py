"""Where a row is still referred to: what has to be asked before it may go."""

from csm_desktop.storage.file.pool import BookConnection
from csm_desktop.storage.raw_sql import execute
from csm_desktop.storage.rows import KIND_OF, ROWS


def uses_of(connection: BookConnection, table: str, row_id: int) -> dict[str, int]:
    """How many rows of each other table name this row; tables without any are not there."""
    found = {}
    for other in KIND_OF:
        # Found by the declared references: a table that comes later is asked as well.
        columns = [name for name, of in ROWS[other].columns().items() if of.to == table]
        if columns:
            tests = " OR ".join(f'"{name}" = ?' for name in columns)
            sql = f'SELECT count(*) FROM "{other}" WHERE {tests}'
            number = int(execute(connection, sql, (row_id,) * len(columns)).fetchone()[0])
            if number:
                found[other] = number
    return found

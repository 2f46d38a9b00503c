"""Where a row is still referred to: what has to be asked before it may go."""

from sqlalchemy import Connection

from csm_desktop.storage.rows import KIND_OF, metadata


def uses_of(connection: Connection, table: str, row_id: int) -> dict[str, int]:
    """How many rows of each other table name this row; tables without any are not there."""
    found = {}
    for other in KIND_OF:
        columns = [
            column.name
            for column in metadata.tables[other].columns
            if any(key.column.table.name == table for key in column.foreign_keys)
        ]
        if columns:
            tests = " OR ".join(f'"{name}" = ?' for name in columns)
            sql = f'SELECT count(*) FROM "{other}" WHERE {tests}'
            number = int(connection.exec_driver_sql(sql, (row_id,) * len(columns)).scalar_one())
            if number:
                found[other] = number
    return found

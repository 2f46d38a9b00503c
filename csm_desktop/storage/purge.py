"""Removing an account for good: its rows, what refers to them, and its traces in the journal."""

from csm_desktop.storage import records
from csm_desktop.storage.rows import ROW_OF
from csm_desktop.storage.work import Work


def purge_account(work: Work, account_id: int) -> None:
    """Remove an account and all that hangs on it; what was said of it is gone afterwards too."""
    connection = work.connection
    for row in reversed(ROW_OF.values()):
        table = row.__tablename__
        if table == "account":
            continue
        for column in ("account_id", "champion_account_id"):
            if column in row.columns():
                rows = connection.exec_driver_sql(
                    f'SELECT id FROM "{table}" WHERE {column} = ?', (account_id,)
                )
                for (row_id,) in rows.all():
                    records.delete(connection, table, row_id)
    records.delete(connection, "account", account_id)
    connection.exec_driver_sql("DELETE FROM change WHERE account_id = ?", (account_id,))
    connection.exec_driver_sql(
        "DELETE FROM change_set WHERE id NOT IN (SELECT change_set_id FROM change)"
    )
    connection.exec_driver_sql(
        "DELETE FROM import_mark WHERE entity_id = ? OR entity_id NOT IN"
        " (SELECT id FROM account UNION ALL SELECT id FROM contact"
        "  UNION ALL SELECT id FROM subscription UNION ALL SELECT id FROM reading)",
        (account_id,),
    )

"""Acts that no undo reaches any more: what they wrote has left the house in a mail."""

from collections.abc import Iterable

from csm_desktop.storage.file.pool import BookConnection
from csm_desktop.storage.raw_sql import execute


def make_final(
    connection: BookConnection, account_id: int, rows: Iterable[tuple[str, int]]
) -> None:
    """No act that touched one of these rows of an account is undone or done again from now on."""
    for table, row_id in rows:
        execute(
            connection,
            "INSERT OR IGNORE INTO final_act SELECT change_set_id FROM change"
            " WHERE account_id = ? AND table_name = ? AND row_id = ?",
            (account_id, table, row_id),
        )
    # What was undone stands in the order of the acts: of a chain no link can be left out.
    execute(
        connection,
        "UPDATE change_set SET state = 'dropped' WHERE state = 'undone' AND EXISTS ("
        " SELECT 1 FROM final_act f JOIN change_set s ON s.id = f.change_set_id"
        " WHERE s.state = 'undone')",
    )

"""Writing a book anew, so that nothing is left in it of what was deleted."""

from csm_desktop.storage.file.faults import faults_explained
from csm_desktop.storage.file.pool import BookEngine


def clean(engine: BookEngine) -> None:
    """Write a book anew without what was deleted from it; its log is merged by whoever keeps it.

    Raises UserError where the disk has no room for that; the book is as it was then.
    """
    with faults_explained(), engine.bare() as connection:
        (guarded,) = connection.execute("PRAGMA query_only").fetchone()
        connection.execute("PRAGMA query_only=OFF")
        try:
            # Words of deleted rows stay in the index's segments until these are merged; then VACUUM
            # drops the pages (findings/fts5-contentless-delete.sh).
            connection.execute("INSERT INTO search(search) VALUES ('optimize')")
            connection.execute("VACUUM")
        finally:
            connection.execute(f"PRAGMA query_only={guarded}")

"""What a backup says of itself: a small table in it, which no book has."""

from datetime import datetime
from typing import Any

import sqlcipher3.dbapi2 as driver

from csm_desktop.storage.file.soundness import counts
from csm_desktop.values import dataclass

_TABLE = "backup_manifest"


@dataclass(frozen=True, slots=True)
class Manifest:
    """What a backup says of itself; `counts` are rows per table, `made_at` is UTC, `last_act` the
    id of the newest act that it holds (0: not known)."""

    made_at: datetime
    program: str
    revision: str
    counts: tuple[tuple[str, int], ...]
    last_act: int = 0


def write_manifest(connection: Any, manifest: Manifest) -> None:
    """Let a copy say what it is, in place of what it said before."""
    rows = [
        ("made_at", manifest.made_at.isoformat()),
        ("program", manifest.program),
        ("revision", manifest.revision),
        ("last act", str(manifest.last_act)),
        *((f"count {table}", str(number)) for table, number in manifest.counts),
    ]
    connection.execute("BEGIN")
    drop_manifest(connection)
    connection.execute(f"CREATE TABLE {_TABLE} (name TEXT PRIMARY KEY, value TEXT NOT NULL)")
    connection.executemany(f"INSERT INTO {_TABLE} VALUES (?, ?)", rows)
    connection.execute("COMMIT")


def read_manifest(connection: Any) -> Manifest | None:
    """What a file says of itself as a backup; None where it is none."""
    tables = connection.execute(
        "SELECT count(*) FROM sqlite_schema WHERE name = ?", (_TABLE,)
    ).fetchone()[0]
    if not tables:
        return None
    values: dict[str, str] = dict(
        connection.execute(f"SELECT name, value FROM {_TABLE}").fetchall()
    )
    return Manifest(
        datetime.fromisoformat(values["made_at"]),
        values["program"],
        values["revision"],
        tuple(
            (name.removeprefix("count "), int(value))
            for name, value in sorted(values.items())
            if name.startswith("count ")
        ),
        int(values.get("last act", "0")),
    )


def counted(connection: Any) -> tuple[tuple[str, int], ...]:
    """The rows of each table of a book."""
    return tuple((table, number) for table, number in counts(connection).items() if table != _TABLE)


def last_act(connection: Any) -> int:
    """The newest act that a book holds; 0 where that cannot be known."""
    try:
        return int(connection.execute("SELECT max(id) FROM change_set").fetchone()[0] or 0)
    except driver.OperationalError:  # a file of another schema, which has no journal
        return 0


def drop_manifest(connection: Any) -> None:
    """Let a copy be a book, and no backup of one."""
    connection.execute(f"DROP TABLE IF EXISTS {_TABLE}")

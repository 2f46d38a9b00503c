"""What a book holds, so that one before a migration can be held against one after it."""

import json
import re
from pathlib import Path
from typing import Any

from csm_desktop.storage.file.engine import bare
from csm_desktop.storage.file.stamp import HEAD

FUTURE = f"{int(HEAD) + 1:04}"
"""The revision that will come next, whatever the program's own is."""
Rows = dict[str, list[dict[str, Any]]]


def schema(path: Path) -> list[tuple[str, str, tuple[str, ...]]]:
    """Every table, index and trigger, in words that do not depend on how it was made: columns and
    constraints of a table by name, for Alembic rebuilds a table in an order of its own."""
    with bare(path, read_only=True) as connection:
        found = connection.execute("SELECT type, name, sql FROM sqlite_schema").fetchall()
    return sorted((kind, name, parts(sql or "")) for kind, name, sql in found)


def statements(path: Path) -> set[tuple[str, str]]:
    """Every column, constraint, index and trigger with what it belongs to."""
    return {(name, part) for _, name, found in schema(path) for part in found}


def parts(sql: str) -> tuple[str, ...]:
    """A table's columns and constraints, each with all that is said of it, and what stands around
    them; anything but a table is one part."""
    words = re.findall(r"'(?:[^']|'')*'|\w+|[^\w\s\"]", sql)
    if words[:2] != ["CREATE", "TABLE"]:
        return (" ".join(words),)
    first, last = words.index("("), len(words) - words[::-1].index(")") - 1
    parts, part, depth = [], list[str](), 0
    for word in words[first + 1 : last]:
        depth += (word == "(") - (word == ")")
        if word == "," and not depth:
            parts.append(" ".join(part))
            part = []
        else:
            part.append(word)
    around = " ".join((*words[:first], *words[last + 1 :]))
    return (around, *sorted((*parts, " ".join(part))))


def rows(path: Path, but: frozenset[str] = frozenset({"alembic_version", "book_stamp"})) -> Rows:
    with bare(path, read_only=True) as connection:
        tables = [
            name
            for _, name, kind, *_ in connection.execute("PRAGMA main.table_list").fetchall()
            if kind == "table" and not name.startswith("sqlite_") and name not in but
        ]
        found: Rows = {}
        for table in tables:
            cursor = connection.execute(f'SELECT * FROM "{table}"')
            columns = [column[0] for column in cursor.description]
            found[table] = [dict(zip(columns, row, strict=True)) for row in cursor]
    return found


def preserved(before: Rows, after: Rows) -> None:
    """Every row is there with all that it held; the one id that a row had is its first of several,
    of a system that nobody knows."""
    for table, old in before.items():
        for was, is_now in zip(old, after[table], strict=True):
            if "external_id" in was and "external_id" not in is_now:
                had = was.pop("external_id")
                ids = json.loads(is_now["ids"])
                assert ids == ([{"system": "", "text": had}] if had else [])
            if table == "account_figures":  # what is kept of figures may be asked for anew
                was.pop("stale", None)
            assert was.items() <= is_now.items()

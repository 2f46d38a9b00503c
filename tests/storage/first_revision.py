"""Writes the tables in versions/0001_first.py anew from the rows: until the first release only.

Run it as `python -m tests.storage.first_revision` after a change of the rows. Once a version was
released its schema is history: delete this file then, and write a second revision.
"""

import sys

import sqlalchemy as sa

from csm_desktop.storage.migrate import HISTORY
from csm_desktop.storage.schema import metadata

_MAKERS = {sa.String: "text", sa.Integer: "number", sa.Boolean: "flag"}
_WIDTH = 100


def column_call(column: sa.Column[object]) -> str:
    nullable = ", nullable=True" if column.nullable else ""
    for key in column.foreign_keys:
        return f'refer("{column.name}", "{key.column.table.name}"{nullable})'
    if isinstance(column.type, sa.LargeBinary):
        return f'data("{column.name}", {column.type.length}{nullable})'
    return f'{_MAKERS[type(column.type)]}("{column.name}"{nullable})'


def names(columns: list[sa.Column[object]]) -> str:
    quoted = [f'"{column.name}"' for column in columns]
    return f"({quoted[0]},)" if len(quoted) == 1 else f"({', '.join(quoted)})"


def table_call(table: sa.Table) -> str:
    own_key = [column.name for column in table.primary_key] != ["id"]
    parts = [f'"{table.name}"']
    parts += [column_call(column) for column in table.columns if own_key or column.name != "id"]
    if own_key:
        parts.append(f"key={names(list(table.primary_key))}")
    if not table.dialect_options["sqlite"]["with_rowid"]:
        parts.append("with_rowid=False")
    indexes = sorted(table.indexes, key=lambda index: str(index.name))
    if indexes:
        listed = ", ".join(names(list(index.columns)) for index in indexes)
        parts.append(f"indexes=[{listed}]")
    return wrapped(parts)


def wrapped(parts: list[str]) -> str:
    lines, line = [], "    make("
    for place, part in enumerate(parts, 1):
        text = f"{part}, " if place < len(parts) else f"{part})"
        if len((line + text).rstrip()) > _WIDTH:
            lines.append(line.rstrip())
            line = " " * len("    make(")
        line += text
    return "\n".join([*lines, line])


def main() -> None:
    script = HISTORY.folder / "versions" / "0001_first.py"
    text = script.read_text("utf-8")
    start = text.index("\n", text.index("def _make_tables()")) + 1
    end = text.index("# fmt: on", start)
    calls = "\n".join(table_call(table) for table in metadata().sorted_tables)
    script.write_text(f"{text[:start]}{calls}\n{text[end:]}", "utf-8")
    sys.stdout.write(f"{len(metadata().tables)} tables\n")


if __name__ == "__main__":
    main()

"""Whether what a book holds can be used: its tables, and the values in them.

`soundness` asks whether the file is whole; this, whether it is a book, and says what of it no page
can show. A sound file can hold both faults: a former program stored them, or another one did.
"""

from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from csm_desktop.domain.limits.unusable import Unusable
from csm_desktop.domain.text.message import say
from csm_desktop.errors import UserError
from csm_desktop.storage.damage.indexed import changed_texts
from csm_desktop.storage.damage.unusable import unusable
from csm_desktop.storage.file.engine import READ_FAULTS, bare
from csm_desktop.storage.file.seal import has_seal
from csm_desktop.storage.file.stamp import HEAD, read_stamp
from csm_desktop.storage.rows import ROWS
from csm_desktop.storage.search import SEARCHED
from csm_desktop.wording import field_name, render

_AT_MOST = 20  # of one kind


def findings(book: Path) -> Iterator[str]:
    """What is missing or cannot be used in a book of this program's own schema, as sentences.

    Nothing of a book with another schema, nor of one that cannot be opened: `soundness` has said
    so.
    """
    try:
        with bare(book, read_only=True, damaged=True) as connection:
            stamp = read_stamp(connection)
            # An older or newer book lacks what this schema has, and is not damaged for it.
            if stamp is not None and stamp.revision != HEAD:
                return
            gone = list(missing(connection))
            yield from gone
            if not gone:
                yield from _not_indexed(connection)
                # A whole seal has proved every byte already, and far more cheaply.
                if not has_seal(book):
                    yield from changed_texts(connection)
            yield from _unusable(connection)
    except (UserError, *READ_FAULTS):
        return


def missing(connection: Any) -> Iterator[str]:
    """Tables, columns and indexes of our schema that a book does not have, as sentences."""
    tables = {row[1] for row in connection.execute("PRAGMA main.table_list")}
    for table, row in ROWS.items():
        # The columns of an absent table would all be named, one by one.
        if table not in tables:
            yield render(say("The table {table} is missing.", table=table))
            continue
        there = {each[1] for each in connection.execute(f'PRAGMA table_info("{table}")')}
        for column in row.columns().keys() - there:
            yield render(say("The table {table} has no {column}.", table=table, column=column))
        indexed = {
            connection.execute(f'PRAGMA index_info("{each[1]}")').fetchone()[2]
            for each in connection.execute(f'PRAGMA index_list("{table}")').fetchall()
        }
        for column, declared in row.columns().items():
            if declared.index and column in there - indexed:
                words = say("The index of {table} by {column} is missing.",
                            table=table, column=column)  # fmt: skip
                yield render(words)
    if "search" not in tables:
        yield render(say("The search index is missing."))


def _not_indexed(connection: Any) -> Iterator[str]:
    """Rows that the search index does not know, and what it knows that is not there."""
    for table, searched in SEARCHED.items():
        # What has no words is not in the index (storage.search).
        has_words = " OR ".join(
            f"coalesce(\"{column}\", '') NOT IN ('', '[]')" for column in sorted(searched.all)
        )
        # Counted and not listed: an index that is gone lacks every row of the book.
        (number,) = connection.execute(
            f'SELECT count(*) FROM "{table}"'
            f" WHERE ({has_words}) AND id NOT IN (SELECT rowid FROM search)"
        ).fetchone()
        if number:
            words = say(
                "{n} row of {table} cannot be searched for.",
                "{n} rows of {table} cannot be searched for.",
                n=number,
                table=table,
            )
            yield render(words)


def _unusable(connection: Any) -> Iterator[str]:
    found = list(unusable(connection, thorough=True))
    names = _account_names(connection) if found else {}
    counted: Counter[tuple[str, str]] = Counter()
    for each in found:
        counted[each.table, each.field] += 1
        # The first few of a field are named, the rest counted: damage comes by the page.
        if counted[each.table, each.field] <= _AT_MOST:
            yield _sentence(each, names)
    for (table, field), number in counted.items():
        if number > _AT_MOST:
            yield render(
                say(
                    "{n} more values of {table}, {field}, cannot be used.",
                    n=number - _AT_MOST,
                    table=field_name(table),
                    field=field_name(field),
                )
            )


def _sentence(unusable: Unusable, names: dict[int, str]) -> str:
    return render(
        say(
            "{account}: {table} {id}, {field}: “{value}” cannot be used. {why}",
            account=names.get(unusable.account_id or 0, "") or render(say("The book")),
            table=field_name(unusable.table),
            id=str(unusable.row_id),
            field=field_name(unusable.field),
            value=unusable.text,
            why=unusable.why,
        )
    )


def _account_names(connection: Any) -> dict[int, str]:
    try:
        return dict(connection.execute("SELECT id, name FROM account"))
    except READ_FAULTS:
        return {}

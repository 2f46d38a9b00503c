"""How a team's database is laid out: made by the first publish, and brought up to a newer program
only where somebody asks for it, since older programs cannot publish into it from then on.

All that is in it can be published anew, so nothing of it is converted: what a newer program has
more is added empty, and every book comes whole with its next publish.
"""

from typing import TYPE_CHECKING

from csm_desktop import __version__
from csm_desktop.domain.text.message import say
from csm_desktop.errors import UserError
from csm_desktop.storage.file.stamp import HEAD
from csm_desktop.storage.team import views
from csm_desktop.storage.team.address import DatabaseAddress
from csm_desktop.storage.team.tables import OF_A_BOOK, metadata
from csm_desktop.wording import render, tr

if TYPE_CHECKING:
    from sqlalchemy import Connection, Table

_OURS = (HEAD, views.EDITION)
_LOCK = 7_310_502_219  # for one who lays out at a time, whatever the schema
_WAIT = "30s"


class OtherLayoutError(UserError):
    """The database was laid out by another version of the program."""


def use(connection: "Connection", address: DatabaseAddress) -> None:
    """Work in the address's schema until the transaction ends, and wait for nobody for long."""
    run = connection.exec_driver_sql
    run("SELECT set_config('search_path', quote_ident(%s), true)", (address.schema,))
    run("SELECT set_config('lock_timeout', %s, true)", (_WAIT,))
    run("SELECT set_config('timezone', 'UTC', true)")


def lay_out(connection: "Connection", address: DatabaseAddress, *, upgrade: bool) -> None:
    """See to it that the database is laid out as this program needs it, within the caller's
    transaction. Raises OtherLayoutError."""
    use(connection, address)
    found = _found(connection, address.schema)
    if found is None or (upgrade and found[:2] < _OURS):
        connection.exec_driver_sql("SELECT pg_advisory_xact_lock(%s)", (_LOCK,))
        found = _found(connection, address.schema)
    if found is None:
        _make(connection, address.schema)
    elif found[:2] < _OURS and upgrade:
        _bring_up(connection, address.schema)
    elif found[:2] != _OURS:
        raise _other(address, found)


def _other(address: DatabaseAddress, found: tuple[str, int, str]) -> OtherLayoutError:
    title = say(
        "The database {place} is laid out by CSM Desktop {theirs}; this is CSM Desktop {ours}.",
        place=address.place, theirs=found[2], ours=__version__,
    )  # fmt: skip
    if found[:2] > _OURS:
        advice = tr("Nothing was published. Install the newer program to publish there.")
    else:
        advice = tr("Nothing was published. `publish --upgrade` brings it up to this program;"
                    " older ones cannot publish there from then on.")  # fmt: skip
    return OtherLayoutError(render(title), advice)


def _found(connection: "Connection", schema: str) -> tuple[str, int, str] | None:
    run = connection.exec_driver_sql
    asked = (
        "SELECT count(*) FROM pg_attribute WHERE attrelid = to_regclass(quote_ident(%s) ||"
        " '.layout') AND attname IN ('revision', 'edition', 'program')"
    )
    is_ours = run(asked, (schema,)).scalar() == 3
    row = run("SELECT revision, edition, program FROM layout").fetchone() if is_ours else None
    return (str(row[0]), int(row[1]), str(row[2])) if row else None


def _make(connection: "Connection", schema: str) -> None:
    # Asked for before it is made: who may fill a schema need not be allowed to make one.
    there = "SELECT 1 FROM pg_namespace WHERE nspname = %s"
    if connection.exec_driver_sql(there, (schema,)).scalar() is None:
        from sqlalchemy.schema import CreateSchema

        connection.execute(CreateSchema(schema))
    else:
        _refuse_foreign(connection, schema)
    metadata(schema).create_all(connection, checkfirst=False)
    for statement in views.statements():
        connection.exec_driver_sql(statement)
    _stamp(connection)


def _refuse_foreign(connection: "Connection", schema: str) -> None:
    named = [table.name for table in metadata(schema).tables.values()]
    asked = (
        "SELECT relname FROM pg_class WHERE relnamespace = (SELECT oid FROM pg_namespace"
        " WHERE nspname = %s) AND relname = ANY(%s) ORDER BY relname LIMIT 1"
    )
    foreign = connection.exec_driver_sql(asked, (schema, named)).scalar()
    if foreign is not None:
        title = say("The schema {schema} has a table {table} of another program.",
                    schema=schema, table=foreign)  # fmt: skip
        raise UserError(
            render(title),
            tr("Nothing was published. Name a schema of its own, as in ?schema=customers at the"
               " end of the address."),
        )  # fmt: skip


def _stamp(connection: "Connection") -> None:
    connection.exec_driver_sql("DELETE FROM layout")
    connection.exec_driver_sql("INSERT INTO layout VALUES (%s, %s, %s)", (*_OURS, __version__))


def _bring_up(connection: "Connection", schema: str) -> None:
    run = connection.exec_driver_sql
    for view in views.VIEWS:
        run(f"DROP VIEW IF EXISTS {view}")
    rows = run(
        "SELECT table_name, column_name FROM information_schema.columns WHERE table_schema = %s",
        (schema,),
    ).fetchall()
    there: dict[str, set[str]] = {}
    for table, column in rows:
        there.setdefault(table, set()).add(column)
    for table in metadata(schema).tables.values():
        if table.name not in there:
            table.create(connection)
        else:
            _widen(connection, table, there[table.name])
    for statement in views.statements():
        run(statement)
    # Every book comes whole with its next publish.
    run("UPDATE book SET shape = ''")
    _stamp(connection)


def _widen(connection: "Connection", table: "Table", there: set[str]) -> None:
    """Add what a table lacks; what it has no more may be empty and is filled by nobody."""
    dialect = connection.dialect
    quoted = dialect.identifier_preparer.quote
    for column in table.columns:
        if column.name not in there:
            kind = column.type.compile(dialect)
            connection.exec_driver_sql(
                f"ALTER TABLE {quoted(table.name)} ADD COLUMN {quoted(column.name)} {kind}"
            )
    for name in sorted(there - {column.name for column in table.columns}):
        connection.exec_driver_sql(
            f"ALTER TABLE {quoted(table.name)} ALTER COLUMN {quoted(name)} DROP NOT NULL"
        )


def forget_book(connection: "Connection", book_id: int) -> int:
    """Take a book out of the database, all that was published of it; how many rows."""
    number = 0
    for table in OF_A_BOOK:
        gone = connection.exec_driver_sql(f'DELETE FROM "{table}" WHERE book_id = %s', (book_id,))
        number += gone.rowcount if not table.startswith("published_") else 0
    connection.exec_driver_sql("DELETE FROM book WHERE id = %s", (book_id,))
    return number

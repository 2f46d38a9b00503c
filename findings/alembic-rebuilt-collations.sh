#!/bin/bash
# alembic 1.20.1 with SQLAlchemy 2.1.9 on SQLite: a table rebuilt in batch mode compares names otherwise than before.
#
# Seen (Python 3.11.7): name TEXT COLLATE NOCASE with a UNIQUE constraint refuses "ACME" beside "Acme". After
# batch_alter_table(recreate="always") that only adds another column, the collation is gone from the column and from
# every index (CREATE UNIQUE INDEX ... COLLATE NOCASE), both names are taken, = and ORDER BY tell capitals apart, and no
# warning is given. ON CONFLICT clauses, AUTOINCREMENT and the DESC of an index go the same way: reflection does not
# read them, and a table is rebuilt from what it read. STRICT, WITHOUT ROWID, partial indexes and what a foreign key
# does on DELETE are kept.
# What we do: no column of a book has a collation of its own; what is compared without regard to case is made plain by
# the program, and a migrated book is compared with a fresh one.
set -euo pipefail
python=${PYTHON:-python3}
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
"$python" -m venv "$folder/venv"
"$folder/venv/bin/pip" install -q --disable-pip-version-check alembic==1.20.1 SQLAlchemy==2.1.9
"$folder/venv/bin/python" -W error - <<'PYTHON'
import sys

import sqlalchemy as sa
from alembic.migration import MigrationContext
from alembic.operations import Operations

TABLE = "CREATE TABLE account (id INTEGER PRIMARY KEY AUTOINCREMENT, name TEXT COLLATE NOCASE, code TEXT, {})"
UNIQUE = "CONSTRAINT one_name UNIQUE (name) ON CONFLICT FAIL"
INDEX = "CREATE UNIQUE INDEX one_code ON account (code COLLATE NOCASE DESC)"


def taken(connection, column):
    with connection.begin_nested() as step:
        try:
            connection.exec_driver_sql(f"INSERT INTO account ({column}) VALUES ('ACME')")
        except sa.exc.IntegrityError:
            return False
        finally:
            step.rollback()
    return True


with sa.create_engine("sqlite://").begin() as connection:
    connection.exec_driver_sql(TABLE.format(UNIQUE))
    connection.exec_driver_sql(INDEX)
    connection.exec_driver_sql("INSERT INTO account (name, code) VALUES ('Acme', 'Acme')")
    before = [taken(connection, column) for column in ("name", "code")]
    with Operations(MigrationContext.configure(connection)).batch_alter_table("account", recreate="always") as table:
        table.add_column(sa.Column("seats", sa.Integer))
    after = [taken(connection, column) for column in ("name", "code")]
    texts = connection.exec_driver_sql("SELECT sql FROM sqlite_master WHERE tbl_name = 'account' AND sql <> ''")
    stored = " ".join(texts.scalars())
print("taken before:", before, "after:", after, *stored.split())
lost = [word for word in ("COLLATE", "AUTOINCREMENT", "CONFLICT", "DESC") if word not in stored]
if before != [False, False] or after != [True, True] or len(lost) != 4:
    sys.exit("a rebuilt table keeps its collations now")
PYTHON

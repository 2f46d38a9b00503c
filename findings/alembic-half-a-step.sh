#!/bin/bash
# alembic 1.20.1 with SQLAlchemy 2.1.9 on SQLite: a step that fails half-way is half applied.
#
# Seen (Python 3.11.7, the driver of the standard library): a revision adds a column and then raises.
# The column is there, the version table still says the revision before, and the same step fails for
# good afterwards ("duplicate column name"). The driver begins no transaction before DDL by itself,
# so transaction-per-migration has nothing to roll back.
# What we do: isolation_level None, BEGIN of our own in the engine's begin event, and
# transactional_ddl=True; then all of a step is undone. The second half below shows that.
set -euo pipefail
python=${PYTHON:-python3}
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
"$python" -m venv "$folder/venv"
"$folder/venv/bin/pip" install -q --disable-pip-version-check --no-deps alembic==1.20.1 SQLAlchemy==2.1.9 Mako==1.4.3 \
    MarkupSafe==3.0.4 typing_extensions==4.16.0
mkdir -p "$folder/steps/versions"
cat >"$folder/steps/versions/0001.py" <<'PYTHON'
from alembic import op

revision, down_revision = "0001", None


def upgrade():
    op.execute("CREATE TABLE account (id INTEGER PRIMARY KEY)")
PYTHON
cat >"$folder/steps/versions/0002.py" <<'PYTHON'
from alembic import op

revision, down_revision = "0002", "0001"


def upgrade():
    op.execute("ALTER TABLE account ADD COLUMN name TEXT")
    raise ValueError("the second half of the step")
PYTHON
cat >"$folder/steps/env.py" <<'PYTHON'
from alembic import context

connection, more = context.config.attributes["given"]
context.configure(connection=connection, **more)
with context.begin_transaction():
    context.run_migrations()
PYTHON
"$folder/venv/bin/python" - "$folder" <<'PYTHON'
import sys
from pathlib import Path

import alembic
import sqlalchemy
from alembic import command
from alembic.config import Config

folder = Path(sys.argv[1])


def try_it(name, engine, **more):
    errors = []
    for revision in ("0001", "0002", "0002"):
        config = Config()
        config.set_main_option("script_location", str(folder / "steps"))
        with engine.connect() as connection:
            config.attributes["given"] = connection, more
            try:
                command.upgrade(config, revision)
                connection.commit()
            except (ValueError, sqlalchemy.exc.OperationalError) as error:
                errors.append(str(error).splitlines()[0])
    with engine.connect() as connection:
        columns = [row[1] for row in connection.exec_driver_sql("PRAGMA table_info(account)")]
        version = connection.exec_driver_sql("SELECT version_num FROM alembic_version").scalar()
    print(f"{name}: columns {columns}, version {version}; errors {errors}")
    return columns, version, "duplicate" in errors[-1]


print("alembic", alembic.__version__, "SQLAlchemy", sqlalchemy.__version__)
half = try_it("as it comes", sqlalchemy.create_engine(f"sqlite:///{folder}/half.db"))

engine = sqlalchemy.create_engine(f"sqlite:///{folder}/whole.db")
sqlalchemy.event.listen(engine, "connect", lambda raw, _: setattr(raw, "isolation_level", None))
sqlalchemy.event.listen(engine, "begin", lambda c: c.exec_driver_sql("BEGIN IMMEDIATE"))
whole = try_it("with BEGIN", engine, transactional_ddl=True)

if half != (["id", "name"], "0001", True):
    sys.exit("a failed step is not half applied any more")
if whole != (["id"], "0001", False):
    sys.exit("the cure does not hold any more")
PYTHON

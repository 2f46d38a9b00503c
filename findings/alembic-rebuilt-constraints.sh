#!/bin/bash
# alembic 1.20.1 with SQLAlchemy 2.1.9 on SQLite: a table rebuilt in batch mode gets its foreign keys in
# an order that changes with the process.
#
# Seen (Python 3.11.7): batch_alter_table(recreate="always") on a table with three named foreign keys
# writes them in another order for different PYTHONHASHSEED values; the table works, but its stored
# text is not the same on two machines, so a schema compared as text, or a checksum over it, differs.
# What we do: compare a migrated book with a fresh one by names of columns, types, defaults and
# constraints as sets, never by the text of CREATE TABLE.
set -euo pipefail
python=${PYTHON:-python3}
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
"$python" -m venv "$folder/venv"
"$folder/venv/bin/pip" install -q --disable-pip-version-check --no-deps alembic==1.20.1 SQLAlchemy==2.1.9 Mako==1.4.3 \
    MarkupSafe==3.0.4 typing_extensions==4.16.0
cat >"$folder/rebuild.py" <<'PYTHON'
import re

import sqlalchemy as sa
from alembic.migration import MigrationContext
from alembic.operations import Operations

with sa.create_engine("sqlite://").connect() as connection:
    for table in ("owner", "parent", "segment"):
        connection.exec_driver_sql(f"CREATE TABLE {table} (id INTEGER PRIMARY KEY)")
    connection.exec_driver_sql(
        "CREATE TABLE account (id INTEGER PRIMARY KEY, owner_id INTEGER, parent_id INTEGER, segment_id INTEGER,"
        " CONSTRAINT fk_owner FOREIGN KEY(owner_id) REFERENCES owner(id),"
        " CONSTRAINT fk_parent FOREIGN KEY(parent_id) REFERENCES parent(id),"
        " CONSTRAINT fk_segment FOREIGN KEY(segment_id) REFERENCES segment(id))"
    )
    operations = Operations(MigrationContext.configure(connection))
    with operations.batch_alter_table("account", recreate="always") as table:
        table.add_column(sa.Column("note", sa.Text))
    text = connection.exec_driver_sql("SELECT sql FROM sqlite_master WHERE name = 'account'").scalar()
print(*re.findall(r"fk_\w+", text))
PYTHON
for seed in 0 1 2 3 4 5 6 7; do
    PYTHONHASHSEED=$seed "$folder/venv/bin/python" "$folder/rebuild.py"
done | tee "$folder/orders"
"$folder/venv/bin/python" - "$folder/orders" <<'PYTHON'
import sys
from pathlib import Path

orders = Path(sys.argv[1]).read_text().splitlines()
if len(set(orders)) < 2 or len({tuple(sorted(order.split())) for order in orders}) != 1:
    sys.exit("the order of rebuilt foreign keys no longer changes with the process")
PYTHON

"""The schema's history: one script a revision, run by Alembic for a book that is older.

A change of the rows needs a script `NNNN_what.py` in that folder of `versions` whose name spans its
number (twenty a folder), and "NNNN" in `file.stamp.HEAD`.
Scripts are frozen once they were on the main branch and import nothing of the program. Tables are
rebuilt with `op.batch_alter_table`; tests hold that a migrated book equals a fresh one by the names
of columns and constraints (Alembic orders them as it likes) and loses no row.

A new column that may not be empty is filled in two steps, as the rows have no defaults: added with
the field's own default as `server_default`, which a second batch takes away. The journal is not
touched: what it holds of whole rows grows as it is read (`storage.convert.grown`), so a new field
needs a default in its kind, the same that the script gives. A renamed column must be renamed in
`change.before` and `change.after`, too, or its old steps are read without it.
"""

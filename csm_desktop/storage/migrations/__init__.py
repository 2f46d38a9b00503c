"""The schema's history: one script a revision, run by Alembic for a book that is older.

A change of the rows needs a script `versions/000N_what.py`, and "000N" in `storage.stamp.HEAD`.
Scripts are frozen once released and import nothing of the program. Tables are rebuilt with
`op.batch_alter_table`; tests hold that a migrated book equals a fresh one and loses no row.
Until the first release, `python -m tests.storage.first_revision` writes 0001 anew instead.
"""

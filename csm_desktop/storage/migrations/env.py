"""Alembic's environment: runs on the connection and in the transaction that storage.migrate gives.

There is no ini file and no offline mode: a book is migrated by the program that opens it.
"""

from alembic import context

context.configure(
    connection=context.config.attributes["connection"],
    transactional_ddl=True,  # SQLite can; without it a failed step stays half applied
    render_as_batch=True,
)
context.run_migrations()

"""Whose an account is after a hand-over to a colleague's own book."""

import sqlalchemy as sa
from alembic import op

revision = "0044"
down_revision = "0043"


def upgrade() -> None:
    """Add the columns; nothing was handed over yet."""
    op.add_column("account", sa.Column("handed_to", sa.String(), nullable=False, server_default=""))
    op.add_column("account", sa.Column("handed_on", sa.String(), nullable=True))
    # The default was for the rows that are there: new ones bring their own.
    with op.batch_alter_table("account") as table:
        table.alter_column("handed_to", server_default=None)

"""Alerts keep what they say with its values, so that it can be said in another language."""

import sqlalchemy as sa
from alembic import op

revision = "0058"
down_revision = "0057"


def upgrade() -> None:
    """Add the column; what is there was written down as words alone."""
    op.add_column("alert", sa.Column("told", sa.String(), nullable=False, server_default=""))
    # The default was for the rows that are there: new ones bring their own.
    with op.batch_alter_table("alert") as table:
        table.alter_column("told", server_default=None)

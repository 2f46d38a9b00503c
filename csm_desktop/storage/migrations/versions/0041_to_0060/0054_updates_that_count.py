"""A segment says whether a status update is first value to the inexperienced (domain.md §4)."""

import sqlalchemy as sa
from alembic import op

revision = "0054"
down_revision = "0053"


def upgrade() -> None:
    """Add the column; until somebody says so no update counts."""
    op.add_column(
        "segment", sa.Column("update_counts", sa.Boolean(), nullable=False, server_default="0")
    )
    # The default was for the rows that are there: new ones bring their own.
    with op.batch_alter_table("segment") as table:
        table.alter_column("update_counts", server_default=None)

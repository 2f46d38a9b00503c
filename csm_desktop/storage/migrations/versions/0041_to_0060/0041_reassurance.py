"""A hand-off sheet answers buyer's remorse (domain.md §3)."""

import sqlalchemy as sa
from alembic import op

revision = "0041"
down_revision = "0040"


def upgrade() -> None:
    """Add the column; nobody has written anything yet."""
    op.add_column(
        "handoff_sheet", sa.Column("reassurance", sa.String(), nullable=False, server_default="")
    )
    # The default was for the rows that are there: new ones bring their own.
    with op.batch_alter_table("handoff_sheet") as table:
        table.alter_column("reassurance", server_default=None)

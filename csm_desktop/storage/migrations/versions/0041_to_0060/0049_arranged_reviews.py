"""A review's parts and lines stand in an order of the user's, pinned or hidden (domain.md §10)."""

import sqlalchemy as sa
from alembic import op

revision = "0049"
down_revision = "0048"


def upgrade() -> None:
    """Add the columns; everything stands as it is proposed."""
    for name in ("part_order", "pinned_parts", "arranged"):
        op.add_column("review", sa.Column(name, sa.String(), nullable=False, server_default="[]"))
        # The default was for the rows that are there: new ones bring their own.
        with op.batch_alter_table("review") as altered:
            altered.alter_column(name, server_default=None)

"""A book keeps profiles of lists: their shape, and how they were read."""

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"


def upgrade() -> None:
    """Make the table; nothing is remembered yet."""
    texts = ("name", "kind", "system", "sheet", "shape", "choices")
    op.create_table(
        "list_profile",
        *(sa.Column(name, sa.String(), nullable=False) for name in texts),
        sa.Column("kept_at", sa.String(), nullable=True),
        sa.Column("id", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_list_profile"),
    )

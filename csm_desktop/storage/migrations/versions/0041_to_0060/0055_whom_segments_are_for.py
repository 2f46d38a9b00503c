"""A segment says for which products and for how large customers it is (domain.md §1)."""

import sqlalchemy as sa
from alembic import op

revision = "0055"
down_revision = "0054"


def upgrade() -> None:
    """Add the columns; until somebody says so a segment is for nobody in particular."""
    op.add_column(
        "segment", sa.Column("products", sa.String(), nullable=False, server_default="[]")
    )
    for name in ("least_employees", "most_employees"):
        op.add_column("segment", sa.Column(name, sa.Integer(), nullable=True))
    # The default was for the rows that are there: new ones bring their own.
    with op.batch_alter_table("segment") as table:
        table.alter_column("products", server_default=None)

"""An action keeps what the customer wrote beside it in the plan that came back (domain.md §4)."""

import sqlalchemy as sa
from alembic import op

revision = "0029"
down_revision = "0028"


def upgrade() -> None:
    """Add the column; nobody has written anything yet."""
    op.add_column("action", sa.Column("comment", sa.String(), nullable=False, server_default=""))
    # The default was for the rows that are there: new ones bring their own.
    with op.batch_alter_table("action") as table:
        table.alter_column("comment", server_default=None)

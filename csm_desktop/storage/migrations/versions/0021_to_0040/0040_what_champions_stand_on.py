"""What made a champion succeed is of a kind, so that champions can be counted by it
(domain.md §5)."""

import sqlalchemy as sa
from alembic import op

revision = "0040"
down_revision = "0039"


def upgrade() -> None:
    """Add the column; nobody has said yet of which kind any of it is."""
    op.add_column("essence", sa.Column("kind", sa.String(), nullable=False, server_default="other"))
    # The default was for the rows that are there: new ones bring their own.
    with op.batch_alter_table("essence") as table:
        table.alter_column("kind", server_default=None)

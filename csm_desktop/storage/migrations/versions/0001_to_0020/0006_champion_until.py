"""A contact keeps the day on which the champion's role was taken away (domain.md §8)."""

import sqlalchemy as sa
from alembic import op

revision = "0006"
down_revision = "0005"


def upgrade() -> None:
    """Add the day; of those whose role went earlier nobody knows it."""
    with op.batch_alter_table("contact") as contact:
        contact.add_column(sa.Column("champion_until", sa.String(), nullable=True))

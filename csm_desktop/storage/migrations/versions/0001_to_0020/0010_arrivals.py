"""A contact keeps the day on which a newcomer arrived (domain.md §8)."""

import sqlalchemy as sa
from alembic import op

revision = "0010"
down_revision = "0009"


def upgrade() -> None:
    """Add the day; of those who are there nobody knows it."""
    with op.batch_alter_table("contact") as contact:
        contact.add_column(sa.Column("arrived_on", sa.String(), nullable=True))

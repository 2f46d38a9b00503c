"""An alert keeps whether its user found it right (domain.md §8)."""

import sqlalchemy as sa
from alembic import op

revision = "0022"
down_revision = "0021"


def upgrade() -> None:
    """Add the column; of the alerts that are there nobody has said so."""
    with op.batch_alter_table("alert") as alert:
        alert.add_column(sa.Column("was_right", sa.Boolean(), nullable=True))

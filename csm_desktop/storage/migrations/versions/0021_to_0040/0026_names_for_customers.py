"""A metric keeps what customers read as its name, where that is another (domain.md §8)."""

import sqlalchemy as sa
from alembic import op

revision = "0026"
down_revision = "0025"


def upgrade() -> None:
    """Add the column; what was read so far is read on."""
    with op.batch_alter_table("metric") as metric:
        metric.add_column(
            sa.Column("customer_name", sa.String(), nullable=False, server_default="")
        )
    with op.batch_alter_table("metric") as metric:
        metric.alter_column("customer_name", server_default=None)

"""People have words of their own that may be shown, and typed references their quartiles."""

import sqlalchemy as sa
from alembic import op

revision = "0060"
down_revision = "0059"


def upgrade() -> None:
    """Add the columns; nobody has said anything yet."""
    with op.batch_alter_table("contact") as contact:
        contact.add_column(sa.Column("quote", sa.String(), nullable=False, server_default=""))
    with op.batch_alter_table("contact") as contact:
        contact.alter_column("quote", server_default=None)
    with op.batch_alter_table("benchmark") as benchmark:
        benchmark.add_column(sa.Column("lower", sa.String(), nullable=True))
        benchmark.add_column(sa.Column("upper", sa.String(), nullable=True))

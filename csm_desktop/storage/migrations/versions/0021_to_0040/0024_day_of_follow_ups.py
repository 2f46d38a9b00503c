"""A follow-up keeps the day that it was where the user was when it went (domain.md §7)."""

import sqlalchemy as sa
from alembic import op

revision = "0024"
down_revision = "0023"


def upgrade() -> None:
    """Add the column; of those that went before, the day of their meeting's zone counts."""
    with op.batch_alter_table("follow_up") as mail:
        mail.add_column(sa.Column("sent_on", sa.String(), nullable=True))

"""An alert keeps when it was seen and since when its cause is gone, a rule how much it presses
(domain.md §8)."""

import sqlalchemy as sa
from alembic import op

revision = "0004"
down_revision = "0003"


def upgrade() -> None:
    """Add the columns; the alerts that are there were seen when they began, as far as is known."""
    with op.batch_alter_table("alert") as alert:
        alert.add_column(sa.Column("raised_on", sa.String(), nullable=True))
        alert.add_column(sa.Column("ended_on", sa.String(), nullable=True))
    with op.batch_alter_table("alert_rule") as rule:
        rule.add_column(sa.Column("severity", sa.String(), nullable=True))
    op.execute("UPDATE alert SET raised_on = since")

"""Kept figures know how far talks and reviews reach at an account (domain.md §11)."""

import sqlalchemy as sa
from alembic import op

revision = "0053"
down_revision = "0052"


def upgrade() -> None:
    """Add the column; figures are reckoned anew."""
    with op.batch_alter_table("account_figures") as figures:
        figures.add_column(sa.Column("engagement", sa.String(), nullable=True))
    op.execute("UPDATE account_figures SET stale = 1")

"""Kept figures know the pace, for the rank in a segment; a health snapshot knows the model that it
was made with (domain.md §5, §8)."""

import sqlalchemy as sa
from alembic import op

revision = "0011"
down_revision = "0010"


def upgrade() -> None:
    """Add both; the pace is reckoned anew, a snapshot gets the model that held on its day."""
    with op.batch_alter_table("account_figures") as figures:
        figures.add_column(sa.Column("pace", sa.String(), nullable=True))
    op.execute("UPDATE account_figures SET stale = 1")
    with op.batch_alter_table("health_snapshot") as snapshot:
        snapshot.add_column(sa.Column("model_id", sa.Integer(), nullable=True))
    op.execute(
        """UPDATE health_snapshot SET model_id = (
               SELECT max(m.id) FROM health_model m
               JOIN account a ON a.id = health_snapshot.account_id
               WHERE (m.segment_id IS NULL OR m.segment_id = a.segment_id)
               AND m."on" <= health_snapshot."on")"""
    )

"""A book keeps its health models: how scores are made, for a segment or for all (domain.md §8)."""

import sqlalchemy as sa
from alembic import op

revision = "0009"
down_revision = "0008"


def upgrade() -> None:
    """Make the table; without a model the program's own holds, as before."""
    op.create_table(
        "health_model",
        sa.Column("on", sa.String(), nullable=False),
        sa.Column("segment_id", sa.Integer(), nullable=True),
        sa.Column("values", sa.String(), nullable=False),
        sa.Column("id", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_health_model"),
        sa.ForeignKeyConstraint(
            ["segment_id"], ["segment.id"], name="fk_health_model_segment_id",
            deferrable=True, initially="DEFERRED",
        ),
    )  # fmt: skip

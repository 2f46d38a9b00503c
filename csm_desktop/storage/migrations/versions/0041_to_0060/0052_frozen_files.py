"""A review that was held keeps its files, byte for byte (domain.md §10)."""

import sqlalchemy as sa
from alembic import op

revision = "0052"
down_revision = "0051"


def upgrade() -> None:
    """Make the table."""
    op.create_table(
        "frozen_file",
        sa.Column("account_id", sa.Integer(), nullable=False),
        sa.Column("review_id", sa.Integer(), nullable=False),
        sa.Column("form", sa.String(), nullable=False),
        sa.Column("data", sa.String(), nullable=False),
        sa.Column("size", sa.Integer(), nullable=False),
        sa.Column("digest", sa.String(), nullable=False),
        sa.Column("kept_at", sa.String(), nullable=True),
        sa.Column("id", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_frozen_file"),
        *(
            sa.ForeignKeyConstraint(
                [f"{name}_id"], [f"{name}.id"], name=f"fk_frozen_file_{name}_id",
                deferrable=True, initially="DEFERRED",
            )
            for name in ("account", "review")
        ),
    )  # fmt: skip
    for name in ("account", "review"):
        op.create_index(f"ix_frozen_file_{name}_id", "frozen_file", [f"{name}_id"])

"""A book keeps logos of both sides and pictures of capabilities, as bare pixels (domain.md §10)."""

import sqlalchemy as sa
from alembic import op

revision = "0051"
down_revision = "0050"


def upgrade() -> None:
    """Make the table."""
    op.create_table(
        "picture",
        sa.Column("shows", sa.String(), nullable=False),
        sa.Column("account_id", sa.Integer(), nullable=True),
        sa.Column("capability_id", sa.Integer(), nullable=True),
        sa.Column("wide", sa.Integer(), nullable=False),
        sa.Column("high", sa.Integer(), nullable=False),
        sa.Column("data", sa.String(), nullable=False),
        sa.Column("caption", sa.String(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("id", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_picture"),
        *(
            sa.ForeignKeyConstraint(
                [f"{name}_id"], [f"{name}.id"], name=f"fk_picture_{name}_id",
                deferrable=True, initially="DEFERRED",
            )
            for name in ("account", "capability")
        ),
    )  # fmt: skip
    op.create_index("ix_picture_account_id", "picture", ["account_id"])

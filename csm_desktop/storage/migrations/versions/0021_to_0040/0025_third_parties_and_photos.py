"""A book keeps third parties around an account, and small photos of contacts (domain.md §6)."""

from typing import Any

import sqlalchemy as sa
from alembic import op

revision = "0025"
down_revision = "0024"


def upgrade() -> None:
    """Make the tables."""
    _make(
        "third_party",
        sa.Column("account_id", sa.Integer(), nullable=False),
        *(
            sa.Column(name, sa.String(), nullable=False)
            for name in ("kind", "firm", "person", "title", "email", "phone")
        ),
        sa.Column("contact_id", sa.Integer(), nullable=True),
        sa.Column("note", sa.String(), nullable=False),
        sa.Column("shareable", sa.Boolean(), nullable=False),
    )
    _make(
        "contact_photo",
        sa.Column("account_id", sa.Integer(), nullable=True),
        sa.Column("contact_id", sa.Integer(), nullable=False),
        sa.Column("data", sa.String(), nullable=False),
    )


def _make(table: str, *columns: "sa.Column[Any]") -> None:
    op.create_table(
        table,
        *columns,
        sa.Column("id", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=f"pk_{table}"),
        *(
            sa.ForeignKeyConstraint(
                [f"{name}_id"], [f"{name}.id"], name=f"fk_{table}_{name}_id",
                deferrable=True, initially="DEFERRED",
            )
            for name in ("account", "contact")
        ),
    )  # fmt: skip
    for name in ("account", "contact"):
        op.create_index(f"ix_{table}_{name}_id", table, [f"{name}_id"])

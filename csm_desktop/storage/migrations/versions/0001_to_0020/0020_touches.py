"""A book keeps calls, mails and notes that were no meeting (domain.md §6, §7)."""

import sqlalchemy as sa
from alembic import op

revision = "0020"
down_revision = "0019"


def upgrade() -> None:
    """Make the table."""
    op.create_table(
        "touch",
        sa.Column("account_id", sa.Integer(), nullable=False),
        *(sa.Column(name, sa.String(), nullable=False) for name in ("kind", "on", "text")),
        sa.Column("contact_id", sa.Integer(), nullable=True),
        sa.Column("direction", sa.String(), nullable=False),
        sa.Column("id", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_touch"),
        *(
            sa.ForeignKeyConstraint(
                [f"{name}_id"], [f"{name}.id"], name=f"fk_touch_{name}_id",
                deferrable=True, initially="DEFERRED",
            )
            for name in ("account", "contact")
        ),
    )  # fmt: skip
    for name in ("account", "contact"):
        op.create_index(f"ix_touch_{name}_id", "touch", [f"{name}_id"])

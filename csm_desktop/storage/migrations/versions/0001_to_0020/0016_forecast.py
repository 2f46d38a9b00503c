"""A book keeps what its user says and prepares before a renewal, and what the forecast said on a
day; a contract can end with another one (domain.md §1)."""

import sqlalchemy as sa
from alembic import op

revision = "0016"
down_revision = "0015"


def upgrade() -> None:
    """Make the tables, and add what a contract ends with: of what is there nobody said so."""
    _make(
        "renewal_plan",
        ("account", "subscription", "contact"),
        *(sa.Column(name, sa.String(), nullable=False) for name in ("due_on", "on")),
        sa.Column("word", sa.String(), nullable=True),
        sa.Column("expected_minor", sa.Integer(), nullable=True),
        sa.Column("expected_currency", sa.String(), nullable=True),
        *(sa.Column(name, sa.String(), nullable=False) for name in ("why", "risks", "offer")),
        sa.Column("value_shown_on", sa.String(), nullable=True),
    )
    _make(
        "forecast_entry",
        ("account", "subscription"),
        *(sa.Column(name, sa.String(), nullable=False) for name in ("due_on", "on", "outlook")),
        sa.Column("amount_minor", sa.Integer(), nullable=False),
        sa.Column("amount_currency", sa.String(), nullable=False),
    )
    with op.batch_alter_table("subscription") as subscription:
        subscription.add_column(sa.Column("ends_with_id", sa.Integer(), nullable=True))
        subscription.create_foreign_key(
            "fk_subscription_ends_with_id", "subscription", ["ends_with_id"], ["id"],
            deferrable=True, initially="DEFERRED",
        )  # fmt: skip


def _make(table: str, led: tuple[str, ...], *columns: sa.Column) -> None:  # type: ignore[type-arg]
    op.create_table(
        table,
        sa.Column("id", sa.Integer(), nullable=False),
        *(sa.Column(f"{name}_id", sa.Integer(), nullable=name == "contact") for name in led),
        *columns,
        sa.PrimaryKeyConstraint("id", name=f"pk_{table}"),
        *(
            sa.ForeignKeyConstraint(
                [f"{name}_id"], [f"{name}.id"], name=f"fk_{table}_{name}_id",
                deferrable=True, initially="DEFERRED",
            )
            for name in led
        ),
    )  # fmt: skip
    for name in led:
        if name != "subscription":
            op.create_index(f"ix_{table}_{name}_id", table, [f"{name}_id"])

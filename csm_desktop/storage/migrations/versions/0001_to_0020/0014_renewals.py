"""A book keeps how renewals ended and what was answered before; a contract knows its notice, if it
goes on by itself, and by how much its price rises (domain.md §1)."""

import sqlalchemy as sa
from alembic import op

revision = "0014"
down_revision = "0013"


def upgrade() -> None:
    """Make the tables, and add the terms; of what is there nobody knows them."""
    _make(
        "renewal_decision",
        *(sa.Column(name, sa.String(), nullable=False) for name in ("due_on", "outcome", "on")),
        *_amount("before"),
        *_amount("after"),
        *(sa.Column(name, sa.String(), nullable=False) for name in ("reason", "note")),
    )
    _make(
        "renewal_answer",
        sa.Column("due_on", sa.String(), nullable=False),
        sa.Column("days", sa.Integer(), nullable=False),
        *(sa.Column(name, sa.String(), nullable=False) for name in ("text", "on")),
    )
    with op.batch_alter_table("subscription") as subscription:
        subscription.add_column(sa.Column("notice_days", sa.Integer(), nullable=True))
        subscription.add_column(sa.Column("auto_renewal_months", sa.Integer(), nullable=True))
        subscription.add_column(sa.Column("uplift_percent", sa.String(), nullable=True))


def _amount(name: str) -> tuple[sa.Column[int], sa.Column[str]]:
    return (
        sa.Column(f"{name}_minor", sa.Integer(), nullable=False),
        sa.Column(f"{name}_currency", sa.String(), nullable=False),
    )


def _make(table: str, *columns: sa.Column) -> None:  # type: ignore[type-arg]
    op.create_table(
        table,
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("account_id", sa.Integer(), nullable=False),
        sa.Column("subscription_id", sa.Integer(), nullable=False),
        *columns,
        sa.PrimaryKeyConstraint("id", name=f"pk_{table}"),
        *(
            sa.ForeignKeyConstraint(
                [f"{name}_id"], [f"{name}.id"], name=f"fk_{table}_{name}_id",
                deferrable=True, initially="DEFERRED",
            )
            for name in ("account", "subscription")
        ),
    )  # fmt: skip
    op.create_index(f"ix_{table}_account_id", table, ["account_id"])

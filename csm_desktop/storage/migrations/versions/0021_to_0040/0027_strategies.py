"""A strategy knows the return of a recovery, its letter and its road map; executives are told of a
rescue week by week (domain.md §5)."""

import sqlalchemy as sa
from alembic import op

revision = "0027"
down_revision = "0026"

_NUMBERS = ("value_a_year_minor", "months_agreed", "months_now", "goal_percent", "phases",
            "months_counted")  # fmt: skip
_TEXTS = ("agreed_on", "value_a_year_currency")
_LED = ("account", "strategy")


def upgrade() -> None:
    """Add the fields and make the table."""
    with op.batch_alter_table("strategy") as strategy:
        strategy.add_column(sa.Column("letter", sa.String(), nullable=False, server_default=""))
        for name in _TEXTS:
            strategy.add_column(sa.Column(name, sa.String(), nullable=True))
        for name in _NUMBERS:
            strategy.add_column(sa.Column(name, sa.Integer(), nullable=True))
    with op.batch_alter_table("strategy") as filled:
        filled.alter_column("letter", server_default=None)
    op.create_table(
        "executive_update",
        *(sa.Column(f"{name}_id", sa.Integer(), nullable=False) for name in _LED),
        *(
            sa.Column(name, sa.String(), nullable=False)
            for name in ("on", "better", "not_yet", "comes_next", "ask")
        ),
        sa.Column("id", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_executive_update"),
        *(
            sa.ForeignKeyConstraint(
                [f"{name}_id"], [f"{name}.id"], name=f"fk_executive_update_{name}_id",
                deferrable=True, initially="DEFERRED",
            )
            for name in _LED
        ),
    )  # fmt: skip
    for name in _LED:
        op.create_index(f"ix_executive_update_{name}_id", "executive_update", [f"{name}_id"])

"""A book keeps who handed the lead of an account to whom, and which part each of ours plays in it
(domain.md §1, §2)."""

import sqlalchemy as sa
from alembic import op

revision = "0023"
down_revision = "0022"


def upgrade() -> None:
    """Make the tables; nobody has said anything of either yet."""
    _table(
        "team_part",
        {"account_id": ("account", False), "team_member_id": ("team_member", False)},
        sa.Column("function", sa.String(), nullable=False),
        sa.Column("part", sa.String(), nullable=False),
        sa.Column("since", sa.String(), nullable=True),
        sa.Column("until", sa.String(), nullable=True),
        sa.Column("note", sa.String(), nullable=False),
    )
    _table(
        "hand_over",
        {
            "account_id": ("account", False),
            "from_member_id": ("team_member", True),
            "to_member_id": ("team_member", True),
            "stage_change_id": ("stage_change", True),
        },
        sa.Column("on", sa.String(), nullable=False),
        sa.Column("from_function", sa.String(), nullable=False),
        sa.Column("to_function", sa.String(), nullable=False),
        sa.Column("note", sa.String(), nullable=False),
        sa.Column("accepted_on", sa.String(), nullable=True),
        sa.Column("answer", sa.String(), nullable=False),
    )


def _table(
    name: str, led: dict[str, tuple[str, bool]], *columns: sa.Column[str] | sa.Column[str | None]
) -> None:
    op.create_table(
        name,
        *(sa.Column(column, sa.Integer(), nullable=empty) for column, (_, empty) in led.items()),
        *columns,
        sa.Column("id", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=f"pk_{name}"),
        *(
            sa.ForeignKeyConstraint(
                [column], [f"{to}.id"], name=f"fk_{name}_{column}",
                deferrable=True, initially="DEFERRED",
            )
            for column, (to, _) in led.items()
        ),
    )  # fmt: skip
    op.create_index(f"ix_{name}_account_id", name, ["account_id"])

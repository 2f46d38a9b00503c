"""A book keeps how a meeting went: what of its agenda was covered, and how the talk about value
ended; the golden sequence is a case that outlives a call (domain.md §5, §7)."""

import sqlalchemy as sa
from alembic import op

revision = "0021"
down_revision = "0020"

_LED = {"account": False, "meeting": True, "strategy": True}


def upgrade() -> None:
    """Add the fields and make the table. Notes of the sequence join a case when one is opened: a
    row that is in no journal would stand in the way of undoing what it belongs to."""
    with op.batch_alter_table("meeting") as meeting:
        meeting.add_column(
            sa.Column("time_checked", sa.Boolean(), nullable=False, server_default="0")
        )
        meeting.add_column(sa.Column("covered", sa.String(), nullable=False, server_default="[]"))
        meeting.add_column(sa.Column("outcome", sa.String(), nullable=True))
        meeting.add_column(sa.Column("decided", sa.String(), nullable=False, server_default=""))
    with op.batch_alter_table("meeting") as filled:
        for name in ("time_checked", "covered", "decided"):
            filled.alter_column(name, server_default=None)
    with op.batch_alter_table("goal") as goal:
        goal.add_column(sa.Column("verified_on", sa.String(), nullable=True))
    op.create_table(
        "rescue_case",
        *(sa.Column(f"{name}_id", sa.Integer(), nullable=empty) for name, empty in _LED.items()),
        sa.Column("opened_on", sa.String(), nullable=False),
        sa.Column("closed_on", sa.String(), nullable=True),
        sa.Column("id", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_rescue_case"),
        *(
            sa.ForeignKeyConstraint(
                [f"{name}_id"], [f"{name}.id"], name=f"fk_rescue_case_{name}_id",
                deferrable=True, initially="DEFERRED",
            )
            for name in _LED
        ),
    )  # fmt: skip
    for name in _LED:
        op.create_index(f"ix_rescue_case_{name}_id", "rescue_case", [f"{name}_id"])
    with op.batch_alter_table("golden_note") as note:
        note.alter_column("meeting_id", existing_type=sa.Integer(), nullable=True)
        note.add_column(sa.Column("rescue_case_id", sa.Integer(), nullable=True))
        note.create_foreign_key(
            "fk_golden_note_rescue_case_id", "rescue_case", ["rescue_case_id"], ["id"],
            deferrable=True, initially="DEFERRED",
        )  # fmt: skip

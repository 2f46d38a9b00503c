"""A book knows meetings again that a calendar brings, and marks those that were called off."""

import sqlalchemy as sa
from alembic import op

revision = "0013"
down_revision = "0012"


def upgrade() -> None:
    """Make the table, and add the mark; no meeting of an older book came from a calendar."""
    with op.batch_alter_table("meeting") as meeting:
        meeting.add_column(sa.Column("cancelled_at", sa.String(), nullable=True))
    op.create_table(
        "calendar_entry",
        sa.Column("account_id", sa.Integer(), nullable=False),
        *(sa.Column(name, sa.String(), nullable=False) for name in ("uid", "recurrence")),
        sa.Column("sequence", sa.Integer(), nullable=False),
        sa.Column("modified_at", sa.String(), nullable=True),
        sa.Column("meeting_id", sa.Integer(), nullable=True),
        sa.Column("title", sa.String(), nullable=False),
        sa.Column("starts_at", sa.String(), nullable=True),
        sa.Column("zone", sa.String(), nullable=False),
        sa.Column("minutes", sa.Integer(), nullable=False),
        *(sa.Column(name, sa.String(), nullable=False) for name in ("place", "text", "guests")),
        *(sa.Column(name, sa.Boolean(), nullable=False) for name in ("cancelled", "is_ours")),
        sa.Column("id", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_calendar_entry"),
        *(
            sa.ForeignKeyConstraint(
                [f"{name}_id"], [f"{name}.id"], name=f"fk_calendar_entry_{name}_id",
                deferrable=True, initially="DEFERRED",
            )
            for name in ("account", "meeting")
        ),
    )  # fmt: skip
    for name in ("account", "meeting"):
        op.create_index(f"ix_calendar_entry_{name}_id", "calendar_entry", [f"{name}_id"])

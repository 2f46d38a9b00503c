"""An opportunity knows who opened the door, its first small result, and its hand-over; a note of
selling knows whose need it is, and when somebody was spoken to (domain.md §6)."""

import sqlalchemy as sa
from alembic import op

revision = "0019"
down_revision = "0018"

_DAYS = ("first_result_on", "handed_on", "accepted_on")


def upgrade() -> None:
    """Add what came; of what is there nobody said it."""
    with op.batch_alter_table("opportunity") as table:
        table.add_column(sa.Column("first_result", sa.String(), nullable=False, server_default=""))
        for name in _DAYS:
            table.add_column(sa.Column(name, sa.String(), nullable=True))
        table.add_column(sa.Column("opener_id", sa.Integer(), nullable=True))
        table.create_foreign_key(
            "fk_opportunity_opener_id", "team_member", ["opener_id"], ["id"],
            deferrable=True, initially="DEFERRED",
        )  # fmt: skip
    with op.batch_alter_table("opportunity") as table:
        table.alter_column("first_result", server_default=None)
    with op.batch_alter_table("selling_note") as table:
        table.add_column(sa.Column("level", sa.String(), nullable=True))
        table.add_column(sa.Column("whose", sa.String(), nullable=False, server_default=""))
        table.add_column(sa.Column("spoken_on", sa.String(), nullable=True))
        table.add_column(sa.Column("action_id", sa.Integer(), nullable=True))
        table.create_foreign_key(
            "fk_selling_note_action_id", "action", ["action_id"], ["id"],
            deferrable=True, initially="DEFERRED",
        )  # fmt: skip
    with op.batch_alter_table("selling_note") as table:
        table.alter_column("whose", server_default=None)

"""A book keeps its outbox, and which acts can no longer be undone because a mail has gone out."""

import sqlalchemy as sa
from alembic import op

revision = "0015"
down_revision = "0014"

_TEXTS = ("to", "cc", "bcc", "subject", "body", "language", "campaign", "state", "sender",
          "message_id", "content", "results", "trouble")  # fmt: skip
_INSTANTS = ("due_at", "again_at", "claimed_at", "sent_at")
_LED = ("account", "meeting", "contact")


def upgrade() -> None:
    """Make the tables."""
    op.create_table(
        "outbox_mail",
        sa.Column("account_id", sa.Integer(), nullable=False),
        sa.Column("meeting_id", sa.Integer(), nullable=True),
        sa.Column("contact_id", sa.Integer(), nullable=True),
        *(sa.Column(name, sa.String(), nullable=False) for name in _TEXTS),
        *(sa.Column(name, sa.String(), nullable=True) for name in _INSTANTS),
        sa.Column("tries", sa.Integer(), nullable=False),
        sa.Column("id", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_outbox_mail"),
        *(
            sa.ForeignKeyConstraint(
                [f"{name}_id"], [f"{name}.id"], name=f"fk_outbox_mail_{name}_id",
                deferrable=True, initially="DEFERRED",
            )
            for name in _LED
        ),
    )  # fmt: skip
    for name in _LED:
        op.create_index(f"ix_outbox_mail_{name}_id", "outbox_mail", [f"{name}_id"])
    op.create_table(
        "final_act",
        sa.Column("change_set_id", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("change_set_id", name="pk_final_act"),
    )

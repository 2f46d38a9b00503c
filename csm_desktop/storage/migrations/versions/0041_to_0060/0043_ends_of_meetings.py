"""Meetings are asked every minute which of them ended with no follow-up sent: by an index now."""

from alembic import op

revision = "0043"
down_revision = "0042"


def upgrade() -> None:
    """Add an index of the ends, and of when they were entered."""
    for column in ("ended_at", "closed_at"):
        op.create_index(f"ix_meeting_{column}", "meeting", [column])

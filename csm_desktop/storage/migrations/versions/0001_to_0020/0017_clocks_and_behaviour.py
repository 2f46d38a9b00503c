"""Kept figures know how many follow-ups went in time, and what an account does not use or has not
improved; a meeting when its end was entered, where that was later; a mail the day on which it went,
where the user was (domain.md §7, §9)."""

import sqlalchemy as sa
from alembic import op

revision = "0017"
down_revision = "0016"


def upgrade() -> None:
    """Add the columns; figures are reckoned anew. When the end of a meeting was entered nobody
    knows of an older book."""
    with op.batch_alter_table("account_figures") as figures:
        figures.add_column(sa.Column("asked", sa.Integer(), nullable=True))
        figures.add_column(sa.Column("in_time", sa.Integer(), nullable=True))
        figures.add_column(sa.Column("unused", sa.String(), nullable=True))
        figures.add_column(sa.Column("unimproved", sa.String(), nullable=True))
    op.execute("UPDATE account_figures SET stale = 1")
    with op.batch_alter_table("outbox_mail") as mail:
        mail.add_column(sa.Column("sent_on", sa.String(), nullable=True))
    with op.batch_alter_table("meeting") as meeting:
        meeting.add_column(sa.Column("closed_at", sa.String(), nullable=True))

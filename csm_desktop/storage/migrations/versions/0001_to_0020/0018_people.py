"""A contact has a mobile, further addresses, a dotted line, and a past (domain.md §6)."""

import sqlalchemy as sa
from alembic import op

revision = "0018"
down_revision = "0017"

_FILLED = (("mobile", ""), ("reach", "[]"), ("formerly_at", ""))


def upgrade() -> None:
    """Add the columns, filled with the fields' own defaults."""
    with op.batch_alter_table("contact") as contact:
        for column, default in _FILLED:
            contact.add_column(
                sa.Column(column, sa.String(), nullable=False, server_default=default)
            )
        contact.add_column(sa.Column("dotted_to_id", sa.Integer(), nullable=True))
        contact.create_foreign_key(
            "fk_contact_dotted_to_id", "contact", ["dotted_to_id"], ["id"],
            deferrable=True, initially="DEFERRED",
        )  # fmt: skip
    with op.batch_alter_table("contact") as contact:
        for column, _ in _FILLED:
            contact.alter_column(column, server_default=None)

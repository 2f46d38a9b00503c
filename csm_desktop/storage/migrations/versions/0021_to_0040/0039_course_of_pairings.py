"""A pairing knows who was introduced, how much value there was then, and what came of it
(domain.md §5)."""

import sqlalchemy as sa
from alembic import op

revision = "0039"
down_revision = "0032"

_PEOPLE = ("contact_id", "champion_contact_id")


def upgrade() -> None:
    """Add the columns; of the pairings of before none of it is known."""
    with op.batch_alter_table("pairing") as pairing:
        for name in ("result", "achieved_then"):
            pairing.add_column(sa.Column(name, sa.String(), nullable=True))
        for name in _PEOPLE:
            pairing.add_column(sa.Column(name, sa.Integer(), nullable=True))
            pairing.create_foreign_key(
                f"fk_pairing_{name}", "contact", [name], ["id"],
                deferrable=True, initially="DEFERRED",
            )  # fmt: skip
    op.create_index("ix_pairing_contact_id", "pairing", ["contact_id"])

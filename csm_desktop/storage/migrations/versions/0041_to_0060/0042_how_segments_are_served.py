"""A segment says what helps and what does not, where its customers meet us, and which playbooks are
off (domain.md §1, §5)."""

import sqlalchemy as sa
from alembic import op

revision = "0042"
down_revision = "0041"

_TEXTS = ("dos", "donts", "people_touches", "digital_touches", "product_touches")


def upgrade() -> None:
    """Add the columns; nobody has said any of it yet, and every playbook is on."""
    for name in _TEXTS:
        op.add_column("segment", sa.Column(name, sa.String(), nullable=False, server_default=""))
    op.add_column(
        "segment", sa.Column("playbooks_off", sa.String(), nullable=False, server_default="[]")
    )
    # The defaults were for the rows that are there: new ones bring their own.
    with op.batch_alter_table("segment") as table:
        for name in (*_TEXTS, "playbooks_off"):
            table.alter_column(name, server_default=None)

"""The practice itself is assessed, pillar by pillar (domain.md §11)."""

import sqlalchemy as sa
from alembic import op

revision = "0047"
down_revision = "0046"

_PILLARS = ("playbook", "onboarding", "community", "productivity", "value", "alignment")


def upgrade() -> None:
    """Make the table."""
    op.create_table(
        "maturity_assessment",
        sa.Column("on", sa.String(), nullable=False),
        *(sa.Column(f"{name}_points", sa.Integer(), nullable=True) for name in _PILLARS),
        sa.Column("note", sa.String(), nullable=False),
        sa.Column("id", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_maturity_assessment"),
    )

"""A review has its length, its agenda, and what is to be said at each part (domain.md §10)."""

from typing import Any

import sqlalchemy as sa
from alembic import op

revision = "0050"
down_revision = "0049"


def _add(name: str, kind: "sa.types.TypeEngine[Any]", first: str) -> None:
    op.add_column("review", sa.Column(name, kind, nullable=False, server_default=first))
    # The default was for the rows that are there: new ones bring their own.
    with op.batch_alter_table("review") as altered:
        altered.alter_column(name, server_default=None)


def upgrade() -> None:
    """Add the columns: an hour, by the proposed agenda, of which paper says nothing."""
    _add("minutes", sa.Integer(), "60")
    _add("agenda", sa.String(), "[]")
    _add("shows_agenda", sa.Boolean(), "0")
    _add("speaking", sa.String(), "[]")

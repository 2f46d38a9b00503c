"""An account keeps who of ours sold it (domain.md §3)."""

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"


def upgrade() -> None:
    """Add the reference; nobody knows it of the accounts that are there."""
    with op.batch_alter_table("account") as account:
        account.add_column(sa.Column("sold_by_id", sa.Integer(), nullable=True))
        account.create_foreign_key(
            "fk_account_sold_by_id", "team_member", ["sold_by_id"], ["id"],
            deferrable=True, initially="DEFERRED",
        )  # fmt: skip

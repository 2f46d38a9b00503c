"""Ids of other systems are several and know whose they are; groups of companies, accounts that
became one, and who was told apart; what lists of deals say of a deal."""

import sqlalchemy as sa
from alembic import op

revision = "0007"
down_revision = "0006"

_TABLES = ("account", "contact", "meeting", "subscription")


def upgrade() -> None:
    """Add what came; of the ids that are there nobody knows whose they are."""
    for name in (*_TABLES, "opportunity"):
        with op.batch_alter_table(name) as table:
            table.add_column(sa.Column("ids", sa.String(), nullable=False, server_default="[]"))
    for name in _TABLES:
        op.execute(
            f'UPDATE "{name}" SET ids ='
            " json_array(json_object('system', '', 'text', external_id)) WHERE external_id <> ''"
        )
    for name in (*_TABLES, "opportunity"):
        with op.batch_alter_table(name) as table:
            table.alter_column("ids", server_default=None)
            if name != "opportunity":
                table.drop_column("external_id")
    _of_accounts()
    _of_deals()


def _of_accounts() -> None:
    with op.batch_alter_table("account") as account:
        account.add_column(
            sa.Column("also_called", sa.String(), nullable=False, server_default="[]")
        )
        for name in ("parent_id", "merged_into_id"):
            account.add_column(sa.Column(name, sa.Integer(), nullable=True))
            account.create_foreign_key(
                f"fk_account_{name}", "account", [name], ["id"],
                deferrable=True, initially="DEFERRED",
            )  # fmt: skip
    with op.batch_alter_table("account") as account:
        account.alter_column("also_called", server_default=None)
    op.create_table(
        "told_apart",
        sa.Column("account_id", sa.Integer(), nullable=False),
        sa.Column("other_account_id", sa.Integer(), nullable=False),
        sa.Column("on", sa.String(), nullable=False),
        sa.Column("id", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_told_apart"),
        *(
            sa.ForeignKeyConstraint(
                [name], ["account.id"], name=f"fk_told_apart_{name}",
                deferrable=True, initially="DEFERRED",
            )
            for name in ("account_id", "other_account_id")
        ),
    )  # fmt: skip
    op.create_index("ix_told_apart_account_id", "told_apart", ["account_id"])


def _of_deals() -> None:
    with op.batch_alter_table("opportunity") as deal:
        deal.add_column(sa.Column("product", sa.String(), nullable=False, server_default=""))
        deal.add_column(sa.Column("opened_on", sa.String(), nullable=True))
    with op.batch_alter_table("opportunity") as deal:
        deal.alter_column("product", server_default=None)

"""A book keeps what customers ask of the product; what was noted in a meeting knows where."""

import sqlalchemy as sa
from alembic import op

revision = "0008"
down_revision = "0007"


def upgrade() -> None:
    """Make the table, and add the references; of what is there nobody knows the meeting."""
    names = ("account", "contact", "meeting")
    op.create_table(
        "product_request",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("account_id", sa.Integer(), nullable=False),
        *(sa.Column(f"{name}_id", sa.Integer(), nullable=True) for name in names[1:]),
        *(sa.Column(name, sa.String(), nullable=False) for name in ("text", "asked_on", "state",
                                                                    "answer")),
        sa.Column("answered_on", sa.String(), nullable=True),
        sa.PrimaryKeyConstraint("id", name="pk_product_request"),
        *(
            sa.ForeignKeyConstraint(
                [f"{name}_id"], [f"{name}.id"], name=f"fk_product_request_{name}_id",
                deferrable=True, initially="DEFERRED",
            )
            for name in names
        ),
    )  # fmt: skip
    for name in names:
        op.create_index(f"ix_product_request_{name}_id", "product_request", [f"{name}_id"])
    for table in ("engagement_event", "advocacy_act"):
        with op.batch_alter_table(table) as noted:
            noted.add_column(sa.Column("meeting_id", sa.Integer(), nullable=True))
            noted.create_foreign_key(
                f"fk_{table}_meeting_id",
                "meeting",
                ["meeting_id"],
                ["id"],
                deferrable=True,
                initially="DEFERRED",
            )
            noted.create_index(f"ix_{table}_meeting_id", ["meeting_id"])

"""People and accounts have a language and a form of address; the user's own templates are kept
(domain.md §7)."""

import sqlalchemy as sa
from alembic import op

revision = "0012"
down_revision = "0011"

_FILLED = (("contact", "language"), ("contact", "greeting"), ("account", "language"),
           ("follow_up", "language"))  # fmt: skip


def upgrade() -> None:
    """Add the columns, filled with the fields' own defaults, and make the table."""
    for table, column in _FILLED:
        with op.batch_alter_table(table) as grown:
            grown.add_column(sa.Column(column, sa.String(), nullable=False, server_default=""))
    with op.batch_alter_table("contact") as contact:
        contact.add_column(sa.Column("address_form", sa.String(), nullable=True))
        contact.add_column(sa.Column("opted_out", sa.Boolean(), nullable=False, server_default="0"))
    for table, column in (*_FILLED, ("contact", "opted_out")):
        with op.batch_alter_table(table) as filled:
            filled.alter_column(column, server_default=None)
    op.create_table(
        "letter_template",
        *(sa.Column(name, sa.String(), nullable=False) for name in ("kind", "language", "subject",
                                                                    "body")),
        sa.Column("role", sa.String(), nullable=True),
        sa.Column("id", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_letter_template"),
    )  # fmt: skip

"""A playbook is for one tone and can be retired, a step can be praise, a run ends with an outcome
(domain.md §8)."""

import sqlalchemy as sa
from alembic import op

revision = "0005"
down_revision = "0004"


def upgrade() -> None:
    """Add the columns; those that may not be empty are filled with the fields' own defaults."""
    with op.batch_alter_table("playbook") as playbook:
        playbook.add_column(sa.Column("tone", sa.String(), nullable=True))
        playbook.add_column(sa.Column("retired", sa.Boolean(), nullable=False, server_default="0"))
    with op.batch_alter_table("playbook_step") as step:
        step.add_column(sa.Column("praise", sa.Boolean(), nullable=False, server_default="0"))
    with op.batch_alter_table("playbook_run") as run:
        run.add_column(sa.Column("outcome", sa.String(), nullable=True))
        run.add_column(sa.Column("lesson", sa.String(), nullable=False, server_default=""))
    for table, column in (("playbook", "retired"), ("playbook_step", "praise"),
                          ("playbook_run", "lesson")):  # fmt: skip
        with op.batch_alter_table(table) as filled:
            filled.alter_column(column, server_default=None)

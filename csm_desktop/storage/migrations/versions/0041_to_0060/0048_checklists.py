"""The practice goes through its checklist, round by round (domain.md §11)."""

from typing import Any

import sqlalchemy as sa
from alembic import op

revision = "0048"
down_revision = "0047"


def _text(name: str, empty: bool = False) -> "sa.Column[Any]":
    return sa.Column(name, sa.String(), nullable=empty)


def _number(name: str, empty: bool = False) -> "sa.Column[Any]":
    return sa.Column(name, sa.Integer(), nullable=empty)


def upgrade() -> None:
    """Make the tables."""
    op.create_table(
        "checklist_item", _text("layer"), _number("number"), _text("text"), _number("position"),
        _number("id"), sa.PrimaryKeyConstraint("id", name="pk_checklist_item"),
    )  # fmt: skip
    op.create_table(
        "checklist_round", _text("on"), _number("id"),
        sa.PrimaryKeyConstraint("id", name="pk_checklist_round"),
    )  # fmt: skip
    op.create_table(
        "checklist_answer", _number("round_id"), _number("item_id"), _text("state", empty=True),
        _text("note"), _number("team_member_id", empty=True), _text("due_on", empty=True),
        _number("id"), sa.PrimaryKeyConstraint("id", name="pk_checklist_answer"),
        *(
            sa.ForeignKeyConstraint(
                [name], [f"{to}.id"], name=f"fk_checklist_answer_{name}", deferrable=True,
                initially="DEFERRED",
            )
            for name, to in (
                ("round_id", "checklist_round"), ("item_id", "checklist_item"),
                ("team_member_id", "team_member"),
            )
        ),
    )  # fmt: skip

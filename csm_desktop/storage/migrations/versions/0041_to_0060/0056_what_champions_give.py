"""Accounts follow champions, are held against what those stood on, and sit in a customer council
(domain.md §5)."""

from typing import Any

import sqlalchemy as sa
from alembic import op

revision = "0056"
down_revision = "0055"


def _text(name: str, empty: bool = False) -> "sa.Column[Any]":
    return sa.Column(name, sa.String(), nullable=empty)


def _number(name: str, empty: bool = False) -> "sa.Column[Any]":
    return sa.Column(name, sa.Integer(), nullable=empty)


def _make(table: str, *columns: "sa.Column[Any]", **to: str) -> None:
    op.create_table(
        table, *columns, _number("id"), sa.PrimaryKeyConstraint("id", name=f"pk_{table}"),
        *(
            sa.ForeignKeyConstraint(
                [name], [f"{other}.id"], name=f"fk_{table}_{name}", deferrable=True,
                initially="DEFERRED",
            )
            for name, other in to.items()
        ),
    )  # fmt: skip
    for name in (one for one in ("account_id", "contact_id") if one in to):
        op.create_index(f"ix_{table}_{name}", table, [name])


def upgrade() -> None:
    """Make the tables; nothing of it was kept before."""
    own = {"account_id": "account"}
    _make(
        "taken_over", _number("account_id"), _number("champion_account_id"), _number("essence_id"),
        _text("on"), champion_account_id="account", essence_id="essence", **own,
    )  # fmt: skip
    _make("criterion_answer", _number("account_id"), _text("kind"), _text("answer"), **own)
    _make(
        "council_seat", _number("account_id"), _text("asked_on"), _text("state"),
        _number("contact_id", empty=True), _text("since", empty=True), _text("note"),
        contact_id="contact", **own,
    )  # fmt: skip
    _make("council_meeting", _text("on"), _text("topic"), _text("place"), _text("outcome"))
    _make(
        "council_presence", _number("account_id"), _number("council_meeting_id"),
        council_meeting_id="council_meeting", **own,
    )  # fmt: skip

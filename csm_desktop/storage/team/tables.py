"""The tables of a team's database: those of the books under the same names, each with whose book a
row is of, the figures that the program reckons of them, and what was published when.

Types are real there: days, instants, numbers, yes and no, and JSON for lists.
"""

from collections.abc import Mapping
from dataclasses import fields
from datetime import date, datetime
from decimal import Decimal
from functools import cache
from typing import TYPE_CHECKING, Any, get_origin

from csm_desktop.domain.limits.bounds import without_none
from csm_desktop.domain.records.money import Money
from csm_desktop.storage.exchange.account_rows import is_of_accounts
from csm_desktop.storage.rows import KIND_OF, ROWS
from csm_desktop.storage.team.figures import FIGURES, Parts
from csm_desktop.values import dataclass

if TYPE_CHECKING:
    from sqlalchemy import MetaData

UNPUBLISHED = frozenset(
    {"setting", "list_profile", "letter_template", "outbox_mail", "contact_photo"}
)
"""What is the program's, a picture of somebody, or a letter, and goes into no team's database."""
BY_ITSELF = frozenset({"alert", "health_snapshot", "forecast_entry"})
"""Kinds that the program changes without an act in the journal."""


@dataclass(frozen=True, slots=True)
class TeamTable:
    """One table: its `columns` beside book and owner with what they hold, the `key` that tells the
    rows of one book apart, and the column by which a row is an account's ("" for none)."""

    name: str
    columns: Mapping[str, type]
    key: tuple[str, ...]
    account: str = ""

    @property
    def names(self) -> tuple[str, ...]:
        """All its columns."""
        return (*WHOSE, *self.columns)


WHOSE = ("book_id", "book_owner")
"""Of which book a row is, and whose book that is."""


def _of_kind(name: str, kind: Any) -> TeamTable:
    columns: dict[str, type] = {}
    for field in fields(kind):
        held = without_none(field.type)
        if held is Money:
            columns |= {f"{field.name}_minor": int, f"{field.name}_currency": str}
        else:
            columns[field.name] = tuple if get_origin(held) is tuple else held
    account = "" if not is_of_accounts(name) else "id" if name == "account" else "account_id"
    return TeamTable(name, columns, ("id",), account)


def _of_figures(name: str, kind: Any) -> TeamTable:
    columns = {field.name: without_none(field.type) for field in fields(kind)}
    return TeamTable(name, columns, kind.KEY)


KINDS = {name: _of_kind(name, kind) for name, kind in KIND_OF.items() if name not in UNPUBLISHED}
OF_FIGURES = {name: _of_figures(name, kind) for name, kind in FIGURES.items()}
TABLES: Mapping[str, TeamTable] = {**KINDS, **OF_FIGURES}
BY_JOURNAL = tuple(name for name, table in KINDS.items() if table.account and name not in BY_ITSELF)
"""The tables of which the journal tells, account by account, what changed."""


@cache
def metadata(schema: str) -> "MetaData":
    """Every table of a team's database, as SQLAlchemy has them."""
    from sqlalchemy import Column, Index, MetaData, Table

    made = MetaData(schema=schema)
    for table in TABLES.values():
        columns = [Column("book_id", _types()[int], primary_key=True, autoincrement=False),
                   Column("book_owner", _types()[str], nullable=False)]  # fmt: skip
        columns += [
            Column(name, _type(held), primary_key=name in table.key, autoincrement=False)
            for name, held in table.columns.items()
        ]
        built = Table(table.name, made, *columns)
        if table.account not in ("", "id"):
            Index(f"{table.name} of account", built.c.book_id, built.c[table.account])
    for name, (held, key) in _KEPT.items():
        kept = [Column(each, _type(of), primary_key=each in key, autoincrement=False)
                for each, of in held.items()]  # fmt: skip
        Table(name, made, *kept)
    return made


_KEPT: dict[str, tuple[dict[str, type], tuple[str, ...]]] = {
    "layout": ({"revision": str, "edition": int, "program": str}, ()),
    "book": (
        {"id": int, "name": str, "owner": str, "team": str, "everything": bool, "as_of": date,
         "published_at": datetime, "shape": str},
        ("id",),
    ),
    "published_act": (
        {"book_id": int, "act": int, "state": str, "at": str, "changes": int}, ("book_id", "act")
    ),
    "published_table": ({"book_id": int, "name": str, "digest": str}, ("book_id", "name")),
}  # fmt: skip
"""What the database knows of itself: how it is laid out, the books, and what the last publish of
each saw."""
OF_A_BOOK = (*TABLES, "published_act", "published_table")


def _type(held: type) -> Any:
    return _types().get(held, _types()[str])


@cache
def _types() -> dict[Any, Any]:
    from sqlalchemy import BigInteger, Boolean, Date, DateTime, Numeric, Text
    from sqlalchemy.dialects.postgresql import JSONB

    return {
        int: BigInteger(), bool: Boolean(), date: Date(), datetime: DateTime(timezone=True),
        Decimal: Numeric(), Parts: Numeric(), tuple: JSONB(), str: Text(),
    }  # fmt: skip


assert not {*WHOSE} & {name for table in TABLES.values() for name in table.columns}
assert TABLES.keys() <= ROWS.keys() | FIGURES.keys()

"""All that a book knows of one account, read in one go for rules and pages."""

from collections.abc import Sequence
from dataclasses import dataclass, fields
from datetime import date
from functools import cache
from typing import Any, get_args, get_origin

from sqlalchemy import Connection

from csm_desktop.domain.accounts import Account
from csm_desktop.domain.facts import AccountFacts
from csm_desktop.domain.journeys import JourneyStep, JourneyTemplate
from csm_desktop.domain.segments import Segment
from csm_desktop.storage.convert import Primitive, columns_of, from_rows
from csm_desktop.storage.rows import ROW_OF

# In which order facts come: the first of these columns that a kind has, then the id.
_ORDER = ("position", "number", "version", "on", "starts_at", "recorded_on", "target_on", "since")


@dataclass(frozen=True, slots=True)
class _Asked:
    """One field of the facts: which kind it holds, and whether those are the account's own."""

    name: str
    kind: type
    of_account: bool


def account_facts(connection: Connection, account_id: int, as_of: date) -> AccountFacts:
    """The facts of one account. Raises LookupError where there is none with this id."""
    account = _one(connection, Account, account_id)
    if account is None:
        raise LookupError(account_id)
    segment = _one(connection, Segment, account.segment_id)
    journey = _one(connection, JourneyTemplate, segment.journey_id if segment else None)
    found: dict[str, Any] = {
        asked.name: _all(
            connection, asked.kind, "account_id" if asked.of_account else "", account_id
        )
        for asked in _asked()
    }
    if journey:
        found["journey_steps"] = _all(connection, JourneyStep, "journey_id", journey.id)
    return AccountFacts(as_of=as_of, account=account, segment=segment, journey=journey, **found)


@cache
def _asked() -> tuple[_Asked, ...]:
    return tuple(
        _Asked(field.name, kind, "account_id" in columns_of(kind))
        for field in fields(AccountFacts)
        if get_origin(field.type) is tuple and (kind := get_args(field.type)[0]) is not JourneyStep
    )


def _one(connection: Connection, kind: type[Any], id_: int | None) -> Any:
    if id_ is None:
        return None
    found = from_rows(kind, _select(connection, kind, "id", id_))
    return found[0] if found else None


def _all(connection: Connection, kind: type, column: str, value: Primitive) -> tuple[Any, ...]:
    return from_rows(kind, _select(connection, kind, column, value))


def _select(connection: Connection, kind: type, column: str, value: Primitive) -> Sequence[Any]:
    where = f'WHERE "{column}" = ?' if column else ""
    return connection.exec_driver_sql(
        f"{_statement(kind)} {where} ORDER BY {_ordering(kind)}", (value,) if column else ()
    ).all()


@cache
def _statement(kind: Any) -> str:
    names = ", ".join(f'"{column}"' for column in columns_of(kind))
    return f'SELECT {names} FROM "{ROW_OF[kind].__tablename__}"'


@cache
def _ordering(kind: Any) -> str:
    first = next((f'"{name}", ' for name in _ORDER if name in columns_of(kind)), "")
    return f"{first}id"

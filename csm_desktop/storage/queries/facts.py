"""All that a book knows of one account, read in one go for rules and pages."""

from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import fields
from datetime import date
from functools import cache, lru_cache
from itertools import compress, groupby
from operator import attrgetter
from typing import Any, get_args, get_origin

from csm_desktop.domain.records.accounts import Account
from csm_desktop.domain.records.facts import AccountFacts
from csm_desktop.domain.records.journeys import JourneyStep, JourneyTemplate
from csm_desktop.domain.records.segments import Segment
from csm_desktop.storage.convert import columns_of, from_rows
from csm_desktop.storage.damage.dangling import without_dangling
from csm_desktop.storage.file.pool import BookConnection
from csm_desktop.storage.raw_sql import execute
from csm_desktop.storage.rows import ROW_OF
from csm_desktop.values import dataclass

_AT_ONCE = 200  # accounts a query
_owner = attrgetter("account_id")
# In which order facts come: the first of these columns that a kind has, then the id.
_ORDER = (
    "position",
    "number",
    "version",
    "on",
    "starts_at",
    "recorded_on",
    "asked_on",
    "target_on",
    "since",
)


@dataclass(frozen=True, slots=True)
class _Asked:
    """One field of the facts: which kind it holds, and whether those are the account's own."""

    name: str
    kind: type
    of_account: bool


@dataclass(frozen=True, slots=True)
class SharedFacts:
    """What all accounts of a book share, by the fields of AccountFacts; the rest by its id."""

    fields: dict[str, tuple[Any, ...]]
    segments: dict[int | None, Segment]
    journeys: dict[int | None, JourneyTemplate]
    steps: dict[int, tuple[JourneyStep, ...]]


def shared_facts(connection: BookConnection, needed: Collection[str] | None = None) -> SharedFacts:
    """Read what all accounts share, as far as it is `needed` (None: all)."""
    steps: dict[int, tuple[JourneyStep, ...]] = {}
    for step in _all(connection, JourneyStep):
        steps[step.journey_id] = (*steps.get(step.journey_id, ()), step)
    asked = [one for one in _asked() if needed is None or one.name in needed]
    return SharedFacts(
        {one.name: _all(connection, one.kind) for one in asked if not one.of_account},
        {segment.id: segment for segment in _all(connection, Segment)},
        {journey.id: journey for journey in _all(connection, JourneyTemplate)},
        steps,
    )


def account_facts(
    connection: BookConnection, account_id: int, as_of: date, shared: SharedFacts | None = None
) -> AccountFacts:
    """The facts of one account; `shared` are all that the book's accounts share, where they are
    known. Raises LookupError where there is none with this id."""
    for facts in facts_of_many(connection, [account_id], as_of, shared=shared):
        return facts
    raise LookupError(account_id)


def facts_of_many(
    connection: BookConnection,
    account_ids: Sequence[int],
    as_of: date,
    needed: Collection[str] | None = None,
    shared: SharedFacts | None = None,
) -> Iterator[AccountFacts]:
    """The facts of several accounts, by id; unknown ids are passed over.

    `needed` names the fields of AccountFacts that shall be filled (None: all). Accounts are read
    by the hundred, so that neither memory nor the number of queries grows with the book.
    """
    asked = [one for one in _asked() if needed is None or one.name in needed]
    # What belongs to the whole book is read once, not for each portion of accounts.
    known = shared or shared_facts(connection, needed)
    # By id, so that what comes of a whole book does not depend on who asked in which order.
    ordered = sorted(account_ids)
    for start in range(0, len(ordered), _AT_ONCE):
        ids = ordered[start : start + _AT_ONCE]
        # An account holds things of a dozen kinds out of fifty: the others are not asked for.
        alone = len(ids) == 1 and not connection.is_damaged
        there = _kinds_of(connection, ids[0]) if alone else None
        own = {
            one.name: _by_account(connection, one.kind, ids)
            if there is None or one.kind in there
            else {}
            for one in asked
            if one.of_account
        }
        # Only where something is missing: to look for it in every account costs as much as reading
        # it.
        mend = connection.is_damaged or any(None in found for found in own.values())
        accounts: tuple[Account, ...] = _all(connection, Account, "id", ids)
        parents = _parents(connection, accounts)
        for account in accounts:
            segment = known.segments.get(account.segment_id)
            journey = known.journeys.get(segment.journey_id) if segment else None
            mine = {name: found.get(account.id, ()) for name, found in own.items()}
            if mend:
                others = [*known.fields.values(), *known.steps.values()]
                mine = without_dangling(mine, _named(thing for each in others for thing in each))
            yield AccountFacts(
                as_of=as_of,
                account=account,
                parent=parents.get(account.parent_id),
                segment=segment,
                journey=journey,
                journey_steps=known.steps.get(journey.id, ()) if journey else (),
                **known.fields,
                **mine,
            )


def _named(things: Iterable[Any]) -> set[tuple[str, int]]:
    return {(ROW_OF[type(thing)].__tablename__, thing.id) for thing in things}


def _parents(connection: BookConnection, accounts: Sequence[Account]) -> dict[int | None, Account]:
    """The accounts that some of these belong to, by id."""
    ids = sorted({account.parent_id for account in accounts if account.parent_id is not None})
    found: tuple[Account, ...] = _all(connection, Account, "id", ids) if ids else ()
    return {account.id: account for account in found}


@cache
def _asked() -> tuple[_Asked, ...]:
    return tuple(
        _Asked(field.name, kind, "account_id" in columns_of(kind))
        for field in fields(AccountFacts)
        if get_origin(field.type) is tuple and (kind := get_args(field.type)[0]) is not JourneyStep
    )


def _kinds_of(connection: BookConnection, account_id: int) -> frozenset[type]:
    """Of which kinds an account has anything at all: one question, where each would be one."""
    kinds, statement = _any_of_kinds()
    found = execute(connection, statement, (account_id,)).fetchone()
    return frozenset(compress(kinds, found))


@cache
def _any_of_kinds() -> tuple[tuple[type, ...], str]:
    kinds = tuple(dict.fromkeys(one.kind for one in _asked() if one.of_account))
    each = (
        f'EXISTS (SELECT 1 FROM "{ROW_OF[kind].__tablename__}" WHERE account_id = ?1)'
        for kind in kinds
    )
    return kinds, f"SELECT {', '.join(each)}"


def _by_account(
    connection: BookConnection, kind: type, ids: Sequence[int]
) -> dict[int | None, tuple[Any, ...]]:
    """The things of these accounts; an entry for None where some had to be left out."""
    rows = execute(connection, _statement(kind, "account_id", len(ids)), tuple(ids)).fetchall()
    things: tuple[Any, ...] = from_rows(kind, rows)
    found: dict[int | None, tuple[Any, ...]] = {None: ()} if len(things) < len(rows) else {}
    start = 0
    # They come account by account: each takes a slice.
    for account_id, same in groupby(map(_owner, things)):
        end = start + len(list(same))
        found[account_id] = things[start:end]
        start = end
    return found


def _all(
    connection: BookConnection, kind: type, column: str = "", values: Sequence[int] = ()
) -> tuple[Any, ...]:
    statement = _statement(kind, column, len(values))
    return from_rows(kind, execute(connection, statement, tuple(values)).fetchall())


@lru_cache(maxsize=512)
def _statement(kind: Any, column: str, number: int) -> str:
    names = ", ".join(f'"{column}"' for column in columns_of(kind))
    where, order = "", _ordering(kind)
    if column:
        # Account by account, as their index has them: few are then put in order at a time.
        where = f'WHERE "{column}" IN ({", ".join("?" * number)})'
        order = f'"{column}", {order}' if column != "id" else order
    return f'SELECT {names} FROM "{ROW_OF[kind].__tablename__}" {where} ORDER BY {order}'


def first_of_order(kind: type) -> str | None:
    """The column by which facts of a kind come, before their id; None where that is all."""
    return next((name for name in _ORDER if name in columns_of(kind)), None)


@cache
def _ordering(kind: Any) -> str:
    first = first_of_order(kind)
    return f'"{first}", id' if first else "id"

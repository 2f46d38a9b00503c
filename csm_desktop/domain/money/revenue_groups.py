"""Movements and figures by account, segment, owner or product (domain.md §1).

An account counts whole for the segment and the owner that it has now (our choice). By product each
product of an account is a story of its own: what a customer adds of another product is new to that
product, though an expansion of the account (our choice); start and end are the same either way.
"""

from collections.abc import Callable, Iterable, Mapping, Sequence
from enum import StrEnum

from csm_desktop.domain.money.account_tally import stories_of
from csm_desktop.domain.money.movement_lines import MovementLine, movement_tables, summed
from csm_desktop.domain.money.movements import Movement
from csm_desktop.domain.money.revenue_figures import RevenueFigures, RevenueWindow, revenue_figures
from csm_desktop.domain.records.revenue import (
    Contract,
    ExchangeRate,
    RevenueEvent,
    RevenueKind,
)
from csm_desktop.values import dataclass


class GroupBy(StrEnum):
    """What the lines of a table of movements stand for."""

    ACCOUNT = "account"
    SEGMENT = "segment"
    OWNER = "owner"
    PRODUCT = "product"


@dataclass(frozen=True, slots=True)
class RevenueGroup:
    """One line of a table: its sums, the figures of its accounts, and who they are.

    `name` is that of account, segment, owner or product, "" for those without one. `members` are
    the accounts by their ids, what moved most at the top.
    """

    id: int
    key: str
    name: str
    sums: MovementLine
    figures: RevenueFigures
    members: tuple[MovementLine, ...]


@dataclass(frozen=True, slots=True)
class GroupTable:
    """The groups of one currency and their sum; `figures` are those of all of them together."""

    currency: str
    groups: tuple[RevenueGroup, ...]
    total: MovementLine
    figures: RevenueFigures


@dataclass(frozen=True, slots=True)
class RevenueStory:
    """Whose movements these are, and to which group they belong; its `key` tells it from others."""

    account_id: int
    key: str
    name: str


def grouped(
    movements: Iterable[Movement],
    stories: Mapping[int, RevenueStory],
    names: Mapping[int, str],
    window: RevenueWindow,
    currency: str = "",
    rates: Iterable[ExchangeRate] = (),
) -> tuple[GroupTable, ...]:
    """A table a currency, as `movement_tables` has them, its lines put together by their key.

    `stories` say by the id that movements bear whose they are and to which group they belong;
    `names` are those of accounts.
    """
    told = tuple(movements)
    typed = tuple(rates)
    called = {id_: names.get(story.account_id, "") for id_, story in stories.items()}
    tables = movement_tables(stories_of(told), called, window, currency, typed)
    # As in `movement_tables`: a group is converted only where the whole is.
    used = typed if len(tables) == 1 else ()
    of_key: dict[str, list[Movement]] = {}
    for movement in told:
        of_key.setdefault(stories[movement.account_id].key, []).append(movement)
    found = []
    for table in tables:
        lines: dict[str, list[MovementLine]] = {}
        for line in table.lines:
            lines.setdefault(stories[line.id].key, []).append(line)
        groups = []
        for number, (key, own) in enumerate(lines.items(), 1):
            known = revenue_figures(of_key[key], window, table.currency, used)
            # A group may hold accounts of other currencies, which have tables of their own.
            figures = next(one for one in known if one.start.currency == table.currency)
            name = stories[own[0].id].name
            members = tuple(line._replace(id=stories[line.id].account_id) for line in own)
            sums = summed(members, table.currency, name, number)
            groups.append(RevenueGroup(number, key, name, sums, figures, members))
        found.append(GroupTable(table.currency, tuple(groups), table.total, table.figures))
    return tuple(found)


def by_product(
    contracts: Sequence[Contract],
    events: Sequence[RevenueEvent],
    tell: Callable[[Sequence[Contract], Sequence[RevenueEvent]], tuple[Movement, ...]],
) -> tuple[tuple[Movement, ...], dict[int, RevenueStory]]:
    """The movements of each product of each account, each pair under an id of its own.

    `tell` makes movements of contracts and events. Events that name no contract belong to no
    product; where they tell the whole account, so do the contracts that have no events.
    """
    product_of = {one.id: product_key(one.product) for one in contracts}
    shown: dict[str, str] = {}
    for contract in contracts:
        # The first spelling names the group, for readers know the one that they typed first.
        shown.setdefault(product_key(contract.product), " ".join(contract.product.split()))
    whole = {
        event.account_id
        for event in events
        if event.kind is RevenueKind.NEW and event.subscription_id not in product_of
    }
    told = {event.subscription_id for event in events}
    held: dict[tuple[int, str], tuple[list[Contract], list[RevenueEvent]]] = {}
    for contract in contracts:
        # What an event of the whole account tells already is not told once more.
        if contract.account_id is not None and (
            contract.account_id not in whole or contract.id in told
        ):
            pair = contract.account_id, product_of[contract.id]
            held.setdefault(pair, ([], []))[0].append(contract)
    for event in events:
        # Of no contract, or of one that is gone: the money is the account's and stays in the sum.
        pair = event.account_id, product_of.get(event.subscription_id or 0, "")
        held.setdefault(pair, ([], []))[1].append(event)
    movements: list[Movement] = []
    stories: dict[int, RevenueStory] = {}
    for id_, ((account_id, product), (own, moved)) in enumerate(held.items(), 1):
        stories[id_] = RevenueStory(account_id, product, shown.get(product, ""))
        movements += [movement._replace(account_id=id_) for movement in tell(own, moved)]
    return tuple(movements), stories


def product_key(product: str) -> str:
    """What tells products apart: their names, however they are spaced and capitalised."""
    return " ".join(product.casefold().split())

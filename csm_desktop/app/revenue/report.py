"""The page of movements: a window by account, segment, owner or product, and what belongs to it."""

from collections.abc import Collection, Iterable, Sequence

from csm_desktop.app.book import Book
from csm_desktop.app.revenue.movements import BookMovements
from csm_desktop.app.revenue.records import RevenueRecords, revenue_records
from csm_desktop.domain.lists.lines import AccountLine
from csm_desktop.domain.money.due_renewal import DueRenewal
from csm_desktop.domain.money.lifetime import LifetimeValue, lifetime_value
from csm_desktop.domain.money.movement_lines import MovementTable
from csm_desktop.domain.money.movements import Movement
from csm_desktop.domain.money.rates import converted, rates_used
from csm_desktop.domain.money.renewal_rate import RenewalRate, renewal_rates
from csm_desktop.domain.money.revenue_figures import RevenueWindow
from csm_desktop.domain.money.revenue_groups import (
    GroupBy,
    GroupTable,
    RevenueStory,
    by_product,
    grouped,
    product_key,
)
from csm_desktop.domain.records.accounts import Account, AccountFirstValue
from csm_desktop.domain.records.money import Money, totals
from csm_desktop.domain.records.revenue import ExchangeRate
from csm_desktop.domain.records.segments import Segment
from csm_desktop.domain.text.spread import middle_day
from csm_desktop.domain.value.attainment import FirstValue, time_to_first_value
from csm_desktop.storage.queries import dump
from csm_desktop.storage.queries.first_updates import first_updates
from csm_desktop.values import dataclass
from csm_desktop.wording import tr


@dataclass(frozen=True, slots=True)
class Narrowed:
    """A part of the book by the key of its segment, owner or product; its accounts are told."""

    by: GroupBy
    key: str
    name: str


@dataclass(frozen=True, slots=True)
class Worth:
    """What accounts were worth so far, a sum a currency; of `unknown` ones nobody can say.

    `together` is all of it in the book's currency at today's `rates`, None where one is missing.
    """

    amounts: tuple[Money, ...]
    together: Money | None
    unknown: int
    rates: tuple[ExchangeRate, ...] = ()


@dataclass(frozen=True, slots=True)
class FirstValueDays:
    """Time to first value in days: the median of the `reached`, None where nobody has; the others
    are `waiting`."""

    median: int | None
    reached: int
    waiting: int


@dataclass(frozen=True, slots=True)
class GroupExtras:
    """What a group has beside its movements."""

    renewals: tuple[RenewalRate, ...]
    worth: Worth
    first_value: FirstValueDays

    def renewed(self, currency: str) -> RenewalRate:
        """The renewal rate beside figures of a currency; where nothing of that came due, the first
        there is."""
        own = (rate for rate in self.renewals if rate.due.currency == currency)
        return next(own, self.renewals[0])


@dataclass(frozen=True, slots=True)
class RevenueReport:
    """The tables of a window, with what each group (by its key) and the whole has besides."""

    window: RevenueWindow
    by: GroupBy
    tables: tuple[GroupTable, ...]
    extras: dict[str, GroupExtras]
    whole: GroupExtras
    left_out: tuple[str, ...]

    def as_movements(self) -> BookMovements:
        """The same as the tables of a page or a file, each group a line."""
        tables = tuple(
            MovementTable(
                table.currency,
                tuple(g.sums._replace(account=group_name(g.name)) for g in table.groups),
                table.total,
                table.figures,
            )
            for table in self.tables
        )
        return BookMovements(self.window, tables, self.whole.renewals, self.left_out, self.by)


def group_name(name: str) -> str:
    """What a group is called; some have no segment, owner or product."""
    return name or tr("(none)")


def revenue_report(
    book: Book,
    lines: Sequence[AccountLine],
    window: RevenueWindow,
    by: GroupBy = GroupBy.ACCOUNT,
    part: Narrowed | None = None,
) -> RevenueReport:
    """What became of the revenue of the accounts in `lines`, or of a part of them."""
    records = revenue_records(book, lines)
    moved, stories = _told(records, by, part)
    names = {account_id: line.name for account_id, line in records.lines.items()}
    tables = grouped(moved, stories, names, window, records.currency, records.rates)
    extras = _Extras(book, records, window, moved, stories)
    # Narrowed to a product, renewals of the same account's other products are not its own.
    product = part.key if part is not None and part.by is GroupBy.PRODUCT else None
    keys = {group.key for table in tables for group in table.groups}
    return RevenueReport(
        window,
        by,
        tables,
        {key: extras.of(key, key if by is GroupBy.PRODUCT else product) for key in keys},
        extras.of(None, product),
        records.left_out,
    )


def _told(
    records: RevenueRecords, by: GroupBy, part: Narrowed | None
) -> tuple[tuple[Movement, ...], dict[int, RevenueStory]]:
    is_product = part is not None and part.by is GroupBy.PRODUCT
    if by is GroupBy.PRODUCT or is_product:
        moved, stories = by_product(records.contracts, records.events, records.tell)
    else:
        moved = tuple(one for story in records.stories() for one in story.moved)
        stories = {id_: RevenueStory(id_, "", "") for id_ in records.lines}
    found = {}
    for id_, story in stories.items():
        line = records.lines[story.account_id]
        # A product is told by the story, since an account may have several; else by the account.
        if part is not None and (story.key if is_product else _key(line, part.by)) != part.key:
            continue
        found[id_] = story if by is GroupBy.PRODUCT else _of_account(line, by)
    return tuple(one for one in moved if one.account_id in found), found


def _of_account(line: AccountLine, by: GroupBy) -> RevenueStory:
    key = _key(line, by)
    return RevenueStory(line.id, key, line.name if by is GroupBy.ACCOUNT else key)


def _key(line: AccountLine, by: GroupBy) -> str:
    if by is GroupBy.ACCOUNT:
        return str(line.id)
    return line.segment if by is GroupBy.SEGMENT else line.owner


class _Extras:
    """Renewals, worth and first value of groups; each story is reckoned once."""

    def __init__(
        self,
        book: Book,
        records: RevenueRecords,
        window: RevenueWindow,
        moved: Iterable[Movement],
        stories: dict[int, RevenueStory],
    ) -> None:
        self._records, self._window, self._stories = records, window, stories
        self._due: dict[int, list[DueRenewal]] = {}
        for one in records.due(window):
            self._due.setdefault(one.account_id, []).append(one)
        told: dict[int, list[Movement]] = {}
        for movement in moved:
            told.setdefault(movement.account_id, []).append(movement)
        as_of = records.as_of
        self._worth: dict[int, LifetimeValue] = {
            id_: lifetime_value(story, as_of) for id_, story in told.items()
        }
        with book.reading() as connection:
            accounts = dump.everything(connection, AccountFirstValue, kept_as=Account)
            segments = dump.everything(connection, Segment)
            updates = first_updates(connection, accounts, segments, as_of)
        self._first: dict[int, FirstValue] = {
            # Without a segment: only days are wanted here, and no judgement of them.
            account.id: time_to_first_value(account, None, as_of, updates.get(account.id))
            for account in accounts
        }
        # None stands for the whole, so that it is reckoned as its parts are.
        self._of_key: dict[str | None, list[int]] = {None: list(stories)}
        for id_, told_story in stories.items():
            self._of_key.setdefault(told_story.key, []).append(id_)

    def of(self, key: str | None, product: str | None) -> GroupExtras:
        """What the group of a key has; None: all of them. Only renewals of a `product` if given."""
        ids = self._of_key.get(key, [])
        # A set, because by product an account has several stories and is still one.
        account_ids = {self._stories[id_].account_id for id_ in ids}
        due = [
            one
            for account_id in account_ids
            for one in self._due.get(account_id, ())
            if product is None or product_key(one.product) == product
        ]
        worth = [self._worth[id_] for id_ in ids if id_ in self._worth]
        amounts = totals(amount for value in worth for amount in value.amounts)
        records = self._records
        return GroupExtras(
            renewal_rates(due, self._window, records.currency, records.rates),
            Worth(
                amounts,
                converted(amounts, records.currency, records.rates, records.as_of),
                sum(not value.amounts for value in worth),
                rates_used(
                    (one.currency for one in amounts),
                    records.currency,
                    records.rates,
                    records.as_of,
                ),
            ),
            _first_value([self._first[id_] for id_ in account_ids if id_ in self._first]),
        )


def _first_value(found: Collection[FirstValue]) -> FirstValueDays:
    days = [one.days for one in found if one.days is not None]
    waiting = sum(one.running is not None for one in found)
    return FirstValueDays(middle_day(days), len(days), waiting)

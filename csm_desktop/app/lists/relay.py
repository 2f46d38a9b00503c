"""The relay over the whole book: stages and hand-overs that wait, what became of what each sold,
and what one of ours works for, promised and was handed."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from typing import Any

from csm_desktop.app.book import Book
from csm_desktop.app.lists import accounts as listing
from csm_desktop.domain.journey.boomerang import waiting_hand_overs
from csm_desktop.domain.lists.sellers import SellerLine, SoldRecords, seller_lines
from csm_desktop.domain.lists.stage_lines import StageStay, stage_stays
from csm_desktop.domain.people.account_team import TeamLine, TeamSource
from csm_desktop.domain.records.accounts import Account
from csm_desktop.domain.records.lifecycle import HandOver, Leader, StageChange
from csm_desktop.domain.records.plan import AgreedPlan, Goal, SuccessGap
from csm_desktop.domain.records.reviews import GoalResult, ReviewGoal
from csm_desktop.domain.records.segments import Segment
from csm_desktop.domain.records.strategies import Strategy
from csm_desktop.domain.records.team import TeamMember, TeamPart
from csm_desktop.storage.queries import dump
from csm_desktop.storage.queries.first_updates import first_updates
from csm_desktop.values import dataclass


@dataclass(frozen=True, slots=True)
class WorksFor:
    """An account that one of ours works for, in one line for each of their parts."""

    id: int
    account: Account
    line: TeamLine


@dataclass(frozen=True, slots=True)
class ColleagueDuties:
    """What one of ours works for today, promised at reviews, and was handed but not accepted."""

    member: TeamMember
    works_for: tuple[WorksFor, ...]
    promises: tuple[tuple[Account, ReviewGoal], ...]
    waiting: tuple[tuple[Account, HandOver], ...]


def stays(book: Book) -> tuple[StageStay, ...]:
    """Where every account stands, see `stage_stays`."""
    with book.reading() as connection:
        return stage_stays(
            dump.everything(connection, Account), dump.everything(connection, StageChange),
            dump.everything(connection, HandOver), book.today(),
        )  # fmt: skip


def sellers(book: Book) -> tuple[SellerLine, ...]:
    """What became of the accounts that each of ours sold; standings are those that lists show."""
    standings = {line.id: line.standing for line in listing.accounts(book)}
    with book.reading() as connection:
        members = dump.everything(connection, TeamMember)
        found = dump.everything(connection, Account)
        segments = dump.everything(connection, Segment)
        records = SoldRecords(
            {one.id: one for one in segments},
            standings,
            *(
                _by_account(dump.everything(connection, kind))
                for kind in (Strategy, SuccessGap, Goal, AgreedPlan)
            ),
            updates=first_updates(connection, found, segments, book.today()),
        )
    return seller_lines(found, {one.id: one.name for one in members}, records, book.today())


def duties_of(book: Book, member_id: int) -> ColleagueDuties:
    """What one of ours has to do with today, beside their actions. Raises LookupError."""
    today = book.today()
    with book.reading() as connection:
        members = {one.id: one for one in dump.everything(connection, TeamMember)}
        accounts = {
            one.id: one for one in dump.everything(connection, Account) if one.deleted_at is None
        }
        parts = dump.everything(connection, TeamPart)
        goals = dump.everything(connection, ReviewGoal)
        handed = dump.everything(connection, HandOver)
    member = members[member_id]
    lines = [
        WorksFor(line.id, account, line)
        for account, line in _lines(member, accounts, parts)
        if line.is_running(today)
    ]
    lines.sort(key=lambda one: (one.account.name.casefold(), one.id))
    promised = [
        (accounts[goal.account_id], goal)
        for goal in goals
        if goal.team_member_id == member_id
        and goal.result is GoalResult.OPEN
        and goal.account_id in accounts
    ]
    promised.sort(key=lambda one: (one[1].due_on is None, one[1].due_on, one[1].id))
    waiting = tuple(
        (accounts[one.account_id], one)
        for one in waiting_hand_overs(handed, today)
        if one.to_member_id == member_id and one.account_id in accounts
    )
    return ColleagueDuties(member, tuple(lines), tuple(promised), waiting)


def _lines(
    member: TeamMember, accounts: Mapping[int, Account], parts: Iterable[TeamPart]
) -> Iterable[tuple[Account, TeamLine]]:
    """Each part of one of ours, the account's own words first."""
    for account in accounts.values():
        # Beneath any id of a part, which is made from time.
        if account.owner_id == member.id:
            yield account, TeamLine(-2 * account.id, member, Leader.CUSTOMER_SUCCESS,
                                    TeamSource.OWNER)  # fmt: skip
    for part in parts:
        if part.team_member_id == member.id and part.account_id in accounts:
            line = TeamLine(part.id, member, part.function, TeamSource.PART, part)
            yield accounts[part.account_id], line


def _by_account(things: Iterable[Any]) -> dict[int, list[Any]]:
    found: dict[int, list[Any]] = defaultdict(list)
    for thing in things:
        found[thing.account_id].append(thing)
    return found

"""Who of ours works for an account, with the part each plays (domain.md §1, §2)."""

from collections.abc import Iterable
from datetime import date
from enum import StrEnum

from csm_desktop.domain.records.facts import AccountFacts
from csm_desktop.domain.records.lifecycle import Leader
from csm_desktop.domain.records.team import TeamMember, TeamPart, TeamRole
from csm_desktop.values import dataclass

FUNCTION_OF = {
    TeamRole.CSM: Leader.CUSTOMER_SUCCESS,
    TeamRole.ACCOUNT_EXECUTIVE: Leader.SALES,
    TeamRole.ACCOUNT_MANAGER: Leader.SALES,
    TeamRole.EXECUTIVE_SPONSOR: Leader.CUSTOMER_SUCCESS,
    TeamRole.SUPPORT: Leader.CUSTOMER_SUCCESS,
    TeamRole.PROFESSIONAL_SERVICES: Leader.CUSTOMER_SUCCESS,
    TeamRole.PRODUCT: Leader.PRODUCT,
    TeamRole.MARKETING: Leader.MARKETING,
}
"""For which function somebody of a role works, unless it is said otherwise (our choice)."""


class TeamSource(StrEnum):
    """By what somebody belongs to an account's team."""

    OWNER = "owner"
    SELLER = "seller"
    PART = "part"


@dataclass(frozen=True, slots=True)
class TeamLine:
    """One of ours in an account's team. `part` is the stored part, None for the owner and for the
    seller, who are known from the account itself."""

    id: int
    member: TeamMember
    function: Leader
    source: TeamSource
    part: TeamPart | None = None

    def is_running(self, as_of: date) -> bool:
        """Whether the part is played on a day; its first and last day belong to it."""
        part = self.part
        if part is None:
            return True
        # Nobody said since when: then it has always been so.
        begun = part.since is None or part.since <= as_of
        return begun and (part.until is None or as_of <= part.until)


def account_team(facts: AccountFacts) -> tuple[TeamLine, ...]:
    """The owner, who sold it, then everybody with a part: those who play it now before those who
    did, or will; each in the order of functions and of the days."""
    members = {member.id: member for member in facts.team}
    lines = [
        # Beneath any id of a part, which is made from time.
        TeamLine(-number, members[member_id], function, source)
        for number, (member_id, function, source) in enumerate(_known_from_account(facts), 1)
        if member_id in members
    ]
    functions = list(Leader)
    parts = [
        TeamLine(one.id, members[one.team_member_id], one.function, TeamSource.PART, one)
        for one in facts.team_parts
        if one.team_member_id in members
    ]
    parts.sort(
        key=lambda line: (
            # False comes before True: who plays the part now stands first.
            not line.is_running(facts.as_of),
            functions.index(line.function),
            (line.part and line.part.since) or date.min,
            line.id,
        )
    )
    return (*lines, *parts)


def _known_from_account(
    facts: AccountFacts,
) -> Iterable[tuple[int | None, Leader, TeamSource]]:
    yield facts.account.owner_id, Leader.CUSTOMER_SUCCESS, TeamSource.OWNER
    yield facts.account.sold_by_id, Leader.SALES, TeamSource.SELLER

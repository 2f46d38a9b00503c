"""Who of ours works for an account, with the part each plays."""

from dataclasses import replace
from datetime import date

from csm_desktop.domain.people.account_team import FUNCTION_OF, TeamSource, account_team
from csm_desktop.domain.records.accounts import Account
from csm_desktop.domain.records.facts import AccountFacts
from csm_desktop.domain.records.lifecycle import Leader
from csm_desktop.domain.records.team import TeamMember, TeamPart, TeamRole

TODAY = date(2026, 11, 22)
TEAM = (TeamMember(1, "Alex"), TeamMember(2, "Priya"), TeamMember(3, "Tom"))


def test_by_hand_owner_and_seller_first_then_who_plays_a_part_now() -> None:
    facts = AccountFacts(
        as_of=TODAY,
        account=Account(9, "Northwind Rail", owner_id=1, sold_by_id=2),
        team=TEAM,
        team_parts=(
            TeamPart(21, 9, 3, Leader.PRODUCT, "was here", until=date(2026, 11, 21)),
            TeamPart(22, 9, 3, Leader.FINANCE, "last day", until=TODAY),
            TeamPart(23, 9, 2, Leader.SALES, "renewal", since=TODAY),
            TeamPart(24, 9, 1, Leader.MARKETING, "to come", since=date(2026, 11, 23)),
            TeamPart(25, 9, 77, Leader.SALES, "whom nobody knows"),
        ),
    )
    lines = account_team(facts)
    assert [(line.source, line.id) for line in lines] == [
        (TeamSource.OWNER, -1), (TeamSource.SELLER, -2), (TeamSource.PART, 23),
        (TeamSource.PART, 22), (TeamSource.PART, 24), (TeamSource.PART, 21),
    ]  # fmt: skip
    assert [line.is_running(TODAY) for line in lines] == [True, True, True, True, False, False]
    nobody = replace(facts, account=Account(9, "Northwind Rail"), team_parts=())
    assert account_team(nobody) == ()


def test_every_role_works_for_a_function() -> None:
    assert set(FUNCTION_OF) == set(TeamRole)

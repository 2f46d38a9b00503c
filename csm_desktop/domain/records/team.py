"""Our side of the table: the people who work with the user's accounts (domain.md §1)."""

from dataclasses import dataclass
from enum import StrEnum
from typing import TypedDict


class TeamRole(StrEnum):
    """What a team member does with us."""

    CSM = "csm"
    ACCOUNT_EXECUTIVE = "account_executive"
    ACCOUNT_MANAGER = "account_manager"
    EXECUTIVE_SPONSOR = "executive_sponsor"
    SUPPORT = "support"
    PROFESSIONAL_SERVICES = "professional_services"
    PRODUCT = "product"
    MARKETING = "marketing"


@dataclass(frozen=True, slots=True)
class TeamMember:
    """A person on our side; exactly one of them `is_me`, the user."""

    id: int
    name: str
    role: TeamRole = TeamRole.CSM
    title: str = ""
    email: str = ""
    is_me: bool = False
    active: bool = True


class TeamMemberDetails(TypedDict, total=False):
    """What can be said of a colleague beside their name, by the names of its fields."""

    role: TeamRole
    title: str
    email: str
    is_me: bool
    active: bool


class TeamMemberFields(TeamMemberDetails, total=False):
    """What can be changed of a colleague."""

    name: str

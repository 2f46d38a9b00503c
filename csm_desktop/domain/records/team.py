"""Our side of the table: the people who work with the user's accounts (domain.md §1)."""

from dataclasses import dataclass, field
from enum import StrEnum
from typing import TypedDict

from csm_desktop.domain.records.passport import INTERNAL, SHARED, Searched, shared


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
    name: str = field(metadata=shared(searched=Searched.TITLE, naming=True))
    role: TeamRole = field(default=TeamRole.CSM, metadata=SHARED)
    title: str = field(default="", metadata=shared(searched=Searched.BODY))
    email: str = field(default="", metadata=shared(searched=Searched.BODY, label="E-mail"))
    is_me: bool = field(default=False, metadata=INTERNAL)
    active: bool = field(default=True, metadata=INTERNAL)


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

"""Our side of the table: the people who work with the user's accounts (domain.md §1)."""

from dataclasses import field
from datetime import date
from enum import StrEnum
from typing import TypedDict

from csm_desktop.domain.records.lifecycle import Leader
from csm_desktop.domain.records.passport import INTERNAL, SHARED, Searched, internal, shared
from csm_desktop.values import dataclass


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
    title: str = field(default="", metadata=shared(searched=Searched.BODY, label="Job title"))
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


@dataclass(frozen=True, slots=True)
class TeamPart:
    """The part that one of ours plays in an account: for which function, from when to when.

    `part` is said in words ("runs the integration"); without `since` it was always so, without
    `until` it goes on, and its last day is that day. `note` is for ourselves.
    """

    id: int
    account_id: int = field(metadata=internal(history=False))
    team_member_id: int = field(metadata=SHARED)
    function: Leader = field(metadata=SHARED)
    part: str = field(default="", metadata=shared(searched=Searched.TITLE, naming=True))
    since: date | None = field(default=None, metadata=SHARED)
    until: date | None = field(default=None, metadata=SHARED)
    note: str = field(default="", metadata=internal(searched=Searched.BODY))


class TeamPartFields(TypedDict, total=False):
    """What can be changed of a part in an account; whose it is stays."""

    function: Leader
    part: str
    since: date | None
    until: date | None
    note: str

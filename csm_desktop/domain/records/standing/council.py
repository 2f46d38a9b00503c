"""The customer council: who was asked for a seat, and when it met (domain.md §5): internal."""

from dataclasses import field
from datetime import date
from enum import StrEnum
from typing import TypedDict

from csm_desktop.domain.records.passport import INTERNAL, Searched, internal
from csm_desktop.values import dataclass


class SeatState(StrEnum):
    """What became of the question whether somebody takes a seat."""

    ASKED = "asked"
    MEMBER = "member"
    DECLINED = "declined"
    LEFT = "left"


@dataclass(frozen=True, slots=True)
class CouncilSeat:
    """A customer was asked for a seat in the council; `since` is the day of its state."""

    id: int
    account_id: int = field(metadata=internal(history=False))
    asked_on: date = field(metadata=internal(label="Asked on"))
    state: SeatState = field(default=SeatState.ASKED, metadata=INTERNAL)
    contact_id: int | None = field(default=None, metadata=internal(label="Who takes the seat"))
    since: date | None = field(default=None, metadata=INTERNAL)
    note: str = field(default="", metadata=internal(searched=Searched.TITLE, naming=True))


class CouncilSeatFields(TypedDict, total=False):
    """What can be changed of a seat."""

    asked_on: date
    state: SeatState
    contact_id: int | None
    since: date | None
    note: str


@dataclass(frozen=True, slots=True)
class CouncilMeeting:
    """The council met, or will meet: about what, where, and what came of it."""

    id: int
    on: date = field(metadata=internal(label="Day"))
    topic: str = field(metadata=internal(naming=True))
    place: str = field(default="", metadata=INTERNAL)
    outcome: str = field(default="", metadata=internal(label="What came of it"))


class CouncilMeetingFields(TypedDict, total=False):
    """What can be changed of a meeting of the council."""

    on: date
    topic: str
    place: str
    outcome: str


@dataclass(frozen=True, slots=True)
class CouncilPresence:
    """Somebody of an account came to a meeting of the council."""

    id: int
    account_id: int = field(metadata=internal(history=False))
    council_meeting_id: int = field(metadata=internal(label="Meeting of the council"))

"""What champions are celebrated for, what made them so, and whom they show how it is done
(domain.md §5): internal, each word of it."""

from dataclasses import field
from datetime import date
from decimal import Decimal
from enum import StrEnum
from typing import TypedDict

from csm_desktop.domain.records.passport import INTERNAL, Searched, internal
from csm_desktop.values import dataclass


class CelebrationKind(StrEnum):
    """How a champion is celebrated; privately when it cannot be named."""

    PRESS_RELEASE = "press_release"
    KEYNOTE = "keynote"
    WEBINAR = "webinar"
    REFERENCE_CALL = "reference_call"
    AWARD = "award"
    COUNCIL = "council"
    PRIVATE = "private"


@dataclass(frozen=True, slots=True)
class Celebration:
    """A champion was, or will be, celebrated."""

    id: int
    account_id: int = field(metadata=internal(history=False))
    kind: CelebrationKind = field(metadata=INTERNAL)
    on: date = field(metadata=internal(label="Day"))
    note: str = field(default="", metadata=internal(searched=Searched.TITLE))


class CelebrationFields(TypedDict, total=False):
    """What can be changed of a celebration."""

    kind: CelebrationKind
    on: date
    note: str


class EssenceKind(StrEnum):
    """What a champion's success stood on, so that champions can be counted by it."""

    SPONSOR = "sponsor"
    PROJECT_MANAGER = "project_manager"
    INTEGRATION = "integration"
    TRAINING = "training"
    DATA = "data"
    PROCESS = "process"
    OTHER = "other"


@dataclass(frozen=True, slots=True)
class Essence:
    """What made a champion's success work: sponsor level, integrations, a project manager..."""

    id: int
    account_id: int = field(metadata=internal(history=False))
    text: str = field(metadata=internal(searched=Searched.TITLE, naming=True))
    position: int = field(default=0, metadata=internal(history=False))
    kind: EssenceKind = field(default=EssenceKind.OTHER, metadata=INTERNAL)


class EssenceFields(TypedDict, total=False):
    """What can be changed of an essence."""

    text: str
    kind: EssenceKind


@dataclass(frozen=True, slots=True)
class TakenOver:
    """An account follows a champion's example in one thing: what made that one's success work."""

    id: int
    account_id: int = field(metadata=internal(history=False))
    champion_account_id: int = field(metadata=internal(to="account"))
    essence_id: int = field(metadata=internal(label="What made it work"))
    on: date = field(metadata=internal(label="Day"))


class PairingResult(StrEnum):
    """What came of an introduction; a result that is not known yet is none of these."""

    HELPED = "helped"
    NOTHING = "nothing"
    DECLINED = "declined"


@dataclass(frozen=True, slots=True)
class Pairing:
    """A cruiser (`account_id`) was introduced to a champion, and what came of it.

    `contact_id` of the cruiser and `champion_contact_id` of the champion are the two people.
    `achieved_then` is the share of its target value, in percent, that the cruiser had on that day.
    """

    id: int
    account_id: int = field(metadata=internal(history=False))
    champion_account_id: int = field(metadata=internal(to="account"))
    proposed_on: date = field(metadata=INTERNAL)
    why: str = field(default="", metadata=internal(searched=Searched.TITLE, naming=True))
    introduced_on: date | None = field(default=None, metadata=INTERNAL)
    outcome: str = field(
        default="", metadata=internal(searched=Searched.BODY, label="What came of it")
    )
    result: PairingResult | None = field(default=None, metadata=INTERNAL)
    contact_id: int | None = field(default=None, metadata=internal(label="Who of the cruiser"))
    champion_contact_id: int | None = field(
        default=None, metadata=internal(to="contact", label="Who of the champion")
    )
    achieved_then: Decimal | None = field(
        default=None, metadata=internal(label="Value when introduced, percent")
    )


class PairingFields(TypedDict, total=False):
    """What can be changed of a pairing."""

    why: str
    introduced_on: date | None
    outcome: str
    result: PairingResult | None

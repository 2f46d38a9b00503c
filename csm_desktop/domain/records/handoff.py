"""From sales to customer success: fit, win story, introduction, hand-off sheet (domain.md §3)."""

from dataclasses import field
from datetime import date
from enum import StrEnum
from typing import TypedDict

from csm_desktop.domain.records.passport import INTERNAL, Searched, internal, shared
from csm_desktop.domain.records.standing.champions import EssenceKind
from csm_desktop.values import dataclass


class FitCheck(StrEnum):
    """The five checks of fit."""

    TECHNICAL = "technical"
    FUNCTIONAL = "functional"
    EXPERIENCE = "experience"
    SUPPORT = "support"
    INTERNAL_BUY_IN = "internal_buy_in"


class Answer(StrEnum):
    """How far something holds."""

    YES = "yes"
    PARTLY = "partly"
    NO = "no"


class FitCategory(StrEnum):
    """What the five answers amount to."""

    GOOD = "good"
    STRETCH = "stretch"
    BAD = "bad"


@dataclass(frozen=True, slots=True)
class FitAnswer:
    """The answer to one check, with its note."""

    id: int
    account_id: int = field(metadata=internal(history=False))
    check: FitCheck = field(metadata=INTERNAL)
    answer: Answer = field(metadata=INTERNAL)
    note: str = field(default="", metadata=internal(searched=Searched.TITLE))


@dataclass(frozen=True, slots=True)
class CriterionAnswer:
    """How far an account has what champions stood on, of one kind."""

    id: int
    account_id: int = field(metadata=internal(history=False))
    kind: EssenceKind = field(metadata=INTERNAL)
    answer: Answer = field(metadata=INTERNAL)


@dataclass(frozen=True, slots=True)
class FitVerdict:
    """The user's own word on fit: an overruling with its reason, and how a poor fit is met."""

    id: int
    account_id: int = field(metadata=internal(history=False))
    decided_on: date = field(metadata=INTERNAL)
    overruled: FitCategory | None = field(default=None, metadata=INTERNAL)
    reason: str = field(default="", metadata=internal(searched=Searched.TITLE))
    mitigation: str = field(default="", metadata=internal(searched=Searched.BODY))


@dataclass(frozen=True, slots=True)
class WinStory:
    """Why a named person chose us, told about the problem: the customer's own story, so they may
    read it."""

    id: int
    account_id: int = field(metadata=internal(history=False))
    hero: str = field(default="", metadata=shared(searched=Searched.BODY))
    hero_title: str = field(default="", metadata=shared(label="Job title", searched=Searched.BODY))
    story: str = field(default="", metadata=shared(searched=Searched.TITLE))
    decision_criteria: tuple[str, ...] = field(default=(), metadata=shared(searched=Searched.BODY))


class WinStoryFields(TypedDict, total=False):
    """What can be changed of a win story."""

    hero: str
    hero_title: str
    story: str
    decision_criteria: tuple[str, ...]


class IntroductionStep(StrEnum):
    """The three steps of the pre-close introduction."""

    SET_UP = "set_up"
    INTRODUCED = "introduced"
    ENRICHED = "enriched"


@dataclass(frozen=True, slots=True)
class IntroductionTick:
    """A step of the pre-close introduction was done."""

    id: int
    account_id: int = field(metadata=internal(history=False))
    step: IntroductionStep = field(metadata=INTERNAL)
    on: date = field(metadata=internal(label="Day"))


@dataclass(frozen=True, slots=True)
class HandoffSheet:
    """What goes to the customer soon after signing, business impact first.

    `reassurance` answers buyer's remorse in the customer's terms. The message of sales that it was
    made from, and when it went out, stay with us.
    """

    id: int
    account_id: int = field(metadata=internal(history=False))
    business_impact: str = field(default="", metadata=shared(searched=Searched.TITLE))
    onboarding: str = field(default="", metadata=shared(searched=Searched.BODY))
    quickest_value: str = field(default="", metadata=shared(searched=Searched.BODY))
    expectations: str = field(
        default="", metadata=shared(label="Expectations set", searched=Searched.BODY)
    )
    source_message: str = field(default="", metadata=internal(searched=Searched.BODY))
    sent_on: date | None = field(default=None, metadata=INTERNAL)
    reassurance: str = field(
        default="", metadata=shared(label="Buyer’s remorse answered", searched=Searched.BODY)
    )


class HandoffSheetFields(TypedDict, total=False):
    """What can be changed of what the sheet says."""

    business_impact: str
    onboarding: str
    quickest_value: str
    expectations: str
    reassurance: str

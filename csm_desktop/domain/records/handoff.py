"""From sales to customer success: fit, win story, introduction, hand-off sheet (domain.md §3)."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum


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
    account_id: int
    check: FitCheck
    answer: Answer
    note: str = ""


@dataclass(frozen=True, slots=True)
class FitVerdict:
    """The user's own word on fit: an overruling with its reason, and how a poor fit is met."""

    id: int
    account_id: int
    decided_on: date
    overruled: FitCategory | None = None
    reason: str = ""
    mitigation: str = ""


@dataclass(frozen=True, slots=True)
class WinStory:
    """Why a named person chose us, told about the problem."""

    id: int
    account_id: int
    hero: str = ""
    hero_title: str = ""
    story: str = ""
    decision_criteria: tuple[str, ...] = ()


class IntroductionStep(StrEnum):
    """The three steps of the pre-close introduction."""

    SET_UP = "set_up"
    INTRODUCED = "introduced"
    ENRICHED = "enriched"


@dataclass(frozen=True, slots=True)
class IntroductionTick:
    """A step of the pre-close introduction was done."""

    id: int
    account_id: int
    step: IntroductionStep
    on: date


@dataclass(frozen=True, slots=True)
class HandoffSheet:
    """What goes to the customer soon after signing, business impact first."""

    id: int
    account_id: int
    business_impact: str = ""
    onboarding: str = ""
    quickest_value: str = ""
    expectations: str = ""
    source_message: str = ""
    sent_on: date | None = None

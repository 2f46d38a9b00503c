"""Whom a step of a journey takes along when it is moved to another day (domain.md §5)."""

from collections.abc import Iterable
from dataclasses import replace
from datetime import date, timedelta
from enum import StrEnum

from csm_desktop.domain.journey.standing import Standing, standing_from
from csm_desktop.domain.plan.confirmed_days import is_confirmed
from csm_desktop.domain.plan.same_thing import moves_with
from csm_desktop.domain.plan.versions import version_on
from csm_desktop.domain.records.facts import AccountFacts
from csm_desktop.domain.records.journeys import JourneyStep
from csm_desktop.domain.records.plan import AgreedPlan, Milestone
from csm_desktop.domain.records.rules import Rules
from csm_desktop.values import dataclass


class Stays(StrEnum):
    """Why a milestone keeps its day."""

    CONFIRMED = "confirmed"
    OWN_DAY = "own_day"
    SHARED = "shared"
    PAST = "past"


@dataclass(frozen=True, slots=True)
class MovedMilestone:
    """A milestone of a moved step that is still to be reached; `to` is its new day, or the one that
    it keeps where `stays` says why it is not taken along."""

    account_id: int
    account: str
    milestone: Milestone
    to: date
    stays: Stays | None

    @property
    def moved(self) -> Milestone:
        """The milestone as it is then."""
        return replace(self.milestone, target_on=self.to)


def step_moves(
    step: JourneyStep, day: int, accounts: Iterable[AccountFacts]
) -> tuple[MovedMilestone, ...]:
    """What becomes of the milestones of a step that is moved to another `day`, where they are not
    reached yet; those that are taken along first.

    Taken along is what stands where the step put it and nobody confirmed (our choice): what a
    customer said yes to is theirs. What means a goal or a review keeps their day, and none is
    moved to a day that is past: it would be late at once.
    """
    found = []
    for facts in accounts:
        start = facts.account.contract_start
        if start is None:
            continue
        agreed = version_on(facts.agreed_plans, facts.as_of)
        put, to = (start + timedelta(days=each) for each in (step.day, day))
        for milestone in facts.milestones:
            if milestone.journey_step_id != step.id or milestone.reached_on is not None:
                continue
            stays = _stays(milestone, facts, agreed, put)
            if stays is None and to < facts.as_of:
                stays = Stays.PAST
            found.append(
                MovedMilestone(
                    facts.account.id, facts.account.name, milestone,
                    milestone.target_on if stays else to, stays,
                )
            )  # fmt: skip
    return tuple(sorted(found, key=lambda one: (one.stays is not None, one.account.casefold())))


def _stays(
    milestone: Milestone, facts: AccountFacts, agreed: AgreedPlan | None, put: date
) -> Stays | None:
    if is_confirmed(milestone, agreed):
        return Stays.CONFIRMED
    if milestone.target_on != put:
        return Stays.OWN_DAY
    shared = moves_with(milestone, facts.goals, facts.reviews)
    return None if shared is None else Stays.SHARED


def standings_moved(
    facts: AccountFacts, moved: Milestone, rules: Rules
) -> tuple[Standing, Standing]:
    """Where the account stands now, and where it would with the milestone on its new day."""
    milestones = tuple(moved if one.id == moved.id else one for one in facts.milestones)
    after = replace(facts, milestones=milestones)
    return standing_from(facts, rules).standing, standing_from(after, rules).standing

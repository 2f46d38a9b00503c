"""Does the baseline fit? Actual days against the template's, over many accounts (domain.md §5)."""

from collections.abc import Iterable, Sequence
from datetime import date
from decimal import Decimal

from csm_desktop.domain.records.journeys import JourneyStep
from csm_desktop.domain.records.plan import Milestone, MilestoneDay
from csm_desktop.domain.text.spread import Spread, spread, tidy
from csm_desktop.values import dataclass


@dataclass(frozen=True, slots=True)
class StepValidation:
    """One step of the journey over all accounts that came to it.

    `days` is the spread of the actual days from contract start of those that reached it; `overdue`
    counts those past the template's day that have not. `late_share` (0 to 1) is the share of both
    together that was, or is, later than the template's day.
    """

    step: JourneyStep
    days: Spread | None
    overdue: int
    late_share: Decimal | None

    @property
    def count(self) -> int:
        """How many accounts reached the step."""
        return self.days.count if self.days else 0

    @property
    def slip(self) -> Spread | None:
        """How many days after the template's day it was reached (less than 0: before it)."""
        if self.days is None:
            return None
        found, day = self.days, self.step.day
        return Spread(
            found.count, found.least - day, found.lower - day, found.median - day,
            found.upper - day, found.greatest - day,
        )  # fmt: skip


def validation_report(
    steps: Iterable[JourneyStep],
    accounts: Iterable[tuple[date, Sequence[Milestone | MilestoneDay]]],
    as_of: date,
) -> tuple[StepValidation, ...]:
    """For every step, how long accounts really took; `accounts` gives each one's contract start
    and milestones.

    Milestones are compared with the template's day, not with the date agreed with the customer:
    the question is whether the template should be adjusted. Those overdue are counted among the
    late, else a step that nobody reaches would look punctual (our choice).
    """
    actual: dict[int, list[int]] = {}
    waiting: dict[int, list[int]] = {}
    for start, milestones in accounts:
        for milestone in milestones:
            # Milestones of the user's own say nothing about the template.
            if milestone.journey_step_id is None:
                continue
            if milestone.reached_on is not None and milestone.reached_on <= as_of:
                day = (milestone.reached_on - start).days
                actual.setdefault(milestone.journey_step_id, []).append(day)
            # Those still waiting count: without them the report would praise what only the fast
            # reached.
            else:
                waiting.setdefault(milestone.journey_step_id, []).append((as_of - start).days)
    ordered = sorted(steps, key=lambda step: (step.day, step.position, step.id))
    return tuple(
        _validated(step, actual.get(step.id, []), waiting.get(step.id, [])) for step in ordered
    )


def _validated(step: JourneyStep, days: list[int], waiting: list[int]) -> StepValidation:
    overdue = sum(day > step.day for day in waiting)
    late = sum(day > step.day for day in days) + overdue
    judged = len(days) + overdue
    share = tidy(Decimal(late) / judged) if judged else None
    return StepValidation(step, spread(Decimal(day) for day in days), overdue, share)

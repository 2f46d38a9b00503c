"""The Customer Success Maturity Index: six pillars of 0 to 10 points, summed to 60 (domain.md §11).

The source gives the stages and the bands; points and the choice of what comes next are ours.
"""

from collections.abc import Sequence

from csm_desktop.domain.records.practice.assessments import (
    MaturityAssessment,
    Pillar,
    PracticeStage,
)
from csm_desktop.values import dataclass

MOST_POINTS = 10
MOST_SCORE = MOST_POINTS * len(Pillar)
LEAST_POINTS = {
    PracticeStage.UNDEVELOPED: 0,
    PracticeStage.EMERGING: 3,
    PracticeStage.EXPANDING: 5,
    PracticeStage.CONQUERING: 8,
}
"""The points from which a pillar is in a stage."""
LEAST_SCORE = {
    PracticeStage.UNDEVELOPED: 0,
    PracticeStage.EMERGING: 15,
    PracticeStage.EXPANDING: 30,
    PracticeStage.CONQUERING: 45,
}
"""The score from which a practice is in a band."""


@dataclass(frozen=True, slots=True)
class PillarLine:
    """One pillar: its points now, and those of last time; None where it was not answered."""

    pillar: Pillar
    points: int | None
    before: int | None

    @property
    def id(self) -> int:
        """The place of the pillar, from 1: what tells lines of a table apart."""
        return list(Pillar).index(self.pillar) + 1

    @property
    def stage(self) -> PracticeStage | None:
        """The stage that the points mean."""
        return None if self.points is None else stage_of(self.points)

    @property
    def moved(self) -> int | None:
        """By how many points it moved; None where either time is unknown."""
        return None if self.points is None or self.before is None else self.points - self.before

    @property
    def next_stage(self) -> PracticeStage | None:
        """The stage to come; None in the last one, and where nothing was answered."""
        return None if self.stage is None else stage_after(self.stage)

    @property
    def wanted(self) -> int | None:
        """The least points of the stage to come."""
        return None if self.next_stage is None else LEAST_POINTS[self.next_stage]


@dataclass(frozen=True, slots=True)
class ComparedAssessment:
    """An assessment beside the whole one before it, the pillars in their order."""

    assessment: MaturityAssessment
    before: MaturityAssessment | None
    lines: tuple[PillarLine, ...]

    @property
    def id(self) -> int:
        """The id of the assessment."""
        return self.assessment.id

    @property
    def answered(self) -> int:
        """How many pillars are answered."""
        return sum(line.points is not None for line in self.lines)

    @property
    def score(self) -> int | None:
        """The sum; None until all six are answered: a part of a sum would be an untrue headline."""
        return score_of(self.assessment)

    @property
    def score_before(self) -> int | None:
        """The sum of last time; None where there was none."""
        return None if self.before is None else score_of(self.before)

    @property
    def band(self) -> PracticeStage | None:
        """The band of the score."""
        return None if self.score is None else band_of(self.score)

    @property
    def raise_next(self) -> PillarLine | None:
        """The one pillar to raise next; None until all are answered, and where the lowest conquers.

        The lowest; among equals the one that moved least since last time, then the first.
        """
        if self.score is None:
            return None
        lowest = min(self.lines, key=lambda line: (line.points, line.moved or 0, line.id))
        return lowest if lowest.next_stage is not None else None


def stage_of(points: int) -> PracticeStage:
    """The stage of a pillar with these points."""
    return _reached(LEAST_POINTS, points)


def band_of(score: int) -> PracticeStage:
    """The band of a practice with this sum."""
    return _reached(LEAST_SCORE, score)


def stage_after(stage: PracticeStage) -> PracticeStage | None:
    """The stage that follows; None after the last."""
    order = list(PracticeStage)
    place = order.index(stage) + 1
    return order[place] if place < len(order) else None


def points_of_stage(stage: PracticeStage) -> tuple[int, int]:
    """The least and the most points of a pillar in a stage."""
    after = stage_after(stage)
    return LEAST_POINTS[stage], MOST_POINTS if after is None else LEAST_POINTS[after] - 1


def score_of(assessment: MaturityAssessment) -> int | None:
    """The sum of an assessment; None where a pillar is not answered."""
    total = 0
    for pillar in Pillar:
        points = assessment.points(pillar)
        if points is None:
            return None
        total += points
    return total


def maturity_pictures(assessments: Sequence[MaturityAssessment]) -> tuple[ComparedAssessment, ...]:
    """Every assessment beside the last whole one before it, the newest first."""
    order = sorted(assessments, key=lambda one: (one.on, one.id))
    found: list[ComparedAssessment] = []
    before: MaturityAssessment | None = None
    for one in order:
        lines = tuple(
            PillarLine(pillar, one.points(pillar), before.points(pillar) if before else None)
            for pillar in Pillar
        )
        found.append(ComparedAssessment(one, before, lines))
        if score_of(one) is not None:
            before = one
    return tuple(reversed(found))


def _reached(least: dict[PracticeStage, int], number: int) -> PracticeStage:
    return max((stage for stage in least if least[stage] <= number), key=least.__getitem__)

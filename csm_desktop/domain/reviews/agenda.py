"""The agenda of a review: its minutes over the parts of its pack (domain.md §10, our choices).

Five minutes open it and ten close it; what is left goes to the parts in steps of five, one each and
the rest by their weight, so that it sums up to the whole.
"""

from collections.abc import Sequence

from csm_desktop.domain.records.reviews import AgendaPoint, ReviewPart
from csm_desktop.values import dataclass

LENGTHS = (60, 90)
"""The minutes that a review is planned for."""
LONGEST = 480
"""Minutes that an agenda, or a point of it, can have at most."""
_OPENING = AgendaPoint(5, ReviewPart.COVER)
_CLOSING = AgendaPoint(10, ReviewPart.APPENDIX)
_STEP = 5
_WEIGHTS = {
    ReviewPart.SUMMARY: 2,
    ReviewPart.PROMISES: 2,
    ReviewPart.WORTH: 3,
    ReviewPart.PRODUCTIVITY: 4,
    ReviewPart.BENCHMARK: 2,
    ReviewPart.EFFECTIVENESS: 2,
    ReviewPart.INITIATIVES: 4,
    ReviewPart.CAPABILITIES: 2,
    ReviewPart.CHAMPIONS: 1,
    ReviewPart.GOALS: 4,
}


def proposed_agenda(parts: Sequence[ReviewPart], minutes: int) -> tuple[AgendaPoint, ...]:
    """The agenda of a review that shows these parts, in their order; it lasts `minutes`."""
    shown = [part for part in dict.fromkeys(parts) if part in _WEIGHTS]
    # The summary is what is left to read alone: it is told by the parts, where there are any.
    told = [part for part in shown if part is not ReviewPart.SUMMARY] or shown
    left = minutes - _OPENING.minutes - _CLOSING.minutes
    steps = left // _STEP
    # Where there is no time for all, the heaviest are talked through.
    heavy = sorted(told, key=lambda part: (-_WEIGHTS[part], told.index(part)))[: max(steps, 0)]
    told = [part for part in told if part in heavy]
    if not told:
        return _OPENING, AgendaPoint(minutes - _OPENING.minutes, ReviewPart.APPENDIX)
    given = dict.fromkeys(told, 1)
    for _ in range(steps - len(told)):
        # To whom has the least for its weight.
        given[min(told, key=lambda part: given[part] / _WEIGHTS[part])] += 1
    points = [AgendaPoint(given[part] * _STEP, part) for part in told]
    rest = left - steps * _STEP
    closing = AgendaPoint(_CLOSING.minutes + rest, ReviewPart.APPENDIX)
    return _OPENING, *points, closing


@dataclass(frozen=True, slots=True)
class SpentTime:
    """How a dry run went at one point: what was planned for it, and what it took, in seconds."""

    words: str
    planned: int
    spent: float

    @property
    def over(self) -> float:
        """By how many seconds it took longer; 0 where it did not."""
        return max(0.0, self.spent - self.planned)

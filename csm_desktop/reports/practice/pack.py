"""What the page of the practice says; for our own side, never for a customer."""

from datetime import date

from csm_desktop.domain.practice.index import ComparedAssessment, PillarLine
from csm_desktop.values import dataclass
from csm_desktop.wording import Voice, label, tr, voice
from csm_desktop.wording.practice_words import (
    compared_words,
    raise_words,
    score_words,
    stage_guide,
)


@dataclass(frozen=True, slots=True)
class PillarRow:
    """A pillar: its points now and last time, the least of what is next for the one to raise, and
    what its stage and the next one look like."""

    name: str
    points: int | None
    before: int | None
    wanted: int | None
    stage: str
    looks: str
    asks: str


@dataclass(frozen=True, slots=True)
class MaturityPack:
    """The page, ready to be printed."""

    as_of: date
    voice: Voice
    title: str
    compared: str
    raise_next: str
    note: str
    rows: tuple[PillarRow, ...]


def assemble_maturity(picture: ComparedAssessment) -> MaturityPack:
    """The page of an assessment."""
    lowest = picture.raise_next
    return MaturityPack(
        picture.assessment.on,
        voice(),
        score_words(picture),
        compared_words(picture),
        raise_words(picture),
        picture.assessment.note,
        tuple(_row(line, lowest) for line in picture.lines),
    )


def _row(line: PillarLine, lowest: PillarLine | None) -> PillarRow:
    return PillarRow(
        label(line.pillar),
        line.points,
        line.before,
        line.wanted if line == lowest else None,
        tr("not answered") if line.stage is None else label(line.stage),
        "" if line.stage is None else stage_guide(line.pillar, line.stage),
        "" if line.next_stage is None else stage_guide(line.pillar, line.next_stage),
    )

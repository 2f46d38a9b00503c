"""How the sample's user judges their own practice: half a year ago, and now."""

from csm_desktop.app.sample.writer import SampleWriter
from csm_desktop.domain.records.practice.assessments import MaturityAssessment, Pillar

_ASSESSED = (
    (-185, (5, 7, 3, 4, 5, 3), "First time; answered alone, with the quarter’s figures at hand."),
    (-4, (7, 8, 4, 6, 6, 3), "Marketing and services still answer for figures of their own."),
)


def add_practice(writer: SampleWriter) -> None:
    """Write the assessments."""
    for offset, given, note in _ASSESSED:
        points = {
            f"{pillar.value}_points": number for pillar, number in zip(Pillar, given, strict=True)
        }
        writer.add(MaturityAssessment, on=writer.workday(offset), note=note, **points)

"""What can be done with assessments of the practice: begun, answered, dated, taken out."""

from dataclasses import replace
from typing import Unpack

from csm_desktop.app.book import Book
from csm_desktop.domain.practice.index import MOST_POINTS, ComparedAssessment, maturity_pictures
from csm_desktop.domain.records.practice.assessments import MaturityAssessment, MaturityFields
from csm_desktop.domain.text.message import say
from csm_desktop.errors import UserError
from csm_desktop.storage.queries import dump
from csm_desktop.storage.session import Work
from csm_desktop.wording import render, tr


def assessments(book: Book) -> tuple[ComparedAssessment, ...]:
    """Every assessment beside the one before it, the newest first."""
    with book.reading() as connection:
        return maturity_pictures(dump.everything(connection, MaturityAssessment))


def begin_assessment(work: Work, /) -> MaturityAssessment:
    """Today's assessment: the one that was begun today, else a new one with nothing answered.

    Nothing is taken over from last time: whoever assesses again judges again.
    """
    known = work.find(MaturityAssessment, on=work.today().isoformat())
    return known[-1] if known else work.add(MaturityAssessment(work.new_id(), work.today()))


def edit_assessment(
    work: Work, /, assessment_id: int, **fields: Unpack[MaturityFields]
) -> MaturityAssessment:
    """Answer it, or change what was answered. Raises UserError for points beyond 0 to 10, and for a
    day to come."""
    unchanged = tr("Nothing was changed.")
    for name, value in fields.items():
        is_points = name.endswith("_points") and isinstance(value, int)
        if is_points and not 0 <= value <= MOST_POINTS:  # type: ignore[operator]  # an int
            words = say("A pillar has 0 to {most} points.", most=MOST_POINTS)
            raise UserError(render(words), unchanged)
    if "on" in fields and fields["on"] > work.today():
        raise UserError(tr("Nobody has assessed on a day to come."), unchanged)
    return work.put(replace(work.get(MaturityAssessment, assessment_id), **fields))


def remove_assessment(work: Work, /, assessment_id: int) -> None:
    """Take it out; undo brings it back."""
    work.remove(work.get(MaturityAssessment, assessment_id))

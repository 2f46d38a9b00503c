"""The agenda of the review that is prepared, and what is said at its parts (domain.md §10)."""

from collections.abc import Sequence
from dataclasses import replace

from csm_desktop.app.reviews.acts import plan_review
from csm_desktop.domain.records.reviews import AgendaPoint, PartNote, Review, ReviewPart
from csm_desktop.domain.reviews.agenda import LENGTHS, LONGEST
from csm_desktop.domain.text.message import say
from csm_desktop.errors import UserError
from csm_desktop.reports.ebr.pack_lines import AgendaLine
from csm_desktop.storage.session import Work
from csm_desktop.wording import render, tr


def plan_for(work: Work, /, account_id: int, minutes: int) -> Review:
    """Say how long the review lasts. Raises UserError for another length than is planned for."""
    if minutes not in LENGTHS:
        raise UserError(tr("A review is planned for 60 or 90 minutes."), tr("Nothing was changed."))
    return work.put(replace(plan_review(work, account_id), minutes=minutes))


def write_agenda(work: Work, /, account_id: int, points: Sequence[AgendaPoint]) -> Review:
    """Set the points of the agenda in their order; without any the proposed ones are back.

    An agenda of the user's is printed from then on. Raises UserError for a point without words or
    with minutes that no review has.
    """
    review = plan_review(work, account_id)
    made = tuple(replace(point, text=" ".join(point.text.split())) for point in points)
    for point in made:
        if point.part is None and not point.text:
            raise UserError(tr("A point of the agenda needs words."), tr("Nothing was changed."))
        if not 1 <= point.minutes <= LONGEST:
            words = say("A point of the agenda takes 1 to {n} minutes.", n=LONGEST)
            raise UserError(render(words), tr("Nothing was changed."))
    shows = review.shows_agenda or (bool(made) and not review.agenda)
    return work.put(replace(review, agenda=made, shows_agenda=shows))


def show_agenda(work: Work, /, account_id: int, shown: bool = True) -> Review:
    """Print the agenda in the pack and on its slides, or not."""
    return work.put(replace(plan_review(work, account_id), shows_agenda=shown))


def note_for(work: Work, /, account_id: int, part: ReviewPart, text: str) -> Review:
    """Write down what to say at a part; for our own side alone."""
    review = plan_review(work, account_id)
    others = tuple(note for note in review.speaking if note.part is not part)
    words = text.strip()
    return work.put(replace(review, speaking=(*others, PartNote(part, words)) if words else others))


ShownPoint = AgendaLine
"""A point of the agenda as it is shown, by a name that the window may know."""


def points_of(lines: Sequence[ShownPoint]) -> tuple[AgendaPoint, ...]:
    """The points that an agenda as it is shown is made of: what is called as on paper has no words
    of its own, so that it speaks the language of each paper."""
    return tuple(
        AgendaPoint(line.minutes, line.part, line.words if line.typed else "") for line in lines
    )

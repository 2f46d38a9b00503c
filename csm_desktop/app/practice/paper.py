"""An assessment of the practice as a document, before it is drawn."""

from typing import TYPE_CHECKING

from csm_desktop.app.book import Book
from csm_desktop.app.documents.printable import Printable
from csm_desktop.app.practice.assessments import assessments
from csm_desktop.domain.practice.index import ComparedAssessment
from csm_desktop.errors import UserError
from csm_desktop.wording import tr

if TYPE_CHECKING:
    from csm_desktop.reports.practice.pack import MaturityPack


def maturity_paper(assessment_id: int | None = None) -> "Printable[MaturityPack]":
    """The page of an assessment (default: the latest). `gather` raises UserError without one."""
    from csm_desktop.reports.practice.pack import assemble_maturity

    def gather(book: Book) -> "MaturityPack":
        return assemble_maturity(assessed(book, assessment_id))

    def build(pack: "MaturityPack", paper: str) -> bytes:
        from csm_desktop.reports.practice.build import build_maturity

        return build_maturity(pack, paper)

    return Printable(gather, build)


def assessed(book: Book, assessment_id: int | None = None) -> ComparedAssessment:
    """An assessment (default: the latest). Raises UserError where there is none."""
    found = [one for one in assessments(book) if assessment_id in (None, one.id)]
    if not found:
        raise UserError(
            tr("The practice was not assessed yet."),
            tr("Assess it on the page Practice: six pillars, twenty minutes."),
        )
    return found[0]

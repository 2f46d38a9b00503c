"""A review rehearsed: its agenda by the clock, with the pages of each point and what is said there.

May run on a thread: it asks no book.
"""

from dataclasses import replace

from csm_desktop.app.documents.ebr import Material, pack_of, pack_pdf
from csm_desktop.app.documents.pages import chapter_starts
from csm_desktop.app.documents.printable import aged_words
from csm_desktop.domain.reviews.editions import Edition
from csm_desktop.reports.ebr.pack import SpeakerNotes
from csm_desktop.values import dataclass


@dataclass(frozen=True, slots=True)
class RehearsedPage:
    """A page that is shown, counted from 0: its title, and what is said to it."""

    place: int
    title: str
    lines: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class RehearsedPoint:
    """A point of the agenda; where it has no page of its own, the one before stays."""

    words: str
    seconds: int
    pages: tuple[RehearsedPage, ...]


@dataclass(frozen=True, slots=True)
class Rehearsal:
    """The points in their order, and the document whose pages they show."""

    points: tuple[RehearsedPoint, ...]
    pdf: bytes

    @property
    def seconds(self) -> int:
        """How long the whole is planned for."""
        return sum(point.seconds for point in self.points)


def rehearsal(material: Material, paper: str = "a4") -> Rehearsal:
    """A review as it will be held; the whole pack, whatever edition is looked at.

    Raises UserError where the pack would say nothing.
    """
    pack = pack_of(replace(material, edition=Edition.FULL))
    (notes,) = pack_of(replace(material, edition=Edition.NOTES)).pages
    assert isinstance(notes, SpeakerNotes)
    pdf = pack_pdf(pack, paper)
    starts = chapter_starts(pdf)
    lines = pack.agenda
    shown: list[list[RehearsedPage]] = [[] for _ in lines]
    at = 0
    # A page that no point is for is shown with the one before it, as the cover is with the first.
    shown[0].append(RehearsedPage(0, pack.account, ()))
    for spoken, place in zip(notes.pages, starts[1:], strict=False):
        at = next((n for n, line in enumerate(lines) if line.part is spoken.part), at)
        said = (aged_words(), *spoken.lines) if spoken.title in pack.aged else spoken.lines
        shown[at].append(RehearsedPage(place, spoken.title, said))
    points = []
    last = shown[0][0]
    for line, pages in zip(lines, shown, strict=True):
        points.append(
            RehearsedPoint(
                line.words, line.minutes * 60, tuple(pages) or (replace(last, lines=()),)
            )
        )
        last = points[-1].pages[-1]
    return Rehearsal(tuple(points), pdf)

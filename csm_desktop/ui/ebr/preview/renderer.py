"""Keeps the pages of the preview true: built and drawn on a thread, only the latest wish counts."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from csm_desktop.errors import UserError
from csm_desktop.ui.background import Background, Job
from csm_desktop.ui.lifetimes import Later
from csm_desktop.values import dataclass

if TYPE_CHECKING:
    from csm_desktop.app.documents.ebr import Material
    from csm_desktop.app.documents.pages import DrawnPage

PAUSE_MS = 60  # typing stands still; with building and drawing, well under 300 ms


@dataclass(frozen=True, slots=True)
class Document:
    """A finished document: its bytes, how many pages, and where its chapters begin."""

    pdf: bytes
    count: int
    starts: tuple[int, ...]

    def start(self, chapter: int | None) -> int | None:
        """On which page a chapter begins, counted from 0; None where there is no such chapter."""
        if chapter is None or not 0 <= chapter < len(self.starts):
            return None
        return self.starts[chapter]

    def around(self, chapter: int) -> tuple[int, int]:
        """How many pages stand before a chapter, and after it."""
        start = self.starts[chapter]
        end = next((after for after in self.starts if after > start), self.count)
        return start, self.count - end

    def together(self, chapter: int) -> range:
        """The chapters that begin on the same page as this one."""
        same = [n for n, start in enumerate(self.starts) if start == self.starts[chapter]]
        return range(same[0], same[-1] + 1)


@dataclass(frozen=True, slots=True)
class RenderRequest:
    """What shall be seen: `chapter`, where given, goes before `place`; widths in device pixels."""

    place: int
    width: int
    chapter: int | None = None
    small: int = 0


@dataclass(frozen=True, slots=True)
class Drawn:
    """What came: the page in front, and for which wish."""

    document: Document
    place: int
    page: "DrawnPage"
    wish: RenderRequest


class Renderer(QObject):
    """`drawn` brings the page in front, `small` the pictures of the strip a moment later.

    While somebody types, only the pages of the part in front are built; the whole document
    follows when the words are stored.
    """

    drawn = Signal(object)
    small = Signal(object)
    failed = Signal(object)

    def __init__(self, background: Background, parent: QObject) -> None:
        super().__init__(parent)
        self._background = background
        self._material: Callable[[], Material] | None = None
        self._paper = "a4"
        self._wish = RenderRequest(0, 600)
        self._document: Document | None = None
        self._stale = False  # what is stored is another
        self._typed = False  # what is on the screen is another
        self._moved = False  # another page or size is wished for
        self._job: Job[Drawn] | None = None
        self._round = 0
        self._pause = Later(self, self._go)

    @property
    def document(self) -> Document | None:
        """The document as it was built last."""
        return self._document

    @property
    def is_settled(self) -> bool:
        """Whether what is shown is what was wished for."""
        return not (self._busy or self._pause.isActive() or self._is_behind)

    def show(self, material: "Callable[[], Material] | None", paper: str) -> None:
        """Another account, or nothing: what is under way is dropped."""
        self._material, self._paper = material, paper
        self._document = None
        self._round += 1
        self._stale, self._typed = material is not None, False
        self._moved = False
        self._pause.start(0)

    def renew(self) -> None:
        """What is stored is another."""
        if self._material is not None:
            self._stale, self._typed = True, False
            self._pause.start(0)

    def type(self) -> None:
        """What is on the screen is another; wait a moment in case it is still changing."""
        if self._material is not None:
            self._typed = True
            self._pause.start(PAUSE_MS)

    def look(self, wish: RenderRequest) -> None:
        """Another page or another size is wished for."""
        self._wish = wish
        self._moved = self._material is not None
        if self._moved and not self._pause.isActive():
            self._pause.start(0)

    @property
    def _busy(self) -> bool:
        return self._job is not None and self._job.awaited

    @property
    def _is_behind(self) -> bool:
        return self._stale or self._typed or self._moved

    def _go(self) -> None:
        if self._busy or self._material is None or not self._is_behind:
            return
        # As they are now: on the thread they may be others already.
        wish, round_, paper, known = self._wish, self._round, self._paper, self._document
        is_new = self._stale or known is None
        # Material is read on this thread, for it belongs to the page.
        material = self._material() if is_new or self._typed else None
        document = None if is_new else known
        # Before the work begins: what changes from now on is the next round's.
        self._stale = self._typed = self._moved = False

        def work(_: object) -> Drawn:
            return _built(material, document, paper, wish)

        def done(found: Drawn) -> None:
            self._done(round_, found, known, wish)

        self._job = self._background.start(self, work, done, self._not_done)

    def _done(self, round_: int, found: Drawn, known: Document | None, wish: RenderRequest) -> None:
        if round_ == self._round:
            self._document = found.document
            self.drawn.emit(found)
            if found.document is not known and wish.small:
                self._draw_small(round_, found.document, wish.small)
        if self._is_behind and not self._pause.isActive():
            self._go()

    def _draw_small(self, round_: int, document: Document, width: int) -> None:
        def work(_: object) -> "tuple[DrawnPage, ...]":
            from csm_desktop.app.documents.pages import drawn_pages

            return drawn_pages(document.pdf, width)

        def done(pages: "tuple[DrawnPage, ...]") -> None:
            # Of another round: those pages would stand beside the wrong pack.
            if round_ == self._round and document is self._document:
                self.small.emit(pages)

        self._background.start(self, work, done, self._not_done)

    def _not_done(self, error: BaseException) -> None:
        if not isinstance(error, UserError):
            raise error
        self._document = None  # what was shown is no longer what there is
        self.failed.emit(error)
        # What was typed meanwhile may be what was lacking.
        if self._is_behind and not self._pause.isActive():
            self._go()


def _built(
    material: "Material | None", document: Document | None, paper: str, wish: RenderRequest
) -> Drawn:
    """On a thread: the page in front, and the document, where it is not there or is another."""
    from csm_desktop.app.documents.ebr import chapter_pdf, pack_of, pack_pdf
    from csm_desktop.app.documents.pages import chapter_starts, drawn_pages, page_count

    if material is not None:
        pack = pack_of(material)
        chapter = wish.chapter
        there = document is not None and document.start(chapter) is not None
        # While one types, its page alone is made, with the page numbers of the whole.
        if document is not None and there and chapter:
            before, after = document.around(chapter)
            pdf = chapter_pdf(pack, paper, document.together(chapter), before, after)
            (page,) = drawn_pages(pdf, wish.width, [0])
            return Drawn(document, before, page, wish)
        pdf = pack_pdf(pack, paper)
        document = Document(pdf, page_count(pdf), chapter_starts(pdf))
    if document is None:
        raise LookupError("there is neither material nor a document")
    start = document.start(wish.chapter)
    index = max(0, min(wish.place if start is None else start, document.count - 1))
    (page,) = drawn_pages(document.pdf, wish.width, [index])
    return Drawn(document, index, page, wish)

"""Keeps the pages of the preview true: built and drawn on a thread, only the latest wish counts."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal

from csm_desktop.errors import UserError
from csm_desktop.ui.frame.background import Background

if TYPE_CHECKING:
    from csm_desktop.app.documents import Material
    from csm_desktop.app.pages import DrawnPage

PAUSE_MS = 60  # typing stands still; with building and drawing, well under 300 ms


@dataclass(frozen=True, slots=True)
class Document:
    """A finished document: its bytes, how many pages, and where its chapters begin."""

    pdf: bytes
    count: int
    starts: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Wish:
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
    wish: Wish


class Rendering(QObject):
    """`drawn` brings the page in front, `small` the pictures of the strip a moment later."""

    drawn = Signal(object)
    small = Signal(object)
    failed = Signal(object)

    def __init__(self, background: Background, parent: QObject) -> None:
        super().__init__(parent)
        self._background = background
        self._material: Callable[[], Material] | None = None
        self._paper = "a4"
        self._wish = Wish(0, 600)
        self._document: Document | None = None
        self._stale = False
        self._moved = False
        self._busy = False
        self._round = 0
        self._pause = QTimer(self, singleShot=True)
        self._pause.timeout.connect(self._go)

    @property
    def document(self) -> Document | None:
        """The document as it was built last."""
        return self._document

    def show(self, material: "Callable[[], Material] | None", paper: str) -> None:
        """Another account, or nothing: what is under way is dropped."""
        self._material, self._paper = material, paper
        self._document = None
        self._round += 1
        self._stale = material is not None
        self._pause.start(0)

    def renew(self, pause: int = 0) -> None:
        """The material is another; wait `pause` ms in case it is still changing."""
        if self._material is not None:
            self._stale = True
            self._pause.start(pause)

    def look(self, wish: Wish) -> None:
        """Another page or another size is wished for."""
        self._wish = wish
        self._moved = True
        if not self._pause.isActive():
            self._pause.start(0)

    def _go(self) -> None:
        if self._busy or self._material is None or not (self._stale or self._moved):
            return
        self._busy = True
        wish, round_ = self._wish, self._round
        material = self._material() if self._stale or self._document is None else None
        document, paper = self._document, self._paper
        self._stale = self._moved = False

        def work(_: object) -> Drawn:
            return _built(material, document, paper, wish)

        def done(found: Drawn) -> None:
            self._done(round_, found, material is not None, wish)

        self._background.start(work, done, self._not_done)

    def _done(self, round_: int, found: Drawn, is_new: bool, wish: Wish) -> None:
        self._busy = False
        if round_ == self._round:
            self._document = found.document
            self.drawn.emit(found)
            if is_new and wish.small and not self._stale:
                self._draw_small(round_, found.document, wish.small)
        if (self._stale or self._moved) and not self._pause.isActive():
            self._go()

    def _draw_small(self, round_: int, document: Document, width: int) -> None:
        def work(_: object) -> "tuple[DrawnPage, ...]":
            from csm_desktop.app.pages import drawn_pages

            return drawn_pages(document.pdf, width)

        def done(pages: "tuple[DrawnPage, ...]") -> None:
            if round_ == self._round:
                self.small.emit(pages)

        self._background.start(work, done, self._not_done)

    def _not_done(self, error: BaseException) -> None:
        self._busy = False
        if not isinstance(error, UserError):
            raise error
        self.failed.emit(error)


def _built(material: "Material | None", document: Document | None, paper: str, wish: Wish) -> Drawn:
    """On a thread: the document, where it is not there yet, and the page in front."""
    from csm_desktop.app.documents import pack_of, pack_pdf
    from csm_desktop.app.pages import chapter_starts, drawn_pages, page_count

    if document is None or material is not None:
        assert material is not None
        pdf = pack_pdf(pack_of(material), paper)
        document = Document(pdf, page_count(pdf), chapter_starts(pdf))
    place = wish.place
    if wish.chapter is not None and wish.chapter < len(document.starts):
        place = document.starts[wish.chapter]
    place = max(0, min(place, document.count - 1))
    (page,) = drawn_pages(document.pdf, wish.width, [place])
    return Drawn(document, place, page, wish)

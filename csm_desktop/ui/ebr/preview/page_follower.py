"""Which page of the pack belongs to what has the focus."""

from collections.abc import Callable

from PySide6.QtCore import QObject, Qt
from PySide6.QtWidgets import QApplication, QWidget

from csm_desktop.app.reviews.view import StudioView
from csm_desktop.domain.reviews.editions import Edition
from csm_desktop.ui.ebr.panes import CardColumn
from csm_desktop.ui.ebr.parts import PartCard
from csm_desktop.ui.ebr.preview.pane import Preview
from csm_desktop.ui.ebr.rows import TitleRow
from csm_desktop.ui.ebr.studio import Studio


class PageFollower(QObject):
    """Turns the preview to the page of the part that has the focus, and a click on a page to its
    part."""

    def __init__(
        self, column: CardColumn, studio: Studio, preview: Preview, edition: Callable[[], Edition]
    ) -> None:
        super().__init__(column)
        self._column, self._studio = column, studio
        self._preview, self._edition = preview, edition
        application = QApplication.instance()
        if isinstance(application, QApplication):
            application.focusChanged.connect(self.follow)
        preview.sheet.clicked.connect(self.lead)

    def lead(self) -> None:
        """To the title of the page in front, where that is a part's."""
        starts = self._preview.starts
        # Those that begin on the page; on one that goes on, the one that began before.
        begun = [n for n, start in enumerate(starts) if start <= self._preview.place]
        if not begun or not self._column.isVisible():
            return
        first = next(n for n in begun if starts[n] == starts[begun[-1]])
        chapter = first - self._before
        rows = [row for row in self._column.findChildren(TitleRow) if row.isVisible()]
        wanted = next((row for row in rows if row.line.chapter == chapter), None)
        if wanted is not None:
            wanted.words.editor.setFocus(Qt.FocusReason.OtherFocusReason)

    @property
    def _before(self) -> int:
        """The briefing stands before the first part."""
        return 1 if self._edition() is Edition.INTERNAL else 0

    def follow(self, _: object, now: object) -> None:
        """To the page of what has the focus now, where that is a part."""
        if not isinstance(now, QWidget) or not self._studio.is_open:
            return
        if not self._column.isAncestorOf(now):
            return
        self._column.keep_in_sight()
        chapter = chapter_of(now, self._studio.view)
        # Notes have pages of their own, which are none of the pack's.
        if chapter and self._edition() is not Edition.NOTES:
            self._preview.go_to_chapter(chapter + self._before)


def chapter_of(focus: QWidget | None, view: StudioView) -> int:
    """The chapter of the pack that a widget of the studio edits; 0 where it edits none."""
    title: TitleRow | None = None
    while focus is not None:
        if isinstance(focus, TitleRow):
            title = focus
        if isinstance(focus, PartCard):
            return title.line.chapter if title is not None else view.chapter(focus.part)
        focus = focus.parentWidget()
    return 0

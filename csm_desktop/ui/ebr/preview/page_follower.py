"""Which page of the pack belongs to what has the focus."""

from collections.abc import Callable

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QApplication, QWidget

from csm_desktop.app.reviews.view import StudioView
from csm_desktop.domain.reviews.editions import Edition
from csm_desktop.ui.ebr.panes import CardColumn
from csm_desktop.ui.ebr.parts import PartCard
from csm_desktop.ui.ebr.preview.pane import Preview
from csm_desktop.ui.ebr.rows import TitleRow
from csm_desktop.ui.ebr.studio import Studio


class PageFollower(QObject):
    """Turns the preview to the page of the part that has the focus."""

    def __init__(
        self, column: CardColumn, studio: Studio, preview: Preview, edition: Callable[[], Edition]
    ) -> None:
        super().__init__(column)
        self._column, self._studio = column, studio
        self._preview, self._edition = preview, edition
        application = QApplication.instance()
        if isinstance(application, QApplication):
            application.focusChanged.connect(self.follow)

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
            # The briefing stands before the first part.
            before = 1 if self._edition() is Edition.INTERNAL else 0
            self._preview.go_to_chapter(chapter + before)


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

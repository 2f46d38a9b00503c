"""Which page of the pack belongs to what has the focus."""

from PySide6.QtWidgets import QWidget

from csm_desktop.app.reviews.view import StudioView
from csm_desktop.ui.ebr.parts import PartCard
from csm_desktop.ui.ebr.rows import TitleRow


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

"""An earlier review in place of the one that is being prepared, for as long as it is looked at."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from csm_desktop.ui.ebr.past import Past
from csm_desktop.ui.ebr.studio import Studio

if TYPE_CHECKING:
    from csm_desktop.app.documents.ebr import Material
    from csm_desktop.app.reviews.past import PastView


class LookingBack(QObject):
    """`changed` says that another review is shown, or the one that is prepared again."""

    changed = Signal()

    def __init__(self, studio: Studio, pane: Past, parent: QObject) -> None:
        super().__init__(parent)
        self._studio, self._pane = studio, pane
        self.view: PastView | None = None
        pane.left.connect(self.leave)

    @property
    def is_on(self) -> bool:
        """Whether an earlier review is shown."""
        return self.view is not None

    def material(self) -> "Material":
        """What the pages that are shown are made of: those looked at, else those prepared."""
        return self._studio.material() if self.view is None else self.view.material

    def look(self, review_id: int) -> None:
        """Show a review that was held, as it was; nothing of it can be changed."""
        self._read(review_id)
        self.changed.emit()

    def renew(self) -> None:
        """Something changed meanwhile: an undo may have taken the review back."""
        if self.view is None:
            return
        try:
            self._read(self.view.review.id)
        except LookupError:
            self.leave()

    def forget(self) -> None:
        """Another account is shown."""
        self.view = None

    def leave(self) -> None:
        """Back to the review that is being prepared."""
        if self.view is not None:
            self.view = None
            self.changed.emit()

    def _read(self, review_id: int) -> None:
        from csm_desktop.app.reviews.past import past_view

        book, view = self._studio.shell.book, self._studio.view
        if book is not None:
            self.view = past_view(book, view.account_id, review_id)
            self._pane.show_view(self.view, view.review.number)

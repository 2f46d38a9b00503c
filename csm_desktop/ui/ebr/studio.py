"""What the parts of the studio share: the account's view, how to change it, and what is typed."""

from collections.abc import Callable
from functools import reduce

from PySide6.QtCore import QObject, Signal

from csm_desktop.app.documents.ebr import Material
from csm_desktop.app.reviews.view import StudioView
from csm_desktop.ui.frame.shell import Shell

Typed = Callable[[Material], Material]


class Studio(QObject):
    """`typed` says that there are words on the screen which are not stored yet."""

    typed = Signal()

    def __init__(self, shell: Shell, parent: QObject) -> None:
        super().__init__(parent)
        self.shell = shell
        self._view: StudioView | None = None
        self._typed: dict[str, Typed] = {}

    @property
    def view(self) -> StudioView:
        """What is stored. Raises LookupError before the first account."""
        if self._view is None:
            raise LookupError("no account is shown")
        return self._view

    @property
    def is_open(self) -> bool:
        """Whether an account is shown."""
        return self._view is not None

    def show(self, view: StudioView | None) -> None:
        """Another account, or what was typed is stored now."""
        self._view = view
        self._typed.clear()

    def draft(self, place: str, change: Typed) -> None:
        """Somebody types at a place of the studio: what the material will be then."""
        self._typed[place] = change
        self.typed.emit()

    def material(self) -> Material:
        """What the preview shows: what is stored, with what is being typed."""
        return reduce(
            lambda so_far, change: change(so_far), self._typed.values(), self.view.material
        )

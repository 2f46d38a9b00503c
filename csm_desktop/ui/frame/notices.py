"""Where the window speaks up: banners under the header, toasts at its foot, the crash dialog."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QVBoxLayout, QWidget

from csm_desktop.errors import UserError

if TYPE_CHECKING:
    from csm_desktop.ui.frame.desk import Desk


class Notices(QObject):
    """Shows what the desk tells; a new book clears what was said of another."""

    def __init__(self, window: QWidget, place: QVBoxLayout, desk: "Desk") -> None:
        super().__init__(window)
        self._window, self._place, self._desk = window, place, desk
        desk.error_told.connect(self.tell)
        desk.toasted.connect(self.toast)

    def tell(self, error: UserError) -> None:
        """An error that its reader can do something about."""
        self.error(error.title, error.advice)

    def error(self, title: str, advice: str = "") -> None:
        """Two lines in a banner that stays until it is closed."""

    def toast(self, text: str, undoable: bool) -> None:
        """One line for ten seconds."""

    def bug(self, error: BaseException) -> None:
        """The crash dialog."""

    def clear(self) -> None:
        """Take all banners away."""

    def show_book(self, desk: "Desk") -> None:
        """Say what is special about the book that was opened."""

"""Which contacts shall be shown: asked for from anywhere, even before their page is made."""

from collections.abc import Callable


class WantedView:
    """Handed to the commands that ask and to the page that answers. No Qt here."""

    def __init__(self) -> None:
        self._view = ""
        self._listener: Callable[[str], object] | None = None

    def ask(self, view: str) -> None:
        """Show this view, now or when the page is made."""
        self._view = view
        self._tell()

    def listen(self, listener: Callable[[str], object]) -> None:
        """The page is made."""
        self._listener = listener
        self._tell()

    def _tell(self) -> None:
        if self._view and self._listener is not None:
            view, self._view = self._view, ""
            self._listener(view)

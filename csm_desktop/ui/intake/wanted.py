"""Whose intake was asked for, before the page was ever shown; no Qt here."""

from collections.abc import Callable


class Wanted:
    """Handed to the command that asks and to the page that answers."""

    def __init__(self) -> None:
        self.account_id: int | None = None
        self._listener: Callable[[int], None] | None = None

    def ask(self, account_id: int) -> None:
        """Show this account's intake, now or when the page is made."""
        self.account_id = account_id
        if self._listener is not None:
            self._listener(account_id)

    def listen(self, listener: Callable[[int], None]) -> None:
        """The page is made."""
        self._listener = listener

"""Files that wait to be imported, chosen or dropped before the page was ever shown; no Qt here."""

from collections.abc import Callable, Sequence
from pathlib import Path

from csm_desktop.ui.frame.page_requests import PendingAccounts

ENDINGS = (
    ".csv", ".tsv", ".txt", ".xlsx", ".xlsm", ".xls", ".xlsb", ".ods", ".zip", ".htm", ".html",
    ".xml", ".ics", ".vcf",
)  # fmt: skip


class PendingFiles:
    """Handed to what brings files and to the page that takes them.

    `accounts` is where that page asks for accounts to be shown.
    """

    def __init__(self, accounts: PendingAccounts | None = None) -> None:
        self.accounts = accounts or PendingAccounts()
        self._paths: list[Path] = []
        self._listener: Callable[[], object] | None = None

    def put(self, paths: Sequence[Path]) -> None:
        """Bring files, now or for the page when it is made."""
        self._paths.extend(path for path in paths if path not in self._paths)
        if self._listener is not None and self._paths:
            self._listener()

    @property
    def waiting(self) -> list[Path]:
        """What nobody has taken yet."""
        return list(self._paths)

    def take(self) -> list[Path]:
        """What waits; it waits no longer."""
        paths, self._paths = self._paths, []
        return paths

    def listen(self, listener: Callable[[], object]) -> None:
        """The page is made: call it when files come."""
        self._listener = listener

"""An account or a face that a page shall show: asked for from anywhere, even before it is made."""

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, Generic, ParamSpec, Protocol

from csm_desktop.ui.frame.shell import Shell
from csm_desktop.values import dataclass

if TYPE_CHECKING:  # no Qt here
    from csm_desktop.domain.records.alerts import Trigger  # noqa: F401 -- named in quotes below
    from csm_desktop.ui.frame.tabs.face import Face

INTAKE = "account.intake"
"""The command that brings the hand-off intake of an account: several pages offer it."""
SHEET = "account.sheet"
"""The command that brings the hand-off sheet of an account."""
SHOW_CHECKLIST = "practice.show_checklist"
"""The command that brings the checklist of the practice: where its items stand."""
MODEL_OF = "settings.model_of_account"
"""The command that brings the health model by which an account is scored."""


class PendingAccount:
    """Handed to the command that asks and to the page that answers. No Qt here."""

    def __init__(self) -> None:
        self.account_id: int | None = None
        self._listener: Callable[[int], None] | None = None

    def ask(self, account_id: int) -> None:
        """Show this account, now or when the page is made."""
        self.account_id = account_id
        if self._listener is not None:
            self._listener(account_id)

    def listen(self, listener: Callable[[int], None]) -> None:
        """The page is made."""
        self._listener = listener


P = ParamSpec("P")


class Pending(Generic[P]):
    """What a page shall show, asked for from anywhere, even before the page is made. No Qt here."""

    def __init__(self) -> None:
        self._told: Callable[[], object] | None = None
        self._listener: Callable[P, object] | None = None

    def ask(self, *wanted: P.args, **named: P.kwargs) -> None:
        """Show this, now or when the page is made."""
        self._told = lambda: self._listener and self._listener(*wanted, **named)
        self._tell()

    def listen(self, listener: Callable[P, object]) -> None:
        """The page is made."""
        self._listener = listener
        self._tell()

    def _tell(self) -> None:
        if self._listener is not None and self._told is not None:
            # Taken before it is told: what it sets off may ask for others.
            told, self._told = self._told, None
            told()


PendingAccounts = Pending[[str, Sequence[int]]]
"""Accounts that the Book shall show, under a name of their own."""
PendingAlerts = Pending[["Trigger"]]
"""A rule whose alerts shall be listed, asked for by the page of the day."""
PendingView = Pending[[str]]
"""The view of its list that a page shall show."""


@dataclass
class WantedFace:
    """The face that a page of several shall show when it comes to the front; "" the one of before.
    No Qt here: what asks is declared before the page is made."""

    face: str = ""

    def taken(self) -> str:
        """The face that was asked for, which is thereby answered."""
        face, self.face = self.face, ""
        return face


class PageOfFaces(Protocol):
    """A page of several faces, as its commands see it."""

    shell: Shell

    @property
    def front(self) -> "Face":
        """The face in front."""

    def turn(self, face: str) -> None:
        """Show another face, by its name."""

    def step(self, by: int) -> None:
        """Go down (or up) on the face in front."""


@dataclass(frozen=True, slots=True)
class OpenPageFor:
    """How a command brings the page of an account to the front."""

    shell: Shell
    wanted: PendingAccount
    page: str

    def open_for(self, account_id: int) -> None:
        """Of an account that the palette names."""
        self.wanted.ask(account_id)
        self.shell.go(self.page)

    def open_for_latest(self) -> None:
        """Of the account in front: the one that was visited last."""
        book = self.shell.book
        latest = self.shell.recents.accounts(book.path) if book is not None else []
        if latest:
            self.open_for(latest[0])


def run_on_account(shell: Shell, command_id: str, account_id: int) -> None:
    """Run a command of the account's own page for one account.

    The page declares its commands as it is made, which may be by this.
    """
    if command_id not in shell.commands:
        shell.open_account(account_id)
    if command_id in shell.commands:
        act = shell.commands[command_id].on_account
        if act is not None:
            act(account_id)

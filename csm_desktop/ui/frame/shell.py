"""What the frame offers to the pages: the open book, the one gate for changes, and where to go."""

from collections.abc import Callable
from typing import TYPE_CHECKING, Concatenate, ParamSpec, Protocol, TypeVar

from csm_desktop.domain.text.message import Message
from csm_desktop.errors import UserError
from csm_desktop.ui.background import Background
from csm_desktop.ui.commands.registry import Commands
from csm_desktop.ui.frame.recents import Recents
from csm_desktop.ui.frame.upkeep.backup_timer import BackupTimer
from csm_desktop.ui.frame.upkeep.change_bridge import ChangeBridge
from csm_desktop.ui.frame.upkeep.outbox_sender import OutboxSender
from csm_desktop.ui.frame.upkeep.team_publisher import TeamPublisher

if TYPE_CHECKING:
    from pathlib import Path

    from csm_desktop.app.book import Book, Work

P = ParamSpec("P")
R = TypeVar("R")


class Shell(Protocol):
    """Given to every page; tests give one of their own."""

    @property
    def commands(self) -> Commands:
        """Where a page declares what it can do."""

    @property
    def live(self) -> ChangeBridge:
        """The changes of the book."""

    @property
    def background(self) -> Background:
        """Threads for long work."""

    @property
    def keeping(self) -> BackupTimer:
        """What keeps the book safe, and tells of backups."""

    @property
    def outbox(self) -> OutboxSender:
        """What sends the mails that wait."""

    @property
    def team(self) -> TeamPublisher:
        """What publishes the book for its team."""

    @property
    def recents(self) -> Recents:
        """What is remembered between starts."""

    @property
    def book(self) -> "Book | None":
        """The open book."""

    def save(
        self,
        label: Message | str,
        use_case: "Callable[Concatenate[Work, P], R]",
        *args: P.args,
        **kwargs: P.kwargs,
    ) -> R:
        """One user act from a field or a cell, which shows the UserError that this raises.

        Raises LookupError where no book is open.
        """

    def run(
        self,
        label: Message | str,
        use_case: "Callable[Concatenate[Work, P], R]",
        *args: P.args,
        **kwargs: P.kwargs,
    ) -> R | None:
        """One user act from a button or a key; None where it failed, which a banner has told."""

    def tell(self, error: UserError) -> None:
        """Say in a banner what went wrong."""

    def toast(
        self,
        text: str,
        undoable: bool = False,
        saved: "Path | None" = None,
        *,
        redoable: bool = False,
    ) -> None:
        """Say what was done, with Undo for ten seconds where it can be taken back, or Redo where
        that is what was done; a file that was `saved` can be opened from there."""

    def go(self, page: str) -> None:
        """Bring a page to the front by its name."""

    def speak_anew(self) -> None:
        """The user chose another language, or other numbers: the window is made anew in them."""

    def open_account(self, account_id: int, tab: str = "") -> None:
        """Show an account, at one of its tabs: overview, plan, contacts, meetings, ..."""

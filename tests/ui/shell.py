"""A frame for one tab: a real book, the real bridge for its changes, and what was said."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

from shiboken6 import isValid

from csm_desktop.app.accounts.view import account_view
from csm_desktop.app.book import Book
from csm_desktop.domain.text.message import Message
from csm_desktop.errors import UserError
from csm_desktop.ui.background import Background
from csm_desktop.ui.commands.registry import Commands
from csm_desktop.ui.frame.recents import Recents
from csm_desktop.ui.frame.tabs.tab import Tab
from csm_desktop.ui.frame.upkeep.backup_timer import BackupTimer
from csm_desktop.ui.frame.upkeep.change_bridge import ChangeBridge
from csm_desktop.ui.frame.upkeep.outbox_sender import OutboxSender
from csm_desktop.ui.frame.upkeep.team_publisher import TeamPublisher


class TabShell:
    """What a tab is given; `told` and `toasts` keep what it said, `opened` where it led."""

    def __init__(self, book: Book, folder: Path) -> None:
        self.book: Book | None = book
        self.commands = Commands()
        self.live = ChangeBridge()
        self.live.attach(book)
        self.background = Background()
        self.keeping = BackupTimer(self.background)
        self.outbox = OutboxSender(self.background)
        self.outbox.attach(book)
        self.recents = Recents(folder / "recents.ini")
        self.team = TeamPublisher(self, self.background)
        self.team.attach(book)
        self.told: list[UserError] = []
        self.toasts: list[str] = []
        self.opened: list[tuple[int, str]] = []

    def save(
        self, label: Message | str, use_case: Callable[..., Any], *args: Any, **kwargs: Any
    ) -> Any:
        assert self.book is not None
        return self.book.run(label, use_case, *args, **kwargs)

    def run(
        self, label: Message | str, use_case: Callable[..., Any], *args: Any, **kwargs: Any
    ) -> Any:
        try:
            return self.save(label, use_case, *args, **kwargs)
        except UserError as error:
            self.tell(error)
            return None

    def tell(self, error: UserError) -> None:
        self.told.append(error)

    def toast(
        self,
        text: str,
        undoable: bool = False,
        saved: Path | None = None,
        *,
        redoable: bool = False,
    ) -> None:
        del undoable, saved, redoable
        self.toasts.append(text)

    def go(self, page: str) -> None:
        del page

    def speak_anew(self) -> None:
        self.toasts.append("spoken anew")

    def open_account(self, account_id: int, tab: str = "") -> None:
        self.opened.append((account_id, tab))

    def follow(self, tab: Tab, account_id: int) -> None:
        """Show an account in a tab, and again after every change, as the page does."""
        book = self.book
        assert book is not None
        tab.given(account_view(book, account_id))
        self.live.changed.connect(lambda _: tab.given(account_view(book, account_id)))

    def close(self) -> None:
        if isValid(self.live):  # else the interpreter is ending, and has taken it already
            self.outbox.attach(None)
            self.team.attach(None)
            self.live.attach(None)
            self.background.close()
            for part in (self.live, self.background, self.keeping, self.outbox):
                part.deleteLater()  # each would keep the others, for good

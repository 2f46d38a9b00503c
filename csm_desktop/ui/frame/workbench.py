"""The workbench: which book is open, and the one gate through which pages read, change and speak.

No widgets here. Opening, making, restoring and closing run on a thread, which also imports what
they need: the first paint waits for neither storage nor the disk.
"""

from collections.abc import Callable
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any, Concatenate, ParamSpec, TypeVar

from PySide6.QtCore import QObject, Signal

from csm_desktop.domain.text.message import Message, say
from csm_desktop.errors import UserError
from csm_desktop.ui.background import Background
from csm_desktop.ui.commands.registry import Commands
from csm_desktop.ui.frame.locking.passphrases import Passphrases
from csm_desktop.ui.frame.recents import NAMED, Recents
from csm_desktop.ui.frame.upkeep.backup_timer import BackupTimer
from csm_desktop.ui.frame.upkeep.book_proof import Proof
from csm_desktop.ui.frame.upkeep.change_bridge import ChangeBridge
from csm_desktop.ui.frame.upkeep.figure_refresher import FigureRefresher
from csm_desktop.ui.frame.upkeep.forecast_keeper import ForecastKeeper
from csm_desktop.ui.frame.upkeep.outbox_sender import OutboxSender
from csm_desktop.ui.frame.upkeep.succession import Succession
from csm_desktop.ui.frame.upkeep.taken_book import TakenBook
from csm_desktop.ui.frame.upkeep.team_publisher import TeamPublisher
from csm_desktop.ui.frame.upkeep.undo_steps import step
from csm_desktop.ui.frame.user.known_user import known_user
from csm_desktop.ui.lifetimes import soon
from csm_desktop.ui.module_loader import ModuleLoader
from csm_desktop.wording import render, tr

if TYPE_CHECKING:
    from csm_desktop.app.book import Book, ChangeSet, Work
    from csm_desktop.app.held_book import HeldBook, Trouble
    from csm_desktop.domain.text.clock import Clock
    from csm_desktop.ui.frame.upkeep.last_run import LastRun

_QUIET_MS = 700  # after a book was opened
P = ParamSpec("P")
R = TypeVar("R")


class Workbench(QObject):
    """What the frame's widgets listen to; pages see it as a `Shell`."""

    leaving = Signal()
    """The open book is about to be closed: what is still being typed can be saved now."""
    book_changed = Signal()
    busy = Signal(str)
    """What is under way with the book as a whole; "" when it is done."""
    troubled = Signal(object)
    """A `Trouble`: why no book is open."""
    error_told = Signal(object)
    bug = Signal(object)
    """An exception that nobody expected."""
    toasted = Signal(str, bool, object, bool)
    page_asked = Signal(str)
    voice_asked = Signal()
    """The user chose another language, or other numbers."""
    account_asked = Signal(object, str)

    def __init__(self, clock: "Clock", recents: Recents, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.clock = clock
        self.recents = recents
        self.commands = Commands()
        self.may_leave: Callable[[], bool] = lambda: True
        """Asked before the book is closed: whether what could not be saved may stay behind."""
        self.ready: tuple[Callable[[Book, Callable[[], object]], object], ...] = ()
        """What the thread that opens a book asks of it in advance."""
        self.background = Background(self)
        self.loader = ModuleLoader(self.background, self)
        self.live = ChangeBridge(self)
        self.idle = FigureRefresher(self.background, self)
        self.forecasts = ForecastKeeper(self, self)
        self.keeping = BackupTimer(self.background, self)
        self.proof = Proof(self.background, self)
        self.outbox = OutboxSender(self.background, self)
        self.team = TeamPublisher(self, self)
        self.succession = Succession(self, self)
        self.passphrases = Passphrases(self, self.succession.follow, self.toast, self)
        self.taken = TakenBook(self, self.succession.follow, self)
        self.held: HeldBook | None = None
        self.saved_at: datetime | None = None
        self.backup_at: datetime | None = None
        self.last_run: LastRun | None = None
        self.live.changed.connect(self._after_change)
        self.idle.moved.connect(self.live.figures)
        for calmer in (self.idle.finished, self.loader.loaded):
            calmer.connect(self._keep_forecast)
        self.keeping.backed_up.connect(self._backed_up)
        self.keeping.failed.connect(self.error_told)
        self.keeping.day_turned.connect(self.idle.wake)
        self.keeping.ticked.connect(self.team.look)
        self.proof.settled.connect(lambda: self.idle.attach(self.book))
        self.proof.settled.connect(lambda: self.outbox.attach(self.book))

    @property
    def book(self) -> "Book | None":
        """The open book."""
        return self.held.book if self.held else None

    def save(
        self,
        label: Message | str,
        use_case: "Callable[Concatenate[Work, P], R]",
        *args: P.args,
        **kwargs: P.kwargs,
    ) -> R:
        """One user act through the book. Raises the act's UserError; LookupError without a book."""
        if self.book is None:
            raise LookupError("no book is open")
        return self.book.run(label, use_case, *args, **kwargs)

    def run(
        self,
        label: Message | str,
        use_case: "Callable[Concatenate[Work, P], R]",
        *args: P.args,
        **kwargs: P.kwargs,
    ) -> R | None:
        """One user act through the book; None where it failed, which a banner has told then."""
        if self.book is None:
            return None
        try:
            return self.save(label, use_case, *args, **kwargs)
        except UserError as error:
            self.tell(error)
            return None

    def undo(self) -> None:
        """Take the last act back, and say which it was."""
        step(self, redo=False)

    def redo(self) -> None:
        """Do the act again that was undone last."""
        step(self, redo=True)

    def tell(self, error: UserError) -> None:
        """Say in a banner what went wrong."""
        self.error_told.emit(error)

    def toast(
        self,
        text: str,
        undoable: bool = False,
        saved: Path | None = None,
        *,
        redoable: bool = False,
    ) -> None:
        """Say what was done."""
        self.toasted.emit(text, undoable, saved, redoable)

    def say_busy(self, words: str) -> None:
        """Say what is under way with the book as a whole; "" when it is done."""
        self.busy.emit(words)

    def say_trouble(self, trouble: "Trouble") -> None:
        """Say why no book is open."""
        self.troubled.emit(trouble)

    def go(self, page: str) -> None:
        """Bring a page to the front."""
        self.page_asked.emit(page)

    def speak_anew(self) -> None:
        """Ask for a window in the voice that was chosen."""
        self.voice_asked.emit()

    def open_account(self, account_id: int, tab: str = "") -> None:
        """Show an account."""
        if self.book is not None:
            # Before it is asked for, so that the sidebar that follows shows it as the latest.
            self.recents.visited(self.book.path, account_id)
        self.account_asked.emit(account_id, tab)

    def open(self, path: Path) -> None:
        """Open a book in place of the one that is open."""
        clock = self.clock

        def work() -> "HeldBook":
            from csm_desktop.app.held_book import hold_known_book

            return hold_known_book(path, clock)

        self.succession.follow(path, render(say("Opening {name}", name=path.stem)), work)

    def create(self, path: Path, name: str = "", passphrase: str = "") -> None:
        """Make a new book and open it, under a passphrase where there is one. Its user is `name`;
        without one whoever the open book's is, or who was named before there was a book, and else
        nobody, until they say so."""
        clock = self.clock
        # Asked before the open book goes, for afterwards nobody knows the name.
        user = {"name": name} if name else known_user(self.book, self.recents)

        def work() -> "HeldBook":
            from csm_desktop.app.held_book import hold_book
            from csm_desktop.app.opened_book import create_book
            from csm_desktop.app.people.team import say_who_i_am

            create_book(path, passphrase)
            held = hold_book(path, clock)
            if user:
                held.book.run(say("Your name"), say_who_i_am, **user)
            return held

        self.succession.follow(path, tr("Making a new book"), work)
        # The name is in the new book now, and needs no remembering.
        if user and self.book is None:
            self.recents.put(NAMED, "")

    def open_sample(self) -> None:
        """Make the sample book and open it."""
        clock = self.clock

        def work() -> "HeldBook":
            from csm_desktop.app.demo import make_sample_book
            from csm_desktop.app.held_book import books_home, hold_book

            return hold_book(make_sample_book(books_home(), clock), clock)

        self.succession.follow(Path(), tr("Making the sample book"), work)

    def restore(self, backup: Path, path: Path) -> None:
        """Put a backup in a book's place and open it; the present file is set aside."""
        clock = self.clock

        def work() -> "HeldBook":
            from csm_desktop.app.held_book import restore_and_hold

            held, aside = restore_and_hold(backup, path, clock)
            if aside:
                words = say("The backup is in its place. The former file is {name}.", name=aside)
                self.toast(render(words))
            return held

        self.succession.follow(path, tr("Restoring the backup"), work)

    def salvage(self, damaged: Path, target: Path) -> None:
        """Take what can be read of a damaged book into a new one, and open that."""
        clock = self.clock

        def work() -> "HeldBook":
            from csm_desktop.app.held_book import hold_book
            from csm_desktop.app.salvage import salvage_book, summed_up

            self.toast(summed_up(salvage_book(damaged, target)))
            return hold_book(target, clock)

        self.succession.follow(target, tr("Taking what can be read"), work)

    def rename(self, name: str) -> None:
        """Give the open book another name. Raises UserError where it cannot have that one; the
        book is closed only for the moment in which its file is renamed."""
        # While something large is written the file must keep its name.
        if self.book is None or not self.is_free():
            return
        from csm_desktop.app.book_file import renamed

        path, clock = self.book.path, self.clock
        target = renamed(path, name)

        def work() -> "HeldBook":
            from csm_desktop.app.held_book import rename_and_hold

            return rename_and_hold(path, target, clock)

        if target != path:
            self.recents.moved(path, target)
            self.succession.follow(path, tr("Renaming the book"), work)

    def copy_home(self, path: Path, target: Path) -> None:
        """Copy a book out of a synchronised folder and open the copy."""
        clock = self.clock

        def work() -> "HeldBook":
            from csm_desktop.app.held_book import copy_home, hold_book

            copy_home(path, target, clock)
            return hold_book(target, clock)

        self.succession.follow(path, tr("Copying the book to this computer"), work)

    def close_book(self, then: Callable[[], None] | None = None) -> None:
        """Close the book; the window stays. `then` runs once the file is closed."""
        if not self.is_free():
            return
        held = self.let_go()
        self.recents.closed()

        def work(_: Any) -> None:
            if held is not None:
                held.close()

        self.background.start(None, work, lambda _: then and then(), self._fail, alone=True)

    def remove_sample(self, then: Callable[[], object]) -> None:
        """Close the sample book and delete it; `then` runs when no book is open any more."""
        if self.book is None:
            return
        path, clock = self.book.path, self.clock

        def remove() -> None:
            from csm_desktop.app.demo import remove_sample

            try:
                remove_sample(path, clock)
            except UserError as error:
                self.tell(error)
            else:
                self.recents.forget(path)
                self.toast(tr("The sample book was removed."))
                self.book_changed.emit()
            then()

        # Only when it is closed: not every system deletes a file that is open.
        self.close_book(remove)

    def close(self) -> None:
        """The program ends: finish what is under way, then close the book. Once is enough."""
        if self.background.closed:
            return
        held = self.let_go()
        self.loader.close()
        self.background.close()
        # One that was just opened is not told any more.
        self.taken.close(held, *self.succession.opened)
        self.recents.sync()

    def take(self, held: "HeldBook") -> None:
        """A book that was opened is the one on the workbench now."""
        self.recents.opened(held.book.path)
        self.backup_at = held.last_backup
        self._attach(held)
        self.book_changed.emit()
        soon(self, self.loader.load_later, _QUIET_MS)

    def _keep_forecast(self) -> None:
        # Thousands of rows: beside a thread that imports, each would wait a turn for it.
        if not (self.loader.is_loading or self.idle.working):
            self.forecasts.look()

    def is_free(self) -> bool:
        """Whether the open book may be closed now; if not, a banner says why."""
        if self.book is None:
            return True
        if not self.book.is_reserved:
            self.leaving.emit()  # what is still being typed is saved, or refused and asked about
            return self.may_leave()
        stays = tr("The book stays open. Try again when it is done.")
        self.tell(
            UserError(render(say("{what} is under way.", what=self.book.reserved_for)), stays)
        )
        return False

    def let_go(self) -> "HeldBook | None":
        """Nothing is open any more for those who look here; whoever asked closes what was."""
        self.leaving.emit()
        held = self.held
        if held is not None:
            self.saved_at = self.backup_at = None
            self._attach(None)
            self.book_changed.emit()
        return held

    def _attach(self, held: "HeldBook | None") -> None:
        self.held = held
        self._follow(self.book)
        self.keeping.attach(held)
        self.proof.attach(held)

    def rest(self) -> None:
        """The book is being locked: nothing of ours asks it anything before `wake`."""
        self._follow(None)

    def wake(self) -> None:
        """The book that was locked can be asked again."""
        self._follow(self.book)

    def _follow(self, book: "Book | None") -> None:
        for follower in (self.live, self.idle, self.forecasts, self.outbox, self.team):
            follower.attach(book)

    def _after_change(self, changes: "ChangeSet") -> None:
        self.saved_at = self.clock.now()
        self.keeping.changed()
        # Only acts bear a label: what the program writes of its own accord must not wake it again.
        if changes.label:
            self.idle.wake()
        if "outbox_mail" in changes.tables or "setting" in changes.tables:
            self.outbox.wake()

    def _backed_up(self, at: datetime) -> None:
        self.backup_at = at

    def _fail(self, error: BaseException) -> None:
        raise error

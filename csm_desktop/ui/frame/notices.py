"""Where the window speaks up: banners under the header, toasts at its foot, the crash dialog."""

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, qVersion
from PySide6.QtWidgets import QVBoxLayout, QWidget

from csm_desktop import __version__
from csm_desktop.domain.text.message import say
from csm_desktop.errors import NotStoredError, UserError
from csm_desktop.ui import theme
from csm_desktop.ui.frame.dialogs import Dialogs
from csm_desktop.ui.lifetimes import soon
from csm_desktop.wording import clock_time, render, tr

if TYPE_CHECKING:
    from csm_desktop.app.book import ChangeSet
    from csm_desktop.app.held_book import HeldBook
    from csm_desktop.ui.frame.reminders.reminders import Reminders
    from csm_desktop.ui.frame.workbench import Workbench
    from csm_desktop.ui.widgets.banner import Banner
    from csm_desktop.ui.widgets.dialogs.questions import CrashDialog
    from csm_desktop.ui.widgets.toast import Toast

_MOST = 2
_REMIND_MS = 1500  # once the first page is there
_LOSSES = 4  # lines of what cannot be read


class Notices(QObject):
    """Shows what the workbench tells; another book clears what was said of the last one.

    Most starts have nothing to tell: what it is told in is imported and made when there is.
    """

    def __init__(self, window: QWidget, place: QVBoxLayout, workbench: "Workbench") -> None:
        super().__init__(window)
        self.window, self._place, self._workbench = window, place, workbench
        self._banners: list[Banner] = []
        self._passing: list[Banner] = []
        self._crash: CrashDialog | None = None
        self._proving: Banner | None = None
        self.reminders: Reminders | None = None
        """What is told outside the window; made with the first book."""
        self._toast: Toast | None = None
        workbench.error_told.connect(self.tell)
        workbench.toasted.connect(self.toast)
        workbench.bug.connect(self.bug)
        workbench.proof.settled.connect(self._settled)
        workbench.live.changed.connect(self._another_act)

    @property
    def toast_(self) -> "Toast":
        """Where one line is said; made when something is."""
        from csm_desktop.ui.widgets.toast import Toast

        if self._toast is None:
            self._toast = Toast(self.window)
        return self._toast

    @property
    def banners(self) -> "list[Banner]":
        """What is said now, the oldest first."""
        return self._banners

    def tell(self, error: UserError) -> None:
        """An error that its reader can do something about."""
        from csm_desktop.ui.widgets.banner import Banner

        banner = Banner(error.title, error.advice)
        if isinstance(error, NotStoredError):
            self._passing.append(banner)
        self.add(banner)

    def error(self, title: str, advice: str = "") -> None:
        """Two lines in a banner that stays until it is closed."""
        from csm_desktop.ui.widgets.banner import Banner

        self.add(Banner(title, advice))

    def toast(
        self,
        text: str,
        undoable: bool = False,
        saved: Path | None = None,
        redoable: bool = False,
    ) -> None:
        """One line for ten seconds, with Undo where the act can be taken back, or with Redo."""
        bench = self._workbench
        way = bench.redo if redoable else bench.undo if undoable else None
        self.toast_.say(text, way, saved, redoable=redoable)

    def _another_act(self, changes: "ChangeSet") -> None:
        """Every act is told before its own toast: what is told now is a later one.

        And the book takes changes again: what said that it could not is true no longer.
        """
        for banner in [banner for banner in self._passing if banner in self._banners]:
            banner.close_banner()
        self._passing.clear()
        if changes.label and self._toast is not None:
            self._toast.withdraw_undo()

    def bug(self, error: BaseException) -> None:
        """The crash dialog, one at a time: a second bug is in the log."""
        import platform

        from csm_desktop.ui.frame.upkeep.log import stack
        from csm_desktop.ui.widgets.dialogs.questions import CrashDialog

        if self._crash is not None or self._workbench.background.closed:  # it would keep us alive
            return
        system = f"{platform.system()} {platform.release()}, Python {platform.python_version()}"
        report = f"CSM Desktop {__version__}, Qt {qVersion()}, {system}\n\n{stack(error)}"
        self._crash = CrashDialog(report, self.window)
        self._crash.finished.connect(self._crash_closed)
        self._crash.open()

    def add(self, banner: "Banner") -> None:
        """Show a banner; the same words are not said twice, and the oldest makes room."""
        # Said again is said anew: the old one goes, so that the list does not grow.
        said = [each for each in self._banners if each.title.text() == banner.title.text()]
        for old in [*said, *self._banners[: max(0, len(self._banners) - _MOST + 1)]]:
            if old in self._banners:
                old.close_banner()
        self._banners.append(banner)
        banner.closed.connect(lambda: self._forget(banner))
        self._space()
        self._place.addWidget(banner)
        banner.announce()

    def clear(self) -> None:
        """Take all banners away, and an Undo that would reach into another book."""
        if self._toast is not None and self._toast.button.isVisible():
            self._toast.hide()
        for banner in list(self._banners):
            banner.close_banner()

    # First what the file told; then what follows from it for today.
    def show_book(self) -> None:
        """Say what is special about the book that was opened."""
        from csm_desktop.ui.widgets.banner import Banner

        held = self._workbench.held
        soon(self, self._remind, _REMIND_MS)
        for notice in held.notices if held is not None else ():
            self.tell(notice)
        # Only of a book that is known to be whole can it be said that nothing is lost.
        if held is not None and not held.damaged and not held.book.unproved:
            self._say_how_it_ended()
        if held is None or held.book.why_read_only is None:
            return
        if held.book.unproved:
            self._proving = Banner(
                held.book.why_read_only,
                tr("It is being looked through. You can read meanwhile, and change things when "
                   "that is done."),
                tone="warning",
                closable=False,
            )  # fmt: skip
            self.add(self._proving)
            return
        dialogs, path, offer = Dialogs(self.window, self._workbench), held.book.path, held.offer
        if held.damaged:
            banner = Banner(
                held.book.why_read_only,
                _ways_on(held),
                tr("&Restore the backup…") if offer is not None else "",
                (lambda: dialogs.restore(offer, path)) if offer is not None else None,
                tone="error",
                closable=False,
                other=(tr("Take &what can be read…"), lambda: dialogs.salvage(path)),
            )
        else:
            banner = Banner(
                held.book.why_read_only,
                tr("Nothing you do here is saved."),
                tone="warning",
            )
        self.add(banner)

    def _remind(self) -> None:
        if self._workbench.loader.is_loading:  # its modules are on their way, each in its turn
            soon(self, self._remind, _REMIND_MS)
            return
        from csm_desktop.ui.frame.reminders.reminders import Reminders
        from csm_desktop.ui.frame.reminders.tray import SystemTray

        if self.reminders is None and self._workbench.book is not None:
            tray = SystemTray(self)
            self.reminders = Reminders(self._workbench, tray, self.window)

    def _settled(self) -> None:
        """The book was looked through: say how it is."""
        if self._proving is not None:
            self._proving.close_banner()
        if self._workbench.book is not None and self._workbench.book.why_read_only is None:
            self.toast(tr("The book was looked through: it is whole."))
            self._say_how_it_ended()
        else:
            self.show_book()

    def _say_how_it_ended(self) -> None:
        """Once a book is open and was found whole: only then is it known that all is there."""
        from csm_desktop.ui.widgets.banner import Banner

        last_run = self._workbench.last_run
        if last_run is None or last_run.ended_badly is None:
            return
        wall, last_run.ended_badly = last_run.ended_badly.astimezone(), None
        at = clock_time(wall.replace(tzinfo=None))
        words = say("The program ended unexpectedly: {day}, {at}.", day=wall.date(), at=at)
        self.add(
            Banner(
                render(words),
                tr("Nothing that was saved is lost: every change is stored as it is made. The log "
                   "says where it happened, and holds nothing that you wrote."),
                tr("&Show the log"),
                lambda: self._show_log(last_run.folder),
                tone="info",
            )
        )  # fmt: skip

    def _show_log(self, folder: Path) -> None:
        from csm_desktop.ui.widgets.folder import open_folder

        if not open_folder(folder):
            where = render(say("It is {folder}.", folder=str(folder)))
            self.error(tr("The folder could not be shown."), where)

    def _forget(self, banner: "Banner") -> None:
        if banner in self._banners:
            self._banners.remove(banner)
        if banner is self._proving:
            self._proving = None
        self._space()

    def _space(self) -> None:
        """Air around the banners, none where there are none."""
        if self._banners:
            theme.edged(self._place, theme.M, 0)
        else:
            self._place.setContentsMargins(0, 0, 0, 0)
        self._place.setSpacing(theme.px(8))

    def _crash_closed(self) -> None:
        if self._crash is not None:
            self._crash.deleteLater()
        self._crash = None


def _ways_on(held: "HeldBook") -> str:
    """What cannot be read of a damaged book, how old its backup is and what that would cost."""
    from csm_desktop.app.held_book import backed_up_at
    from csm_desktop.app.salvage import acts_lost_by, losses_told

    lines = losses_told(held.book.lost)[:_LOSSES] if held.book.lost is not None else []
    if held.offer is None:
        lines.append(tr("There is no backup of it here. Take what can be read into a new book."))
        return "\n".join(lines)
    at = backed_up_at(held.offer)
    age, acts = held.book.now() - at, acts_lost_by(held.book, held.offer)
    hours = int(age.total_seconds() // 3600)
    words = say("The newest good backup is less than an hour old.")
    if hours:
        words = say(
            "The newest good backup is of {day}, {n} hour ago.",
            "The newest good backup is of {day}, {n} hours ago.",
            day=at.astimezone().date(),
            n=hours,
        )
    # Not known is said as such: a 0 would make restoring look free of loss.
    lost = say("Nobody knows how many changes came after it.")
    if acts is not None:
        lost = say("{n} change since would be lost.", "{n} changes since would be lost.", n=acts)
    return "\n".join([*lines, f"{render(words)} {render(lost)}"])

"""Starts the window: shown first, everything else after its first paint.

Before that nothing is imported but Qt, tokens and wording, and no file is read but our settings,
fonts and icons; then a thread imports the floors beneath and opens the book.
"""

import gc
import sys
from collections.abc import Callable, Sequence
from contextlib import ExitStack, suppress
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QFileOpenEvent
from PySide6.QtWidgets import QApplication

from csm_desktop import __version__
from csm_desktop.domain.text.message import say
from csm_desktop.errors import UserError
from csm_desktop.ui.collector import spare_what_stands
from csm_desktop.ui.frame import looks
from csm_desktop.ui.frame.pages import PageSpec
from csm_desktop.ui.frame.recents import Recents, settings_folder
from csm_desktop.ui.frame.single import Single
from csm_desktop.ui.frame.user.own_language import chosen_voice, speak_as
from csm_desktop.ui.frame.window import Window
from csm_desktop.ui.frame.window_place import restore_geometry
from csm_desktop.ui.frame.workbench import Workbench
from csm_desktop.ui.lifetimes import soon
from csm_desktop.ui.theme import THEME, Mode
from csm_desktop.ui.workspaces import workspaces
from csm_desktop.wording import render, tr, voice

if TYPE_CHECKING:
    from csm_desktop.app.held_book import HeldBook
    from csm_desktop.domain.text.clock import Clock
    from csm_desktop.ui.frame.locking.window_lock import WindowLock


_EAR_MS = 1000
_TURN_MS = 1  # not none: what waits no time comes before the window has painted


class Application(QApplication):
    """The program as the system knows it. On macOS a book that is opened by a double click does not
    come as a word of the command line, but as an event."""

    asked = Signal(str)

    def event(self, event: QEvent) -> bool:
        if isinstance(event, QFileOpenEvent):
            self.asked.emit(event.file())
            return True
        return super().event(event)


class Program(QObject):
    """The window and what it stands on, wired; both are made anew for another language."""

    lock: "WindowLock"
    begun = Signal()
    """The first window is equipped, and a book is being opened where there is one."""
    closing = Signal()

    def __init__(
        self,
        application: QApplication,
        clock: "Clock",
        folder: Path,
        specs: Sequence[PageSpec] | None = None,
        recents: Recents | None = None,
    ) -> None:
        super().__init__()
        self.application, self._clock, self._specs = application, clock, specs
        self.recents = recents if recents is not None else Recents(folder / "window.ini")
        # Before the first widget is made: sizes are taken when it is.
        THEME.scale = self.recents.number("scale", 1.0, looks.SCALES[0], looks.SCALES[-1])
        mode = Mode(self.recents.choice("mode", [*Mode], Mode.SYSTEM.value))
        THEME.install(application, mode)
        self.recents.spoiled = self._spoiled
        self._wanted: Path | None = None
        self._has_begun = False
        self._handed: Callable[[], None] | None = None
        """What shows the book that the former window had."""
        self._make()

    def _make(self) -> None:
        self.workbench = Workbench(self._clock, self.recents, self)
        pages = list(self._specs if self._specs is not None else workspaces())
        self.window = Window(self.workbench, pages)
        # What takes time begins only once something is seen, each part in a turn of its own.
        self.window.painted.connect(partial(soon, self, self._put_style))
        self.window.closing.connect(self.workbench.close)
        self.window.closing.connect(self.closing)
        # Later: whoever asks is a part of the window that goes.
        self.workbench.voice_asked.connect(self._speak_anew, Qt.ConnectionType.QueuedConnection)
        restore_geometry(self.window, self.recents.state("window"))

    def _speak_anew(self) -> None:
        """Make the window anew in the voice that was chosen, at the same place on the same book.

        What is being typed is saved before, or asked about; where something stands in the way, the
        voice is another from the next start on.
        """
        chosen, former, window = chosen_voice(self.recents), self.workbench, self.window
        if chosen == voice():
            return
        if any(page.half_done for page in window.pages.made.values()):
            former.toast(
                tr("An import is under way. The language is another from the next start on.")
            )
            return
        if not former.is_free():
            return
        self.recents.put_state("window", window.saveGeometry())
        window.setUpdatesEnabled(False)  # it stands as it was until the other stands over it
        back_to, held = f"{window.front}.looks", former.let_go()
        former.close()
        speak_as(chosen)
        self._make()
        if former.last_run is not None:
            self.workbench.last_run = former.last_run
            self.workbench.keeping.ticked.connect(former.last_run.go_on)
        if held is not None:
            self.workbench.succession.opened.append(held)  # closed by whoever ends before it shows

        def begun() -> None:
            window.hide()
            window.deleteLater()
            former.deleteLater()
            self._take_over(held, back_to)

        self._handed = begun
        self.window.show()

    def _take_over(self, held: "HeldBook | None", back_to: str) -> None:
        """Go on with the book of the former window, where its user was."""
        if held is None:
            self.window.show_welcome()
            return
        self.workbench.succession.opened.remove(held)
        from csm_desktop.app.lists.figures import say_anew

        with suppress(UserError):  # the disk is full: they keep the former words until tomorrow
            say_anew(held.book)
        self.workbench.take(held)
        if back_to in self.workbench.commands:
            self.workbench.commands.run(back_to)

    def show(self, book: Path | None) -> None:
        """Show the window; after its first paint it opens `book`, or the last one, or asks."""
        self._wanted = book
        self.window.show()

    def asked(self, book: str) -> None:
        """A second launch, or the system: come to the front, with its book or its list."""
        if book and not self._has_begun:
            self._wanted = Path(book)
            return
        self.window.come_forward()
        path = Path(book)
        is_taken = not book or self.window.drops.brought([path])
        shown = self.workbench.book
        if not is_taken and (shown is None or shown.path != path.resolve()):
            self.workbench.open(path)

    def end(self) -> None:
        """The system wants the program to end and does not wait for answers: what could not be
        saved lies in its rescue file."""
        from csm_desktop.ui.widgets.dialogs.questions import dismiss_all  # not at start

        self.workbench.may_leave = lambda: True
        # A closing that asks already takes no second one: its question goes, and then the window.
        dismiss_all()
        soon(self, self._close)

    def _close(self) -> None:
        if self.window.isVisible():
            self.window.close()

    def tell(self, error: UserError) -> None:
        """Say what went wrong where nobody expected it."""
        self.workbench.tell(error)

    def tell_bug(self, error: BaseException) -> None:
        """Say that the program made a mistake."""
        self.workbench.bug.emit(error)

    def _spoiled(self, aside: Path) -> None:
        """One quiet line; the program goes on."""
        self.workbench.toast(_aside_told(aside))

    def keep_log(self) -> None:
        """Write down from now on what goes wrong, and find out whether something did last time."""
        from platformdirs import user_log_path

        from csm_desktop.ui.frame.upkeep.last_run import LastRun
        from csm_desktop.ui.frame.upkeep.log import catch_crashes, open_log

        folder = user_log_path("CSM Desktop", appauthor=False)
        open_log(folder)
        catch_crashes(folder)
        last_run = self.workbench.last_run = LastRun(folder, self.workbench.clock)
        last_run.begin()
        self.workbench.keeping.ticked.connect(last_run.go_on)

    def _put_style(self) -> None:
        from csm_desktop.ui.theme.style import HouseStyle

        THEME.put_style(HouseStyle)
        soon(self, self._equip, _TURN_MS)

    def _equip(self) -> None:
        from csm_desktop.ui.commands.field_keys import FieldKeys
        from csm_desktop.ui.commands.quiet_keys import QuietKeys
        from csm_desktop.ui.frame.keyboard.menu_key import add_menu_key
        from csm_desktop.ui.frame.locking.commands import lock_command
        from csm_desktop.ui.frame.locking.idle_watch import IdleWatch
        from csm_desktop.ui.frame.locking.window_lock import WindowLock
        from csm_desktop.ui.frame.window_commands import declare

        self.window.equip(declare)
        self.lock = WindowLock(self.window)
        IdleWatch(self.lock, self.workbench)
        self.workbench.commands.add(lock_command(self.lock, self.workbench))
        FieldKeys(self.application, self.window)
        QuietKeys(self.application, self.window)
        add_menu_key(self.window)
        soon(self, self._begin, _TURN_MS)

    def _begin(self) -> None:
        # Told when there is a window to tell it in.
        if self.recents.aside is not None:
            self._spoiled(self.recents.aside)
        handed, self._handed = self._handed, None
        book = self._wished()
        if handed is not None:
            handed()
        elif book is None:
            self.window.show_welcome()
        else:
            # How it looked is painted before a thread wants the interpreter for opening it.
            steps: tuple[Callable[[], object], ...] = (
                *self.window.pages.before_seen(book, self._clock.today()),
                partial(self.window.show_seen, book),
                partial(self._open, book),
            )
            soon(self, partial(self._in_turns, *steps), _TURN_MS)
            return
        self._go_on()

    def _wished(self) -> Path | None:
        """What was asked for comes before what was open last; a list goes into that."""
        if self._wanted is not None and self.window.drops.brought([self._wanted]):
            self._wanted = None
        return self._wanted or self.recents.last_book()

    def _open(self, seen: Path) -> None:
        book = self._wished() or seen
        if book != seen:  # another one was asked for meanwhile
            self.window.pages.end_seen()
        self.workbench.open(book)
        self._go_on()

    def _go_on(self) -> None:
        if not self._has_begun:
            self._has_begun = True
            self.begun.emit()

    def _in_turns(self, *steps: Callable[[], object]) -> None:
        """One after another, each in a turn of the window's own, with what waits in between."""
        try:
            steps[0]()
        finally:  # what fails of the one keeps nobody from opening the book
            if steps[1:]:
                soon(self, partial(self._in_turns, *steps[1:]), _TURN_MS)


def _end_when_asked(program: Program) -> Callable[[], None]:
    """End in order when the system asks for it; until then there is nothing that could be lost.
    What is given ends the listening."""
    from csm_desktop.ui.frame.upkeep.end_signals import EndSignals

    ends = EndSignals()
    ends.install()
    ends.asked.connect(program.end)
    return ends.remove


def _aside_told(aside: Path) -> str:
    words = say("Some settings were damaged and are as at first; the old file is kept as {name}.",
                name=aside.name)  # fmt: skip
    return render(words)


def keep_still_short(program: Program) -> None:
    """Let the window stand still for as short as Python can: in a process that is the window's."""
    sys.setswitchinterval(0.001)  # painting waits a millisecond for a busy thread, not five
    # Thousands of lines live long and are looked through seldom, but never very many at once: to
    # look through 25,000 objects takes some 5 ms. The middle-aged are of two looks and not of five:
    # as much in all, in smaller pieces.
    gc.set_threshold(10_000, 1, 1_250)
    gc.enable()  # until threads begin, see `collector`; what a start made so far stays
    loader = program.workbench.loader
    for there in (loader.founded, loader.loaded):
        there.connect(spare_what_stands)
    # With a book come thousands of lines, which are no garbage.
    program.workbench.book_changed.connect(spare_what_stands)

    def give_back() -> None:
        _give_memory_back(program.workbench)

    for moment in (loader.founded, loader.loaded, program.workbench.keeping.ticked):
        moment.connect(give_back)
    # What is asked last at a start, where other programs leave no time for it before.
    program.begun.connect(lambda: program.window.knowing.first_known.connect(give_back))


def _give_memory_back(workbench: Workbench) -> None:
    """What opening a book has used goes back once the book is shown, and by the minute what a
    forecast, a backup or an import has."""
    from csm_desktop.files.machine import give_memory_back

    held = workbench.held
    if held is None:
        return

    def work(_: object) -> None:
        held.let_pages_go()  # of all that was read at a start nearly nothing is read again soon
        give_memory_back()

    workbench.background.start(None, work, lambda _: None, lambda _: None)


def start(book: Path | None, clock: "Clock") -> int:
    """Run the window until it is closed; the exit code. A second launch raises the first (X1).

    Raises UserError where another window holds the place and does not answer.
    """
    folder = settings_folder()
    application = Application([*sys.argv[:1], "-style", "fusion"])  # ours follows when painted
    application.setApplicationName("csm-desktop")
    application.setApplicationDisplayName("CSM Desktop")
    application.setApplicationVersion(__version__)
    application.setDesktopFileName("csm-desktop")
    recents = Recents(folder / "window.ini")
    speak_as(chosen_voice(recents))
    single = Single(folder)
    # Before anything of the window is made: the second launch is over in a moment.
    if not single.first():
        if single.hand_over(book):
            return 0
        raise UserError(
            tr("CSM Desktop is running already, but does not answer."),
            tr("Wait a moment and try again, or end it with your system's task manager."),
        )
    from csm_desktop.ui.frame.upkeep.faults import Faults

    faults = Faults()
    faults.install()
    program = Program(application, clock, folder, recents=recents)
    keep_still_short(program)
    faults.user_error.connect(program.tell)
    faults.bug.connect(program.tell_bug)
    single.asked.connect(program.asked)
    application.asked.connect(program.asked)
    at_end = ExitStack()
    program.begun.connect(lambda: at_end.callback(_end_when_asked(program)))
    program.closing.connect(application.exit)  # whatever else is open
    program.begun.connect(lambda: soon(program, program.keep_log, _TURN_MS))
    # A second launch waits for our ear; the book that we are asked for does not wait for it.
    program.window.painted.connect(lambda: soon(single, single.listen, _EAR_MS))
    program.show(book)
    # Whatever ends the loop, the book is closed and its lock is given back.
    try:
        return application.exec()
    finally:
        program.workbench.close()
        if program.workbench.last_run is not None:
            program.workbench.last_run.end()
        single.close()
        at_end.close()
        faults.remove()

"""What the soak can do with what is on the screen; each act is noted before it is done."""

from collections.abc import Callable
from random import Random

from PySide6.QtCore import Qt
from PySide6.QtGui import QContextMenuEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMenu

from csm_desktop.app.lists.accounts import accounts
from csm_desktop.ui.application import Program
from tests.soak import screen

Key = Qt.Key
_NONE, _CTRL = Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.ControlModifier
_SHIFT, _ALT = Qt.KeyboardModifier.ShiftModifier, Qt.KeyboardModifier.AltModifier
_LEFT = Qt.MouseButton.LeftButton
_KEYS = (
    [(key, _NONE) for key in (Key.Key_Tab, Key.Key_Return, Key.Key_Escape, Key.Key_Down)] * 4
    + [(key, _NONE) for key in (Key.Key_Up, Key.Key_Left, Key.Key_Right, Key.Key_Space)] * 2
    + [(key, _NONE) for key in (Key.Key_F2, Key.Key_Delete, Key.Key_Home, Key.Key_End)]
    + [(key, _NONE) for key in (Key.Key_PageDown, Key.Key_PageUp, Key.Key_Menu, Key.Key_F1)]
    + [(key, _CTRL) for key in (Key.Key_Z, Key.Key_K, Key.Key_N, Key.Key_Return, Key.Key_Tab)] * 2
    + [(key, _CTRL) for key in (Key.Key_Y, Key.Key_1, Key.Key_2, Key.Key_6, Key.Key_E, Key.Key_A)]
    + [(key, _CTRL) for key in (Key.Key_F, Key.Key_P, Key.Key_V, Key.Key_C, Key.Key_Comma)]
    + [(Key.Key_Backtab, _SHIFT), (Key.Key_Left, _ALT), (Key.Key_F4, _CTRL)]
)
_WORDS = ("north", "rollout 90", "fri", "+2w", "12", "1.2m", "Ada", "cs ", "@", "x;y,z", "3 dec")
_QUIT = "window.quit"
_TABS = ("overview", "plan", "contacts", "meetings", "health", "value", "history", "intake", "")


class Hand:
    """A hand at random on one program."""

    def __init__(self, program: Program, random: Random, note: Callable[[str], object]) -> None:
        self._program, self._random, self._note = program, random, note

    def key(self) -> None:
        """One key, with or without another held."""
        key, held = self._random.choice(_KEYS)
        part = screen.keyboard()
        if part is None:
            return
        said = f"key {key.name} {held.name} on {screen.called(part)}"
        self._note(said)
        QTest.keyClick(part, key, held)

    def escape(self) -> None:
        """Out of what is in front."""
        part = screen.keyboard()
        if part is not None:
            self._note("escape")
            QTest.keyClick(part, Key.Key_Escape)

    def write(self) -> None:
        """A few letters, or a key of a single letter where nothing takes text."""
        part = screen.keyboard()
        if part is None:
            return
        words = self._random.choice(_WORDS)
        said = f"write {words!r} into {screen.called(part)}"
        self._note(said)
        QTest.keyClicks(part, words)

    def click(self, *, twice: bool = False) -> None:
        """Click on something, once or twice."""
        front = screen.in_front()
        if isinstance(front, QMenu):
            self._choose(front)
            return
        found = screen.spot(front, self._random) if front is not None else None
        if found is None:
            return
        part, at = found
        press = QTest.mouseDClick if twice else QTest.mouseClick
        said = f"{'double ' if twice else ''}click {screen.called(part)} at {at.x()},{at.y()}"
        self._note(said)
        press(part, _LEFT, _NONE, at)

    def double_click(self) -> None:
        """Click twice."""
        self.click(twice=True)

    def menu(self) -> None:
        """Ask for the menu of something."""
        front = screen.in_front()
        found = screen.spot(front, self._random) if front is not None else None
        if found is None:
            return
        part, at = found
        event = QContextMenuEvent(QContextMenuEvent.Reason.Mouse, at, part.mapToGlobal(at))
        said = f"menu of {screen.called(part)}"
        self._note(said)
        QApplication.sendEvent(part, event)

    def command(self) -> None:
        """Run something that the palette would offer now."""
        if QApplication.activeModalWidget() or QApplication.activePopupWidget():
            self.key()
            return
        commands = self._program.workbench.commands
        usable = [each for each in commands.all() if commands.usable(each)]
        if not usable:  # the window has not painted yet
            return
        command = self._random.choice(usable)
        if command.id == _QUIT and self._random.random() < 0.9:
            return
        self._note(f"command {command.id}")
        commands.run(command.id)

    def account(self) -> None:
        """Go to an account."""
        workbench, front = self._program.workbench, QApplication.activeModalWidget()
        if workbench.book is None or front is not None:
            self.key()
            return
        lines = accounts(workbench.book)
        if not lines:
            return
        line, tab = self._random.choice(lines), self._random.choice(_TABS)
        self._note(f"account {line.id} {tab}")
        workbench.open_account(line.id, tab)

    def resize(self) -> None:
        """Another size of the window."""
        wide, high = self._random.randint(900, 1700), self._random.randint(560, 1100)
        said = f"resize to {wide}x{high}"
        self._note(said)
        self._program.window.resize(wide, high)

    def _choose(self, menu: QMenu) -> None:
        line = screen.line_of(menu, self._random)
        if line is None:
            menu.close()
            return
        at = menu.actionGeometry(line).center()
        self._note(f"choose {line.text()!r}")
        QTest.mouseClick(menu, _LEFT, _NONE, at)

"""Keys and clicks as a user gives them; typed, where pytest-qt's are not."""

from collections.abc import Callable

from PySide6.QtCore import QEventLoop, QPoint, Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog, QWidget

Key = Qt.Key
_NONE = Qt.KeyboardModifier.NoModifier
_LEFT = Qt.MouseButton.LeftButton


def press(widget: QWidget, key: Qt.Key, held: Qt.KeyboardModifier = _NONE) -> None:
    """Press and let go of a key."""
    QTest.keyClick(widget, key, held)


def write(widget: QWidget, words: str) -> None:
    """Type ASCII words; other signs abort the interpreter (architecture.md §4): insert them."""
    if not words.isascii():
        raise ValueError("insert non-ASCII text instead")
    QTest.keyClicks(widget, words)


def click(widget: QWidget, at: QPoint | None = None) -> None:
    """Click with the left button, in the middle unless told where."""
    QTest.mouseClick(widget, _LEFT, _NONE, at if at is not None else widget.rect().center())


def double_click(widget: QWidget, at: QPoint) -> None:
    """Click twice, and let go: Qt's own leaves the button down."""
    QTest.mouseDClick(widget, _LEFT, _NONE, at)
    QTest.mouseRelease(widget, _LEFT, _NONE, at)


def rest(ms: int) -> None:
    """Let the window live for a while. Qt's own qWait keeps the interpreter to itself meanwhile, so
    that threads stand still (findings/pyside6-waiting-threads.sh)."""
    loop = QEventLoop()
    QTimer.singleShot(ms, loop.quit)
    loop.exec()


class CountedKeys:
    """Presses keys where the keyboard is, and counts them; what is written does not count."""

    def __init__(self, window: QWidget) -> None:
        self._window, self.number = window, 0

    @property
    def focused(self) -> QWidget:
        """Where the next key goes: a list that is open, or the window in front."""
        front = QApplication.activeModalWidget() or self._window
        return QApplication.activePopupWidget() or front.focusWidget() or front

    def hit(self, key: Qt.Key, held: Qt.KeyboardModifier = _NONE, times: int = 1) -> None:
        """Press a key as often as told."""
        for _ in range(times):
            self.number += 1
            press(self.focused, key, held)

    def write(self, words: str) -> None:
        """Type where the keyboard is."""
        write(self.focused, words)


def answer_dialog(act: Callable[[QDialog], None], tries: int = 200) -> None:
    """Do something in the dialog that the next act opens, at once or a moment later; it does not
    stay, whatever happens."""

    def run() -> None:
        nonlocal tries
        dialog = QApplication.activeModalWidget()
        if dialog is None and tries:
            tries -= 1
            QTimer.singleShot(20, run)
            return
        assert isinstance(dialog, QDialog)
        try:
            act(dialog)
        finally:
            if dialog.isVisible():
                dialog.reject()

    QTimer.singleShot(0, run)

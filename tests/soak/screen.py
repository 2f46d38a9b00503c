"""What is on the screen now, and where it could be pressed."""

from random import Random

from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QApplication,
    QComboBox,
    QLineEdit,
    QMenu,
    QPlainTextEdit,
    QTabBar,
    QWidget,
)

_PRESSED = (QAbstractButton, QAbstractItemView, QComboBox, QLineEdit, QPlainTextEdit, QTabBar)


def in_front() -> QWidget | None:
    """The only window that takes keys and clicks now: a menu, a question, else the program's."""
    front = QApplication.activePopupWidget() or QApplication.activeModalWidget()
    if front is not None:
        return front
    shown = [each for each in QApplication.topLevelWidgets() if each.isVisible()]
    active = QApplication.activeWindow()
    return active if active in shown else next(iter(shown), None)


def keyboard() -> QWidget | None:
    """What takes the keys."""
    front = in_front()
    if front is None or QApplication.activePopupWidget() is front:
        return front
    focus = front.focusWidget()  # remembered also where it is hidden: Qt sends no key there
    return focus if focus is not None and focus.isVisible() else front


def parts(front: QWidget) -> list[QWidget]:
    """What can be pressed there."""
    return [
        each
        for each in front.findChildren(QWidget)
        if each.isVisible()
        and each.isEnabled()
        and not each.visibleRegion().isEmpty()
        and (isinstance(each, _PRESSED) or each.focusPolicy() & Qt.FocusPolicy.ClickFocus)
    ]


def spot(front: QWidget, random: Random) -> tuple[QWidget, QPoint] | None:
    """A part and a point of it that nothing covers."""
    found = parts(front)
    if not found:
        return None
    part = random.choice(found)
    seen = part.visibleRegion().boundingRect()
    at = QPoint(
        random.randint(seen.left(), seen.right()), random.randint(seen.top(), seen.bottom())
    )
    hit = part.childAt(at)
    return (part, at) if hit is None else (hit, hit.mapFrom(part, at))


def line_of(menu: QMenu, random: Random) -> QAction | None:
    """Something that an open menu offers."""
    usable = [
        action for action in menu.actions() if action.isEnabled() and not action.isSeparator()
    ]
    return random.choice(usable) if usable else None


def called(part: QWidget) -> str:
    """How a part is told to whoever looks for what went wrong."""
    words = part.accessibleName() or str(part.property("text") or "")
    return f"{type(part).__name__} {words[:40]!r}"

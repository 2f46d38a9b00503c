"""Walks a page as a keyboard and a screen reader do; for the tests of every screen."""

from itertools import pairwise

from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QWidget

_ROW = 24  # px within which parts stand side by side
_SPEAKS = QAccessible.Text.Name


def focusable(page: QWidget) -> list[QWidget]:
    """Every visible part that Tab stops at, in the order of Tab."""
    found: list[QWidget] = []
    part = page.nextInFocusChain()
    while part is not None and part is not page:
        takes_tab = bool(part.focusPolicy() & Qt.FocusPolicy.TabFocus)
        is_open = part.isVisible() and part.isEnabled() and part.focusProxy() is None
        if takes_tab and is_open and page.isAncestorOf(part):
            found.append(part)
        part = part.nextInFocusChain()
    return found


def unnamed(page: QWidget) -> list[str]:
    """Focusable parts without a name or a role for screen readers."""
    silent = []
    for part in focusable(page):
        spoken = QAccessible.queryAccessibleInterface(part)
        if spoken is None or not spoken.text(_SPEAKS) or spoken.role() is QAccessible.Role.NoRole:
            silent.append(f"{type(part).__name__} in {type(part.parentWidget()).__name__}")
    return silent


def out_of_order(page: QWidget) -> list[str]:
    """Neighbours of which Tab reaches the lower one first although they share a parent."""
    wrong = []
    parts = focusable(page)
    for first, second in pairwise(parts):
        if first.parentWidget() is not second.parentWidget():
            continue
        one, other = (part.mapTo(page, QPoint(0, 0)) for part in (first, second))
        if other.y() < one.y() - _ROW:
            wrong.append(f"{first.accessibleName()} before {second.accessibleName()}")
    return wrong

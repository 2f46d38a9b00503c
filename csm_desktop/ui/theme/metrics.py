"""Distances and sizes of the design in px at the user's text size (design.md §4)."""

from weakref import WeakKeyDictionary

from PySide6.QtCore import QMargins
from PySide6.QtWidgets import QAbstractScrollArea, QLayout
from shiboken6 import isValid

from csm_desktop import tokens
from csm_desktop.ui.theme.fonts import px
from csm_desktop.values import dataclass

XS, S, M, L, XL, XXL = tokens.SPACE
EDGE = tokens.EDGE
LOW = tokens.LOW  # a page that is lower gives up what can be done without
OVER = "lies over"  # the property of a scroll bar that takes no room


def row(compact: bool = False) -> int:
    """The height of a table's row."""
    return px(tokens.ROW_COMPACT if compact else tokens.ROW)


def button() -> int:
    """The height of buttons, fields and chips."""
    return px(tokens.BUTTON)


Sides = tuple[int, int, int, int]
"""Left, top, right and bottom."""


@dataclass(slots=True)
class _Given:
    """What a layout was given in px at 100 %, and what that was on the screen."""

    sides: Sides
    gap: int | None
    shown: QMargins
    shown_gap: int


_given: "WeakKeyDictionary[QLayout, _Given]" = WeakKeyDictionary()


def margined(layout: QLayout, sides: Sides, gap: int | None = None) -> None:
    """Give a layout margins of its own, and a gap where told, in px at 100 %; both follow the
    user's text size for as long as nobody sets them otherwise."""
    if gap is None and layout in _given:
        gap = _given[layout].gap
    layout.setContentsMargins(QMargins(*map(px, sides)))
    if gap is not None:
        layout.setSpacing(px(gap))
    _given[layout] = _Given(sides, gap, layout.contentsMargins(), layout.spacing())


def spaced(layout: QLayout, margin: int = 0, gap: int = S) -> None:
    """Give a layout one margin on all sides and one gap between its parts, on the 4 px grid."""
    margined(layout, (margin, margin, margin, margin), gap)


def edged(layout: QLayout, top: int = L, bottom: int = L) -> None:
    """Give a page's layout the one edge: what stands on any page begins and ends where the title
    above it does."""
    margined(layout, (EDGE, top, EDGE, bottom))


def space_anew() -> None:
    """Let the distances of what stands already follow another text size."""
    for layout, given in list(_given.items()):
        if not isValid(layout):
            continue
        if layout.contentsMargins() == given.shown:
            layout.setContentsMargins(QMargins(*map(px, given.sides)))
            given.shown = layout.contentsMargins()
        if given.gap is not None and layout.spacing() == given.shown_gap:
            layout.setSpacing(px(given.gap))
            given.shown_gap = layout.spacing()


def lay_bar_over(area: QAbstractScrollArea) -> None:
    """Let the upright bar of an area lie over its edge: what scrolls then ends at the same line as
    what does not, and rows go on to the edge."""
    area.verticalScrollBar().setProperty(OVER, True)

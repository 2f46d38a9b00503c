"""Distances and sizes of the design in px at the user's text size (design.md §4)."""

from PySide6.QtWidgets import QAbstractScrollArea, QLayout

from csm_desktop import tokens
from csm_desktop.ui.theme.fonts import px

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


def spaced(layout: QLayout, margin: int = 0, gap: int = S) -> None:
    """Give a layout one margin on all sides and one gap between its parts, on the 4 px grid."""
    edge = px(margin)
    layout.setContentsMargins(edge, edge, edge, edge)
    layout.setSpacing(px(gap))


def edged(layout: QLayout, top: int = L, bottom: int = L) -> None:
    """Give a page's layout the one edge: what stands on any page begins and ends where the title
    above it does."""
    layout.setContentsMargins(px(EDGE), px(top), px(EDGE), px(bottom))


def lay_bar_over(area: QAbstractScrollArea) -> None:
    """Let the upright bar of an area lie over its edge: what scrolls then ends at the same line as
    what does not, and rows go on to the edge."""
    area.verticalScrollBar().setProperty(OVER, True)

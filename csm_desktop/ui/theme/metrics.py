"""Distances and sizes of the design in px at the user's text size (design.md §4)."""

from PySide6.QtWidgets import QLayout

from csm_desktop import tokens
from csm_desktop.ui.theme.fonts import px

XS, S, M, L, XL, XXL = tokens.SPACE


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

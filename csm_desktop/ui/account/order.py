"""Tab goes through a page as the eye does, also after rows came and went (design.md §6)."""

from collections.abc import Iterator, Sequence
from itertools import pairwise

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLayout, QScrollArea, QWidget


def in_reading_order(widget: QWidget) -> Iterator[QWidget]:
    """What Tab can stop at inside a widget, in the order of its layouts."""
    if not widget.isHidden():
        stops = bool(widget.focusPolicy() & Qt.FocusPolicy.TabFocus)
        if stops and widget.focusProxy() is None:
            yield widget
        layout = widget.layout()
        if isinstance(widget, QScrollArea):
            content = widget.widget()
            if content is not None:
                yield from in_reading_order(content)
        elif layout is not None:
            yield from _of_layout(layout)
        elif not stops:
            yield from _of_children(widget)


def chain(parts: Sequence[QWidget]) -> None:
    """Let Tab go through these parts, one after the other."""
    stops = [stop for part in parts for stop in in_reading_order(part)]
    for before, after in pairwise(stops):
        if before.nextInFocusChain() is not after:
            QWidget.setTabOrder(before, after)


def _of_layout(layout: QLayout) -> Iterator[QWidget]:
    for place in range(layout.count()):
        item = layout.itemAt(place)
        if item is None:
            continue
        widget, inner = item.widget(), item.layout()
        if widget is not None:
            yield from in_reading_order(widget)
        elif inner is not None:
            yield from _of_layout(inner)


def _of_children(widget: QWidget) -> Iterator[QWidget]:
    for child in widget.children():
        if isinstance(child, QWidget) and not child.isWindow():
            yield from in_reading_order(child)

"""Tab goes through a page as the eye does, also after rows came and went (design.md §6)."""

from collections.abc import Iterator
from itertools import pairwise
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLayout, QScrollArea, QSplitter, QWidget

from csm_desktop.ui.widgets.layout.contents import parts

if TYPE_CHECKING:
    _Part = QWidget
else:
    _Part = object


class InReadingOrder(_Part):
    """A window, page or dialog in which Tab follows the layouts.

    Qt keeps the order in which parts were made; so it is set right when somebody presses Tab, and
    nothing that adds a row has to think of it. Name it before the widget that it is mixed into.
    """

    def focusNextPrevChild(self, forward: bool) -> bool:
        """Go on with Tab, or back."""
        put_in_order(self)
        return super().focusNextPrevChild(forward)


def put_in_order(widget: QWidget) -> None:
    """Let Tab go through all parts inside a widget as they are read."""
    for before, after in pairwise(in_reading_order(widget)):
        if before.nextInFocusChain() is not after:
            QWidget.setTabOrder(before, after)


def in_reading_order(widget: QWidget) -> Iterator[QWidget]:
    """What Tab can stop at inside a widget, in the order of its layouts."""
    if not widget.isHidden():
        stops = bool(widget.focusPolicy() & Qt.FocusPolicy.TabFocus)
        # A proxy stands for a part that is visited itself.
        if stops and widget.focusProxy() is None:
            yield widget
        layout = widget.layout()
        # Splitters and scroll areas hold their parts without a layout.
        if isinstance(widget, QSplitter):
            for part in map(widget.widget, range(widget.count())):
                if part is not None:
                    yield from in_reading_order(part)
        elif isinstance(widget, QScrollArea):
            content = widget.widget()
            if content is not None:
                yield from in_reading_order(content)
        elif layout is not None:
            yield from _of_layout(layout)
        elif not stops:
            yield from _of_children(widget)


def _of_layout(layout: QLayout) -> Iterator[QWidget]:
    for part in parts(layout):
        if isinstance(part, QWidget):
            yield from in_reading_order(part)
        else:
            yield from _of_layout(part)


def _of_children(widget: QWidget) -> Iterator[QWidget]:
    for child in widget.children():
        if isinstance(child, QWidget) and not child.isWindow():
            yield from in_reading_order(child)

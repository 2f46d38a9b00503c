"""What layouts hold, without the items that Qt keeps for it; only here are layouts put into others.

Qt frees an item with its widget and tells nobody, but Python keeps what `itemAt` gave out, and what
`addLayout` looked at: the next thing made at that address is taken for the item, and the process
dies in the midst of a question to the style (seen: texts of Today when a book was opened again).
"""

from collections.abc import Iterator
from contextlib import contextmanager

from PySide6.QtWidgets import QBoxLayout, QGridLayout, QLayout, QWidget
from shiboken6 import createdByPython, invalidate


def nest(outer: QBoxLayout, inner: QLayout, stretch: int = 0) -> None:
    """Put a layout at the end of another."""
    outer.addLayout(inner, stretch)
    _forget_items(inner)


def nest_at(outer: QGridLayout, inner: QLayout, row: int, column: int) -> None:
    """Put a layout into a cell of another."""
    outer.addLayout(inner, row, column)
    _forget_items(inner)


def _forget_items(layout: QLayout) -> None:
    """Let Python keep none of the items, which it was shown when the layout found its widget."""
    for index in range(layout.count()):
        item = layout.itemAt(index)
        if isinstance(item, QLayout):
            _forget_items(item)
        elif item is not None and not createdByPython(item):
            invalidate(item)


@contextmanager
def laid_out_once(owner: QWidget) -> Iterator[None]:
    """What is shown and hidden in `owner` meanwhile is laid out at the end: Qt lays out all that
    stands around a part at once each time that one is shown."""
    layout = owner.layout()
    if layout is None:
        yield
        return
    layout.setEnabled(False)
    try:
        yield
    finally:
        layout.setEnabled(True)
        layout.activate()


def parts(layout: QLayout) -> list[QWidget | QLayout]:
    """Widgets and inner layouts, in the order of the layout; what is deleted later counts too."""
    owner = layout.parentWidget()
    near = [*(owner.children() if owner is not None else ()), *layout.children()]
    placed = [
        (index, part)
        for part in near
        if isinstance(part, (QWidget, QLayout)) and (index := layout.indexOf(part)) >= 0
    ]
    return [part for _, part in sorted(placed, key=lambda found: found[0])]


def take_off(layout: QLayout) -> list[QWidget]:
    """Take every widget off a layout; they stay where they are until they are laid out again."""
    widgets = [part for part in parts(layout) if isinstance(part, QWidget)]
    for widget in widgets:
        layout.removeWidget(widget)
    return widgets


def clear(layout: QLayout) -> None:
    """Delete every widget of a layout; stretches and inner layouts stay."""
    for widget in take_off(layout):
        # Hidden at once: it is deleted when the event loop comes round, and painted until then.
        widget.hide()
        widget.deleteLater()

"""Layouts that need no more width than there is: parts go on beneath, as words do in a text."""

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QPoint, QRect, QSize, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import (
    QBoxLayout,
    QHBoxLayout,
    QLayout,
    QLayoutItem,
    QSizePolicy,
    QWidget,
    QWidgetItem,
)
from shiboken6 import delete

from csm_desktop.ui import theme
from csm_desktop.ui.widgets.layout.contents import nest


class FlowLayout(QLayout):
    """Parts side by side; a line that is full goes on beneath.

    Sizes are kept until a part says that its own is another, as Qt's layouts keep theirs: whoever
    stands around it asks for them dozens of times each time that anything is laid out.
    """

    def __init__(
        self, parent: QWidget | None = None, gap: int = theme.S, beneath: int | None = None
    ) -> None:
        """`gap` is the distance between two parts, `beneath` that of two lines; px at 100 %."""
        super().__init__(parent)
        self._items: list[QWidgetItem] = []
        self._heights: dict[int, int] = {}
        self._wished: QSize | None = None
        self._least_size: QSize | None = None
        self._gap = theme.px(gap)
        self._beneath = self._gap if beneath is None else theme.px(beneath)
        self.setContentsMargins(0, 0, 0, 0)

    def addItem(self, item: QLayoutItem) -> None:
        """Take an item of Python's own for the widget: only of these is told when Qt frees them."""
        widget = item.widget()
        # Ours takes its place; two items of one widget would both be asked to lay it out.
        delete(item)
        if widget is None:
            raise TypeError("only widgets stand in lines")
        self._items.append(QWidgetItem(widget))
        self.invalidate()

    def invalidate(self) -> None:
        self._heights.clear()
        self._wished = self._least_size = None
        super().invalidate()

    def insert(self, index: int, widget: QWidget) -> None:
        """Put a widget before the part at `place`."""
        self.addWidget(widget)
        self._items.insert(index, self._items.pop())
        self.invalidate()

    def count(self) -> int:
        return len(self._items)

    def itemAt(self, index: int) -> QLayoutItem | None:
        return self._items[index] if 0 <= index < len(self._items) else None

    def takeAt(self, index: int) -> QLayoutItem | None:
        if not 0 <= index < len(self._items):
            return None
        taken = self._items.pop(index)
        self.invalidate()
        return taken

    def expandingDirections(self) -> Qt.Orientation:
        return Qt.Orientation(0)

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        known = self._heights.get(width)
        if known is None:
            known = self._heights[width] = self._set(QRect(0, 0, width, 0), move=False)
        return known

    def sizeHint(self) -> QSize:
        if self._wished is None:
            self._wished = self._wish()
        return self._wished

    def minimumSize(self) -> QSize:
        if self._least_size is None:
            self._least_size = self._smallest()
        return self._least_size

    def _wish(self) -> QSize:
        sizes = [item.sizeHint() for item in self._shown()]
        width = sum(size.width() + self._gap for size in sizes) - self._gap if sizes else 0
        return QSize(width, max((size.height() for size in sizes), default=0))

    def _smallest(self) -> QSize:
        sizes = [item.minimumSize() for item in self._shown()]
        width = max((size.width() for size in sizes), default=0)
        return QSize(width, max((size.height() for size in sizes), default=0))

    def setGeometry(self, rect: QRect) -> None:
        super().setGeometry(rect)
        self._set(rect, move=True)

    def _shown(self) -> list[QWidgetItem]:
        return [item for item in self._items if not item.isEmpty()]

    def _set(self, rect: QRect, *, move: bool) -> int:
        """Place the parts, each in the middle of its line; how high they are together."""
        parent = self.parentWidget()
        mirrored = parent is not None and parent.isRightToLeft()
        y = 0
        for line in self._lines(rect.width()):
            high = max(size.height() for _, size, _ in line)
            for item, size, x in line if move else ():
                left = rect.width() - x - size.width() if mirrored else x
                down = y + (high - size.height()) // 2
                item.setGeometry(QRect(rect.topLeft() + QPoint(left, down), size))
            y += high + self._beneath
        return max(0, y - self._beneath)

    def _lines(self, room: int) -> list[list[tuple[QWidgetItem, QSize, int]]]:
        """The parts of each line, with their sizes and where they begin."""
        lines: list[list[tuple[QWidgetItem, QSize, int]]] = []
        x = 0
        for item in self._shown():
            size = item.sizeHint()
            # A part wider than the line still gets a line of its own.
            if not lines or (x and x + size.width() > room):
                lines.append([])
                x = 0
            width = min(size.width(), room)
            widget = item.widget()
            if widget is not None:
                policy = widget.sizePolicy().horizontalPolicy()
                # A field takes what is left of its line.
                width = room - x if policy is QSizePolicy.Policy.Expanding else width
            lines[-1].append((item, QSize(width, size.height()), x))
            x += width + self._gap
        return lines


class SqueezedLayout(FlowLayout):
    """Parts that first narrow, the widest before the others, to `least` px, and then break."""

    def __init__(self, parent: QWidget, *, least: int, gap: int) -> None:
        super().__init__(parent, gap, beneath=theme.S)
        self._least = theme.px(least)

    def _smallest(self) -> QSize:
        return QSize(self._least, super()._smallest().height())

    def _lines(self, room: int) -> list[list[tuple[QWidgetItem, QSize, int]]]:
        lines: list[list[QWidgetItem]] = []
        used = room + 1
        for item in self._shown():
            needed = min(item.sizeHint().width(), self._least)
            if used + self._gap + needed > room:
                lines.append([])
                used = -self._gap
            lines[-1].append(item)
            used += self._gap + needed
        return [self._set_beside(line, room) for line in lines]

    def _set_beside(
        self, line: list[QWidgetItem], room: int
    ) -> list[tuple[QWidgetItem, QSize, int]]:
        high = max(item.sizeHint().height() for item in line)
        widths = _shares([item.sizeHint().width() for item in line], room, self._gap)
        starts = [sum(widths[:index]) + index * self._gap for index in range(len(line))]
        return [
            (item, QSize(width, high), start)
            for item, width, start in zip(line, widths, starts, strict=True)
        ]


def _shares(wishes: list[int], room: int, gap: int) -> list[int]:
    """What each part of a line gets: its wish, or what is left; the widest give way first."""
    room -= gap * (len(wishes) - 1)
    most = max(wishes)
    for index, wish in enumerate(sorted(wishes)):
        if wish * (len(wishes) - index) > room:
            most = room // (len(wishes) - index)
            break
        # Who wishes for less than a fair share leaves the rest of it to the others.
        room -= wish
    return [min(wish, most) for wish in wishes]


class ShelfLayout(FlowLayout):
    """Parts of one width, as many side by side as have room for `least` px each: key figures.

    What does not fit goes on beneath, so that a page is as narrow as one of them.
    """

    def __init__(self, parent: QWidget | None = None, least: int = 180, gap: int = theme.L) -> None:
        super().__init__(parent, gap)
        self._least = theme.px(least)

    def _wish(self) -> QSize:
        number = len(self._shown())
        width = number * (self._least + self._gap) - self._gap if number else 0
        return QSize(width, super()._wish().height())

    def _lines(self, room: int) -> list[list[tuple[QWidgetItem, QSize, int]]]:
        items = self._shown()
        if not items:
            return []
        # As many as keep their least width.
        most = max(1, (room + self._gap) // (self._least + self._gap))
        # Rounded up without floats.
        rows = -(-len(items) // most)
        across = -(-len(items) // rows)  # rows of one length rather than a long and a short one
        # From rounded edges and not rounded widths, so that the last part ends at the edge.
        starts = [round(index * (room + self._gap) / across) for index in range(across + 1)]
        high = max(item.sizeHint().height() for item in items)
        return [
            [
                (item, QSize(max(1, starts[n + 1] - self._gap - starts[n]), high), starts[n])
                for n, item in enumerate(items[first : first + across])
            ]
            for first in range(0, len(items), across)
        ]


class ButtonBar(QWidget):
    """What chooses at its start, what acts at its end; the end goes beneath where both do not fit.

    `first` is a widget that may take more lines itself, such as a row of chips.
    """

    def __init__(self, first: QWidget, rest: Sequence[QWidget]) -> None:
        super().__init__()
        self._first = first
        self._end = QHBoxLayout()
        theme.spaced(self._end, gap=theme.S)
        for part in rest:
            self._end.addWidget(part)
        self._row = QBoxLayout(QBoxLayout.Direction.LeftToRight, self)
        theme.spaced(self._row, gap=theme.S)
        self._row.addWidget(first, 1)
        nest(self._row, self._end)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def minimumSizeHint(self) -> QSize:
        wide = max(self._first.minimumSizeHint().width(), self._end.minimumSize().width())
        return QSize(wide, super().minimumSizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._turn()

    def event(self, event: QEvent) -> bool:
        if event.type() is QEvent.Type.LayoutRequest:
            self._turn()
        return super().event(event)

    def _turn(self) -> None:
        ways = QBoxLayout.Direction
        first = self._first.sizeHint().width()
        # What can be narrower at the end is, before it goes beneath.
        needed = first + self._row.spacing() + self._end.minimumSize().width()
        way = ways.LeftToRight if needed <= self.width() else ways.TopToBottom
        least = first if way is ways.LeftToRight else 0
        if least != self._first.minimumWidth():
            self._first.setMinimumWidth(least)
            self._row.activate()  # now: a part would be seen cut off in between
        if way is not self._row.direction():
            self._row.setDirection(way)
            side = Qt.AlignmentFlag.AlignTrailing
            none = Qt.AlignmentFlag(0)
            self._row.setAlignment(self._end, side if way is ways.TopToBottom else none)

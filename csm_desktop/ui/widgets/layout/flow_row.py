"""A row of parts that first narrow and then break into more rows, so that nothing is lost."""

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QRect, QSize
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from csm_desktop.ui import theme


class Flow(QWidget):
    """Puts its parts side by side: each as wide as it likes, else the widest narrower, to `least`.

    Where even that is too wide, the rest goes to another row. Widths are px at 100 %.
    """

    def __init__(self, parts: Sequence[QWidget], *, least: int, gap: int = theme.XL) -> None:
        super().__init__()
        self._parts = tuple(parts)
        self._least, self._gap = least, gap
        for part in parts:
            part.setParent(self)
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def sizeHint(self) -> QSize:
        widths = [part.sizeHint().width() for part in self._parts]
        gaps = theme.px(self._gap) * (len(widths) - 1)
        return QSize(sum(widths) + gaps, self._height(sum(widths) + gaps))

    def minimumSizeHint(self) -> QSize:
        least = theme.px(self._least)
        return QSize(least, max((part.sizeHint().height() for part in self._parts), default=0))

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        return self._height(width)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._place()

    def event(self, event: QEvent) -> bool:
        if event.type() is QEvent.Type.LayoutRequest:
            self.updateGeometry()
            self._place()
        return super().event(event)

    def _rows(self, width: int) -> list[list[QWidget]]:
        gap = theme.px(self._gap)
        rows: list[list[QWidget]] = []
        used = width + 1
        for part in self._parts:
            needed = self._narrowest(part)
            if used + gap + needed > width:
                rows.append([])
                used = -gap
            rows[-1].append(part)
            used += gap + needed
        return rows

    def _narrowest(self, part: QWidget) -> int:
        return min(part.sizeHint().width(), theme.px(self._least))

    def _height(self, width: int) -> int:
        rows = self._rows(width)
        heights = [max(part.sizeHint().height() for part in row) for row in rows]
        return sum(heights) + theme.px(theme.S) * (len(rows) - 1)

    def _place(self) -> None:
        top, gap = 0, theme.px(self._gap)
        for row in self._rows(self.width()):
            height = max(part.sizeHint().height() for part in row)
            left = 0
            for part, width in zip(row, self._widths(row), strict=True):
                place = QRect(left, top, width, height)
                if self.isRightToLeft():
                    place.moveRight(self.width() - 1 - left)
                part.setGeometry(place)
                left += width + gap
            top += height + theme.px(theme.S)

    def _widths(self, row: list[QWidget]) -> list[int]:
        """What each part of a row gets: its wish, or what is left; the widest give way first."""
        wishes = [part.sizeHint().width() for part in row]
        room = self.width() - theme.px(self._gap) * (len(row) - 1)
        most = max(wishes)
        for place, wish in enumerate(sorted(wishes)):
            if wish * (len(wishes) - place) > room:
                most = room // (len(wishes) - place)
                break
            room -= wish
        return [min(wish, most) for wish in wishes]

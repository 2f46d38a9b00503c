"""The head of a table: quiet titles, an arrow for the order, a lock on what is internal."""

from typing import TYPE_CHECKING, Any, cast

from PySide6.QtCore import QPointF, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QFontMetrics, QPainter
from PySide6.QtWidgets import QHeaderView, QToolTip, QWidget

from csm_desktop.ui import theme
from csm_desktop.ui.theme import icons
from csm_desktop.ui.theme.shapes import arrow
from csm_desktop.ui.widgets.table.columns import TRAILING
from csm_desktop.ui.widgets.text import plain_tip, write

if TYPE_CHECKING:
    from PySide6.QtCore import QEvent

    from csm_desktop.ui.widgets.table.model import LineModel

PADDING = 10


class TableHeader(QHeaderView):
    """Paints its sections itself; sorting and choosing columns are the table's business."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(Qt.Orientation.Horizontal, parent)
        self.setSectionsClickable(True)
        self.setSectionsMovable(True)
        self.setHighlightSections(False)
        self.setSortIndicatorShown(False)
        self.setMinimumSectionSize(theme.px(40))
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setMouseTracking(False)

    def sizeHint(self) -> QSize:
        return QSize(super().sizeHint().width(), theme.px(33))

    def paintSection(self, painter: QPainter, rect: QRect, logicalIndex: int) -> None:  # noqa: N803
        model = cast("LineModel[Any]", self.model())
        column = model.columns[logicalIndex]
        inks = theme.current()
        painter.fillRect(rect, inks.base)
        painter.setPen(inks.hairline)
        painter.drawLine(rect.bottomLeft(), rect.bottomRight())
        painter.setFont(theme.font("caption_strong"))
        measure = QFontMetrics(painter.font())
        box = QRectF(rect).adjusted(theme.px(PADDING), 0, -theme.px(PADDING), -1)
        key, descending = model.sorting
        extra = theme.px(14) if key == column.key else 0
        extra += theme.px(18) if column.internal else 0
        # Lock and arrow come first: words can be shortened, marks can not.
        room = max(0.0, box.width() - extra)
        words = measure.elidedText(column.title, Qt.TextElideMode.ElideRight, int(room) + 1)
        wide = min(room, measure.horizontalAdvance(words))
        trailing = column.kind in TRAILING
        mirrored = self.isRightToLeft()
        at_right = trailing != mirrored
        left = box.right() - wide if at_right else box.left()
        painter.setPen(inks.text if key == column.key else inks.secondary)
        text = QRectF(left, box.top(), wide + 1, box.height())
        write(painter, text, Qt.AlignmentFlag.AlignVCenter, words)
        x = left - theme.px(9) if at_right else left + wide + theme.px(9)
        if column.internal:
            lock = QRectF(x - theme.px(8), box.top(), theme.px(16), box.height())
            icons.draw(painter, lock, "lock", inks.secondary, 14)
            x += -theme.px(14) if at_right else theme.px(14)
        if key == column.key:
            arrow(painter, QPointF(x, box.center().y()), up=not descending)

    def viewportEvent(self, event: "QEvent") -> bool:
        from PySide6.QtGui import QHelpEvent

        if isinstance(event, QHelpEvent):
            index = self.logicalIndexAt(event.pos())
            if index >= 0:
                model = cast("LineModel[Any]", self.model())
                title = model.columns[index].title
                QToolTip.showText(event.globalPos(), plain_tip(title), self)
            return True
        return super().viewportEvent(event)

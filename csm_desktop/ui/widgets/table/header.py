"""The head of a table: quiet titles, an arrow for the order, a lock on what is internal."""

from typing import TYPE_CHECKING, Any, NamedTuple, cast

from PySide6.QtCore import QPointF, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QFontMetrics, QPainter, QPixmap
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
_MOST_KEPT = 200


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
        self._pictures: dict[_Looks, QPixmap] = {}

    def sizeHint(self) -> QSize:
        # Qt's own asks each section for its words, after every reset; no table asks for the width.
        return QSize(self.length(), theme.px(33))

    def paintSection(self, painter: QPainter, rect: QRect, logicalIndex: int) -> None:  # noqa: N803
        """A head's picture, drawn once for each look: a table paints its head at every key."""
        model = cast("LineModel[Any]", self.model())
        column = model.columns[logicalIndex]
        key, descending = model.sorting
        order = descending if key == column.key else None
        ratio = self.devicePixelRatioF()
        looks = _Looks(
            *(column.title, column.kind in TRAILING, column.internal, order),
            *(rect.width(), rect.height(), ratio, theme.px(1000)),
            *(theme.current().is_dark, self.isRightToLeft()),
        )
        picture = self._pictures.get(looks)
        if picture is None:
            if len(self._pictures) > _MOST_KEPT:
                self._pictures.clear()
            picture = self._pictures[looks] = self._picture(looks)
        painter.drawPixmap(rect.left(), rect.top(), picture)

    def _picture(self, looks: "_Looks") -> QPixmap:
        picture = QPixmap(round(looks.wide * looks.ratio), round(looks.high * looks.ratio))
        picture.setDevicePixelRatio(looks.ratio)
        picture.fill(theme.current().base)
        brush = QPainter(picture)
        brush.setLayoutDirection(self.layoutDirection())
        _draw(brush, QRect(0, 0, looks.wide, looks.high), looks)
        brush.end()
        return picture

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


class _Looks(NamedTuple):
    """All that the picture of a section depends on; `descending` is None where nothing is sorted by
    it."""

    title: str
    trailing: bool
    internal: bool
    descending: bool | None
    wide: int
    high: int
    ratio: float
    scale: int
    is_dark: bool
    mirrored: bool


def _draw(painter: QPainter, rect: QRect, looks: _Looks) -> None:
    inks = theme.current()
    painter.setPen(inks.hairline)
    painter.drawLine(rect.bottomLeft(), rect.bottomRight())
    painter.setFont(theme.font("caption_strong"))
    measure = QFontMetrics(painter.font())
    box = QRectF(rect).adjusted(theme.px(PADDING), 0, -theme.px(PADDING), -1)
    is_sorted = looks.descending is not None
    extra = theme.px(14) if is_sorted else 0
    extra += theme.px(18) if looks.internal else 0
    # Lock and arrow come first: words can be shortened, marks can not.
    room = max(0.0, box.width() - extra)
    words = measure.elidedText(looks.title, Qt.TextElideMode.ElideRight, int(room) + 1)
    wide = min(room, measure.horizontalAdvance(words))
    at_right = looks.trailing != looks.mirrored
    left = box.right() - wide if at_right else box.left()
    painter.setPen(inks.text if is_sorted else inks.secondary)
    text = QRectF(left, box.top(), wide + 1, box.height())
    write(painter, text, Qt.AlignmentFlag.AlignVCenter, words)
    x = left - theme.px(9) if at_right else left + wide + theme.px(9)
    if looks.internal:
        lock = QRectF(x - theme.px(8), box.top(), theme.px(16), box.height())
        icons.draw(painter, lock, "lock", inks.secondary, 14)
        x += -theme.px(14) if at_right else theme.px(14)
    if is_sorted:
        arrow(painter, QPointF(x, box.center().y()), up=not looks.descending)

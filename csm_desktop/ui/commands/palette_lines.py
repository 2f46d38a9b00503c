"""How a line of the palette is painted: mark, title, what it is, and its own key."""

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRectF, QSize, Qt
from PySide6.QtGui import QFontMetrics, QPainter
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from csm_desktop.ui.commands.actions import key_text
from csm_desktop.ui.commands.choices import PaletteChoice
from csm_desktop.ui.theme import fonts, icons, metrics, paint
from csm_desktop.ui.theme.fonts import px
from csm_desktop.ui.theme.mode import current
from csm_desktop.ui.widgets.text import write

_START = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeading
_END = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignTrailing


class ChoicePainter(QStyledItemDelegate):
    """Paints from the theme's inks, so that light and dark need no second version."""

    def sizeHint(
        self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> QSize:
        """One row of the table's height."""
        del option, index
        return QSize(px(200), metrics.row())

    def paint(
        self,
        painter: QPainter,
        option: QStyleOptionViewItem,
        index: QModelIndex | QPersistentModelIndex,
    ) -> None:
        """Mark and title at the start, detail and key at the end; mirrored right-to-left."""
        choice: PaletteChoice = index.data(Qt.ItemDataRole.UserRole)
        inks = current()
        painter.save()
        painter.setLayoutDirection(option.direction)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        whole = QRectF(option.rect)
        if option.state & QStyle.StateFlag.State_Selected:
            paint.panel(painter, whole.adjusted(0, 1, 0, -1), inks.selection, None, px(6))
        mirrored = option.direction == Qt.LayoutDirection.RightToLeft
        room = _Room(whole.adjusted(px(8), 0, -px(8), 0), mirrored)
        mark = room.take_start(px(20))
        if choice.band:
            paint.band_glyph(painter, mark.center(), inks.bands[choice.band], px(12))
        elif choice.icon:
            icons.draw(painter, mark, choice.icon, inks.secondary, 16)
        room.take_start(px(8))
        if choice.key:
            _draw_key(painter, room, key_text(choice.key))
        painter.setFont(fonts.font("caption"))
        painter.setPen(inks.secondary)
        small = QFontMetrics(painter.font())
        # The title comes first: the detail gives way at half of the room.
        detail = small.elidedText(
            choice.detail, Qt.TextElideMode.ElideRight, int(room.box.width() / 2)
        )
        if detail:
            write(painter, room.take_end(small.horizontalAdvance(detail) + 2), _END, detail)
            room.take_end(px(12))
        painter.setFont(fonts.font("body"))
        painter.setPen(inks.text)
        fitting = QFontMetrics(painter.font()).elidedText(
            choice.title, Qt.TextElideMode.ElideRight, int(room.box.width())
        )
        write(painter, room.box, _START, fitting)
        painter.restore()


class _Room:
    """What is left of a line while parts are taken off its start and end."""

    def __init__(self, box: QRectF, mirrored: bool) -> None:
        self.box = box
        self._mirrored = mirrored

    def take_start(self, width: float) -> QRectF:
        return self._take(width, self._mirrored)

    def take_end(self, width: float) -> QRectF:
        return self._take(width, not self._mirrored)

    def _take(self, width: float, right: bool) -> QRectF:
        box = QRectF(self.box)
        if right:
            box.setLeft(box.right() - width)
            self.box.setRight(self.box.right() - width)
        else:
            box.setWidth(width)
            self.box.setLeft(self.box.left() + width)
        return box


def _draw_key(painter: QPainter, room: _Room, key: str) -> None:
    width = paint.width_of(key, fonts.font("caption")) + px(12)
    box = room.take_end(width)
    high = px(20)
    cap = QRectF(box.left(), box.center().y() - high / 2, width, high)
    paint.key_hint(painter, cap, key, current().secondary)
    room.take_end(px(12))

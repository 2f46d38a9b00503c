"""The people along the sides of the coverage map; one who is drawn upon one of the other side meets
them."""

from collections.abc import Mapping

from PySide6.QtCore import QPoint, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QImage, QMouseEvent, QPainter
from PySide6.QtWidgets import QApplication, QHeaderView, QWidget

from csm_desktop.ui import theme
from csm_desktop.ui.account.contacts import map_paint
from csm_desktop.ui.account.contacts.map_model import MapModel
from csm_desktop.ui.widgets.persons.photo import image_of

HEAD, NAMES = 88, 190  # px at 100 %


class MapHeads(QHeaderView):
    """`drawn` tells whose head is drawn and where on the screen the hand is, `let_go` where it let
    go of it."""

    drawn = Signal(int, QPoint)
    let_go = Signal(int, QPoint)

    def __init__(self, orientation: Qt.Orientation, people: MapModel, parent: QWidget) -> None:
        super().__init__(orientation, parent)
        self._people = people
        self._photos: Mapping[int, QImage] = {}
        self._pressed_at: QPoint | None = None
        self._taken, self._is_drawn = -1, False
        self.setSectionsClickable(False)
        self.setHighlightSections(False)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.viewport().setCursor(Qt.CursorShape.OpenHandCursor)

    def show_photos(self, pixels: Mapping[int, bytes]) -> None:
        """Show the photos of those who have one."""
        self._photos = {contact_id: image_of(photo) for contact_id, photo in pixels.items()}
        self.viewport().update()

    def sizeHint(self) -> QSize:
        return QSize(theme.px(NAMES), theme.px(HEAD))

    def paintSection(self, painter: QPainter, rect: QRect, logicalIndex: int) -> None:  # noqa: N803
        painter.save()
        painter.setLayoutDirection(self.layoutDirection())
        painter.fillRect(rect, theme.current().base)
        if self.orientation() is Qt.Orientation.Horizontal:
            contact = self._people.contact(logicalIndex)
            if contact is not None:
                map_paint.contact_head(painter, QRectF(rect), contact, self._photos.get(contact.id))
        else:
            member = self._people.member(logicalIndex)
            if member is not None:
                map_paint.member_head(painter, QRectF(rect), member)
        painter.restore()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if event.button() is Qt.MouseButton.LeftButton:
            self._pressed_at = event.position().toPoint()
            self._taken = self.logicalIndexAt(self._pressed_at)
        super().mousePressEvent(event)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        super().mouseMoveEvent(event)
        if self._pressed_at is None or self._taken < 0:
            return
        far = (event.position().toPoint() - self._pressed_at).manhattanLength()
        if self._is_drawn or far >= QApplication.startDragDistance():
            self._is_drawn = True
            self.viewport().setCursor(Qt.CursorShape.ClosedHandCursor)
            self.drawn.emit(self._taken, event.globalPosition().toPoint())

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        super().mouseReleaseEvent(event)
        was_drawn, self._is_drawn, self._pressed_at = self._is_drawn, False, None
        self.viewport().setCursor(Qt.CursorShape.OpenHandCursor)
        if was_drawn:
            self.let_go.emit(self._taken, event.globalPosition().toPoint())

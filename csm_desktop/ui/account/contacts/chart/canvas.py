"""The organisation chart on the screen: cards at their places, lines between them."""

from collections.abc import Mapping, Sequence

from PySide6.QtCore import QPoint, QPointF, QRect, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QPainterPath, QPaintEvent, QPen
from PySide6.QtWidgets import QWidget

from csm_desktop.domain.people.organisation import Organisation, Seat, SeatKind
from csm_desktop.domain.people.selling import PlannedConversation
from csm_desktop.domain.people.tidy_tree import CardSize, LaidTree, lay_tree, neighbour
from csm_desktop.domain.text.message import say
from csm_desktop.ui import theme
from csm_desktop.ui.account.contacts.chart.card import SeatCard
from csm_desktop.wording import render, tr

_WIDE, _HIGH, _ACROSS, _DOWN, _INDENT, _EDGE = 172, 106, 14, 26, 22, 2  # px at 100 %
_WAYS = {
    Qt.Key.Key_Left: (-1, 0),
    Qt.Key.Key_Right: (1, 0),
    Qt.Key.Key_Up: (0, -1),
    Qt.Key.Key_Down: (0, 1),
}


class ChartCanvas(QWidget):
    """`opened` tells whose card was pressed; `moved` who shall report to whom; `boss_asked` for
    whom the key asks that; `walked` which card arrows came to; `planned` and `ticked` for whose
    conversation keys ask. A card that is let go of over nobody stays where it is."""

    # Of objects: an id has 63 bits, and an int of Qt's has 32.
    opened = Signal(object)
    moved = Signal(object, object)
    boss_asked = Signal(object)
    walked = Signal(object)
    planned = Signal(object)
    ticked = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self.setAccessibleName(tr("Organisation chart"))
        self.cards: dict[int, SeatCard] = {}
        self._tree = LaidTree({}, (), 0, 0)
        self._dotted: tuple[tuple[int, int], ...] = ()
        self._shown: object = None

    def show_organisation(self, organisation: Organisation, window: int) -> None:
        """Show a chart; made anew only where it is another, so that the focus stays."""
        wanted = (organisation, window)
        if wanted == self._shown:
            return
        self._shown = wanted
        focused = self._focused()
        for card in self.cards.values():
            card.hide()
            card.deleteLater()
        self._dotted = organisation.dotted
        size = CardSize(*map(theme.px, (_WIDE, _HIGH, _ACROSS, _DOWN, _INDENT)))
        self._tree = lay_tree(organisation.parents, size)
        names = {seat.id: seat.contact.name for seat in organisation.seats}
        boxes = self._tree.boxes
        # Made in the order in which they are read, which is that of Tab.
        seats = sorted(organisation.seats, key=lambda s: (boxes[s.id].y, boxes[s.id].x))
        self.cards = {seat.id: self._card(seat, window, names) for seat in seats}
        edge = 2 * theme.px(_EDGE)
        self.setFixedSize(round(self._tree.width) + edge, round(self._tree.height) + edge)
        if focused in self.cards:
            self.cards[focused].setFocus()
        self.update()

    def show_photos(self, pixels: Mapping[int, bytes]) -> None:
        """Show the photos of those who have one."""
        for seat_id, card in self.cards.items():
            card.show_pixels(pixels.get(seat_id))

    def show_order(self, planned: Sequence[PlannedConversation]) -> None:
        """Show on the cards in which order people are spoken to, and who was."""
        order = {one.contact_id: one for one in planned}
        for seat_id, card in self.cards.items():
            card.show_turn(order.get(seat_id))

    def go_to(self, seat_id: int) -> bool:
        """Put the keyboard on a card; whether it is there."""
        card = self.cards.get(seat_id)
        if card is not None:
            card.setFocus(Qt.FocusReason.OtherFocusReason)
        return card is not None

    def _focused(self) -> int | None:
        """Whose card has the keyboard, or had it last, as after a dialog."""
        held = self.focusWidget()
        return next((id_ for id_, card in self.cards.items() if card is held), None)

    def take_focus(self) -> None:
        """The card at the top, where there is one."""
        (self.top() or self).setFocus(Qt.FocusReason.OtherFocusReason)

    def top(self) -> SeatCard | None:
        """The first card, of several at the top the one at the left."""
        boxes = self._tree.boxes
        first = min(boxes, key=lambda id_: (boxes[id_].y, boxes[id_].x), default=None)
        return None if first is None else self.cards[first]

    def keyPressEvent(self, event: QKeyEvent) -> None:
        at = self._focused()
        plain = event.modifiers() in (
            Qt.KeyboardModifier.NoModifier,
            Qt.KeyboardModifier.KeypadModifier,
        )
        key = Qt.Key(event.key())
        if at is None or not plain:
            super().keyPressEvent(event)
        elif key in _WAYS:
            across, down = _WAYS[key]
            to = neighbour(self._tree, at, -across if self.isRightToLeft() else across, down)
            if to is not None:
                self.go_to(to)
                self.walked.emit(self.cards[to])
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.opened.emit(self.cards[at].seat.contact.id)
        elif key == Qt.Key.Key_R and self.cards[at].seat.kind is not SeatKind.GAP:
            self.boss_asked.emit(at)
        elif key in (Qt.Key.Key_C, Qt.Key.Key_T) and self.cards[at].seat.kind is SeatKind.PERSON:
            (self.planned if key == Qt.Key.Key_C else self.ticked).emit(at)
        else:
            super().keyPressEvent(event)

    def _card(self, seat: Seat, window: int, names: dict[int, str]) -> SeatCard:
        ask = tr("a gap")
        if seat.ask_id in names:
            ask = render(say("a gap · ask {name}", name=names[seat.ask_id]))
        card = SeatCard(seat, window, ask, self)
        box = self._tree.boxes[seat.id]
        edge = theme.px(_EDGE)
        x = round(box.x)
        if self.isRightToLeft():
            x = round(self._tree.width - box.x - box.width)
        card.setGeometry(x + edge, round(box.y) + edge, round(box.width), round(box.height))
        card.clicked.connect(lambda: self.opened.emit(seat.contact.id))
        card.dragged.connect(lambda at: self._drag(seat.id, at))
        card.dropped.connect(lambda at: self._drop(seat.id, at))
        card.show()
        return card

    def _beneath(self, seat_id: int, at: QPoint) -> SeatCard | None:
        """The card under the hand that carries another."""
        found = (
            card
            for id_, card in self.cards.items()
            if id_ != seat_id
            and card.seat.kind not in (SeatKind.GAP, SeatKind.OUTSIDE)
            and QRect(card.pos(), card.size()).contains(at)
        )
        return next(found, None)

    def _drag(self, seat_id: int, at: QPoint) -> None:
        target = self._beneath(seat_id, at)
        for card in self.cards.values():
            if card.is_target != (card is target):
                card.is_target = card is target
                card.update()

    def _drop(self, seat_id: int, at: QPoint) -> None:
        target = self._beneath(seat_id, at)
        self._drag(seat_id, QPoint(-1, -1))
        if target is not None:
            self.moved.emit(seat_id, target.seat.id)

    def paintEvent(self, _: QPaintEvent) -> None:
        inks = theme.current()
        painter = QPainter(self)
        if self.isRightToLeft():
            painter.translate(self.width(), 0)
            painter.scale(-1, 1)
        edge = theme.px(_EDGE)
        painter.translate(edge, edge)
        painter.setPen(QPen(inks.control, 1))
        for line in self._tree.lines:
            painter.drawPolyline([QPointF(round(x) + 0.5, round(y) + 0.5) for x, y in line])
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(inks.accent, 1.2, Qt.PenStyle.DashLine))
        for who, whom in self._dotted:
            painter.drawPath(self._curve(who, whom))

    def _curve(self, who: int, whom: int) -> QPainterPath:
        one, two = self._tree.boxes[who], self._tree.boxes[whom]
        start = QPointF(one.x + 0.8 * one.width, one.y)
        end = QPointF(two.x + 0.8 * two.width, two.y + two.height)
        path = QPainterPath(start)
        bend = theme.px(_DOWN)
        path.cubicTo(start - QPointF(0, bend), end + QPointF(0, bend), end)
        return path

"""A seat of the organisation as a card: a button that opens the person, and can be dragged."""

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QFontMetricsF,
    QImage,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
)
from PySide6.QtWidgets import QAbstractButton, QApplication, QWidget

from csm_desktop.domain.people.organisation import Seat, SeatKind
from csm_desktop.domain.people.selling import PlannedConversation
from csm_desktop.domain.records.contacts import Influence, ThirdParty
from csm_desktop.domain.text.message import say
from csm_desktop.tokens import RADIUS_CARD
from csm_desktop.ui import theme
from csm_desktop.ui.account.contacts import words
from csm_desktop.ui.theme import icons, paint
from csm_desktop.ui.widgets import tip
from csm_desktop.ui.widgets.persons.photo import image_of, paint_round
from csm_desktop.ui.widgets.text import seen_line
from csm_desktop.wording import inside, label, render, short_day, tr

_BARS = {Influence.HIGH: 3, Influence.MEDIUM: 2, Influence.LOW: 1, None: 0}
_PAD, _PHOTO, _TURN = 9, 30, 18  # px
_ARROWS = (Qt.Key.Key_Left, Qt.Key.Key_Right, Qt.Key.Key_Up, Qt.Key.Key_Down)


class SeatCard(QAbstractButton):
    """`dragged` tells where the hand is on the canvas, `dropped` where it let go."""

    dragged = Signal(object)
    dropped = Signal(object)

    def __init__(self, seat: Seat, window: int, ask: str, parent: QWidget) -> None:
        super().__init__(parent)
        self.seat, self._window, self._ask = seat, window, ask
        self._pressed_at: QPointF | None = None
        self._is_dragged = self.is_target = False
        self._photo: QImage | None = None
        self._turn: PlannedConversation | None = None
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAccessibleName(spoken(seat, ask))
        tip(self, spoken(seat, ask))

    def sizeHint(self) -> QSize:
        return self.size()

    def show_pixels(self, pixels: bytes | None) -> None:
        """Show the person's photo at the end of the card, or none."""
        self._photo = image_of(pixels) if pixels is not None else None
        self.update()

    def show_turn(self, turn: PlannedConversation | None) -> None:
        """Show the place in the order of conversations, or none."""
        self._turn = turn
        said = spoken(self.seat, self._ask)
        if turn is not None:
            words = say("conversation {n}", n=turn.number)
            if turn.spoken_on is not None:
                words = say("conversation {n}, spoken to", n=turn.number)
            said = f"{said}, {render(words)}"
        self.setAccessibleName(said)
        tip(self, said)
        self.update()

    # by hand

    def mousePressEvent(self, event: QMouseEvent) -> None:
        super().mousePressEvent(event)
        if event.button() is Qt.MouseButton.LeftButton and self.seat.kind is not SeatKind.GAP:
            self._pressed_at = event.position()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        super().mouseMoveEvent(event)
        if self._pressed_at is None:
            return
        far = (event.position() - self._pressed_at).manhattanLength()
        if self._is_dragged or far >= QApplication.startDragDistance():
            self._is_dragged = True
            self.setCursor(Qt.CursorShape.ClosedHandCursor)
            self.dragged.emit(self.mapToParent(event.position().toPoint()))

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        was_dragged, self._is_dragged, self._pressed_at = self._is_dragged, False, None
        self.unsetCursor()
        # A card that was dragged is not opened: the hand let go of it elsewhere.
        if was_dragged:
            self.setDown(False)
            self.dropped.emit(self.mapToParent(event.position().toPoint()))
            return
        super().mouseReleaseEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        # Buttons of Qt take arrows for Tab; here they walk the chart, which the canvas does.
        if event.key() in _ARROWS:
            event.ignore()
        else:
            super().keyPressEvent(event)

    # looks

    def paintEvent(self, _: QPaintEvent) -> None:
        inks = theme.current()
        painter = QPainter(self)
        painter.setLayoutDirection(self.layoutDirection())
        box = QRectF(self.rect())
        ground = inks.selection if self.is_target else inks.base
        if self.underMouse() and not self.is_target:
            ground = inks.raised
        if self.seat.kind is SeatKind.PERSON:
            line = inks.accent if self.is_target else inks.control
            paint.panel(painter, box, ground, line, theme.px(RADIUS_CARD))
        else:
            paint.dashed(painter, box, ground, inks.control, theme.px(RADIUS_CARD))
        inner = box.adjusted(*(theme.px(n) for n in (_PAD, _PAD - 2, -_PAD, -_PAD)))
        if self.seat.kind is SeatKind.GAP:
            self._paint_gap(painter, inner)
        elif self.seat.outside is not None:
            self._paint_outside(painter, inner, self.seat.outside)
        else:
            self._paint_person(painter, inner)
        if self.hasFocus():
            paint.ring(painter, box, theme.px(RADIUS_CARD))

    def _paint_person(self, painter: QPainter, box: QRectF) -> None:
        inks, contact = theme.current(), self.seat.contact
        if self._photo is not None:
            side = theme.px(_PHOTO)
            is_turned = self.layoutDirection() is Qt.LayoutDirection.RightToLeft
            left = box.left() if is_turned else box.right() - side
            paint_round(painter, QRectF(left, box.top(), side, side), self._photo)
            gap = side + theme.px(4)
            whole, box = box, box.adjusted(gap if is_turned else 0, 0, 0 if is_turned else -gap, 0)
        else:
            whole = box
        is_gone = self.seat.kind is SeatKind.GONE
        ink = inks.secondary if is_gone else inks.text
        top = _line(painter, box, box.top(), contact.name, "strong", ink)
        top = _line(
            painter, box, top, contact.title or contact.department, "caption", inks.secondary
        )
        roles = ", ".join(words.roles(contact)) or tr("no role yet")
        top = _line(
            painter, box, top, roles, "caption", inks.text if contact.roles else inks.secondary
        )
        box = whole  # the photo stands beside the first lines alone
        if is_gone:
            _line(painter, box, box.bottom() - theme.leading("caption"), left_words(self.seat),
                  "caption", inks.secondary)  # fmt: skip
            return
        foot = box.bottom() - theme.leading("caption")
        self._paint_influence(painter, QRectF(box.left(), foot - theme.leading("caption"),
                                              box.width(), theme.leading("caption")))  # fmt: skip
        lock = self._begin(box, theme.px(13), foot)
        icons.draw(painter, lock, "lock", inks.secondary, 12)
        rest = self._behind(box, theme.px(17))
        felt = inside(contact.sentiment) if contact.sentiment else tr("sentiment unknown")
        _line(painter, rest, foot, felt, "caption", inks.secondary)
        if self._turn is not None:
            self._paint_turn(painter, box, self._turn)

    def _paint_turn(self, painter: QPainter, box: QRectF, turn: PlannedConversation) -> None:
        """Its number at the lower end: filled while it is still to come."""
        inks, side = theme.current(), theme.px(_TURN)
        is_turned = self.layoutDirection() is Qt.LayoutDirection.RightToLeft
        left = box.left() if is_turned else box.right() - side
        circle = QRectF(left, box.bottom() - side + theme.px(2), side, side)
        is_held = turn.spoken_on is not None
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(inks.accent)
        painter.setBrush(inks.base if is_held else inks.accent)
        painter.drawEllipse(circle)
        painter.setFont(theme.font("caption_strong"))
        painter.setPen(inks.accent if is_held else inks.base)
        painter.drawText(circle, int(Qt.AlignmentFlag.AlignCenter), str(turn.number))

    def _paint_influence(self, painter: QPainter, box: QRectF) -> None:
        inks, contact = theme.current(), self.seat.contact
        step, filled = theme.px(5), _BARS[contact.influence]
        for bar in range(3):
            high = box.height() * (0.3 + 0.2 * bar)
            left = (
                box.right() - (bar + 1) * step if self.isRightToLeft() else box.left() + bar * step
            )
            place = QRectF(left, box.bottom() - high - 2, step - 2, high)
            painter.fillRect(place, inks.text if bar < filled else inks.hairline)
        rest = self._behind(box, 4 * step)
        weight = inside(contact.influence) if contact.influence else tr("unknown")
        _line(painter, rest, box.top(), weight, "caption", inks.text)
        late = self.seat.days is None or self.seat.days > self._window
        ink = inks.error if late else inks.secondary
        _line(painter, rest, box.top(), met_words(self.seat), "caption", ink, at_end=True)

    def _begin(self, box: QRectF, wide: float, top: float) -> QRectF:
        """A place where lines begin: at the right where they run from there."""
        left = box.right() - wide if self.isRightToLeft() else box.left()
        return QRectF(left, top, wide, theme.leading("caption"))

    def _behind(self, box: QRectF, wide: float) -> QRectF:
        """What is left of a line behind a sign of this width."""
        return box.adjusted(0, 0, -wide, 0) if self.isRightToLeft() else box.adjusted(wide, 0, 0, 0)

    def _paint_outside(self, painter: QPainter, box: QRectF, party: ThirdParty) -> None:
        inks, contact = theme.current(), self.seat.contact
        top = _line(painter, box, box.top(), contact.name, "strong", inks.text)
        _line(painter, box, top, contact.title, "caption", inks.secondary)
        foot = box.bottom() - theme.leading("caption")
        _line(painter, box, foot, label(party.kind), "caption_strong", inks.accent)

    def _paint_gap(self, painter: QPainter, box: QRectF) -> None:
        inks = theme.current()
        top = _line(painter, box, box.top(), gap_title(self.seat), "strong", inks.secondary)
        top = _line(painter, box, top, self.seat.contact.title, "caption", inks.text)
        _line(painter, box, top, open_words(self.seat), "caption", inks.text)
        _line(painter, box, box.bottom() - theme.leading("caption"), self._ask, "caption",
              inks.secondary)  # fmt: skip


def _line(
    painter: QPainter,
    box: QRectF,
    top: float,
    text: str,
    role: str,
    ink: QColor,
    *,
    at_end: bool = False,
) -> float:
    """One line of text that ends in an ellipsis where it must; where the next one begins."""
    face = theme.font(role)
    painter.setFont(face)
    painter.setPen(ink)
    high = theme.leading(role)
    shown = QFontMetricsF(face).elidedText(
        seen_line(text), Qt.TextElideMode.ElideRight, box.width()
    )
    side = Qt.AlignmentFlag.AlignTrailing if at_end else Qt.AlignmentFlag.AlignLeading
    flags = side | Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextSingleLine
    painter.drawText(QRectF(box.left(), top, box.width(), high), int(flags), shown)
    return top + high


def met_words(seat: Seat) -> str:
    """When somebody was last met."""
    return tr("never met") if seat.days is None else render(say("{n} d ago", n=seat.days))


def left_words(seat: Seat) -> str:
    """When and where to somebody left."""
    contact = seat.contact
    on = short_day(contact.left_on) if contact.left_on is not None else ""
    if contact.went_to:
        return render(say("left {on}, to {company}", on=on, company=contact.went_to))
    return render(say("left {on}", on=on)).strip()


def gap_title(seat: Seat) -> str:
    """The question that an open seat asks."""
    return render(say("Who follows {name}?", name=seat.contact.name))


def open_words(seat: Seat) -> str:
    """For how long a seat has been open."""
    return render(say("{n} day without a name", "{n} days without a name", n=seat.days or 0))


def spoken(seat: Seat, ask: str) -> str:
    """A card in one sentence; what is internal is not said aloud."""
    contact = seat.contact
    if seat.kind is SeatKind.GAP:
        parts = [gap_title(seat), contact.title, open_words(seat), ask]
    elif seat.outside is not None:
        parts = [label(seat.outside.kind), contact.name, contact.title]
    elif seat.kind is SeatKind.GONE:
        parts = [contact.name, contact.title, left_words(seat)]
    else:
        roles = [label(role) for role in contact.roles]
        parts = [contact.name, contact.title, *roles, met_words(seat)]
    return ", ".join(part for part in parts if part)

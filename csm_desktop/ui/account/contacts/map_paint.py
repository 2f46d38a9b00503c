"""How the coverage map looks: people with their initials, and a box for every pair."""

from PySide6.QtCore import QPointF, QRectF, QSizeF, Qt
from PySide6.QtGui import QColor, QFontMetricsF, QImage, QPainter, QPainterPath, QPen

from csm_desktop.domain.people.introductions import MapCell
from csm_desktop.domain.records.contacts import Contact, Strength
from csm_desktop.domain.records.team import TeamMember
from csm_desktop.tokens import RADIUS
from csm_desktop.ui import theme
from csm_desktop.ui.account.contacts import words
from csm_desktop.ui.commands.actions import key_text
from csm_desktop.ui.theme import paint
from csm_desktop.ui.widgets.persons.photo import paint_round
from csm_desktop.ui.widgets.text import initials, seen_line

_GAP = 4  # px around a box
_CENTRE = int(Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextSingleLine)
_SHARE = {Strength.STRONG: 1.0, Strength.SOME: 0.5, Strength.WEAK: 0.0}


def contact_head(
    painter: QPainter, box: QRectF, contact: Contact, photo: QImage | None = None
) -> None:
    """The head of a column: photo or initials, name, title, and as many roles as have room."""
    inner = box.adjusted(theme.px(6), theme.px(2), -theme.px(4), -theme.px(6))
    side = theme.px(32)
    if photo is not None:
        paint_round(painter, _leading(painter, inner, side, side), photo)
    else:
        _avatar(painter, _leading(painter, inner, side, side), contact.name)
    text = _after(painter, inner, side + theme.px(8))
    top = _line(painter, text, text.top(), seen_line(contact.name), "strong", theme.current().text)
    if contact.title:
        second = theme.current().secondary
        top = _line(painter, text, top, seen_line(contact.title), "caption", second)
    _pills(painter, QRectF(text.left(), top + 3, text.width(), inner.bottom() - top), contact)


def member_head(painter: QPainter, box: QRectF, member: TeamMember) -> None:
    """The head of a row: initials, name, and what one of ours does."""
    inner = box.adjusted(0, 0, -theme.px(6), 0)
    side = theme.px(32)
    place = QRectF(inner.left(), inner.center().y() - side / 2, inner.width(), side)
    name = words.member_name(member)
    _avatar(painter, _leading(painter, place, side, side), name)
    text = _after(painter, inner, side + theme.px(10))
    height = theme.leading("strong") + theme.leading("caption")
    top = inner.center().y() - height / 2
    top = _line(painter, text, top, seen_line(name), "strong", theme.current().text)
    role = seen_line(words.member_role(member))
    _line(painter, text, top, role, "caption", theme.current().secondary)


def pair(painter: QPainter, box: QRectF, cell: MapCell, *, focused: bool, hovered: bool) -> None:
    """One cell: what binds the two, or the way to bring them together."""
    inks = theme.current()
    inner = box.adjusted(_GAP, _GAP, -_GAP, -_GAP)
    ground = inks.raised if hovered else inks.base
    if cell.strength is None:
        paint.dashed(painter, inner, ground, inks.control, theme.px(RADIUS))
        # The invitation only under hand or focus: a map full of them would be all one sees.
        if focused or hovered:
            _unconnected(painter, inner, cell)
        else:
            high = theme.leading("caption")
            at_rest = words.met(cell) if cell.days is not None else "–"
            _centred(painter, inner, inner.center().y() - high / 2, at_rest, inks.secondary)
    else:
        paint.panel(painter, inner, ground, inks.hairline, theme.px(RADIUS))
        _connected(painter, inner, cell)
    if focused:
        paint.ring(painter, inner)


def _connected(painter: QPainter, box: QRectF, cell: MapCell) -> None:
    inks = theme.current()
    face = theme.font("strong")
    shown = f"\u2068{words.touched(cell)}\u2069"  # the number first, also from right to left
    size = theme.px(12)
    wide = paint.width_of(shown, face) + size + theme.px(6)
    high = theme.leading("strong")
    top = box.center().y() - (high + theme.leading("caption")) / 2
    left = box.center().x() - wide / 2
    mirrored = painter.layoutDirection() is Qt.LayoutDirection.RightToLeft
    glyph_x = left + wide - size / 2 if mirrored else left + size / 2
    _moon(painter, QPointF(glyph_x, top + high / 2), size, cell)
    text_left = left if mirrored else left + size + theme.px(6)
    painter.setFont(face)
    painter.setPen(inks.text)
    painter.drawText(QRectF(text_left, top, wide - size, high), int(_VERTICAL), shown)
    _centred(painter, box, top + high, words.bearing(cell), inks.secondary)


def _unconnected(painter: QPainter, box: QRectF, cell: MapCell) -> None:
    inks = theme.current()
    face = theme.font("body")
    met = cell.days is not None
    invite, key = words.invitation(cell)
    key = key_text(key)
    key_width = max(theme.px(20), paint.width_of(key, theme.font("caption")) + theme.px(10))
    wide = paint.width_of(invite, face) + theme.px(6) + key_width
    high = theme.leading("body")
    top = box.center().y() - (high + (theme.leading("caption") if met else 0)) / 2
    left = max(box.left() + 2, box.center().x() - wide / 2)
    # The painter mirrors text and no places.
    mirrored = painter.layoutDirection() is Qt.LayoutDirection.RightToLeft
    text_width = min(wide - key_width - theme.px(6), box.width() - key_width - theme.px(10))
    text_left = left + key_width + theme.px(6) if mirrored else left
    key_left = left if mirrored else left + text_width + theme.px(6)
    painter.setFont(face)
    painter.setPen(inks.secondary)
    shown = QFontMetricsF(face).elidedText(invite, Qt.TextElideMode.ElideRight, text_width + 1)
    painter.drawText(QRectF(text_left, top, text_width + 1, high), int(_VERTICAL), shown)
    hint = QRectF(key_left, top + (high - theme.px(18)) / 2, key_width, theme.px(18))
    paint.key_hint(painter, hint, key, inks.secondary)
    if met:
        _centred(painter, box, top + high, words.met(cell), inks.secondary)


_VERTICAL = Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextSingleLine


def _centred(painter: QPainter, box: QRectF, top: float, text: str, ink: QColor) -> None:
    face = theme.font("caption")
    painter.setFont(face)
    painter.setPen(ink)
    shown = QFontMetricsF(face).elidedText(text, Qt.TextElideMode.ElideRight, box.width() - 8)
    painter.drawText(QRectF(box.left(), top, box.width(), theme.leading("caption")), _CENTRE, shown)


def _moon(painter: QPainter, middle: QPointF, size: float, cell: MapCell) -> None:
    """Full for a strong connection, half for some, open for a weak or a lapsed one."""
    inks = theme.current()
    # Filled by shape and not by colour alone, so that nobody has to tell colours apart.
    share = _SHARE[cell.strength] if cell.strength is not None and cell.alive else 0.0
    ink = inks.bands["healthy"].fill if share == 1 else inks.accent if share else inks.secondary
    half = size / 2 - 1
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(QPen(ink, 1.5))
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.drawEllipse(middle, half, half)
    if share:
        circle = QPainterPath()
        circle.addEllipse(middle, half, half)
        filled = QRectF(QPointF(middle.x() - half, middle.y() - half), QSizeF(2 * half, 2 * half))
        filled.setWidth(2 * half * share)
        painter.setClipRect(filled)
        painter.fillPath(circle, ink)
    painter.restore()


def _avatar(painter: QPainter, box: QRectF, name: str) -> None:
    inks = theme.current()
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(inks.selection)
    painter.drawEllipse(box)
    painter.setFont(theme.font("caption_strong"))
    painter.setPen(inks.text if inks.is_dark else inks.accent)
    painter.drawText(box, _CENTRE, initials(seen_line(name)))
    painter.restore()


def _leading(painter: QPainter, box: QRectF, width: float, height: float) -> QRectF:
    part = QRectF(box.left(), box.top(), width, height)
    if painter.layoutDirection() is Qt.LayoutDirection.RightToLeft:
        part.moveRight(box.right())
    return part


def _after(painter: QPainter, box: QRectF, width: float) -> QRectF:
    if painter.layoutDirection() is Qt.LayoutDirection.RightToLeft:
        return box.adjusted(0, 0, -width, 0)
    return box.adjusted(width, 0, 0, 0)


def _line(painter: QPainter, box: QRectF, top: float, text: str, role: str, ink: QColor) -> float:
    """One line of text that ends in an ellipsis where it must; where the next one begins."""
    face = theme.font(role)
    painter.setFont(face)
    painter.setPen(ink)
    high = theme.leading(role)
    shown = QFontMetricsF(face).elidedText(text, Qt.TextElideMode.ElideRight, box.width())
    flags = Qt.AlignmentFlag.AlignLeading | _VERTICAL
    painter.drawText(QRectF(box.left(), top, box.width(), high), int(flags), shown)
    return top + high


def _pills(painter: QPainter, box: QRectF, contact: Contact) -> None:
    inks = theme.current()
    face = theme.font("caption")
    measure = QFontMetricsF(face)
    high, gap = theme.px(19), theme.px(4)
    mirrored = painter.layoutDirection() is Qt.LayoutDirection.RightToLeft
    x, top = 0.0, box.top()
    for role in words.roles(contact):
        wide = min(measure.horizontalAdvance(role) + theme.px(14), box.width())
        if x and x + wide > box.width():
            x, top = 0.0, top + high + 3
        # What has no room is in the tooltip.
        if top + high > box.bottom() + 1:
            return
        left = box.right() - x - wide if mirrored else box.left() + x
        shown = measure.elidedText(role, Qt.TextElideMode.ElideRight, wide - theme.px(10))
        place = QRectF(left, top, wide, high)
        paint.pill(painter, place, shown, line=inks.control, ink=inks.secondary)
        x += wide + gap

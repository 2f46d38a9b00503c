"""Paints the cells of a table, column by column.

Asking QTableView to paint costs some 0.2 ms a cell in Python (an option, a dozen model roles, text
laid out anew). So one paint event is one loop here; texts are kept laid out and small pictures
kept drawn, by what they show.
"""

from collections.abc import Callable, Container, Iterable, Sequence
from math import ceil
from typing import Any, NamedTuple

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter, QPixmap, QStaticText
from PySide6.QtWidgets import QWidget

from csm_desktop.domain.records.health import Band
from csm_desktop.tokens import RADIUS
from csm_desktop.ui import theme
from csm_desktop.ui.theme import icons, paint
from csm_desktop.ui.widgets.marks import badge_width, draw_badge
from csm_desktop.ui.widgets.persons.photo import paint_round
from csm_desktop.ui.widgets.table.columns import TRAILING, CellKind, Column
from csm_desktop.ui.widgets.table.model import LineModel
from csm_desktop.ui.widgets.text import seen_line

PADDING = 10  # px at each side of a cell
_FACE, _FACE_GAP = 22, 8  # px: a round picture before the words, and what parts them
_MOST_KEPT = 4000
_Looks = tuple[CellKind, tuple[int, int], bool, float, Qt.LayoutDirection]
_Laid = tuple[QStaticText, int, int]  # and its width and height


class Strip(NamedTuple):
    """The part of a column that is in sight: where it stands, and the rows as (top, line), all of
    one height."""

    left: int
    wide: int
    high: int
    rows: Sequence[tuple[int, Any]]

    def box(self, top: int) -> QRectF:
        """One of its cells."""
        return QRectF(self.left, top, self.wide, self.high)

    def without(self, room: int, *, at_right: bool) -> "Strip":
        """What is left of it beside something that stands in each of its cells."""
        return self._replace(
            left=self.left if at_right else self.left + room, wide=self.wide - room
        )


def unrepeated(
    model: LineModel[Any], column: Column[Any], cells: Iterable[tuple[int, tuple[int, Any]]],
    kept: Container[int],
) -> list[tuple[int, Any]]:  # fmt: skip
    """Of cells, by their rows, those whose words do not stand in the row above, and those of the
    rows that are `kept`: the first in sight, and selected ones."""
    return [
        cell
        for row, cell in cells
        if row in kept
        or not row
        or model.words(model.line_at(row - 1), column) != model.words(cell[1], column)
    ]


class CellPainter:
    """Draws texts and pictures into cells, and remembers how they looked."""

    def __init__(self) -> None:
        self._faces: dict[str, tuple[QFont, QFontMetrics]] = {}
        self._texts: dict[tuple[str, int, str], _Laid] = {}
        self._pictures: dict[tuple[Any, ...], QPixmap] = {}

    def forget(self) -> None:
        """The user's text size changed."""
        self._faces.clear()
        self._texts.clear()
        self._pictures.clear()

    def needed(self, column: Column[Any], words: str) -> float:
        """How wide a cell's words are, in px, with what stands before them."""
        if column.faces:
            bare = self._face(column)[1].horizontalAdvance(seen_line(words))
            return bare + theme.px(_FACE) + theme.px(_FACE_GAP)
        if column.kind is CellKind.BAND:
            return badge_width(words)
        return self._face(column)[1].horizontalAdvance(seen_line(words))

    def column(
        self, painter: QPainter, model: LineModel[Any], column: Column[Any], strip: Strip
    ) -> None:
        """Draw the cells of one column that are in sight."""
        edge = theme.px(PADDING)
        inner = Strip(strip.left + edge, strip.wide - 2 * edge, strip.high - 1, strip.rows)
        if not inner.rows or inner.wide <= 0:
            return
        if column.drop_down:
            inner = self._boxed(painter, inner)
        if column.faces:
            inner = self._faced(painter, inner, column)
        if column.kind in _PICTURES:
            lacks = column.lacks or (lambda _: False)
            drawn = [row for row in inner.rows if not lacks(row[1])]
            self._draw_pictures(painter, model, column, inner._replace(rows=drawn))
            inner = inner._replace(rows=[row for row in inner.rows if lacks(row[1])])
        if inner.rows:
            self._write(painter, model, column, inner)

    def _boxed(self, painter: QPainter, strip: Strip) -> Strip:
        """Draw a closed list around each cell; what it leaves for the words."""
        inks, edge, side = theme.current(), theme.px(6), theme.px(16)
        mirrored = painter.layoutDirection() is Qt.LayoutDirection.RightToLeft
        for top, _ in strip.rows:
            box = strip.box(top)
            frame = box.adjusted(-edge, theme.px(3), edge, -theme.px(3))
            paint.panel(painter, frame, inks.base, inks.hairline, theme.px(RADIUS))
            left = box.left() if mirrored else box.right() - side
            sign = QRectF(left, box.center().y() - side / 2, side, side)
            icons.draw(painter, sign, "chevron-down", inks.secondary, 16)
        return strip.without(side + theme.px(4), at_right=not mirrored)

    def _faced(self, painter: QPainter, strip: Strip, column: Column[Any]) -> Strip:
        """Draw the faces of the lines that have one; what is left for the words of every line."""
        side, gap = theme.px(_FACE), theme.px(_FACE_GAP)
        mirrored = painter.layoutDirection() is Qt.LayoutDirection.RightToLeft
        for top, line in strip.rows:
            image = column.faces.get(line.id)
            if image is not None and not image.isNull():
                box = strip.box(top)
                left = box.right() - side if mirrored else box.left()
                circle = QRectF(left, round(box.center().y() - side / 2), side, side)
                paint_round(painter, circle, image)
        return strip.without(side + gap, at_right=mirrored)

    def _face(self, column: Column[Any]) -> tuple[QFont, QFontMetrics]:
        role = "strong" if column.kind is CellKind.STRONG else "body"
        known = self._faces.get(role)
        if known is None:
            font = theme.font(role)
            known = self._faces[role] = font, QFontMetrics(font)
        return known

    def _write(
        self, painter: QPainter, model: LineModel[Any], column: Column[Any], strip: Strip
    ) -> None:
        inks = theme.current()
        font, measure = self._face(column)
        painter.setFont(font)
        plain = inks.secondary if column.kind is CellKind.QUIET else inks.text
        painter.setPen(plain)
        mirrored = painter.layoutDirection() is Qt.LayoutDirection.RightToLeft
        # Numbers stand at the trailing edge, which is the left one in a mirrored window.
        at_right = (column.kind in TRAILING) != mirrored
        left, wide, high, rows = strip
        draw, late, lacks = painter.drawStaticText, column.late, column.lacks
        gained, blue = column.gained, inks.bands["healthy"].fill
        for top, line in rows:
            words = model.words(line, column)
            if not words:
                continue
            laid, taken, tall = self._laid(words, wide, column.kind, measure, font)
            x = left + wide - taken if at_right else left
            y = top + (high - tall) // 2
            if late is not None and late(line) and not (lacks is not None and lacks(line)):
                painter.setPen(inks.error)
                draw(x, y, laid)
                painter.setPen(plain)
            elif gained is not None and gained(line):
                painter.setPen(blue)
                draw(x, y, laid)
                painter.setPen(plain)
            else:
                draw(x, y, laid)

    def _laid(
        self, words: str, width: int, kind: CellKind, measure: QFontMetrics, font: QFont
    ) -> _Laid:
        key = (words, width, kind.value)
        known = self._texts.get(key)
        if known is None:
            # All at once: which text is used least would cost more to know than to lay it out
            # again.
            if len(self._texts) > _MOST_KEPT:
                self._texts.clear()
            shown = measure.elidedText(seen_line(words), Qt.TextElideMode.ElideRight, width)
            made = QStaticText(shown)
            # A plain format, or a name with markup would be drawn as such.
            made.setTextFormat(Qt.TextFormat.PlainText)
            made.prepare(font=font)
            size = made.size()
            known = self._texts[key] = made, ceil(size.width()), round(size.height())
        return known

    def _draw_pictures(
        self, painter: QPainter, model: LineModel[Any], column: Column[Any], strip: Strip
    ) -> None:
        if not strip.rows:
            return
        # A picture for each resolution of screen, or it is blurred on the other one.
        device = painter.device()
        ratio = device.devicePixelRatioF() if isinstance(device, QWidget) else 1.0
        size = (strip.wide, strip.high)
        looks = (column.kind, size, theme.current().is_dark, ratio, painter.layoutDirection())
        for top, line in strip.rows:
            value = column.get(line)
            if value is None:
                continue
            words = model.words(line, column)
            # Drawn once for each look: bands and dots repeat down a column.
            key = (looks, value, words)
            picture = self._pictures.get(key)
            if picture is None:
                if len(self._pictures) > _MOST_KEPT:
                    self._pictures.clear()
                picture = self._pictures[key] = _picture(looks, value, words)
            painter.drawPixmap(strip.left, top, picture)


def _picture(looks: _Looks, value: Any, words: str) -> QPixmap:
    kind, (wide, high), _, ratio, direction = looks
    picture = QPixmap(round(wide * ratio), round(high * ratio))
    picture.setDevicePixelRatio(ratio)
    picture.fill(Qt.GlobalColor.transparent)
    brush = QPainter(picture)
    brush.setLayoutDirection(direction)
    _PICTURES[kind](brush, QRectF(0, 0, wide, high), value, words)
    brush.end()
    return picture


def _leading(painter: QPainter, box: QRectF, width: float) -> QRectF:
    """A part of the box at its leading edge."""
    part = QRectF(box.left(), box.top(), width, box.height())
    if painter.layoutDirection() is Qt.LayoutDirection.RightToLeft:
        part.moveRight(box.right())
    return part


def _band(painter: QPainter, box: QRectF, value: Any, words: str) -> None:
    if value[0] is Band.UNKNOWN:  # a list just imported would be a wall of the same words
        painter.setPen(theme.current().secondary)
        painter.drawText(
            box.adjusted(theme.px(9), 0, 0, 0), int(Qt.AlignmentFlag.AlignVCenter), "–"
        )
        return
    draw_badge(painter, box, value[0], words)


def _spark(painter: QPainter, box: QRectF, value: Any, _: str) -> None:
    numbers, band = value
    fill: QColor = theme.current().bands[band.value].fill
    high = theme.px(16)
    middle = QRectF(box.left() + 2, box.center().y() - high / 2, box.width() - 6, high)
    paint.sparkline(painter, middle, numbers, fill)


def _dots(painter: QPainter, box: QRectF, value: Any, _: str) -> None:
    paint.dots(painter, _leading(painter, box, theme.px(36)), int(value))


def _bar(painter: QPainter, box: QRectF, value: Any, _: str) -> None:
    paint.bar(painter, box, float(value))


def _tags(painter: QPainter, box: QRectF, value: Any, _: str) -> None:
    inks = theme.current()
    font = theme.font("caption")
    measure = QFontMetrics(font)
    left, high, gap = box.left(), theme.px(20), theme.px(4)
    for index, tag in enumerate(value):
        wide = min(measure.horizontalAdvance(tag) + theme.px(16), box.width())
        # What has no room is counted, and the tooltip names it.
        if left + wide > box.right() and index:
            painter.setFont(font)
            painter.setPen(inks.secondary)
            rest = QRectF(left, box.top(), box.right() - left, box.height())
            painter.drawText(rest, int(Qt.AlignmentFlag.AlignVCenter), f"+{len(value) - index}")
            return
        pill = QRectF(left, round(box.center().y() - high / 2), wide, high)
        room = int(wide) - theme.px(12)
        text = measure.elidedText(seen_line(tag), Qt.TextElideMode.ElideRight, room)
        paint.pill(painter, pill, text, line=inks.control, ink=inks.secondary)
        left += wide + gap


def _check(painter: QPainter, box: QRectF, value: Any, _: str) -> None:
    inks = theme.current()
    side = theme.px(18)
    tick = _leading(painter, box, side)
    tick = QRectF(tick.left(), round(box.center().y() - side / 2), side, side)
    if value:
        paint.panel(painter, tick, inks.accent, None, theme.px(4))
        icons.draw(painter, tick, "check", inks.on_accent, 14)
    else:
        paint.panel(painter, tick, inks.base, inks.control, theme.px(4))


_PICTURES: dict[CellKind, Callable[[QPainter, QRectF, Any, str], None]] = {
    CellKind.BAND: _band,
    CellKind.SPARKLINE: _spark,
    CellKind.DOTS: _dots,
    CellKind.BAR: _bar,
    CellKind.TAGS: _tags,
    CellKind.CHECK: _check,
}

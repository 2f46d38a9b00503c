"""How each standard control is drawn: pure functions of a style option, in the inks of the mode."""

from PySide6.QtCore import QPointF, QRect, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPen, QPolygonF
from PySide6.QtWidgets import (
    QAbstractItemView,
    QPlainTextEdit,
    QPushButton,
    QStyle,
    QStyleOption,
    QStyleOptionButton,
    QStyleOptionComboBox,
    QStyleOptionMenuItem,
    QStyleOptionSlider,
    QStyleOptionTab,
    QTextEdit,
    QWidget,
)

from csm_desktop.tokens import FOCUS_RING, RADIUS
from csm_desktop.ui.theme import icons, paint
from csm_desktop.ui.theme.fonts import font, px
from csm_desktop.ui.theme.mode import current

_QUIET = 0.5
"""How strong a scroll bar is that no pointer is on."""

ON, SC = QStyle.StateFlag, QStyle.SubControl


def has(option: QStyleOption, flag: QStyle.StateFlag) -> bool:
    """Whether a control is in a state."""
    return bool(option.state & flag)


def kind(option: QStyleOption, widget: QWidget | None) -> str:
    """What kind of push button it is: primary, secondary or flat."""
    if isinstance(option, QStyleOptionButton):
        if option.features & QStyleOptionButton.ButtonFeature.Flat:
            return "flat"
        if option.features & QStyleOptionButton.ButtonFeature.DefaultButton:
            return "primary"
    named = widget.property("kind") if isinstance(widget, QPushButton) else None
    return str(named) if named else "secondary"


def push_button(option: QStyleOption, painter: QPainter, widget: QWidget | None) -> None:
    """The ground of a push button."""
    box = QRectF(option.rect)
    paint.button(
        painter,
        box,
        kind(option, widget),
        enabled=has(option, ON.State_Enabled),
        hovered=has(option, ON.State_MouseOver),
        pressed=has(option, ON.State_Sunken),
    )
    if has(option, ON.State_HasFocus):
        focus_on_button(painter, box, kind(option, widget))


def focus_on_button(painter: QPainter, box: QRectF, kind: str) -> None:
    """The ring of a button; on an accent ground a line of the page keeps it apart."""
    paint.ring(painter, box, px(RADIUS))
    if kind in paint.FILLED:
        inner = box.adjusted(2, 2, -2, -2)
        paint.panel(painter, inner, None, current().on_accent, px(RADIUS) - 2)


def tool_button(option: QStyleOption, painter: QPainter, _: QWidget | None) -> None:
    """The ground of a tool button: flat until it is touched."""
    down = has(option, ON.State_Sunken) or has(option, ON.State_On)
    hovered = has(option, ON.State_MouseOver)
    paint.button(painter, QRectF(option.rect), "flat", enabled=True, hovered=hovered, pressed=down)
    if has(option, ON.State_HasFocus):
        paint.ring(painter, QRectF(option.rect), px(RADIUS))


def line_edit(option: QStyleOption, painter: QPainter, widget: QWidget | None) -> None:
    """The ground and frame of a line edit."""
    inks = current()
    if getattr(option, "lineWidth", 0) <= 0:  # a bare editor inside something that has a frame
        return
    enabled = has(option, ON.State_Enabled)
    ground = inks.base if enabled else inks.window
    if not is_quiet(option, widget):
        paint.panel(painter, QRectF(option.rect), ground, None, px(RADIUS))
    line_edit_frame(option, painter, widget)


def line_edit_frame(option: QStyleOption, painter: QPainter, widget: QWidget | None) -> None:
    """Its frame: hairline, focus, or refused."""
    inks = current()
    box = QRectF(option.rect)
    # Refused before focus: what is wrong must be seen while one mends it.
    if widget is not None and widget.property("refused"):
        paint.panel(painter, box, None, inks.error, px(RADIUS))
        # Twice, for a line of two pixels: not by colour alone.
        paint.panel(painter, box.adjusted(1, 1, -1, -1), None, inks.error, px(RADIUS) - 1)
    elif has(option, ON.State_HasFocus):
        paint.ring(painter, box, px(RADIUS))
    elif not is_quiet(option, widget):
        enabled = has(option, ON.State_Enabled)
        paint.panel(painter, box, None, inks.control if enabled else inks.hairline, px(RADIUS))


def is_quiet(option: QStyleOption, widget: QWidget | None) -> bool:
    """Whether a field shows its frame only under pointer or focus."""
    asked = widget is not None and bool(widget.property("quiet"))
    return asked and not (has(option, ON.State_HasFocus) or has(option, ON.State_MouseOver))


def frame(option: QStyleOption, painter: QPainter, widget: QWidget | None) -> None:
    """The frame of areas; of fields with many lines as of fields with one."""
    box = QRectF(option.rect)
    inks = current()
    is_field = isinstance(widget, QPlainTextEdit | QTextEdit)
    # Only what is written or chosen in has a ground of its own; areas show the page's.
    ground = inks.base if is_field or isinstance(widget, QAbstractItemView) else None
    paint.panel(painter, box, ground, inks.control if is_field else inks.hairline, px(RADIUS))
    if widget is not None and widget.property("refused"):
        paint.panel(painter, box, None, inks.error, px(RADIUS))
        paint.panel(painter, box.adjusted(1, 1, -1, -1), None, inks.error, px(RADIUS) - 1)
    elif has(option, ON.State_HasFocus):
        paint.ring(painter, box, px(RADIUS))


def menu_ground(option: QStyleOption, painter: QPainter, _: QWidget | None) -> None:
    """A menu."""
    painter.fillRect(option.rect, current().base)
    painter.setPen(current().control)
    painter.drawRect(option.rect.adjusted(0, 0, -1, -1))


def tip_ground(option: QStyleOption, painter: QPainter, _: QWidget | None) -> None:
    """A tooltip."""
    painter.fillRect(option.rect, current().base)
    painter.setPen(current().control)
    painter.drawRect(option.rect.adjusted(0, 0, -1, -1))


def menu_item_ground(option: QStyleOptionMenuItem, painter: QPainter) -> None:
    """The item of a menu that is being chosen."""
    if has(option, ON.State_Selected) and has(option, ON.State_Enabled):
        paint.panel(painter, QRectF(option.rect), current().selection, None, px(4))


def check_box(option: QStyleOption, painter: QPainter, _: QWidget | None) -> None:
    """A box to tick."""
    inks = current()
    box = QRectF(option.rect)
    enabled = has(option, ON.State_Enabled)
    full = has(option, ON.State_On) or has(option, ON.State_NoChange)
    line = inks.control if enabled else inks.hairline
    ground = inks.accent if full and enabled else inks.hairline if full else inks.base
    box = _ringed(option, painter, box, px(4), filled=full)
    # Where the ring is, it takes the place of the line.
    if full or not has(option, ON.State_HasFocus):
        paint.panel(painter, box, ground, None if full else line, px(4))
    if full:
        name = "check" if has(option, ON.State_On) else "minus"
        icons.draw(painter, box, name, inks.on_accent, 14)


def radio_button(option: QStyleOption, painter: QPainter, _: QWidget | None) -> None:
    """One of several."""
    inks = current()
    box = QRectF(option.rect)
    enabled, on = has(option, ON.State_Enabled), has(option, ON.State_On)
    accent = inks.accent if enabled else inks.hairline
    line = inks.control if enabled else inks.hairline
    inner = box.adjusted(px(6), px(6), -px(6), -px(6))
    box = _ringed(option, painter, box, box.height() / 2, filled=on)
    if on or not has(option, ON.State_HasFocus):
        ground = accent if on else inks.base
        paint.panel(painter, box, ground, None if on else line, box.height() / 2)
    if on:
        paint.panel(painter, inner, inks.on_accent, None, inner.height() / 2)


def _ringed(
    option: QStyleOption, painter: QPainter, box: QRectF, radius: float, *, filled: bool
) -> QRectF:
    """Draw a mark's ring, where it has the focus, and say what box is left for the mark.

    The ring lies inside the mark: at the edge of its widget anything around it would be cut off.
    A filled mark keeps a gap, since its ground has the colour of the ring.
    """
    if not has(option, ON.State_HasFocus):
        return box
    paint.panel(painter, box, current().base, None, radius)
    paint.ring(painter, box, radius)
    gap = FOCUS_RING + 1
    return box.adjusted(gap, gap, -gap, -gap) if filled else box


def item(option: QStyleOption, painter: QPainter, _: QWidget | None) -> None:
    """A row of a list."""
    inks = current()
    if has(option, ON.State_Selected):
        painter.fillRect(option.rect, inks.selection)
    elif has(option, ON.State_MouseOver):
        painter.fillRect(option.rect, inks.raised)


def corner(option: QStyleOption, painter: QPainter, _: QWidget | None) -> None:
    """Where two scroll bars meet."""
    painter.fillRect(option.rect, current().base)


def tab_base(option: QStyleOption, painter: QPainter, _: QWidget | None) -> None:
    """The line beneath tabs."""
    painter.setPen(current().hairline)
    painter.drawLine(option.rect.bottomLeft(), option.rect.bottomRight())


def tab_shape(option: QStyleOption, painter: QPainter) -> None:
    """A tab: underlined where it is the one."""
    inks = current()
    box = QRectF(option.rect)
    if has(option, ON.State_Selected):
        painter.fillRect(QRectF(box.left(), box.bottom() - 2, box.width(), 2), inks.accent)
    elif has(option, ON.State_MouseOver):
        painter.fillRect(QRectF(box.left(), box.bottom() - 2, box.width(), 2), inks.hairline)
    if has(option, ON.State_HasFocus) and has(option, ON.State_Selected):
        paint.ring(painter, box.adjusted(0, 2, 0, -2), px(RADIUS))


def tab_label(option: QStyleOptionTab, painter: QPainter) -> None:
    """A tab's words."""
    inks = current()
    selected = has(option, ON.State_Selected)
    painter.setFont(font("strong" if selected else "body"))
    enabled = has(option, ON.State_Enabled)
    painter.setPen(inks.text if selected else inks.secondary if enabled else inks.control)
    flags = Qt.AlignmentFlag.AlignCenter | paint.mnemonic()
    painter.drawText(QRectF(option.rect), int(flags), option.text)


def splitter(option: QStyleOption, painter: QPainter) -> None:
    """The line between two panes."""
    inks = current()
    box = QRectF(option.rect)
    painter.setPen(QPen(inks.accent if has(option, ON.State_MouseOver) else inks.hairline, 1))
    middle = box.center()
    if box.width() < box.height():
        painter.drawLine(QPointF(middle.x(), box.top()), QPointF(middle.x(), box.bottom()))
    else:
        painter.drawLine(QPointF(box.left(), middle.y()), QPointF(box.right(), middle.y()))


def progress(option: QStyleOption, painter: QPainter) -> None:
    """How far something is."""
    low = getattr(option, "minimum", 0)
    high = getattr(option, "maximum", 0)
    done = getattr(option, "progress", 0)
    box = QRectF(option.rect)
    if high > low:
        paint.bar(painter, box, (done - low) / (high - low))
    else:  # how much there is to do is not known yet
        paint.bar(painter, box, 0)
        paint.bar(painter, box.adjusted(box.width() / 3, 0, -box.width() / 3, 0), 1)


def combo_box(option: QStyleOptionComboBox, painter: QPainter) -> None:
    """A choice's frame and chevron."""
    inks = current()
    box = QRectF(option.rect)
    enabled = has(option, ON.State_Enabled)
    if option.frame:
        ground = inks.base if enabled else inks.window
        paint.panel(painter, box, ground, inks.control if enabled else inks.hairline, px(RADIUS))
        if has(option, ON.State_HasFocus):
            paint.ring(painter, box, px(RADIUS))
    side = px(24)
    right_to_left = option.direction is Qt.LayoutDirection.RightToLeft
    left = box.left() + px(2) if right_to_left else box.right() - side - px(2)
    chevron = QRectF(left, box.top(), side, box.height())
    icons.draw(painter, chevron, "chevron-down", inks.secondary if enabled else inks.control, 16)


def side_arrow(option: QStyleOption, painter: QPainter, name: str) -> None:
    """A way to the side, such as to the tabs that have no room."""
    inks = current()
    ink = inks.secondary if has(option, ON.State_Enabled) else inks.hairline
    icons.draw(painter, QRectF(option.rect), name, ink, 16)


def scroll_bar(option: QStyleOptionSlider, painter: QPainter, slider: QRect) -> None:
    """A scroll bar: its handle alone, thin and pale until the pointer is on the bar."""
    # Nothing to scroll: nothing to draw.
    if option.maximum <= option.minimum:
        return
    inks = current()
    live = option.activeSubControls & SC.SC_ScrollBarSlider
    over = has(option, ON.State_MouseOver) or has(option, ON.State_Sunken)
    box = QRectF(slider)
    across = px(3) if over else px(4)
    if option.orientation is Qt.Orientation.Vertical:
        box.adjust(across, 2, -across, -2)
    else:
        box.adjust(2, across, -2, -across)
    radius = min(box.width(), box.height()) / 2
    held = has(option, ON.State_Sunken) or (live and has(option, ON.State_MouseOver))
    ink = QColor(inks.secondary if held else inks.control)
    if not over:
        ink.setAlphaF(_QUIET)
    paint.panel(painter, box, ink, None, radius)


def scroll_bar_part(option: QStyleOptionSlider, sub: QStyle.SubControl) -> QRect:
    """Where a part of a scroll bar lies; there are no arrows."""
    whole = option.rect
    upright = option.orientation is Qt.Orientation.Vertical
    length = whole.height() if upright else whole.width()
    span = option.maximum - option.minimum
    handle = length
    if span > 0:
        # Never so small that a hand misses it.
        handle = max(px(32), round(option.pageStep * length / (span + option.pageStep)))
    handle = min(handle, length)
    start = QStyle.sliderPositionFromValue(
        option.minimum, option.maximum, option.sliderPosition, length - handle, option.upsideDown
    )
    bounds = {
        SC.SC_ScrollBarGroove: (0, length),
        SC.SC_ScrollBarSlider: (start, handle),
        SC.SC_ScrollBarSubPage: (0, start),
        SC.SC_ScrollBarAddPage: (start + handle, length - start - handle),
    }
    first, size = bounds.get(sub, (0, 0))
    if upright:
        return QRect(whole.left(), whole.top() + first, whole.width(), size)
    return QRect(whole.left() + first, whole.top(), size, whole.height())


def arrow(painter: QPainter, middle: QPointF, *, up: bool) -> None:
    """A small filled arrow, such as a header's sort order."""
    half = px(4)
    tip = -half * 0.6 if up else half * 0.6
    corners = [(-half, -tip), (half, -tip), (0, tip)]
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(current().secondary)
    painter.drawPolygon(QPolygonF([middle + QPointF(x, y) for x, y in corners]))
    painter.restore()

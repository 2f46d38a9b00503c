"""Fusion with our shapes: hairlines, radius 6, one focus ring. Colours come from the palette.

A proxy style instead of style sheets: it repaints with the palette, costs nothing per widget, and
leaves behaviour to Qt. Push buttons take their kind from the property `kind` (primary, secondary,
flat); a dialog's default button is primary.
"""

from collections.abc import Callable
from typing import Any, cast

from PySide6.QtCore import QPointF, QRect, QRectF, Qt
from PySide6.QtGui import QIcon, QPainter, QPalette, QPen, QPolygonF
from PySide6.QtWidgets import (
    QProxyStyle,
    QPushButton,
    QStyle,
    QStyleHintReturn,
    QStyleOption,
    QStyleOptionButton,
    QStyleOptionComboBox,
    QStyleOptionComplex,
    QStyleOptionMenuItem,
    QStyleOptionSlider,
    QStyleOptionTab,
    QWidget,
)

from csm_desktop.tokens import RADIUS
from csm_desktop.ui.theme import icons, paint
from csm_desktop.ui.theme.fonts import font, px
from csm_desktop.ui.theme.mode import current

PE, CE, CC = QStyle.PrimitiveElement, QStyle.ControlElement, QStyle.ComplexControl
SC, PM, SH = QStyle.SubControl, QStyle.PixelMetric, QStyle.StyleHint
ON = QStyle.StateFlag
_Drawing = Callable[[QStyleOption, QPainter, QWidget | None], None]
_NOTHING = {
    PE.PE_FrameTabWidget,
    PE.PE_FrameStatusBarItem,
    PE.PE_PanelStatusBar,
    PE.PE_FrameFocusRect,  # every part of ours draws its own ring
    PE.PE_IndicatorTabClose,
}
_HINTS = {
    SH.SH_EtchDisabledText: 0,
    SH.SH_DitherDisabledText: 0,
    SH.SH_ComboBox_Popup: 0,
    SH.SH_ComboBox_PopupFrameStyle: 0,
    SH.SH_ItemView_ShowDecorationSelected: 1,
    SH.SH_DialogButtonBox_ButtonsHaveIcons: 0,
    SH.SH_ToolTipLabel_Opacity: 255,
    SH.SH_Widget_Animation_Duration: 0,
    SH.SH_ScrollView_FrameOnlyAroundContents: 0,
    SH.SH_TabBar_Alignment: int(Qt.AlignmentFlag.AlignLeft.value),
    SH.SH_FormLayoutWrapPolicy: 0,
    SH.SH_FormLayoutFieldGrowthPolicy: 1,
}
_METRICS = {
    PM.PM_ScrollBarExtent: 12,
    PM.PM_ScrollBarSliderMin: 32,
    PM.PM_IndicatorWidth: 18,
    PM.PM_IndicatorHeight: 18,
    PM.PM_ExclusiveIndicatorWidth: 18,
    PM.PM_ExclusiveIndicatorHeight: 18,
    PM.PM_CheckBoxLabelSpacing: 8,
    PM.PM_RadioButtonLabelSpacing: 8,
    PM.PM_ButtonMargin: 16,
    PM.PM_ButtonShiftHorizontal: 0,
    PM.PM_ButtonShiftVertical: 0,
    PM.PM_ButtonIconSize: 18,
    PM.PM_SmallIconSize: 18,
    PM.PM_ToolBarIconSize: 18,
    PM.PM_TabBarTabHSpace: 24,
    PM.PM_TabBarTabVSpace: 16,
    PM.PM_TabBarBaseOverlap: 0,
    PM.PM_TabBarTabShiftVertical: 0,
    PM.PM_MenuPanelWidth: 1,
    PM.PM_MenuVMargin: 4,
    PM.PM_MenuHMargin: 4,
    PM.PM_ToolTipLabelFrameWidth: 6,
    PM.PM_SplitterWidth: 5,
    PM.PM_ComboBoxFrameWidth: 4,
    PM.PM_LayoutLeftMargin: 16,
    PM.PM_LayoutRightMargin: 16,
    PM.PM_LayoutTopMargin: 16,
    PM.PM_LayoutBottomMargin: 16,
    PM.PM_LayoutHorizontalSpacing: 8,
    PM.PM_LayoutVerticalSpacing: 8,
}


class HouseStyle(QProxyStyle):
    """The look of every standard widget."""

    def __init__(self) -> None:
        super().__init__("Fusion")
        self._primitives: dict[QStyle.PrimitiveElement, _Drawing] = {
            PE.PE_PanelButtonCommand: _push_button,
            PE.PE_PanelButtonTool: _tool_button,
            PE.PE_PanelLineEdit: _line_edit,
            PE.PE_FrameLineEdit: _line_edit_frame,
            PE.PE_Frame: _frame,
            PE.PE_FrameGroupBox: _frame,
            PE.PE_FrameWindow: _frame,
            PE.PE_FrameMenu: _frame,
            PE.PE_PanelMenu: _menu_ground,
            PE.PE_PanelTipLabel: _tip,
            PE.PE_IndicatorCheckBox: _check_box,
            PE.PE_IndicatorItemViewItemCheck: _check_box,
            PE.PE_IndicatorRadioButton: _radio_button,
            PE.PE_FrameTabBarBase: _tab_base,
            PE.PE_PanelItemViewItem: _item,
            PE.PE_PanelItemViewRow: _item,
        }

    def drawPrimitive(
        self,
        element: QStyle.PrimitiveElement,
        option: QStyleOption,
        painter: QPainter,
        widget: QWidget | None = None,
    ) -> None:
        if element in _NOTHING:
            return
        drawn = self._primitives.get(element)
        if drawn is not None:
            drawn(option, painter, widget)
        else:
            super().drawPrimitive(element, option, painter, widget)

    def drawControl(
        self,
        element: QStyle.ControlElement,
        option: QStyleOption,
        painter: QPainter,
        widget: QWidget | None = None,
    ) -> None:
        if element is CE.CE_PushButtonLabel and _kind(option, widget) == "primary":
            inks = current()
            option.palette.setColor(QPalette.ColorRole.ButtonText, inks.on_accent)
            super().drawControl(element, option, painter, widget)
        elif element is CE.CE_MenuItem and isinstance(option, QStyleOptionMenuItem):
            _menu_item_ground(option, painter)
            option.state &= ~ON.State_Selected
            super().drawControl(element, option, painter, widget)
        elif element is CE.CE_TabBarTabShape:
            _tab_shape(option, painter)
        elif element is CE.CE_TabBarTabLabel and isinstance(option, QStyleOptionTab):
            _tab_label(option, painter)
        elif element is CE.CE_FocusFrame:
            paint.ring(painter, QRectF(option.rect))
        elif element is CE.CE_Splitter:
            _splitter(option, painter)
        elif element is CE.CE_ProgressBarGroove:
            return
        elif element is CE.CE_ProgressBarContents:
            _progress(option, painter)
        else:
            super().drawControl(element, option, painter, widget)

    def drawComplexControl(
        self,
        control: QStyle.ComplexControl,
        option: QStyleOptionComplex,
        painter: QPainter,
        widget: QWidget | None = None,
    ) -> None:
        if control is CC.CC_ScrollBar and isinstance(option, QStyleOptionSlider):
            slider = self.subControlRect(control, option, SC.SC_ScrollBarSlider, widget)
            _scroll_bar(option, painter, slider)
        elif control is CC.CC_ComboBox and isinstance(option, QStyleOptionComboBox):
            _combo_box(option, painter)
        else:
            super().drawComplexControl(control, option, painter, widget)

    def subControlRect(
        self,
        control: QStyle.ComplexControl,
        option: QStyleOptionComplex,
        sub: QStyle.SubControl,
        widget: QWidget | None = None,
    ) -> QRect:
        if control is CC.CC_ScrollBar and isinstance(option, QStyleOptionSlider):
            return _scroll_bar_part(option, sub)
        return super().subControlRect(control, option, sub, cast(QWidget, widget))

    def subElementRect(
        self,
        element: QStyle.SubElement,
        option: QStyleOption,
        widget: QWidget | None = None,
    ) -> QRect:
        made = super().subElementRect(element, option, cast(QWidget, widget))
        if element is QStyle.SubElement.SE_LineEditContents and getattr(option, "lineWidth", 0) > 0:
            made.adjust(px(6), 0, -px(6), 0)
        return made

    def pixelMetric(
        self,
        metric: QStyle.PixelMetric,
        option: QStyleOption | None = None,
        widget: QWidget | None = None,
    ) -> int:
        size = _METRICS.get(metric)
        return super().pixelMetric(metric, option, widget) if size is None else px(size)

    def styleHint(
        self,
        hint: QStyle.StyleHint,
        option: QStyleOption | None = None,
        widget: QWidget | None = None,
        answer: QStyleHintReturn | None = None,
    ) -> int:
        value = _HINTS.get(hint)
        return super().styleHint(hint, option, widget, answer) if value is None else value

    def sizeFromContents(
        self,
        kind: QStyle.ContentsType,
        option: QStyleOption,
        size: Any,
        widget: QWidget | None = None,
    ) -> Any:
        made = super().sizeFromContents(kind, option, size, cast(QWidget, widget))
        types = QStyle.ContentsType
        if kind in (types.CT_PushButton, types.CT_LineEdit, types.CT_ComboBox):
            made.setHeight(max(made.height(), px(32)))
        elif kind is types.CT_MenuItem and isinstance(option, QStyleOptionMenuItem):
            if option.menuItemType is not QStyleOptionMenuItem.MenuItemType.Separator:
                made.setHeight(max(made.height(), px(28)))
            made.setWidth(made.width() + px(12))
        return made

    def standardIcon(
        self,
        which: QStyle.StandardPixmap,
        option: QStyleOption | None = None,
        widget: QWidget | None = None,
    ) -> QIcon:
        names = {
            QStyle.StandardPixmap.SP_LineEditClearButton: "x",
            QStyle.StandardPixmap.SP_TitleBarCloseButton: "x",
            QStyle.StandardPixmap.SP_ToolBarHorizontalExtensionButton: "dots",
        }
        name = names.get(which)
        return icons.icon(name) if name else super().standardIcon(which, option, widget)


def _has(option: QStyleOption, flag: QStyle.StateFlag) -> bool:
    return bool(option.state & flag)


def _kind(option: QStyleOption, widget: QWidget | None) -> str:
    if isinstance(option, QStyleOptionButton):
        if option.features & QStyleOptionButton.ButtonFeature.Flat:
            return "flat"
        if option.features & QStyleOptionButton.ButtonFeature.DefaultButton:
            return "primary"
    named = widget.property("kind") if isinstance(widget, QPushButton) else None
    return str(named) if named else "secondary"


def _push_button(option: QStyleOption, painter: QPainter, widget: QWidget | None) -> None:
    box = QRectF(option.rect)
    paint.button(
        painter,
        box,
        _kind(option, widget),
        enabled=_has(option, ON.State_Enabled),
        hovered=_has(option, ON.State_MouseOver),
        pressed=_has(option, ON.State_Sunken),
    )
    if _has(option, ON.State_HasFocus):
        focus_on_button(painter, box, _kind(option, widget))


def focus_on_button(painter: QPainter, box: QRectF, kind: str) -> None:
    """The ring of a button; on an accent ground a line of the page keeps it apart."""
    paint.ring(painter, box, px(RADIUS))
    if kind == "primary":
        inner = box.adjusted(2, 2, -2, -2)
        paint.panel(painter, inner, None, current().on_accent, px(RADIUS) - 2)


def _tool_button(option: QStyleOption, painter: QPainter, _: QWidget | None) -> None:
    down = _has(option, ON.State_Sunken) or _has(option, ON.State_On)
    hovered = _has(option, ON.State_MouseOver)
    paint.button(painter, QRectF(option.rect), "flat", enabled=True, hovered=hovered, pressed=down)
    if _has(option, ON.State_HasFocus):
        paint.ring(painter, QRectF(option.rect), px(RADIUS))


def _line_edit(option: QStyleOption, painter: QPainter, widget: QWidget | None) -> None:
    inks = current()
    if getattr(option, "lineWidth", 0) <= 0:  # a bare editor inside something that has a frame
        return
    enabled = _has(option, ON.State_Enabled)
    ground = inks.base if enabled else inks.window
    if not _is_quiet(option, widget):
        paint.panel(painter, QRectF(option.rect), ground, None, px(RADIUS))
    _line_edit_frame(option, painter, widget)


def _line_edit_frame(option: QStyleOption, painter: QPainter, widget: QWidget | None) -> None:
    inks = current()
    box = QRectF(option.rect)
    if widget is not None and widget.property("refused"):
        paint.panel(painter, box, None, inks.error, px(RADIUS))
        paint.panel(painter, box.adjusted(1, 1, -1, -1), None, inks.error, px(RADIUS) - 1)
    elif _has(option, ON.State_HasFocus):
        paint.ring(painter, box, px(RADIUS))
    elif not _is_quiet(option, widget):
        enabled = _has(option, ON.State_Enabled)
        paint.panel(painter, box, None, inks.control if enabled else inks.hairline, px(RADIUS))


def _is_quiet(option: QStyleOption, widget: QWidget | None) -> bool:
    """Whether a field shows its frame only under pointer or focus."""
    asked = widget is not None and bool(widget.property("quiet"))
    return asked and not (_has(option, ON.State_HasFocus) or _has(option, ON.State_MouseOver))


def _frame(option: QStyleOption, painter: QPainter, widget: QWidget | None) -> None:
    box = QRectF(option.rect)
    if widget is not None and widget.property("refused"):
        paint.panel(painter, box, None, current().error, px(RADIUS))
    elif _has(option, ON.State_HasFocus):
        paint.ring(painter, box, px(RADIUS))
    else:
        paint.panel(painter, box, None, current().hairline, px(RADIUS))


def _menu_ground(option: QStyleOption, painter: QPainter, _: QWidget | None) -> None:
    painter.fillRect(option.rect, current().base)
    painter.setPen(current().control)
    painter.drawRect(option.rect.adjusted(0, 0, -1, -1))


def _tip(option: QStyleOption, painter: QPainter, _: QWidget | None) -> None:
    painter.fillRect(option.rect, current().base)
    painter.setPen(current().control)
    painter.drawRect(option.rect.adjusted(0, 0, -1, -1))


def _menu_item_ground(option: QStyleOptionMenuItem, painter: QPainter) -> None:
    if _has(option, ON.State_Selected) and _has(option, ON.State_Enabled):
        paint.panel(painter, QRectF(option.rect), current().selection, None, px(4))


def _check_box(option: QStyleOption, painter: QPainter, _: QWidget | None) -> None:
    inks = current()
    box = QRectF(option.rect)
    enabled = _has(option, ON.State_Enabled)
    full = _has(option, ON.State_On) or _has(option, ON.State_NoChange)
    line = inks.control if enabled else inks.hairline
    ground = inks.accent if full and enabled else inks.hairline if full else inks.base
    paint.panel(painter, box, ground, None if full else line, px(4))
    if full:
        name = "check" if _has(option, ON.State_On) else "minus"
        icons.draw(painter, box, name, inks.on_accent, 14)
    if _has(option, ON.State_HasFocus):
        paint.ring(painter, box.adjusted(-2, -2, 2, 2), px(RADIUS))


def _radio_button(option: QStyleOption, painter: QPainter, _: QWidget | None) -> None:
    inks = current()
    box = QRectF(option.rect)
    enabled, on = _has(option, ON.State_Enabled), _has(option, ON.State_On)
    accent = inks.accent if enabled else inks.hairline
    line = inks.control if enabled else inks.hairline
    paint.panel(painter, box, accent if on else inks.base, None if on else line, box.height() / 2)
    if on:
        inner = box.adjusted(px(6), px(6), -px(6), -px(6))
        paint.panel(painter, inner, inks.on_accent, None, inner.height() / 2)
    if _has(option, ON.State_HasFocus):
        paint.ring(painter, box.adjusted(-2, -2, 2, 2), box.height() / 2 + 2)


def _item(option: QStyleOption, painter: QPainter, _: QWidget | None) -> None:
    inks = current()
    if _has(option, ON.State_Selected):
        painter.fillRect(option.rect, inks.selection)
    elif _has(option, ON.State_MouseOver):
        painter.fillRect(option.rect, inks.raised)


def _tab_base(option: QStyleOption, painter: QPainter, _: QWidget | None) -> None:
    painter.setPen(current().hairline)
    painter.drawLine(option.rect.bottomLeft(), option.rect.bottomRight())


def _tab_shape(option: QStyleOption, painter: QPainter) -> None:
    inks = current()
    box = QRectF(option.rect)
    if _has(option, ON.State_Selected):
        painter.fillRect(QRectF(box.left(), box.bottom() - 2, box.width(), 2), inks.accent)
    elif _has(option, ON.State_MouseOver):
        painter.fillRect(QRectF(box.left(), box.bottom() - 2, box.width(), 2), inks.hairline)
    if _has(option, ON.State_HasFocus) and _has(option, ON.State_Selected):
        paint.ring(painter, box.adjusted(0, 2, 0, -2), px(RADIUS))


def _tab_label(option: QStyleOptionTab, painter: QPainter) -> None:
    inks = current()
    selected = _has(option, ON.State_Selected)
    painter.setFont(font("strong" if selected else "body"))
    enabled = _has(option, ON.State_Enabled)
    painter.setPen(inks.text if selected else inks.secondary if enabled else inks.control)
    flags = Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextShowMnemonic
    painter.drawText(QRectF(option.rect), int(flags), option.text)


def _splitter(option: QStyleOption, painter: QPainter) -> None:
    inks = current()
    box = QRectF(option.rect)
    painter.setPen(QPen(inks.accent if _has(option, ON.State_MouseOver) else inks.hairline, 1))
    middle = box.center()
    if box.width() < box.height():
        painter.drawLine(QPointF(middle.x(), box.top()), QPointF(middle.x(), box.bottom()))
    else:
        painter.drawLine(QPointF(box.left(), middle.y()), QPointF(box.right(), middle.y()))


def _progress(option: QStyleOption, painter: QPainter) -> None:
    low = getattr(option, "minimum", 0)
    high = getattr(option, "maximum", 0)
    done = getattr(option, "progress", 0)
    box = QRectF(option.rect)
    if high > low:
        paint.bar(painter, box, (done - low) / (high - low))
    else:  # how much there is to do is not known yet
        paint.bar(painter, box, 0)
        paint.bar(painter, box.adjusted(box.width() / 3, 0, -box.width() / 3, 0), 1)


def _combo_box(option: QStyleOptionComboBox, painter: QPainter) -> None:
    inks = current()
    box = QRectF(option.rect)
    enabled = _has(option, ON.State_Enabled)
    if option.frame:
        ground = inks.base if enabled else inks.window
        paint.panel(painter, box, ground, inks.control if enabled else inks.hairline, px(RADIUS))
        if _has(option, ON.State_HasFocus):
            paint.ring(painter, box, px(RADIUS))
    side = px(24)
    right_to_left = option.direction is Qt.LayoutDirection.RightToLeft
    left = box.left() + px(2) if right_to_left else box.right() - side - px(2)
    chevron = QRectF(left, box.top(), side, box.height())
    icons.draw(painter, chevron, "chevron-down", inks.secondary if enabled else inks.control, 16)


def _scroll_bar(option: QStyleOptionSlider, painter: QPainter, slider: QRect) -> None:
    if option.maximum <= option.minimum:
        return
    inks = current()
    live = option.activeSubControls & SC.SC_ScrollBarSlider
    box = QRectF(slider)
    across = px(3)
    if option.orientation is Qt.Orientation.Vertical:
        box.adjust(across, 2, -across, -2)
    else:
        box.adjust(2, across, -2, -across)
    radius = min(box.width(), box.height()) / 2
    held = _has(option, ON.State_Sunken) or (live and _has(option, ON.State_MouseOver))
    paint.panel(painter, box, inks.secondary if held else inks.control, None, radius)


def _scroll_bar_part(option: QStyleOptionSlider, sub: QStyle.SubControl) -> QRect:
    whole = option.rect
    upright = option.orientation is Qt.Orientation.Vertical
    length = whole.height() if upright else whole.width()
    span = option.maximum - option.minimum
    handle = length
    if span > 0:
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

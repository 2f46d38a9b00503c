"""Fusion with our shapes: hairlines, radius 6, one focus ring. Colours come from the palette.

A proxy style instead of style sheets: it repaints with the palette, costs nothing per widget, and
leaves behaviour to Qt. Push buttons take their kind from the property `kind` (primary, secondary,
flat); a dialog's default button is primary.
"""

from collections.abc import Callable
from functools import partial
from typing import Any, cast

from PySide6.QtCore import QRect, QRectF, Qt
from PySide6.QtGui import QIcon, QPainter, QPalette
from PySide6.QtWidgets import (
    QMenu,
    QProxyStyle,
    QStyle,
    QStyleHintReturn,
    QStyleOption,
    QStyleOptionComboBox,
    QStyleOptionComplex,
    QStyleOptionMenuItem,
    QStyleOptionSlider,
    QStyleOptionTab,
    QWidget,
)

from csm_desktop.tokens import TAB
from csm_desktop.ui.theme import icons, paint, shapes
from csm_desktop.ui.theme.fonts import px
from csm_desktop.ui.theme.metrics import OVER
from csm_desktop.ui.theme.mode import THEME, current

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
    PE.PE_IndicatorTabTearLeft,
    PE.PE_IndicatorTabTearRight,
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
    PM.PM_DefaultFrameWidth: 2,  # enough for round corners around square contents
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
    PM.PM_TabBarTabHSpace: TAB,
    PM.PM_TabBarScrollButtonWidth: 28,
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


def _to_side(name: str, option: QStyleOption, painter: QPainter, _: QWidget | None) -> None:
    shapes.side_arrow(option, painter, name)


class HouseStyle(QProxyStyle):
    """The look of every standard widget."""

    def __init__(self) -> None:
        super().__init__("Fusion")
        self._primitives: dict[QStyle.PrimitiveElement, _Drawing] = {
            PE.PE_PanelButtonCommand: shapes.push_button,
            PE.PE_PanelButtonTool: shapes.tool_button,
            PE.PE_PanelLineEdit: shapes.line_edit,
            PE.PE_FrameLineEdit: shapes.line_edit_frame,
            PE.PE_Frame: shapes.frame,
            PE.PE_FrameGroupBox: shapes.frame,
            PE.PE_FrameWindow: shapes.frame,
            PE.PE_FrameMenu: shapes.frame,
            PE.PE_PanelMenu: shapes.menu_ground,
            PE.PE_PanelTipLabel: shapes.tip_ground,
            PE.PE_IndicatorCheckBox: shapes.check_box,
            PE.PE_IndicatorItemViewItemCheck: shapes.check_box,
            PE.PE_IndicatorRadioButton: shapes.radio_button,
            PE.PE_FrameTabBarBase: shapes.tab_base,
            PE.PE_PanelScrollAreaCorner: shapes.corner,
            PE.PE_IndicatorArrowLeft: partial(_to_side, "chevron-left"),
            PE.PE_IndicatorArrowRight: partial(_to_side, "chevron-right"),
            PE.PE_PanelItemViewItem: shapes.item,
            PE.PE_PanelItemViewRow: shapes.item,
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
        # On the accent's ground the palette's ink has too little contrast.
        if element is CE.CE_PushButtonLabel and shapes.kind(option, widget) == "primary":
            inks = current()
            option.palette.setColor(QPalette.ColorRole.ButtonText, inks.on_accent)
            super().drawControl(element, option, painter, widget)
        elif element is CE.CE_MenuItem and isinstance(option, QStyleOptionMenuItem):
            shapes.menu_item_ground(option, painter)
            # The ground is ours; Fusion would draw its own selection over it.
            option.state &= ~ON.State_Selected
            super().drawControl(element, option, painter, widget)
        elif element is CE.CE_TabBarTabShape:
            shapes.tab_shape(option, painter)
        elif element is CE.CE_TabBarTabLabel and isinstance(option, QStyleOptionTab):
            shapes.tab_label(option, painter)
        elif element is CE.CE_FocusFrame:
            paint.ring(painter, QRectF(option.rect))
        elif element is CE.CE_Splitter:
            shapes.splitter(option, painter)
        elif element is CE.CE_HeaderEmptyArea:  # beyond the last column: the ground of the list
            painter.fillRect(option.rect, current().base)
        elif element is CE.CE_ProgressBarGroove:
            # The bar draws its whole ground by itself.
            return
        elif element is CE.CE_ProgressBarContents:
            shapes.progress(option, painter)
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
            shapes.scroll_bar(option, painter, slider)
        elif control is CC.CC_ComboBox and isinstance(option, QStyleOptionComboBox):
            shapes.combo_box(option, painter)
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
            return shapes.scroll_bar_part(option, sub)
        if control is CC.CC_ComboBox and sub is SC.SC_ComboBoxEditField:
            made = super().subControlRect(control, option, sub, cast(QWidget, widget))
            return made.adjusted(px(4), 0, 0, 0)
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
        if metric is PM.PM_ScrollView_ScrollBarOverlap:
            over = widget is not None and widget.property(OVER)
            return self.pixelMetric(PM.PM_ScrollBarExtent) if over else 0
        size = _METRICS.get(metric)
        return super().pixelMetric(metric, option, widget) if size is None else px(size)

    def styleHint(
        self,
        hint: QStyle.StyleHint,
        option: QStyleOption | None = None,
        widget: QWidget | None = None,
        answer: QStyleHintReturn | None = None,
    ) -> int:
        if hint is SH.SH_UnderlineShortcut:
            return int(THEME.shows_mnemonics or isinstance(widget, QMenu))
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
            # The height of the design, whatever the font's own asks for.
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

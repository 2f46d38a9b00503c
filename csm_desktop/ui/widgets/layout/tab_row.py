"""Tabs beneath a page's title: the words of the first one begin where the title does."""

from PySide6.QtWidgets import QHBoxLayout, QTabBar, QWidget

from csm_desktop.tokens import TAB
from csm_desktop.ui import theme


class Tabs(QTabBar):
    """Tabs as wide as their words; where there are too many of them, arrows lead to the rest."""

    def __init__(self, name: str) -> None:
        super().__init__()
        self.setAccessibleName(name)
        self.setDrawBase(False)
        self.setExpanding(False)
        self.setUsesScrollButtons(True)


def tab_row(tabs: Tabs) -> QWidget:
    """The tabs at their place: what is around the words of a tab lies outside of the edge."""
    row = QWidget()
    across = QHBoxLayout(row)
    outside = theme.EDGE - TAB // 2
    theme.margined(across, (outside, 0, outside, 0), theme.S)
    across.addWidget(tabs)
    return row

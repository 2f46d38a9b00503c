"""Rows of a card that lead somewhere: pressed anywhere, they open what they show."""

from PySide6.QtWidgets import QVBoxLayout

from csm_desktop.ui import theme
from csm_desktop.ui.frame.tabs.tab import Tab
from csm_desktop.ui.widgets.explanation import Pressable
from csm_desktop.ui.widgets.layout.line_rows import EDGE, L, LineRow


class PressableRow(LineRow[L]):
    """`face` is what is pressed, `column` what stands on it; `part` names the part of the account
    that it opens, with the id of its line behind it ("plan/goals")."""

    def __init__(self, tab: Tab, line: L, part: str, gap: int = 0) -> None:
        super().__init__()
        self.tab, self._place = tab, f"{part}/{line.id}"
        self.face = Pressable()
        self.face.asked.connect(self._open)
        around = QVBoxLayout(self)
        theme.spaced(around, gap=0)
        around.addWidget(self.face)
        self.column = QVBoxLayout(self.face)
        theme.spaced(self.column, gap=gap)
        theme.margined(self.column, (EDGE, theme.XS, EDGE, theme.XS))

    def _open(self) -> None:
        self.tab.shell.open_account(self.tab.account_id, self._place)

"""A table on a page that scrolls as a whole: as high as all its rows, never scrolling by itself."""

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import QSize
from PySide6.QtGui import QResizeEvent

from csm_desktop.ui import theme
from csm_desktop.ui.widgets import Table, Text
from csm_desktop.ui.widgets.table.columns import L

_EMPTY = 88  # px for what stands in the rows' stead


class WholeTable(Table[L]):
    """Fits its height to its rows, and to the bar that wide columns need beneath them."""

    def __init__(self, *given: Any, **options: Any) -> None:
        """Takes what `Table` takes."""
        super().__init__(*given, **options)
        header = self.grid.horizontalHeader()
        header.sectionResized.connect(lambda *_: self._fit_height())

    def set_lines(self, lines: Sequence[L]) -> None:
        """Show these lines, all at once."""
        super().set_lines(lines)
        self._fit_height()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit_height()

    def sizeHint(self) -> QSize:
        return QSize(theme.px(480), self._wanted())

    def minimumSizeHint(self) -> QSize:
        return QSize(theme.px(240), self._wanted())

    def _wanted(self) -> int:
        return self._height() + 2 if self.model.rowCount() else theme.px(_EMPTY)

    def _fit_height(self) -> None:
        if self.height() != self._wanted() or self.maximumHeight() != self._wanted():
            self.setFixedHeight(self._wanted())


def nothing_yet(words: str) -> Text:
    """What stands in the stead of rows where there are none: quiet words, no big picture."""
    text = Text(words, colour="secondary", wrap=True)
    edge = theme.px(theme.L)
    text.setContentsMargins(edge, edge, edge, edge)
    return text

"""The cards of a book's key figures: what stands in them is said by others."""

from collections.abc import Sequence

from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QGridLayout, QSizePolicy, QWidget

from csm_desktop.ui import theme
from csm_desktop.ui.widgets.card import KeyFigure
from csm_desktop.wording import tr

NOTHING = "–"
Said = tuple[str, str, str, str]
"""A caption, the number, what it compares with, and the number in short."""


class KeyFigures(QWidget):
    """ARR, NRR, GRR, logo churn, renewals and coverage of the whole book.

    One that `wraps` stands in two rows where its captions would be cut in one.
    """

    def __init__(self, *, wraps: bool = False) -> None:
        super().__init__()
        self._wraps, self._columns = wraps, 0
        self.arr = KeyFigure(tr("ARR"), NOTHING)
        self.nrr = KeyFigure(tr("NRR 12 months"), NOTHING)
        self.grr = KeyFigure(tr("GRR 12 months"), NOTHING)
        self.churn = KeyFigure(tr("Logo churn 12 months"), NOTHING)
        self.renewals = KeyFigure(tr("Up for renewal 90 days"), NOTHING)
        self.coverage = KeyFigure(tr("3×3 met"), NOTHING)
        self._cards = (self.arr, self.nrr, self.grr, self.churn, self.renewals, self.coverage)
        self._grid = QGridLayout(self)
        theme.spaced(self._grid, gap=theme.L)
        self._lay_in(len(self._cards))
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)

    @property
    def said(self) -> Sequence[Said]:
        """What stands in the cards now."""
        return [(card.caption.text(), *card.said) for card in self._cards]

    def say(self, said: Sequence[Said]) -> None:
        """Let this stand in the cards."""
        for card, (caption, figure, aside, short) in zip(self._cards, said, strict=False):
            card.caption.setText(caption)
            card.set_figure(figure, aside, short)
        self._fit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        if not self._wraps:
            return
        count = len(self._cards)
        wide = max(card.caption.sizeHint().width() for card in self._cards)
        needed = count * (wide + 2 * theme.px(theme.L)) + (count - 1) * theme.px(theme.L)
        self._lay_in(count if needed <= self.width() else count // 2)

    def _lay_in(self, columns: int) -> None:
        """So many beside one another."""
        if columns == self._columns:
            return
        self._columns = columns
        for index, card in enumerate(self._cards):
            self._grid.addWidget(card, index // columns, index % columns)
            self._grid.setColumnStretch(index, 1 if index < columns else 0)

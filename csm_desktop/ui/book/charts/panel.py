"""The charts over the accounts that the Book shows, as its views and its filter narrow them."""

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from csm_desktop.app.lists.book_charts import BookCharts, book_charts
from csm_desktop.domain.journey.standing import Standing
from csm_desktop.domain.lists.book_history import SegmentCount
from csm_desktop.domain.lists.conditions import with_condition
from csm_desktop.domain.text.message import say
from csm_desktop.ui import theme
from csm_desktop.ui.book.account_list import AccountList
from csm_desktop.ui.book.charts import plots, tables
from csm_desktop.ui.frame.charts.card import ChartCard, ChartSpec, foot_of
from csm_desktop.ui.frame.upkeep.book_query import BookQuery
from csm_desktop.ui.lifetimes import Later
from csm_desktop.ui.widgets import CellKind, Column, Text
from csm_desktop.ui.widgets.charts.chart import Near, Spot
from csm_desktop.ui.widgets.charts.plot import Drawing
from csm_desktop.ui.widgets.empty import EmptyState
from csm_desktop.ui.widgets.layout.beside import Beside
from csm_desktop.ui.widgets.layout.scroll import scroll_page
from csm_desktop.ui.widgets.whole_table import WholeTable
from csm_desktop.wording import clauses, label, render, sentences, tr

if TYPE_CHECKING:
    from collections.abc import Callable

    from csm_desktop.app.book import Book

_QUIET_MS = 150  # the keys of a filter follow each other faster


class ChartsPanel(QWidget):
    """Four charts, the counts of standing by segment, and the foot that says of which day they are.

    `opened` gives the id of an account that was clicked or chosen in one of them. A segment that
    was chosen narrows the list, and `narrowed` says so.
    """

    opened = Signal(object)
    narrowed = Signal()

    def __init__(self, page: AccountList, parent: QWidget) -> None:
        super().__init__(parent)
        self._page = page
        self.charts: BookCharts | None = None
        self._asker = BookQuery(page.shell, self._question, self)
        self._asker.answered.connect(self._show)
        self._soon = Later(self, self._ask, _QUIET_MS)
        page.table.model.modelReset.connect(self._later)
        self.cards = [ChartCard(page.shell, spec) for spec in specs()]
        *others, segments = self.cards
        for card in others:
            card.opened.connect(self.opened)
        segments.opened.connect(self._narrow)
        self.standings: WholeTable[SegmentCount] = WholeTable(tr("Standing by segment"), _columns())
        self.foot = Text("", "caption", wrap=True)
        self.empty = EmptyState(
            tr("No account to draw"), tr("Esc shows the list and all of its accounts again."),
            ghost="chart",
        )  # fmt: skip
        self._lay_out()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._ask()

    def take_focus(self) -> None:
        """The first chart that has anything to show."""
        for card in self.cards:
            if not card.chart.isHidden():
                card.chart.setFocus()
                return
        self.setFocus()

    def _later(self) -> None:
        if self.isVisible():
            self._soon.start()

    def _ask(self) -> None:
        if self.isVisible():
            self._asker.ask()

    def _question(self) -> "Callable[[Book], BookCharts]":
        # The lines are taken now, as they are shown; the past is read on the thread.
        return partial(book_charts, lines=tuple(self._page.table.lines))

    def _show(self, charts: BookCharts) -> None:
        self.charts = charts
        self.content.setVisible(charts.accounts > 0)
        self.empty.setVisible(not charts.accounts)
        for card in self.cards:
            card.show_charts(charts)
        self.standings.set_lines(charts.segments)
        one = tr("One account alone: its own page says more.") if charts.accounts == 1 else ""
        self.foot.setText(foot_of(charts, one))

    def _narrow(self, place: int) -> None:
        if self.charts is not None:
            line, segment = self._page.filter, self.charts.segments[place - 1]
            line.setText(with_condition(line.text(), "segment", segment.name))
            self.narrowed.emit()

    def _lay_out(self) -> None:
        months, movers, revenue, segments = self.cards
        self.content = QWidget()
        column = QVBoxLayout(self.content)
        theme.spaced(column, gap=theme.L)
        column.addWidget(Beside(months, movers, wide=760))
        column.addWidget(Beside(revenue, segments, wide=760))
        column.addWidget(self.standings)
        column.addWidget(self.foot)
        column.addStretch(1)
        self.empty.hide()
        scroll_page(self, self.content, self.empty)
        inside = self.content.parentWidget()
        layout = inside.layout() if inside is not None else None
        if layout is not None:
            layout.setContentsMargins(0, 0, 0, 0)


def specs() -> list[ChartSpec[BookCharts]]:
    """The charts in their order."""
    return [
        ChartSpec(
            "months",
            tr("Bands over time"),
            lambda charts: (
                partial(plots.draw_months, charts.months),
                plots.month_spots(charts.months),
                _spoken(tr("Bands over time"), charts, plots.band_words(charts.months[-1])),
            ),
            tables.month_rows,
            tr("Nothing was judged yet."),
        ),
        ChartSpec(
            "movers",
            tr("Movers of the month"),
            _movers,
            tables.mover_rows,
            tr("Nobody's score is another than 30 days ago."),
            Near.DOWN,
        ),
        ChartSpec(
            "revenue",
            tr("Health against ARR"),
            _revenue,
            tables.revenue_rows,
            tr("No account shown has both a score and an amount in a known currency."),
            Near.BOTH,
            _revenue_note,
        ),
        ChartSpec(
            "segments",
            tr("By segment"),
            lambda charts: (
                partial(plots.draw_segments, charts.segments),
                plots.segment_spots(charts.segments),
                clauses(spot.words for spot in plots.segment_spots(charts.segments)),
            ),
            tables.segment_rows,
            tr("No account is shown."),
            Near.DOWN,
        ),
    ]


def _spoken(title: str, charts: BookCharts, words: str) -> str:
    return render(say("{title}: {words} on {day}", title=title, words=words, day=charts.as_of))


def _movers(charts: BookCharts) -> tuple[Drawing, list[Spot], str] | None:
    if not charts.movers:
        return None
    spots = plots.mover_spots(charts.movers)
    spoken = clauses(spot.words for spot in spots)
    return partial(plots.draw_movers, charts.movers), spots, spoken


def _revenue(charts: BookCharts) -> tuple[Drawing, list[Spot], str] | None:
    if not charts.revenue:
        return None
    spots = plots.revenue_spots(charts)
    least = spots[0].words
    words = say(
        "Health against ARR of {n} account; the lowest: {words}",
        "Health against ARR of {n} accounts; the lowest: {words}",
        n=len(spots),
        words=least,
    )
    return partial(plots.draw_revenue, charts), spots, render(words)


def _revenue_note(charts: BookCharts) -> str:
    """How to read the size, and what became of other currencies."""
    told = [tr("The larger, the sooner it renews: within 30, 90, 180 days, or later.")]
    if charts.is_converted:
        words = say("Other currencies are turned into {currency} at your rates.",
                    currency=charts.currency)  # fmt: skip
        told.append(render(words))
    for currencies, n in charts.without_rate.items():
        words = say(
            "{n} account that pays in {currencies} is left out: there is no rate for it.",
            "{n} accounts that pay in {currencies} are left out: there is no rate for it.",
            n=n,
            currencies=currencies,
        )
        told.append(render(words))
    return sentences(told)


def _columns() -> list[Column[SegmentCount]]:
    return [
        Column("segment", tr("Standing by segment"), plots.segment_name, CellKind.STRONG, 180,
               stretch=True),
        Column("accounts", tr("Accounts"), lambda segment: segment.accounts, CellKind.NUMBER, 90),
        *map(_standing, Standing),
    ]  # fmt: skip


def _standing(standing: Standing) -> Column[SegmentCount]:
    return Column(
        standing.value,
        label(standing),
        lambda segment: segment.standings.get(standing, 0),
        CellKind.NUMBER,
        120,
        internal=True,
    )

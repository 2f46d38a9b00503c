"""The pipeline: open opportunities by quarter and stage, weighted and not, and doors opened."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from csm_desktop.app.expansion.pipeline import OpportunityLine, Pipeline, pipeline
from csm_desktop.app.expansion.pipeline_listing import (
    pipeline_listing,
    quarter_words,
    sum_words,
    weight_words,
)
from csm_desktop.domain.money.pipeline import PipelineQuarter, PipelineSum
from csm_desktop.domain.records.opportunities import OpportunityStage
from csm_desktop.domain.text.message import say
from csm_desktop.ui.frame.expansion.opportunity_dialog import ask_hand_over, ask_opportunity
from csm_desktop.ui.frame.shell import Shell
from csm_desktop.ui.frame.tabs.table_face import TableFace
from csm_desktop.ui.paper.listings import ShownListing
from csm_desktop.ui.revenue.outputs import out_buttons
from csm_desktop.ui.widgets import Card
from csm_desktop.ui.widgets.asked_figure import AskedFigure
from csm_desktop.ui.widgets.chip import ChipRow
from csm_desktop.ui.widgets.empty import EmptyState
from csm_desktop.ui.widgets.layout.flow import ButtonBar, ShelfLayout
from csm_desktop.ui.widgets.table import CellKind, Column
from csm_desktop.ui.widgets.table.in_card import put_in_card
from csm_desktop.ui.widgets.whole_table import WholeTable
from csm_desktop.wording import count, moneys, month, render, short_day, tr

if TYPE_CHECKING:
    from csm_desktop.app.book import Book

_OPEN, _ALL = "open", "all"


class PipelineFace(TableFace):
    """Sums above, opportunities beneath; Enter opens one, O its account."""

    def __init__(self, shell: Shell) -> None:
        super().__init__(shell)
        self.pipeline: Pipeline | None = None
        words = tr("Show them")
        self.whole = AskedFigure(tr("Open pipeline"), words, self.take_focus)
        self.weighted = AskedFigure(tr("Weighted"), words, self.take_focus)
        self.doors = AskedFigure(tr("Doors opened this quarter"), words, self.take_focus)
        self.shown = ChipRow(tr("Shown"), [(_OPEN, tr("Open"), None), (_ALL, tr("All"), None)])
        self.quarters: WholeTable[PipelineQuarter] = WholeTable(
            tr("By quarter"), _quarter_columns(), compact=True, opens=False
        )
        self.table: WholeTable[OpportunityLine] = WholeTable(
            tr("Opportunities"),
            _columns(),
            empty=EmptyState(
                tr("No opportunity yet"),
                tr("They are opened on an account's Contract tab, from what calls for them."),
            ),
            none_found=EmptyState(tr("No opportunity fits"), tr("Esc shows all that are open.")),
        )
        self.table.opened.connect(self._edit)
        self.table.chosen.connect(self.changed)
        self._lay_out()
        self.shown.chosen.connect(lambda _: self._keep())

    def _lay_out(self) -> None:
        cards = QWidget()
        shelf = ShelfLayout(cards, 160)
        for card in (self.whole, self.weighted, self.doors):
            shelf.addWidget(card)
        by_quarter = Card(tr("By quarter and stage"))
        put_in_card(by_quarter, self.quarters)
        listed = Card(tr("Opportunities"))
        listed.add(ButtonBar(self.shown, out_buttons(self)))
        put_in_card(listed, self.table)
        self.lay_out(QWidget(), (cards, by_quarter, listed)).addStretch(1)

    def forget(self) -> None:
        """Another book: nothing of the former one is shown any more."""
        self.pipeline = None
        self.shown.choose(_OPEN)
        self.table.wait()

    def dismiss(self) -> bool:
        """Esc: those that are open again."""
        if self.shown.key == _OPEN:
            return False
        self.shown.choose(_OPEN)
        return True

    def open_selected(self) -> None:
        """The opportunity on its account."""
        line = self.table.current
        if line is not None:
            place = f"contract/opportunity:{line.id}"
            self.shell.open_account(line.opportunity.account_id, place)

    def hand_over(self) -> None:
        """Hand the chosen one over."""
        if self.table.current is not None:
            ask_hand_over(self.shell, self.table.current.opportunity, self)

    def listing(self) -> ShownListing | None:
        """What is in front, for a file or on paper; None until it is there."""
        found = self.pipeline
        if found is None:
            return None
        whole = self.shown.key == _ALL
        name = render(say("Pipeline {day}", day=f"{found.as_of}"))
        return ShownListing(
            tr("Pipeline"), name, lambda _: pipeline_listing(found, with_closed=whole)
        )

    def _edit(self, line: OpportunityLine) -> None:
        ask_opportunity(self.shell, line.opportunity.account_id, self, line.opportunity)

    def question(self) -> "Callable[[Book], Pipeline]":
        """Every opportunity of the book."""

        def work(book: "Book") -> Pipeline:
            from csm_desktop.app.lists.accounts import accounts

            return pipeline(book, accounts(book))

        return work

    def show_answer(self, found: Pipeline) -> None:
        """Sums, quarters, and the opportunities."""
        self.pipeline = found
        n = say("{n} opportunity", "{n} opportunities", n=found.whole.number)
        aside = render(n)
        plain = moneys(found.whole.amounts) or "–"
        self.whole.show_figure(sum_words(found.whole), f"{aside}\n{plain}", aside)
        by_weight = moneys(found.whole.weighted) or "–"
        self.weighted.show_figure(_weighted(found.whole), f"{weight_words()}\n{by_weight}")
        self._show_doors(found)
        self.quarters.set_lines(found.quarters)
        self.table.set_lines(found.lines)
        self.shown.set_number(_OPEN, sum(line.is_open for line in found.lines))
        self.shown.set_number(_ALL, len(found.lines))
        self._keep()
        self.changed.emit()

    def _show_doors(self, found: Pipeline) -> None:
        figure = count(found.doors)
        if found.target is not None:
            figure = render(say("{n} of {all}", n=found.doors, all=found.target))
        quarters = [
            render(say("{quarter}: {n}", quarter=month(first, with_year=True), n=n))
            for first, n in found.opened
        ]
        told = tr("A door counts for the quarter in which somebody of ours opened it.")
        self.doors.show_figure(figure, "\n".join((told, *quarters)))

    def _keep(self) -> None:
        self.table.keep((lambda line: line.is_open) if self.shown.key == _OPEN else None)


def _quarter_columns() -> list[Column[PipelineQuarter]]:
    return [
        Column("first", tr("Quarter"), lambda line: line.first, CellKind.STRONG, 150, stretch=True,
               show=lambda line: quarter_words(line.first)),
        Column("number", tr("Opportunities"), lambda line: line.whole.number, CellKind.NUMBER, 110),
        _stage(OpportunityStage.IDEA, tr("Idea")),
        _stage(OpportunityStage.QUALIFIED, tr("Qualified")),
        _stage(OpportunityStage.PROPOSED, tr("Proposed")),
        Column("whole", tr("Together"), lambda line: line.whole.amounts, CellKind.MONEY, 120,
               show=lambda line: sum_words(line.whole), sortable=False),
        Column("weighted", tr("Weighted"), lambda line: line.whole.weighted, CellKind.MONEY, 120,
               show=lambda line: _weighted(line.whole), sortable=False),
    ]  # fmt: skip


def _stage(stage: OpportunityStage, title: str) -> Column[PipelineQuarter]:
    return Column(
        stage.value, title, lambda line: line.stages[stage].amounts, CellKind.MONEY, 120,
        show=lambda line: sum_words(line.stages[stage]) if line.stages[stage].number else "",
        sortable=False,
    )  # fmt: skip


def _columns() -> list[Column[OpportunityLine]]:
    return [
        Column("account", tr("Account"), lambda line: line.account, CellKind.STRONG, 150,
               sentence=lambda line: ", ".join((line.account, line.opportunity.title))),
        Column("title", tr("Opportunity"), lambda line: line.opportunity.title, stretch=True),
        Column("kind", tr("Kind"), lambda line: line.opportunity.kind, width=95, hidden=True),
        Column("impact", tr("Impact"), lambda line: line.opportunity.impact, width=80),
        Column("stage", tr("Sales stage"), lambda line: line.opportunity.stage, width=95,
               sort=lambda line: list(OpportunityStage).index(line.opportunity.stage)),
        Column("amount", tr("A year"), lambda line: line.opportunity.amount, CellKind.MONEY, 105),
        Column("close_on", tr("Decided by"), lambda line: line.opportunity.close_on, CellKind.DAY,
               105),
        Column("decider", tr("Who decides"), lambda line: line.decider, width=130),
        Column("owner", tr("Owner"), lambda line: line.owner, width=115),
        Column("handed", tr("Handed over"), _handed, width=105),
    ]  # fmt: skip


def _handed(line: OpportunityLine) -> str:
    on, accepted = line.opportunity.handed_on, line.opportunity.accepted_on
    if accepted is not None:
        return render(say("accepted {day}", day=short_day(accepted)))
    return short_day(on) if on is not None else ""


def _weighted(found: PipelineSum) -> str:
    return sum_words(found, weighted=True)

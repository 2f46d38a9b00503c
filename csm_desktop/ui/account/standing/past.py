"""The strategies of before: what came of each, and what it taught."""

from typing import TYPE_CHECKING, Any

from csm_desktop.app.strategies import acts
from csm_desktop.domain.records.strategies import Strategy
from csm_desktop.domain.text.message import say
from csm_desktop.ui.frame.tabs.tab import Tab
from csm_desktop.ui.widgets import Button, Card, CellKind, Column
from csm_desktop.ui.widgets.whole_table import WholeTable
from csm_desktop.wording import label, render, tr

if TYPE_CHECKING:
    from csm_desktop.app.strategies.view import StrategyView


class PastStrategies(Card):
    """The latest first; outcome and lesson are edited in place."""

    def __init__(self, tab: Tab) -> None:
        super().__init__(tr("Strategies of before"))
        self._tab = tab
        self.again = Button(tr("Go on with it"), self.resume)
        if self.header is not None:
            self.header.add(self.again)
        self.table: WholeTable[Strategy] = WholeTable(
            tr("Strategies of before"), self._columns(), edit=self._edit, opens=False,
            compact=True, today=lambda: tab.view.facts.as_of,
        )  # fmt: skip
        self.table.chosen.connect(self._chosen)
        self.add(self.table)

    def _columns(self) -> list[Column[Strategy]]:
        return [
            Column("kind", tr("Strategy"), lambda line: line.kind, CellKind.STRONG, 110,
                   sentence=lambda line: label(line.kind)),
            Column("started_on", tr("From"), lambda line: line.started_on, CellKind.DAY, 100),
            Column("ended_on", tr("Until"), lambda line: line.ended_on, CellKind.DAY, 100),
            Column("outcome", tr("What came of it"), lambda line: line.outcome, width=220,
                   editable=True),
            Column("lesson", tr("What was learnt"), lambda line: line.lesson, editable=True,
                   stretch=True),
        ]  # fmt: skip

    def show_strategy(self, shown: "StrategyView") -> None:
        """Show the strategies that ended."""
        self.table.set_lines(shown.past)
        self.setVisible(bool(shown.past))
        self._chosen()

    def resume(self) -> None:
        """Go on with the chosen one."""
        for line in self.table.selection:
            saying = say("Go on with: {strategy}", strategy=line.kind)
            if self._tab.shell.run(saying, acts.resume_strategy, line.id):
                self._tab.shell.toast(render(saying), undoable=True)

    def _chosen(self) -> None:
        self.again.setEnabled(bool(self.table.selection))
        self._tab.state_changed.emit()

    def _edit(self, line: Strategy, key: str, value: Any) -> None:
        saying = say("Change: {strategy}", strategy=line.kind)
        fields: dict[str, Any] = {key: value or ""}
        self._tab.shell.save(saying, acts.edit_strategy, line.id, **fields)

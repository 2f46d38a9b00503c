"""What champions stood on, to be taken over one by one by who follows their example."""

from typing import Any

from csm_desktop.app.plan.actions import new_action
from csm_desktop.app.strategies import example as use_cases
from csm_desktop.app.strategies.pairing_view import ExampleLine
from csm_desktop.domain.records.plan import ActionOrigin
from csm_desktop.domain.text.message import say
from csm_desktop.ui.frame.tabs.tab import Tab
from csm_desktop.ui.widgets import Button, Card, CellKind, Column
from csm_desktop.ui.widgets.lock import Lock
from csm_desktop.ui.widgets.table.in_card import put_in_card
from csm_desktop.ui.widgets.whole_table import WholeTable
from csm_desktop.wording import label, render, tr


class ExamplesCard(Card):
    """The champions are those that the account is paired with, or that are proposed to it. A tick
    takes a thing over; what is still to be done for it becomes a step. No champion: no card."""

    def __init__(self, tab: Tab) -> None:
        super().__init__(tr("What their example is made of"))
        self._tab = tab
        self.step = Button(tr("Make it a &step"), self.make_step, icon="plus")
        if self.header is not None:
            for part in (Lock(), self.step):
                self.header.add(part)
        self.table: WholeTable[ExampleLine] = WholeTable(
            tr("What their example is made of"), _columns(), edit=self._edit, compact=True,
            opens=False,
        )  # fmt: skip
        self.table.chosen.connect(self._enable)
        put_in_card(self, self.table)
        self.hide()

    def show_examples(self, examples: tuple[ExampleLine, ...]) -> None:
        """Show them: the answer comes from a thread."""
        self.table.set_lines(examples)
        self.setVisible(bool(examples))
        self._enable()

    def make_step(self) -> None:
        """Make what is chosen an action of ours, which the customer does not see."""
        for line in self.table.selection:
            title = render(say("As at {champion}: {text}", champion=line.champion,
                               text=line.essence.text))  # fmt: skip
            saying = say("New step: {title}", title=title)
            made = self._tab.shell.run(
                saying, new_action, self._tab.account_id, title, origin=ActionOrigin.IMPROVEMENT
            )
            if made is not None:
                self._tab.shell.toast(render(saying), undoable=True)

    def _edit(self, line: ExampleLine, _: str, value: Any) -> None:
        own, text = self._tab.account_id, line.essence.text
        if value:
            saying = say("Taken over: {text}", text=text)
            self._tab.shell.save(saying, use_cases.take_over, own, line.id)
        else:
            saying = say("Not taken over: {text}", text=text)
            self._tab.shell.save(saying, use_cases.leave_off, own, line.id)

    def _enable(self) -> None:
        self.step.setEnabled(any(line.taken_on is None for line in self.table.selection))


def _columns() -> list[Column[ExampleLine]]:
    return [
        Column("champion", tr("Champion"), lambda line: line.champion, CellKind.STRONG, 170,
               sentence=lambda line: f"{line.champion}, {line.essence.text}"),
        Column("text", tr("What made it work"), lambda line: line.essence.text, stretch=True),
        Column("kind", tr("Kind"), lambda line: label(line.essence.kind), width=150),
        Column("taken", tr("Taken over"), lambda line: line.taken_on is not None, CellKind.CHECK,
               110, editable=True),
        Column("on", tr("Since"), lambda line: line.taken_on, CellKind.DAY, 110),
    ]  # fmt: skip

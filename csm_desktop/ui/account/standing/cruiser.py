"""What a cruiser could still get out of what they have: first more value, then expansion."""

from typing import TYPE_CHECKING

from csm_desktop.app.plan.actions import new_action
from csm_desktop.domain.journey.headroom import Headroom, HeadroomState, conclusion, headroom
from csm_desktop.domain.journey.standing import Standing
from csm_desktop.domain.records.plan import ActionOrigin
from csm_desktop.domain.text.message import say
from csm_desktop.ui.frame.tabs.tab import Tab
from csm_desktop.ui.widgets import Button, Card, CellKind, Column, Text
from csm_desktop.ui.widgets.lock import Lock
from csm_desktop.ui.widgets.table.in_card import put_in_card
from csm_desktop.ui.widgets.whole_table import WholeTable
from csm_desktop.values import dataclass
from csm_desktop.wording import label, render, tr

if TYPE_CHECKING:
    from csm_desktop.app.accounts.view import AccountView

_OPEN_DOOR = "contract.from_signal"


@dataclass(frozen=True, slots=True)
class _Point:
    """A point of the checklist as a line of the table, by its place."""

    id: int
    found: Headroom


class HeadroomCard(Card):
    """The checklist; Enter leads to where more is seen of a point. The expansion is one key away
    from here, and said to come second as long as there is more to get."""

    def __init__(self, tab: Tab) -> None:
        super().__init__(tr("Can they achieve more with what they have?"))
        self._tab = tab
        self.step = Button(tr("Make it a &step"), self.make_step, icon="plus")
        self.expand = Button(tr("Open a &door"), self.open_door, hint="Ctrl+Shift+U")
        if self.header is not None:
            for part in (Lock(), self.step, self.expand):
                self.header.add(part)
        self.words = Text(role="strong", wrap=True)
        self.points: WholeTable[_Point] = WholeTable(
            tr("What leaves more to get"), _columns(), compact=True
        )
        self.points.opened.connect(lambda line: self._go(line.found.place))
        self.points.chosen.connect(self._enable)
        self.add(self.words)
        put_in_card(self, self.points)

    def show_account(self, view: "AccountView") -> None:
        """Show the checklist of a cruiser; nobody else is asked to get more out of it."""
        self.setVisible(view.standing.standing is Standing.CRUISER)
        if not self.isHidden():
            points = headroom(view.facts, view.rules)
            self.words.setText(render(conclusion(points)))
            self.points.set_lines([_Point(n, found) for n, found in enumerate(points, 1)])
        self._enable()

    def make_step(self) -> None:
        """Make the chosen point an action of ours, which the customer does not see."""
        for line in self.points.selection:
            title = render(say("{what}: {why}", what=line.found.kind, why=line.found.why))
            saying = say("New step: {title}", title=title)
            made = self._tab.shell.run(
                saying, new_action, self._tab.account_id, title, origin=ActionOrigin.IMPROVEMENT
            )
            if made is not None:
                self._tab.shell.toast(render(saying), undoable=True)

    def open_door(self) -> None:
        """Enter the opportunity that calls most."""
        if _OPEN_DOOR in self._tab.shell.commands:
            self._tab.shell.commands.run(_OPEN_DOOR)

    def _go(self, place: str) -> None:
        self._tab.shell.open_account(self._tab.account_id, place)

    def _enable(self) -> None:
        chosen = self.points.selection
        self.step.setEnabled(any(one.found.state is not HeadroomState.USED for one in chosen))


def _columns() -> list[Column[_Point]]:
    def sentence(line: _Point) -> str:
        found = line.found
        return render(say("{what}: {state}, {why}", what=found.kind, state=found.state,
                          why=found.why))  # fmt: skip

    return [
        Column("what", tr("What"), lambda line: label(line.found.kind), CellKind.STRONG, 240,
               sentence=sentence),
        Column("state", tr("State"), lambda line: label(line.found.state), width=120),
        Column("why", tr("By what"), lambda line: render(line.found.why), stretch=True),
    ]  # fmt: skip

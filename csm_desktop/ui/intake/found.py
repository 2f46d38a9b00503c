"""What the message says of people, the contract and figures: offered, and taken one by one."""

from typing import TYPE_CHECKING

from csm_desktop.app.handoff.proposals import take_proposal
from csm_desktop.domain.handoff.proposals import MessageProposal, ProposalKind, open_proposals
from csm_desktop.domain.text.message import say
from csm_desktop.ui.frame.tabs.tab import Tab
from csm_desktop.ui.intake.commands import TAKE_KEY
from csm_desktop.ui.widgets import Button, Card, CellKind, Column
from csm_desktop.ui.widgets.table.in_card import put_in_card
from csm_desktop.ui.widgets.whole_table import WholeTable
from csm_desktop.values import dataclass
from csm_desktop.wording import beside, day, label, money, number, render, tr

if TYPE_CHECKING:
    from csm_desktop.app.accounts.view import AccountView


@dataclass(frozen=True, slots=True)
class FoundLine:
    """A proposal at its place in the list."""

    id: int
    proposal: MessageProposal


class FoundCard(Card):
    """Hidden while the message proposes nothing; Enter on a line takes it, and it goes."""

    def __init__(self, tab: Tab) -> None:
        super().__init__(tr("Found in the message"))
        self._tab = tab
        self.take = Button(tr("Take"), self.take_one, hint=TAKE_KEY)
        if self.header is not None:
            self.header.add(self.take)
        self.table: WholeTable[FoundLine] = WholeTable(
            tr("Found in the message"), _columns(), compact=True
        )
        self.table.opened.connect(self._take)
        put_in_card(self, self.table)
        self.hide()

    def show_view(self, view: "AccountView") -> None:
        """Show what is proposed and not known yet."""
        found = open_proposals(view.facts)
        self.table.set_lines([FoundLine(place, one) for place, one in enumerate(found)])
        self.setVisible(bool(found))

    def take_one(self) -> None:
        """Take the chosen proposal, else the first."""
        chosen = next(iter(self.table.selection), None) or next(iter(self.table.lines), None)
        if chosen is not None:
            self._take(chosen)

    def _take(self, line: FoundLine) -> None:
        saying = say("Take from the message: {what}", what=shown(line.proposal))
        self._tab.shell.run(saying, take_proposal, self._tab.account_id, line.proposal)


def shown(one: MessageProposal) -> str:
    """What a proposal says, as it would be entered."""
    if one.kind is ProposalKind.PERSON:
        return beside([one.name, one.title, one.email])
    if one.kind is ProposalKind.WAY and one.way is not None:
        way = say("{name}: {baseline} to {target} {unit}", name=one.name, unit=one.way.unit,
                  baseline=one.way.baseline, target=one.way.target)  # fmt: skip
        return render(way).strip()
    if one.day is not None:
        return day(one.day)
    if one.amount is not None:
        return money(one.amount)
    return number(one.number or 0)


def _columns() -> list[Column[FoundLine]]:
    return [
        Column("kind", tr("Kind"), lambda line: label(line.proposal.kind), CellKind.QUIET, 120,
               sortable=False),
        Column("what", tr("What"), lambda line: shown(line.proposal), CellKind.STRONG, stretch=True,
               sortable=False),
        Column("words", tr("In the words"), lambda line: " ".join(line.proposal.words.split()),
               CellKind.QUIET, 200, sortable=False),
    ]  # fmt: skip

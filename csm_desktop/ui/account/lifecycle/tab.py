"""The Lifecycle tab: the boomerang at the top, beneath it hand-overs, steps and the team."""

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QVBoxLayout, QWidget

from csm_desktop.app.accounts.lifecycle import LifecycleView, lifecycle_view
from csm_desktop.app.documents import account_papers
from csm_desktop.domain.text.message import say
from csm_desktop.ui import theme
from csm_desktop.ui.account.lifecycle.boomerang_chart import BoomerangChart
from csm_desktop.ui.account.lifecycle.hand_overs import HandOversCard
from csm_desktop.ui.account.lifecycle.stays import StagesCard
from csm_desktop.ui.account.lifecycle.steps import StepsCard
from csm_desktop.ui.account.lifecycle.team import TeamCard
from csm_desktop.ui.account.lifecycle.words import headline
from csm_desktop.ui.frame.shell import Shell
from csm_desktop.ui.frame.tabs.paper_document import PaperDocument
from csm_desktop.ui.frame.tabs.tab import Tab
from csm_desktop.ui.widgets import Card
from csm_desktop.ui.widgets.layout.beside import Beside
from csm_desktop.ui.widgets.layout.scroll import Scroll
from csm_desktop.ui.widgets.lock import Lock
from csm_desktop.ui.widgets.whole_table import WholeTable
from csm_desktop.wording import tr

if TYPE_CHECKING:
    from csm_desktop.app.accounts.view import AccountView


class LifecycleTab(Tab):
    """Where the account stands, how it came there, and who carried it."""

    def __init__(self, shell: Shell) -> None:
        super().__init__(shell)
        self.lifecycle: LifecycleView | None = None
        self.chart = BoomerangChart()
        self.boomerang = Card(tr("Boomerang"))
        if self.boomerang.header is not None:
            self.boomerang.header.add(Lock())
        self.boomerang.add(self.chart)
        self.stays = StagesCard(self)
        self.hand_overs = HandOversCard(self)
        self.steps = StepsCard(self)
        self.team = TeamCard(self)
        self.chart.asked.connect(self.stays.ask)
        inside = QWidget()
        whole = QVBoxLayout(inside)
        whole.setSpacing(theme.px(theme.L))
        theme.edged(whole, bottom=theme.XL)
        whole.addWidget(self.boomerang)
        whole.addWidget(Beside(_from_the_top(self.stays), _from_the_top(self.steps), wide=900))
        whole.addWidget(self.hand_overs)
        whole.addWidget(self.team)
        whole.addStretch(1)
        self.scrolled = Scroll(inside, sideways=False)
        around = QVBoxLayout(self)
        theme.spaced(around)
        around.addWidget(self.scrolled)

    def show_view(self, view: "AccountView") -> None:
        """Show an account, or this one anew."""
        shown = self.lifecycle = lifecycle_view(view)
        words = headline(shown.boomerang)
        if self.boomerang.header is not None:
            self.boomerang.header.title.setText(words)
        self.chart.show_boomerang(shown.boomerang, words)
        for card in (self.stays, self.hand_overs, self.steps, self.team):
            card.show_lifecycle(shown)

    def take_focus(self) -> None:
        """The stage where the account is."""
        self.chart.take_focus()

    def go_to(self, part: str) -> None:
        """The "stages", "hand_overs", "steps" or "team"; one line by its id, as "team_part:7"."""
        name, _, number = part.partition(":")
        tables: dict[str, WholeTable[Any]] = {
            "stages": self.stays.table, "stage_change": self.stays.table,
            "steps": self.steps.table, "team": self.team.table,
            "team_part": self.team.table, "hand_overs": self.hand_overs.table,
            "hand_over": self.hand_overs.table,
        }  # fmt: skip
        table = tables.get(name)
        if table is None:
            self.take_focus()
            return
        if number.lstrip("-").isdigit():
            table.select(int(number))
        elif not table.selection:
            table.step(0)
        table.setFocus(Qt.FocusReason.OtherFocusReason)
        self.scrolled.ensureWidgetVisible(table)

    def paper(self) -> PaperDocument:
        """Who of ours works for them, as the customer may have it; all else here is internal."""
        name = self.view.facts.account.name
        return PaperDocument(
            tr("The account team as the customer may have it"),
            tr(
                "Built from what may be shared alone: names, titles, e-mail, parts and since when."
                " Stages, hand-overs, growth steps, who sold it and notes are not in it."
            ),
            say("{name} - who works for you", name=name),
            account_papers.team_paper(self.account_id),
            account_id=self.account_id,
        )

    def has_selection(self) -> bool:
        """Whether a line of one of the tables is chosen."""
        tables: tuple[WholeTable[Any], ...] = (
            self.stays.table, self.hand_overs.table, self.team.table,
        )  # fmt: skip
        return any(table.selection for table in tables)


def _from_the_top(card: Card) -> QWidget:
    """The card as high as it is, whatever stands beside it."""
    around = QWidget()
    column = QVBoxLayout(around)
    theme.spaced(column)
    column.addWidget(card)
    column.addStretch(1)
    return around

"""The Standing tab: the standing, who must change, and the strategy that follows; internal but for
the pages of a week and the letter."""

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QVBoxLayout, QWidget

from csm_desktop.app.documents import account_papers, strategy_papers
from csm_desktop.app.strategies.view import StrategyView, strategy_view
from csm_desktop.domain.records.strategies import StrategyKind
from csm_desktop.domain.text.message import say
from csm_desktop.ui import theme
from csm_desktop.ui.account.standing.champion import ChampionCard
from csm_desktop.ui.account.standing.choice import StrategyChoice
from csm_desktop.ui.account.standing.cruiser import HeadroomCard
from csm_desktop.ui.account.standing.examples import ExamplesCard
from csm_desktop.ui.account.standing.farewell import FarewellCard
from csm_desktop.ui.account.standing.lessons import LessonsCard
from csm_desktop.ui.account.standing.pairings import PairingsCard
from csm_desktop.ui.account.standing.past import PastStrategies
from csm_desktop.ui.account.standing.plan_card import RunningCard
from csm_desktop.ui.account.standing.recover import RecoverCard
from csm_desktop.ui.account.standing.rescue import IssuesCard, ToldCard
from csm_desktop.ui.account.standing.weekly import WeeklyPages
from csm_desktop.ui.frame.shell import Shell
from csm_desktop.ui.frame.tabs.paper_document import PaperDocument
from csm_desktop.ui.frame.tabs.tab import Tab
from csm_desktop.ui.widgets.layout.scroll import Scroll
from csm_desktop.wording import render, tr

if TYPE_CHECKING:
    from csm_desktop.app.accounts.view import AccountView


class StandingTab(Tab):
    """One strategy at a time; what is of another kind than the one that runs is not shown."""

    def __init__(self, shell: Shell) -> None:
        super().__init__(shell)
        self.strategy: StrategyView | None = None
        self.choice = StrategyChoice(self)
        self.running = RunningCard(self)
        self.issues = IssuesCard(self)
        self.told = ToldCard(self)
        self.pages = WeeklyPages(self)
        self.recover = RecoverCard(self)
        self.farewell = FarewellCard(self)
        self.past = PastStrategies(self)
        self.headroom = HeadroomCard(self)
        self.champion = ChampionCard(self)
        self.pairings = PairingsCard(self)
        self.pairings.followers.connect(self.champion.show_followers)
        self.examples = ExamplesCard(self)
        self.pairings.examples.connect(self.examples.show_examples)
        self.lessons = LessonsCard(self)
        self._of_kind = {
            StrategyKind.RESCUE: (self.issues, self.told, self.pages),
            StrategyKind.RECOVER: (self.recover,),
            StrategyKind.FAREWELL: (self.farewell,),
        }
        inside = QWidget()
        whole = QVBoxLayout(inside)
        theme.margined(whole, (theme.EDGE, theme.L, theme.EDGE, theme.XL), theme.L)
        for card in (
            self.choice, self.issues, self.running, self.told, self.pages, self.recover,
            self.farewell, self.headroom, self.champion, self.pairings, self.examples,
            self.lessons, self.past,
        ):  # fmt: skip
            whole.addWidget(card)
        whole.addStretch(1)
        self.scrolled = Scroll(inside, sideways=False)
        around = QVBoxLayout(self)
        theme.spaced(around)
        around.addWidget(self.scrolled)

    def show_view(self, view: "AccountView") -> None:
        """Show an account, or this one anew."""
        shown = self.strategy = strategy_view(view.facts, view.rules, view.arr)
        kind = shown.running.kind if shown.running is not None else None
        self.choice.show_strategy(shown, view)
        for of_kind, cards in self._of_kind.items():
            for card in cards:
                card.setVisible(of_kind is kind)
        for part in (
            self.running, self.issues, self.told, self.pages, self.recover, self.farewell,
            self.past,
        ):  # fmt: skip
            part.show_strategy(shown)
        self.headroom.show_account(view)
        self.champion.show_account(view)
        self.pairings.show_account(view)
        self.lessons.show_account(view)

    def take_focus(self) -> None:
        """The question, else the plan of the strategy that runs."""
        if self.strategy is not None and self.strategy.running is not None:
            self.running.plan.setFocus(Qt.FocusReason.OtherFocusReason)
        else:
            self.choice.take_focus()

    def go_to(self, part: str) -> None:
        """The "steps", "issues", "told" or "pages"; one thing by its id, as "critical_issue:7"."""
        name, _, number = part.partition(":")
        tables: dict[str, tuple[QWidget, Any]] = {
            "critical_issue": (self.issues, self.issues.issues.table),
            "communication_item": (self.told, self.told.told.table),
            "executive_update": (self.pages, self.pages.table),
            "strategy": (self.past, self.past.table),
            "essence": (self.champion, self.champion.essences.table),
            "celebration": (self.champion, self.champion.celebrations.table),
        }
        card, table = tables.get(name, (self, None))
        row = int(number) if number.lstrip("-").isdigit() else None
        if name == "pairing" and row is not None:
            self.pairings.reach(row)
            return
        if table is not None and any(line.id == row for line in table.lines):
            table.select(row)
            self._bring(card, table)
            return
        places: dict[str, tuple[QWidget, QWidget]] = {
            "steps": (self.running, self.running.steps.new),
            "issues": (self.issues, self.issues.issues.new),
            "told": (self.told, self.told.told.new),
            "pages": (self.pages, self.pages.table),
        }
        if name not in places or places[name][0].isHidden():
            self.take_focus()
            return
        self._bring(*places[name])

    def _bring(self, card: QWidget, part: QWidget) -> None:
        part.setFocus(Qt.FocusReason.OtherFocusReason)
        self.scrolled.ensureWidgetVisible(card)
        self.scrolled.ensureWidgetVisible(part)

    def paper(self) -> PaperDocument | None:
        """The page of the week, the plan to be agreed anew, or the letter."""
        running = self.strategy.running if self.strategy is not None else None
        name = self.view.facts.account.name
        if running is None or not self.pages.commit():
            return None
        if running.kind is StrategyKind.RESCUE and (update := self.pages.update_shown) is not None:
            return PaperDocument(
                tr("The page of the week for executives"),
                tr("Built from issues, the words beneath and the actions that both sides share"
                   " alone. Plan, hours, steps and the rest of this tab are not in it."),
                say("{name} - status {day}", name=name, day=update.on),
                strategy_papers.status_paper(self.account_id, update.id),
                account_id=self.account_id,
            )  # fmt: skip
        if running.kind is StrategyKind.RECOVER:
            return PaperDocument(
                tr("The plan to be agreed anew"),
                tr("The joint impact plan as it stands now. The return, the note to sales and the"
                   " rest of this tab are not in it."),
                say("{name} - joint impact plan", name=name),
                account_papers.plan_paper(self.account_id),
                account_id=self.account_id,
            )  # fmt: skip
        if running.kind is StrategyKind.FAREWELL and self.shell.book is not None:
            self.farewell.letter.commit()
            return PaperDocument(
                tr("The farewell letter"),
                tr("The letter alone. Reasons, plan and hours are not in it."),
                render(say("{name} - letter", name=name)),
                strategy_papers.letter_paper(self.shell.book, self.account_id),
            )  # fmt: skip
        return None

    def has_selection(self) -> bool:
        """Whether a page or a strategy of before is chosen."""
        return bool(self.pages.table.selection or self.past.table.selection)

    def settle(self) -> None:
        """Save what is typed."""
        self.running.plan.commit()
        self.pages.commit()
        self.farewell.letter.commit()

"""Overview: the diagnosis, goals, open actions, next meetings and fit of an account."""

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QFrame, QScrollArea, QVBoxLayout, QWidget

from csm_desktop.domain.records.spiced import SpicedPart
from csm_desktop.ui import theme
from csm_desktop.ui.account.offer import IntakeOffer, SheetOffer
from csm_desktop.ui.account.overview.actions import ActionsCard
from csm_desktop.ui.account.overview.alerts import AlertsCard
from csm_desktop.ui.account.overview.criteria import CriteriaCard
from csm_desktop.ui.account.overview.details import DetailsCard
from csm_desktop.ui.account.overview.engagement import EngagementCard
from csm_desktop.ui.account.overview.fit import FitCard
from csm_desktop.ui.account.overview.goals import GoalsCard
from csm_desktop.ui.account.overview.group import GroupCard
from csm_desktop.ui.account.overview.meetings import MeetingsCard
from csm_desktop.ui.account.overview.spiced import SpicedCard
from csm_desktop.ui.frame.page_requests import SHEET, run_on_account
from csm_desktop.ui.frame.shell import Shell
from csm_desktop.ui.frame.tabs.tab import Tab
from csm_desktop.ui.here import zone_here
from csm_desktop.ui.lifetimes import soon
from csm_desktop.ui.widgets.layout.contents import nest

if TYPE_CHECKING:
    from csm_desktop.app.accounts.view import AccountView

# What has a page of its own, which a command opens.
_ELSEWHERE = {
    "win_story": SHEET, "handoff_sheet": SHEET,
    "review_ask": "account.ebr", "review_measure": "account.ebr",
}  # fmt: skip
_SIDE_BY_SIDE = 860  # px; narrower, the two columns stand beneath each other


class OverviewTab(Tab):
    """Two columns of cards: what is known at the left, what is to be done at the right."""

    def __init__(self, shell: Shell, here: str = "") -> None:
        super().__init__(shell)
        self.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
        self.offer = IntakeOffer(self)
        self.sheet = SheetOffer(self)
        self.spiced = SpicedCard(self)
        self.goals = GoalsCard(self)
        self.alerts = AlertsCard(self)
        self.open_actions = ActionsCard(self)
        self.meetings = MeetingsCard(self, here or zone_here())
        self.engagement = EngagementCard(self)
        self.fit = FitCard(self)
        self.criteria = CriteriaCard(self)
        self.group = GroupCard(self)
        self.details = DetailsCard(self)
        self._columns = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._columns.setSpacing(theme.px(theme.L))
        for cards, share in (
            ((self.spiced, self.goals, self.group, self.details), 3),
            (
                (
                    self.alerts,
                    self.open_actions,
                    self.meetings,
                    self.engagement,
                    self.fit,
                    self.criteria,
                ),
                2,
            ),
        ):
            column = QVBoxLayout()
            column.setSpacing(theme.px(theme.L))
            for card in cards:
                column.addWidget(card)
            column.addStretch(1)
            nest(self._columns, column, share)
        inner = QWidget()
        around = QVBoxLayout(inner)
        theme.edged(around, bottom=theme.XL)
        around.setSpacing(theme.px(theme.L))
        around.addWidget(self.offer)
        around.addWidget(self.sheet)
        nest(around, self._columns)
        around.addStretch(1)
        self.area = QScrollArea()
        theme.lay_bar_over(self.area)
        self.area.setWidget(inner)
        self.area.setWidgetResizable(True)
        self.area.setFrameShape(QFrame.Shape.NoFrame)
        self.area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        column = QVBoxLayout(self)
        theme.spaced(column)
        column.addWidget(self.area)

    def show_view(self, view: "AccountView") -> None:
        """Every card shows its part."""
        known = (
            self.offer,
            self.sheet,
            self.spiced,
            self.goals,
            self.group,
            self.details,
            self.alerts,
        )
        for card in (*known, self.open_actions, self.meetings, self.engagement, self.fit,
                     self.criteria):  # fmt: skip
            card.show_view(view)

    def take_focus(self) -> None:
        """The first open action; never a text, since M and D shall work at once."""
        rows = self.open_actions.rows.rows
        if rows:
            rows[0].setFocus()
        else:
            self.setFocus()

    def go_to(self, part: str) -> None:
        """The critical event ("event"), or one thing by its kind and id: "touch:17"."""
        kind, _, number = part.partition(":")
        row = int(number) if number.isdecimal() else 0
        entry = next((one for one in self.view.facts.spiced if one.id == row), None)
        if entry is not None and kind == "spiced_entry":
            self._bring(self.spiced.parts[entry.part].found(entry.id))
        elif (logged := self.engagement.found(row)) is not None:
            self._bring(logged)
        elif (command := _ELSEWHERE.get(kind, "")) in self.shell.commands:
            # Its page comes to the front when this one has got there: one page at a time.
            soon(self, lambda: run_on_account(self.shell, command, self.account_id))
        elif kind in ("fit_verdict", "fit_answer"):
            self._bring(self.fit)
        elif part == "event":
            self.spiced.parts[SpicedPart.CRITICAL_EVENT].words.setFocus(
                Qt.FocusReason.OtherFocusReason
            )
        else:
            self.take_focus()

    def _bring(self, part: QWidget) -> None:
        part.setFocus(Qt.FocusReason.OtherFocusReason)
        # Rows that came just now have no place yet.
        soon(self, lambda: self.area.ensureWidgetVisible(part))

    def begin_logging(self) -> None:
        """Put the cursor where the next training, reference or request is logged."""
        self.engagement.begin()
        self.area.ensureWidgetVisible(self.engagement.new)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        ways = QBoxLayout.Direction
        wide = self.width() >= theme.px(_SIDE_BY_SIDE)
        self._columns.setDirection(ways.LeftToRight if wide else ways.TopToBottom)

"""Plan: the joint impact plan of an account, edited in place and printed for the customer."""

from datetime import date
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from csm_desktop.domain.actions import ordered
from csm_desktop.domain.plan import Side
from csm_desktop.ui import theme
from csm_desktop.ui.account.offer import IntakeOffer
from csm_desktop.ui.account.plan import agreement
from csm_desktop.ui.account.plan.actions import actions_section, offer
from csm_desktop.ui.account.plan.goals import gaps_section, goals_section
from csm_desktop.ui.account.plan.milestones import milestones_section
from csm_desktop.ui.account.plan.section import Section
from csm_desktop.ui.account.plan.standing import StandingCard
from csm_desktop.ui.account.plan.timeline import TimeLine
from csm_desktop.ui.account.tab import Tab
from csm_desktop.ui.frame.shell import Shell
from csm_desktop.ui.widgets import Card, Scroll, Text
from csm_desktop.ui.widgets.button import Button
from csm_desktop.wording import tr

if TYPE_CHECKING:
    from csm_desktop.app.account_view import AccountView
    from csm_desktop.ui.account.paper import Paper


class PlanTab(Tab):
    """From what success looks like, by way of who does what, to what was agreed and kept."""

    def __init__(self, shell: Shell) -> None:
        super().__init__(shell)
        self.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
        self.agreed = Text(role="body", colour="secondary")
        self.agree = Button(tr("Agree a version…"), lambda: agreement.agree(self), icon="checks")
        self.preview = Button(
            tr("Preview for the customer"),
            lambda: shell.commands.run("account.plan.preview"),
            icon="eye",
        )
        self.offer = IntakeOffer(self)
        self.line = TimeLine(shell.locale)
        self.line_card = Card(tr("Twelve-month impact journey"))
        self.line_card.add(self.line)
        self.milestones = milestones_section(self)
        self.goals = goals_section(self)
        self.sides = {side: actions_section(self, side) for side in Side}
        self.gaps = gaps_section(self)
        self.sections: dict[str, Section[Any]] = {
            "goals": self.goals,
            "milestones": self.milestones,
            Side.US.value: self.sides[Side.US],
            Side.CUSTOMER.value: self.sides[Side.CUSTOMER],
            "gaps": self.gaps,
        }
        self.standing = StandingCard(self)
        self.comparison = agreement.Comparison(self)
        inner = QWidget()
        page = QVBoxLayout(inner)
        page.setContentsMargins(*(theme.px(n) for n in (theme.XL, theme.L, theme.XL, theme.XL)))
        page.setSpacing(theme.px(theme.L))
        top = QHBoxLayout()
        top.setSpacing(theme.px(theme.S))
        top.addWidget(self.agreed, 1)
        top.addWidget(self.agree)
        top.addWidget(self.preview)
        page.addLayout(top)
        for widget in (
            self.offer,
            self.line_card,
            self.goals,
            self.milestones,
            self.sides[Side.US],
            self.sides[Side.CUSTOMER],
            self.gaps,
            self.comparison,
            self.standing,
        ):
            page.addWidget(widget)
        page.addStretch(1)
        self.area = Scroll(inner)
        column = QVBoxLayout(self)
        theme.spaced(column)
        column.addWidget(self.area)

    def show_view(self, view: "AccountView") -> None:
        """Every part shows what is true now."""
        facts = view.facts
        self.agreed.setText(agreement.in_words(facts, self.shell.locale))
        self.offer.show_view(view)
        self.line.show_milestones(
            facts.milestones, facts.as_of, facts.account.contract_start, _event(view)
        )
        self.line_card.setVisible(bool(facts.milestones))
        self.goals.show_lines(facts.goals)
        self.milestones.show_lines(sorted(facts.milestones, key=lambda each: each.target_on))
        for side, section in self.sides.items():
            offer(section, side)
            section.show_lines([each for each in ordered(facts.actions) if each.side is side])
        self.gaps.choices[:] = [
            (None, tr("nothing yet")),
            *((each.id, each.title) for each in facts.actions),
        ]
        self.gaps.show_lines(facts.gaps)
        self.comparison.show_view(view)
        self.standing.show_view(view)

    def take_focus(self) -> None:
        """The goals, with which a plan begins; never a text, since single letters shall work."""
        if self.goals.table.isHidden():
            self.setFocus()
        else:
            self.goals.table.setFocus()
            if self.goals.table.current is None:
                self.goals.table.step(0)
        self.area.verticalScrollBar().setValue(0)

    def go_to(self, part: str) -> None:
        """A section by its name ("goals", "milestones", "us", "customer", "gaps"), or a line of
        it: "us/17"."""
        name, _, line = part.partition("/")
        section = self.sections.get(name)
        if section is None:
            self.take_focus()
            return
        section.go_to(int(line) if line.isdecimal() else None)
        self.area.ensureWidgetVisible(section)

    def paper(self) -> "Paper":
        """The plan as the customer gets it."""
        from csm_desktop.ui.account.plan.preview import plan_paper

        return plan_paper(self.account_id, self.view.facts.account.name)

    def has_selection(self) -> bool:
        """Whether an action is selected."""
        return any(section.table.selection for section in self.sides.values())


def _event(view: "AccountView") -> tuple[date, str] | None:
    line = view.critical_event
    if line is None or line.entry is None or line.entry.event_on is None:
        return None
    return line.entry.event_on, line.entry.text

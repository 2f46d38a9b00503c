"""Plan: the joint impact plan of an account, edited in place and printed for the customer."""

from datetime import date
from functools import partial
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QHBoxLayout, QVBoxLayout, QWidget

from csm_desktop.domain.plan.actions import ordered
from csm_desktop.domain.records.plan import Side
from csm_desktop.domain.text.message import say
from csm_desktop.ui import theme
from csm_desktop.ui.account.offer import IntakeOffer
from csm_desktop.ui.account.plan import agreement
from csm_desktop.ui.account.plan.actions import actions_section, offer
from csm_desktop.ui.account.plan.goals import gaps_section, goals_section
from csm_desktop.ui.account.plan.item_details import Item, ItemDetails
from csm_desktop.ui.account.plan.milestones import (
    confirmed_words,
    milestones_section,
    move_milestone,
)
from csm_desktop.ui.account.plan.practices import practices_section
from csm_desktop.ui.account.plan.section import PlanSection
from csm_desktop.ui.account.plan.standing import StandingCard
from csm_desktop.ui.account.plan.timeline import PlanTimeLine
from csm_desktop.ui.frame.shell import Shell
from csm_desktop.ui.frame.tabs.tab import Tab
from csm_desktop.ui.lifetimes import soon
from csm_desktop.ui.widgets import Card, Scroll, Text
from csm_desktop.ui.widgets.button import Button, IconButton
from csm_desktop.ui.widgets.layout.contents import nest
from csm_desktop.ui.widgets.layout.with_inspector import WithInspector
from csm_desktop.wording import render, tr

if TYPE_CHECKING:
    from csm_desktop.app.accounts.view import AccountView
    from csm_desktop.ui.frame.tabs.paper_document import PaperDocument


_INSPECTED = ("goals", "milestones", Side.US.value, Side.CUSTOMER.value, "gaps")


class PlanTab(Tab):
    """From what success looks like, by way of who does what, to what was agreed and kept."""

    has_inspector = True

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
        self.line = PlanTimeLine()
        self.line_card = Card(tr("Twelve-month impact journey"))
        self.line_card.add(self.line)
        self.milestones = milestones_section(self)
        self.line.moved.connect(partial(move_milestone, self))
        self.goals = goals_section(self)
        self.sides = {side: actions_section(self, side) for side in Side}
        self.gaps = gaps_section(self)
        self.practices = practices_section(self)
        self.sections: dict[str, PlanSection[Any]] = {
            "goals": self.goals,
            "milestones": self.milestones,
            Side.US.value: self.sides[Side.US],
            Side.CUSTOMER.value: self.sides[Side.CUSTOMER],
            "gaps": self.gaps,
            "practices": self.practices,
        }
        self.details: ItemDetails | None = None
        self._section: PlanSection[Any] = self.goals
        self.standing = StandingCard(self)
        self.comparison = agreement.VersionComparison(self)
        inner = QWidget()
        page = QVBoxLayout(inner)
        theme.edged(page, bottom=theme.XL)
        page.setSpacing(theme.px(theme.L))
        top = QHBoxLayout()
        top.setSpacing(theme.px(theme.S))
        top.addWidget(self.agreed, 1)
        top.addWidget(self.agree)
        top.addWidget(self.preview)
        nest(page, top)
        for widget in (
            self.offer,
            self.line_card,
            self.goals,
            self.milestones,
            self.sides[Side.US],
            self.sides[Side.CUSTOMER],
            self.gaps,
            self.practices,
            self.comparison,
            self.standing,
        ):
            page.addWidget(widget)
        page.addStretch(1)
        self.area = Scroll(inner)
        self.pane = WithInspector(self.area)
        column = QVBoxLayout(self)
        theme.spaced(column)
        column.addWidget(self.pane)
        self.pane.inspector.closed.connect(self._closed)
        for name in _INSPECTED:
            section = self.sections[name]
            section.chosen.connect(partial(self._follow, section))
            section.header.add(
                IconButton(
                    "layout-sidebar-right",
                    render(say("Details of: {title}", title=section.title)),
                    partial(self._toggle, section),
                )
            )

    def show_view(self, view: "AccountView") -> None:
        """Every part shows what is true now."""
        facts = view.facts
        self.agreed.setText(agreement.in_words(facts))
        self.offer.show_view(view)
        self.line.show_milestones(
            facts.milestones, facts.as_of, facts.account.contract_start, _event(view)
        )
        self.line_card.setVisible(bool(facts.milestones))
        self.goals.show_lines(facts.goals)
        self.milestones.show_lines(
            sorted(facts.milestones, key=lambda milestone: milestone.target_on),
            confirmed_words(facts),
        )
        for side, section in self.sides.items():
            offer(section, side)
            section.show_lines([action for action in ordered(facts.actions) if action.side is side])
        self.gaps.choices[:] = [
            (None, tr("nothing yet")),
            *((action.id, action.title) for action in facts.actions),
        ]
        self.gaps.show_lines(facts.gaps)
        self.practices.show_lines(sorted(facts.practices, key=lambda x: (x.position, x.id)))
        self.comparison.show_view(view)
        self.standing.show_view(view)
        self._show_details(view)

    def take_focus(self) -> None:
        """The goals, with which a plan begins; never a text, since single letters shall work."""
        if self.goals.table.isHidden():
            self.setFocus()
        else:
            self.goals.table.setFocus()
            if self.goals.table.current is None:
                self.goals.table.step(0)
        self.area.verticalScrollBar().setValue(0)

    def inspect(self) -> None:
        """Show all fields of the chosen line at the side; again, and the keys go there (Esc closes
        it)."""
        focus = QApplication.focusWidget()
        there = [self.sections[name] for name in _INSPECTED]
        at = [section for section in there if focus is not None and section.isAncestorOf(focus)]
        chosen = [section for section in there if section.table.selection]
        self._toggle(next(iter(at or chosen), None))

    def _toggle(self, section: "PlanSection[Any] | None") -> None:
        inspected = self.details is not None and self.pane.inspector.isVisible()
        line = section.table.current if section is not None else None
        if inspected and self.details and (line is None or line.id == self._inspected_id()):
            self.details.take_focus()
        elif section is not None and line is not None:
            self._inspect(section, line)
        else:
            self.shell.toast(tr("Choose a goal, a milestone, an action or a gap first."))

    def dismiss(self) -> bool:
        """Esc closes the side."""
        if not self.pane.inspector.isVisible():
            return False
        self.pane.inspector.close_panel()
        return True

    def _inspected_id(self) -> int | None:
        return self.details.item_id if self.details is not None else None

    def _inspect(self, section: "PlanSection[Any]", line: Any) -> None:
        self._section = section

        def save(key: str, value: Any) -> None:
            now = next((found for found in section.table.lines if found.id == line.id), line)
            section.edit(now, key, value)

        self.details = ItemDetails(self, line, save)
        self.pane.inspector.inspect(section.title, self.details)
        soon(section, self._show_line)  # when the side has taken its room

    def _show_line(self) -> None:
        """Scroll to the chosen line."""
        grid, page = self._section.table.grid, self.area.widget()
        at = grid.visualRect(grid.currentIndex()).center()
        if page is not None and grid.currentIndex().isValid():
            seen = grid.viewport().mapTo(page, at)
            self.area.ensureVisible(0, seen.y(), 0, theme.row() * 2)

    def _follow(self, section: "PlanSection[Any]") -> None:
        """While the side is open, it shows the line that the keyboard goes to."""
        line = next(iter(section.table.selection), None)
        if self.pane.inspector.isVisible() and line is not None:
            focus = QApplication.focusWidget()
            here = focus is not None and section.isAncestorOf(focus)
            if here and line.id != self._inspected_id():
                self._inspect(section, line)

    def _show_details(self, view: "AccountView") -> None:
        """The line at the side as it is now; the side closes where the line is gone."""
        if self.details is None or not self.pane.inspector.isVisible():
            return
        facts = view.facts
        items: tuple[Item, ...] = (
            *facts.goals,
            *facts.milestones,
            *facts.actions,
            *facts.gaps,
        )
        item = next((item for item in items if item.id == self.details.item_id), None)
        if item is None:
            self.pane.inspector.close_panel()
        else:  # the same fields: one of them may be saving itself just now
            self.details.show_item(item)

    def _closed(self) -> None:
        self.details = None
        self._section.table.setFocus(Qt.FocusReason.OtherFocusReason)

    def go_to(self, part: str) -> None:
        """A section by its name (see `sections`), a line of it, "us/17", or of whichever holds
        it: "action:17"."""
        name, _, line = part.replace(":", "/").partition("/")
        held = int(line) if line.isdecimal() else None
        holding = (
            section for section in self.sections.values()
            if any(one.id == held for one in section.table.lines)
        )  # fmt: skip
        section = self.sections.get(name) or next(holding, None)
        if section is None:
            self.take_focus()
            return
        section.go_to(held)
        self.area.ensureWidgetVisible(section)

    def paper(self) -> "PaperDocument":
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

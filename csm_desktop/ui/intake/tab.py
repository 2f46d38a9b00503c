"""The intake of one account: its message at the left, what is made of it at the right."""

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QApplication, QHBoxLayout, QVBoxLayout, QWidget

from csm_desktop.app.handoff import intake
from csm_desktop.domain.handoff.intake import Asked, IntakeField
from csm_desktop.domain.records.handoff import FitCheck
from csm_desktop.domain.records.plan import Horizon
from csm_desktop.domain.records.spiced import SpicedPart
from csm_desktop.domain.text.message import say
from csm_desktop.errors import UserError
from csm_desktop.ui import theme
from csm_desktop.ui.frame.page_requests import SHEET, run_on_account
from csm_desktop.ui.frame.shell import Shell
from csm_desktop.ui.frame.tabs.tab import Tab
from csm_desktop.ui.here import zone_here
from csm_desktop.ui.intake.checks import ChecksCard
from csm_desktop.ui.intake.commands import declare
from csm_desktop.ui.intake.found import FoundCard
from csm_desktop.ui.intake.goals import IntakeGoalsCard
from csm_desktop.ui.intake.message import MessageCard
from csm_desktop.ui.intake.parts import PartsCard
from csm_desktop.ui.intake.start import StartCard
from csm_desktop.ui.intake.strip import IntakeFooter
from csm_desktop.ui.widgets import Field, Scroll
from csm_desktop.ui.widgets.layout.contents import nest
from csm_desktop.ui.widgets.layout.side_part import SidePart
from csm_desktop.wording import joined, label, render, tr

if TYPE_CHECKING:
    from csm_desktop.app.accounts.view import AccountView
    from csm_desktop.app.handoff.intake import PlanMade

_BOTH = 940  # px; what message and parts need side by side
_ABOVE = 240
_FAR = 1_000_000  # px; further than any page is long


class IntakeTab(Tab):
    """Every act is stored at once and can be undone alone; Ctrl+Enter makes the plan of it all."""

    def __init__(self, shell: Shell, parent: QWidget | None = None, here: str = "") -> None:
        super().__init__(shell, parent)
        self.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
        self._shown_account: int | None = None
        self.message = MessageCard(self)
        self.found = FoundCard(self)
        self.parts = PartsCard(self, self.date_event)
        self.checks = ChecksCard(self)
        self.goals = IntakeGoalsCard(self)
        self.start = StartCard(self, here or zone_here())
        self.strip = IntakeFooter(self.go_to_open, self.make_plan, self.open_sheet)
        self._lay_out()
        declare(self)

    def _lay_out(self) -> None:
        inner = QWidget()
        self._column = QVBoxLayout(inner)
        theme.spaced(self._column, gap=theme.M)
        self._column.setContentsMargins(0, 0, theme.px(theme.S), 0)
        for card in (self.found, self.parts, self.checks, self.goals, self.start):
            self._column.addWidget(card)
        self._column.addStretch(1)
        self.area = Scroll(inner)
        self._row = QHBoxLayout()
        self._row.setSpacing(theme.px(theme.M))
        self._row.addWidget(self.area, 55)
        self._side = SidePart(self.message, self._row, self._column, _BOTH, first=True)
        column = QVBoxLayout(self)
        theme.edged(column)
        column.setSpacing(theme.px(theme.M))
        nest(column, self._row, 1)
        column.addWidget(self.strip)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """The message stands beside the parts, or above them where that is too narrow."""
        super().resizeEvent(event)
        beside = self._side.follow(self.width())
        if beside:
            self.message.setFixedHeight(16_777_215)
            self.message.setMinimumHeight(0)
        elif beside is not None:
            self.message.setFixedHeight(theme.px(_ABOVE))

    def show_view(self, view: "AccountView") -> None:
        """Every part shows what is true now."""
        for card in (self.message, self.found, self.parts, self.checks, self.goals, self.start):
            card.show_view(view)
        self.strip.show_view(view)
        if view.account_id != self._shown_account:
            self._shown_account = view.account_id
            self.area.verticalScrollBar().setValue(0)
        self.state_changed.emit()

    def take_focus(self) -> None:
        """The message: it is pasted or read first."""
        self.message.field.setFocus()

    def file(self, part: SpicedPart) -> None:
        """File the selection under a part, with where it came from."""
        if not self.message.field.commit():
            return
        words = self.message.selected()
        saying = say("File under {part}: {name}", part=part, name=self.view.facts.account.name)
        try:
            made = self.shell.save(saying, intake.file_passage, self.account_id, part, words)
        except UserError as refusal:
            self.shell.tell(refusal)
            return
        self.message.filed(part, made is not None)
        self.area.ensureWidgetVisible(self.parts.parts[part])

    def take_found(self) -> None:
        """Enter the next thing that the message says of people, contract and figures."""
        if self.message.field.commit():
            self.found.take_one()

    def date_event(self) -> None:
        """Take the date that the critical event's words name."""
        self.parts.event_day.take()

    def go_to_open(self) -> None:
        """Go to the next thing that is open after the one that has the focus, round and round."""
        focus = QApplication.focusWidget()
        here = self._height_of(focus) if focus is not None and self.isAncestorOf(focus) else None
        if focus is not None and here is not None:
            focus.clearFocus()  # what was typed there is saved, and may be open no longer
        places = [self._place_of(lack.asked) for lack in self.strip.open]
        if not places:
            return
        after = (x for x in places if here is not None and self._height_of(x) > here)
        found = next(after, places[0])
        found.setFocus(Qt.FocusReason.ShortcutFocusReason)
        if self.area.isAncestorOf(found):
            self.area.ensureWidgetVisible(found)

    def make_plan(self) -> None:
        """Make the plan in one step and show it; a field that cannot be read comes first."""
        if not self.commit():
            return
        label_ = say("Plan from the hand-off of {name}", name=self.view.facts.account.name)
        made = self.shell.run(label_, intake.make_plan, self.account_id, self.start.kickoff())
        if made is None:
            return
        self.shell.open_account(self.account_id, "plan")
        self.shell.toast(in_words(made), undoable=made.anything)

    def open_sheet(self) -> None:
        """Go on to the hand-off sheet of the same account."""
        if self.commit():
            run_on_account(self.shell, SHEET, self.account_id)

    def commit(self) -> bool:
        """Save what is still being typed; goes to the first field that was refused."""
        fields: list[Field[Any, Any]] = [
            self.message.field,
            *(part.words for part in self.parts.parts.values()),
            self.parts.event_day.day,
            *self.checks.notes.values(),
        ]
        for goal in self.goals.goals.values():
            fields += [goal.statement, *goal.details.values()]
        refused = [field for field in (*fields, *self.start.fields()) if not field.commit()]
        if refused:
            refused[0].setFocus(Qt.FocusReason.OtherFocusReason)
        return not refused

    def settle(self) -> None:
        self.message.field.commit()

    def _height_of(self, part: QWidget) -> tuple[int, int]:
        """Where a part stands in the order of reading: the message first, the foot last."""
        at = part.mapTo(self, QPoint(0, 0))
        column = 0 if self.message.isAncestorOf(part) else 2 if self.strip.isAncestorOf(part) else 1
        across = self.width() - at.x() if self.isRightToLeft() else at.x()
        return column * _FAR + at.y(), across

    def _place_of(self, asked: Asked) -> QWidget:
        if isinstance(asked, SpicedPart):
            return self.parts.parts[asked].words.editor
        if isinstance(asked, FitCheck):
            return self.checks.answers[asked].editor
        if isinstance(asked, Horizon):
            goal = self.goals.goals[asked]
            return (
                goal.details["measure"].editor if goal.statement.stored else goal.statement.editor
            )
        places: dict[IntakeField, QWidget] = {
            IntakeField.MESSAGE: self.message.editor,
            IntakeField.EVENT_DAY: self.parts.event_day.day.editor,
            IntakeField.SEGMENT: self.start.segment.field.editor
            if self.start.segment.field
            else self,
            IntakeField.CONTRACT_START: self.start.contract.editor,
        }
        return places[asked]


def in_words(made: "PlanMade") -> str:
    """What was added to the plan, for the toast."""
    if not made.anything:
        return tr("Nothing was missing: the plan stands as it was.")
    parts = []
    if made.milestones:
        parts.append(render(say("{n} milestone", "{n} milestones", n=made.milestones)))
    if made.gaps:
        parts.append(render(say("{n} gap", "{n} gaps", n=made.gaps)))
    if made.meeting is not None:
        parts.append(label(made.meeting.kind))
    if not parts:
        return tr("The goals have their dates.")
    planned = render(say("Planned: {parts}.", parts=joined(parts)))
    # Milestones behind us would be late from their first day.
    left_out = say(
        "{n} milestone of the journey is past and left out.",
        "{n} milestones of the journey are past and left out.",
        n=made.past,
    )
    return f"{planned} {render(left_out)}" if made.past else planned

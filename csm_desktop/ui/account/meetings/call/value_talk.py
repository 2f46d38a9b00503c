"""How a talk about value ends: renewal agreed, expansion wanted or an honest talk, and what was
decided (domain.md §7)."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QWidget

from csm_desktop.app.meetings import acts as meetings
from csm_desktop.app.meetings.view import MeetingView
from csm_desktop.domain.records.meetings import ValueOutcome
from csm_desktop.domain.text.message import say
from csm_desktop.ui import theme
from csm_desktop.ui.frame.tabs.tab import Tab
from csm_desktop.ui.widgets import Choice, ChoiceField, LongTextField
from csm_desktop.ui.widgets.layout.form import label_of
from csm_desktop.ui.widgets.quiet_editor import QuietEditor
from csm_desktop.wording import label, tr


class ValueTalk(QWidget):
    """Beneath the summary of a review, and of a meeting before a renewal; it stays internal."""

    def __init__(self, tab: Tab) -> None:
        super().__init__()
        self._tab = tab
        self._view: MeetingView | None = None
        choices = [Choice(None, tr("Not said yet"))]
        choices += [Choice(outcome, label(outcome)) for outcome in ValueOutcome]
        self.outcome = ChoiceField(tr("Outcome"), None, choices, self._conclude)
        self.decided = LongTextField(
            tr("Decided"),
            save=self._decide,
            hint=tr("What was decided, by whom, for when?"),
            editor=QuietEditor(),
        )
        self.outcome.setMaximumWidth(theme.px(280))
        grid = QGridLayout(self)
        theme.spaced(grid, gap=theme.XS)
        grid.setHorizontalSpacing(theme.px(theme.M))
        grid.setColumnStretch(1, 1)
        fields: tuple[QWidget, ...] = (self.outcome, self.decided)
        self.names = tuple(map(label_of, fields))
        for row, (name, field) in enumerate(zip(self.names, fields, strict=True)):
            name.setMinimumHeight(theme.button())
            grid.addWidget(name, row, 0, Qt.AlignmentFlag.AlignTop)
            grid.addWidget(field, row, 1)

    def show_view(self, view: MeetingView) -> None:
        """Show it for a meeting that ends so; what is being typed stays."""
        self._view = view
        self.setVisible(view.value_talk)
        self.outcome.set_value(view.meeting.outcome)
        self.decided.set_value(view.meeting.decided)

    def commit(self) -> bool:
        """Save what is still being typed."""
        return self.decided.commit()

    def _conclude(self, outcome: ValueOutcome | None) -> None:
        if self._view is not None:
            meeting_id = self._view.meeting.id
            save = self._tab.shell.save
            save(say("Outcome of the talk"), meetings.edit_meeting, meeting_id, outcome=outcome)

    def _decide(self, text: str) -> None:
        if self._view is not None:
            meeting_id = self._view.meeting.id
            save = self._tab.shell.save
            save(say("What was decided"), meetings.edit_meeting, meeting_id, decided=text)

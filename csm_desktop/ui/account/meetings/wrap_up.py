"""What is said at the end: the summary, repeated back and confirmed, and how they felt."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QWidget

from csm_desktop.app.meetings import acts as meetings
from csm_desktop.app.meetings import notes as meeting_notes
from csm_desktop.app.meetings.view import MeetingView
from csm_desktop.domain.records.meetings import MeetingKind
from csm_desktop.domain.records.plan import Mood
from csm_desktop.domain.text.message import say
from csm_desktop.ui import theme
from csm_desktop.ui.account.meetings import words
from csm_desktop.ui.frame.tabs.tab import Tab
from csm_desktop.ui.widgets import Button, Choice, ChoiceField, LongTextField
from csm_desktop.ui.widgets.layout.contents import nest_at
from csm_desktop.ui.widgets.layout.form import label_of
from csm_desktop.ui.widgets.quiet_editor import QuietEditor
from csm_desktop.wording import label, tr


class WrapUp(QWidget):
    """Beneath the notes: both are short, and the mail takes the summary once it was confirmed."""

    def __init__(self, tab: Tab) -> None:
        super().__init__()
        self._tab = tab
        self._view: MeetingView | None = None
        self.summary = LongTextField(
            tr("Summary"),
            save=self._sum_up,
            hint=tr("Say it back in a sentence or two, and ask whether it is right."),
            editor=QuietEditor(),
        )
        self.confirmed = Button("", self._confirm, kind="flat")
        moods = [Choice(None, tr("Not noted")), *(Choice(mood, label(mood)) for mood in Mood)]
        self.mood = ChoiceField(tr("Their mood"), None, moods, self._feel)
        self._mood_label = label_of(self.mood)
        self._lay_out()

    def _lay_out(self) -> None:
        said = QWidget()
        row = QHBoxLayout(said)
        theme.spaced(row, gap=theme.S)
        row.addWidget(self.summary, 1)
        row.addWidget(self.confirmed, 0, Qt.AlignmentFlag.AlignTop)
        felt = QHBoxLayout()
        theme.spaced(felt, gap=0)
        felt.addWidget(self.mood)
        felt.addStretch(1)
        self.mood.setMaximumWidth(theme.px(220))
        grid = QGridLayout(self)
        theme.spaced(grid, gap=theme.XS)
        grid.setHorizontalSpacing(theme.px(theme.M))
        grid.setColumnStretch(1, 1)
        name = label_of(self.summary)
        self.names = (name, self._mood_label)
        for each in self.names:
            each.setMinimumHeight(theme.button())
        grid.addWidget(name, 0, 0, Qt.AlignmentFlag.AlignTop)
        grid.addWidget(said, 0, 1)
        grid.addWidget(self._mood_label, 1, 0)
        nest_at(grid, felt, 1, 1)

    def show_view(self, view: MeetingView) -> None:
        """Show what was summed up; what is being typed stays."""
        self._view = view
        meeting = view.meeting
        self.summary.set_value(meeting.summary)
        answer = True if meeting.summary_confirmed else None
        said = tr("they confirmed it") if answer else tr("confirmed?")
        self.confirmed.setText(words.MET_SIGNS[answer] + said)
        self.confirmed.updateGeometry()
        self.confirmed.setVisible(bool(meeting.summary.strip()))
        self.mood.set_value(view.mood)
        with_them = meeting.kind is not MeetingKind.INTERNAL
        for part in (self.mood, self._mood_label):
            part.setVisible(with_them)

    def commit(self) -> bool:
        """Save what is still being typed."""
        return self.summary.commit()

    def _sum_up(self, text: str) -> None:
        if self._view is not None:
            meeting_id = self._view.meeting.id
            self._tab.shell.save(say("Summary"), meetings.edit_meeting, meeting_id, summary=text)

    def _confirm(self) -> None:
        if self._view is not None and self.summary.commit():
            meeting = self._view.meeting
            self._tab.shell.run(
                say("Summary confirmed or not"),
                meetings.edit_meeting,
                meeting.id,
                summary_confirmed=not meeting.summary_confirmed,
            )

    def _feel(self, mood: Mood | None) -> None:
        if self._view is not None:
            meeting_id = self._view.meeting.id
            self._tab.shell.save(say("Their mood"), meeting_notes.note_mood, meeting_id, mood)

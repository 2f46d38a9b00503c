"""What a call goes through: the time is checked first (ACE), then one point after another."""

from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QVBoxLayout, QWidget

from csm_desktop.app.meetings import acts as meetings
from csm_desktop.app.meetings.view import MeetingView
from csm_desktop.domain.text.message import say
from csm_desktop.ui import theme
from csm_desktop.ui.account.meetings import words
from csm_desktop.ui.frame.tabs.tab import Tab
from csm_desktop.ui.widgets import Button, Text
from csm_desktop.wording import render, tr


class CallCourse(QWidget):
    """A line to tick for the time check, and one for each point; Space ticks."""

    def __init__(self, tab: Tab) -> None:
        super().__init__()
        self._tab = tab
        self._view: MeetingView | None = None
        self.thanks = Text(role="caption", wrap=True)
        self.time = Button("", self._check_time, kind="flat")
        self.points: dict[str, Button] = {}
        self._column = QVBoxLayout(self)
        theme.spaced(self._column, gap=0)
        self._column.addWidget(self.thanks)
        self._column.addWidget(self.time, 0, Qt.AlignmentFlag.AlignLeading)

    def show_view(self, view: MeetingView) -> None:
        """Show how far the call has come."""
        self._view = view
        meeting = view.meeting
        thanks = " ".join(meeting.appreciation.split())
        self.thanks.setText(render(say("Thank them: {words}", words=thanks)) if thanks else "")
        self.thanks.setVisible(bool(thanks))
        checked = True if meeting.time_checked else None
        said = tr("time checked") if checked else tr("time checked? How long do we have?")
        self.time.setText(words.MET_SIGNS[checked] + said)
        self.time.updateGeometry()
        points = {point: point for point in meeting.agenda} or {
            render(point): render(point) for point in view.points if not isinstance(point, str)
        }
        if list(points) != list(self.points):
            self._make(list(points))
        for point, button in self.points.items():
            covered = True if point in meeting.covered else None
            button.setText(words.MET_SIGNS[covered] + point.replace("&", "&&"))
            state = tr("dealt with") if covered else tr("still to come")
            button.setAccessibleName(render(say("{point}: {state}", point=point, state=state)))
            button.updateGeometry()

    def _make(self, points: list[str]) -> None:
        for button in self.points.values():
            self._column.removeWidget(button)
            button.hide()
            button.deleteLater()
        self.points = {}
        for point in points:
            button = self.points[point] = Button("", partial(self._cover, point), kind="flat")
            self._column.addWidget(button, 0, Qt.AlignmentFlag.AlignLeading)
            button.show()

    def _check_time(self) -> None:
        if self._view is not None:
            meeting = self._view.meeting
            self._tab.shell.run(
                say("Time checked or not"),
                meetings.edit_meeting,
                meeting.id,
                time_checked=not meeting.time_checked,
            )

    def _cover(self, point: str) -> None:
        if self._view is not None:
            meeting = self._view.meeting
            label = say("Point dealt with or not: {point}", point=point)
            covered = point not in meeting.covered
            self._tab.shell.run(label, meetings.cover_point, meeting.id, point, covered)

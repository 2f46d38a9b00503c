"""What a meeting is and when: the line above its page, which stays while the page scrolls."""

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QWidget

from csm_desktop.app.meetings.view import MeetingView
from csm_desktop.ui import theme
from csm_desktop.ui.account.meetings import words
from csm_desktop.ui.frame.tabs.tab import Tab
from csm_desktop.ui.widgets import IconButton, Text
from csm_desktop.wording import tr


class MeetingTitle(QWidget):
    """The way back, the title, when and where, and what else can be done with the meeting."""

    def __init__(self, tab: Tab, here: str, back: Callable[[], object]) -> None:
        super().__init__()
        self._tab, self._here = tab, here
        self.back = IconButton("arrow-left", tr("All meetings"), back)
        self.title = Text(role="subtitle")
        self.when = Text(role="caption")
        self.when.setAlignment(Qt.AlignmentFlag.AlignTrailing | Qt.AlignmentFlag.AlignVCenter)
        self.more = IconButton("dots", tr("More about this meeting"))
        row = QHBoxLayout(self)
        theme.spaced(row, gap=theme.S)
        row.setContentsMargins(0, 0, theme.px(theme.S), 0)
        row.addWidget(self.back)
        row.addWidget(self.title, 2)
        row.addWidget(self.when, 3)
        row.addWidget(self.more)

    def show_view(self, view: MeetingView) -> None:
        """Show another meeting, or this one as it is now."""
        meeting = view.meeting
        self.title.setText(words.title_of(meeting))
        self.when.setText(words.when_words(meeting, self._here, self._tab.view.facts.as_of))

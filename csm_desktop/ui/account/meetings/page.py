"""One meeting: preparation, diagnosis and notes at the left, the follow-up beside them."""

from collections.abc import Callable

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QHideEvent, QResizeEvent, QShowEvent, QTextCursor
from PySide6.QtWidgets import QFrame, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from csm_desktop.app import meetings
from csm_desktop.app.meeting_view import MeetingView, meeting_view
from csm_desktop.domain.meeting_end import FollowUpClock, FollowUpTiming, clock_of
from csm_desktop.ui import theme
from csm_desktop.ui.account.meetings.diagnosis import Diagnosis
from csm_desktop.ui.account.meetings.follow_up import FollowUpCard
from csm_desktop.ui.account.meetings.golden import GoldenCard
from csm_desktop.ui.account.meetings.noting import NotesCard
from csm_desktop.ui.account.meetings.preparing import MeetingHead
from csm_desktop.ui.account.tab import Tab
from csm_desktop.wording import tr

_SECOND = 1000
_BOTH = 940  # px; what notes and follow-up need side by side
_BENEATH = 420


class MeetingPage(QWidget):
    """Shows one meeting of the tab's account and carries it from notes to a sent follow-up."""

    def __init__(self, tab: Tab, here: str, back: Callable[[], None]) -> None:
        super().__init__()
        self._tab = tab
        self.meeting_id: int | None = None
        self.meeting: MeetingView | None = None
        self._asked = False
        self._at_end = False
        self.head = MeetingHead(tab, here)
        self.head.back.clicked.connect(back)
        self.diagnosis = Diagnosis(tab)
        self.golden = GoldenCard(tab)
        self.notes = NotesCard(tab)
        self.follow_up = FollowUpCard(tab, self.end_call)
        self._tick = QTimer(self)
        self._tick.setInterval(_SECOND)
        self._tick.timeout.connect(self.tick)
        self._lay_out()

    def _lay_out(self) -> None:
        left = self._left = QWidget()
        self._column = QVBoxLayout(left)
        theme.spaced(self._column, gap=theme.M)
        for card in (self.head, self.diagnosis, self.golden, self.notes):
            self._column.addWidget(card)
        self._column.addStretch(1)
        self._column.setContentsMargins(0, 0, theme.px(theme.S), 0)
        self.area = QScrollArea()
        self.area.setWidget(left)
        self.area.setWidgetResizable(True)
        self.area.setFrameShape(QFrame.Shape.NoFrame)
        self.area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.area.viewport().setAutoFillBackground(False)
        left.setAutoFillBackground(False)
        # Once the layout has come to rest: until then the notes are not where they will be.
        self._settle = QTimer(self)
        self._settle.setSingleShot(True)
        self._settle.timeout.connect(self._reveal)
        self.area.verticalScrollBar().rangeChanged.connect(lambda *_: self._settle.start())
        self.notes.notes.notes.cursorPositionChanged.connect(self._reveal)
        self.notes.notes.notes.entered.connect(self._settle.start)
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(*(theme.px(n) for n in (theme.XL, theme.L, theme.XL, theme.L)))
        self._row.setSpacing(theme.px(theme.S))
        self._row.addWidget(self.area, 55)
        self._row.addWidget(self.follow_up, 45)
        self._beside = True

    def resizeEvent(self, event: QResizeEvent) -> None:
        """The follow-up stands beside the notes, or beneath them where that is too narrow."""
        super().resizeEvent(event)
        beside = self.width() >= theme.px(_BOTH)
        if beside == self._beside:
            return
        self._beside = beside
        if beside:
            self._column.removeWidget(self.follow_up)
            self.follow_up.setMinimumHeight(0)
            self._row.addWidget(self.follow_up, 45)
        else:
            self._row.removeWidget(self.follow_up)
            self.follow_up.setMinimumHeight(theme.px(_BENEATH))
            self._column.insertWidget(self._column.count() - 1, self.follow_up)

    def show_meeting(self, meeting_id: int) -> bool:
        """Show a meeting of the account; whether it is there (still)."""
        view = self._tab.view
        book = self._tab.shell.book
        if book is None:
            return False
        found = meeting_view(view.facts, view.rules, meeting_id, book.now(), self._tab.shell.locale)
        if found is None:
            return False
        if meeting_id != self.meeting_id:
            self._asked = False
            self.area.verticalScrollBar().setValue(0)
            self._at_end = True
        self.meeting_id, self.meeting = meeting_id, found
        for part in (self.head, self.diagnosis, self.golden, self.notes, self.follow_up):
            part.show_view(found)
        if self._at_end:
            self._at_end = False
            self.notes.notes.notes.moveCursor(QTextCursor.MoveOperation.End)
        self._keep_ticking()
        return True

    def take_focus(self) -> None:
        """During the call that is the notes; after it the text of the mail."""
        if self.meeting is not None and self.meeting.meeting.ended_at is not None:
            self.follow_up.letter.setFocus()
        else:
            self.notes.notes.setFocus()
            self._settle.start()

    def _reveal(self) -> None:
        """Keep the notes in sight while they are written, and the caret where they are long."""
        editor = self.notes.notes.notes
        if not editor.hasFocus():
            return
        margin = theme.px(theme.XL)
        if editor.height() + 2 * margin <= self.area.viewport().height():
            # Of a widget with the focus, ensureWidgetVisible minds the caret alone.
            top = editor.mapTo(self._left, editor.rect().topLeft()).y()
            self.area.ensureVisible(0, top + editor.height(), 0, margin)
            self.area.ensureVisible(0, top, 0, margin)
            return
        caret = editor.viewport().mapTo(self._left, editor.cursorRect().center())
        self.area.ensureVisible(caret.x(), caret.y(), 0, margin)

    def end_call(self) -> None:
        """End the meeting in one step with all that came of it; its next step is asked for once."""
        if self.meeting is None or self.meeting.meeting.ended_at is not None:
            return
        if not self.notes.commit() or not self.notes.next_step.is_readable():
            return
        step = self.notes.next_step.step()
        if step is None and not self.meeting.next_steps and not self._asked:
            self._asked = True
            self.notes.next_step.ask()
            self.area.ensureWidgetVisible(self.notes.next_step)
            return
        ended = self._tab.shell.run(
            tr("End call"), meetings.end_meeting, self.meeting.meeting.id, step
        )
        if ended is not None:
            self.notes.next_step.clear()
            self._tab.shell.toast(tr("The call has ended: its actions are stored."), undoable=True)
            self.follow_up.letter.setFocus()

    def commit(self) -> bool:
        """Save what is still being typed."""
        parts = (self.golden, self.notes, self.follow_up)
        return not [part for part in parts if not part.commit()]

    def tick(self) -> FollowUpClock | None:
        """Ask the book's clock what is left; a laptop that slept finds one overdue follow-up."""
        book = self._tab.shell.book
        if self.meeting is None or book is None:
            return None
        facts, rules = self._tab.view.facts, self._tab.view.rules
        clock = clock_of(self.meeting.meeting, facts.follow_ups, book.now(), rules)
        self.follow_up.show_clock(clock)
        if clock.timing is not FollowUpTiming.RUNNING:
            self._tick.stop()
        return clock

    def _keep_ticking(self) -> None:
        view = self.meeting
        runs = view is not None and view.clock.timing is FollowUpTiming.RUNNING
        if runs and self.isVisible():
            self._tick.start()
        else:
            self._tick.stop()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self.tick()
        self._keep_ticking()

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        self._tick.stop()

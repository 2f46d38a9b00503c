"""One meeting: preparation, diagnosis and notes at the left, the follow-up beside them."""

from collections.abc import Callable, Hashable
from functools import partial

from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import (
    QHideEvent,
    QKeyEvent,
    QKeySequence,
    QResizeEvent,
    QShowEvent,
    QTextCursor,
)
from PySide6.QtWidgets import QFrame, QHBoxLayout, QMenu, QScrollArea, QVBoxLayout, QWidget

from csm_desktop.app.meetings import acts as meetings
from csm_desktop.app.meetings.view import MeetingView, meeting_view
from csm_desktop.domain.meetings.end import FollowUpClock, FollowUpTiming, clock_of, has_begun
from csm_desktop.domain.meetings.follow_up_gaps import FollowUpGap, GapKind
from csm_desktop.domain.text.message import say
from csm_desktop.ui import theme
from csm_desktop.ui.account.meetings.calendar_files import save_invitation
from csm_desktop.ui.account.meetings.call.golden import GoldenCard
from csm_desktop.ui.account.meetings.call.restated import RestatedCard
from csm_desktop.ui.account.meetings.deletion import delete_meeting
from csm_desktop.ui.account.meetings.edit_dialog import EditMeeting
from csm_desktop.ui.account.meetings.follow_up.card import FollowUpCard
from csm_desktop.ui.account.meetings.meeting_head import MeetingHead
from csm_desktop.ui.account.meetings.notes.card import NotesCard
from csm_desktop.ui.account.meetings.notes.diagnosis import Diagnosis
from csm_desktop.ui.account.meetings.preview import brief_paper
from csm_desktop.ui.account.meetings.title import MeetingTitle
from csm_desktop.ui.frame.tabs.tab import Tab
from csm_desktop.ui.lifetimes import Later
from csm_desktop.ui.paper.preview import show_paper
from csm_desktop.ui.widgets.layout.contents import nest
from csm_desktop.ui.widgets.layout.side_part import SidePart
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
        self._here = here
        self.title = MeetingTitle(tab, here, back)
        self.title.more.clicked.connect(self._offer)
        self.head = MeetingHead(tab, self._take_up)
        self.restated = RestatedCard(tab)
        self.diagnosis = Diagnosis(tab)
        self.golden = GoldenCard(tab)
        self.notes = NotesCard(tab)
        self.follow_up = FollowUpCard(tab, here, self.end_call, self.fill)
        self._tick = Later(self, self.tick, _SECOND, repeated=True)
        self._lay_out()

    @property
    def subject(self) -> Hashable | None:
        """Which meeting its fields speak of."""
        return type(self).__name__, self.meeting_id

    def _lay_out(self) -> None:
        left = self._left = QWidget()
        self._column = QVBoxLayout(left)
        theme.spaced(self._column, gap=theme.M)
        for card in (self.head, self.restated, self.diagnosis, self.golden, self.notes):
            self._column.addWidget(card)
        self._column.addStretch(1)
        self._column.setContentsMargins(0, 0, theme.px(theme.S), 0)
        self.area = QScrollArea()
        theme.lay_bar_over(self.area)
        self.area.setWidget(left)
        self.area.setWidgetResizable(True)
        self.area.setFrameShape(QFrame.Shape.NoFrame)
        self.area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.area.viewport().setAutoFillBackground(False)
        left.setAutoFillBackground(False)
        # Once the layout has come to rest: until then the notes are not where they will be.
        self._settle = Later(self, self._reveal)
        self.area.verticalScrollBar().rangeChanged.connect(lambda *_: self._settle.start())
        self.notes.notes.notes.cursorPositionChanged.connect(self._reveal)
        self.notes.notes.notes.entered.connect(self._settle.start)
        self._row = QHBoxLayout(self)
        theme.edged(self._row)
        self._row.setSpacing(theme.px(theme.S))
        # Above what scrolls: whoever writes far down still sees which meeting it is.
        column = QVBoxLayout()
        theme.spaced(column, gap=theme.S)
        column.addWidget(self.title)
        column.addWidget(self.area, 1)
        nest(self._row, column, 55)
        self._side = SidePart(self.follow_up, self._row, self._column, _BOTH, first=False)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """The follow-up stands beside the notes, or beneath them where that is too narrow."""
        super().resizeEvent(event)
        beside = self._side.follow(self.width())
        if beside is not None:
            self.follow_up.setMinimumHeight(0 if beside else theme.px(_BENEATH))

    def show_meeting(self, meeting_id: int) -> bool:
        """Show a meeting of the account; whether it is there (still)."""
        view = self._tab.view
        book = self._tab.shell.book
        if book is None:
            return False
        found = meeting_view(view.facts, view.rules, meeting_id, book.now())
        if found is None:
            self.meeting = None  # what still stands in its fields is saved nowhere
            return False
        if meeting_id != self.meeting_id:
            # Another meeting: the question about its next step has not been asked.
            self._asked = False
            begun = has_begun(found.meeting, book.now())
            self.head.begin(begun=begun)
            self.diagnosis.begin(folded=begun)
            self.restated.begin(folded=found.meeting.ended_at is not None)
            self.golden.begin(found)
            self.area.verticalScrollBar().setValue(0)
            self._at_end = True
        self.meeting_id, self.meeting = meeting_id, found
        self.title.show_view(found)
        cards = (self.head, self.restated, self.diagnosis, self.golden, self.notes, self.follow_up)
        for part in cards:
            part.show_view(found)
        # To the end of the notes, where one goes on writing.
        if self._at_end:
            self._at_end = False
            self.notes.notes.notes.moveCursor(QTextCursor.MoveOperation.End)
        self._keep_ticking()
        return True

    def fill(self, gap: FollowUpGap) -> None:
        """Go to the place where something is missing."""
        if gap.kind is GapKind.RECIPIENT:
            self.follow_up.to.setFocus()
        elif gap.line is not None:
            self.notes.notes.go_to(gap.line)
        elif gap.kind is GapKind.GOAL:
            rows = [row for row in self.head.goals.rows if row.line and row.line.id == gap.id]
            for row in rows:
                self.area.ensureWidgetVisible(row)
                row.button.setFocus(Qt.FocusReason.TabFocusReason)
        else:
            self.notes.steps.go_to(gap.id)
            self.area.ensureWidgetVisible(self.notes.steps)

    def _take_up(self, text: str) -> None:
        self.notes.notes.take_up(text)

    def edit(self) -> EditMeeting | None:
        """Change what the page does not ask for, in a dialog."""
        book = self._tab.shell.book
        if self.meeting is None or book is None:
            return None
        self.commit()
        account = self._tab.view.facts.account
        shell = self._tab.shell
        dialog = EditMeeting(shell, book, self._here, account, self.meeting.meeting, self)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.open()
        return dialog

    def delete(self) -> None:
        """Take the meeting out; a toast offers it back."""
        if self.meeting is not None:
            self.commit()  # else it would be saved into what is gone
            delete_meeting(self._tab, self.meeting.meeting)

    def reopen(self) -> None:
        """Say that the call goes on; what was stored at its end stays."""
        if self.meeting is not None:
            meeting_id = self.meeting.meeting.id
            self._tab.shell.run(say("The call goes on"), meetings.reopen_meeting, meeting_id)

    def save_invitation(self) -> None:
        """Write the meeting as a calendar file, with what is typed by now."""
        if self.meeting is not None and self.commit():
            save_invitation(self._tab, self.meeting.meeting)

    def call_off(self, *, off: bool) -> None:
        """Mark the meeting as cancelled, or take that back."""
        if self.meeting is not None and self.commit():
            label = say("Cancel the meeting") if off else say("It takes place after all")
            self._tab.shell.run(label, meetings.call_off, self.meeting.meeting.id, off=off)

    def _offer(self) -> None:
        menu = QMenu(self)
        menu.setAccessibleName(self.title.more.accessibleName())
        edit = menu.addAction(tr("Edit meeting…"), self.edit)
        edit.setShortcut(QKeySequence(Qt.Key.Key_F2))
        edit.setShortcutContext(Qt.ShortcutContext.WidgetShortcut)  # the page itself takes F2
        if self.meeting is not None and self.meeting.meeting.ended_at is not None:
            menu.addAction(tr("The call goes on"), self.reopen)
        elif self.meeting is not None:
            before = menu.addAction(tr("Before the meeting…"), self.preview)
            before.setShortcut(QKeySequence(QKeySequence.StandardKey.Print))
            before.setShortcutContext(Qt.ShortcutContext.WidgetShortcut)  # the window takes it
            off = self.meeting.meeting.cancelled_at is None
            called = tr("Cancel the meeting") if off else tr("It takes place after all")
            menu.addAction(called, partial(self.call_off, off=off))
            menu.addAction(tr("Save the invitation (.ics)…"), self.save_invitation)
        menu.addSeparator()
        menu.addAction(tr("Delete meeting"), self.delete)
        button = self.title.more
        menu.popup(button.mapToGlobal(QPoint(0, button.height())))

    def preview(self) -> None:
        """Show what is to be known before the meeting, as it would be printed."""
        if self.meeting is not None:
            shell, meeting = self._tab.shell, self.meeting.meeting
            show_paper(shell, brief_paper(meeting, self._here), self)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """F2 edits, also from within a text, which has no use for that key."""
        if event.key() == Qt.Key.Key_F2:
            self.edit()
            return
        super().keyPressEvent(event)

    def take_focus(self) -> None:
        """Before the call that is its purpose, during it the notes, after it the mail."""
        book = self._tab.shell.book
        meeting = self.meeting.meeting if self.meeting is not None else None
        if meeting is not None and meeting.ended_at is not None:
            self.follow_up.letter.setFocus()
        elif meeting is not None and book is not None and not has_begun(meeting, book.now()):
            self.head.purpose.setFocus()
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
        # What is still in the fields belongs to the meeting that ends.
        self.head.commit()
        if not self.notes.commit():
            return
        steps = self.notes.steps
        # Once: who ends without a next step on purpose is not held up again.
        if not self.meeting.next_steps and not self._asked:
            self._asked = True
            steps.ask()
            self.area.ensureWidgetVisible(steps)
            return
        if self._tab.shell.run(say("End call"), meetings.end_meeting, self.meeting.meeting.id):
            self._tab.shell.toast(tr("The call has ended: its actions are stored."), undoable=True)
            self.follow_up.letter.setFocus()

    def commit(self) -> bool:
        """Save what is still being typed; whether all of it could be."""
        if self.meeting is None:
            return True
        parts = (self.head, self.restated, self.golden, self.notes, self.follow_up)
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

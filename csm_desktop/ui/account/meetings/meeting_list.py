"""The meetings of an account as a table, the latest first; without any, the way to the first."""

from collections.abc import Callable
from datetime import date

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from csm_desktop.app.meetings.view import MeetingLine, meeting_lines
from csm_desktop.domain.meetings.end import FollowUpTiming
from csm_desktop.domain.meetings.remarks import decisions, open_questions
from csm_desktop.ui import theme
from csm_desktop.ui.account.meetings import words
from csm_desktop.ui.account.meetings.deletion import delete_meeting
from csm_desktop.ui.account.meetings.remarks import RemarkTable, lines_of
from csm_desktop.ui.frame.tabs.tab import Tab
from csm_desktop.ui.widgets import Button, CellKind, ChipRow, Column, EmptyState, Table
from csm_desktop.ui.widgets.layout.contents import nest
from csm_desktop.wording import tr


class MeetingList(QWidget):
    """Opens a meeting on Enter; `M` makes a new one."""

    def __init__(
        self,
        tab: Tab,
        here: str,
        open_meeting: Callable[[int], object],
        new: Callable[[], object],
    ) -> None:
        super().__init__()
        self._tab, self._here = tab, here
        self.table: Table[MeetingLine] = Table(tr("Meetings"), self._columns())
        self.table.opened.connect(lambda line: open_meeting(line.id))
        self.table.chosen.connect(tab.state_changed)
        self.table.grid.installEventFilter(self)
        self.decisions, self.questions = (
            RemarkTable(name, open_meeting, self._today)
            for name in (tr("Decisions"), tr("Open questions"))
        )
        self.stack = QStackedWidget()
        for part in (self.table, self.decisions, self.questions):
            self.stack.addWidget(part)
        self.views = ChipRow(
            tr("What of the meetings is shown"),
            [(key, words_, None) for key, words_ in self._views().items()],
        )
        self.views.chosen.connect(self._turn)
        self.empty = EmptyState(
            tr("No meeting with this account yet."),
            tr(
                "Plan one, or begin to write: notes become actions, and the follow-up writes "
                "itself from them."
            ),
            tr("New meeting"),
            new,
            hint="M",
        )
        self.new = Button(tr("New meeting"), new, hint="M", icon="plus")
        head = QHBoxLayout()
        theme.spaced(head, gap=theme.M)
        head.addWidget(self.views, 1)
        head.addWidget(self.new)
        column = QVBoxLayout(self)
        theme.edged(column)
        column.setSpacing(theme.px(theme.M))
        nest(column, head)
        column.addWidget(self.stack, 1)
        column.addWidget(self.empty, 1)

    def show_meetings(self) -> None:
        """Show the meetings of the tab's account."""
        view, book = self._tab.view, self._tab.shell.book
        if book is None:
            return
        lines = meeting_lines(view.facts, view.rules, book.now())
        self.table.set_lines(lines)
        facts = view.facts
        decided = lines_of(decisions(facts.meetings, facts.notes), facts.meetings)
        asked = lines_of(open_questions(facts.meetings, facts.notes), facts.meetings)
        self.decisions.set_lines(decided)
        self.questions.set_lines(asked)
        for key, found in zip(self._views(), (lines, decided, asked), strict=True):
            self.views.set_number(key, len(found))
        # Without a meeting the empty place alone speaks.
        for part in (self.stack, self.new, self.views):
            part.setVisible(bool(lines))
        self.empty.setVisible(not lines)

    def take_focus(self) -> None:
        """The list, or the one thing to do."""
        if self.table.lines:
            (self.stack.currentWidget() or self.table).setFocus()
        elif self.empty.button is not None:
            self.empty.button.setFocus()

    def select(self, meeting_id: int) -> None:
        """Mark a meeting in the list, as the one that was open."""
        self.table.select(meeting_id)

    def delete(self) -> None:
        """Take the marked meeting out; a toast offers it back."""
        if self.table.current is not None:
            delete_meeting(self._tab, self.table.current.meeting)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        pressed = isinstance(event, QKeyEvent) and event.type() is QEvent.Type.KeyPress
        if pressed and isinstance(event, QKeyEvent) and event.key() == Qt.Key.Key_Delete:
            self.delete()
            return True
        return super().eventFilter(watched, event)

    def _views(self) -> dict[str, str]:
        return {
            "meetings": tr("Meetings"),
            "decisions": tr("Decisions"),
            "questions": tr("Open questions"),
        }

    def _turn(self, key: str) -> None:
        self.stack.setCurrentIndex(list(self._views()).index(key))

    def _today(self) -> date:
        return self._tab.view.facts.as_of

    def _columns(self) -> list[Column[MeetingLine]]:
        return [
            Column(
                "when", tr("When"), lambda line: line.meeting.starts_at, width=250, show=self._when,
                sort=lambda line: line.meeting.starts_at,
                sentence=lambda line: words.sentence(line, self._here, self._today()),
            ),
            Column(
                "title", tr("Meeting"), lambda line: words.title_of(line.meeting), CellKind.STRONG,
                240,
            ),
            Column(
                "people", tr("People"), lambda line: words.people_words(line.people), width=220,
            ),
            Column(
                "step", tr("Next step"), lambda line: " · ".join(line.steps), width=200,
                stretch=True,
            ),
            Column(
                "follow_up",
                tr("Follow-up"),
                words.follow_up_words,
                width=170,
                late=lambda line: (
                    line.clock is not None and line.clock.timing is FollowUpTiming.OVERDUE
                ),
            ),
        ]  # fmt: skip

    def _when(self, line: MeetingLine) -> str:
        return words.begins_words(line.meeting, self._here, self._today())

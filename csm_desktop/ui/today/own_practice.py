"""The rows of what our own practice should have in place by now."""

from collections.abc import Callable
from datetime import date

from csm_desktop.app.lists.practice_actions import practice_lines
from csm_desktop.app.practice.checklists import answer_item
from csm_desktop.domain.practice.checklist import ChecklistLine
from csm_desktop.domain.records.practice.checklist import ItemState
from csm_desktop.domain.text.message import say
from csm_desktop.ui.frame.action_day import ask_day
from csm_desktop.ui.frame.page_requests import SHOW_CHECKLIST
from csm_desktop.ui.frame.shell import Shell
from csm_desktop.ui.today.rows import DayRow
from csm_desktop.wording import label, render, short_day, tr
from csm_desktop.wording.checklist_words import item_message, item_words


class OwnPracticeRow(DayRow[ChecklistLine]):
    """An open item of the checklist: Enter opens the checklist, X says that it is in place."""

    def __init__(self, shell: Shell, line: ChecklistLine, today: Callable[[], date]) -> None:
        super().__init__(line)
        self._shell, self._today = shell, today

    def show_line(self, line: ChecklistLine) -> None:
        """Show the item, how far it is, and its day."""
        self.line = line
        state, due = line.state, line.answer.due_on
        found = label(state) if state is not None else ""
        end = "" if due is None else render(say("due {day}", day=short_day(due)))
        hint = tr("Enter opens the checklist; X says that it is in place, S gives it another day.")
        self.say(item_words(line.item), found, line.answer.note, end, hint)
        late = due is not None and due < self._today()
        self.end.set_colour("error" if late else "secondary")

    def open_line(self) -> None:
        """The checklist of the practice."""
        self._shell.commands.run(SHOW_CHECKLIST)

    def snooze(self) -> None:
        """Ask for another day."""
        book = self._shell.book
        if book is not None:
            lines = [one for one in practice_lines(book) if one.id == self.line.id]
            ask_day(self._shell, lines, self)

    def done(self) -> None:
        """Say that it is in place."""
        saying = say("In place: {words}", words=item_message(self.line.item))
        state = ItemState.IN_PLACE
        if self._shell.run(saying, answer_item, self.line.id, state=state) is not None:
            self._shell.toast(render(saying), undoable=True)

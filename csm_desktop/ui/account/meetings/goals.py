"""What they want to have accomplished by the end, in their words, and whether it was met."""

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout

from csm_desktop.app.meetings import acts as meetings
from csm_desktop.domain.records.meetings import EndGoal
from csm_desktop.domain.text.message import say
from csm_desktop.ui import theme
from csm_desktop.ui.account.meetings import words
from csm_desktop.ui.account.meetings.autosave import keep_typed
from csm_desktop.ui.frame.tabs.tab import Tab
from csm_desktop.ui.widgets import Button, Field, TextField
from csm_desktop.ui.widgets.layout.entry_rows import EntryRow, EntryRows
from csm_desktop.wording import render, tr


class EndGoalEntry(EntryRow[EndGoal]):
    """An end goal and its answer; emptied, it is taken out."""

    def __init__(self, tab: Tab, goals: "EndGoals") -> None:
        super().__init__()
        self._tab, self._goals = tab, goals
        self.field = TextField(
            tr("End goal"),
            save=self._reword,
            hint=tr("What would you like to have accomplished by the end?"),
            quiet=True,
        )
        self.button = Button("", self._turn, kind="flat")
        self.button.hide()
        keep_typed([self.field])
        self.field.editor.installEventFilter(self)
        row = QHBoxLayout(self)
        theme.spaced(row, gap=theme.S)
        row.addWidget(self.field, 1)
        row.addWidget(self.button, 0, Qt.AlignmentFlag.AlignTop)

    def fields(self) -> Sequence[Field[Any, Any]]:
        return (self.field,)

    def show_stored(self, line: EndGoal) -> None:
        self.field.set_value(line.text)
        self.button.setText(words.MET_SIGNS[line.met] + words.met_words(line.met))
        self.button.updateGeometry()
        self.button.setAccessibleName(
            render(say("End goal “{goal}”: {met}", goal=line.text, met=words.met_words(line.met)))
        )
        self.button.show()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Enter goes on to the next goal: "anything else?"."""
        if isinstance(event, QKeyEvent) and event.type() is QEvent.Type.KeyPress:
            enters = event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
            if enters and not event.modifiers() & Qt.KeyboardModifier.ControlModifier:
                self.field.commit()
                self._goals.blank.field.setFocus(Qt.FocusReason.OtherFocusReason)
                return True
        return super().eventFilter(watched, event)

    def _reword(self, text: str) -> None:
        save = self._tab.shell.save
        if self.line is not None:
            save(say("Change end goal"), meetings.word_end_goal, self.line.id, text)
        elif text.strip():
            meeting_id = self._goals.meeting_id
            self.make(lambda: save(say("New end goal"), meetings.add_end_goal, meeting_id, text))

    def _turn(self) -> None:
        if self.line is not None:
            label = say("End goal met or not")
            met = words.NEXT_ANSWER[self.line.met]
            self._tab.shell.run(label, meetings.mark_end_goal, self.line.id, met)


class EndGoals(EntryRows[EndGoalEntry]):
    """The end goals of a meeting, and room for one more."""

    def __init__(self, tab: Tab) -> None:
        self.meeting_id = 0
        super().__init__(lambda: EndGoalEntry(tab, self), always=True)

    def show_goals(self, meeting_id: int, goals: Sequence[EndGoal]) -> None:
        """Show the end goals of a meeting."""
        if meeting_id != self.meeting_id:
            self.meeting_id = meeting_id
            self.clear()
        self.show_lines(goals)

"""What the meeting ends with: what, who, by when; kept as it is typed, before the call ends."""

from collections.abc import Sequence
from datetime import date
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from csm_desktop.app.meetings import acts as meetings
from csm_desktop.app.meetings.acts import NextStep
from csm_desktop.app.meetings.view import MeetingView
from csm_desktop.app.plan import actions
from csm_desktop.domain.meetings.note_lines import Owner
from csm_desktop.domain.records.plan import Action, Side
from csm_desktop.domain.text.message import say
from csm_desktop.ui import theme
from csm_desktop.ui.account.meetings.autosave import keep_typed
from csm_desktop.ui.frame.tabs.tab import Tab
from csm_desktop.ui.widgets import (
    DayField,
    Field,
    IconButton,
    PersonField,
    Somebody,
    Text,
    TextField,
)
from csm_desktop.ui.widgets.layout.contents import nest
from csm_desktop.ui.widgets.layout.entry_rows import EntryRow, EntryRows
from csm_desktop.wording import tr


class StepRow(EntryRow[Action]):
    """A next step; emptied, it is taken out."""

    def __init__(self, tab: Tab, steps: "NextSteps") -> None:
        super().__init__()
        self._tab, self._steps = tab, steps
        self._people: list[Somebody] = []
        book = tab.shell.book
        self.what = TextField(tr("Next step"), hint=tr("What happens next?"), save=self._reword)
        self.who = PersonField(tr("Who does the next step"), None, [], save=self._give)
        self.when = DayField(
            tr("By when"),
            save=self._date,
            # A row may be made while no book is open.
            today=book.today if book is not None else steps.no_day,
        )
        row = QHBoxLayout(self)
        theme.spaced(row, gap=theme.S)
        for field, share in ((self.what, 5), (self.who, 3), (self.when, 2)):
            field.editor.setMinimumWidth(theme.px(88))
            row.addWidget(field, share, Qt.AlignmentFlag.AlignTop)
        keep_typed(self.fields())
        self.offer(steps.people)

    def fields(self) -> Sequence[Field[Any, Any]]:
        return self.what, self.who, self.when

    def offer(self, people: list[Somebody]) -> None:
        """Whom one can choose from; the list that is open stays where it is the same."""
        if people != self._people:
            self._people = people
            self.who.set_people(people)

    def show_stored(self, line: Action) -> None:
        self.what.set_value(line.title)
        self._show_beside(self.who, line.team_member_id or line.contact_id)
        self._show_beside(self.when, line.due_on)

    def _show_beside(self, field: Field[Any, Any], value: object) -> None:
        """What was typed before the words were, or can not be read yet, stays."""
        if field.is_dirty and (self.is_making or field.error):
            field.stored = value
        else:
            field.set_value(value)

    def _reword(self, text: str) -> None:
        save, row = self._tab.shell.save, self.line
        if row is None and text.strip():
            owner = self._steps.owners.get(self.who.stored or 0, Owner(Side.US))
            step = NextStep(text, owner, self.when.stored)
            meeting_id = self._steps.meeting_id
            self.make(lambda: save(say("New next step"), meetings.add_next_step, meeting_id, step))
        elif row is not None and text.strip():
            save(say("Change next step"), actions.edit_action, row.id, title=text)
        elif row is not None:
            save(say("Take next step out"), actions.remove_action, row.id)
        self._steps.question.hide()

    def _give(self, person_id: int | None) -> None:
        if self.line is not None:
            label = say("Who does the next step")
            self._tab.shell.save(label, actions.give_action, self.line.id, person_id)

    def _date(self, due_on: date | None) -> None:
        if self.line is not None:
            label = say("Date of the next step")
            self._tab.shell.save(label, actions.edit_action, self.line.id, due_on=due_on)


class NextSteps(QWidget):
    """The next steps of a meeting. With none, it is asked for once more when the call ends."""

    def __init__(self, tab: Tab) -> None:
        super().__init__()
        self._tab = tab
        self.meeting_id = 0
        self.owners: dict[int, Owner] = {}
        self.people: list[Somebody] = []
        self.question = Text(role="caption", colour="error", wrap=True)
        self.question.hide()
        self.entries = EntryRows(lambda: StepRow(tab, self), always=False, gap=theme.XS)
        self.add = IconButton("plus", tr("Another next step"), self.entries.begin)
        head = QHBoxLayout()
        theme.spaced(head, gap=theme.XS)
        head.addWidget(Text(tr("Next step"), "caption"))
        head.addWidget(self.add)
        head.addStretch(1)
        column = QVBoxLayout(self)
        theme.spaced(column, gap=theme.XS)
        nest(column, head)
        column.addWidget(self.entries)
        column.addWidget(self.question)

    def no_day(self) -> date:
        """The day of what is shown, where no book is open to ask."""
        return self._tab.view.facts.as_of

    @property
    def blank(self) -> StepRow:
        """Where the next one is typed."""
        return self.entries.blank

    @property
    def rows(self) -> list[StepRow]:
        """Those that are stored."""
        return self.entries.rows

    def show_view(self, view: MeetingView) -> None:
        """Show the next steps of a meeting; with none, the place for one."""
        self._meet(view)
        if view.meeting.id != self.meeting_id:
            self.meeting_id = view.meeting.id
            self.question.hide()
            self.entries.clear()
        self.entries.show_lines(view.next_steps)
        for row in (*self.rows, self.blank):
            row.offer(self.people)
        self.add.setVisible(bool(view.next_steps))
        if view.next_steps or view.meeting.ended_at is not None:  # it ended without, and may
            self.question.hide()

    def _meet(self, view: MeetingView) -> None:
        self.people = [Somebody(m.id, m.name, tr("us")) for m in view.team if m.active]
        self.people += [Somebody(c.id, c.name) for c in view.contacts]
        self.owners = {m.id: Owner(Side.US, m.name, m.id) for m in view.team}
        self.owners |= {c.id: Owner(Side.CUSTOMER, c.name, None, c.id) for c in view.contacts}

    def go_to(self, action_id: int | None) -> None:
        """Go to what a next step lacks; without one, to the place for it."""
        row = next((x for x in self.rows if x.line and x.line.id == action_id), None)
        if row is None:
            self.entries.begin()
            return
        field: Field[Any, Any] = row.when if row.who.stored is not None else row.who
        field.setFocus(Qt.FocusReason.TabFocusReason)

    def commit(self) -> bool:
        """Save what is still being typed; goes to what can not be read."""
        refused = [field for field in self.entries.fields() if not field.commit()]
        if refused:
            refused[0].setFocus()
        return not refused

    def ask(self) -> None:
        """Ask for it: every meeting ends with a next step."""
        self.question.setText(
            tr("Every meeting ends with a next step: what, who, by when? Again to end without.")
        )
        self.question.show()
        self.blank.what.setFocus()

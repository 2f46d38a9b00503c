"""Where the call is written down: tone words, priorities, themes, notes, and the next step."""

from datetime import date
from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from csm_desktop.app import meeting_notes, meetings
from csm_desktop.app.meeting_view import MeetingView
from csm_desktop.app.meetings import NextStep
from csm_desktop.domain.note_lines import NoteLine, Owner, People, note_lines
from csm_desktop.domain.plan import Side
from csm_desktop.domain.saying import say
from csm_desktop.ui import theme
from csm_desktop.ui.account.meetings import words
from csm_desktop.ui.account.meetings.notes import NotesEditor
from csm_desktop.ui.account.tab import Tab
from csm_desktop.ui.widgets import (
    Button,
    Card,
    DayField,
    LongTextField,
    PersonField,
    Somebody,
    Text,
    TextField,
)
from csm_desktop.ui.widgets.form import label_of
from csm_desktop.wording import told, tr

_NOBODY = People((), Owner(Side.US))


class NotesField(LongTextField):
    """Free notes; a line is an action (>), a decision (!), a question (?) or private (#)."""

    def __init__(self, tab: Tab, save: object) -> None:
        self._tab = tab
        self._people = _NOBODY
        self._day = date.min
        # What each line was read as: a line is asked about at every paint.
        self._known: dict[str, tuple[NoteLine, ...]] = {}
        self.notes = NotesEditor(self._read_line, self._becomes)
        super().__init__(
            tr("Notes"),
            save=save if callable(save) else None,
            hint=tr("Short notes. > action  ! decision  ? open question  # private"),
            editor=self.notes,
        )

    def show_note(self, view: MeetingView) -> None:
        """Show the notes of a meeting, with the people who can be named in them."""
        self.set_value(view.note.body)
        if self._people == view.people and self._day == view.day:
            return
        self._people, self._day = view.people, view.day
        self._known.clear()
        self.notes.read_anew()

    def _read_line(self, text: str) -> tuple[NoteLine, ...]:
        if self._people is _NOBODY:
            return ()
        if text not in self._known:
            self._known[text] = note_lines(text, self._people, self._day)
        return self._known[text]

    def _becomes(self, line: NoteLine) -> str:
        return words.became(line, self._people.me, self._tab.shell.locale)


class NextStepRow(QWidget):
    """What the meeting ends with: what, who, by when. Asked for once more when the call ends."""

    def __init__(self, tab: Tab) -> None:
        super().__init__()
        self._tab = tab
        self._meeting_id = 0
        self._owners: dict[int, Owner] = {}
        book = tab.shell.book
        self.what = TextField(
            tr("Next step"), hint=tr("What happens next?"), save=lambda _: self._touched()
        )
        self.who = PersonField(
            tr("Who does the next step"), None, [], save=lambda _: self._touched()
        )
        self.when = DayField(
            tr("By when"),
            save=lambda _: self._touched(),
            today=book.today if book is not None else self._no_day,
            locale=tab.shell.locale,
        )
        self.add = Button(tr("Add next step"), self._add)
        self.stored = Text(role="body", wrap=True)
        self.question = Text(role="caption", colour="error", wrap=True)
        self.question.hide()
        row = QHBoxLayout()
        theme.spaced(row, gap=theme.S)
        for field, share in ((self.what, 5), (self.who, 3), (self.when, 2)):
            field.editor.setMinimumWidth(theme.px(88))
            row.addWidget(field, share)
        row.addWidget(self.add)
        column = QVBoxLayout(self)
        theme.spaced(column, gap=theme.XS)
        column.addWidget(Text(tr("Next step"), "caption"))
        column.addWidget(self.stored)
        column.addLayout(row)
        column.addWidget(self.question)

    def _no_day(self) -> date:
        return self._tab.view.facts.as_of

    def show_view(self, view: MeetingView) -> None:
        """Show the next steps that are stored; with none, the place for one."""
        if view.meeting.id != self._meeting_id:
            self._meeting_id = view.meeting.id
            self.clear()
        people = [Somebody(m.id, m.name, tr("us")) for m in view.team if m.active]
        people += [Somebody(c.id, c.name) for c in view.contacts]
        self._owners = {m.id: Owner(Side.US, m.name, m.id) for m in view.team}
        self._owners |= {c.id: Owner(Side.CUSTOMER, c.name, None, c.id) for c in view.contacts}
        self.who.set_people(people)
        names = {id_: owner.name for id_, owner in self._owners.items()}
        locale = self._tab.shell.locale
        told_steps = [words.step_words(step, names, locale) for step in view.next_steps]
        self.stored.setText("\n".join(told_steps))
        self.stored.setVisible(bool(told_steps))
        missing = not told_steps
        for part in (self.what, self.who, self.when):
            part.setVisible(missing)
        self.add.setVisible(missing and view.meeting.ended_at is not None)
        if told_steps:
            self.question.hide()

    def is_readable(self) -> bool:
        """Whether person and date can be read; goes to the one that can not."""
        for field in (self.who, self.when):
            if not field.commit():
                field.setFocus()
                return False
        return True

    def step(self) -> NextStep | None:
        """What was typed, or None; without a person it is the user's side's."""
        what = self.what.editor.text().strip()  # type: ignore[attr-defined]
        if not what:
            return None
        owner = self._owners.get(self.who.stored or 0, Owner(Side.US))
        return NextStep(what, owner, self.when.stored)

    def ask(self) -> None:
        """Ask for it: every meeting ends with a next step."""
        self.question.setText(
            tr("Every meeting ends with a next step: what, who, by when? Again to end without.")
        )
        self.question.show()
        self.what.setFocus()

    def clear(self) -> None:
        """Nothing is typed here."""
        self.question.hide()
        for field in (self.what, self.who, self.when):
            field.stored = None if field is not self.what else ""
            field.revert()

    def _touched(self) -> None:
        self.question.hide()

    def _add(self) -> None:
        if not self.is_readable():
            return
        step = self.step()
        if step is None:
            self.ask()
            return
        label = tr("New next step")
        if self._tab.shell.run(label, meetings.add_next_step, self._meeting_id, step) is not None:
            self.clear()


class NotesCard(Card):
    """The places for what is heard, in the order in which it is heard."""

    def __init__(self, tab: Tab) -> None:
        super().__init__(margin=theme.L)
        self._tab = tab
        self._meeting_id = 0
        self.body.setContentsMargins(*(theme.px(n) for n in (theme.L, theme.M, theme.L, theme.L)))
        self.tone = self._small(tr("Tone words"), "tone_words", tr("In their words"))
        self.priorities = self._small(tr("Priorities"), "priorities", "")
        self.themes = self._small(tr("Themes"), "themes", "")
        self.notes = NotesField(tab, partial(self._write, "body"))
        self.next_step = NextStepRow(tab)
        self.more = Button("", self._store, kind="flat", icon="checkbox")
        self.more.hide()
        row = QGridLayout()
        theme.spaced(row, gap=theme.XS)
        row.setHorizontalSpacing(theme.px(theme.M))
        for place, field in enumerate((self.tone, self.priorities, self.themes)):
            row.addWidget(label_of(field, role="caption"), 0, place)
            row.addWidget(field, 1, place, Qt.AlignmentFlag.AlignTop)
            row.setColumnStretch(place, 1)
        self.add_layout(row)
        self.add(label_of(self.notes, tr("Notes"), "caption"))
        self.add(self.notes)
        self.add(self.more)
        self.add(self.next_step)

    def _small(self, name: str, field: str, hint: str) -> LongTextField:
        made = LongTextField(name, save=partial(self._write, field), hint=hint, least=2, most=5)
        made.editor.setMinimumWidth(theme.px(96))  # three of them stand side by side
        return made

    def show_view(self, view: MeetingView) -> None:
        """Show the notes of a meeting; what is being typed stays."""
        self._meeting_id = view.meeting.id
        note = view.note
        for field, value in (
            (self.tone, note.tone_words),
            (self.priorities, note.priorities),
            (self.themes, note.themes),
        ):
            field.set_value(value)
        self.notes.show_note(view)
        self.next_step.show_view(view)
        waiting = len(view.unstored) if view.meeting.ended_at is not None else 0
        self.more.setText(told(say("Store {n} new {n:action|actions} of the notes", n=waiting)))
        self.more.updateGeometry()
        self.more.setVisible(bool(waiting))

    def commit(self) -> bool:
        """Save what is still being typed; whether all of it could be."""
        fields = (self.tone, self.priorities, self.themes, self.notes)
        return not [field for field in fields if not field.commit()]

    def _write(self, field: str, text: str) -> None:
        self._tab.shell.save(
            tr("Notes"), meeting_notes.write_notes, self._meeting_id, **{field: text}
        )

    def _store(self) -> None:
        self._tab.shell.run(
            tr("Store actions of the notes"), meeting_notes.store_actions, self._meeting_id
        )

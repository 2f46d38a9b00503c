"""Where the call is written down: tone words, priorities, themes, notes, and the next step."""

from datetime import date
from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtGui import QTextCursor
from PySide6.QtWidgets import QGridLayout

from csm_desktop.app.meetings import notes as meeting_notes
from csm_desktop.app.meetings.newcomers import meet_newcomer
from csm_desktop.app.meetings.view import MeetingView
from csm_desktop.domain.meetings.newcomers import Newcomer
from csm_desktop.domain.meetings.note_lines import KnownPeople, NoteLine, Owner, reader
from csm_desktop.domain.records.plan import Side
from csm_desktop.domain.text.message import say
from csm_desktop.ui import theme
from csm_desktop.ui.account.meetings import words
from csm_desktop.ui.account.meetings.call.value_talk import ValueTalk
from csm_desktop.ui.account.meetings.notes.editor import NotesEditor
from csm_desktop.ui.account.meetings.notes.owner_choice import WhichStrip
from csm_desktop.ui.account.meetings.steps import NextSteps
from csm_desktop.ui.account.meetings.wrap_up import WrapUp
from csm_desktop.ui.frame.tabs.tab import Tab
from csm_desktop.ui.widgets import (
    Button,
    Card,
    LongTextField,
)
from csm_desktop.ui.widgets.layout.form import label_of
from csm_desktop.wording import render, tr

_REMEMBERED = 5_000  # lines; each key makes another one
_NOBODY = KnownPeople((), Owner(Side.US))


class NotesField(LongTextField):
    """Free notes; a line is an action (>), a decision (!), a question (?) or private (#)."""

    def __init__(self, tab: Tab, save: object) -> None:
        self._tab = tab
        self._people = _NOBODY
        self._day = date.min
        self._reader = reader(self._people, self._day)
        # What each line was read as: a line is asked about at every paint.
        self._known: dict[str, tuple[NoteLine, ...]] = {}
        self.notes = NotesEditor(self._read_line, self._becomes)
        super().__init__(
            tr("Notes"),
            save=save if callable(save) else None,
            hint=tr(
                "Short notes. > action @name  ! decision  ? open question  ?! product  "
                "+ training, + person  # private"
            ),
            editor=self.notes,
        )

    def show_note(self, view: MeetingView) -> None:
        """Show the notes of a meeting, with the people who can be named in them."""
        self.set_value(view.note.body)
        if self._people == view.people and self._day == view.day:
            return
        self._people, self._day = view.people, view.day
        self._reader = reader(view.people, view.day)
        self._known.clear()
        self.notes.read_anew()

    def take_up(self, text: str) -> None:
        """Begin a line with this text, at the end of the notes; the caret stands behind it."""
        cursor = self.notes.textCursor()
        cursor.movePosition(QTextCursor.MoveOperation.End)
        begun = cursor.block().text().strip()
        cursor.insertText(f"\n{text}" if begun else text)
        self.notes.setTextCursor(cursor)
        self.setFocus()

    def go_to(self, line: NoteLine) -> None:
        """Put the caret at the end of a line."""
        block = self.notes.document().firstBlock()
        while block.isValid() and line not in self._read_line(block.text()):
            block = block.next()
        if block.isValid():
            cursor = QTextCursor(block)
            cursor.movePosition(QTextCursor.MoveOperation.EndOfBlock)
            self.notes.setTextCursor(cursor)
        self.setFocus()

    def name_owner(self, called: str, handle: str) -> None:
        """Write `@handle` for `@called` in every action line, as one step of the editor's undo."""
        cursor = QTextCursor(self.notes.document())
        cursor.beginEditBlock()
        block = self.notes.document().firstBlock()
        while block.isValid():
            text = block.text()
            index = text.find(f"@{called}")
            if index >= 0 and any(x.owner_words == called for x in self._read_line(text)):
                cursor.setPosition(block.position() + index + 1)
                end = block.position() + index + 1 + len(called)
                cursor.setPosition(end, QTextCursor.MoveMode.KeepAnchor)
                cursor.insertText(handle)
            block = block.next()
        cursor.endEditBlock()

    def _read_line(self, text: str) -> tuple[NoteLine, ...]:
        if self._people is _NOBODY:
            return ()
        known = self._known.get(text)
        if known is None:
            if len(self._known) > _REMEMBERED:
                self._known.clear()
            known = self._known[text] = self._reader(text)
        return known

    def _becomes(self, line: NoteLine) -> str:
        return words.became(line, self._people.me)


class NotesCard(Card):
    """The places for what is heard, in the order in which it is heard."""

    def __init__(self, tab: Tab) -> None:
        super().__init__(margin=theme.L)
        self._tab = tab
        self._meeting_id = 0
        theme.margined(self.body, (theme.L, theme.M, theme.L, theme.L))
        self.tone = self._small(tr("Tone words"), "tone_words", tr("In their words"))
        self.priorities = self._small(tr("Priorities"), "priorities", "")
        self.themes = self._small(tr("Themes"), "themes", "")
        self.notes = NotesField(tab, partial(self._write, "body"))
        self.steps = NextSteps(tab)
        self.which = WhichStrip(self._name, self._meet)
        self.wrap_up = WrapUp(tab)
        self.value_talk = ValueTalk(tab)
        self.more = Button("", self._store, kind="flat", icon="checkbox")
        self.more.hide()
        row = QGridLayout()
        theme.spaced(row, gap=theme.XS)
        row.setHorizontalSpacing(theme.px(theme.M))
        for index, field in enumerate((self.tone, self.priorities, self.themes)):
            row.addWidget(label_of(field, role="caption"), 0, index)
            row.addWidget(field, 1, index, Qt.AlignmentFlag.AlignTop)
            row.setColumnStretch(index, 1)
        self.add_layout(row)
        self.add(label_of(self.notes, tr("Notes"), "caption"))
        self.add(self.notes)
        self.add(self.which)
        self.add(self.more)
        self.add(self.steps)
        self.add(self.wrap_up)
        self.add(self.value_talk)

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
        self.which.show_view(view)
        self.steps.show_view(view)
        self.wrap_up.show_view(view)
        self.value_talk.show_view(view)
        self._line_up()
        # During the call nothing is stored yet, so nothing is missing.
        noted = len(view.unstored) + len(view.unlogged)
        waiting = noted if view.meeting.ended_at is not None else 0
        self.more.setText(
            render(
                say(
                    "Store {n} new line of the notes",
                    "Store {n} new lines of the notes",
                    n=waiting,
                )
            )
        )
        self.more.updateGeometry()
        self.more.setVisible(bool(waiting))

    def _line_up(self) -> None:
        """Let the fields below one another begin at one edge."""
        names = (*self.wrap_up.names, *self.value_talk.names)
        wide = max(name.sizeHint().width() for name in names)
        for name in names:
            name.setMinimumWidth(wide)

    def commit(self) -> bool:
        """Save what is still being typed; whether all of it could be."""
        fields = (self.tone, self.priorities, self.themes, self.notes)
        parts = (*fields, self.wrap_up, self.value_talk)
        written = not [part for part in parts if not part.commit()]
        return self.steps.commit() and written

    def _name(self, called: str, handle: str) -> None:
        """Put a person in place of a doubtful name, wherever an action line has it."""
        self.notes.name_owner(called, handle)
        self.notes.commit()
        self.notes.setFocus()

    def _meet(self, newcomer: Newcomer) -> None:
        """Make a contact of somebody new, without leaving the notes."""
        if self.notes.commit():
            label = say("New contact {name}", name=newcomer.name)
            self._tab.shell.run(label, meet_newcomer, self._meeting_id, newcomer)
            self.notes.setFocus()

    def _write(self, field: str, text: str) -> None:
        self._tab.shell.save(
            say("Notes"), meeting_notes.write_notes, self._meeting_id, **{field: text}
        )

    def _store(self) -> None:
        self._tab.shell.run(
            say("Store lines of the notes"), meeting_notes.store_noted, self._meeting_id
        )

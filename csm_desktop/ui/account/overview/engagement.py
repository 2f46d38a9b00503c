"""The card of what they took part in, did for us and ask for, and of calls and notes: one line logs
it, ten seconds."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from decimal import Decimal
from enum import Enum
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from csm_desktop.app.people import engagement as use_cases
from csm_desktop.app.people.engagement import Logged
from csm_desktop.domain.meetings.entry_lines import LoggedEntry, entry_of
from csm_desktop.domain.meetings.note_lines import people_of
from csm_desktop.domain.records.contacts import Touch
from csm_desktop.domain.records.facts import AccountFacts
from csm_desktop.domain.records.lifecycle import AdvocacyAct
from csm_desktop.domain.records.meetings import ProductRequest, RequestState
from csm_desktop.domain.records.metrics import EngagementEvent
from csm_desktop.domain.text.message import Message, say
from csm_desktop.errors import UserError
from csm_desktop.ui import theme
from csm_desktop.ui.frame.tabs.tab import Tab
from csm_desktop.ui.lifetimes import soon
from csm_desktop.ui.widgets import Card, Text
from csm_desktop.ui.widgets.button import Button
from csm_desktop.ui.widgets.dialogs.form_dialog import FormDialog
from csm_desktop.ui.widgets.explanation import Pressable
from csm_desktop.ui.widgets.fields import Choice, ChoiceField, NumberField, TextField
from csm_desktop.ui.widgets.layout.first_rows import FirstRows
from csm_desktop.ui.widgets.layout.line_rows import EDGE, LineRow
from csm_desktop.ui.widgets.near_days import PastDayField
from csm_desktop.ui.widgets.text import empty, one_line
from csm_desktop.wording import beside, clauses, headed, label, render, short_day, tr
from csm_desktop.wording.practice_words import lacks_words

if TYPE_CHECKING:
    from csm_desktop.app.accounts.view import AccountView

_AT_MOST = 5


class LoggedItem(LineRow[Logged]):
    """What it was, its words and its day; pressed, it can be answered, edited or taken out."""

    def __init__(self, tab: Tab, logged: Logged) -> None:
        super().__init__()
        self.tab = tab
        self.logged = logged
        self.title = Text(wrap=True)
        self.beneath = Text(role="caption", wrap=True)
        self.day = Text(role="caption")
        self.face = Pressable()
        self.face.asked.connect(self._open)
        self.setFocusProxy(self.face)
        words = QVBoxLayout(self.face)
        theme.spaced(words, gap=0)
        words.setContentsMargins(theme.px(EDGE), 0, theme.px(EDGE), 0)
        words.addWidget(self.title)
        words.addWidget(self.beneath)
        row = QHBoxLayout(self)
        theme.spaced(row, gap=theme.XS)
        row.setContentsMargins(0, theme.px(2), 0, theme.px(2))
        row.addWidget(self.face, 1)
        row.addWidget(self.day)

    def show_line(self, line: Logged) -> None:
        """Show the thing as it is now."""
        self.logged = line
        facts = self.tab.view.facts
        self.title.setText(_words(line) or _kind(line))
        self.beneath.setText(_about(line, facts))
        self.beneath.setVisible(bool(self.beneath.text()))
        self.day.setText(short_day(_day(line)))
        spoken = beside([_kind(line), _words(line), self.beneath.text(), self.day.text()], ", ")
        self.face.setAccessibleName(spoken)

    def _open(self) -> None:
        LoggedDialog(self.logged, self.tab, self.window()).exec()


class EngagementCard(Card):
    """A line at the top logs the next, and stays where it is while one entry follows another;
    beneath it what waits for an answer comes first, then the latest."""

    def __init__(self, tab: Tab) -> None:
        super().__init__(tr("Calls, requests, taking part"))
        self.tab = tab
        self.rows: FirstRows[LoggedItem] = FirstRows(lambda line: LoggedItem(tab, line), _AT_MOST)
        self._account: int | None = None
        self.none = Text(
            tr("Nothing is logged. Calls, trainings and requests feed health and alerts."),
            colour="secondary",
            wrap=True,
        )
        self.new = QLineEdit()
        self.new.setPlaceholderText(tr("Log, such as: call @name, what was said"))
        self.new.setAccessibleName(tr("Log call, mail, training, advocacy or request"))
        self.new.returnPressed.connect(self._add)
        self.new.textEdited.connect(self._foresee)
        self.note = Text(role="caption", wrap=True)
        self.note.hide()
        self.level = Text(colour="secondary", wrap=True)
        for part in (self.level, self.new, self.note, self.none, self.rows):
            self.add(part)

    def show_view(self, view: "AccountView") -> None:
        """Show what is logged now."""
        facts, now = view.facts, view.engagement
        level = headed(tr("Engagement level"), label(now.level))
        self.level.setText(clauses(filter(None, (level, lacks_words(now)))))
        # Open requests stay on top however old they are: somebody waits for an answer.
        waiting = [request for request in facts.requests if not request.is_over]
        past: list[Logged] = [*facts.engagement, *facts.advocacy, *facts.touches]
        past += [request for request in facts.requests if request.is_over]
        past.sort(key=lambda each: (_day(each), each.id), reverse=True)
        lines: list[Logged] = [*waiting[::-1], *past]
        # Another account begins with its first rows again, however many were unfolded here.
        if view.account_id != self._account:
            self._account = view.account_id
            self.rows.begin_anew()
        self.rows.show_lines(lines)
        self.rows.setVisible(bool(lines))
        self.none.setVisible(not lines)
        if self.header is not None:
            asked = say("{n} request open", "{n} requests open", n=len(waiting))
            self.header.set_aside(render(asked) if waiting else "")

    def begin(self) -> None:
        """Begin to log."""
        self.new.setFocus()

    def _entry(self, typed: str) -> LoggedEntry | None:
        facts = self.tab.view.facts
        return entry_of(typed, people_of(facts.team, facts.contacts, facts.as_of), facts.as_of)

    def _foresee(self, typed: str) -> None:
        """Say what Enter would log, while it is typed."""
        entry = self._entry(typed)
        self._say(foreseen(entry, self.tab.view.facts) if entry is not None else "", "secondary")

    def found(self, line_id: int) -> LoggedItem | None:
        """The row of what was logged, by its id; None of another account's."""
        return self.rows.row_of(line_id)

    def _add(self) -> None:
        typed = self.new.text().strip()
        if not typed:
            return
        saying = say("Log: {words}", words=typed)
        try:
            self.tab.shell.save(saying, use_cases.log_line, self.tab.account_id, typed)
        except UserError as refusal:
            self._say(f"{refusal.title} {refusal.advice}", "error")
            return
        self._say("", "secondary")
        empty(self.new)
        soon(self.new, self.new.setFocus)

    def _say(self, words: str, colour: str) -> None:
        self.note.setText(words)
        self.note.set_colour(colour)
        self.note.setVisible(bool(words))


class LoggedDialog(FormDialog):
    """A logged thing: its day, its words, and the answer of a request; or it is taken out."""

    def __init__(self, logged: Logged, tab: Tab, parent: QWidget) -> None:
        super().__init__(_kind(logged), "", tr("&Save"), self._save, parent)
        self.logged, self.tab = logged, tab
        today: Callable[[], date] = lambda: tab.view.facts.as_of  # noqa: E731
        self.on = PastDayField(tr("Day"), _day(logged), today=today)
        self.words_of = TextField(tr("Words"), _words(logged))
        self.form.add(tr("&Day"), self.on)
        self.form.add(tr("&Words"), self.words_of)
        self.people = NumberField(tr("People"))
        self.state = ChoiceField(tr("Answer"), RequestState.OPEN, [
            Choice(state, label(state)) for state in RequestState
        ])  # fmt: skip
        self.answer = TextField(tr("What we said"))
        if isinstance(logged, EngagementEvent):
            self.people.set_value(None if logged.people is None else Decimal(logged.people))
            self.form.add(tr("&People"), self.people)
        if isinstance(logged, ProductRequest):
            self.state.set_value(logged.state)
            self.answer.set_value(logged.answer)
            self.form.add(tr("&Answer"), self.state)
            self.form.add(tr("W&hat we said"), self.answer)
        self.ready(Button(tr("&Take out"), self._take_out, kind="risk"))
        (self.state if isinstance(logged, ProductRequest) else self.words_of).setFocus()

    def _save(self) -> None:
        on = self.on.stored
        if on is None:
            raise UserError(tr("The day is missing."), tr("Nothing was changed."))
        words, before = self.words_of.stored, self.logged
        after: Logged
        match before:
            case EngagementEvent():
                number = self.people.stored
                # The field takes any number; half a person is a slip of the finger.
                if number is not None and (number != int(number) or number < 0):
                    raise UserError(tr("People are counted whole."), tr("Nothing was changed."))
                people = None if number is None else int(number)
                after = replace(before, on=on, title=words, people=people)
            case AdvocacyAct():
                after = replace(before, on=on, note=words)
            case Touch():
                after = replace(before, on=on, text=words)
            case ProductRequest():
                after = replace(before, asked_on=on, text=words)
        label_ = say("Edit: {kind}", kind=_kind_of(before))
        if isinstance(after, ProductRequest):
            self.tab.shell.save(
                label_, use_cases.edit_request, after, self.state.stored, self.answer.stored
            )
        else:
            self.tab.shell.save(label_, use_cases.edit_logged, after)

    def _take_out(self) -> None:
        words = say("Take out: {kind}", kind=_kind_of(self.logged))
        self.tab.shell.save(words, use_cases.remove_logged, type(self.logged), self.logged.id)
        self.tab.shell.toast(render(words), undoable=True)
        self.reject()


def _kind_of(logged: Logged) -> Message | Enum:
    return say("Request to product") if isinstance(logged, ProductRequest) else logged.kind


def _kind(logged: Logged) -> str:
    return tr("Request to product") if isinstance(logged, ProductRequest) else label(logged.kind)


def _words(logged: Logged) -> str:
    match logged:
        case EngagementEvent():
            return logged.title
        case AdvocacyAct():
            return logged.note
    return logged.text


def _day(logged: Logged) -> date:
    return logged.asked_on if isinstance(logged, ProductRequest) else logged.on


def _about(logged: Logged, facts: AccountFacts) -> str:
    """The kind where the words stand above it, who it was, and what we said."""
    kind = _kind(logged) if _words(logged) else ""
    if isinstance(logged, EngagementEvent):
        people = say("{n} person", "{n} people", n=logged.people or 0)
        return beside([kind, render(people) if logged.people is not None else ""])
    who = next((contact.name for contact in facts.contacts if contact.id == logged.contact_id), "")
    if isinstance(logged, AdvocacyAct | Touch):
        return beside([kind, who])
    return beside([kind, who, label(logged.state), logged.answer])


def foreseen(entry: LoggedEntry, facts: AccountFacts) -> str:
    """What an entry would be logged as, on one line."""
    if entry.unknown:
        return render(say("Not one of theirs alone is known as “{name}”.", name=entry.unknown))
    kind = tr("Request to product") if entry.kind is None else label(entry.kind)
    people = say("{n} person", "{n} people", n=entry.people or 0)
    who = next((contact.name for contact in facts.contacts if contact.id == entry.contact_id), "")
    return beside(
        [
            kind,
            one_line(entry.text),
            render(people) if entry.people is not None else "",
            who,
            short_day(entry.on or facts.as_of),
        ]
    )

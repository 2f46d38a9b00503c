"""What is prepared beyond the purpose: agenda, opening, stories, questions, and what was left open.

Folded away while the call runs, with a word on what is in it; open until then.
"""

from collections.abc import Callable, Sequence
from functools import partial
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from csm_desktop.app.meetings import acts as meetings
from csm_desktop.app.meetings.view import MeetingView
from csm_desktop.domain.meetings.remarks import Remark
from csm_desktop.domain.text.message import say
from csm_desktop.ui import theme
from csm_desktop.ui.account.meetings import words
from csm_desktop.ui.account.meetings.fold import Fold
from csm_desktop.ui.account.meetings.invited import InvitedWords
from csm_desktop.ui.account.meetings.suggestions import questions_for, stories_like
from csm_desktop.ui.frame.tabs.tab import Tab
from csm_desktop.ui.widgets import Button, LongTextField, Text
from csm_desktop.ui.widgets.layout.form import label_of
from csm_desktop.ui.widgets.quiet_editor import QuietEditor
from csm_desktop.wording import render, tr

TakeUp = Callable[[str], object]
"""Puts a text into the notes as the beginning of a line, with the caret behind it."""


class OpenRow(QWidget):
    """A question that an earlier meeting left open: answer it, or ask it again."""

    def __init__(self, remark: Remark, when: str, take_up: TakeUp) -> None:
        super().__init__()
        self.remark = remark
        words_ = Text(remark.text, wrap=True)
        asked = Text(when, "caption")
        self.answer = Button(tr("Answer"), partial(take_up, f"{remark.text} "), kind="flat")
        self.again = Button(tr("Still open"), partial(take_up, f"? {remark.text}"), kind="flat")
        self.answer.setAccessibleName(render(say("Answer “{question}”", question=remark.text)))
        self.again.setAccessibleName(
            render(say("“{question}” is still open", question=remark.text))
        )
        row = QHBoxLayout(self)
        theme.spaced(row, gap=theme.XS)
        row.addWidget(words_, 1)
        for part in (asked, self.answer, self.again):
            row.addWidget(part, 0, Qt.AlignmentFlag.AlignTop)
        # As high as the buttons, so that all stand on one line.
        asked.setMinimumHeight(theme.button())
        words_.setMinimumHeight(theme.button())


class Preparation(QWidget):
    """The rest of the preparation card; what is written here stays inside, but for the agenda."""

    def __init__(self, tab: Tab, take_up: TakeUp) -> None:
        super().__init__()
        self._tab, self._take_up = tab, take_up
        self._view: MeetingView | None = None
        self._carried: tuple[Remark, ...] = ()
        self.open_rows: list[OpenRow] = []
        self.agenda = self._lines(tr("Agenda"), "agenda", tr("Two or three points, one a line"))
        self.opening = self._text(
            tr("Appreciation"), "appreciation", tr("What do you thank them for, to begin with?")
        )
        self.stories = self._text(
            tr("Stories"), "stories", tr("Who was in like circumstances, and what came of it?")
        )
        self.questions = self._lines(
            tr("Questions"), "questions", tr("What do you want to know? One a line")
        )
        self.bank = questions_for(tab, self.questions)
        self.like = stories_like(tab, self.stories)
        self.content = QWidget(self)
        self.fold = Fold(
            tr("Preparation"),
            tr("Show the preparation"),
            tr("Fold the preparation away"),
            self.content,
            self.agenda.setFocus,
        )
        self.invited = InvitedWords()
        self.agreed = Text(wrap=True)
        self._open = QWidget()
        self._lay_out()

    def _lay_out(self) -> None:
        grid = QGridLayout(self.content)
        theme.spaced(grid, gap=0)
        grid.setHorizontalSpacing(theme.px(theme.M))
        grid.setColumnStretch(1, 1)
        self._open_column = QVBoxLayout(self._open)
        theme.spaced(self._open_column, gap=0)
        self._invited_label = Text(tr("Invitation"), colour="secondary")
        self._agreed_label = Text(tr("Agreed last time"), colour="secondary")
        self._open_label = Text(tr("Still open"), colour="secondary")
        rows: list[tuple[Text, QWidget]] = [(self._invited_label, self.invited)]
        rows += [(label_of(field), field) for field in self.fields()]
        rows += [(self._agreed_label, self.agreed), (self._open_label, self._open)]
        for index, (name, widget) in enumerate(rows):
            name.setMinimumHeight(theme.button())
            name.setSizePolicy(name.sizePolicy().Policy.Minimum, name.sizePolicy().Policy.Fixed)
            grid.addWidget(name, index, 0, Qt.AlignmentFlag.AlignTop)
            # A question that was left open has buttons of its own: it goes on under the others'.
            grid.addWidget(widget, index, 1, 1, 2 if widget is self._open else 1)
            for field, offer in ((self.stories, self.like), (self.questions, self.bank)):
                if widget is field:
                    grid.addWidget(offer, index, 2, Qt.AlignmentFlag.AlignTop)
        self.agreed.setContentsMargins(theme.px(6), theme.px(6), 0, theme.px(6))
        self._open_column.setContentsMargins(theme.px(6), 0, 0, 0)
        column = QVBoxLayout(self)
        theme.spaced(column, gap=0)
        column.addWidget(self.fold)
        column.addWidget(self.content)

    def fields(self) -> Sequence[LongTextField]:
        """What is typed into, in its order."""
        return self.agenda, self.opening, self.stories, self.questions

    def begin(self, *, folded: bool) -> None:
        """Another meeting is shown."""
        self.fold.show_fold(folded=folded)

    def show_view(self, view: MeetingView) -> None:
        """Show what is prepared; what is being typed stays."""
        self._view = view
        meeting = view.meeting
        self.bank.meeting = self.like.meeting = meeting
        self.agenda.set_value("\n".join(meeting.agenda))
        self.opening.set_value(meeting.appreciation)
        self.stories.set_value(meeting.stories)
        self.questions.set_value("\n".join(meeting.questions))
        self.invited.show_words(view.invited)
        for shown in (self.invited, self._invited_label):
            shown.setVisible(bool(view.invited))
        self.agreed.setText("\n".join(f"• {each.text}" for each in view.decided))
        for part in (self.agreed, self._agreed_label):
            part.setVisible(bool(view.decided))
        self._show_open(view)
        self.fold.summary.setText(words.prepared_words(view))

    def _show_open(self, view: MeetingView) -> None:
        # Made anew only when they changed: the button under the hand must stay.
        if view.carried != self._carried:
            self._carried = view.carried
            for row in self.open_rows:
                self._open_column.removeWidget(row)
                row.hide()
                row.deleteLater()
            today = self._tab.view.facts.as_of
            self.open_rows = [
                OpenRow(remark, words.day_words(remark.on, today), self._take_up)
                for remark in view.carried
            ]
            for row in self.open_rows:
                self._open_column.addWidget(row)
                row.show()
        for part in (self._open, self._open_label):
            part.setVisible(bool(view.carried))

    def commit(self) -> bool:
        """Save what is still being typed."""
        return not [field for field in self.fields() if not field.commit()]

    def _text(self, name: str, field: str, hint: str) -> LongTextField:
        save = partial(self._save, name, field)
        return LongTextField(name, save=save, hint=hint, editor=QuietEditor())

    def _lines(self, name: str, field: str, hint: str) -> LongTextField:
        def save(text: str) -> None:
            points = tuple(point for line in text.splitlines() if (point := line.strip()))
            self._save(name, field, points)

        return LongTextField(name, save=save, hint=hint, editor=QuietEditor())

    def _save(self, name: str, field: str, value: Any) -> None:
        if self._view is not None:
            label = say("Prepare: {what}", what=name)
            meeting_id = self._view.meeting.id
            self._tab.shell.save(label, meetings.edit_meeting, meeting_id, **{field: value})

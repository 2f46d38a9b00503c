"""The follow-up beside the notes: the clock, the draft, and what becomes of it."""

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Unpack

from PySide6.QtCore import QPoint, QUrl
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import (
    QGridLayout,
    QHBoxLayout,
    QMenu,
    QSizePolicy,
)

from csm_desktop.app.meetings import follow_ups
from csm_desktop.app.meetings.view import MeetingView
from csm_desktop.domain.meetings.end import FollowUpClock, FollowUpTiming
from csm_desktop.domain.meetings.follow_up_gaps import FollowUpGap
from csm_desktop.domain.records.meetings import FollowUpFields, FollowUpState
from csm_desktop.domain.text.message import say
from csm_desktop.errors import UserError
from csm_desktop.ui import theme
from csm_desktop.ui.account.meetings import words
from csm_desktop.ui.account.meetings.autosave import keep_typed
from csm_desktop.ui.account.meetings.follow_up.address_menu import AddressMenus
from csm_desktop.ui.account.meetings.follow_up.gaps import GapStrip
from csm_desktop.ui.account.meetings.follow_up.letter import LetterEditor
from csm_desktop.ui.account.meetings.follow_up.outbox_ways import OutboxWays
from csm_desktop.ui.frame.mail.mail_program import open_with_system
from csm_desktop.ui.frame.tabs.tab import Tab
from csm_desktop.ui.widgets import (
    Button,
    Card,
    LongTextField,
    Separator,
    Text,
    TextField,
)
from csm_desktop.ui.widgets.file_dialogs import ask_folder
from csm_desktop.ui.widgets.layout.form import label_of
from csm_desktop.wording import render, tr

_KEY = "Ctrl+Return"
_EDGES = {FollowUpTiming.RUNNING: "watch", FollowUpTiming.OVERDUE: "at_risk"}


class FollowUpCard(Card):
    """The draft, the user's to edit, and the one thing to do next."""

    def __init__(
        self,
        tab: Tab,
        here: str,
        end_call: Callable[[], object],
        fill: Callable[[FollowUpGap], object],
    ) -> None:
        super().__init__(margin=theme.L)
        self._tab, self._here, self._end_call = tab, here, end_call
        self._view: MeetingView | None = None
        self.open = open_with_system
        self._addressed = AddressMenus(tab, self, self._write)
        self.ways = OutboxWays(tab, here, self, self.commit)
        self.title = Text(tr("Follow-up"), "subtitle")
        self.clock = Text(role="title")
        self.state = Text(role="caption", wrap=True)
        self.to = TextField(tr("To"), save=self._save_to, quiet=True, hint=tr("Names or addresses"))
        self.cc = TextField(tr("Cc"), save=self._save_cc, quiet=True)
        self.subject = TextField(tr("Subject"), save=self._save_subject, quiet=True)
        self.letter = LongTextField(
            tr("Text of the follow-up"),
            save=self._save_body,
            hint=tr("What you agreed, in a few lines"),
            editor=LetterEditor(),
        )
        keep_typed((self.to, self.cc, self.subject))
        # The letter takes what room there is: it is what is read before it goes.
        self.letter.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.gaps = GapStrip(fill)
        self.aside = Text(role="caption", wrap=True)
        self.more = Button("", self._offer, icon="dots", name=tr("More ways"))
        self.second = Button("", self._not_sent)
        self.first = Button("", self.go_on, kind="primary", hint=_KEY)
        self._lay_out()

    def _lay_out(self) -> None:
        self.body.setSpacing(theme.px(theme.XS))
        top = QHBoxLayout()
        theme.spaced(top, gap=theme.S)
        top.addWidget(self.title)
        top.addStretch(1)
        top.addWidget(self.clock)
        self.add_layout(top)
        self.add(self.state)
        grid = QGridLayout()
        theme.spaced(grid, gap=0)
        grid.setHorizontalSpacing(theme.px(theme.M))
        grid.setColumnStretch(1, 1)
        for index, field in enumerate((self.to, self.cc, self.subject)):
            name = label_of(field)
            name.setMinimumHeight(theme.button())
            grid.addWidget(name, index, 0)
            grid.addWidget(field, index, 1)
        self.add_layout(grid)
        self.add(Separator())
        self.add(self.letter, 1)
        self.add(self.gaps)
        foot = QHBoxLayout()
        theme.spaced(foot, gap=theme.S)
        foot.addWidget(self.aside, 1)
        for button in (self.more, self.second, self.first):
            foot.addWidget(button)
        self.add_layout(foot)

    def show_view(self, view: MeetingView) -> None:
        """Show the follow-up of a meeting; what is being typed stays."""
        self._view = view
        mail, people = view.follow_up, self._people()
        # As names where each means one person; else as addresses.
        self.to.set_value(follow_ups.recipients_shown(mail.to, people))
        self.cc.set_value(follow_ups.recipients_shown(mail.cc, people))
        self.subject.set_value(mail.subject)
        self.letter.set_value(mail.body)
        draft = mail.state is FollowUpState.DRAFT
        for field in (self.to, self.cc, self.subject, self.letter):
            # What was handed over is a record of what was handed over.
            field.editor.setReadOnly(not draft)
        held = view.meeting.ended_at is not None
        self.first.setText(
            {
                FollowUpState.DRAFT: self._next_words() if held else tr("End call"),
                FollowUpState.QUEUED: "",
                FollowUpState.HANDED_OFF: tr("It was sent"),
                FollowUpState.SENT: "",
            }[mail.state]
        )
        queued = mail.state is FollowUpState.QUEUED
        self.second.setText(tr("Take back") if queued else tr("Not sent"))
        self.first.setVisible(bool(self.first.text()))
        self.second.setVisible(mail.state in (FollowUpState.HANDED_OFF, FollowUpState.QUEUED))
        self.gaps.show_gaps(view.gaps)
        # Their words are others now, and so is their width.
        for button in (self.first, self.second):
            button.updateGeometry()
        self.aside.setText(self._aside(view))
        self.show_clock(view.clock)

    def _aside(self, view: MeetingView) -> str:
        if view.follow_up.state is FollowUpState.HANDED_OFF:
            return tr("Was it sent? Your mail program does not tell.")
        if view.follow_up.state is FollowUpState.SENT:
            return self.ways.left_out(view)
        return self.ways.words(view) or self._draft_words(view)

    def _draft_words(self, view: MeetingView) -> str:
        missing = [g.name for g in view.guests if not g.ours and not g.email]
        if missing:
            return render(say("No e-mail address: {names}.", names=missing))
        if view.meeting.ended_at is None and view.day < self._tab.view.facts.as_of:
            return tr("It ends when it was planned to; F2 corrects that.")
        if view.meeting.ended_at is None:
            return tr("The clock starts when the call ends.")
        if self.ways.sends:
            return tr("It goes by your mail server; ten seconds are left to undo.")
        return tr("Your mail program opens with the draft; you send it there.")

    def _next_words(self) -> str:
        return tr("Send") if self.ways.sends else tr("Mail program")

    def show_clock(self, clock: FollowUpClock) -> None:
        """Show what is left of the half hour; asked again each second while it runs."""
        if self._view is None:
            return
        self._view = replace(self._view, clock=clock)
        running = clock.timing is FollowUpTiming.RUNNING
        overdue = clock.timing is FollowUpTiming.OVERDUE
        sent = tr("Sent") if self._view.follow_up.state is FollowUpState.SENT else ""
        late = tr("Overdue") if overdue else sent
        self.clock.setText(words.remaining(clock) if running else late)
        self.clock.set_colour("error" if overdue else "text")
        self.set_edge(_EDGES.get(clock.timing, ""))
        self.state.setText(words.clock_words(self._view, clock, self._here))

    def commit(self) -> bool:
        """Save what is still being typed; whether all of it could be."""
        refused = [
            each for each in (self.to, self.cc, self.subject, self.letter) if not each.commit()
        ]
        return not refused

    def go_on(self) -> None:
        """The one thing to do next: end the call, hand the draft over, say that it was sent."""
        if self._view is None or not self.commit():
            return
        state = self._view.follow_up.state
        if state is FollowUpState.HANDED_OFF:
            self._confirm()
        elif state is FollowUpState.DRAFT and self._view.meeting.ended_at is None:
            self._end_call()
        elif state is FollowUpState.DRAFT and self.ways.sends:
            self.ways.send(self._view)
        elif state is FollowUpState.DRAFT:
            self.hand_over()

    def hand_over(self) -> None:
        """Open the draft in the user's mail program; it is kept as handed off, not as sent."""
        path = self._written(None)
        # It could not be written: that has been said.
        if path is None:
            return
        if self.open(QUrl.fromLocalFile(str(path))):
            self._handed()
            return
        self._tab.shell.tell(
            UserError(
                tr("No program opened the draft."),
                render(
                    say(
                        "It is kept as {path}. Or save it elsewhere: the dots button, More ways.",
                        path=str(path),
                    )
                ),
            )
        )

    def save_as(self) -> None:
        """Write the draft into a folder that the user chooses."""
        folder = ask_folder(self, tr("Save the draft into a folder"))
        if folder is not None and self.commit() and (path := self._written(folder)) is not None:
            self._handed()
            words = render(say("Saved as {name}", name=path.name))
            self._tab.shell.toast(words, undoable=True, saved=path)

    def by_link(self) -> None:
        """Open the mail program by a link, which holds short letters only."""
        if self._view is None or not self.commit():
            return
        try:
            link = follow_ups.mailto_of(self._view.follow_up, self._people())
        except UserError as error:
            self._tab.shell.tell(error)
            return
        if link is None:
            self._tab.shell.tell(
                UserError(
                    tr("The text is too long for a link."),
                    tr("Use “Mail program”: it hands the draft over as a file."),
                )
            )
        # Strict, or Qt would mend what the mail program then reads otherwise.
        elif self.open(QUrl(link, QUrl.ParsingMode.StrictMode)):
            self._handed()

    def copy(self) -> None:
        """Put the text on the clipboard, for a chat or a portal."""
        if self._view is not None and self.commit():
            QGuiApplication.clipboard().setText(self._view.follow_up.body)
            self._tab.shell.toast(tr("The text is on the clipboard."))

    def mark_sent(self) -> None:
        """The mail went out some other way: the clock stops now."""
        if self._view is not None and self.commit():
            mail = self._view.follow_up
            if self._tab.shell.run(say("Follow-up was sent"), follow_ups.mark_sent, mail):
                self._tab.shell.toast(tr("Kept as sent."), undoable=True)

    def build_anew(self) -> None:
        """Forget what was written, and make the draft from the notes again."""
        if self._view is not None and self.commit():
            self._tab.shell.run(
                say("Build the follow-up from the notes"),
                follow_ups.write_follow_up,
                self._view.meeting.id,
                to=(),
                cc=(),
                subject="",
                body="",
            )

    def _people(self) -> tuple[follow_ups.Person, ...]:
        return (*self._view.contacts, *self._view.team) if self._view is not None else ()

    def _written(self, folder: Path | None) -> Path | None:
        if self._view is None:
            return None
        mail, people = self._view.follow_up, self._people()
        try:
            return follow_ups.write_eml(mail, people, folder)
        except UserError as error:
            self._tab.shell.tell(error)
            return None

    def _handed(self) -> None:
        if self._view is not None:
            label, mail = say("Hand follow-up to the mail program"), self._view.follow_up
            if self._tab.shell.run(label, follow_ups.hand_off, mail) is not None:
                said = tr("Handed to your mail program. Say here once it was sent.")
                self._tab.shell.toast(said, undoable=True)

    def _confirm(self) -> None:
        if self._view is not None:
            meeting_id = self._view.meeting.id
            label = say("Follow-up was sent")
            if self._tab.shell.run(label, follow_ups.confirm_sent, meeting_id) is not None:
                self._tab.shell.toast(tr("Kept as sent."), undoable=True)

    def _not_sent(self) -> None:
        if self._view is None:
            return
        if self._view.follow_up.state is FollowUpState.QUEUED:
            self.ways.take_back(self._view)
        else:
            meeting_id = self._view.meeting.id
            self._tab.shell.run(say("Follow-up was not sent"), follow_ups.not_sent, meeting_id)

    def _offer(self) -> None:
        if self._view is None:
            return
        menu = QMenu(self)
        menu.setAccessibleName(self.more.accessibleName())
        if self._view.follow_up.state is FollowUpState.DRAFT:
            self.ways.add_to(menu, self._view, self.hand_over)
            menu.addAction(tr("Save as a file…"), self.save_as)
            menu.addAction(tr("Open by a link (short texts)"), self.by_link)
            menu.addAction(tr("Copy the text"), self.copy)
            if self._view.meeting.ended_at is not None:
                # Before the end there is nothing that could have been sent.
                menu.addAction(tr("It was sent another way"), self.mark_sent)
        else:
            menu.addAction(tr("Copy the text"), self.copy)
        if self._view.follow_up.state is FollowUpState.SENT:
            menu.addAction(tr("It was not sent after all"), self._not_sent)
        if self._view.follow_up.state is FollowUpState.DRAFT:
            menu.addSeparator()
            self._addressed.add_to(menu, self._view)
        if self._view.written and self._view.follow_up.state is FollowUpState.DRAFT:
            menu.addSeparator()
            menu.addAction(tr("Build again from the notes"), self.build_anew)
        menu.popup(self.more.mapToGlobal(QPoint(0, self.more.height())))

    def _save_to(self, text: str) -> None:
        self._write(to=follow_ups.recipients_read(text, self._people()))

    def _save_cc(self, text: str) -> None:
        # Who is written to must be kept with it: else the copies would be built from the notes.
        to = self._view.follow_up.to if self._view is not None else ()
        self._write(cc=follow_ups.recipients_read(text, self._people()), to=to)

    def _save_subject(self, text: str) -> None:
        self._write(subject=text)

    def _save_body(self, text: str) -> None:
        self._write(body=text)

    def _write(self, **fields: Unpack[FollowUpFields]) -> None:
        if self._view is not None:
            meeting_id = self._view.meeting.id
            label = say("Edit follow-up")
            self._tab.shell.save(label, follow_ups.write_follow_up, meeting_id, **fields)

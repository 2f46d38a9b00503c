"""The outbox: where every mail is, and what a person has to say about it."""

from collections.abc import Callable, Sequence
from functools import partial
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QUrl

from csm_desktop.app.lists.outbox import outbox_lines
from csm_desktop.domain.lists.outbox_lines import OutboxLine
from csm_desktop.domain.records.letters.outbox import MailState, OutboxMailText
from csm_desktop.domain.text.message import Message, say
from csm_desktop.errors import UserError
from csm_desktop.ui.frame.lists.list_commands import row_acts
from csm_desktop.ui.frame.lists.queried_page import QueriedPage
from csm_desktop.ui.frame.mail.mail_program import open_with_system
from csm_desktop.ui.frame.shell import Shell
from csm_desktop.ui.here import zone_here
from csm_desktop.ui.outbox.columns import VIEWS, OutboxDay, columns
from csm_desktop.ui.outbox.commands import ROW_ACTS, declare
from csm_desktop.ui.outbox.sent_question import SentQuestion
from csm_desktop.ui.widgets.button import Button
from csm_desktop.ui.widgets.empty import EmptyState
from csm_desktop.ui.widgets.table import Table
from csm_desktop.wording import render, tr

if TYPE_CHECKING:
    from csm_desktop.app.book import Book, Work

Act = Callable[["Work", int], Any]
Told = tuple[Message, Act]
_CONCERN = ("outbox_mail", "follow_up", "account")


class OutboxPage(QueriedPage[OutboxLine, OutboxDay]):
    """Drafts are looked through here one by one; several can be sent together."""

    def __init__(self, shell: Shell) -> None:
        super().__init__(shell, VIEWS, tr("Filter the mails"), outbox_lines, _CONCERN)
        self.open = open_with_system
        self.table.opened.connect(self._read)
        self.asked = SentQuestion(self._say_sent, self._say_not_sent)
        acts = [Button(tr("Send now"), self.send_now, hint="Ctrl+Return")]
        self.lay_out(acts, self.asked)
        self.table.sort_by("at", True)
        declare(self)
        self.table.row_acts = lambda: row_acts(shell.commands, ROW_ACTS)
        shell.outbox.moved.connect(self.state_changed)

    def make_table(self) -> Table[OutboxLine]:
        """Mails are chosen together, and written in a dialog."""
        return Table(
            tr("Outbox"),
            columns(self.context),
            many=True,
            empty=EmptyState(
                tr("No mail yet"),
                tr("Follow-ups that you send, and messages to many, stand here on their way."),
            ),
            none_found=EmptyState(tr("No mail fits"), tr("Esc shows the open ones again.")),
        )

    def context(self) -> OutboxDay:
        """The day and the user's zone."""
        book = self.shell.book
        if book is None:
            raise RuntimeError("no book is open")
        return OutboxDay(book.today(), zone_here())

    def title(self) -> str:
        """The page's name."""
        return tr("Outbox")

    def aside(self) -> str:
        """What the last try said."""
        connection = self.shell.outbox.connection
        return connection.why if connection is not None else ""

    def read_selected(self) -> None:
        """The mail that the keyboard is on, whole."""
        self.on_current(self._read)

    def review(self) -> None:
        """Look through the drafts that are shown, or chosen where several are, one by one; those of
        the most valuable accounts come first in a set."""
        from csm_desktop.ui.outbox.review import ReviewDialog

        chosen = self.table.selection
        lines = chosen if len(chosen) > 1 else self.table.lines
        drafts = sorted(
            line.id
            for line in lines
            if line.state is MailState.DRAFT and not line.is_follow_up and line.meeting_id is None
        )
        if not drafts:
            self.shell.toast(tr("No draft is shown to look through."))
            return
        dialog = ReviewDialog(self.shell, drafts, self._hand_over_mail, self)
        dialog.exec()
        if dialog.sent or dialog.gone:
            words = say("{n} on the way, {gone} thrown away.", n=dialog.sent, gone=dialog.gone)
            self.shell.toast(render(words))

    def open_selected(self) -> None:
        """Its meeting, or its account."""
        self.on_current(self._go)

    def send(self) -> None:
        """Send the chosen drafts; each says why where it cannot go."""
        from csm_desktop.app.outbox.acts import send_mail

        sent = self._each(say("Send the mail"), send_mail)
        if sent:
            words = say(
                "{n} mail goes in ten seconds.", "{n} mails go in ten seconds.", n=len(sent)
            )
            self.shell.toast(render(words), undoable=len(sent) == 1)

    def hand_over(self) -> None:
        """Open the chosen draft in the mail program."""
        self.on_current(self._hand_over)

    def retry(self) -> None:
        """Try the chosen ones again now."""
        from csm_desktop.app.outbox.acts import retry

        if self._each(say("Try the mail again"), retry):
            self.shell.toast(tr("It is tried again, to those alone who have not got it."))

    def was_sent(self) -> None:
        """The chosen ones went out."""
        self._say_sent(tuple(self.table.selection))

    def take_back(self) -> None:
        """The chosen ones do not go: they are drafts again."""
        self._say_not_sent(tuple(self.table.selection))

    def show_lines(self, lines: Sequence[OutboxLine]) -> None:
        """Show these, and ask once about each that was handed over."""
        super().show_lines(lines)
        self.asked.ask_of(lines)

    def show_book(self, book: "Book | None") -> None:
        """Show the mails of another book."""
        self.asked.forget()
        super().show_book(book)

    def _say_sent(self, lines: Sequence[OutboxLine]) -> None:
        from csm_desktop.app.meetings.follow_ups import confirm_sent
        from csm_desktop.app.outbox.acts import was_sent

        if self._say_of(lines, (say("Follow-up was sent"), confirm_sent),
                        (say("The mail was sent"), was_sent)):  # fmt: skip
            self.shell.toast(tr("Kept as sent."), undoable=True)

    def _say_not_sent(self, lines: Sequence[OutboxLine]) -> None:
        from csm_desktop.app.meetings.follow_ups import not_sent
        from csm_desktop.app.outbox.acts import take_back

        if self._say_of(lines, (say("Follow-up was not sent"), not_sent),
                        (say("Take the mail back"), take_back)):  # fmt: skip
            # A follow-up leaves the outbox with that: its draft is looked for here in vain.
            of_meeting = all(line.meeting_id is not None for line in lines)
            draft = tr("It is a draft again, on the page of its meeting.")
            self.shell.toast(draft if of_meeting else tr("It is a draft again."), undoable=True)

    def _say_of(self, lines: Sequence[OutboxLine], of_meeting: Told, of_mail: Told) -> bool:
        """Say of each what became of it, where a follow-up stands with its meeting; whether one
        could be said of."""
        handed = [line for line in lines if line.is_follow_up]
        for line in handed:
            if line.meeting_id is not None:
                self.shell.run(*of_meeting, line.meeting_id)
        return bool(self._each(*of_mail, lines) or handed)

    def discard(self) -> None:
        """Throw the chosen drafts away."""
        from csm_desktop.app.outbox.acts import discard

        gone = self._each(say("Throw the draft away"), discard)
        if gone:
            said = say("{n} draft is gone.", "{n} drafts are gone.", n=len(gone))
            self.shell.toast(render(said), undoable=True)

    def send_now(self) -> None:
        """Try now what waits; where no server is named, say how to name one."""
        from csm_desktop.app.outbox.server import mail_server

        book = self.shell.book
        if book is None:
            return
        if mail_server(book) is None:
            self.shell.tell(
                UserError(
                    tr("No mail server is named yet."),
                    tr("Name one under Settings, Mail; or hand drafts to your mail program (H)."),
                )
            )
            return
        self.shell.outbox.send_now()

    def _each(
        self, said: Message, act: Act, lines: Sequence[OutboxLine] | None = None
    ) -> list[OutboxLine]:
        """Do it with every chosen mail of ours, each undoable by itself; those with which it
        worked."""
        done = []
        for line in tuple(self.table.selection) if lines is None else lines:
            if line.is_follow_up:
                continue
            try:
                self.shell.save(said, act, line.id)
            except UserError as error:
                self.shell.tell(error)
            else:
                done.append(line)
        return done

    def _read(self, line: OutboxLine) -> None:
        from csm_desktop.app.lists.outbox import mail
        from csm_desktop.ui.outbox.mail_dialog import MailDialog

        book = self.shell.book
        found = mail(book, line.id) if book is not None and not line.is_follow_up else None
        if found is None:
            self._go(line)
            return
        MailDialog(found, partial(self._write, line.id), self).exec()

    def _write(self, mail_id: int, fields: OutboxMailText) -> None:
        from csm_desktop.app.outbox.acts import edit_mail

        self.shell.save(say("Edit the mail"), edit_mail, mail_id, **fields)

    def _go(self, line: OutboxLine) -> None:
        where = f"meetings/{line.meeting_id}" if line.meeting_id is not None else ""
        self.shell.open_account(line.account_id, where)

    def _hand_over(self, line: OutboxLine) -> None:
        can = line.state in (MailState.DRAFT, MailState.REFUSED)
        if can and self._hand_over_mail(line.id):
            self.shell.toast(tr("It is with your mail program."), undoable=True)

    def _hand_over_mail(self, mail_id: int) -> bool:
        """Open a mail in the mail program; whether one took it."""
        from csm_desktop.app.outbox.acts import handed_over
        from csm_desktop.app.outbox.hand_over import link_of, write_draft_of

        book = self.shell.book
        if book is None:
            return False
        try:
            link = link_of(book, mail_id)
            # Strict, or Qt would mend what the mail program then reads otherwise.
            taken = link is not None and self.open(QUrl(link, QUrl.ParsingMode.StrictMode))
            path = None if taken else write_draft_of(book, mail_id)
        except UserError as error:
            self.shell.tell(error)
            return False
        if path is not None and not self.open(QUrl.fromLocalFile(str(path))):
            words = render(say("It is kept as {path}.", path=str(path)))
            self.shell.tell(UserError(tr("No program opened the draft."), words))
            return False
        self.shell.run(say("Hand the mail to the mail program"), handed_over, mail_id)
        return True

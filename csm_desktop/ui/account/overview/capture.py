"""Quick capture: from any page a call, a mail or a note in a few words, at any account."""

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QDialog, QLineEdit, QWidget

from csm_desktop.app.book import Book
from csm_desktop.app.lists import accounts as listing
from csm_desktop.app.people import engagement as use_cases
from csm_desktop.domain.meetings.entry_lines import entries_of
from csm_desktop.domain.meetings.note_lines import people_of
from csm_desktop.domain.records.facts import AccountFacts
from csm_desktop.domain.text.message import say
from csm_desktop.errors import UserError
from csm_desktop.ui import theme
from csm_desktop.ui.account.overview.engagement import foreseen
from csm_desktop.ui.frame.shell import Shell
from csm_desktop.ui.unsaved_texts import UNSAVED, Key, Unsaved
from csm_desktop.ui.widgets import Button, Dialog, Form, LongTextField, Somebody, Text
from csm_desktop.ui.widgets.fields import AccountField
from csm_desktop.ui.widgets.text import one_line
from csm_desktop.wording import render, tr

_WIDE = 560  # px
_DRAFT: Key = ("capture", "text", "")
_ENTERS = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


def hand_over(dialog: QDialog, shell: Shell) -> None:
    """Let the draft go once the dialog that took its words up has stored them; else it stays."""
    dialog.accepted.connect(partial(UNSAVED.drop, _DRAFT))
    if UNSAVED.find(_DRAFT) is not None:
        dialog.rejected.connect(partial(_tell_kept, shell))


def _tell_kept(shell: Shell) -> None:
    shell.toast(tr("Kept as a draft: quick capture shows it again"))


class CaptureDialog(Dialog):
    """The account and the words; Enter logs them. Esc keeps them for the next time.

    `plan` is given the account and the words where they shall become a meeting.
    """

    def __init__(
        self,
        shell: Shell,
        book: Book,
        plan: Callable[[int | None, str], object],
        account_id: int | None,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(
            tr("Quick capture"),
            tr("Begin with call, mail, message, visit or training; anything else is a note. "
               "Enter logs it, Shift+Enter begins a further line."),
            parent,
        )  # fmt: skip
        self._shell, self._book, self._plan = shell, book, plan
        self._facts: AccountFacts | None = None
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        accounts = [Somebody(line.id, line.name, line.domain) for line in listing.accounts(book)]
        self.account = AccountField(tr("Account"), self._chosen, known=lambda: accounts)
        self.account.set_people(accounts)
        self.text = LongTextField(
            tr("Words"), hint=tr("call from @name: what was said, yesterday"), least=3, most=10
        )
        self.note = Text(role="caption", wrap=True)
        self._lay_out()
        kept = UNSAVED.find(_DRAFT)
        if kept is not None:
            of_draft, words = kept.typed
            self.text.set_value(words)
            account_id = of_draft or account_id
        if account_id in [somebody.id for somebody in accounts]:
            self.account.set_value(account_id)
            self._chosen(account_id)
        self._follow_keys()
        (self.account if self._facts is None else self.text).setFocus()

    def _lay_out(self) -> None:
        form = Form(width=_WIDE)
        form.add(tr("&Account"), self.account)
        form.add(tr("&Words"), self.text)
        self.column.addWidget(form)
        self.column.addWidget(self.note)
        self.yes = Button(tr("&Log"), self.log, kind="primary")
        self.meeting = Button(tr("&Plan a meeting"), self.plan_meeting)
        self.finish(self.meeting, Button(tr("Cancel"), self.reject), self.yes)
        self.setMinimumWidth(max(self.minimumWidth(), theme.px(_WIDE)))

    def _follow_keys(self) -> None:
        self.text.editor.textChanged.connect(self._foresee)
        for field in (self.account, self.text):
            field.editor.installEventFilter(self)
        line = self.account.editor
        if isinstance(line, QLineEdit):
            line.returnPressed.connect(self._go_on)  # Enter in the list of names
        self.text.editor.moveCursor(self.text.editor.textCursor().MoveOperation.End)

    @property
    def typed(self) -> str:
        """The words as they stand there."""
        return self.text.editor.toPlainText().strip()

    def log(self) -> None:
        """Log what stands there, as one step; what is refused keeps the dialog open."""
        if not self.account.commit():
            return
        if self._facts is None:
            self.account.insist()
            return
        account = self._facts.account
        label = say("Log: {words}", words=one_line(self.typed))
        try:
            self._shell.save(label, use_cases.log_text, account.id, self.typed)
        except UserError as refusal:
            self._say(f"{refusal.title} {refusal.advice}", "error")
            return
        UNSAVED.drop(_DRAFT)
        self.accept()
        self._shell.toast(render(say("Logged at {account}", account=account.name)), undoable=True)

    def plan_meeting(self) -> None:
        """Plan a meeting instead, for what the words say."""
        account_id, words = self.account.stored, one_line(self.typed)
        self._keep()
        self.accept()
        self._plan(account_id, words)

    def reject(self) -> None:
        """Close it; words that were typed stay for the next time."""
        if self._keep():
            _tell_kept(self._shell)
        super().reject()

    def _keep(self) -> bool:
        """Keep the words as a draft; whether there are any."""
        words = self.text.editor.toPlainText()
        if not words.strip():
            UNSAVED.drop(_DRAFT)
            return False
        why = UserError(tr("It is not logged yet."), tr("Quick capture shows it again."))
        typed = (self.account.stored, words)
        UNSAVED.keep(_DRAFT, Unsaved(tr("Quick capture"), words, typed, why))
        return True

    def _chosen(self, account_id: int | None) -> None:
        """The account is another: so are its people."""
        self._facts = None
        if account_id is not None:
            self._facts = listing.account_facts(self._book, account_id)
        self._foresee()

    def _foresee(self) -> None:
        """Say what Enter would log, while it is typed."""
        facts = self._facts
        if facts is None:
            self._say("", "secondary")
            return
        people = people_of(facts.team, facts.contacts, facts.as_of)
        entries = entries_of(self.typed, people, facts.as_of)
        self._say("\n".join(foreseen(entry, facts) for entry in entries), "secondary")

    def _go_on(self) -> None:
        """Enter in the account: log what stands there, or begin to type it."""
        if self.typed:
            self.log()
        elif self.account.commit():
            self.text.setFocus()

    def _say(self, words: str, colour: str) -> None:
        self.note.setText(words)
        self.note.set_colour(colour)
        self.note.setVisible(bool(words))

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if isinstance(event, QKeyEvent) and event.type() is QEvent.Type.KeyPress:
            further = event.modifiers() & Qt.KeyboardModifier.ShiftModifier
            if event.key() in _ENTERS and not further:
                if watched is self.text.editor:
                    self.log()
                else:
                    self._go_on()
                return True
        return super().eventFilter(watched, event)

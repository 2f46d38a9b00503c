"""Drafts looked through one by one: read, changed, sent, kept or thrown away, by keyboard."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QWidget

from csm_desktop.app.lists.outbox import DraftInReview, draft_in_review
from csm_desktop.app.outbox.acts import discard, edit_mail, send_mail
from csm_desktop.app.outbox.server import mail_server
from csm_desktop.domain.lists.lines import AccountLine
from csm_desktop.domain.text.message import say
from csm_desktop.errors import UserError
from csm_desktop.ui import theme
from csm_desktop.ui.frame.shell import Shell
from csm_desktop.ui.outbox.mail_fields import MailFields
from csm_desktop.ui.widgets.button import Button
from csm_desktop.ui.widgets.dialogs.questions import Dialog
from csm_desktop.ui.widgets.marks import band_words
from csm_desktop.ui.widgets.text import Text
from csm_desktop.wording import beside, label, moneys, render, short_day, tr

HandOver = Callable[[int], bool]


class ReviewDialog(Dialog):
    """`sent`, `gone` count what was done; a draft that was left as it is waits on."""

    def __init__(
        self, shell: Shell, mail_ids: Sequence[int], hand_over: HandOver, parent: QWidget
    ) -> None:
        super().__init__(tr("Look through the drafts"), " ", parent)
        self._shell, self._hand_over = shell, hand_over
        self._ids, self._at = list(mail_ids), 0
        self.sent = self.gone = 0
        self._draft: DraftInReview | None = None
        self.facts = Text("", "caption", wrap=True)
        self.fields = MailFields()
        self.refusal = Text("", "body", colour="error", wrap=True)
        self.column.addWidget(self.facts)
        self.column.addWidget(self.fields)
        self.column.addWidget(self.refusal)
        book = shell.book
        self._has_server = book is not None and mail_server(book) is not None
        send = tr("&Send, and on") if self._has_server else tr("To the &mail program, and on")
        self.throw = Button(tr("Throw a&way"), self.throw_away, kind="risk")
        self.back = Button(tr("&Back"), lambda: self.step(-1))
        self.on = Button(tr("Keep, and &on"), lambda: self.step(1))
        self.send = Button(send, self.send_this, kind="primary", hint="Ctrl+Return")
        self.finish(self.throw, self.back, self.on, self.send)
        self.setMinimumWidth(theme.px(700))
        self._show()

    @property
    def mail_id(self) -> int:
        """The draft that is shown."""
        return self._ids[self._at]

    def step(self, by: int) -> None:
        """Go to another draft, with what was changed in this one kept; past the last one, out."""
        if not self._kept():
            return
        if self._at + by >= len(self._ids):
            self.accept()
            return
        self._at = max(0, self._at + by)
        self._show()

    def send_this(self) -> None:
        """Let it go, and show the next one."""
        if not self._kept():
            return
        try:
            if self._has_server:
                self._shell.save(say("Send the mail"), send_mail, self.mail_id)
            elif not self._hand_over(self.mail_id):
                return
        except UserError as refusal:
            self._refuse(refusal)
            return
        self.sent += 1
        self._leave()

    def throw_away(self) -> None:
        """It is gone, until that is undone."""
        try:
            self._shell.save(say("Throw the draft away"), discard, self.mail_id)
        except UserError as refusal:
            self._refuse(refusal)
            return
        self.gone += 1
        self._leave()

    def reject(self) -> None:
        """Esc: out, and what was changed is kept."""
        if self._kept():
            super().reject()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Ctrl+Enter sends from wherever one is; Enter alone does nothing by accident."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            if event.modifiers() & Qt.KeyboardModifier.ControlModifier:
                self.send_this()
            event.accept()
            return
        super().keyPressEvent(event)

    def _leave(self) -> None:
        del self._ids[self._at]
        self._at = min(self._at, len(self._ids) - 1)
        if self._ids:
            self._show()
        else:
            self.accept()

    def _kept(self) -> bool:
        """Keep what was changed; whether nothing is left unkept."""
        draft = self._draft
        if draft is None:
            return True
        try:
            changed = self.fields.changed(draft.mail)
            if changed:
                self._shell.save(say("Edit the mail"), edit_mail, draft.mail.id, **changed)
        except UserError as refusal:
            self._refuse(refusal)
            return False
        return True

    def _refuse(self, refusal: UserError) -> None:
        self.refusal.setText(f"{refusal.title} {refusal.advice}".strip())
        self.refusal.show()

    def _show(self) -> None:
        """The draft that it is at; one that has gone on meanwhile is passed over."""
        book = self._shell.book
        while book is not None and self._ids:
            self._draft = draft_in_review(book, self.mail_id)
            if self._draft is not None:
                break
            del self._ids[self._at]
            self._at = max(0, min(self._at, len(self._ids) - 1))
        draft = self._draft
        if draft is None:
            self.accept()
            return
        place = say("{n} of {all} · {set}", n=self._at + 1, all=len(self._ids),
                    set=draft.mail.campaign)  # fmt: skip
        self.words.setText(render(place).rstrip(" ·"))
        self.title.setText(draft.account.name)
        self.facts.setText(facts_of(draft.account))
        self.refusal.hide()
        self.fields.show_mail(draft.mail, editable=True, copies=False)
        self.back.setEnabled(self._at > 0)
        self.fields.text.setFocus()


def facts_of(line: AccountLine) -> str:
    """What is worth knowing of the account while one reads its draft; internal."""
    known = [
        band_words(line.band, line.score),
        label(line.standing) if line.standing else "",
        moneys(line.arr),
        render(say("last touch {on}", on=short_day(line.last_touch_on)))
        if line.last_touch_on
        else tr("never touched"),
        render(say("renews {on}", on=short_day(line.renews_on, with_year=True)))
        if line.renews_on
        else "",
    ]
    return beside([words for words in known if words])

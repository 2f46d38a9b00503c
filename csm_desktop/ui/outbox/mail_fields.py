"""Whom a mail is to, what it is about and what it says: shown, or to be written."""

from csm_desktop.domain.records.letters.outbox import OutboxMail, OutboxMailText
from csm_desktop.ui import theme
from csm_desktop.ui.widgets import Form, TextField
from csm_desktop.ui.widgets.fields import PlainEditor
from csm_desktop.wording import tr


class MailFields(Form):
    """`changed` says what was written since the mail was shown."""

    def __init__(self) -> None:
        super().__init__(width=600)
        self.to = TextField(tr("To"))
        self.cc = TextField(tr("Copy to"))
        self.bcc = TextField(tr("Blind copy to"))
        self.subject = TextField(tr("Subject"))
        self.text = PlainEditor(12, 20)
        self.text.setAccessibleName(tr("Text"))
        self.text.setMinimumWidth(theme.px(460))
        self.add(tr("&To"), self.to)
        self._of_copies = (self.add(tr("&Copy to"), self.cc), self.cc)
        self._of_blind = (self.add(tr("Bli&nd copy to"), self.bcc), self.bcc)
        self.add(tr("S&ubject"), self.subject)
        self.add(tr("Te&xt"), self.text)

    def show_mail(self, mail: OutboxMail, *, editable: bool, copies: bool) -> None:
        """Show a mail; what is on its way can only be read. `copies` offers to send some."""
        for field, words in (
            (self.to, ", ".join(mail.to)),
            (self.cc, ", ".join(mail.cc)),
            (self.bcc, ", ".join(mail.bcc)),
            (self.subject, mail.subject),
        ):
            # What was typed for the former mail is kept by now, and must not stay in this one.
            field.stored = words
            field.put_typed(words)
            field.editor.setCursorPosition(0)
            field.editor.setReadOnly(not editable)
        for parts, addresses in ((self._of_copies, mail.cc), (self._of_blind, mail.bcc)):
            for part in parts:
                part.setVisible(bool(addresses) or (copies and editable))
        self.text.setPlainText(mail.body)
        self.text.setReadOnly(not editable)

    def changed(self, mail: OutboxMail) -> OutboxMailText:
        """What differs from the mail. Raises UserError for what is no address."""
        from csm_desktop.app.meetings.follow_ups import recipients_read

        found: OutboxMailText = {}
        if self.to.typed != ", ".join(mail.to):
            found["to"] = recipients_read(self.to.typed, ())
        if self.cc.typed != ", ".join(mail.cc):
            found["cc"] = recipients_read(self.cc.typed, ())
        if self.bcc.typed != ", ".join(mail.bcc):
            found["bcc"] = recipients_read(self.bcc.typed, ())
        if self.subject.typed != mail.subject:
            found["subject"] = " ".join(self.subject.typed.split())
        if self.text.toPlainText() != mail.body:
            found["body"] = self.text.toPlainText()
        return found

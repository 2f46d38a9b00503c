"""One mail: read whole, and written as long as nobody has got it."""

from collections.abc import Callable
from datetime import datetime

from PySide6.QtWidgets import QWidget

from csm_desktop.domain.records.letters.outbox import MailState, OutboxMail, OutboxMailText
from csm_desktop.domain.text.message import say
from csm_desktop.ui import theme
from csm_desktop.ui.widgets import TextField
from csm_desktop.ui.widgets.dialogs.form_dialog import FormDialog
from csm_desktop.ui.widgets.fields import PlainEditor
from csm_desktop.ui.widgets.text import Text
from csm_desktop.wording import label, render, tr

Keep = Callable[[OutboxMailText], object]


class MailDialog(FormDialog):
    """Saves what was changed; of a mail that is on its way it only shows what it says."""

    def __init__(self, mail: OutboxMail, keep: Keep, parent: QWidget) -> None:
        self._mail, self._keep = mail, keep
        open_ = mail.state in (MailState.DRAFT, MailState.REFUSED) and mail.sent_at is None
        self.editable = open_ and mail.meeting_id is None
        action = tr("&Save") if self.editable else tr("&Close")
        super().__init__(mail.subject or tr("Mail"), label(mail.state), action, self._save, parent)
        self.to = TextField(tr("To"), ", ".join(mail.to))
        self.subject = TextField(tr("Subject"), mail.subject)
        self.text = PlainEditor(12, 20)
        self.text.setPlainText(mail.body)
        self.text.setAccessibleName(tr("Text"))
        self.text.setMinimumWidth(theme.px(460))
        self.form.add(tr("&To"), self.to)
        self.form.add(tr("&Subject"), self.subject)
        self.form.add(tr("Te&xt"), self.text)
        for field in (self.to.editor, self.subject.editor, self.text):
            field.setReadOnly(not self.editable)
        for words in _told(mail):
            self.column.addWidget(Text(words, "caption", wrap=True))
        self.ready()
        self.setMinimumWidth(theme.px(640))
        self.text.setFocus()

    def _save(self) -> None:
        if not self.editable:
            return
        from csm_desktop.app.meetings.follow_ups import recipients_read

        fields: OutboxMailText = {}
        if self.to.stored != ", ".join(self._mail.to):
            fields["to"] = recipients_read(self.to.stored, ())
        if self.subject.stored != self._mail.subject:
            fields["subject"] = self.subject.stored
        if self.text.toPlainText() != self._mail.body:
            fields["body"] = self.text.toPlainText()
        if fields:
            self._keep(fields)


def _told(mail: OutboxMail) -> list[str]:
    """What became of it: why it did not go, and what a server said of each recipient."""
    told = [mail.trouble] if mail.trouble else []
    for result in mail.results:
        words = say(
            "{address}: {state} {reply}",
            address=result.address,
            state=label(result.state),
            reply=result.reply,
        )
        told.append(render(words).strip())
    if isinstance(mail.sent_at, datetime):
        told.append(render(say("Sent {at}", at=mail.sent_at)))
    return told

"""One mail: read whole, and written as long as nobody has got it."""

from collections.abc import Callable
from datetime import datetime

from PySide6.QtWidgets import QWidget

from csm_desktop.domain.records.letters.outbox import MailState, OutboxMail, OutboxMailText
from csm_desktop.domain.text.message import say
from csm_desktop.ui import theme
from csm_desktop.ui.outbox.mail_fields import MailFields
from csm_desktop.ui.widgets.dialogs.form_dialog import FormDialog
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
        self.fields = MailFields()
        self.fields.show_mail(mail, editable=self.editable, copies=True)
        self.forms.append(self.fields)
        self.column.addWidget(self.fields)
        for words in _told(mail):
            self.column.addWidget(Text(words, "caption", wrap=True))
        self.ready()
        self.setMinimumWidth(theme.px(640))
        self.fields.text.setFocus()

    def _save(self) -> None:
        if not self.editable:
            return
        changed = self.fields.changed(self._mail)
        if changed:
            self._keep(changed)


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

"""Deleting a meeting: at once, and back by Undo; asked first where a mail of it is about to go."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QWidget

from csm_desktop.app.meetings.follow_up_dispatch import queued_mail, remove_with_mail
from csm_desktop.domain.records.letters.outbox import OutboxMail
from csm_desktop.domain.records.meetings import Meeting
from csm_desktop.domain.text.message import say
from csm_desktop.ui.frame.tabs.tab import Tab
from csm_desktop.ui.widgets import Button
from csm_desktop.ui.widgets.dialogs.questions import Dialog
from csm_desktop.wording import joined, render, tr


class QueuedMailQuestion(Dialog):
    """What becomes of the follow-up that is queued; Cancel has the focus and changes nothing."""

    def __init__(self, mail: OutboxMail, parent: QWidget) -> None:
        asked = say(
            "“{subject}” to {people} waits in the outbox. The meeting can be deleted with it or"
            " without it; a mail that goes cannot be taken back.",
            subject=mail.subject,
            people=joined(list(mail.recipients)),
        )
        super().__init__(tr("Its follow-up is about to go"), render(asked), parent)
        self.takes_back = False
        self.no = Button(tr("&Cancel"), self.reject)
        self.keep = Button(tr("Delete, let the mail &go"), self.accept, kind="risk")
        self.both = Button(tr("Delete, &take the mail back"), self._take_back, kind="risk")
        self.finish(self.no, self.keep, self.both)
        self.no.setFocus(Qt.FocusReason.OtherFocusReason)

    def _take_back(self) -> None:
        self.takes_back = True
        self.accept()


def delete_meeting(tab: Tab, meeting: Meeting) -> None:
    """Take a meeting out with its notes; the actions that were agreed there stay."""
    mail = queued_mail(tab.view.facts, meeting.id)
    takes_back = False
    if mail is not None:
        question = QueuedMailQuestion(mail, tab)
        if question.exec() != QDialog.DialogCode.Accepted:
            return
        takes_back = question.takes_back
    label = say("Delete meeting “{title}”", title=meeting.title or meeting.kind)
    tab.shell.run(label, remove_with_mail, meeting.id, takes_back=takes_back)
    if all(each.id != meeting.id for each in tab.view.facts.meetings):
        tab.shell.toast(_gone(mail, takes_back=takes_back), undoable=True)


def _gone(mail: OutboxMail | None, *, takes_back: bool) -> str:
    if mail is None:
        return tr("Meeting deleted; what was agreed there stays.")
    if takes_back:
        return tr("Meeting deleted, and its mail does not go; what was agreed there stays.")
    return tr("Meeting deleted; its mail goes, and what was agreed there stays.")

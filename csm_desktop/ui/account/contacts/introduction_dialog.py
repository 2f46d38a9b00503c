"""The drafted introduction of two people, and the ways in which it goes out."""

from collections.abc import Callable
from dataclasses import replace

from PySide6.QtCore import QEvent, QObject, Qt, QUrl
from PySide6.QtGui import QDesktopServices, QKeyEvent
from PySide6.QtWidgets import QApplication, QWidget

from csm_desktop.app.people import introductions as introducing
from csm_desktop.app.people.introductions import IntroductionDraft
from csm_desktop.errors import UserError
from csm_desktop.ui import theme
from csm_desktop.ui.widgets.button import Button
from csm_desktop.ui.widgets.dialogs.form_dialog import FormDialog
from csm_desktop.ui.widgets.fields import PlainEditor, TextField
from csm_desktop.wording import tr


class IntroductionDialog(FormDialog):
    """The drafted mail, to be made one's own, then copied, handed to the mail program, or queued:
    `queue` is given it as it stands, and Ctrl+Enter is its key."""

    def __init__(
        self,
        title: str,
        words: str,
        draft: IntroductionDraft,
        queue: Callable[[IntroductionDraft], object],
        parent: QWidget,
    ) -> None:
        super().__init__(title, words, tr("Open in &mail program"), self._hand_over, parent)
        self.to = TextField(tr("To"), draft.to)
        self.copied = TextField(tr("Copy"), draft.copy)
        self.subject = TextField(tr("Subject"), draft.subject)
        self.text = PlainEditor(14, 18)
        self.text.setPlainText(draft.text)
        self.text.setAccessibleName(tr("Text"))
        self.text.setMinimumWidth(theme.px(460))
        self.form.add(tr("&To"), self.to)
        self.form.add(tr("C&opy"), self.copied)
        self.form.add(tr("&Subject"), self.subject)
        self.form.add(tr("Te&xt"), self.text)
        for field in (self.to, self.copied, self.subject):
            field.setMaximumWidth(theme.px(900))
        self.copy = Button(tr("Cop&y text"), self._copy, icon="copy")
        self.queue = Button(tr("Put in the o&utbox"), self._put_in_outbox, hint="Ctrl+Return")
        self.text.installEventFilter(self)
        self.ready(self.copy, self.queue)
        # Four buttons are wider than the text in some languages.
        self.setMinimumWidth(max(theme.px(640), self.foot.minimumSize().width()))
        self._draft, self._queue = draft, queue
        # To, copy and subject are filled: what is left to write is the text.
        self.text.setFocus()

    def letter(self) -> IntroductionDraft:
        """The draft as it stands now."""
        return replace(
            self._draft,
            to=self.to.stored,
            copy=self.copied.stored,
            subject=self.subject.stored,
            text=self.text.toPlainText(),
        )

    def _copy(self) -> None:
        QApplication.clipboard().setText(self.text.toPlainText())
        self.copy.setText(tr("Copied"))

    def eventFilter(self, editor: QObject, event: QEvent) -> bool:
        """Ctrl+Enter, which a field takes for Enter."""
        if event.type() is QEvent.Type.KeyPress and _queues(event):
            self._put_in_outbox()
            return True
        return super().eventFilter(editor, event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if _queues(event):
            self._put_in_outbox()
        else:
            super().keyPressEvent(event)

    def _put_in_outbox(self) -> None:
        self.carry_out(lambda: self._queue(self.letter()))

    def _hand_over(self) -> None:
        """Open the mail program; a letter that is too long for a link goes as a file."""
        letter = self.letter()
        link = introducing.mail_link(letter)
        url = QUrl(link) if link else QUrl.fromLocalFile(str(introducing.mail_file(letter)))
        if not QDesktopServices.openUrl(url):
            raise UserError(
                tr("No mail program answered."), tr("Nothing was sent. Copy the text instead.")
            )


def _queues(event: QEvent) -> bool:
    return (
        isinstance(event, QKeyEvent)
        and event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
        and bool(event.modifiers() & Qt.KeyboardModifier.ControlModifier)
    )

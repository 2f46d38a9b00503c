"""How mails go out: handed to the mail program, or by a server that the user names here."""

from functools import partial
from typing import TYPE_CHECKING

from csm_desktop.domain.text.message import say
from csm_desktop.errors import UserError
from csm_desktop.ui.background import Job
from csm_desktop.ui.frame.shell import Shell
from csm_desktop.ui.settings.part import Part
from csm_desktop.ui.widgets import Button, Card, Choice, ChoiceField, Form, Text, TextField
from csm_desktop.ui.widgets.layout.flow import ButtonBar
from csm_desktop.wording import label, render, tr

if TYPE_CHECKING:
    from csm_desktop.app.book import Book
    from csm_desktop.app.outbox.server import Kept, MailServer
    from csm_desktop.domain.correspondence.outbox import DeliveryOutcome

_PORT = "587"


class MailPart(Part):
    """A draft until it is saved: half a server sends nothing. The password is in no book."""

    def __init__(self, shell: Shell) -> None:
        from PySide6.QtWidgets import QLineEdit

        from csm_desktop.app.outbox.server import Security

        super().__init__(shell)
        self._job: Job[object] | None = None
        self.host = TextField(tr("Server"), hint=tr("mail.example.com"))
        self.port = TextField(tr("Port"), _PORT)
        choices = [Choice(each, label(each)) for each in Security]
        self.security = ChoiceField(tr("Encryption"), Security.STARTTLS, choices)
        self.user = TextField(tr("User"), hint=tr("you@example.com; empty for a relay"))
        self.password = TextField(tr("App password"))
        self.password.editor.setEchoMode(QLineEdit.EchoMode.Password)
        self.how = Text("", wrap=True)
        self.said = Text("", wrap=True)
        self.save = Button(tr("&Send by this server"), self._save, kind="primary")
        self.test = Button(tr("&Test the connection"), self._test)
        self.drop = Button(tr("Back to the &mail program"), self._drop)
        form = Form()
        form.add(tr("Se&rver"), self.host)
        form.add(tr("&Port"), self.port)
        form.add(tr("&Encryption"), self.security)
        form.add(tr("&User"), self.user)
        form.add(tr("App pass&word"), self.password)
        card = Card(tr("Mail"))
        card.add(self.how)
        card.add(form)
        card.add(
            Text(
                tr(
                    "The password goes into this computer's keychain, never into the book. Where "
                    "your provider asks for one, make an app password there for this program."
                ),
                "caption",
                wrap=True,
            )
        )
        card.add(ButtonBar(self.said, (self.test, self.drop, self.save)))
        self.lay_out([card])

    def show_book(self, book: "Book") -> None:
        """Show the server that is named; what is being typed stays."""
        from csm_desktop.app.outbox.server import mail_server

        server = mail_server(book)
        self.drop.setVisible(server is not None)
        if server is None:
            self.how.setText(tr("Drafts are handed to your mail program, and you send them there."))
            return
        words = say("Mails go by {host}; ten seconds are left to undo each.", host=server.host)
        self.how.setText(render(words))
        for field, value in (
            (self.host, server.host), (self.port, str(server.port)), (self.user, server.user),
        ):  # fmt: skip
            field.set_value(value)
        self.security.set_value(server.security)

    def take_focus(self) -> None:
        """The server's name."""
        self.host.setFocus()

    def _typed(self) -> "MailServer":
        """The server as it stands in the fields. Raises UserError for one that cannot be."""
        from csm_desktop.app.outbox.server import MailServer, refuse_server

        port = self.port.editor.text().strip()
        server = MailServer(
            self.host.editor.text().strip(),
            int(port) if port.isdecimal() and len(port) < 6 else 0,
            self.security.stored,
            self.user.editor.text().strip(),
        )
        refuse_server(server)
        return server

    def _save(self) -> None:
        from csm_desktop.app.outbox.server import secret_name, set_server

        try:
            server = self._typed()
            self.shell.save(tr("Send by a mail server"), set_server, server)
        except UserError as error:
            self._say(error)
            return
        password = self.password.editor.text()
        self.said.setText(tr("Mails go by this server now."))
        if password and server.user:
            secrets = self.shell.outbox.secrets
            keep = partial(secrets.keep, secret_name(server), password)
            self.shell.background.start(self, lambda _: keep(), self._kept, self._failed)

    def _kept(self, kept: "Kept") -> None:
        from csm_desktop.ui.settings.mail_words import kept_words

        self.password.editor.clear()
        self.password.set_value("")
        self.said.setText(kept_words(kept))

    def _test(self) -> None:
        """Say hello and log in, on a thread; nothing is sent."""
        from csm_desktop.app.outbox.server import try_server

        try:
            server = self._typed()
        except UserError as error:
            self._say(error)
            return
        password = self.password.editor.text()
        secrets = self.shell.outbox.secrets
        self.test.setEnabled(False)
        self.said.setText(tr("Trying…"))
        self.shell.background.start(
            self, lambda _: try_server(server, password, secrets), self._tested, self._failed
        )

    def _tested(self, outcome: "DeliveryOutcome") -> None:
        self.test.setEnabled(True)
        self.said.setText(outcome.why or tr("The server answers, and lets you send."))

    def _failed(self, error: BaseException) -> None:
        self.test.setEnabled(True)
        if not isinstance(error, UserError):
            raise error
        self._say(error)

    def _drop(self) -> None:
        from csm_desktop.app.outbox.server import set_server

        self.shell.run(tr("Back to the mail program"), set_server, None)
        self.said.setText(tr("What waits in the outbox stays there, and goes by no server."))

    def _say(self, error: UserError) -> None:
        self.said.setText(f"{error.title} {error.advice}".strip())

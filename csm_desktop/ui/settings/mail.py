"""How mails go out: handed to the mail program, or by a server that the user names here."""

from functools import partial
from typing import TYPE_CHECKING

from csm_desktop.domain.text.message import say
from csm_desktop.errors import UserError
from csm_desktop.ui.frame.shell import Shell
from csm_desktop.ui.settings.mail_words import kept_words
from csm_desktop.ui.settings.part import Part
from csm_desktop.ui.settings.sign_in import SignInBox
from csm_desktop.ui.widgets import Button, Card, Choice, ChoiceField, Form, Text, TextField
from csm_desktop.ui.widgets.layout.flow import ButtonBar
from csm_desktop.wording import label, render, tr

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from csm_desktop.app.book import Book
    from csm_desktop.app.outbox.server import Kept, MailLogin, MailServer
    from csm_desktop.domain.correspondence.outbox import DeliveryOutcome

_PORT = "587"


class MailPart(Part):
    """A draft until it is saved: half a server sends nothing. Secrets are in no book."""

    def __init__(self, shell: Shell) -> None:
        from PySide6.QtWidgets import QLineEdit

        from csm_desktop.app.outbox.server import MailLogin, Security

        super().__init__(shell)
        logins = [Choice(each, label(each), _explained(each)) for each in MailLogin]
        self.login = ChoiceField(tr("Let in by"), MailLogin.PASSWORD, logins)
        self.host = TextField(tr("Server"), hint=tr("mail.example.com"))
        self.port = TextField(tr("Port"), _PORT)
        choices = [Choice(each, label(each)) for each in Security]
        self.security = ChoiceField(tr("Encryption"), Security.STARTTLS, choices)
        self.user = TextField(tr("User"))
        self.password = TextField(tr("App password"))
        self.client_id = TextField(tr("Client id"))
        self.tenant = TextField(tr("Tenant"), hint=tr("empty for any"))
        self.client_secret = TextField(tr("Client secret"))
        for secret in (self.password, self.client_secret):
            secret.editor.setEchoMode(QLineEdit.EchoMode.Password)
        self.how = Text("", wrap=True)
        self.where = Text("", "caption", wrap=True)
        self.said = Text("", wrap=True)
        self.sign_in = SignInBox(shell, self._signing, self._signed_in)
        self.save = Button(tr("&Send by this server"), self._save, kind="primary")
        self.test = Button(tr("&Test the connection"), self._test)
        self.drop = Button(tr("Back to the &mail program"), self._drop)
        self._rows: dict[QWidget, tuple[MailLogin, ...]] = {}
        self._shown: MailServer | None = None
        card = Card(tr("Mail"))
        card.add(self.how)
        card.add(self._form())
        card.add(self.where)
        card.add(self.sign_in)
        card.add(ButtonBar(self.said, (self.test, self.drop, self.save)))
        self.lay_out([card])
        self.login.saved.connect(self._chosen)
        self._fit()

    def _form(self) -> Form:
        from csm_desktop.app.outbox.server import MailLogin

        form = Form()
        form.add(tr("&Let in by"), self.login)
        form.add(tr("Se&rver"), self.host)
        form.add(tr("&Port"), self.port)
        form.add(tr("&Encryption"), self.security)
        form.add(tr("&User"), self.user)
        for words, field, logins in (
            (tr("App pass&word"), self.password, (MailLogin.PASSWORD,)),
            (tr("Client i&d"), self.client_id, (MailLogin.MICROSOFT, MailLogin.GOOGLE)),
            (tr("Te&nant"), self.tenant, (MailLogin.MICROSOFT,)),
            (tr("Client secret"), self.client_secret, (MailLogin.GOOGLE,)),
        ):
            named = form.add(words, field)
            self._rows |= {named: logins, field: logins}
        return form

    def show_book(self, book: "Book") -> None:
        """Show the server that is named; what is being typed stays."""
        from csm_desktop.app.outbox.server import mail_server

        server = mail_server(book)
        self.drop.setVisible(server is not None)
        if server is None:
            self._shown = None
            self.how.setText(tr("Drafts are handed to your mail program, and you send them there."))
            return
        words = say("Mails go by {host}; ten seconds are left to undo each.", host=server.host)
        self.how.setText(render(words))
        # A mail that waits is tried again and again, which changes the book each time.
        if server == self._shown:
            return
        self._shown = server
        for field, value in (
            (self.host, server.host), (self.port, str(server.port)), (self.user, server.user),
            (self.client_id, server.client_id), (self.tenant, server.tenant),
        ):  # fmt: skip
            field.set_value(value)
        self.security.set_value(server.security)
        self.login.set_value(server.login)
        self._fit()

    def take_focus(self) -> None:
        """What the server is shown, with which all else begins."""
        self.login.setFocus()

    def _chosen(self, login: "MailLogin") -> None:
        """Name the usual server of whoever lets in, where the user has named none of their own."""
        from csm_desktop.app.outbox.server import USUAL_HOSTS, Security

        known = (*USUAL_HOSTS.values(), "")
        if login in USUAL_HOSTS and self.host.editor.text().strip() in known:
            self.host.set_value(USUAL_HOSTS[login])
            self.port.set_value(_PORT)
            self.security.set_value(Security.STARTTLS)
        self._fit()

    def _fit(self) -> None:
        """Show the fields that the chosen way asks for."""
        from csm_desktop.app.outbox.server import MailLogin

        login = self.login.stored
        for part, logins in self._rows.items():
            part.setVisible(login in logins)
        signs_in = login is not MailLogin.PASSWORD
        self.sign_in.setVisible(signs_in)
        self.sign_in.offer(code=login is MailLogin.MICROSOFT)
        self.where.setText(_kept_where(signs_in))
        of_relay = tr("you@example.com; empty for a relay")
        self.user.editor.setPlaceholderText(tr("you@example.com") if signs_in else of_relay)

    def _typed(self) -> "MailServer":
        """The server as it stands in the fields. Raises UserError for one that cannot be."""
        from csm_desktop.app.outbox.server import MailLogin, MailServer, refuse_server

        login, port = self.login.stored, self.port.editor.text().strip()
        signs_in = login is not MailLogin.PASSWORD
        server = MailServer(
            self.host.editor.text().strip(),
            int(port) if port.isdecimal() and len(port) < 6 else 0,
            self.security.stored,
            self.user.editor.text().strip(),
            login,
            self.client_id.editor.text().strip() if signs_in else "",
            self.tenant.editor.text().strip() if login is MailLogin.MICROSOFT else "",
        )
        refuse_server(server)
        return server

    def _signing(self) -> "tuple[MailServer, str]":
        return self._typed(), self.client_secret.editor.text().strip()

    def _signed_in(self, server: "MailServer", kept: "Kept") -> None:
        from csm_desktop.app.outbox.server import set_server

        self.client_secret.set_value("")
        self.client_secret.editor.clear()
        self.shell.run(say("Send by a mail server"), set_server, server)
        words = tr("You are signed in, and mails go by this server now.")
        self.said.setText(f"{words} {kept_words(kept)}")

    def _save(self) -> None:
        from csm_desktop.app.outbox.server import MailLogin, secret_name, set_server

        try:
            server = self._typed()
            self.shell.save(say("Send by a mail server"), set_server, server)
        except UserError as error:
            self._say(error)
            return
        self.said.setText(tr("Mails go by this server now."))
        if server.login is not MailLogin.PASSWORD:
            words = tr("Whether it lets you in, the test of the connection says.")
            self.said.setText(f"{self.said.text()} {words}")
            return
        password = self.password.editor.text()
        if password and server.user:
            secrets = self.shell.outbox.keys.secrets
            keep = partial(secrets.keep, secret_name(server), password)
            self.shell.background.start(self, lambda _: keep(), self._kept, self._failed)

    def _kept(self, kept: "Kept") -> None:
        self.password.editor.clear()
        self.password.set_value("")
        self.said.setText(kept_words(kept))

    def _test(self) -> None:
        """Say hello and log in, on a thread; nothing is sent."""
        from csm_desktop.app.outbox.server import MailLogin, try_server

        try:
            server = self._typed()
        except UserError as error:
            self._say(error)
            return
        typed = server.login is MailLogin.PASSWORD
        password = self.password.editor.text() if typed else ""
        keys = self.shell.outbox.keys
        self.test.setEnabled(False)
        self.said.setText(tr("Trying…"))
        self.shell.background.start(
            self, lambda _: try_server(server, password, keys), self._tested, self._failed
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

        self.shell.run(say("Back to the mail program"), set_server, None)
        self.said.setText(tr("What waits in the outbox stays there, and goes by no server."))

    def _say(self, error: UserError) -> None:
        self.said.setText(f"{error.title} {error.advice}".strip())


def _explained(login: "MailLogin") -> str:
    return {
        "password": tr("Or nothing, for a relay of your own network"),
        "microsoft": tr("You sign in with Microsoft, by a client id of your organisation"),
        "google": tr("You sign in with Google, by a client id and its secret"),
    }[login.value]


def _kept_where(signs_in: bool) -> str:
    if signs_in:
        return tr(
            "Register this program there as a desktop application, or ask whoever administers your "
            "mail for its client id. What lets you in goes into this computer's keychain, never "
            "into the book."
        )
    return tr(
        "The password goes into this computer's keychain, never into the book. Where your provider "
        "asks for one, make an app password there for this program."
    )

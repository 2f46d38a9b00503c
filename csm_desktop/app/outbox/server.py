"""Where mails are handed over: the server that the user named, and the secret for it.

The server's name stands in the book; its password never does.
"""

import json
from dataclasses import asdict
from string import ascii_letters, digits

from csm_desktop.app.book import Book
from csm_desktop.app.settings import put_text, text_of
from csm_desktop.domain.correspondence.outbox import DeliveryEnd, DeliveryOutcome
from csm_desktop.domain.records.settings import value_of
from csm_desktop.errors import UserError
from csm_desktop.mail.keychain import Kept, KeychainState, Secrets
from csm_desktop.mail.mail_server import MailLogin, MailServer, Security
from csm_desktop.mail.sign_in.grant import Grant, SignIn, SignInError
from csm_desktop.mail.sign_in.keys import MailKeys, secret_name
from csm_desktop.storage.file.stamp import keep_secret, secret_in
from csm_desktop.storage.session import BookConnection, Work
from csm_desktop.wording import tr

__all__ = [
    "BookSecrets",
    "Grant",
    "Kept",
    "KeychainState",
    "MailKeys",
    "MailLogin",
    "MailServer",
    "Secrets",
    "Security",
    "SignIn",
    "SignInError",
    "secret_name",
    "secret_place",
]
USUAL_HOSTS = {
    MailLogin.MICROSOFT: "smtp.office365.com",
    MailLogin.GOOGLE: "smtp.gmail.com",
}
"""Where mails go for those who sign in."""
_KEY = "mail_server"
_PORTS = range(1, 65_536)
# They become parts of addresses.
_OF_IDS = frozenset(ascii_letters + digits + "-._")


class BookSecrets:
    """An encrypted book as a place for secrets that are too long for the keychain."""

    def __init__(self, book: Book) -> None:
        self._book = book

    def keep(self, name: str, secret: str) -> None:
        """Keep a secret; "" takes it out. Raises UserError where the book cannot be written."""
        self._book.record(_keep_secret, name, secret)

    def find(self, name: str) -> str:
        """A secret that is kept; "" where there is none."""
        with self._book.reading() as connection:
            return secret_in(connection, name)


def _keep_secret(work: Work, /, name: str, secret: str) -> None:
    keep_secret(work.connection, name, secret)


def secret_place(book: Book | None) -> BookSecrets | None:
    """Where secrets may be kept beside the keychain; None in a book that anybody can read."""
    return BookSecrets(book) if book is not None and book.is_encrypted else None


def mail_server(book: Book) -> MailServer | None:
    """The server that mails go to; None where the user named none: then drafts are handed over."""
    with book.reading() as connection:
        return server_in(connection)


def server_in(connection: BookConnection) -> MailServer | None:
    """The same, for whoever reads more beside it."""
    # What cannot be read is as good as no server: drafts are handed over, and nothing is lost.
    kept = value_of(text_of(connection, _KEY) or "null")
    if not isinstance(kept, dict):
        return None
    try:
        return MailServer(
            str(kept["host"]),
            int(kept["port"]),
            Security(kept["security"]),
            str(kept.get("user", "")),
            MailLogin(kept.get("login", MailLogin.PASSWORD)),
            str(kept.get("client_id", "")),
            str(kept.get("tenant", "")),
        )
    except (KeyError, TypeError, ValueError):
        return None


def set_server(work: Work, /, server: MailServer | None) -> None:
    """Send by this server from now on; None: hand drafts to the mail program, as by default.

    Raises UserError for a host or port that is none, and for a password over an open way.
    """
    if server is None:
        put_text(work, _KEY, "")
        return
    refuse_server(server)
    put_text(work, _KEY, json.dumps(asdict(server)))


def refuse_server(server: MailServer) -> None:
    """Raise UserError for a server that cannot be one."""
    unchanged = tr("Nothing was changed.")
    host = server.host
    if not host or any(sign.isspace() or sign in "/@:" for sign in host.strip("[]")):
        raise UserError(tr("A server is named as mail.example.com."), unchanged)
    if server.port not in _PORTS:
        raise UserError(tr("A port is a number from 1 to 65535; mail uses 587 or 465."), unchanged)
    if server.login is not MailLogin.PASSWORD:
        _refuse_sign_in(server, unchanged)
    if server.user and server.security is Security.NONE:
        raise UserError(
            tr("Without encryption no password is sent. Choose STARTTLS or TLS."), unchanged
        )


def _refuse_sign_in(server: MailServer, unchanged: str) -> None:
    if "@" not in server.user:
        raise UserError(
            tr("Whoever signs in is named by an address, as you@example.com."), unchanged
        )
    if not server.client_id or not set(server.client_id) <= _OF_IDS:
        raise UserError(
            tr("A client id is missing: the one under which this program is registered there."),
            unchanged,
        )
    if not set(server.tenant) <= _OF_IDS:
        raise UserError(
            tr("A tenant is named by its id, or as example.com; or by nothing."), unchanged
        )


def try_server(server: MailServer, password: str, keys: MailKeys) -> DeliveryOutcome:
    """Say hello to a server and log in, and send nothing; with the typed password, else with what
    is kept. On a thread."""
    try:
        # What is typed goes first: it is tried before it is kept.
        secret = password or keys.secret(server)
    except SignInError as refusal:
        return not_let_in(refusal)
    from csm_desktop.mail.smtp import Delivery  # the network, which most starts never use

    return Delivery(server, secret or "").test()


def not_let_in(refusal: SignInError) -> DeliveryOutcome:
    """How a try ended that never came to the server: later it may, or only the user can help."""
    end = DeliveryEnd.NOT_REACHED if refusal.passing else DeliveryEnd.NOT_ALLOWED
    return DeliveryOutcome(end, f"{refusal.title} {refusal.advice}".strip())

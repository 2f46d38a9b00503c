"""Where mails are handed over: the server that the user named, and the secret for it.

The server's name stands in the book; its password never does.
"""

import json
from dataclasses import asdict

from csm_desktop.app.book import Book
from csm_desktop.app.settings import put_text, text_of
from csm_desktop.domain.correspondence.outbox import DeliveryOutcome
from csm_desktop.domain.records.settings import value_of
from csm_desktop.errors import UserError
from csm_desktop.mail.keychain import Kept, KeychainState, Secrets
from csm_desktop.mail.smtp import Delivery, MailServer, Security
from csm_desktop.storage.session import BookConnection, Work
from csm_desktop.wording import tr

__all__ = ["Kept", "KeychainState", "MailServer", "Secrets", "Security"]
_KEY = "mail_server"
_PORTS = range(1, 65_536)


def mail_server(book: Book) -> MailServer | None:
    """The server that mails go to; None where the user named none: then drafts are handed over."""
    with book.reading() as connection:
        return server_in(connection)


def server_in(connection: BookConnection) -> MailServer | None:
    """The same, for whoever reads more beside it."""
    kept = value_of(text_of(connection, _KEY) or "null")
    if not isinstance(kept, dict):
        return None
    try:
        return MailServer(
            str(kept["host"]),
            int(kept["port"]),
            Security(kept["security"]),
            str(kept.get("user", "")),
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
    if server.user and server.security is Security.NONE:
        raise UserError(
            tr("Without encryption no password is sent. Choose STARTTLS or TLS."), unchanged
        )


def secret_name(server: MailServer) -> str:
    """Under what the server's password is kept in the keychain."""
    return f"{server.user}@{server.host}:{server.port}"


def try_server(server: MailServer, password: str, keychain: Secrets) -> DeliveryOutcome:
    """Say hello to a server and log in, and send nothing; with the typed password, else with the
    one that is kept. On a thread."""
    known = password or (keychain.find(secret_name(server)) if server.user else "")
    return Delivery(server, known or "").test()

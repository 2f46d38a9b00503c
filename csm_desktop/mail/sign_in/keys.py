"""What lets this program in at mail servers: passwords, and tokens of those who let users in.

A token is fetched when one is needed, known until it expires, and written nowhere. What it is
fetched with is a secret like a password: in the keychain, else for the session.
"""

from collections.abc import Callable, Mapping
from datetime import datetime, timedelta
from threading import Lock

from csm_desktop.mail.keychain import Kept, Secrets
from csm_desktop.mail.mail_server import MailLogin, MailServer
from csm_desktop.mail.sign_in.faults import not_signed_in
from csm_desktop.mail.sign_in.google import Google
from csm_desktop.mail.sign_in.grant import Endpoints, Grant, Permission, SignIn
from csm_desktop.mail.sign_in.microsoft import Microsoft
from csm_desktop.values import dataclass

_KINDS: Mapping[MailLogin, type[Microsoft] | type[Google]] = {
    MailLogin.MICROSOFT: Microsoft,
    MailLogin.GOOGLE: Google,
}
_AHEAD = timedelta(minutes=2)  # a token that expires while a mail goes is none

ENDPOINTS: Mapping[MailLogin, Endpoints] = {
    MailLogin.MICROSOFT: Endpoints(
        "https://outlook.office.com/SMTP.Send", authority="https://login.microsoftonline.com"
    ),
    MailLogin.GOOGLE: Endpoints(
        "https://mail.google.com/",
        auth="https://accounts.google.com/o/oauth2/v2/auth",
        token="https://oauth2.googleapis.com/token",
    ),
}


@dataclass(frozen=True, slots=True)
class _Known:
    token: str
    until: datetime


class MailKeys:
    """Signs in, and gives what a server is shown just now. Any thread may ask, one at a time."""

    def __init__(
        self,
        secrets: Secrets,
        now: Callable[[], datetime],
        endpoints: Mapping[MailLogin, Endpoints] = ENDPOINTS,
    ) -> None:
        self.secrets, self._now, self._endpoints = secrets, now, endpoints
        self._known: dict[MailServer, _Known] = {}
        self._lock = Lock()

    def begin(
        self, server: MailServer, client_secret: str = "", *, by_code: bool = False
    ) -> SignIn:
        """Begin to sign in. Raises SignInError."""
        kind = self._kind(server, client_secret)
        # Google gives no code for the right to send mail: there it is the browser.
        if by_code and isinstance(kind, Microsoft):
            return kind.by_code()
        return kind.by_browser()

    def keep(self, server: MailServer, grant: Grant) -> Kept:
        """Keep what a sign-in brought; whether it will be there after a restart."""
        self._remember(server, grant)
        return self.secrets.keep(secret_name(server), grant.permission.text())

    def secret(self, server: MailServer) -> str | None:
        """The password, the token, or "" where a server asks for none; None where the password is
        not known. Raises SignInError where no token can be had."""
        if not server.user:
            return ""
        if server.login is MailLogin.PASSWORD:
            return self.secrets.find(secret_name(server))
        return self._token(server)

    def _token(self, server: MailServer) -> str:
        with self._lock:
            if self.knows(server):
                return self._known[server].token
            kept = self.secrets.find(secret_name(server))
            permission = Permission.read(kept) if kept is not None else None
            if permission is None:
                raise not_signed_in()
            grant = self._kind(server).fetch(permission)
            self._remember(server, grant)
            if grant.permission != permission:  # Microsoft sends another each time
                self.secrets.keep(secret_name(server), grant.permission.text())
            return grant.token

    def knows(self, server: MailServer) -> bool:
        """Whether the next token for it is one that was fetched before."""
        known = self._known.get(server)
        return known is not None and known.until > self._now()

    def drop(self, server: MailServer) -> bool:
        """A server did not take the token: fetch another next time; whether one was known."""
        with self._lock:
            # Only once: where none was known the refusal has another cause, and a new try would
            # loop.
            return self._known.pop(server, None) is not None

    def _remember(self, server: MailServer, grant: Grant) -> None:
        # By our own clock from now on, so that a server whose clock is wrong does no harm.
        until = self._now() + timedelta(seconds=grant.seconds) - _AHEAD
        self._known[server] = _Known(grant.token, until)

    def _kind(self, server: MailServer, client_secret: str = "") -> Microsoft | Google:
        return _KINDS[server.login](self._endpoints[server.login], server, client_secret)


def secret_name(server: MailServer) -> str:
    """Under what the password of a server, or what a sign-in brought, is kept in the keychain."""
    if server.login is MailLogin.PASSWORD:
        return f"{server.user}@{server.host}:{server.port}"
    # With the client: a permission belongs to the one that asked for it.
    return f"{server.login}:{server.user}:{server.client_id}"

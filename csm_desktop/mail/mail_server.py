"""Where mails are handed over, and what lets this program in there."""

from enum import StrEnum

from csm_desktop.values import dataclass


class Security(StrEnum):
    """How the way to a server is kept secret. Without any, no password goes over it."""

    STARTTLS = "starttls"
    TLS = "tls"
    NONE = "none"


class MailLogin(StrEnum):
    """What a server is shown: a password, or a token of whoever the user signed in with."""

    PASSWORD = "password"
    MICROSOFT = "microsoft"
    GOOGLE = "google"


@dataclass(frozen=True, slots=True)
class MailServer:
    """Where mails are handed over; without a `user` the server is a relay that asks for none.

    `client_id` is what this program is called at whoever the user signs in with, and `tenant` the
    organisation there; both are empty where a password is shown.
    """

    host: str
    port: int
    security: Security = Security.STARTTLS
    user: str = ""
    login: MailLogin = MailLogin.PASSWORD
    client_id: str = ""
    tenant: str = ""

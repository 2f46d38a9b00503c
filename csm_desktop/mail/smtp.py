"""Handing a mail to a server, and telling truly how that ended.

What decides is whether the mail's bytes had begun to leave when a connection broke: before that it
can be tried again; after that nobody knows, and a person is asked (reliability.md, S1, S6 to S8).
Plain `sendmail` with the frozen bytes: `send_message` would write the mail anew, and put a ">"
before lines that begin with "From ".
"""

import smtplib
import ssl
import threading
from collections.abc import Callable, Iterable, Mapping, Sequence

from csm_desktop.domain.correspondence.outbox import DeliveryEnd, DeliveryOutcome
from csm_desktop.domain.records.letters.outbox import RecipientResult, RecipientState
from csm_desktop.domain.text.message import say
from csm_desktop.mail.connection import NoReplyError, SmtpConnection, Trust
from csm_desktop.mail.mail_server import MailLogin, MailServer, Security
from csm_desktop.wording import render, tr

TIMEOUT_S = 30.0
_WHOLE = 10  # times the timeout: so long a try may last, however a server drags it out
_NOT_ALLOWED = frozenset({530, 534, 535, 538, 550})
_XOAUTH2, _PASSWORD_WAYS = "XOAUTH2", frozenset({"PLAIN", "LOGIN", "CRAM-MD5"})
_LONGEST_LINE = 490


class Delivery:
    """One try. It runs on a thread; `stop` ends it at once, from any other.

    `secret` is the password, or the token of whoever the user signed in with.
    """

    def __init__(
        self,
        server: MailServer,
        secret: str = "",
        *,
        timeout_s: float = TIMEOUT_S,
        trust: Trust = ssl.create_default_context,
    ) -> None:
        self._server, self._secret, self._timeout_s = server, secret, timeout_s
        self._trust = trust
        self._client: SmtpConnection | None = None
        self._stopped = threading.Event()

    def stop(self) -> None:
        """End the try: what was not handed over yet is not, and else its end is unknown."""
        self._stopped.set()
        client = self._client
        if client is not None:
            client.cut()

    def send(self, sender: str, recipients: Sequence[str], content: bytes) -> DeliveryOutcome:
        """Hand a mail over to these recipients; never raises for what a server or network does."""

        def hand_over(client: SmtpConnection) -> DeliveryOutcome:
            refused = client.sendmail(sender, list(recipients), content)
            return _answered(recipients, refused)

        return self._with_server(hand_over)

    def test(self) -> DeliveryOutcome:
        """Say hello and log in, and hand over nothing."""
        return self._with_server(lambda _: DeliveryOutcome(DeliveryEnd.ANSWERED))

    def _with_server(self, act: Callable[[SmtpConnection], DeliveryOutcome]) -> DeliveryOutcome:
        client = self._client = SmtpConnection(
            self._server, self._timeout_s, self._trust, self._stopped
        )
        # One that says a letter a minute never runs into the timeout of the connection.
        patience = threading.Timer(_WHOLE * self._timeout_s, client.cut)
        patience.daemon = True
        patience.start()
        try:
            client.connect(self._server.host, self._server.port)
            self._let_in(client)
            outcome = act(client)
        except smtplib.SMTPRecipientsRefused as error:
            outcome = _answered(error.recipients.keys(), error.recipients)
        except _NoSecrecyError as error:
            outcome = DeliveryOutcome(DeliveryEnd.NOT_ALLOWED, str(error))
        except smtplib.SMTPResponseException as error:
            # What is no refusal of SMTP says nothing about the mail.
            said = 400 <= error.smtp_code < 600 and not isinstance(error, NoReplyError)
            outcome = _refused(error) if said else _broken(error, client.handed, self._server)
        except UnicodeEncodeError:
            why = tr("The user or the password holds signs that no mail server takes.")
            outcome = DeliveryOutcome(DeliveryEnd.NOT_ALLOWED, why)
        except (smtplib.SMTPException, OSError, ValueError) as error:
            outcome = _broken(error, client.handed, self._server)
        finally:
            patience.cancel()
            client.leave()
        return outcome

    def _let_in(self, client: SmtpConnection) -> None:
        server = self._server
        _greet(client)
        if server.security is Security.STARTTLS:
            # Asked for and not offered: the password is not sent in the clear instead (S6).
            if not client.has_extn("starttls"):
                raise _NoSecrecyError(
                    tr("The server offers no encryption (STARTTLS). The password was not sent.")
                )
            client.starttls(context=self._trust())
            _greet(client)
        if server.user:
            if server.security is Security.NONE:
                raise _NoSecrecyError(
                    tr("Without encryption no password is sent. Choose STARTTLS or TLS.")
                )
            _log_in(client, server, self._secret)


def _greet(client: SmtpConnection) -> None:
    """Say hello; the old way to a relay that knows no other, where no password is at stake."""
    code, reply = client.ehlo()
    if 500 <= code < 600 and client.is_open:
        code, reply = client.helo()
    if not 200 <= code < 300:
        raise smtplib.SMTPHeloError(code, reply)


def _log_in(client: SmtpConnection, server: MailServer, secret: str) -> None:
    # The library takes a server that offers other ways alone for one that broke.
    ways = _PASSWORD_WAYS if server.login is MailLogin.PASSWORD else {_XOAUTH2}
    if ways.isdisjoint(client.esmtp_features.get("auth", "").upper().split()):
        raise smtplib.SMTPNotSupportedError
    if server.login is MailLogin.PASSWORD:
        client.login(server.user, secret)
        return
    words = f"user={server.user}\1auth=Bearer {secret}\1\1"
    # What is too long for one line of SMTP goes alone, when the server asks (RFC 4954, 4).
    short = len(words) * 4 / 3 < _LONGEST_LINE
    # To a token that it refuses the server says why, and waits for an empty line.
    left = [words, ""]
    client.auth(_XOAUTH2, lambda _=None: left.pop(0) if left else "", initial_response_ok=short)


class _NoSecrecyError(Exception):
    """The way to the server is open to others."""


def _answered(
    recipients: Iterable[str], refused: Mapping[str, tuple[int, bytes]]
) -> DeliveryOutcome:
    results = {}
    why = ""
    for address in recipients:
        if address not in refused:
            results[address] = RecipientResult(address, RecipientState.ACCEPTED)
            continue
        code, reply = refused[address]
        later = 400 <= code < 500
        state = RecipientState.LATER if later else RecipientState.REFUSED
        said = _words(code, reply)
        results[address] = RecipientResult(address, state, said)
        why = why or render(say("{address}: {reply}", address=address, reply=said))
    return DeliveryOutcome(DeliveryEnd.ANSWERED, why, results)


def _refused(error: smtplib.SMTPResponseException) -> DeliveryOutcome:
    said = _words(error.smtp_code, error.smtp_error)
    later = 400 <= error.smtp_code < 500
    is_login = isinstance(error, smtplib.SMTPAuthenticationError)
    if not later and (is_login or error.smtp_code in _NOT_ALLOWED):
        why = render(
            say("The server does not let you send: {reply}. Nothing was sent.", reply=said)
        )
        return DeliveryOutcome(DeliveryEnd.NOT_ALLOWED, why)
    if later:
        why = render(say("The server asks to try later: {reply}", reply=said))
        return DeliveryOutcome(DeliveryEnd.NOT_REACHED, why, is_heard=True)
    why = render(say("The server refused the mail: {reply}. Nothing was sent.", reply=said))
    return DeliveryOutcome(DeliveryEnd.NOT_ALLOWED, why)


def _broken(error: Exception, handed: bool, server: MailServer) -> DeliveryOutcome:
    if handed:
        why = tr("The connection broke after the mail was handed over: nobody knows if it arrived.")
        return DeliveryOutcome(DeliveryEnd.UNKNOWN, why)
    end, host = DeliveryEnd.NOT_REACHED, server.host
    if isinstance(error, ssl.SSLError):
        words = say(
            "The certificate of {host} cannot be trusted. Nothing was sent, the password neither.",
            host=host,
        )
    elif isinstance(error, smtplib.SMTPNotSupportedError):
        end = DeliveryEnd.NOT_ALLOWED
        words = say("{host} does not let anybody in that way. Nothing was sent.", host=host)
    elif isinstance(error, smtplib.SMTPResponseException):
        words = say("What answers at {host} is no mail server. Nothing was sent.",
                    host=f"{host}:{server.port}")  # fmt: skip
    else:
        words = say("{host} was not reached. Nothing was sent.", host=f"{host}:{server.port}")
    return DeliveryOutcome(end, render(words), is_heard=isinstance(error, ssl.SSLError))


def _words(code: int, reply: bytes | str) -> str:
    text = reply.decode("utf-8", "replace") if isinstance(reply, bytes) else reply
    shown = " ".join("".join(sign if sign.isprintable() else " " for sign in text).split())
    return f"{code if code > 0 else ''} {shown[:200]}".strip()

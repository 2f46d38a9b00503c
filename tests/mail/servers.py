"""Mail servers on this machine that behave, and that do not."""

import ssl
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from ipaddress import ip_address
from pathlib import Path
from typing import Any, TypeVar

from aiosmtpd.controller import Controller
from aiosmtpd.smtp import AuthResult, Envelope, LoginPassword, Session

from csm_desktop.mail.keychain import Secrets
from csm_desktop.mail.mail_server import MailServer, Security
from csm_desktop.mail.sign_in.keys import MailKeys

HOST = "127.0.0.1"


@dataclass
class Post:
    """What a server took in, and how it answers; `silent_after` breaks the connection once the
    mail was taken."""

    replies: dict[str, str] = field(default_factory=dict)
    data_reply: str = "250 OK"
    silent_after: bool = False
    password: str = ""
    mails: list[tuple[str, list[str], bytes]] = field(default_factory=list)
    hellos: list[str] = field(default_factory=list)
    passwords: list[str] = field(default_factory=list)
    port: int = 0
    _server: Any = None

    async def handle_EHLO(  # noqa: N802 -- named by aiosmtpd
        self, server: Any, session: Session, _: Envelope, hostname: str, responses: list[str]
    ) -> list[str]:
        session.host_name = hostname
        self.hellos.append(hostname)
        self._server = server
        return responses

    async def handle_RCPT(  # noqa: N802 -- named by aiosmtpd
        self, _: Any, __: Session, envelope: Envelope, address: str, ___: list[str]
    ) -> str:
        reply = self.replies.get(address, "250 OK")
        if reply.startswith("250"):
            envelope.rcpt_tos.append(address)
        return reply

    async def handle_DATA(  # noqa: N802 -- named by aiosmtpd
        self, server: Any, _: Session, envelope: Envelope
    ) -> str:
        if self.data_reply.startswith("250"):
            content = envelope.original_content or b""
            self.mails.append((envelope.mail_from or "", list(envelope.rcpt_tos), content))
        if self.silent_after:
            server.transport.abort()
        return self.data_reply

    def let_in(self, _: Any, __: Any, ___: Any, ____: str, login: Any) -> AuthResult:
        """Whether somebody may send."""
        assert isinstance(login, LoginPassword)
        self.passwords.append(login.password.decode())
        return AuthResult(success=login.password.decode() == self.password, handled=False)

    def at(self, security: Security = Security.NONE, user: str = "") -> MailServer:
        """The server as the program names it."""
        return MailServer(HOST, self.port, security, user)


def keys_of(secrets: Secrets | None = None) -> MailKeys:
    """What lets in where no sign-in is meant."""
    return MailKeys(secrets or Secrets(), lambda: datetime.now(UTC))


class _AnyPort(Controller):
    """Takes the port that the system gives it, where the library would look for a server at 0."""

    def _trigger_server(self) -> None:
        server: Any = self.server
        self.port = server.sockets[0].getsockname()[1]
        super()._trigger_server()  # type: ignore[no-untyped-call]


P = TypeVar("P", bound=Post)


@contextmanager
def serving(post: P, tls: ssl.SSLContext | None = None, *, wrapped: bool = False) -> Iterator[P]:
    """A server on a free port; with `tls` it offers STARTTLS, `wrapped` it speaks TLS at once."""
    options: dict[str, Any] = {"hostname": HOST, "port": 0, "ready_timeout": 20}
    if post.password:
        options |= {"authenticator": post.let_in, "auth_required": True}
        options["auth_require_tls"] = tls is not None
    if tls is not None:
        options["ssl_context" if wrapped else "tls_context"] = tls
        if wrapped:
            options |= {"auth_require_tls": False, "auth_required": False}
    controller = _AnyPort(post, **options)
    controller.start()
    try:
        post.port = controller.port
        yield post
    finally:
        controller.stop()


def certificate(folder: Path, name: str = HOST, days: int = 30) -> tuple[ssl.SSLContext, Path]:
    """What a server shows, and the file that a client trusts it by; `days` may be in the past."""
    from cryptography import x509
    from cryptography.hazmat.primitives import hashes, serialization
    from cryptography.hazmat.primitives.asymmetric import ec
    from cryptography.x509.oid import NameOID

    key = ec.generate_private_key(ec.SECP256R1())
    named = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, "Test")])
    now = datetime.now(UTC)
    alternative: x509.GeneralName = x509.DNSName(name)
    if name[0].isdigit():
        alternative = x509.IPAddress(ip_address(name))
    made = (
        x509.CertificateBuilder()
        .subject_name(named)
        .issuer_name(named)
        .public_key(key.public_key())
        .serial_number(x509.random_serial_number())
        .not_valid_before(now - timedelta(days=60))
        .not_valid_after(now + timedelta(days=days))
        .add_extension(x509.SubjectAlternativeName([alternative]), critical=False)
        .add_extension(x509.BasicConstraints(ca=True, path_length=0), critical=True)
        .sign(key, hashes.SHA256())
    )
    public, private = folder / "server.pem", folder / "key.pem"
    public.write_bytes(made.public_bytes(serialization.Encoding.PEM))
    private.write_bytes(
        key.private_bytes(
            serialization.Encoding.PEM,
            serialization.PrivateFormat.PKCS8,
            serialization.NoEncryption(),
        )
    )
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(public, private)
    return context, public

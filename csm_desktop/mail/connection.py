"""A connection to a mail server that can be cut off, and that no server can fill without end."""

import select
import smtplib
import socket
import ssl
import threading
from collections.abc import Callable
from contextlib import suppress
from typing import TYPE_CHECKING, BinaryIO

from csm_desktop.mail.mail_server import MailServer, Security
from csm_desktop.wording import tr

if TYPE_CHECKING:
    from typing_extensions import Buffer

_SLICE_S = 0.2
_MOST_LINES = 200  # of one reply
# Smtplib would greet with the name of this computer (S10).
_HELLO = "[127.0.0.1]"
Trust = Callable[[], ssl.SSLContext]


class NoReplyError(smtplib.SMTPResponseException):
    """What came is no reply: it has no end."""


class _Replies:
    """The lines that a server says, as far as they are a reply."""

    def __init__(self, file: BinaryIO) -> None:
        self._file = file
        self._left = _MOST_LINES

    def begin(self) -> None:
        """Another reply is awaited."""
        self._left = _MOST_LINES

    def readline(self, size: int = -1) -> bytes:
        """The next line of it. Raises NoReplyError where it goes on and on."""
        self._left -= 1
        line = self._file.readline(size)
        # A line that fills the whole room has no end within it, and is no reply either.
        if self._left < 0 or (size > 0 and len(line) == size):
            raise NoReplyError(0, b"")
        return line

    def close(self) -> None:
        """Close the connection's own file."""
        self._file.close()


class SmtpConnection(smtplib.SMTP):
    """Knows whether a mail's bytes began to leave, and can be cut off while it waits."""

    def __init__(
        self, server: MailServer, timeout_s: float, trust: Trust, stopped: threading.Event
    ) -> None:
        super().__init__(local_hostname=_HELLO, timeout=timeout_s)
        self.handed = False
        self._of, self._within_s, self._trust, self._stopped = server, timeout_s, trust, stopped

    def connect(
        self, host: str = "localhost", port: int = 0, source_address: object = None
    ) -> tuple[int, bytes]:
        """As the library does, but so that it can be stopped, and with TLS from the first byte."""
        del source_address
        self._host = host  # what the library's own STARTTLS holds the certificate against
        # The library would wait in one call that nobody can end.
        self.sock = _connected(host, port, self._within_s, self._stopped)
        if self._of.security is Security.TLS:
            self.sock = self._trust().wrap_socket(self.sock, server_hostname=host)
        self.file = None
        code, reply = self.getreply()
        if code != 220:
            raise smtplib.SMTPConnectError(code, reply)
        return code, reply

    @property
    def is_open(self) -> bool:
        """Whether everybody on the way may read along."""
        return self._of.security is Security.NONE

    def getreply(self) -> tuple[int, bytes]:
        """As the library does, but of a reply without an end no more than fits."""
        if self.file is None and self.sock is not None:
            self.file = _Replies(self.sock.makefile("rb"))
        if self.file is not None:
            self.file.begin()
        return super().getreply()

    def send(self, s: "Buffer | str") -> None:
        """The library sends commands as text, and a mail's content as bytes."""
        if isinstance(s, bytes):
            self.handed = True
        super().send(s)

    def cut(self) -> None:
        """Let whoever waits for the server wait no longer."""
        sock = self.sock
        if sock is not None:
            with suppress(OSError):  # it was not connected, or is not any more
                sock.shutdown(socket.SHUT_RDWR)

    def leave(self) -> None:
        """Say goodbye, whether or not anybody hears it: the mail's end is known by now."""
        with suppress(smtplib.SMTPException, OSError, ValueError):
            if self.sock is not None and not self._stopped.is_set():
                # The mail is decided by now: nobody waits longer than a moment for a goodbye.
                self.sock.settimeout(min(self._within_s, 2.0))
                self.quit()
        self.close()


def _connected(host: str, port: int, within_s: float, stopped: threading.Event) -> socket.socket:
    """A connection, or OSError; looks several times a second whether it is still wanted."""
    last: OSError = ConnectionRefusedError(tr("nothing answers there"))
    for family, kind, protocol, _, address in socket.getaddrinfo(
        host, port, type=socket.SOCK_STREAM
    ):
        sock = socket.socket(family, kind, protocol)
        try:
            sock.setblocking(False)
            sock.connect_ex(address)
            waited = 0.0
            # In slices and not in one wait: a book that closes does not wait for a server.
            while not _is_decided(sock):
                waited += _SLICE_S
                if stopped.is_set() or waited >= within_s:
                    raise TimeoutError(tr("it does not answer"))
            code = sock.getsockopt(socket.SOL_SOCKET, socket.SO_ERROR)
            if code:
                raise OSError(code, tr("nothing answers there"))
            sock.settimeout(within_s)
        except OSError as error:
            sock.close()
            last = error
        else:
            return sock
    raise last


def _is_decided(sock: socket.socket) -> bool:
    """Whether it came to an end within a moment, good or bad: which one, only SO_ERROR tells."""
    # A refused connection is writable on Linux and macOS; Windows tells it as exceptional alone.
    _, writable, failed = select.select((), (sock,), (sock,), _SLICE_S)
    return bool(writable or failed)

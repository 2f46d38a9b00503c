"""A mail server that says what it is told to, at the step that it is told, or goes away there."""

import socket
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from threading import Event, Thread

from csm_desktop.mail.mail_server import MailServer, Security
from tests.mail.servers import HOST

CLOSE, SILENCE = b"", b"\0silence"
GOOD = {
    "banner": b"220 hello\r\n", "EHLO": b"250-hello\r\n250 AUTH PLAIN LOGIN\r\n",
    "HELO": b"250 hello\r\n", "MAIL": b"250 ok\r\n", "RCPT": b"250 ok\r\n",
    "DATA": b"354 go\r\n", "dot": b"250 taken\r\n", "RSET": b"250 ok\r\n", "QUIT": b"221 bye\r\n",
}  # fmt: skip


@dataclass
class Rude:
    """`says` takes the place of a good reply; `heard` are the commands that came in, `mails` how
    many were handed over to their end."""

    says: Mapping[str, bytes | list[bytes]] = field(default_factory=dict)
    heard: list[bytes] = field(default_factory=list)
    mails: int = 0
    port: int = 0
    over: Event = field(default_factory=Event)
    _at: dict[str, int] = field(default_factory=dict)

    def at(self, security: Security = Security.NONE, user: str = "") -> MailServer:
        return MailServer(HOST, self.port, security, user)

    def reply(self, step: str) -> bytes:
        """What it says at a step, one after another where several are told."""
        told = self.says.get(step, GOOD.get(step, b"500 what\r\n"))
        if isinstance(told, bytes):
            return told
        number = self._at[step] = self._at.get(step, -1) + 1
        return told[min(number, len(told) - 1)]

    def talk(self, peer: socket.socket) -> None:
        """One conversation."""
        with peer, peer.makefile("rb") as lines:
            if not self._say(peer, "banner"):
                return
            for line in lines:
                self.heard.append(line)
                step = line[:4].decode("ascii", "replace").strip().upper()
                if not self._say(peer, step) or step == "QUIT":
                    return
                if step == "DATA" and self.reply("DATA").startswith(b"354"):
                    for content in lines:
                        if content == b".\r\n":
                            break
                    else:
                        return
                    self.mails += 1
                    if not self._say(peer, "dot"):
                        return

    def _say(self, peer: socket.socket, step: str) -> bool:
        words = self.reply(step)
        if words == SILENCE:
            self.over.wait(20)
            return False
        if words:
            peer.sendall(words)
        return bool(words)


@contextmanager
def rude(server: Rude) -> Iterator[Rude]:
    """The server on a free port, for as many conversations as come."""
    with socket.create_server((HOST, 0)) as listening:
        server.port = listening.getsockname()[1]

        def serve() -> None:
            while not server.over.is_set():
                try:
                    peer, _ = listening.accept()
                    peer.settimeout(20)
                    server.talk(peer)
                except OSError:
                    continue

        listening.settimeout(0.2)
        thread = Thread(target=serve)
        thread.start()
        try:
            yield server
        finally:
            server.over.set()
            thread.join()

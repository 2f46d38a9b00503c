"""Asks the program, in its root, for a secret that a real keychain of the system keeps.

A session bus and a keychain are started for it alone, without a screen; a stand-in for a database
hears which password `publish` brings.
"""

import shutil
import socket
import struct
import subprocess
import sys
import tempfile
import threading
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Protocol

_WORD = "a word that only the keychain knows"


class Running(Protocol):
    """The program in its root."""

    root: Path

    def __call__(self, arguments: Sequence[str], **more: str) -> tuple[int, str]:
        """How a command ended, and what it said."""


def keychain_answers(run: Running) -> list[tuple[str, bool, str]]:
    """What was asked, whether it is so, and why not; nothing where no keychain can be started."""
    needed = ("dbus-daemon", "gnome-keyring-daemon")
    missing = [name for name in needed if shutil.which(name) is None]
    try:
        import keyring  # noqa: F401
    except ImportError:
        missing.append("keyring of this Python")
    if missing:
        print(f"--  the keychain is not asked: {', '.join(missing)} is missing")
        return []
    with (
        tempfile.TemporaryDirectory() as home,
        _bus(run.root, home) as (outside, inside),
        _database() as (port, heard),
    ):
        place = f"anna@127.0.0.1:{port}/team"
        _keep(f"team database {place}", home, outside)
        asked = ["publish", "{sample}", f"postgresql://{place}"]
        _, said = run(asked, DBUS_SESSION_BUS_ADDRESS=inside)
        return [("finds a secret in the keychain", heard() == _WORD, said)]


@contextmanager
def _bus(root: Path, home: str) -> Iterator[tuple[str, str]]:
    """A session bus with a keychain on it; its address outside of a root, and inside."""
    folder = Path(tempfile.mkdtemp(prefix="bus-", dir=root / "tmp"))
    outside = f"unix:path={folder}/bus"
    own = {"HOME": home, "XDG_RUNTIME_DIR": home, "PATH": "/usr/bin:/bin"}
    bus = subprocess.Popen(
        ["dbus-daemon", "--session", "--nofork", "--print-address", f"--address={outside}"],
        stdout=subprocess.PIPE, env=own,
    )  # fmt: skip
    keychain = None
    try:
        assert bus.stdout is not None
        bus.stdout.readline()
        keychain = subprocess.Popen(
            ["gnome-keyring-daemon", "--foreground", "--unlock", "--components=secrets"],
            stdin=subprocess.PIPE, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
            env={**own, "DBUS_SESSION_BUS_ADDRESS": outside},
        )  # fmt: skip
        assert keychain.stdin is not None
        keychain.stdin.write(b"word\n")
        keychain.stdin.close()
        yield outside, f"unix:path=/tmp/{folder.name}/bus"
    finally:
        for process in (keychain, bus):
            if process is not None:
                process.terminate()
                process.wait(10)
        shutil.rmtree(folder, ignore_errors=True)


def _keep(name: str, home: str, bus: str) -> None:
    """Put the word into the keychain, as the window would."""
    code = (
        "import sys, time\n"
        "from keyring.backends.SecretService import Keyring\n"
        "for _ in range(50):\n"
        "    try:\n"
        "        Keyring().set_password('CSM Desktop', sys.argv[1], sys.argv[2]); break\n"
        "    except Exception as error: last = error; time.sleep(0.1)\n"
        "else: raise last\n"
    )
    own = {"HOME": home, "PATH": "/usr/bin:/bin", "DBUS_SESSION_BUS_ADDRESS": bus}
    subprocess.run([sys.executable, "-c", code, name, _WORD], check=True, env=own)


@contextmanager
def _database() -> Iterator[tuple[int, Callable[[], str]]]:
    """A stand-in that asks for a password in clear and goes; its port, and what it heard."""
    words: list[str] = []
    with socket.create_server(("127.0.0.1", 0)) as server:
        server.settimeout(60)

        def serve() -> None:
            client, _ = server.accept()
            with client, client.makefile("rb") as lines:
                while True:
                    (size, kind) = struct.unpack(">II", lines.read(8))
                    lines.read(size - 8)
                    if kind == 196608:  # hello; what comes before it asks for encryption
                        break
                    client.sendall(b"N")
                client.sendall(b"R" + struct.pack(">II", 8, 3))
                lines.read(1)
                (size,) = struct.unpack(">I", lines.read(4))
                words.append(lines.read(size - 4).rstrip(b"\0").decode())
                told = b"SFATAL\0C28P01\0Mgood-bye\0\0"
                client.sendall(b"E" + struct.pack(">I", len(told) + 4) + told)

        listener = threading.Thread(target=serve, daemon=True)
        listener.start()
        yield server.getsockname()[1], lambda: words[0] if words else ""
        server.close()

"""A keychain is trusted with a secret only once it was seen to keep one (K4, K6)."""

import subprocess
import sys
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path
from shutil import which
from subprocess import DEVNULL, PIPE

import pytest
from keyring.backends.fail import Keyring as FailKeyring
from keyring.backends.null import Keyring as NullKeyring
from keyring.errors import KeyringLocked, PasswordSetError

from csm_desktop.mail.keychain import Backend, KeychainState, Secrets, tried


class Sound:
    """Keeps what it is given."""

    def __init__(self, longest: int = 10_000) -> None:
        self.kept: dict[tuple[str, str], str] = {}
        self.longest = longest

    def set_password(self, service: str, username: str, password: str) -> None:
        if len(password) > self.longest:
            raise PasswordSetError("too long")
        self.kept[service, username] = password

    def get_password(self, service: str, username: str) -> str | None:
        return self.kept.get((service, username))

    def delete_password(self, service: str, username: str) -> None:
        del self.kept[service, username]


class PlaintextKeyring(Sound):
    """Keeps it where everybody can read."""


class Locked(Sound):
    """The user said no."""

    def set_password(self, service: str, username: str, password: str) -> None:
        raise KeyringLocked(f"{service} {username} {len(password)}")


@pytest.mark.parametrize(
    ("backend", "state"),
    [
        (Sound(), KeychainState.USABLE),
        (NullKeyring(), KeychainState.FORGETS),  # type: ignore[no-untyped-call]
        (FailKeyring(), KeychainState.MISSING),  # type: ignore[no-untyped-call]
        (PlaintextKeyring(), KeychainState.PLAIN),
        (Locked(), KeychainState.LOCKED),
    ],
)
def test_k4_the_trial_tells_them_apart_and_leaves_nothing(
    backend: Backend, state: KeychainState
) -> None:
    assert tried(backend) is state
    assert getattr(backend, "kept", {}) == {}
    known = Secrets(backend)
    kept = known.keep("ann@mail.example:587", "app-word")
    assert (kept.lasting, kept.state) == (state is KeychainState.USABLE, state)
    assert known.find("ann@mail.example:587") == "app-word"  # in this session, whatever keeps it
    lasting = Secrets(backend).find("ann@mail.example:587") if kept.lasting else "app-word"
    assert lasting == "app-word"
    if state is KeychainState.PLAIN:
        assert "app-word" not in str(getattr(backend, "kept", {}))


def test_k6_a_secret_too_long_for_the_keychain_lives_for_the_session_and_that_is_said() -> None:
    backend = Sound(longest=2560)
    known = Secrets(backend)
    assert not known.keep("x", "s" * 5000).lasting
    assert known.find("x") == "s" * 5000
    assert Secrets(backend).find("x") is None


def test_a_forgotten_secret_is_gone_everywhere() -> None:
    backend = Sound()
    known = Secrets(backend)
    known.keep("x", "word")
    known.forget("x")
    assert (known.find("x"), backend.kept) == (None, {})
    known.forget("x")


@contextmanager
def keychain_of_the_system(home: Path) -> Iterator[dict[str, str]]:
    """GNOME's own, on a session bus for this test alone; what a program needs to find it."""
    missing = [name for name in ("dbus-daemon", "gnome-keyring-daemon") if which(name) is None]
    if missing:
        pytest.skip(f"{missing[0]} is not installed: apt install gnome-keyring")
    address = f"unix:path={home}/bus"
    own = {"HOME": str(home), "XDG_RUNTIME_DIR": str(home), "PATH": "/usr/bin:/bin"}
    own["DBUS_SESSION_BUS_ADDRESS"] = address
    bus = ["dbus-daemon", "--session", "--nofork", "--print-address", f"--address={address}"]
    keychain = ["gnome-keyring-daemon", "--foreground", "--unlock", "--components=secrets"]
    with ExitStack() as stack:
        for command in (bus, keychain):
            process = stack.enter_context(
                subprocess.Popen(command, env=own, stdin=PIPE, stdout=PIPE, stderr=DEVNULL)
            )
            stack.callback(process.terminate)
            assert process.stdin
            assert process.stdout
            if command is bus:
                process.stdout.readline()
            else:
                process.stdin.write(b"the user's own\n")
                process.stdin.close()
        yield own


_TRIAL = """
import time
from csm_desktop.mail.keychain import Secrets, system_backend, tried
for _ in range(100):
    backend = system_backend()
    if (state := tried(backend)) == "usable":
        break
    time.sleep(0.05)
print(type(backend).__module__, state)
for secret in ("app-word", "s" * 5000, "W\u00f6rter \u79d8\u5bc6 with\\nlines"):
    kept = Secrets().keep("ann@mail.example:587", secret)
    print(kept.lasting, kept.in_book, Secrets().find("ann@mail.example:587") == secret)
Secrets().forget("ann@mail.example:587")
print(Secrets().find("ann@mail.example:587"))
Secrets().keep("left behind", "app-word")
"""


def test_k4_a_real_keychain_keeps_what_it_is_given_beyond_the_session(tmp_path: Path) -> None:
    with keychain_of_the_system(tmp_path) as own:
        command = [sys.executable, "-c", _TRIAL]
        done = subprocess.run(command, env=own, capture_output=True, text=True, check=False)
    assert (done.stderr, done.returncode) == ("", 0)
    assert done.stdout.splitlines() == [
        "keyring.backends.SecretService usable", *["True False True"] * 3, "None",
    ]  # fmt: skip
    # Nothing of it is on the disk in clear.
    files = [path for path in tmp_path.rglob("*") if path.is_file()]
    assert files
    assert not any(b"app-word" in path.read_bytes() for path in files)

"""A keychain is trusted with a secret only once it was seen to keep one (K4, K6)."""

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

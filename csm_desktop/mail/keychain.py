"""The system's keychain, trusted only after it was tried: written to, read back, deleted (K4).

A null backend takes every secret and keeps none; one that writes plain text is not trusted with
any. A secret that is too long for a sound one is kept in the open book, if that is encrypted (K6);
any other that no keychain keeps is held for this session alone. Which it is, is said.
"""

from contextlib import suppress
from enum import StrEnum
from typing import Protocol

from csm_desktop.errors import UserError
from csm_desktop.values import dataclass

_SERVICE = "CSM Desktop"
_PROBE = "CSM Desktop probe"


class KeychainState(StrEnum):
    """What the trial of a keychain came to."""

    USABLE = "usable"
    MISSING = "missing"
    FORGETS = "forgets"
    PLAIN = "plain"
    LOCKED = "locked"


class Backend(Protocol):
    """A keychain as `keyring` gives it."""

    def set_password(self, service: str, username: str, password: str) -> None:
        """Keep a secret."""

    def get_password(self, service: str, username: str) -> str | None:
        """A secret that was kept."""

    def delete_password(self, service: str, username: str) -> None:
        """Forget a secret."""


def system_backend() -> Backend:
    """The system's own; asking it may wait for the user, so never on a window's thread."""
    import keyring

    backend: Backend = keyring.get_keyring()
    return backend


def tried(backend: Backend) -> KeychainState:
    """Write, read and delete a secret of no worth."""
    from keyring.errors import KeyringError, KeyringLocked, NoKeyringError

    module = type(backend).__module__
    # Of a chain the first one is asked.
    inner = getattr(backend, "backends", None) or [backend]
    if any("plaintext" in type(each).__name__.casefold() for each in list(inner)[:1]):
        return KeychainState.PLAIN
    if module == "keyring.backends.fail":
        return KeychainState.MISSING
    import secrets  # OpenSSL with it

    word = secrets.token_urlsafe(24)
    name = f"probe {secrets.token_hex(4)}"
    try:
        backend.set_password(_PROBE, name, word)
        found = backend.get_password(_PROBE, name)
        if found is not None:
            backend.delete_password(_PROBE, name)
    except NoKeyringError:
        return KeychainState.MISSING
    except KeyringLocked:
        return KeychainState.LOCKED
    except (KeyringError, OSError, RuntimeError):
        return KeychainState.LOCKED
    return KeychainState.USABLE if found == word else KeychainState.FORGETS


@dataclass(frozen=True, slots=True)
class Kept:
    """Whether a secret will be there after a restart, and else why not; whether it is the open book
    that keeps it."""

    lasting: bool
    state: KeychainState
    in_book: bool = False


class SecretPlace(Protocol):
    """An encrypted book, as a place for secrets."""

    def keep(self, name: str, secret: str) -> None:
        """Keep a secret; "" takes it out. Raises UserError where the book cannot be written."""

    def find(self, name: str) -> str:
        """A secret that is kept; "" where there is none."""


class Secrets:
    """Secrets by what they are for; those that nothing took live as long as this does. `place` is
    the open book where that is encrypted."""

    def __init__(self, backend: Backend | None = None, place: SecretPlace | None = None) -> None:
        self._backend, self.place = backend, place
        self._session: dict[str, str] = {}

    def keep(self, name: str, secret: str) -> Kept:
        """Keep a secret in the keychain where that is sound; for this session in any case."""
        self._session[name] = secret
        backend = self._backend or system_backend()
        state = tried(backend)
        if state is not KeychainState.USABLE:
            return Kept(False, state)
        try:
            backend.set_password(_SERVICE, name, secret)
            lasting = backend.get_password(_SERVICE, name) == secret
        except Exception:  # backends raise what their system does, such as for a secret too long
            lasting = False
        if lasting:
            self._kept_in_book(name, "")
            return Kept(True, state)
        # What it kept before is another secret now, and would be found first.
        with suppress(Exception):
            backend.delete_password(_SERVICE, name)
        in_book = self._kept_in_book(name, secret)
        return Kept(in_book, state, in_book)

    def _kept_in_book(self, name: str, secret: str) -> bool:
        """Whether the open book keeps it now; "" takes out what an earlier one was."""
        try:
            if self.place is None or (not secret and not self.place.find(name)):
                return False
            self.place.keep(name, secret)
        except UserError:  # it can only be read, or is locked just now
            return False
        return True

    def find(self, name: str) -> str | None:
        """A secret; None where it is not known (any more)."""
        known = self._session.get(name)
        if known is not None:
            return known
        try:
            found = (self._backend or system_backend()).get_password(_SERVICE, name)
        except Exception:  # locked, or gone: the user is asked
            found = None
        if found is None and self.place is not None:
            with suppress(UserError):
                found = self.place.find(name) or None
        if found is not None:
            self._session[name] = found
        return found

    def forget(self, name: str) -> None:
        """Forget a secret, here and in the keychain."""
        self._session.pop(name, None)
        self._kept_in_book(name, "")
        try:
            (self._backend or system_backend()).delete_password(_SERVICE, name)
        except Exception:  # it was not there
            return

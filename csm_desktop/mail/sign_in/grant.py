"""What signing in brings, and the ways to it."""

import json
from collections.abc import Callable, Mapping
from dataclasses import asdict
from typing import Protocol

from csm_desktop.errors import UserError
from csm_desktop.values import dataclass

Answer = Mapping[str, str]
"""What a browser brought back: the names and values of its request."""
Look = Callable[[], object]
"""Called about once a second while somebody waits; what it raises ends the wait."""


@dataclass(frozen=True, slots=True)
class Endpoints:
    """Where somebody signs in, and for what right. `authority` is that of Microsoft, without the
    tenant; `auth` and `token` are those of Google."""

    scope: str
    authority: str = ""
    auth: str = ""
    token: str = ""


@dataclass(frozen=True, slots=True)
class Permission:
    """What is kept of a sign-in: with it new tokens are fetched until it expires or is revoked."""

    refresh_token: str
    client_secret: str = ""

    def text(self) -> str:
        """As it is kept."""
        return json.dumps(asdict(self), separators=(",", ":"))

    @staticmethod
    def read(text: str) -> "Permission | None":
        """One that was kept; None where it cannot be read."""
        try:
            # Whatever another program or version put under that name is as good as nothing.
            found = json.loads(text)
            return Permission(str(found["refresh_token"]), str(found.get("client_secret", "")))
        except (ValueError, KeyError, TypeError, AttributeError):
            return None


@dataclass(frozen=True, slots=True)
class Grant:
    """A token that a mail server takes for `seconds`, and what the next one is fetched with."""

    token: str
    seconds: float
    permission: Permission


class SignInError(UserError):
    """Signing in, or fetching a token, came to nothing; `passing` where trying later may help."""

    def __init__(self, title: str, advice: str = "", *, passing: bool = False) -> None:
        super().__init__(title, advice)
        self.passing = passing


class SignIn(Protocol):
    """A sign-in under way: the user goes to `url`, and types `code` there where it is not ""."""

    url: str
    code: str

    def wait(self, look: Look) -> Grant:
        """Wait until the user has signed in. Raises SignInError where that came to nothing."""

    def close(self) -> None:
        """Wait no longer, and let go of what it waited with."""

"""Signing in with Microsoft: by the browser, or by a code that is typed on any device."""

from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from json import JSONDecodeError
from time import time
from typing import Any

from csm_desktop.mail.mail_server import MailServer
from csm_desktop.mail.sign_in.faults import (
    not_installed,
    not_known,
    not_reached,
    not_trusted,
    refused,
)
from csm_desktop.mail.sign_in.grant import Answer, Endpoints, Grant, Look, Permission, SignInError

NAME = "Microsoft"
_ANY_TENANT = "common"
_WITHIN_S = 30


class _ByBrowser:
    """The user signs in in the browser, which brings back a code for this program."""

    code = ""

    def __init__(self, app: Any, endpoints: Endpoints, server: MailServer) -> None:
        from csm_desktop.mail.sign_in.loopback import BrowserAnswer  # a server of its own

        self._app = app
        self._answer = BrowserAnswer("localhost")
        with self._answer.closed_on_error():
            self._flow = app.initiate_auth_code_flow(
                [endpoints.scope],
                redirect_uri=self._answer.redirect,
                state=self._answer.state,
                login_hint=server.user,
                # In the body of a request, where no history keeps it.
                response_mode="form_post",
            )
            self.url = str(self._flow["auth_uri"])

    def wait(self, look: Look) -> Grant:
        answer: Answer = self._answer.wait(look)
        with _told():
            return _grant(self._app.acquire_token_by_auth_code_flow(self._flow, dict(answer)))

    def close(self) -> None:
        self._answer.close()


class _ByCode:
    """The user types a code where Microsoft says; this program asks whether it was done."""

    def __init__(self, app: Any, endpoints: Endpoints) -> None:
        self._app = app
        self._flow = app.initiate_device_flow([endpoints.scope])
        if "user_code" not in self._flow:
            raise _why(self._flow)
        self.code, self.url = str(self._flow["user_code"]), str(self._flow["verification_uri"])

    def wait(self, look: Look) -> Grant:
        def over(flow: Mapping[str, float]) -> bool:
            look()
            return flow.get("expires_at", 0) < time()

        with _told():
            answer = self._app.acquire_token_by_device_flow(self._flow, exit_condition=over)
        return _grant(answer)

    def close(self) -> None:
        """Nothing is held."""


class Microsoft:
    """Signs a user in for a mail server, and fetches tokens. Raises SignInError."""

    def __init__(self, endpoints: Endpoints, server: MailServer, client_secret: str = "") -> None:
        del client_secret  # a program on a desktop has none there
        try:
            import msal
        except ImportError as error:
            raise not_installed() from error
        self._endpoints, self._server = endpoints, server
        with _told():
            self._app = msal.PublicClientApplication(
                server.client_id,
                authority=f"{endpoints.authority}/{server.tenant or _ANY_TENANT}",
                instance_discovery=False,
                timeout=_WITHIN_S,
            )

    def by_browser(self) -> _ByBrowser:
        """Begin to sign in by the browser."""
        with _told():
            return _ByBrowser(self._app, self._endpoints, self._server)

    def by_code(self) -> _ByCode:
        """Begin to sign in by a code."""
        with _told():
            return _ByCode(self._app, self._endpoints)

    def fetch(self, permission: Permission) -> Grant:
        """A new token. The permission that comes with it takes the place of the former."""
        ask: Callable[..., Mapping[str, Any]] = self._app.acquire_token_by_refresh_token
        with _told():
            return _grant(ask(permission.refresh_token, [self._endpoints.scope]), permission)


def _grant(answer: Mapping[str, Any], before: Permission | None = None) -> Grant:
    if "access_token" not in answer:
        raise _why(answer)
    refresh = answer.get("refresh_token") or (before.refresh_token if before else "")
    return Grant(
        str(answer["access_token"]), float(answer.get("expires_in", 0)), Permission(str(refresh))
    )


def _why(answer: Mapping[str, Any]) -> SignInError:
    return refused(NAME, str(answer.get("error", "")), str(answer.get("error_description", "")))


@contextmanager
def _told() -> Iterator[None]:
    """What the library raises, in words."""
    from msal.exceptions import MsalError
    from requests import RequestException
    from requests.exceptions import SSLError

    try:
        yield
    except SSLError as error:
        raise not_trusted(NAME) from error
    except (RequestException, MsalError) as error:
        raise not_reached(NAME) from error
    except SignInError:
        raise
    except ValueError as error:
        # So the library ends where the tenant is unknown, and where the answer cannot be read.
        unknown = "authority configuration" in str(error)
        unknown = unknown and not isinstance(error.__context__, JSONDecodeError)
        raise (not_known if unknown else not_reached)(NAME) from error
    except (RuntimeError, KeyError, TypeError, AttributeError) as error:
        raise not_reached(NAME) from error

"""Signing in with Google: by the browser. Google gives the right to mail by no typed code."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC
from functools import partial
from time import time
from typing import Any

from csm_desktop.mail.mail_server import MailServer
from csm_desktop.mail.sign_in.faults import (
    no_right,
    not_installed,
    not_reached,
    not_trusted,
    refused,
)
from csm_desktop.mail.sign_in.grant import Endpoints, Grant, Look, Permission, SignInError

NAME = "Google"
_WITHIN_S = 30


class _ByBrowser:
    """The user signs in in the browser, which brings back a code for this program."""

    code = ""

    def __init__(self, flow: Any, server: MailServer, secret: str) -> None:
        from csm_desktop.mail.sign_in.loopback import BrowserAnswer  # a server of its own

        self._flow, self._secret = flow, secret
        self._answer = BrowserAnswer("127.0.0.1")
        with self._answer.closed_on_error():
            flow.redirect_uri = self._answer.redirect
            # Without `consent` Google gives what lasts only the first time.
            self.url, _ = flow.authorization_url(
                access_type="offline", prompt="consent", login_hint=server.user,
                state=self._answer.state,
            )  # fmt: skip

    def wait(self, look: Look) -> Grant:
        answer = self._answer.wait(look)
        if "code" not in answer:
            raise _why(answer.get("error", ""), answer.get("error_description", ""))
        with _told():
            token = self._flow.fetch_token(code=answer["code"], timeout=_WITHIN_S)
        if not token.get("refresh_token"):
            raise no_right(NAME)
        permission = Permission(str(token["refresh_token"]), self._secret)
        return Grant(str(token["access_token"]), float(token.get("expires_in", 0)), permission)

    def close(self) -> None:
        self._answer.close()


class Google:
    """Signs a user in for a mail server, and fetches tokens. Raises SignInError."""

    def __init__(self, endpoints: Endpoints, server: MailServer, client_secret: str = "") -> None:
        try:
            import google_auth_oauthlib.flow  # noqa: F401 -- to know that it is there
        except ImportError as error:
            raise not_installed() from error
        self._endpoints, self._server, self._secret = endpoints, server, client_secret

    def by_browser(self) -> _ByBrowser:
        """Begin to sign in by the browser."""
        from google_auth_oauthlib.flow import Flow

        client = {
            "client_id": self._server.client_id,
            "client_secret": self._secret,
            "auth_uri": self._endpoints.auth,
            "token_uri": self._endpoints.token,
        }
        flow = Flow.from_client_config({"installed": client}, [self._endpoints.scope])
        return _ByBrowser(flow, self._server, self._secret)

    def fetch(self, permission: Permission) -> Grant:
        """A new token; the permission stays as it is, unless Google sends another."""
        from google.auth.transport.requests import Request
        from google.oauth2 import credentials as google_credentials
        from requests import Session

        made: Any = google_credentials.Credentials
        credentials = made(
            None,
            refresh_token=permission.refresh_token,
            token_uri=self._endpoints.token,
            client_id=self._server.client_id,
            client_secret=permission.client_secret,
        )
        with _told(), Session() as session:
            credentials.refresh(partial(Request(session), timeout=_WITHIN_S))
        expiry = credentials.expiry  # in UTC, and does not say so
        seconds = expiry.replace(tzinfo=UTC).timestamp() - time() if expiry is not None else 0.0
        kept = Permission(str(credentials.refresh_token), permission.client_secret)
        return Grant(str(credentials.token), seconds, kept)


@contextmanager
def _told() -> Iterator[None]:
    """What the libraries raise, in words."""
    from google.auth.exceptions import RefreshError, TransportError
    from oauthlib.oauth2 import MissingTokenError, OAuth2Error
    from requests import RequestException

    try:
        yield
    except RefreshError as error:
        found = error.args[1] if len(error.args) > 1 else None
        answer = found if isinstance(found, dict) else {}
        if error.retryable or "error" not in answer:
            raise not_reached(NAME) from error
        raise _why(str(answer["error"]), str(answer.get("error_description", ""))) from error
    except MissingTokenError as error:
        raise not_reached(NAME) from error
    except OAuth2Error as error:
        raise _why(error.error or "", error.description or "") from error
    except (RequestException, TransportError) as error:
        raise (not_trusted if _untrusted(error) else not_reached)(NAME) from error
    except Warning as error:
        # So the library says that another right was given than was asked for.
        raise no_right(NAME) from error
    except (ValueError, KeyError, TypeError, AttributeError) as error:
        raise not_reached(NAME) from error


def _untrusted(error: BaseException | None) -> bool:
    """Whether a certificate was at the root of it: one library wraps what the other raised."""
    from requests.exceptions import SSLError

    while error is not None:
        if isinstance(error, SSLError):
            return True
        error = error.__cause__ or error.__context__
    return False


def _why(error: str, description: str) -> SignInError:
    return refused(NAME, error, description)

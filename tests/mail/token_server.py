"""Who lets users in, on this machine: hands out tokens over TLS, and checks what it is told."""

import json
import ssl
from base64 import b64decode, urlsafe_b64encode
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from hashlib import sha256
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Thread
from typing import Any
from urllib.error import HTTPError
from urllib.parse import parse_qsl, urlencode, urlsplit
from urllib.request import Request, urlopen

from aiosmtpd.smtp import AuthResult

from csm_desktop.mail.mail_server import MailLogin, MailServer, Security
from csm_desktop.mail.sign_in.grant import Endpoints
from tests.mail.servers import HOST, Post

CLIENT, SECRET, TENANT = "client-1", "shop-secret", "common"
_STATUS = {"server_error": 503}


@dataclass
class TokenServer:
    """`refuse` is what it answers in place of a token; `pending` how often a code is not typed yet.

    `length` is that of the tokens; `asked` are the requests for tokens that came in.
    """

    length: int = 40
    seconds: int = 3600
    refuse: str = ""
    description: str = ""
    raw: bytes = b""
    scope: str = ""
    pending: int = 0
    tokens: list[str] = field(default_factory=list)
    permissions: list[str] = field(default_factory=list)
    asked: list[dict[str, str]] = field(default_factory=list)
    challenges: dict[str, str] = field(default_factory=dict)
    port: int = 0

    @property
    def base(self) -> str:
        return f"https://{HOST}:{self.port}"

    @property
    def endpoints(self) -> Mapping[MailLogin, Endpoints]:
        return {
            MailLogin.MICROSOFT: Endpoints("https://mail.example/SMTP.Send", authority=self.base),
            MailLogin.GOOGLE: Endpoints(
                "https://mail.example/", auth=f"{self.base}/auth", token=f"{self.base}/token"
            ),
        }

    def discovery(self) -> dict[str, Any]:
        at = f"{self.base}/{TENANT}"
        return {
            "issuer": f"{at}/v2.0",
            "authorization_endpoint": f"{self.base}/auth",
            "token_endpoint": f"{at}/token",
            "device_authorization_endpoint": f"{self.base}/devicecode",
        }

    def token(self, asked: dict[str, str]) -> tuple[int, dict[str, Any]]:
        """The answer to somebody who wants a token."""
        self.asked.append(asked)
        refused = self.refuse or self._why_not(asked)
        if refused:
            said = {"error": refused, "error_description": self.description or "no"}
            return _STATUS.get(refused, 400), said
        number = len(self.tokens)
        self.tokens.append(f"token-{number}-".ljust(self.length, "t"))
        self.permissions.append(f"permission-{number}-".ljust(self.length, "p"))
        answer = {
            "token_type": "Bearer",
            "access_token": self.tokens[-1],
            "refresh_token": self.permissions[-1],
            "expires_in": self.seconds,
        }
        return 200, answer | ({"scope": self.scope} if self.scope else {})

    def _why_not(self, asked: dict[str, str]) -> str:
        if asked.get("client_id") != CLIENT:
            return "invalid_client"
        if asked["grant_type"] == "refresh_token":
            return "" if asked["refresh_token"] in self.permissions else "invalid_grant"
        if "device_code" in asked:
            self.pending -= 1
            return "authorization_pending" if self.pending >= 0 else ""
        proof = urlsafe_b64encode(sha256(asked.get("code_verifier", "").encode()).digest())
        known = self.challenges.get(asked.get("code", ""))
        return "" if known == proof.decode().rstrip("=") else "invalid_grant"

    def browse(self, url: str, error: str = "") -> int:
        """What a browser does with a user who signs in, or does not; how it was answered."""
        asked = dict(parse_qsl(urlsplit(url).query))
        assert urlsplit(url).netloc == urlsplit(self.base).netloc
        said = {"state": asked["state"]}
        if error:
            said |= {"error": error, "error_description": self.description}
        else:
            code = f"code-{len(self.challenges)}"
            self.challenges[code] = asked["code_challenge"]
            said["code"] = code
        return bring(asked["redirect_uri"], said, posted=asked.get("response_mode") == "form_post")


def bring(where: str, said: Mapping[str, str], *, posted: bool) -> int:
    """Bring an answer to whoever listens there; the status that comes back."""
    words = urlencode(said)
    where = where.replace("localhost", HOST)
    request = Request(where, words.encode()) if posted else Request(f"{where}/?{words}")
    try:
        with urlopen(request, timeout=10) as answer:
            return int(answer.status)
    except HTTPError as error:
        with error:
            return error.code
    except OSError:
        return 0


@contextmanager
def handing_out(server: TokenServer, tls: ssl.SSLContext) -> Iterator[TokenServer]:
    """The token server on a free port."""

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            known = self.path.startswith(f"/{TENANT}/v2.0/.well-known")
            self._say(200 if known else 400, server.discovery() if known else {"error": "none"})

        def do_POST(self) -> None:
            size = int(self.headers["Content-Length"])
            asked = dict(parse_qsl(self.rfile.read(size).decode()))
            shown = self.headers.get("Authorization", "").removeprefix("Basic ")
            if shown:
                names = ("client_id", "client_secret")
                asked |= dict(zip(names, b64decode(shown).decode().split(":"), strict=True))
            if self.path == "/devicecode":
                code = {"device_code": "d", "user_code": "ABCD-1234", "interval": 1,
                        "expires_in": 900, "verification_uri": f"{server.base}/device"}  # fmt: skip
                refused = {"error": server.refuse, "error_description": server.description}
                self._say(400 if server.refuse else 200, refused if server.refuse else code)
                return
            self._say(*server.token(asked))

        def _say(self, status: int, answer: Mapping[str, Any]) -> None:
            words = server.raw or json.dumps(answer).encode()
            self.send_response(status)
            self.send_header("Content-Type", "application/json")
            self.send_header("Content-Length", str(len(words)))
            self.end_headers()
            self.wfile.write(words)

        def log_message(self, format: str, *args: object) -> None:
            """Be quiet."""

    web = ThreadingHTTPServer((HOST, 0), Handler)
    web.socket = tls.wrap_socket(web.socket, server_side=True)
    web.daemon_threads = True
    thread = Thread(target=web.serve_forever, args=(0.05,))
    thread.start()
    server.port = web.server_address[1]
    try:
        yield server
    finally:
        web.shutdown()
        thread.join()
        web.server_close()


@dataclass
class TokenPost(Post):
    """A mail server that lets in by the tokens of `of`, less those that were taken back."""

    of: TokenServer = field(default_factory=TokenServer)
    revoked: set[str] = field(default_factory=set)
    shown: list[str] = field(default_factory=list)
    lines: list[int] = field(default_factory=list)
    refusal: str = "535 5.7.3 No"

    async def auth_XOAUTH2(self, server: Any, args: list[str]) -> AuthResult:  # noqa: N802
        self.lines.append(len(args))
        blob = args[1] if len(args) > 1 else None
        if blob is None:
            words = await server.challenge_auth("")
        else:
            words = b64decode(blob, validate=True)
        user, bearer = words.decode().split("\1")[:2]
        token = bearer.removeprefix("auth=Bearer ")
        self.shown.append(token)
        if user == "user=ann@ours.example" and token in self.of.tokens and (
            token not in self.revoked
        ):  # fmt: skip
            return AuthResult(success=True, handled=False)
        await server.challenge_auth(b'{"status":"401","schemes":"Bearer"}')
        return AuthResult(success=False, handled=False, message=self.refusal)

    def signed(self, login: MailLogin, client: str = CLIENT) -> MailServer:
        """The server as the program names it where the user signs in."""
        user = "ann@ours.example"
        return MailServer(HOST, self.port, Security.STARTTLS, user, login, client)

"""Takes what the browser brings back after a sign-in: one answer, on this computer alone."""

from collections.abc import Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, HTTPServer
from secrets import compare_digest, token_urlsafe
from time import monotonic
from urllib.parse import parse_qsl, urlsplit

from csm_desktop.mail.sign_in.faults import not_in_time
from csm_desktop.mail.sign_in.grant import Answer, Look
from csm_desktop.wording import tr

WAIT_S = 300.0
_SLICE_S = 0.2
_LONGEST = 65_536  # bytes of an answer; those of Microsoft take 2,000


class BrowserAnswer:
    """Listens on a free port of this computer for the answer that carries `state`."""

    def __init__(self, host: str) -> None:
        self.state = token_urlsafe(24)
        self._found: Answer | None = None
        self._server = HTTPServer(("127.0.0.1", 0), self._handler())
        self._server.timeout = _SLICE_S
        self.redirect = f"http://{host}:{self._server.server_address[1]}"

    def wait(self, look: Look, within_s: float = WAIT_S) -> Answer:
        """The answer. Raises SignInError where none came in time."""
        until = monotonic() + within_s
        while self._found is None:
            look()
            if monotonic() > until:
                raise not_in_time()
            self._server.handle_request()
        return self._found

    def close(self) -> None:
        """Listen no longer."""
        self._server.server_close()

    @contextmanager
    def closed_on_error(self) -> Iterator[None]:
        """Listen no longer where what is done within fails."""
        try:
            yield
        except BaseException:
            self.close()
            raise

    def take(self, text: str) -> bool:
        """Take an answer as it came; whether it is the one that is waited for."""
        answer = dict(parse_qsl(text, keep_blank_values=True))
        # Any page that is open in the browser can ask this port.
        if not compare_digest(answer.get("state", "").encode(), self.state.encode()):
            return False
        if self._found is None:
            self._found = answer
        return True

    def _handler(self) -> type[BaseHTTPRequestHandler]:
        waiting = self
        done = tr("You can close this page and go back to CSM Desktop.")

        class Handler(BaseHTTPRequestHandler):
            timeout = 5.0

            def do_GET(self) -> None:
                self._reply(waiting.take(urlsplit(self.path).query))

            def do_POST(self) -> None:
                said = self.headers.get("Content-Length", "")
                size = int(said) if said.isdecimal() and len(said) < 8 else 0
                body = self.rfile.read(min(size, _LONGEST)) if size <= _LONGEST else b""
                self._reply(waiting.take(body.decode("ascii", "replace")))

            def _reply(self, known: bool) -> None:
                words = done.encode() if known else b""
                self.send_response(200 if known else 404)
                self.send_header("Content-Type", "text/plain; charset=utf-8")
                self.send_header("Content-Length", str(len(words)))
                self.end_headers()
                self.wfile.write(words)

            def log_message(self, format: str, *args: object) -> None:
                """Write nothing: what comes in here is secret."""

        return Handler

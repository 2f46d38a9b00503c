"""Signing in with Microsoft or Google: the right token in time, and a word for each fault."""

import ssl
import sys
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime, timedelta
from functools import partial
from pathlib import Path

import pytest
from aiosmtpd.smtp import SMTP

from csm_desktop.domain.correspondence.outbox import DeliveryEnd, DeliveryOutcome
from csm_desktop.mail.keychain import Secrets
from csm_desktop.mail.mail_server import MailLogin, MailServer, Security
from csm_desktop.mail.sign_in.grant import Grant, Permission, SignIn, SignInError
from csm_desktop.mail.sign_in.keys import MailKeys, secret_name
from csm_desktop.mail.sign_in.loopback import BrowserAnswer
from csm_desktop.mail.smtp import Delivery
from tests.mail.servers import HOST, certificate, serving
from tests.mail.test_keychain import Sound
from tests.mail.test_smtp import letter
from tests.mail.token_server import CLIENT, SECRET, TokenPost, TokenServer, bring, handing_out

Refusal = tuple[str, str, str, bool]
BOTH = pytest.mark.parametrize("login", [MailLogin.MICROSOFT, MailLogin.GOOGLE])


@pytest.fixture(scope="module")
def shown(tmp_path_factory: pytest.TempPathFactory) -> tuple[ssl.SSLContext, Path]:
    """The certificate that all servers here show, and the file that it is trusted by."""
    return certificate(tmp_path_factory.mktemp("tls"))


@pytest.fixture(autouse=True)
def _hasty(monkeypatch: pytest.MonkeyPatch) -> None:
    """The libraries rest between tries of their own."""
    monkeypatch.setattr("time.sleep", lambda _: None)


@pytest.fixture
def giver(
    shown: tuple[ssl.SSLContext, Path], monkeypatch: pytest.MonkeyPatch
) -> Iterator[TokenServer]:
    monkeypatch.setenv("REQUESTS_CA_BUNDLE", str(shown[1]))
    with handing_out(TokenServer(), shown[0]) as server:
        yield server


class Hours:
    """A clock that a test sets."""

    def __init__(self) -> None:
        self.at = datetime(2026, 11, 29, 9, tzinfo=UTC)

    def now(self) -> datetime:
        return self.at


@pytest.fixture
def hours() -> Hours:
    return Hours()


@pytest.fixture
def keys(giver: TokenServer, hours: Hours) -> MailKeys:
    return MailKeys(Secrets(Sound()), hours.now, giver.endpoints)


def _look() -> None:
    """Go on waiting."""


def server_of(login: MailLogin, client: str = CLIENT, tenant: str = "") -> MailServer:
    return MailServer(HOST, 587, Security.STARTTLS, "ann@ours.example", login, client, tenant)


def waited(sign_in: SignIn, giver: TokenServer, error: str = "") -> Grant:
    """Wait for a sign-in while a browser goes where it says."""
    with ThreadPoolExecutor(1) as pool:
        pending = pool.submit(sign_in.wait, _look)
        try:
            giver.browse(sign_in.url, error)
            return pending.result(20)
        finally:
            sign_in.close()


def signed_in(keys: MailKeys, giver: TokenServer, server: MailServer) -> Grant:
    grant = waited(keys.begin(server, SECRET), giver)
    keys.keep(server, grant)
    return grant


@BOTH
def test_a_browser_brings_a_token_that_is_fetched_anew_when_it_ends(
    keys: MailKeys, giver: TokenServer, hours: Hours, login: MailLogin
) -> None:
    server = server_of(login)
    signed_in(keys, giver, server)
    assert keys.secret(server) == giver.tokens[0]
    hours.at += timedelta(minutes=50)
    assert keys.secret(server) == giver.tokens[0], "known as long as it holds"
    hours.at += timedelta(minutes=9)
    assert keys.secret(server) == giver.tokens[1], "a minute is too short for a mail"
    assert [asked["grant_type"] for asked in giver.asked] == ["authorization_code", "refresh_token"]
    assert (giver.asked[1].get("client_secret") == SECRET) is (login is MailLogin.GOOGLE)
    # What the next one is fetched with is that of the last answer, also after a restart.
    after = MailKeys(Secrets(keys.secrets._backend), hours.now, giver.endpoints)
    assert after.secret(server) == giver.tokens[2]
    assert giver.asked[2]["refresh_token"] == giver.permissions[1]


def test_a_code_is_typed_on_any_device(keys: MailKeys, giver: TokenServer) -> None:
    giver.pending = 1
    sign_in = keys.begin(server_of(MailLogin.MICROSOFT), by_code=True)
    assert (sign_in.code, sign_in.url) == ("ABCD-1234", f"{giver.base}/device")
    assert sign_in.wait(_look).token == giver.tokens[0]


def test_whoever_waits_for_a_code_or_a_browser_can_be_told_to_stop(
    keys: MailKeys, giver: TokenServer
) -> None:
    giver.pending = 1000

    def stop() -> None:
        raise InterruptedError

    for by_code in (True, False):
        sign_in = keys.begin(server_of(MailLogin.MICROSOFT), by_code=by_code)
        with pytest.raises(InterruptedError):
            sign_in.wait(stop)
        sign_in.close()


@BOTH
def test_only_the_answer_that_is_waited_for_is_taken(
    keys: MailKeys, giver: TokenServer, login: MailLogin
) -> None:
    listening = BrowserAnswer(HOST)
    with ThreadPoolExecutor(1) as pool:
        waiting = pool.submit(listening.wait, _look)
        for posted in (True, False):
            stranger = {"state": "another", "code": "x"}
            assert bring(listening.redirect, stranger, posted=posted) == 404
            assert bring(listening.redirect, {}, posted=posted) == 404
        assert (
            bring(listening.redirect, {"state": listening.state, "code": "y"}, posted=False) == 200
        )
        assert waiting.result(10)["code"] == "y"
    listening.close()
    # A code that was not made for this program's question opens nothing.
    sign_in = keys.begin(server_of(login), SECRET)
    giver.challenges["code-0"] = "of somebody else"
    with ThreadPoolExecutor(1) as pool:
        pending = pool.submit(sign_in.wait, _look)
        state = sign_in.url.split("state=")[1].split("&")[0]
        where = sign_in._answer.redirect  # type: ignore[attr-defined]
        posted = login is MailLogin.MICROSOFT
        bring(where, {"state": state, "code": "code-0"}, posted=posted)
        with pytest.raises(SignInError, match="expired or was revoked"):
            pending.result(20)
    sign_in.close()


def test_nobody_who_comes_ends_with_its_time() -> None:
    listening = BrowserAnswer(HOST)
    with pytest.raises(SignInError, match="within the time"):
        listening.wait(_look, within_s=0.1)
    listening.close()


@BOTH
@pytest.mark.parametrize(
    ("error", "words"),
    [("access_denied", "not allowed"), ("server_error", "not reached"),
     ("consent_required", "organisation"), ("invalid_scope", "right to send")],
)  # fmt: skip
def test_what_the_browser_brings_in_place_of_a_code_is_said(
    keys: MailKeys, giver: TokenServer, login: MailLogin, error: str, words: str
) -> None:
    with pytest.raises(SignInError, match=words):
        waited(keys.begin(server_of(login), SECRET), giver, error)


@BOTH
@pytest.mark.parametrize(
    "answer",
    [
        ("invalid_grant", "Token has been expired or revoked.", "expired or was revoked", False),
        ("invalid_grant", "AADSTS65001: consent", "organisation", False),
        ("unauthorized_client", "AADSTS700016: not found", "client id", False),
        ("server_error", "", "not reached", True),
        ("strange", "thing", "does not let you in: strange thing", False),
    ],
)
def test_each_fault_of_a_later_token_has_its_sentence(
    keys: MailKeys, giver: TokenServer, hours: Hours, login: MailLogin, answer: Refusal
) -> None:
    error, description, words, passing = answer
    server = server_of(login)
    signed_in(keys, giver, server)
    hours.at += timedelta(hours=2)
    giver.refuse, giver.description = error, description
    with pytest.raises(SignInError, match=words) as refusal:
        keys.secret(server)
    assert refusal.value.passing is passing
    assert "Nothing was sent" in refusal.value.advice
    # What is refused for a while is not forgotten.
    giver.refuse = ""
    assert keys.secret(server) == giver.tokens[1]


@BOTH
def test_a_wrong_client_id_is_said(keys: MailKeys, giver: TokenServer, login: MailLogin) -> None:
    with pytest.raises(SignInError, match="client id"):
        waited(keys.begin(server_of(login, "other"), SECRET), giver)


def test_a_tenant_that_nobody_knows_is_said(keys: MailKeys) -> None:
    with pytest.raises(SignInError, match="client id"):
        keys.begin(server_of(MailLogin.MICROSOFT, tenant="nowhere.example"))


def test_without_a_network_a_token_waits_and_nothing_is_forgotten(
    shown: tuple[ssl.SSLContext, Path], monkeypatch: pytest.MonkeyPatch, hours: Hours
) -> None:
    monkeypatch.setenv("REQUESTS_CA_BUNDLE", str(shown[1]))
    server = server_of(MailLogin.MICROSOFT)
    with handing_out(TokenServer(), shown[0]) as giver:
        keys = MailKeys(Secrets(Sound()), hours.now, giver.endpoints)
        signed_in(keys, giver, server)
    hours.at += timedelta(hours=2)
    with pytest.raises(SignInError, match="not reached") as refusal:
        keys.secret(server)
    assert refusal.value.passing
    assert keys.secrets.find(secret_name(server)), "what the user allowed is still there"


@BOTH
def test_what_cannot_be_understood_is_not_reached(
    keys: MailKeys, giver: TokenServer, hours: Hours, login: MailLogin
) -> None:
    server = server_of(login)
    signed_in(keys, giver, server)
    hours.at += timedelta(hours=2)
    for raw in (b"<html>captive portal</html>", b"[]", b"{}", b"\xff"):
        giver.raw = raw
        with pytest.raises(SignInError) as refusal:
            keys.secret(server)
        assert refusal.value.passing or raw == b"{}"


def test_a_right_that_was_not_given_is_said(keys: MailKeys, giver: TokenServer) -> None:
    giver.scope = "https://mail.example/other"
    with pytest.raises(SignInError, match="right to send mail"):
        waited(keys.begin(server_of(MailLogin.GOOGLE), SECRET), giver)


@BOTH
def test_s6_no_secret_is_told_to_who_cannot_show_a_certificate(
    keys: MailKeys, giver: TokenServer, hours: Hours, login: MailLogin,
    monkeypatch: pytest.MonkeyPatch,
) -> None:  # fmt: skip
    server = server_of(login)
    signed_in(keys, giver, server)
    hours.at += timedelta(hours=2)
    monkeypatch.delenv("REQUESTS_CA_BUNDLE")
    with pytest.raises(SignInError, match="cannot be trusted") as refusal:
        keys.secret(server)
    assert refusal.value.passing
    assert len(giver.asked) == 1


@BOTH
def test_without_the_extra_it_is_said_what_to_install(
    hours: Hours, login: MailLogin, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(sys.modules, "msal", None)
    monkeypatch.setitem(sys.modules, "google_auth_oauthlib.flow", None)
    with pytest.raises(SignInError, match="not installed") as refusal:
        MailKeys(Secrets(Sound()), hours.now).begin(server_of(login))
    assert "mail-oauth" in refusal.value.advice


@pytest.mark.parametrize("kept", [None, "", "null", "[1]", "{}", "\ud800"])
def test_nobody_who_is_not_signed_in_is_shown_to_a_server(hours: Hours, kept: str | None) -> None:
    backend, server = Sound(), server_of(MailLogin.GOOGLE)
    if kept is not None:
        backend.set_password("CSM Desktop", secret_name(server), kept)
    with pytest.raises(SignInError, match="not signed in"):
        MailKeys(Secrets(backend), hours.now).secret(server)
    assert Permission.read(Permission("r", "s").text()) == Permission("r", "s")


# what the mail server says


def sent(server: MailServer, token: str, trusted: Path) -> DeliveryOutcome:
    trust = partial(ssl.create_default_context, cafile=str(trusted))
    mail = letter()
    made = Delivery(server, token, timeout_s=10, trust=trust)
    return made.send(mail.sender, mail.recipients, mail.content.encode("ascii"))


@pytest.mark.parametrize(("length", "words"), [(40, 2), (3000, 1)])
def test_a_token_opens_the_mail_server_whatever_its_length(
    shown: tuple[ssl.SSLContext, Path], monkeypatch: pytest.MonkeyPatch, length: int, words: int
) -> None:
    monkeypatch.setattr(SMTP, "line_length_limit", 12_288)
    giver = TokenServer(tokens=["t" * length])
    with serving(TokenPost(of=giver), shown[0]) as post:
        server = post.signed(MailLogin.MICROSOFT)
        good = sent(server, giver.tokens[0], shown[1])
        bad = sent(server, "x" * length, shown[1])
        post.refusal = "454 4.7.0 Later"
        busy = sent(server, "x" * length, shown[1])
    assert good.end is DeliveryEnd.ANSWERED, good.why
    assert (bad.end, "535" in bad.why) == (DeliveryEnd.NOT_ALLOWED, True)
    assert busy.end is DeliveryEnd.NOT_REACHED, "a server that is busy refuses nobody"
    assert len(post.mails) == 1
    assert post.lines == [words, words, words]

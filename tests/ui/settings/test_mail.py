"""The mail server by keys: named, tried, its password given to a keychain, and taken back."""

from collections.abc import Iterator
from pathlib import Path
from threading import Event

import pytest
from PySide6.QtCore import QUrl
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QLineEdit
from pytestqt.qtbot import QtBot

from csm_desktop.app.book import Book
from csm_desktop.app.clock import SystemClock
from csm_desktop.app.outbox.server import mail_server
from csm_desktop.mail.keychain import Secrets
from csm_desktop.mail.mail_server import MailLogin, Security
from csm_desktop.mail.sign_in.keys import MailKeys
from csm_desktop.ui.settings.mail import MailPart
from csm_desktop.ui.settings.page import SettingsPage
from tests.mail.servers import HOST, Post, certificate, keys_of, serving
from tests.mail.test_keychain import Locked, Sound
from tests.mail.token_server import CLIENT, SECRET, TokenPost, TokenServer, handing_out
from tests.ui.hands import click
from tests.ui.shell import TabShell


@pytest.fixture
def part(page: SettingsPage) -> MailPart:
    made = page.show_part("mail")
    assert isinstance(made, MailPart)
    return made


def name(part: MailPart, host: str, port: str, user: str = "", password: str = "") -> None:
    for field, words in ((part.host, host), (part.port, port), (part.user, user),
                         (part.password, password)):  # fmt: skip
        field.editor.setText(words)
        field.commit()


def encrypt(part: MailPart, security: Security) -> None:
    part.security.editor.setCurrentIndex(part.security.editor.findData(security))
    part.security.commit()


def test_a_relay_is_tried_named_and_given_up(part: MailPart, book: Book, qtbot: QtBot) -> None:
    encrypt(part, Security.NONE)
    with serving(Post()) as post:
        name(part, HOST, str(post.port))
        click(part.test)
        qtbot.waitUntil(lambda: part.said.text().startswith("The server answers"))
        assert post.mails == []
    click(part.test)
    qtbot.waitUntil(lambda: "was not reached" in part.said.text())
    click(part.save)
    server = mail_server(book)
    assert server is not None
    assert (server.host, server.port, server.security) == (HOST, post.port, Security.NONE)
    part.show_book(book)
    click(part.drop)
    assert mail_server(book) is None
    book.undo()
    assert mail_server(book) == server


@pytest.mark.parametrize(
    ("backend", "words"),
    [(Sound(), "is in this computer's keychain"), (Locked(), "is locked")],
)
def test_k4_what_became_of_the_password_is_said_and_it_stands_in_no_book(
    part: MailPart, book: Book, shell: TabShell, qtbot: QtBot, backend: Sound, words: str
) -> None:
    shell.outbox.keys = keys_of(Secrets(backend))
    name(part, "mail.example", "587", "ann", "zqx-app-word")
    assert part.password.editor.echoMode() is QLineEdit.EchoMode.Password
    click(part.save)
    qtbot.waitUntil(lambda: words in part.said.text())
    assert part.password.editor.text() == part.password.stored == ""
    assert shell.outbox.keys.secrets.find("ann@mail.example:587") == "zqx-app-word"
    assert b"zqx-app-word" not in book.path.read_bytes()


@pytest.mark.parametrize(
    ("host", "port", "words"),
    [("", "587", "mail.example.com"), ("a b", "587", "mail.example.com"), ("x", "0", "65535"),
     ("x", "many", "65535"), ("x", "99999999", "65535")],
)  # fmt: skip
def test_what_is_no_server_is_refused_and_nothing_is_changed(
    part: MailPart, book: Book, host: str, port: str, words: str
) -> None:
    name(part, host, port)
    click(part.save)
    assert words in part.said.text()
    assert "Nothing was changed." in part.said.text()
    assert mail_server(book) is None


def test_what_is_typed_of_a_server_stays_while_the_book_goes_on(part: MailPart, book: Book) -> None:
    name(part, "mail.example", "587")
    click(part.save)
    name(part, "mail.example", "2525")
    part.show_book(book)
    assert part.port.editor.text() == "2525"
    click(part.save)
    book.undo()
    part.show_book(book)
    assert part.port.editor.text() == "587"


@pytest.fixture
def post(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[TokenPost]:
    tls, file = certificate(tmp_path)
    monkeypatch.setenv("REQUESTS_CA_BUNDLE", str(file))
    monkeypatch.setenv("SSL_CERT_FILE", str(file))
    with handing_out(TokenServer(), tls) as server, serving(TokenPost(of=server), tls) as post:
        yield post


class Browser:
    """What the program opens in place of a browser."""

    def __init__(self, opens: bool = True) -> None:
        self.opens = opens
        self.urls: list[str] = []

    def __call__(self, url: QUrl) -> bool:
        self.urls.append(url.toString())
        return self.opens


def sign_in_with(part: MailPart, login: MailLogin, port: int) -> None:
    part.login.editor.setCurrentIndex(part.login.editor.findData(login))
    part.login.commit()
    name(part, HOST, str(port), "ann@ours.example")
    for field, words in ((part.client_id, CLIENT), (part.client_secret, SECRET)):
        field.editor.setText(words)
        field.commit()


@pytest.mark.parametrize("login", [MailLogin.MICROSOFT, MailLogin.GOOGLE])
def test_who_signs_in_in_the_browser_can_send_and_the_book_holds_no_secret(
    part: MailPart, book: Book, shell: TabShell, post: TokenPost, qtbot: QtBot, login: MailLogin
) -> None:
    backend = Sound()
    shell.outbox.keys = MailKeys(Secrets(backend), SystemClock().now, post.of.endpoints)
    opened = part.sign_in.open = Browser()
    sign_in_with(part, login, post.port)
    assert part.password.isHidden()
    click(part.sign_in.browser)
    qtbot.waitUntil(lambda: bool(opened.urls))
    assert not part.sign_in.stop.isHidden()
    post.of.browse(opened.urls[0])
    qtbot.waitUntil(lambda: part.said.text().startswith("You are signed in"))
    assert "is in this computer's keychain" in part.said.text()
    server = mail_server(book)
    assert server is not None
    assert (server.login, server.client_id) == (login, CLIENT)
    click(part.test)
    qtbot.waitUntil(lambda: part.said.text().startswith("The server answers"))
    assert post.shown == post.of.tokens
    for secret in (post.of.permissions[0], post.of.tokens[0], SECRET):
        assert secret.encode() not in book.path.read_bytes()
    assert any(post.of.permissions[0] in kept for kept in backend.kept.values())


def test_a_sign_in_is_stopped_refused_or_done_by_a_code(
    part: MailPart, book: Book, shell: TabShell, post: TokenPost, qtbot: QtBot
) -> None:
    box = part.sign_in
    shell.outbox.keys = MailKeys(Secrets(Locked()), SystemClock().now, post.of.endpoints)
    opened = box.open = Browser(opens=False)
    sign_in_with(part, MailLogin.MICROSOFT, post.port)
    click(box.browser)
    qtbot.waitUntil(lambda: "copy the address" in box.said.text())
    click(box.copy)
    assert QGuiApplication.clipboard().text() == opened.urls[0]
    click(box.stop)
    qtbot.waitUntil(lambda: box.said.text().startswith("Signing in was stopped"))
    click(box.browser)
    qtbot.waitUntil(lambda: len(opened.urls) == 2)
    post.of.browse(opened.urls[1], "access_denied")
    qtbot.waitUntil(lambda: box.said.text().startswith("It was not allowed"))
    assert mail_server(book) is None
    post.of.pending = 1
    click(box.by_code)
    qtbot.waitUntil(lambda: "ABCD-1234" in box.said.text())
    qtbot.waitUntil(lambda: "is locked" in part.said.text())
    assert mail_server(book) is not None


def test_a_sign_in_that_is_stopped_before_it_began_opens_nothing(
    part: MailPart, shell: TabShell, post: TokenPost, qtbot: QtBot
) -> None:
    box, free = part.sign_in, Event()
    shell.outbox.keys = MailKeys(Secrets(Locked()), SystemClock().now, post.of.endpoints)
    opened = box.open = Browser(opens=False)
    sign_in_with(part, MailLogin.MICROSOFT, post.port)
    for _ in range(3):  # every thread of the window has something else to do
        shell.background.start(None, lambda _: free.wait(10), lambda _: None, lambda _: None)
    click(box.browser)
    click(box.stop)
    free.set()
    qtbot.waitUntil(lambda: box.said.text().startswith("Signing in was stopped"))
    assert not opened.urls
    assert box.browser.isVisibleTo(box)
    assert not box.stop.isVisibleTo(box)


@pytest.mark.parametrize(
    ("user", "client", "tenant", "words"),
    [("ann", "c", "", "by an address"), ("ann@x.example", "", "", "client id is missing"),
     ("ann@x.example", "a/../b", "", "client id is missing"),
     ("ann@x.example", "c", "x/../y", "tenant is named")],
)  # fmt: skip
def test_what_nobody_can_sign_in_with_is_refused(
    part: MailPart, book: Book, user: str, client: str, tenant: str, words: str
) -> None:
    sign_in_with(part, MailLogin.MICROSOFT, 587)
    for field, typed in ((part.user, user), (part.client_id, client), (part.tenant, tenant)):
        field.editor.setText(typed)
    for button, said in ((part.sign_in.browser, part.sign_in.said), (part.save, part.said)):
        click(button)
        assert words in said.text()
    assert mail_server(book) is None


def test_the_usual_server_is_named_unless_the_user_named_one(part: MailPart) -> None:
    field = part.login
    for login, host in ((MailLogin.MICROSOFT, "smtp.office365.com"), (MailLogin.GOOGLE,
                        "smtp.gmail.com")):  # fmt: skip
        field.editor.setCurrentIndex(field.editor.findData(login))
        field.commit()
        assert (part.host.editor.text(), part.security.stored) == (host, Security.STARTTLS)
    part.host.editor.setText("relay.ours.example")
    field.editor.setCurrentIndex(field.editor.findData(MailLogin.MICROSOFT))
    field.commit()
    assert part.host.editor.text() == "relay.ours.example"

"""The mail server by keys: named, tried, its password given to a keychain, and taken back."""

import pytest
from PySide6.QtWidgets import QLineEdit
from pytestqt.qtbot import QtBot

from csm_desktop.app.book import Book
from csm_desktop.app.outbox.server import mail_server
from csm_desktop.mail.keychain import Secrets
from csm_desktop.mail.smtp import Security
from csm_desktop.ui.settings.mail import MailPart
from csm_desktop.ui.settings.page import SettingsPage
from tests.mail.servers import HOST, Post, serving
from tests.mail.test_keychain import Locked, Sound
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
    shell.outbox.secrets = Secrets(backend)
    name(part, "mail.example", "587", "ann", "zqx-app-word")
    assert part.password.editor.echoMode() is QLineEdit.EchoMode.Password
    click(part.save)
    qtbot.waitUntil(lambda: words in part.said.text())
    assert part.password.editor.text() == part.password.stored == ""
    assert shell.outbox.secrets.find("ann@mail.example:587") == "zqx-app-word"
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

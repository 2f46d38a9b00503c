"""A passphrase in the window: offered, asked for, set, changed, taken off, remembered."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from keyring.backends import fail, null
from keyring.errors import KeyringLocked
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QDialog
from pytestqt.qtbot import QtBot

from csm_desktop.app import passphrase
from csm_desktop.app.held_book import books_home
from csm_desktop.mail import keychain
from csm_desktop.storage.file import cipher
from csm_desktop.ui.application import Program
from csm_desktop.ui.frame.locking.dialogs import SecretField
from csm_desktop.ui.frame.locking.unlock_page import UnlockPage
from csm_desktop.ui.widgets.dialogs.form_dialog import FormDialog
from tests.ui.frame.conftest import Driver, MakeBook, noting_specs
from tests.ui.hands import answer_dialog

WORDS, OTHERS = "correct horse battery", "staple groesse 42"


class Chain:
    """A keychain that keeps what it is given."""

    def __init__(self) -> None:
        self.kept: dict[tuple[str, str], str] = {}

    def set_password(self, service: str, username: str, password: str) -> None:
        self.kept[service, username] = password

    def get_password(self, service: str, username: str) -> str | None:
        return self.kept.get((service, username))

    def delete_password(self, service: str, username: str) -> None:
        del self.kept[service, username]


class Locked(Chain):
    """One that its user does not unlock."""

    def set_password(self, *_: str) -> None:
        raise KeyringLocked


@pytest.fixture(autouse=True)
def chain(monkeypatch: pytest.MonkeyPatch) -> Iterator[Chain]:
    monkeypatch.setattr(cipher, "_ROUNDS", 1_000)
    kept = Chain()
    monkeypatch.setattr(keychain, "system_backend", lambda: kept)
    cipher.forget_all()
    yield kept
    cipher.forget_all()


def locked_book(make_book: MakeBook) -> Path:
    path = make_book("Mine")
    passphrase.encrypt(path, WORDS)
    cipher.forget_all()
    return path


def unlock_page(program: Program, qtbot: QtBot) -> UnlockPage:
    page = program.window.outside.unlock
    qtbot.waitUntil(lambda: page.isVisible() and page.line.hasFocus())
    return page


def give(page: UnlockPage, words: str) -> None:
    QTest.keyClicks(page.line, words)
    QTest.keyClick(page.line, Qt.Key.Key_Return)


def opened(program: Program, qtbot: QtBot, *, encrypted: bool) -> None:
    qtbot.waitUntil(
        lambda: (book := program.workbench.book) is not None and book.is_encrypted is encrypted
    )


def test_the_first_run_offers_a_passphrase_that_may_wait(driver: Driver, qtbot: QtBot) -> None:
    program = driver.start(specs=noting_specs())
    welcome = program.window.outside.welcome
    assert welcome.passphrase.isVisible()
    QTest.keyClick(welcome.name, Qt.Key.Key_Return)
    opened(program, qtbot, encrypted=False)
    assert program.window.status.protection.text() == "Not encrypted"


def test_a_passphrase_at_the_first_run_is_typed_twice_and_encrypts_the_book(
    driver: Driver, qtbot: QtBot
) -> None:
    program = driver.start(specs=noting_specs())
    lines = program.window.outside.welcome.passphrase
    assert not lines.again.isVisible()
    QTest.keyClicks(lines.first, "short")
    QTest.keyClick(lines.first, Qt.Key.Key_Return)
    assert "at least 8 characters" in lines.refusal.text()
    lines.first.clear()
    QTest.keyClicks(lines.first, WORDS)
    QTest.keyClicks(lines.again, WORDS[:-1])
    QTest.keyClick(lines.again, Qt.Key.Key_Return)
    assert lines.refusal.text() == "The two passphrases differ."
    assert program.workbench.book is None
    QTest.keyClick(lines.again, Qt.Key.Key_End)
    QTest.keyClicks(lines.again, WORDS[-1])
    QTest.keyClick(lines.again, Qt.Key.Key_Return)
    opened(program, qtbot, encrypted=True)
    assert passphrase.opens(books_home() / "My book.csm", WORDS)
    assert not program.window.status.protection.isVisible()


def test_k2_opening_asks_and_a_wrong_passphrase_gets_a_sentence(
    driver: Driver, make_book: MakeBook, qtbot: QtBot, chain: Chain
) -> None:
    path = locked_book(make_book)
    before = path.read_bytes()
    program = driver.start(path, noting_specs())
    page = unlock_page(program, qtbot)
    assert not page.refusal.isVisible()
    give(page, OTHERS)
    qtbot.waitUntil(lambda: page.refusal.isVisible() and page.line.text() == "")
    assert page.refusal.text() == "This passphrase does not open Mine.csm."
    assert path.read_bytes() == before
    give(page, WORDS)
    opened(program, qtbot, encrypted=True)
    assert not chain.kept, "nobody asked to remember it"


def test_k3_the_keychain_opens_it_and_without_it_the_passphrase_does(
    driver: Driver, make_book: MakeBook, qtbot: QtBot, chain: Chain
) -> None:
    path = locked_book(make_book)
    program = driver.start(path, noting_specs())
    page = unlock_page(program, qtbot)
    page.remember.setChecked(True)
    with qtbot.waitSignal(program.workbench.toasted) as toasted:
        give(page, WORDS)
    assert "keychain remembers" in toasted.args[0]
    assert not [secret for secret in chain.kept.values() if WORDS in secret]
    opened(program, qtbot, encrypted=True)
    driver.close()
    cipher.forget_all()

    opened(driver.start(path, noting_specs()), qtbot, encrypted=True)
    driver.close()
    cipher.forget_all()
    chain.kept.clear()
    program = driver.start(path, noting_specs())
    give(unlock_page(program, qtbot), WORDS)
    opened(program, qtbot, encrypted=True)


@pytest.mark.parametrize(
    ("backend", "said"),
    [
        (null.Keyring, "The keychain keeps nothing"),
        (fail.Keyring, "This computer has no keychain"),
        (Locked, "The keychain is locked"),
    ],
)
def test_k4_keychains_that_keep_nothing_are_told_apart(
    backend: Callable[[], keychain.Backend],
    said: str,
    make_book: MakeBook,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    from csm_desktop.ui.frame.locking.words import kept_told

    path = locked_book(make_book)
    passphrase.unlock(path, WORDS)
    monkeypatch.setattr(keychain, "system_backend", backend)
    kept = passphrase.remember(path)
    assert kept_told(kept).startswith(said)
    assert "asked for" in kept_told(kept)
    cipher.forget_all()
    assert not passphrase.recall(path)


def fill(dialog: QDialog, *words: str) -> FormDialog:
    assert isinstance(dialog, FormDialog)
    for field, text in zip(dialog.form.fields(), words, strict=True):
        assert isinstance(field, SecretField)
        field.editor.setText(text)
    dialog.accept()
    return dialog


def filled(*words: str) -> Callable[[QDialog], None]:
    def act(dialog: QDialog) -> None:
        fill(dialog, *words)

    return act


def test_it_is_set_changed_and_taken_off_in_dialogs(
    driver: Driver, make_book: MakeBook, qtbot: QtBot
) -> None:
    path = make_book("Mine")
    program = driver.opened(path, noting_specs())
    run = program.workbench.commands.run

    def refused(words: tuple[str, ...], why: str) -> None:
        answer_dialog(lambda dialog: said.append(fill(dialog, *words).refusal.text()))
        run(command)
        assert why in said[-1]

    said: list[str] = []
    command = "book.encrypt"
    refused((WORDS, OTHERS), "The two passphrases differ.")
    refused(("short", "short"), "at least 8")
    answer_dialog(filled(WORDS, WORDS))
    with qtbot.waitSignal(program.workbench.toasted):
        run(command)
    opened(program, qtbot, encrypted=True)
    assert b"Northwind" not in path.read_bytes()

    command = "book.change_passphrase"
    refused((OTHERS, WORDS, WORDS), "does not open")
    answer_dialog(filled(WORDS, OTHERS, OTHERS))
    with qtbot.waitSignal(program.workbench.toasted):
        run(command)
    qtbot.waitUntil(lambda: program.workbench.book is not None)
    assert passphrase.opens(path, OTHERS)

    command = "book.decrypt"
    refused((WORDS,), "does not open")
    answer_dialog(filled(OTHERS))
    with qtbot.waitSignal(program.workbench.toasted):
        run(command)
    opened(program, qtbot, encrypted=False)
    assert program.window.status.protection.text() == "Not encrypted"
    assert not program.workbench.commands.usable(program.workbench.commands[command])

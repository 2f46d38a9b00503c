"""Contacts of all accounts: those who came without one are given one, several at once."""

from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from csm_desktop.app.book import Book
from csm_desktop.app.lists.accounts import account_facts, accounts
from csm_desktop.app.lists.people import all_people, likely_account, without_account
from csm_desktop.domain.records.contacts import Contact, ContactStatus
from csm_desktop.storage.session import Work
from csm_desktop.ui.application import Program
from csm_desktop.ui.frame.lists import address_cards
from csm_desktop.ui.frame.lists.homeless import AccountOf
from csm_desktop.ui.frame.page_requests import PendingView
from csm_desktop.ui.people.page import PeoplePage
from csm_desktop.ui.widgets.file_dialogs import Target
from tests.ui.hands import Key, press, write
from tests.ui.sample_book import book, program, sample, shown
from tests.ui.shell import TabShell

__all__ = ["book", "program", "sample"]


def strays(work: Work, /, called: str = "") -> list[Contact]:
    """Three contacts of no account, as a list brings them; the first one's is called so."""
    return [
        work.add(Contact(work.new_id(), None, name, account_ref=ref, email=email))
        for name, ref, email in (
            ("Ada Stray", called, ""),
            ("Bo Stray", "", "bo@nowhere.example"),
            ("Cy Stray", "Nobody Ltd", ""),
        )
    ]


@pytest.fixture
def lost(book: Book) -> list[Contact]:
    found: list[Contact] = book.run("Strays", strays, f"{accounts(book)[1].name}, Inc.")
    return found


@pytest.fixture
def page(shell: TabShell, lost: list[Contact], qtbot: QtBot) -> PeoplePage:
    assert lost
    wanted = PendingView()
    wanted.ask("no_account")
    page = shown(PeoplePage(shell, wanted), shell, qtbot)
    page.take_focus()
    return page


def home(book: Book, contact: Contact) -> int | None:
    return next(line.account_id for line in all_people(book) if line.id == contact.id)


def test_every_contact_is_listed_once_and_those_of_no_account_stand_first(
    book: Book, lost: list[Contact]
) -> None:
    listed = all_people(book)
    known = [c.id for line in accounts(book) for c in account_facts(book, line.id).contacts]
    assert sorted(line.id for line in listed) == sorted([*known, *(c.id for c in lost)])
    assert [line.id for line in listed[:3]] == [contact.id for contact in lost]
    assert without_account(book) == 3


def test_several_get_one_account_as_one_step(
    page: PeoplePage, lost: list[Contact], book: Book, shell: TabShell, qtbot: QtBot
) -> None:
    assert [line.name for line in page.table.lines] == ["Ada Stray", "Bo Stray", "Cy Stray"]
    assert page.aside() == "3 without an account"
    page.table.grid.selectAll()
    page.give_account()
    dialog = page.findChild(AccountOf)
    assert dialog is not None
    assert dialog.account.stored is None, "they do not agree on one"
    account = accounts(book)[0]
    write(dialog.account.editor, account.name)
    press(dialog.account.editor, Key.Key_Return)
    qtbot.waitUntil(lambda: not page.table.lines)
    assert {home(book, contact) for contact in lost} == {account.id}
    assert shell.toasts == [f"3 contacts: belongs to {account.name}."]
    assert page.aside() == ""
    book.undo()
    assert {home(book, contact) for contact in lost} == {None}
    assert len(page.table.lines) == 3


def test_the_account_that_the_list_named_is_proposed_and_enter_takes_it(
    page: PeoplePage, lost: list[Contact], book: Book, qtbot: QtBot
) -> None:
    theirs = accounts(book)[1].id
    press(page.table.grid, Key.Key_Return)
    dialog = page.findChild(AccountOf)
    assert dialog is not None
    assert dialog.account.stored == theirs
    press(dialog.account.editor, Key.Key_Return)
    qtbot.waitUntil(lambda: len(page.table.lines) == 2)
    assert home(book, lost[0]) == theirs


def test_escape_changes_nothing_and_a_name_that_is_none_is_said(
    page: PeoplePage, book: Book
) -> None:
    page.table.step(1)
    press(page.table.grid, Key.Key_Return)
    dialog = page.findChild(AccountOf)
    assert dialog is not None
    write(dialog.account.editor, "Zzz Unknown")
    press(dialog.account.editor, Key.Key_Return)
    assert "no account “Zzz Unknown”" in dialog.account.error
    press(dialog, Key.Key_Escape)
    press(dialog, Key.Key_Escape)
    QApplication.processEvents()
    assert without_account(book) == 3


def test_a_free_domain_proposes_nobody(book: Book) -> None:
    line = accounts(book)[0]

    def person(email: str) -> Contact:
        made: Contact = book.run(
            "Stray", lambda work: work.add(Contact(work.new_id(), None, "Di", email=email))
        )
        return made

    own, free = person(f"di@{line.domain}"), person("di@gmail.com")
    known = {each.id: each for each in all_people(book)}
    assert likely_account(book, [known[own.id]]) == line.id
    assert likely_account(book, [known[free.id]]) is None
    assert likely_account(book, [known[own.id], known[free.id]]) is None


def test_the_palette_leads_to_those_without_an_account(program: Program, qtbot: QtBot) -> None:
    book = program.workbench.book
    assert book is not None
    book.run("Strays", strays)
    program.workbench.commands.run("people.without_account")
    qtbot.waitUntil(lambda: program.window.front == "people")
    page = program.window.page
    assert isinstance(page, PeoplePage)
    qtbot.waitUntil(lambda: len(page.table.lines) == 3)
    program.window.go("book")
    program.workbench.commands.run("people.show")
    qtbot.waitUntil(lambda: len(page.table.lines) > 3)
    assert {line.status for line in page.table.lines} == {ContactStatus.ACTIVE}


def test_who_has_left_stands_in_a_view_of_their_own_from_the_start(
    shell: TabShell, qtbot: QtBot
) -> None:
    page = shown(PeoplePage(shell, PendingView()), shell, qtbot)
    assert len(page.table.lines) == page.number("all")
    assert ContactStatus.LEFT not in {line.status for line in page.table.lines}


def test_the_selected_contacts_of_all_accounts_go_out_as_address_cards(
    shell: TabShell,
    lost: list[Contact],
    qtbot: QtBot,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    page = shown(PeoplePage(shell, PendingView()), shell, qtbot)
    target = tmp_path / "people.vcf"
    monkeypatch.setattr(address_cards, "ask_target", lambda *_: Target(target, overwrite=False))
    page.table.grid.selectAll()
    number = len(page.table.selection)
    assert number == page.number("all") > len(lost)
    page.export()
    text = target.read_text(encoding="utf-8").replace("\n ", "")
    assert text.count("BEGIN:VCARD") == number
    assert "lena.brandt@northwind-rail.example" in text
    assert "ORG:Northwind Rail" in text
    assert "ORG:Nobody Ltd" in text, "who came without an account works for whom the list named"
    assert "board paper" not in text, "what is internal stays here"
    assert shell.toasts == [f"{number} cards were written."]
    page.export()
    assert len(shell.told) == 1, "a file that stands there is not replaced unasked"
    assert page.table.select(lost[1].id)
    target.unlink()
    page.export()
    assert target.read_text(encoding="utf-8").count("BEGIN:VCARD") == 1


def test_the_button_writes_the_contact_that_the_keyboard_is_on(
    program: Program, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    target = tmp_path / "one.vcf"
    monkeypatch.setattr(address_cards, "ask_target", lambda *_: Target(target, overwrite=False))
    program.workbench.commands.run("people.show")
    qtbot.waitUntil(lambda: program.window.front == "people")
    page = program.window.page
    assert isinstance(page, PeoplePage)
    qtbot.waitUntil(lambda: bool(page.table.selection))
    page.cards.click()
    (line,) = page.table.selection
    assert f"FN:{line.name}" in target.read_text(encoding="utf-8")

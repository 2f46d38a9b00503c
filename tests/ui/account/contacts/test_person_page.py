"""The page of one person: what stands there, what is stored from it, and where it leads."""

from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from csm_desktop.app.accounts.acts import new_account
from csm_desktop.app.book import Book
from csm_desktop.app.lists.accounts import account_facts
from csm_desktop.app.people import contacts
from csm_desktop.domain.records.contacts import Contact, ContactRole, Sentiment
from csm_desktop.domain.text.reach import ReachKind
from csm_desktop.ui.account.contacts.person.page import PersonPage
from csm_desktop.ui.account.contacts.tab import ContactsTab
from csm_desktop.ui.frame.lists import address_cards
from csm_desktop.ui.widgets.file_dialogs import Target
from tests.ui.account.conftest import Shown
from tests.ui.hands import click, press
from tests.ui.shell import TabShell
from tests.ui.walking import unnamed

KEY = Qt.Key


def stored(book: Book, account_id: int, name: str) -> Contact:
    return next(c for c in account_facts(book, account_id).contacts if c.name == name)


@pytest.fixture
def tab(shown: Shown, northwind: int) -> ContactsTab:
    made: ContactsTab = shown(ContactsTab, northwind)
    return made


def opened(tab: ContactsTab, name: str) -> PersonPage:
    assert tab.people is not None
    line = next(line for line in tab.people.lines if line.name == name)
    assert tab.open_person(line.id)
    return tab.page


def said(page: PersonPage) -> str:
    table = page.events.model
    return "\n".join(str(table.data(table.index(row, 2))) for row in range(table.rowCount()))


def test_enter_in_the_list_opens_the_person_and_back_returns_to_them(tab: ContactsTab) -> None:
    tab.go_to("table")
    tab.table.step(0)
    name = tab.table.current.name if tab.table.current is not None else ""
    press(tab.table.grid, KEY.Key_Return)
    assert tab.stack.currentWidget() is tab.page
    assert tab.page.name.text() == name
    assert not unnamed(tab.page)
    assert tab.back()
    assert tab.stack.currentWidget() is tab.whole
    assert tab.table.current is not None
    assert tab.table.current.name == name


def test_fields_save_themselves_and_undo_brings_them_back(
    tab: ContactsTab, book: Book, northwind: int
) -> None:
    page = opened(tab, "Lena Brandt")
    before = stored(book, northwind, "Lena Brandt")
    page.details.fields["mobile"].editor.setText("+49 171 55")
    assert page.details.fields["mobile"].commit()
    page.details.fields["reach"].editor.setPlainText(
        "private: lena@home.example\nfax: +49 381 99\nhttps://example.com/lena\n"
        "Kai 3, 18055 Rostock"
    )
    assert page.details.fields["reach"].commit()
    now = stored(book, northwind, "Lena Brandt")
    assert now.mobile == "+49 171 55"
    assert [(each.kind, each.label, each.text) for each in now.reach] == [
        (ReachKind.EMAIL, "private", "lena@home.example"),
        (ReachKind.PHONE, "fax", "+49 381 99"),
        (ReachKind.LINK, "", "https://example.com/lena"),
        (ReachKind.POSTAL, "", "Kai 3, 18055 Rostock"),
    ]
    assert book.undo() == "Edit Lena Brandt"
    assert book.undo() == "Edit Lena Brandt"
    assert stored(book, northwind, "Lena Brandt") == before


def test_roles_are_ticked_and_a_circle_is_refused_in_place(
    tab: ContactsTab, book: Book, northwind: int
) -> None:
    page = opened(tab, "Ulrich Vance")
    boxes = page.standing.roles.findChildren(type(page.standing.roles._boxes[ContactRole.SPONSOR]))
    click(next(box for box in boxes if box.text() == "Sponsor"))
    assert ContactRole.SPONSOR in stored(book, northwind, "Ulrich Vance").roles
    page.standing.boss.editor.setText("Lena Brandt")  # who reports to him
    assert not page.standing.boss.commit()
    assert "report to themselves" in page.standing.boss.error
    page.standing.boss.revert()
    page.standing.dotted.editor.setText("Lena Brandt")
    assert page.standing.dotted.commit()
    lena = opened(tab, "Lena Brandt")
    told = [(row.line.name, row.line.value) for row in lena.line.rows.rows]
    assert told[0] == ("Ulrich Vance, COO", "reports to")


def test_every_meeting_word_and_mail_of_a_person_is_told_and_opens(
    tab: ContactsTab, shell: TabShell, northwind: int
) -> None:
    page = opened(tab, "Lena Brandt")
    told = said(page)
    assert "Met: " in told
    assert "said by Lena Brandt" in told
    page.events.select(page.events.lines[-1].id)
    press(page.events.grid, KEY.Key_Return)
    assert shell.opened[-1][0] == northwind


def test_sentiment_is_told_over_time(tab: ContactsTab, book: Book) -> None:
    page = opened(tab, "Marc Olivier")
    assert page.contact_id is not None
    book.run("Mood", contacts.edit_contact, page.contact_id, sentiment=Sentiment.SCEPTICAL)
    assert page.feelings.lines.text().splitlines() == [
        "Sceptical, since 22 Nov 2026",
        "Neutral, from the beginning",
    ]


def test_somebody_who_is_elsewhere_too_leads_there(
    tab: ContactsTab, book: Book, shell: TabShell, northwind: int
) -> None:
    lena = stored(book, northwind, "Lena Brandt")
    other = book.run("Account", new_account, "Baltic Tram").id
    before = book.run(
        "Contact", contacts.new_contact, other, "L. Brandt", title="COO",
        email=lena.email.upper(), left_on=date(2024, 5, 1),
    )  # fmt: skip
    page = opened(tab, "Lena Brandt")
    (row,) = page.places.rows.rows
    assert (row.line.name, row.line.value) == ("Baltic Tram", "COO, until 1 May 2024")
    press(row.face, KEY.Key_Return)
    assert shell.opened[-1] == (other, f"contacts/{before.id}")


def test_a_reporting_line_is_walked_from_page_to_page(tab: ContactsTab) -> None:
    page = opened(tab, "Mehmet Aydın")
    press(page.line.rows.rows[0].face, KEY.Key_Return)
    assert page.name.text() == "Lena Brandt"
    QTest.keyClick(page.back, KEY.Key_Space)
    assert tab.stack.currentWidget() is tab.whole


def test_a_person_who_is_gone_closes_their_page(tab: ContactsTab, book: Book) -> None:
    made = book.run("Contact", contacts.new_contact, tab.account_id, "Nobody Known")
    assert tab.open_person(made.id)
    book.undo()
    assert tab.stack.currentWidget() is tab.whole
    assert tab.open_person(10**9) is False


def test_export_writes_cards_of_who_is_there_and_nothing_internal(
    tab: ContactsTab, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    target = tmp_path / "people.vcf"
    monkeypatch.setattr(address_cards, "ask_target", lambda *_: Target(target, overwrite=False))
    tab.go_to("table")
    tab.persons.export()
    text = target.read_text(encoding="utf-8")
    assert text.count("BEGIN:VCARD") == 8
    assert "lena.brandt@northwind-rail.example" in text
    assert "advocate" not in text.casefold()
    assert "board paper" not in text
    monkeypatch.setattr(address_cards, "ask_target", lambda *_: None)
    tab.persons.export()

"""The organisation and the power map in the window: by hand, by key, and what is stored then."""

from itertools import combinations

import pytest
from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QDialog

from csm_desktop.app.book import Book
from csm_desktop.app.lists.accounts import account_facts
from csm_desktop.app.people import contacts
from csm_desktop.domain.records.contacts import Contact, Influence, Sentiment
from csm_desktop.ui.account.contacts.chart.card import SeatCard
from csm_desktop.ui.account.contacts.dialogs import BossDialog
from csm_desktop.ui.account.contacts.tab import ContactsTab
from tests.reports.reading import everything
from tests.ui.account.conftest import Answer, Shown
from tests.ui.hands import click, press
from tests.ui.shell import TabShell
from tests.ui.walking import unnamed

KEY = Qt.Key


@pytest.fixture
def tab(shown: Shown, northwind: int) -> ContactsTab:
    made: ContactsTab = shown(ContactsTab, northwind)
    made.go_to("chart")
    return made


def stored(book: Book, tab: ContactsTab, name: str) -> Contact:
    facts = account_facts(book, tab.account_id)
    return next(contact for contact in facts.contacts if contact.name == name)


def card(tab: ContactsTab, name: str) -> SeatCard:
    cards = tab.chart_face.canvas.cards.values()
    return next(each for each in cards if each.seat.contact.name == name)


def drag(tab: ContactsTab, who: str, whom: str) -> None:
    held, onto = card(tab, who), card(tab, whom)
    QTest.mousePress(held, Qt.MouseButton.LeftButton, pos=QPoint(20, 20))
    to = held.mapFromParent(onto.geometry().center())
    QTest.mouseMove(held, to)
    assert onto.is_target
    QTest.mouseRelease(held, Qt.MouseButton.LeftButton, pos=to)


def test_the_power_map_is_printed_for_our_own_side_alone(tab: ContactsTab, book: Book) -> None:
    ulrich = stored(book, tab, "Ulrich Vance")
    book.run(
        "Feeling", contacts.edit_contact, ulrich.id, sentiment=Sentiment.BLOCKER,
        influence=Influence.HIGH,
    )  # fmt: skip
    tab.show_face("power")
    text = everything(tab.paper().document.pdf(book))
    assert "internal" in text
    assert "Ulrich Vance" in text
    assert "Blocker" in text
    tab.show_face("chart")
    text = everything(tab.paper().document.pdf(book))
    assert "Blocker" not in text


def test_a_card_dragged_upon_another_reports_to_them_and_undo_takes_it_back(
    tab: ContactsTab, book: Book
) -> None:
    before = stored(book, tab, "Jonas Petersen")
    drag(tab, "Jonas Petersen", "Marc Olivier")
    marc = stored(book, tab, "Marc Olivier")
    assert stored(book, tab, "Jonas Petersen").reports_to_id == marc.id
    assert card(tab, "Jonas Petersen").y() > card(tab, "Marc Olivier").y()
    assert tab.stack.currentWidget() is tab.whole
    assert book.undo() == "Jonas Petersen reports to Marc Olivier"
    assert stored(book, tab, "Jonas Petersen") == before


def test_conversations_are_put_in_their_order_and_ticked_off_on_the_chart(
    tab: ContactsTab, book: Book
) -> None:
    beside, canvas = tab.chart_face.conversations, tab.chart_face.canvas

    def lines() -> list[str]:
        return [" ".join((row.line.name, row.line.value)).strip() for row in beside.rows.rows]

    assert lines() == ["1. Lena Brandt next", "2. Marc Olivier"]
    jonas = card(tab, "Jonas Petersen").seat.id
    for key in (KEY.Key_C, KEY.Key_C, KEY.Key_T):
        canvas.go_to(jonas)
        press(card(tab, "Jonas Petersen"), key)
    assert lines() == ["1. Lena Brandt next", "2. Marc Olivier", "3. Jonas Petersen ✓ 22 Nov"]
    assert card(tab, "Jonas Petersen").accessibleName().endswith("conversation 3, spoken to")
    click(beside.spoken)
    assert lines()[:2] == ["1. Lena Brandt ✓ 22 Nov", "2. Marc Olivier next"]
    for _ in range(3):
        book.undo()
    assert lines() == ["1. Lena Brandt next", "2. Marc Olivier"]


def test_a_circle_is_refused_and_told(tab: ContactsTab, book: Book, shell: TabShell) -> None:
    drag(tab, "Ulrich Vance", "Ada Lindqvist")
    assert stored(book, tab, "Ulrich Vance").reports_to_id is None
    assert shell.told[-1].title == "Ulrich Vance would report to themselves."


def test_keys_walk_the_chart_open_a_person_and_ask_for_a_boss(
    tab: ContactsTab, book: Book, answer: Answer
) -> None:
    canvas = tab.chart_face.canvas
    assert canvas.go_to(card(tab, "Ulrich Vance").seat.id)
    at = "Ulrich Vance"
    for key, to in (
        (KEY.Key_Down, "Sofia Reyes"), (KEY.Key_Left, "Lena Brandt"),
        (KEY.Key_Right, "Sofia Reyes"), (KEY.Key_Up, "Ulrich Vance"),
    ):  # fmt: skip
        press(card(tab, at), key)
        assert card(tab, to).hasFocus(), to
        at = to
    canvas.go_to(card(tab, "Ewa Nowak").seat.id)

    def choose(dialog: QDialog) -> None:
        assert isinstance(dialog, BossDialog)
        dialog.boss.editor.setText("Lena Brandt")
        press(dialog.boss.editor, KEY.Key_Return)
        assert not dialog.isVisible()

    answer(choose)
    press(card(tab, "Ewa Nowak"), KEY.Key_R)
    lena = stored(book, tab, "Lena Brandt")
    assert stored(book, tab, "Ewa Nowak").reports_to_id == lena.id
    canvas.go_to(lena.id)
    press(card(tab, "Lena Brandt"), KEY.Key_Return)
    assert tab.page.name.text() == "Lena Brandt"


def test_every_card_is_named_and_none_covers_another_with_sixty_people(
    tab: ContactsTab, book: Book
) -> None:
    names = [contact.id for contact in account_facts(book, tab.account_id).contacts]
    for number in range(60 - len(names)):
        boss = names[number % len(names)]
        made = book.run(
            "New", contacts.new_contact, tab.account_id, f"<b>P & {number}</b>\u202e",
            reports_to_id=boss,
        )  # fmt: skip
        names.append(made.id)
    cards = list(tab.chart_face.canvas.cards.values())
    assert len(cards) == 60
    assert not unnamed(tab.chart_face)
    places = [QRect(each.pos(), each.size()) for each in cards]
    assert not any(one.intersects(two) for one, two in combinations(places, 2))
    whole = tab.chart_face.canvas.rect()
    assert all(whole.contains(place) for place in places)
    tab.grab()


def test_the_power_map_puts_each_where_they_stand_and_opens_them(
    tab: ContactsTab, book: Book
) -> None:
    tab.go_to("power")
    assert tab.power_face.names(Influence.HIGH, Sentiment.ADVOCATE) == ["Lena Brandt"]
    lena = stored(book, tab, "Lena Brandt")
    book.run("Mood", contacts.edit_contact, lena.id, sentiment=Sentiment.BLOCKER)
    assert tab.power_face.names(Influence.HIGH, Sentiment.BLOCKER) == ["Lena Brandt"]
    click(tab.power_face.fields[Influence.HIGH, Sentiment.BLOCKER].rows.rows[0].face)
    assert tab.page.name.text() == "Lena Brandt"

"""Third parties and photos on the Contacts tab: entered by key, told apart, led to."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog

from csm_desktop.app.book import Book
from csm_desktop.app.lists.accounts import account_facts
from csm_desktop.app.people.photos import pixels_of, set_photo
from csm_desktop.app.people.third_parties import new_third_party
from csm_desktop.domain.people.organisation import SeatKind
from csm_desktop.domain.people.photos import SIDE, packed
from csm_desktop.domain.records.contacts import ThirdParty, ThirdPartyKind
from csm_desktop.ui.account.contacts.person import photo_acts
from csm_desktop.ui.account.contacts.tab import ContactsTab
from csm_desktop.ui.account.contacts.third_parties import ThirdPartyDialog
from tests.ui.account.conftest import Shown
from tests.ui.account.contacts.test_organisation_face import card, drag
from tests.ui.hands import answer_dialog, press, write
from tests.ui.shell import TabShell

KEY = Qt.Key


@pytest.fixture
def tab(shown: Shown, northwind: int) -> ContactsTab:
    made: ContactsTab = shown(ContactsTab, northwind)
    made.go_to("chart")
    return made


def stored(book: Book, tab: ContactsTab) -> tuple[ThirdParty, ...]:
    return account_facts(book, tab.account_id).third_parties


@pytest.fixture
def rival(tab: ContactsTab, book: Book) -> ThirdParty:
    made = book.run(
        "Rival", new_third_party, tab.account_id, ThirdPartyKind.COMPETITOR, "Rival Ltd",
        person="Rex Stone",
    )  # fmt: skip
    assert isinstance(made, ThirdParty)
    return made


def test_a_partner_is_entered_by_keys_alone_and_stands_on_every_face(
    tab: ContactsTab, book: Book
) -> None:
    def fill(dialog: QDialog) -> None:
        assert isinstance(dialog, ThirdPartyDialog)
        write(dialog.firm.editor, "Kappa Consulting")
        press(dialog.firm.editor, KEY.Key_Return)

    answer_dialog(fill)
    tab.new_third_party()
    (made,) = stored(book, tab)
    assert (made.kind, made.firm) == (ThirdPartyKind.PARTNER, "Kappa Consulting")
    for face in (tab.chart_face.around, tab.map_face.around, tab.list_face.around):
        tab.show_face("map" if face is tab.map_face.around else "chart")
        assert [row.line.name for row in face.rows.rows] == ["Kappa Consulting"]
    tab.show_face("chart")
    shown = card(tab, "Kappa Consulting")
    assert shown.seat.kind is SeatKind.OUTSIDE
    assert "Partner" in shown.accessibleName()
    book.undo()
    assert made.id not in tab.chart_face.canvas.cards


def test_without_a_firm_nothing_is_kept_and_the_dialog_says_so(
    tab: ContactsTab, book: Book
) -> None:
    def leave_empty(dialog: QDialog) -> None:
        assert isinstance(dialog, ThirdPartyDialog)
        dialog.accept()
        assert dialog.refusal.text().startswith("Which firm is it?")

    answer_dialog(leave_empty)
    tab.new_third_party()
    assert stored(book, tab) == ()


def test_a_third_partys_card_dragged_upon_somebody_is_close_to_them(
    tab: ContactsTab, book: Book, rival: ThirdParty
) -> None:
    drag(tab, "Rex Stone", "Lena Brandt")
    (moved,) = stored(book, tab)
    lena = next(
        each for each in account_facts(book, tab.account_id).contacts if each.name == "Lena Brandt"
    )
    assert (moved.id, moved.contact_id) == (rival.id, lena.id)
    assert book.undo() == "Rex Stone is close to Lena Brandt"


def test_enter_on_its_card_opens_it_and_one_button_takes_it_out(
    tab: ContactsTab, book: Book, rival: ThirdParty
) -> None:
    tab.go_to(f"{rival.id}")
    canvas = tab.chart_face.canvas
    assert canvas.focusWidget() is card(tab, "Rex Stone")

    def remove(dialog: QDialog) -> None:
        assert isinstance(dialog, ThirdPartyDialog)
        assert dialog.remove is not None
        dialog.remove.click()

    answer_dialog(remove)
    press(canvas, KEY.Key_Return)
    assert stored(book, tab) == ()
    assert book.undo() == "Remove Rex Stone"


def test_a_photo_stands_on_the_page_and_the_card_until_it_is_removed_for_good(
    tab: ContactsTab, book: Book, shell: TabShell, monkeypatch: pytest.MonkeyPatch
) -> None:
    lena = next(
        each for each in account_facts(book, tab.account_id).contacts if each.name == "Lena Brandt"
    )
    red = packed(bytes((200, 0, 0)) * SIDE * SIDE)
    book.run("Photo", set_photo, lena.id, red)
    seat = card(tab, "Lena Brandt")
    side = seat.grab().toImage()
    shown = {side.pixelColor(x, 20).name() for x in range(side.width())}
    assert "#c80000" in shown
    tab.show_face("map")
    heads = tab.map.horizontalHeader().grab().toImage()
    assert "#c80000" in {heads.pixelColor(x, 18).name() for x in range(heads.width())}
    tab.show_face("table")
    tab.resize(1100, 700)
    grid, row = tab.table.grid, tab.table.model.row_of(lena.id)
    assert row is not None
    at = grid.visualRect(tab.table.model.index(row, 0)).center().y()
    listed = grid.viewport().grab().toImage()
    assert "#c80000" in {listed.pixelColor(x, at).name() for x in range(60)}
    tab.open_person(lena.id)
    assert tab.page.photo.is_there
    monkeypatch.setattr(photo_acts, "confirmed", lambda *_: False)
    tab.remove_photo()
    assert pixels_of(book, [lena.id])
    monkeypatch.setattr(photo_acts, "confirmed", lambda *_: True)
    tab.remove_photo()
    assert pixels_of(book, [lena.id]) == {}
    assert not tab.page.drop_photo.isVisible()
    assert shell.told == []

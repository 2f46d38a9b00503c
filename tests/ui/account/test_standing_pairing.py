"""The Standing tab of a cruiser: what leaves more to get, and a champion who shows how."""

from collections.abc import Callable

import pytest
from PySide6.QtWidgets import QDialog
from pytestqt.qtbot import QtBot

from csm_desktop.app.book import Book
from csm_desktop.app.lists.accounts import account_facts, account_named
from csm_desktop.app.outbox.server import MailServer, set_server
from csm_desktop.domain.records.plan import ActionOrigin
from csm_desktop.domain.records.standing.champions import PairingResult
from csm_desktop.mail.mail_server import Security
from csm_desktop.ui.account.standing.pairing_dialog import PairingDialog
from csm_desktop.ui.account.standing.tab import StandingTab
from tests.ui.account.conftest import Shown
from tests.ui.hands import Key, press, write
from tests.ui.shell import TabShell

Answer = Callable[[Callable[[QDialog], None]], None]


@pytest.fixture
def cruiser(qtbot: QtBot, in_front: Shown, book: Book) -> StandingTab:
    tab = in_front(StandingTab, account_named(book, "Cordova Freight").id)
    qtbot.waitUntil(lambda: bool(tab.pairings.proposed.lines))
    return tab


def test_by_the_keyboard_from_a_cruiser_to_an_introduction_and_what_came_of_it(
    qtbot: QtBot, cruiser: StandingTab, book: Book, answer: Answer
) -> None:
    book.run("Server", set_server, MailServer("mail.example", 587, Security.NONE))
    tab, card = cruiser, cruiser.pairings
    assert card.proposed.model.index(0, 1).data() == "both use Roster and Disruption Desk"
    champion = card.proposed.lines[0].id

    def introduce(dialog: QDialog) -> None:
        assert isinstance(dialog, PairingDialog)
        cordova, other = dialog.texts
        assert "Cordova" in other.toPlainText()
        assert "champion" not in cordova.toPlainText()
        other.setPlainText("Dear Kwame, half an hour?")
        press(dialog.yes, Key.Key_Space)

    answer(introduce)
    press(card.introduce, Key.Key_Space)
    qtbot.waitUntil(lambda: bool(card.pairings.lines))
    assert champion not in [line.id for line in card.proposed.lines]
    assert account_facts(book, champion).outbox[-1].body == "Dear Kwame, half an hour?"
    model = card.pairings.model
    for key, value in (("result", PairingResult.HELPED), ("outcome", "They swap rosters")):
        assert model.setData(model.index(0, model.place_of(key)), value)
    facts = account_facts(book, tab.account_id)
    assert facts.pairings[0].result is PairingResult.HELPED
    for _ in range(3):
        book.undo()
    assert account_facts(book, tab.account_id).pairings == ()
    assert account_facts(book, champion).outbox == ()


def test_a_point_of_the_checklist_becomes_a_step_of_ours(
    cruiser: StandingTab, shell: TabShell, book: Book
) -> None:
    card = cruiser.headroom
    assert card.words.text().startswith("First more value:")
    card.points.select(3)
    press(card.step, Key.Key_Space)
    made = max(account_facts(book, cruiser.account_id).actions, key=lambda one: one.id)
    assert made.origin is ActionOrigin.IMPROVEMENT
    assert made.title.startswith("Twelve-month goals: not reached yet")
    card.points.opened.emit(card.points.lines[2])
    assert shell.opened[-1] == (cruiser.account_id, "plan")


def test_only_cruisers_are_asked_for_more_and_a_hit_leads_to_its_pairing(
    qtbot: QtBot, shown: Shown, book: Book
) -> None:
    tab = shown(StandingTab, account_named(book, "Northwind Rail").id)
    (pairing,) = account_facts(book, tab.account_id).pairings
    tab.go_to(f"pairing:{pairing.id}")
    qtbot.waitUntil(lambda: [one.id for one in tab.pairings.pairings.selection] == [pairing.id])
    laggard = shown(StandingTab, account_named(book, "Gansu Textiles").id)
    assert not laggard.headroom.isVisible()
    assert not laggard.pairings.isVisible()


def test_a_champion_is_celebrated_followed_and_not_worn_out(
    qtbot: QtBot, shown: Shown, shell: TabShell, book: Book
) -> None:
    tab = shown(StandingTab, account_named(book, "Dál Riada Energy").id)
    card = tab.champion
    qtbot.waitUntil(lambda: bool(card.followers.lines))
    assert card.followers.lines[0].cruiser == "Northwind Rail"
    assert card.tired.text().startswith("Asked 5 times within 90 days")
    card.essences.new.setFocus()
    write(card.essences.new, "Weekly numbers")
    press(card.essences.new, Key.Key_Return)
    write(card.celebrations.new, "Dinner with the team")
    press(card.celebrations.new, Key.Key_Return)
    facts = account_facts(book, tab.account_id)
    assert facts.essences[-1].text == "Weekly numbers"
    assert "Dinner with the team" in {one.note for one in facts.celebrations}
    tab.go_to(f"essence:{facts.essences[-1].id}")
    assert [one.text for one in card.essences.table.selection] == ["Weekly numbers"]
    card.followers.opened.emit(card.followers.lines[0])
    assert shell.opened[-1][1].startswith("standing/pairing:")

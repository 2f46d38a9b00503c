"""What champions stood on, on an account's pages: answered, taken over, made a gap and a step."""

from pytestqt.qtbot import QtBot

from csm_desktop.app.book import Book
from csm_desktop.app.lists.accounts import account_facts, account_named
from csm_desktop.domain.records.handoff import Answer
from csm_desktop.domain.records.plan import ActionOrigin
from csm_desktop.ui.account.overview.tab import OverviewTab
from csm_desktop.ui.account.standing.tab import StandingTab
from tests.ui.account.conftest import Shown


def test_criteria_are_answered_in_place_and_become_a_gap(
    qtbot: QtBot, in_front: Shown, book: Book
) -> None:
    tab = in_front(OverviewTab, account_named(book, "Northwind Rail").id)
    card = tab.criteria
    qtbot.waitUntil(lambda: bool(card.table.lines))
    assert card.words.text() == "1 of 5 met, 2 not answered yet"
    row = next(n for n, line in enumerate(card.table.lines) if line.answer is None)
    model = card.table.model
    kind = card.table.lines[row].kind
    assert model.setData(model.index(row, model.place_of("answer")), Answer.NO)
    given = account_facts(book, tab.account_id).criteria
    assert {one.kind: one.answer for one in given}[kind] is Answer.NO
    card.table.select(card.table.lines[row].id)
    assert card.table.lines[row].example.text in card.example.text()
    card.gap.click()
    assert "champions stood on it" in account_facts(book, tab.account_id).gaps[-1].statement
    for _ in range(2):
        book.undo()
    assert len(account_facts(book, tab.account_id).criteria) == 3


def test_a_champions_example_is_taken_over_and_told_of_the_follower(
    qtbot: QtBot, in_front: Shown, book: Book
) -> None:
    tab = in_front(StandingTab, account_named(book, "Northwind Rail").id)
    card = tab.examples
    qtbot.waitUntil(lambda: bool(card.table.lines))
    row = next(
        n for n, line in enumerate(card.table.lines)
        if line.champion == "Dál Riada Energy" and line.taken_on is None
    )  # fmt: skip
    line = card.table.lines[row]
    card.table.select(line.id)
    card.step.click()
    steps = account_facts(book, tab.account_id).actions
    assert any(
        one.origin is ActionOrigin.IMPROVEMENT and line.essence.text in one.title for one in steps
    )
    place = card.table.model.index(row, card.table.model.place_of("taken"))
    assert card.table.model.setData(place, True)
    champion = in_front(StandingTab, account_named(book, "Dál Riada Energy").id)
    qtbot.waitUntil(lambda: bool(champion.champion.followers.lines))
    (follower,) = champion.champion.followers.lines
    assert line.essence.text in follower.took
    assert champion.champion.council.text().startswith("Customer council: Member since ")
    assert not champion.champion.seat.isVisibleTo(champion)

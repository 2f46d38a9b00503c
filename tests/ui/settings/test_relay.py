"""The relay among the settings: who leads a stage and who runs along, cell by cell."""

from pytestqt.qtbot import QtBot

from csm_desktop.app.accounts.relay import relay_of
from csm_desktop.app.book import Book
from csm_desktop.domain.journey.relay import DEFAULT_RELAY, Leg
from csm_desktop.domain.records.lifecycle import Leader, Stage
from csm_desktop.ui.settings.relay import RelayCard
from tests.ui.shell import TabShell


def leg(book: Book, stage: Stage) -> Leg:
    with book.reading() as connection:
        return relay_of(connection)[stage]


def test_a_leader_is_chosen_a_function_ticked_and_all_taken_back(
    qtbot: QtBot, shell: TabShell, book: Book
) -> None:
    card = RelayCard(shell)
    qtbot.addWidget(card)
    card.show_book(book)
    assert not card.reset.isEnabled()
    row = list(Stage).index(Stage.ADOPTION)

    def edit(line: object, key: str, value: object) -> bool:
        model = card.table.model
        assert line is model.lines[row]
        return model.setData(model.index(row, model.place_of(key)), value)

    edit(card.table.lines[row], "leader", Leader.PRODUCT)
    assert leg(book, Stage.ADOPTION) == Leg(
        Leader.PRODUCT, (Leader.CUSTOMER_SUCCESS, Leader.FINANCE)
    )
    card.show_book(book)
    edit(card.table.lines[row], "finance", False)
    assert leg(book, Stage.ADOPTION) == Leg(Leader.PRODUCT, (Leader.CUSTOMER_SUCCESS,))
    card.show_book(book)
    assert not edit(card.table.lines[row], "product", True), "who leads does not run along"
    card.reset.click()
    assert leg(book, Stage.ADOPTION) == DEFAULT_RELAY[Stage.ADOPTION]
    book.undo()
    assert leg(book, Stage.ADOPTION).leader is Leader.PRODUCT

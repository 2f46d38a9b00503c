"""After an import whose list names owners, the user says which of them they are."""

from pytestqt.qtbot import QtBot

from csm_desktop.app.book import Book
from csm_desktop.app.people import team
from csm_desktop.ui.frame.user.who_i_am import WhoIAm
from csm_desktop.ui.imports.page import ImportPage
from tests.ui.hands import Key, press
from tests.ui.imports.conftest import Bring, settle

_LIST = "Account name,Owner\nHalden Foods,Kim Roe\nOslo Tram,Kim Roe\nKestrel Health,Bo Vik\n"


def stored(page: ImportPage, bring: Bring, qtbot: QtBot, name: str, text: str) -> WhoIAm:
    bring(name, text)
    page.store()
    settle(page, qtbot)
    assert page.report is not None
    return page.report.who


def words(who: WhoIAm) -> list[str]:
    return [button.text() for button in who.buttons]


def test_the_owners_found_are_offered_and_one_is_the_user(
    page: ImportPage, book: Book, bring: Bring, qtbot: QtBot
) -> None:
    who = stored(page, bring, qtbot, "accounts.csv", _LIST)
    assert who.isVisible()
    assert words(who) == ["Kim Roe, 2 accounts", "Bo Vik, 1 account", "None of them"]
    press(who.buttons[1], Key.Key_Space)
    me = team.me(book)
    assert me is not None
    assert me.name == "Bo Vik"
    assert not who.isVisible()
    book.undo()
    assert team.me(book) is None


def test_none_of_them_is_not_asked_again_until_somebody_else_is_named(
    page: ImportPage, book: Book, bring: Bring, qtbot: QtBot
) -> None:
    who = stored(page, bring, qtbot, "accounts.csv", _LIST)
    press(who.buttons[-1], Key.Key_Space)
    assert team.me(book) is None
    again = stored(page, bring, qtbot, "more.csv", "Account name,Owner\nDelta,Kim Roe\n")
    assert not again.isVisible()
    fresh = stored(page, bring, qtbot, "yet.csv", "Account name,Owner\nEpsilon,Ann Lee\n")
    assert fresh.isVisible()


def test_a_list_without_owners_asks_nothing(page: ImportPage, bring: Bring, qtbot: QtBot) -> None:
    text = "Account name,City\nDelta,Leeds\n"
    assert not stored(page, bring, qtbot, "accounts.csv", text).isVisible()


def test_a_book_that_knows_the_user_asks_nothing(
    page: ImportPage, book: Book, bring: Bring, qtbot: QtBot
) -> None:
    book.run("You", team.say_who_i_am, name="Alex Moreau")
    assert not stored(page, bring, qtbot, "accounts.csv", _LIST).isVisible()

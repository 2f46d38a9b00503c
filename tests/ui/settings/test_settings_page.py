"""The settings by keys and clicks: what is shown, and what is stored then."""

from datetime import date
from decimal import Decimal

import pytest
from PySide6.QtWidgets import QApplication, QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from csm_desktop.app import settings
from csm_desktop.app.accounts.acts import new_account
from csm_desktop.app.accounts.contract import reasons_known
from csm_desktop.app.book import Book
from csm_desktop.app.money import exchange
from csm_desktop.app.money.subscriptions import change_arr, new_subscription
from csm_desktop.app.people import team
from csm_desktop.app.plan.actions import new_action
from csm_desktop.domain.records.money import Money as Amount
from csm_desktop.domain.records.team import TeamRole
from csm_desktop.ui.here import zone_here
from csm_desktop.ui.settings.money import MoneyPart
from csm_desktop.ui.settings.page import SettingsPage
from csm_desktop.ui.settings.team import Team
from csm_desktop.ui.settings.this_book import ThisBook
from csm_desktop.ui.settings.you import You
from csm_desktop.ui.widgets import Button
from tests.ui.hands import Key, click, press, write
from tests.ui.shell import TabShell
from tests.ui.walking import out_of_order, unnamed
from tests.ui.widgets.hostile import HOSTILE


def _you(page: SettingsPage) -> You:
    part = page.show_part("you")
    assert isinstance(part, You)
    part.take_focus()
    return part


def _team(page: SettingsPage) -> Team:
    part = page.show_part("team")
    assert isinstance(part, Team)
    part.take_focus()
    return part


def _money(page: SettingsPage) -> MoneyPart:
    part = page.show_part("money")
    assert isinstance(part, MoneyPart)
    return part


def _typing() -> QWidget:
    found = QApplication.focusWidget()
    assert found is not None
    return found


def _retyped(words: str) -> None:
    """Type over what a cell holds."""
    editor = _typing()
    assert isinstance(editor, QLineEdit)
    editor.setText(words)  # a list that pops up while typing cannot, without a screen


def test_a_name_alone_makes_the_user_known_and_undo_forgets_them(
    page: SettingsPage, book: Book
) -> None:
    you = _you(page)
    assert you.name.editor.hasFocus()
    write(_typing(), "Alex Moreau")
    press(_typing(), Key.Key_Tab)
    assert [(each.name, each.is_me) for each in team.team(book)] == [("Alex Moreau", True)]
    assert you.email.editor.hasFocus()
    write(_typing(), "alex@house.example")
    press(_typing(), Key.Key_Tab)
    write(_typing(), "Lead")
    press(_typing(), Key.Key_Return)
    mine = team.me(book)
    assert mine is not None
    assert (mine.email, mine.title, mine.role) == ("alex@house.example", "Lead", TeamRole.CSM)
    for _act in range(3):
        book.undo()
    assert team.team(book) == ()
    assert not you.email.stored


@pytest.mark.parametrize("name", HOSTILE)
def test_any_name_is_kept_as_it_is(page: SettingsPage, book: Book, name: str) -> None:
    you = _you(page)
    editor = _typing()
    assert isinstance(editor, QLineEdit)
    editor.setText(name)
    press(editor, Key.Key_Return)
    mine = team.me(book)
    assert mine is not None
    assert mine.name == " ".join(name.split())
    assert not you.name.error
    people = _team(page).people.table
    assert [line.name for line in people.lines] == [mine.name]


def test_what_comes_before_the_name_is_refused_in_place(page: SettingsPage, book: Book) -> None:
    you = _you(page)
    you.email.setFocus()
    write(_typing(), "alex@house.example")
    press(_typing(), Key.Key_Return)
    assert "What is your name?" in you.email.error
    assert team.team(book) == ()


def test_the_clocks_are_those_of_the_computer(page: SettingsPage) -> None:
    assert _you(page).zone.text() == f"{zone_here()}, as this computer is set"


def test_a_team_is_written_down_by_keyboard_alone(page: SettingsPage, book: Book) -> None:
    people = _team(page).people
    assert people.nothing.isVisible()
    assert people.new.hasFocus()
    for words in ("Alex Moreau", "Priya Nair <priya@house.example>"):
        write(people.new, words)
        press(people.new, Key.Key_Return)
    assert [(each.name, each.email, each.is_me) for each in team.team(book)] == [
        ("Alex Moreau", "", False),
        ("Priya Nair", "priya@house.example", False),
    ]
    assert people.header.aside.text() == "2 people"
    people.table.setFocus()
    people.table.step(0)
    press(people.table.grid, Key.Key_F2)
    _retyped("Priya N.")
    press(_typing(), Key.Key_Return)
    assert people.table.current is not None
    assert people.table.current.name == "Priya N."


def test_the_tick_says_who_the_user_is_and_cannot_be_taken_from_everybody(
    page: SettingsPage, book: Book
) -> None:
    book.run("Alex", team.say_who_i_am, name="Alex Moreau")
    priya = book.run("Priya", team.new_member, "Priya Nair")
    people = _team(page).people.table
    people.select(priya.id)
    place = people.model.place_of("is_me")
    people.grid.setCurrentIndex(people.model.index(1, place))
    press(people.grid, Key.Key_Space)
    mine = team.me(book)
    assert mine is not None
    assert mine.id == priya.id
    assert people.lines[0].id == priya.id
    press(people.grid, Key.Key_Space)
    assert people.grid.bubble.isVisible()
    assert team.me(book) == mine


def test_who_is_named_somewhere_is_not_removed_and_a_banner_says_why(
    page: SettingsPage, book: Book, shell: TabShell
) -> None:
    book.run("Alex", team.say_who_i_am, name="Alex Moreau")
    priya = book.run("Priya", team.new_member, "Priya Nair")
    tom = book.run("Tom", team.new_member, "Tom Okafor")
    account = book.run("New", new_account, "Halden Foods")
    book.run("Act", new_action, account.id, "Call", team_member_id=priya.id)
    people = _team(page).people
    for member in (priya, tom):
        people.table.select(member.id)
        press(people.table.grid, Key.Key_Delete)
    assert [each.name for each in team.team(book)] == ["Alex Moreau", "Priya Nair"]
    assert [error.title for error in shell.told] == ["Priya Nair is still named in 1 action."]
    book.undo()
    assert len(people.table.lines) == 3


def _earning(book: Book, *amounts: Amount) -> None:
    for place, amount in enumerate(amounts):
        account = book.run("New", new_account, f"Account {place}")
        made = book.run("New", new_subscription, account.id, "Desk", arr=Amount(0, amount.currency))
        book.run("ARR", change_arr, made.id, amount)


def test_a_currency_without_a_rate_asks_for_one_and_the_totals_follow(
    page: SettingsPage, book: Book, shell: TabShell, qtbot: QtBot
) -> None:
    _earning(book, Amount.of(100, "EUR"), Amount.of(50, "EUR"), Amount.of(100, "USD"))
    money = _money(page)
    qtbot.waitUntil(lambda: money.figures.arr.figure.text() == "2 currencies")
    offers = [offer for offer in money.offers.findChildren(Button) if offer.isVisible()]
    assert [offer.text() for offer in offers] == ["USD: 1 account"]
    assert money.missing.isVisible()
    click(offers[0])
    assert money.rates.new.hasFocus()
    write(money.rates.new, "0.9")
    press(money.rates.new, Key.Key_Return)
    rate = exchange.exchange(book).rates[0]
    assert (rate.from_currency, rate.to_currency, rate.rate) == ("USD", "EUR", Decimal("0.9"))
    assert not money.missing.isVisible()
    qtbot.waitUntil(lambda: money.figures.arr.figure.text() == "€240")
    grid, model = money.rates.table.grid, money.rates.table.model
    grid.setFocus()
    grid.setCurrentIndex(model.index(0, model.place_of("rate")))
    press(grid, Key.Key_F2)
    _retyped("much")
    press(_typing(), Key.Key_Return)
    assert grid.bubble.isVisible()
    _retyped("0.5")
    press(_typing(), Key.Key_Return)
    qtbot.waitUntil(lambda: money.figures.arr.figure.text() == "€200")
    press(grid, Key.Key_Delete)
    assert exchange.exchange(book).rates == ()
    qtbot.waitUntil(lambda: not shell.background.busy)


def test_the_books_currency_is_chosen_by_its_code(
    page: SettingsPage, book: Book, shell: TabShell, qtbot: QtBot
) -> None:
    _earning(book, Amount.of(100, "EUR"))
    money = _money(page)
    line = money.currency.editor
    assert isinstance(line, QLineEdit)
    assert line.placeholderText() == "As most accounts pay: EUR"
    money.currency.setFocus()
    _retyped("xyz")
    press(line, Key.Key_Return)
    assert "“xyz” is not known" in money.currency.error
    _retyped("chf")
    press(line, Key.Key_Return)
    assert exchange.exchange(book).currency == "CHF"
    assert line.text() == "CHF"
    write(money.rates.new, "eur 0.95")
    press(money.rates.new, Key.Key_Return)
    qtbot.waitUntil(lambda: "95" in money.figures.arr.figure.text())
    qtbot.waitUntil(lambda: not shell.background.busy)


def test_a_rate_has_a_day_and_a_source(
    page: SettingsPage, book: Book, shell: TabShell, qtbot: QtBot
) -> None:
    book.run("Rate", exchange.new_rate, exchange.Typed("GBP", "EUR", Decimal("1.17")))
    rates = _money(page).rates.table
    rates.edit_cell(rates.lines[0].id, "on")
    _retyped("1 jan 2026")
    press(_typing(), Key.Key_Tab)
    _retyped("Our bank")
    press(_typing(), Key.Key_Return)
    rate = exchange.exchange(book).rates[0]
    assert (rate.on, rate.source) == (date(2026, 1, 1), "Our bank")
    qtbot.waitUntil(lambda: not shell.background.busy)


def test_the_book_says_where_it_lies_and_when_it_was_backed_up(
    page: SettingsPage, book: Book, shell: TabShell, qtbot: QtBot
) -> None:
    part = page.show_part("book")
    assert isinstance(part, ThisBook)
    assert part.name.text() == "Mine"
    assert part.path.text() == str(book.path)
    assert part.backups.text().startswith("None yet")
    assert not part.sample.isVisible()
    made = book.back_up()
    shell.keeping.backed_up.emit(made.manifest.made_at)
    assert part.backups.text().startswith("1 backup, the last one just now (22 Nov 2026, ")
    assert part.folder.text() == str(book.path.with_name("Mine backups"))
    qtbot.waitUntil(lambda: not shell.background.busy)


def test_the_room_of_backups_is_said_and_set_by_key(
    page: SettingsPage, book: Book, shell: TabShell, qtbot: QtBot
) -> None:
    part = page.show_part("book")
    assert isinstance(part, ThisBook)
    assert "of 2.0 GB." in part.taken.text()
    line = part.room.editor
    assert isinstance(line, QLineEdit)

    def typed(words: str) -> None:
        line.selectAll()
        press(line, Key.Key_Delete)
        write(line, words)
        press(line, Key.Key_Return)

    typed("0")
    assert part.room.error == "Backups need at least 0.1 GB. Nothing was changed."
    typed("1.5")
    with book.reading() as connection:
        assert settings.backup_room(connection) == 1_500_000_000
    assert "of 1.5 GB." in part.taken.text()
    shell.keeping.backed_up.emit(book.back_up(by_hand=True).manifest.made_at)
    assert "1 was made by hand and stays until you delete it." in part.taken.text()
    typed("")
    assert "of 2.0 GB." in part.taken.text()
    assert book.undo() == "Room for backups"
    with book.reading() as connection:
        assert settings.backup_room(connection) == 1_500_000_000
    qtbot.waitUntil(lambda: not shell.background.busy)


def test_the_parts_are_reached_by_key_and_come_back_as_they_were(page: SettingsPage) -> None:
    page._wanted.part = "team"
    page.take_focus()
    assert page.part_name == "team"
    page.take_focus()
    assert page.part_name == "team"
    bar = page.bar
    bar.setFocus()
    press(bar, Key.Key_Left)
    assert page.part_name == "you"
    click(bar, bar.tabRect(4).center())
    assert page.part_name == "looks"


@pytest.mark.parametrize("part", ["you", "team", "money", "book", "looks", "reminders"])
def test_every_part_speaks_and_is_walked_in_the_order_of_the_eye(
    page: SettingsPage, book: Book, shell: TabShell, qtbot: QtBot, part: str
) -> None:
    book.run("Alex", team.say_who_i_am, name="Alex Moreau")
    book.run("Rate", exchange.new_rate, exchange.Typed("GBP", "EUR", Decimal("1.17")))
    page.show_part(part)
    qtbot.waitUntil(lambda: not shell.background.busy)
    assert unnamed(page) == []
    assert out_of_order(page) == []


def test_a_book_that_goes_takes_nothing_along(page: SettingsPage, shell: TabShell) -> None:
    you = _you(page)
    write(_typing(), "Alex")
    page.given(shell.book)
    assert you.name.stored == "Alex"
    shell.book = None
    page.given(None)


def test_reasons_of_renewals_and_the_fiscal_year_are_ones_own(
    page: SettingsPage, book: Book
) -> None:
    card = _money(page).renewals
    assert "Value was proven" in card.reasons.editor.placeholderText()
    card.reasons.setFocus()
    write(card.reasons.editor, "Too dear")
    press(card.reasons.editor, Key.Key_Return)
    write(card.reasons.editor, "Merged away")
    assert card.reasons.commit()
    assert reasons_known(book) == ("Too dear", "Merged away")
    card.first_month.editor.setCurrentIndex(3)
    card.first_month.editor.activated.emit(3)
    with book.reading() as connection:
        assert settings.fiscal_start(connection) == 4
    book.undo()
    with book.reading() as connection:
        assert settings.fiscal_start(connection) == 1
    book.undo()
    assert "Value was proven" in reasons_known(book)

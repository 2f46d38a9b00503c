"""The window: first run, books in turn, pages, and what comes back at the next start."""

from dataclasses import replace
from pathlib import Path
from types import SimpleNamespace
from typing import cast
from unittest.mock import Mock

import pytest
from PySide6.QtCore import QByteArray, Qt
from PySide6.QtGui import QFileOpenEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMainWindow
from pytestqt.qtbot import QtBot

from csm_desktop.app.accounts import acts as accounts
from csm_desktop.app.held_book import books_home
from csm_desktop.app.lists import accounts as listing
from csm_desktop.app.opened_book import opened_book
from csm_desktop.app.people import team
from csm_desktop.domain.text.clock import FixedClock
from csm_desktop.errors import UserError
from csm_desktop.storage.file.lock import in_use
from csm_desktop.ui.application import Application, Program
from csm_desktop.ui.frame import window_place as placing
from csm_desktop.ui.frame.welcome import BigChoice
from csm_desktop.ui.theme import THEME, Mode
from csm_desktop.ui.widgets import Text
from tests.ui.frame.conftest import Driver, MakeBook, Noting, noting_specs
from tests.ui.hands import click


def page(program: Program, name: str) -> Noting:
    found = program.window.pages.made[name]
    assert isinstance(found, Noting)
    return found


def press(program: Program, key: Qt.Key, *modifiers: Qt.KeyboardModifier) -> None:
    held = Qt.KeyboardModifier.NoModifier
    for modifier in modifiers:
        held |= modifier
    QTest.keyClick(QApplication.focusWidget() or program.window, key, held)


CTRL = Qt.KeyboardModifier.ControlModifier
ALT = Qt.KeyboardModifier.AltModifier


def test_the_first_run_asks_for_a_name_and_enter_makes_the_book_of_it(
    driver: Driver, qtbot: QtBot
) -> None:
    program = driver.start(specs=noting_specs())
    name = program.window.outside.welcome.name
    assert name.hasFocus()
    QTest.keyClicks(name, "R&D <b>Ann</b>")
    QTest.keyClick(name, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: program.workbench.book is not None)
    assert program.workbench.book is not None
    mine = team.me(program.workbench.book)
    assert mine is not None
    assert mine.name == "R&D <b>Ann</b>"


def test_a_name_typed_at_the_first_run_outlives_the_sample_book(
    driver: Driver, qtbot: QtBot
) -> None:
    program = driver.start(specs=noting_specs())
    welcome = program.window.outside.welcome
    QTest.keyClicks(welcome.name, "Ann Lee")
    sample = next(c for c in welcome.findChildren(BigChoice) if "sample" in c.text())
    sample.setFocus()
    QTest.keyClick(sample, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: program.workbench.book is not None, timeout=30_000)
    program.workbench.create(books_home() / "Mine.csm")
    qtbot.waitUntil(lambda: program.window.windowTitle() == "Mine - CSM Desktop")
    assert program.workbench.book is not None
    assert [(each.name, each.is_me) for each in team.team(program.workbench.book)] == [
        ("Ann Lee", True)
    ]


def test_enter_chooses_the_card_that_has_the_focus(driver: Driver, qtbot: QtBot) -> None:
    program = driver.start(specs=noting_specs())
    begin = program.window.outside.welcome.findChildren(BigChoice)[0]
    begin.setFocus()
    QTest.keyClick(begin, Qt.Key.Key_Enter, Qt.KeyboardModifier.KeypadModifier)
    qtbot.waitUntil(lambda: program.workbench.book is not None)
    assert program.window.windowTitle() == "My book - CSM Desktop"


def test_a_book_made_beside_another_has_the_same_user(
    driver: Driver, make_book: MakeBook, tmp_path: Path
) -> None:
    program = driver.opened(make_book("One"), noting_specs())
    program.workbench.run("You", team.say_who_i_am, name="Ann Lee", email="ann@house.example")
    program.workbench.create(tmp_path / "Two.csm")
    driver._qtbot.waitUntil(lambda: program.window.windowTitle() == "Two - CSM Desktop")
    assert program.workbench.book is not None
    assert [(each.name, each.email, each.is_me) for each in team.team(program.workbench.book)] == [
        ("Ann Lee", "ann@house.example", True)
    ]


def test_a_book_is_renamed_with_its_backups_and_stays_open(
    driver: Driver, make_book: MakeBook, qtbot: QtBot
) -> None:
    path = make_book("One")
    taken = make_book("Taken")
    program = driver.opened(path, noting_specs())
    program.workbench.keeping.back_up_now()
    qtbot.waitUntil(lambda: program.workbench.backup_at is not None)
    assert program.workbench.book is not None
    line = listing.account_named(program.workbench.book, "Halden")
    program.workbench.open_account(line.id)
    with pytest.raises(UserError, match="is there already"):
        program.workbench.rename("Taken")
    with pytest.raises(UserError, match="needs a name"):
        program.workbench.rename(" .csm")
    assert program.workbench.book is not None
    program.workbench.rename("R&D / accounts")
    qtbot.waitUntil(lambda: program.window.windowTitle() == "R&D - accounts - CSM Desktop")
    assert not path.exists()
    assert taken.exists()
    assert program.workbench.book.path == path.with_name("R&D - accounts.csm")
    assert not path.with_name("One backups").exists()
    assert program.workbench.backup_at is not None
    assert program.recents.accounts(program.workbench.book.path) == [line.id]


def test_the_first_run_offers_three_ways_and_the_name_can_wait(
    driver: Driver, qtbot: QtBot
) -> None:
    program = driver.start(specs=noting_specs())
    choices = program.window.outside.welcome.findChildren(BigChoice)
    assert [choice.text() for choice in choices] == [
        "New book",
        "Open a book…",
        "Look around in the sample book",
    ]
    QTest.keyClick(program.window.outside.welcome.name, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: program.workbench.book is not None)
    assert program.workbench.book is not None
    assert program.workbench.book.path == books_home() / "My book.csm"
    assert program.window.windowTitle() == "My book - CSM Desktop"
    assert team.team(program.workbench.book) == ()


def test_it_opens_on_the_last_book_and_page(driver: Driver, make_book: MakeBook) -> None:
    first = driver.opened(make_book("First"), noting_specs())
    first.window.go("two")
    first.window.close()
    second = driver.start(specs=noting_specs())
    driver._qtbot.waitUntil(lambda: second.workbench.book is not None)
    assert second.window.windowTitle() == "First - CSM Desktop"
    assert second.window.front == "two"


def test_the_account_and_its_tab_come_back_with_their_book(
    driver: Driver, make_book: MakeBook, qtbot: QtBot
) -> None:
    mine, other = make_book("Mine"), make_book("Other")
    first = driver.opened(mine)
    assert first.workbench.book is not None
    line = listing.account_named(first.workbench.book, "Halden")
    first.workbench.open_account(line.id, "value")
    first.workbench.open(other)
    qtbot.waitUntil(lambda: first.window.windowTitle() == "Other - CSM Desktop")
    assert first.window.front == "today"
    first.workbench.open(mine)
    qtbot.waitUntil(lambda: first.window.front == "account")
    first.window.close()
    second = driver.opened(mine)
    qtbot.waitUntil(lambda: second.window.front == "account")
    assert second.window.header.title.text() == "Halden Foods"
    assert second.window.page is not None
    assert second.window.page.tab_name == "value"
    press(second, Qt.Key.Key_Left, ALT)
    assert second.window.front == "today"


def test_an_account_that_is_gone_does_not_come_back(driver: Driver, make_book: MakeBook) -> None:
    first = driver.opened(make_book("Mine"))
    assert first.workbench.book is not None
    line = listing.account_named(first.workbench.book, "Halden")
    first.workbench.open_account(line.id)
    first.workbench.run("Trash", accounts.trash_account, line.id)
    path = first.workbench.book.path
    first.window.close()
    assert driver.opened(path).window.front == "today"


def test_a_book_that_was_closed_is_not_opened_again(driver: Driver, make_book: MakeBook) -> None:
    first = driver.opened(make_book("First"), noting_specs())
    first.workbench.commands.run("book.close")
    assert first.workbench.book is None
    first.window.close()
    second = driver.start(specs=noting_specs())
    names = [choice.text() for choice in second.window.outside.welcome.findChildren(BigChoice)]
    assert names[3:] == ["First"]


def test_several_books_in_turn_each_release_the_one_before(
    driver: Driver, make_book: MakeBook, clock: FixedClock
) -> None:
    one, two = make_book("One"), make_book("Two")
    program = driver.opened(one, noting_specs())
    program.workbench.open(two)
    assert program.workbench.book is None
    driver._qtbot.waitUntil(lambda: program.workbench.book is not None)
    assert program.window.windowTitle() == "Two - CSM Desktop"
    assert page(program, "one").told == ["One", "none", "Two"]
    assert program.recents.books() == [two, one]
    with opened_book(one, clock) as book:
        assert book.why_read_only is None


def test_a_page_in_front_hears_a_change_once_and_a_hidden_one_when_it_is_shown(
    driver: Driver, make_book: MakeBook
) -> None:
    program = driver.opened(make_book("Mine"), noting_specs())
    program.window.go("two")
    program.workbench.run("New account", accounts.new_account, "Kestrel Health")
    assert page(program, "two").told == ["Mine", "New account"]
    assert page(program, "one").told == ["Mine"]
    program.window.go("one")
    assert page(program, "one").told == ["Mine", "anything"]


def test_pages_by_key_and_the_way_back(driver: Driver, make_book: MakeBook) -> None:
    program = driver.opened(make_book("Mine"), noting_specs())
    assert program.window.header.title.text() == "One"
    press(program, Qt.Key.Key_2, CTRL)
    assert program.window.front == "two"
    page(program, "two").open_parts = 1
    press(program, Qt.Key.Key_Escape)
    assert page(program, "two").open_parts == 0
    press(program, Qt.Key.Key_Escape)
    assert program.window.front == "two", "Esc never leaves a page"
    press(program, Qt.Key.Key_Left, ALT)
    assert program.window.front == "one"
    press(program, Qt.Key.Key_Left, ALT)
    assert program.window.front == "one"


def test_nothing_to_do_again_says_so_and_nothing_is_said_of_a_network(
    driver: Driver, make_book: MakeBook
) -> None:
    program = driver.opened(make_book("Mine"), noting_specs())
    program.workbench.redo()
    assert program.window.notices.toast_.words == "There is nothing to do again."
    said = [each.text() for each in program.window.status.findChildren(Text)]
    assert not [words for words in said if "nline" in words or "ffline" in words]


def test_recent_accounts_stand_in_the_sidebar_by_name(
    driver: Driver, make_book: MakeBook, qtbot: QtBot
) -> None:
    path = make_book("Mine")
    program = driver.opened(path, noting_specs())
    assert program.workbench.book is not None
    qtbot.waitUntil(lambda: len(program.window.knowing.accounts) == 3)
    line = listing.account_named(program.workbench.book, "R&D")
    program.workbench.open_account(line.id, "plan")
    assert page(program, "account").told[-1] == f"account {line.id} plan"
    entry = program.window.sidebar._accounts[line.id]
    assert entry.text() == "R&D <beta> </b>"
    assert entry.isChecked()
    program.recents.sync()
    kept = (path.parent / "settings" / "window.ini").read_text("utf-8")
    assert "beta" not in kept


def test_undo_says_what_it_took_back(driver: Driver, make_book: MakeBook) -> None:
    program = driver.opened(make_book("Mine"), noting_specs())
    program.workbench.run("Rename it", accounts.new_account, "Kestrel Health")
    press(program, Qt.Key.Key_Z, CTRL)
    assert program.window.notices.toast_.words == "Undone: Rename it"


def test_a_toast_never_takes_back_a_later_act(driver: Driver, make_book: MakeBook) -> None:
    program = driver.opened(make_book("Mine"), noting_specs())
    workbench, toast = program.workbench, program.window.notices.toast_
    workbench.run("New: Kestrel Health", accounts.new_account, "Kestrel Health")
    workbench.toast("Kestrel Health is in the book.", undoable=True)
    assert toast.button.isVisible()
    workbench.run("New: Ōmi Robotics", accounts.new_account, "Ōmi Robotics")
    assert toast.button.isHidden()
    assert toast.words == "Kestrel Health is in the book."
    workbench.toast("Ōmi Robotics is in the book.", undoable=True)
    click(toast.button)
    assert toast.words == "Undone: New: Ōmi Robotics"
    assert workbench.book is not None
    names = [line.name for line in listing.accounts(workbench.book)]
    assert "Kestrel Health" in names
    assert "Ōmi Robotics" not in names


def test_the_palette_finds_accounts_and_people_of_the_book(
    driver: Driver, make_book: MakeBook, qtbot: QtBot
) -> None:
    program = driver.opened(make_book("Mine"), noting_specs())
    qtbot.waitUntil(lambda: len(program.window.knowing.accounts) == 3)
    press(program, Qt.Key.Key_K, CTRL)
    QTest.keyClicks(program.window.palette_.field, "hald")
    assert [choice.title for choice in program.window.palette_.model.choices] == ["Halden Foods"]
    QTest.keyClick(program.window.palette_.field, Qt.Key.Key_Return)
    assert program.window.front == "account"


def test_light_dark_and_text_size_come_back(driver: Driver) -> None:
    first = driver.start(specs=noting_specs())
    first.workbench.commands.run("view.dark")
    first.workbench.commands.run("view.larger")
    first.window.close()
    THEME.set_mode(Mode.LIGHT)
    driver.start(specs=noting_specs())
    assert THEME.is_dark
    assert THEME.scale == 1.15


def test_a_narrow_window_shows_the_sidebars_icons_alone(driver: Driver) -> None:
    program = driver.start(specs=noting_specs())
    states = []
    for width in (1440, 1280):
        program.window.resize(width, 720)
        states.append(program.window.sidebar.collapsed)
    program.workbench.commands.run("view.sidebar")
    program.window.resize(1270, 720)
    assert [*states, program.window.sidebar.collapsed] == [False, True, False]


def test_a_window_on_a_lost_screen_is_put_in_the_middle(qtbot: QtBot) -> None:
    window = QMainWindow()
    qtbot.addWidget(window)
    window.resize(800, 600)
    window.move(50_000, 50_000)
    assert not placing.on_a_screen(window)
    placing.restore_geometry(window, QByteArray())
    assert placing.on_a_screen(window)
    window.resize(500, 400)
    window.move(20, 30)
    kept = window.saveGeometry()
    other = QMainWindow()
    qtbot.addWidget(other)
    placing.restore_geometry(other, kept)
    assert other.size() == window.size()
    assert placing.on_a_screen(other)


def test_a_second_launch_brings_its_book(
    driver: Driver, make_book: MakeBook, tmp_path: Path
) -> None:
    program = driver.opened(make_book("One"), noting_specs())
    two = make_book("Two")
    program.asked("")
    assert program.window.windowTitle() == "One - CSM Desktop"
    program.asked(str(two))
    driver._qtbot.waitUntil(lambda: program.window.windowTitle() == "Two - CSM Desktop")
    assert tmp_path / "One.csm" in program.recents.books()


def test_a_launch_with_a_list_brings_it_and_leaves_the_book_open(
    driver: Driver, make_book: MakeBook
) -> None:
    taken = Mock(return_value=True)
    one, *others = noting_specs()
    specs = [replace(one, drop=taken), *others]
    program = driver.start(Path("first.csv"), specs)
    program.workbench.open(make_book("One"))
    driver._qtbot.waitUntil(lambda: program.workbench.book is not None)
    program.asked("second.xlsx")
    brought = [call.args[1] for call in taken.call_args_list]
    assert brought == [[Path("first.csv")], [Path("second.xlsx")]]
    assert program.window.windowTitle() == "One - CSM Desktop"


def test_of_two_books_asked_for_at_once_the_latter_is_open_and_no_other(
    driver: Driver, qtbot: QtBot, make_book: MakeBook
) -> None:
    """A second launch may come before the first book is there."""
    one, other, last = make_book("One"), make_book("Other"), make_book("Last")
    program = driver.start()
    for book in (one, other, last):
        program.asked(str(book))
    qtbot.waitUntil(
        lambda: program.workbench.book is not None and program.workbench.book.path == last
    )
    assert [in_use(each) for each in (one, other, last)] == [False, False, True]
    program.workbench.close_book()
    qtbot.waitUntil(lambda: not program.workbench.background.busy)
    assert not in_use(last)


def test_a_book_opened_by_the_system_comes_as_an_event() -> None:
    """So it does on macOS, where a double click says nothing on the command line."""
    heard: list[str] = []
    application = SimpleNamespace(asked=SimpleNamespace(emit=heard.append))
    assert Application.event(cast("Application", application), QFileOpenEvent("/books/One.csm"))
    assert heard == ["/books/One.csm"]

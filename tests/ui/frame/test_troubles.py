"""Books that cannot simply be opened: each says why, and offers its one way out."""

import shutil
import sqlite3
import sys
from pathlib import Path

import pytest
from PySide6.QtWidgets import QFileDialog, QPushButton
from pytestqt.qtbot import QtBot

from csm_desktop.app.accounts.acts import new_account
from csm_desktop.app.held_book import books_home
from csm_desktop.app.lists import accounts as listing
from csm_desktop.app.opened_book import create_book, opened_book
from csm_desktop.domain.text.clock import FixedClock
from csm_desktop.errors import UserError
from csm_desktop.storage.file import snapshots
from csm_desktop.storage.file.rescue import rescue_folder
from csm_desktop.ui.application import Program
from csm_desktop.ui.frame.dialogs import Dialogs
from csm_desktop.ui.widgets.text import Text
from tests.ui.frame.conftest import Driver, MakeBook, noting_specs
from tests.ui.program_end import end

needs_posix = pytest.mark.skipif(
    sys.platform == "win32", reason="Windows keeps the name of an open file"
)


def said(program: Program) -> tuple[list[str], list[str]]:
    """The texts and the buttons of the page of troubles, once it is there."""
    place = program.window.outside.trouble
    texts = [text.text() for text in place.findChildren(Text) if text.isVisible()]
    buttons = [b for b in place.findChildren(QPushButton) if b.isVisible()]
    return texts, [button.text() for button in buttons]


def in_trouble(driver: Driver, qtbot: QtBot, path: Path) -> Program:
    program = driver.start(path, noting_specs())
    qtbot.waitUntil(program.window.outside.trouble.isVisible)
    return program


def click(program: Program, words: str) -> None:
    for button in program.window.outside.trouble.findChildren(QPushButton):
        if button.text() == words:
            button.click()


def test_what_is_no_book(driver: Driver, qtbot: QtBot, tmp_path: Path) -> None:
    path = tmp_path / "list.csm"
    path.write_text("name,arr\n")
    texts, buttons = said(in_trouble(driver, qtbot, path))
    assert texts[0] == "list.csm is not a CSM Desktop book."
    assert buttons == ["Open another book…"]
    assert path.read_text() == "name,arr\n"


def test_a_book_in_use_can_be_tried_again(
    driver: Driver, qtbot: QtBot, make_book: MakeBook, clock: FixedClock
) -> None:
    path = make_book("Mine")
    with opened_book(path, clock):
        program = in_trouble(driver, qtbot, path)
        texts, buttons = said(program)
        assert "already open" in texts[0]
        assert buttons == ["Try again", "Open another book…"]
    click(program, "Try again")
    qtbot.waitUntil(lambda: program.workbench.book is not None)


def test_a_book_of_a_newer_program_is_left_alone(
    driver: Driver, qtbot: QtBot, make_book: MakeBook
) -> None:
    path = make_book("Mine")
    connection = sqlite3.connect(path)
    connection.execute("UPDATE alembic_version SET version_num = '9999'")
    connection.commit()
    connection.execute("PRAGMA user_version=0")
    connection.close()
    before = path.read_bytes()
    texts, buttons = said(in_trouble(driver, qtbot, path))
    assert "was made with CSM Desktop" in texts[0]
    assert buttons == ["Open another book…"]
    assert path.read_bytes() == before


def test_a_book_in_a_synchronised_folder_is_copied_home_when_asked(
    driver: Driver, qtbot: QtBot, make_book: MakeBook, home: Path
) -> None:
    folder = home / "Dropbox"
    folder.mkdir()
    path = Path(shutil.copy(make_book("Mine"), folder))
    program = in_trouble(driver, qtbot, path)
    assert said(program)[0][0] == "This folder is synchronised by Dropbox."
    click(program, "Copy it to this computer and open it")
    qtbot.waitUntil(lambda: program.workbench.book is not None)
    assert program.workbench.book is not None
    assert program.workbench.book.path.parent == books_home()
    assert path.exists()


def test_a_missing_book_is_told_on_the_first_page(
    driver: Driver, qtbot: QtBot, tmp_path: Path
) -> None:
    program = driver.start(tmp_path / "gone.csm", noting_specs())
    qtbot.waitUntil(lambda: bool(program.window.notices.banners))
    assert program.window.outside.welcome.isVisible()


def test_a_missing_book_comes_back_from_the_backups_that_lie_where_it_was(
    driver: Driver,
    qtbot: QtBot,
    make_book: MakeBook,
    clock: FixedClock,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    path = make_book("Mine")
    snapshots.back_up(path, path, clock.now())
    path.unlink()
    # Nothing new takes its name: those would be taken for the backups of the new one.
    with pytest.raises(UserError, match="There was a book Mine"):
        create_book(path)
    program = driver.start(path, noting_specs())
    qtbot.waitUntil(program.window.outside.trouble.isVisible)
    buttons = [each.text() for each in program.window.outside.trouble.findChildren(QPushButton)]
    assert buttons == ["Open another book…", "Restore the backup…"]
    click(program, "Restore the backup…")
    qtbot.waitUntil(lambda: program.workbench.book is not None)
    assert path.is_file()
    assert program.window.notices.banners == []

    # Written over by what is no book at all, it was one all the same.
    program.window.close()
    end(program)
    path.write_bytes(b"name,arr\n" * 4_000)
    program = in_trouble(driver, qtbot, path)
    texts, buttons = said(program)
    assert texts[0] == "Mine.csm is not a CSM Desktop book."
    assert buttons == ["Restore the backup…", "Open another book…"]
    monkeypatch.setattr("csm_desktop.ui.widgets.dialogs.questions.confirmed", lambda *_: True)
    click(program, "Restore the backup…")
    qtbot.waitUntil(lambda: program.workbench.book is not None)
    (aside,) = path.parent.glob("*set aside*")
    assert aside.read_bytes().startswith(b"name,arr")


def test_a_read_only_book_says_why_and_changes_nothing(
    driver: Driver, make_book: MakeBook, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(
        "csm_desktop.storage.file.opened.why_read_only", lambda _: "The disk is protected."
    )
    program = driver.opened(make_book("Mine"), noting_specs())
    (banner,) = program.window.notices.banners
    assert banner.title.text() == "The disk is protected."
    assert not program.workbench.commands.run("book.back_up")


def test_d5_a_damaged_book_is_shown_for_reading_and_its_backup_restored(
    driver: Driver,
    qtbot: QtBot,
    make_book: MakeBook,
    clock: FixedClock,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    path = make_book("Mine")
    snapshots.back_up(path, path, clock.now())
    content = bytearray(path.read_bytes())
    middle = len(content) // 2 // 4096 * 4096
    content[middle : middle + 2048] = b"\xa5" * 2048
    path.write_bytes(content)
    program = driver.start(path, noting_specs())
    qtbot.waitUntil(
        lambda: program.workbench.book is not None or program.window.outside.trouble.isVisible()
    )
    monkeypatch.setattr("csm_desktop.ui.widgets.dialogs.questions.confirmed", lambda *_: True)
    if program.workbench.book is not None:
        (banner,) = program.window.notices.banners
        assert "damaged" in banner.title.text()
        assert banner.button is not None
        banner.button.click()
    else:
        click(program, "Restore the backup…")
    qtbot.waitUntil(
        lambda: program.workbench.book is not None and program.workbench.book.why_read_only is None
    )
    assert program.window.notices.banners == []
    assert "set aside" in program.window.notices.toast_.words
    assert [each for each in path.parent.iterdir() if "set aside" in each.name]


def taken(program: Program, qtbot: QtBot) -> tuple[list[str], list[str]]:
    qtbot.waitUntil(program.window.outside.trouble.isVisible)
    assert program.workbench.book is None
    return said(program)


@needs_posix
@pytest.mark.parametrize("noticed_by", ["an act", "the system"])
def test_a_book_whose_file_is_deleted_while_it_is_open_is_kept_and_gone_on_in(
    noticed_by: str,
    driver: Driver,
    qtbot: QtBot,
    make_book: MakeBook,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    path, target = make_book("Mine"), tmp_path / "saved"
    asked: list[str] = []

    def save_as(*arguments: object) -> tuple[str, str]:
        asked.append(str(arguments[2]))
        return (str(target), "") if len(asked) > 1 else ("", "")

    monkeypatch.setattr(QFileDialog, "getSaveFileName", save_as)
    program = driver.opened(path, noting_specs())
    program.workbench.run("New account", new_account, "Kestrel Health")
    path.unlink()
    if noticed_by == "an act":
        assert program.workbench.run("New account", new_account, "Never acknowledged") is None
    texts, buttons = taken(program, qtbot)
    assert texts[0] == "The file of Mine.csm is gone."
    assert "Nothing that was saved is lost" in texts[1]
    assert str(rescue_folder()) in texts[1]
    assert buttons == ["Go on in what was kept…", "Open another book…"]
    click(program, "Go on in what was kept…")  # and cancelled
    assert asked == [str(path)], "its old place is free"
    assert program.window.outside.trouble.isVisible()
    click(program, "Go on in what was kept…")
    qtbot.waitUntil(lambda: program.window.windowTitle() == "saved - CSM Desktop")
    assert program.workbench.book is not None
    names = {line.name for line in listing.accounts(program.workbench.book)}
    assert names == {"Kestrel Health", "Halden Foods", "Northwind Rail", "R&D <beta> </b>"}
    assert program.window.notices.banners == []
    assert not list(rescue_folder().iterdir()), "it all is in the new book"


@needs_posix
def test_a_book_that_is_replaced_while_it_is_open_is_told_and_its_changes_are_taken_in(
    driver: Driver, qtbot: QtBot, make_book: MakeBook
) -> None:
    path, older = make_book("Mine"), make_book("older")
    program = driver.opened(path, noting_specs())
    program.workbench.run("New account", new_account, "Kestrel Health")
    older.replace(path)
    texts, buttons = taken(program, qtbot)
    assert texts[0] == "Another file has taken the place of Mine.csm."
    assert buttons == [
        *("Go on in what was kept…", "Open the file that is there now", "Open another book…")
    ]
    click(program, "Open the file that is there now")
    qtbot.waitUntil(lambda: program.workbench.book is not None)
    book = program.workbench.book
    assert book is not None
    assert len(listing.accounts(book)) == 3
    (banner,) = program.window.notices.banners
    assert banner.title.text() == "1 change of yours is not in this book"
    assert banner.button is not None
    banner.button.click()
    qtbot.waitUntil(lambda: len(listing.accounts(book)) == 4)
    qtbot.waitUntil(lambda: "is in the book now" in program.window.notices.toast_.words)
    assert program.window.notices.banners == []
    program.workbench.undo()
    assert len(listing.accounts(book)) == 3


@needs_posix
def test_what_could_not_be_kept_is_tried_again(
    driver: Driver, qtbot: QtBot, make_book: MakeBook, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*_: object, **__: object) -> None:
        raise UserError("The disk is full.", "Free some space.")

    path = make_book("Mine")
    program = driver.opened(path, noting_specs())
    with monkeypatch.context() as patch:
        patch.setattr("csm_desktop.storage.file.snapshots.make", full)
        path.unlink()
        assert taken(program, qtbot) == (
            ["The disk is full.", "Free some space."],
            ["Try again", "Open another book…"],
        )
    click(program, "Try again")
    qtbot.waitUntil(lambda: "Go on in what was kept…" in said(program)[1])


def test_a_full_disk_is_told_and_the_book_stays_as_it_was(
    driver: Driver, make_book: MakeBook
) -> None:
    program = driver.opened(make_book("Mine"), noting_specs())
    book = program.workbench.book
    assert book is not None
    before = listing.accounts(book)
    with book._file.engine.for_reading().begin() as connection:
        pages = connection.driver.execute("PRAGMA page_count").fetchone()[0]
        connection.driver.execute(f"PRAGMA max_page_count = {pages}")
    program.workbench.run("New account", new_account, "Kestrel Health", notes="long " * 200_000)
    (banner,) = program.window.notices.banners
    assert banner.title.text() == "The disk is full: the last change could not be saved."
    assert listing.accounts(book) == before


def test_the_sample_book_is_removed_in_one_click(driver: Driver, qtbot: QtBot) -> None:
    program = driver.start(specs=noting_specs())
    program.workbench.open_sample()
    qtbot.waitUntil(lambda: program.workbench.book is not None, timeout=30_000)
    assert program.workbench.book is not None
    path = program.workbench.book.path
    dialogs = Dialogs(program.window, program.workbench)
    assert dialogs.is_sample()
    with qtbot.waitSignal(program.workbench.toasted):
        program.workbench.commands.run("book.remove_sample")
    welcome = program.window.outside.welcome
    qtbot.waitUntil(lambda: welcome.isVisible() and welcome.name.hasFocus())
    assert not path.exists()
    assert program.recents.books() == []

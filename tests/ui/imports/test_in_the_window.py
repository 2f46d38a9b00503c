"""Importing and exporting in the whole window: dropped, from the palette, undone by key."""

import csv
import shutil
from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QApplication, QFileDialog
from pytestqt.qtbot import QtBot

from csm_desktop.app import book as book_module
from csm_desktop.app.documents.exports import export_book
from csm_desktop.app.lists import accounts as listing
from csm_desktop.ui.application import Program
from csm_desktop.ui.book.page import BookPage
from csm_desktop.ui.imports.page import ImportPage
from csm_desktop.ui.imports.step import ImportStep
from csm_desktop.ui.widgets.banner import Banner
from csm_desktop.ui.widgets.button import Button
from csm_desktop.ui.widgets.text import Text
from tests.books import empty_book
from tests.ui.frame.conftest import Driver, MakeBook, driver, make_book, template
from tests.ui.hands import Key, click, press
from tests.ui.imports import files
from tests.ui.imports.conftest import offer, settle

__all__ = ["driver", "make_book", "template"]
CTRL = Qt.KeyboardModifier.ControlModifier
_COPY, _LEFT, _PLAIN = (
    Qt.DropAction.CopyAction,
    Qt.MouseButton.LeftButton,
    Qt.KeyboardModifier.NoModifier,
)


def drop(program: Program, *paths: Path) -> None:
    """Drag files over the window and let them go."""
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(path)) for path in paths])
    enter = QDragEnterEvent(QPoint(200, 200), _COPY, data, _LEFT, _PLAIN)
    QApplication.sendEvent(program.window, enter)
    assert enter.isAccepted()
    event = QDropEvent(QPointF(200, 200), _COPY, data, _LEFT, _PLAIN)
    QApplication.sendEvent(program.window, event)


# Of other names than the book's: a name alone would be met.
NEW = files.HUBSPOT.replace("Halden Foods", "Halden Works").replace(
    "Northwind Rail", "Northwind Bus"
)


def written(tmp_path: Path, name: str, text: str) -> Path:
    path = tmp_path / name
    path.write_text(text, encoding="utf-8")
    return path


def page_of(program: Program) -> ImportPage:
    page = program.window.page
    assert isinstance(page, ImportPage)
    return page


def names(program: Program) -> list[str]:
    assert program.workbench.book is not None
    return [line.name for line in listing.accounts(program.workbench.book)]


def test_a_dropped_list_is_looked_at_stored_and_undone_by_key(
    driver: Driver, make_book: MakeBook, tmp_path: Path, qtbot: QtBot
) -> None:
    program = driver.opened(make_book("Mine"))
    before = names(program)
    drop(program, written(tmp_path, "new.csv", NEW))
    assert program.window.front == "import"
    page = page_of(program)
    settle(page, qtbot)
    qtbot.waitUntil(page.foot.go_on.isEnabled)
    press(page.foot.go_on, Key.Key_Space)
    assert page.foot.go_on.text() == "Import 3 rows"
    page.foot.go_on.setFocus()
    press(page.foot.go_on, Key.Key_Space)
    settle(page, qtbot)
    assert "Kestrel Health" in names(program)
    assert program.window.notices.toast_.words == "3 rows were imported."
    program.window.activateWindow()
    qtbot.waitUntil(lambda: QApplication.focusWidget() is not None)
    focused = QApplication.focusWidget()
    assert focused is not None
    assert page.isAncestorOf(focused)
    press(focused, Key.Key_Z, CTRL)
    assert names(program) == before


def test_lists_that_come_before_a_book_wait_for_one(
    driver: Driver, tmp_path: Path, qtbot: QtBot
) -> None:
    program = driver.start()
    drop(program, written(tmp_path, "new.csv", files.HUBSPOT))
    welcome = program.window.outside.welcome
    qtbot.waitUntil(welcome.name.hasFocus)
    assert "Which book do you want to import new.csv into?" in [
        text.text() for text in welcome.findChildren(Text) if text.isVisible()
    ]
    press(welcome.name, Key.Key_Return)
    qtbot.waitUntil(lambda: program.window.front == "import")
    settle(page_of(program), qtbot)
    assert offer(page_of(program)) == "Import 3 rows"


def test_what_is_no_list_is_refused_in_words(
    driver: Driver, make_book: MakeBook, tmp_path: Path
) -> None:
    program = driver.opened(make_book("Mine"))
    before = program.window.front
    drop(program, written(tmp_path, "letter.pdf", "no list"))
    assert [banner.title.text() for banner in program.window.notices.banners] == [
        "Nothing can be done with letter.pdf here."
    ]
    assert program.window.front == before


@pytest.mark.parametrize("others", [(), ("new.csv",)])
def test_what_is_chosen_is_never_left_without_a_word(
    driver: Driver, make_book: MakeBook, tmp_path: Path, qtbot: QtBot, others: tuple[str, ...],
    monkeypatch: pytest.MonkeyPatch,
) -> None:  # fmt: skip
    paths = [written(tmp_path, name, files.HUBSPOT) for name in others]
    paths.append(written(tmp_path, "offer.pdf", "%PDF-1.4\n%%EOF\n"))
    chosen = [str(path) for path in paths]
    monkeypatch.setattr(QFileDialog, "getOpenFileNames", lambda *_: (chosen, ""))
    program = driver.opened(make_book("Mine"))
    program.workbench.commands.run("book.import")
    page = page_of(program)
    settle(page, qtbot)
    assert page.step is ImportStep.FILES
    assert page.foot.held.text() == "offer.pdf can not be read: leave it out to go on."
    (banner,) = [b.title.text() for b in page.findChildren(Banner) if b.isVisible()]
    assert banner == "offer.pdf is not a table: it is a PDF file."


def test_a_dropped_book_is_opened(driver: Driver, make_book: MakeBook, qtbot: QtBot) -> None:
    program = driver.opened(make_book("One"))
    drop(program, make_book("Two"))
    qtbot.waitUntil(lambda: program.window.windowTitle() == "Two - CSM Desktop")


def test_the_import_button_of_the_book_asks_for_files(
    driver: Driver,
    make_book: MakeBook,
    tmp_path: Path,
    qtbot: QtBot,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    path = written(tmp_path, "new.csv", files.HUBSPOT)
    monkeypatch.setattr(QFileDialog, "getOpenFileNames", lambda *_: ([str(path)], ""))
    program = driver.opened(make_book("Mine"))
    program.window.go("book")
    page = program.window.page
    assert page is not None
    (button,) = [each for each in page.findChildren(Button) if each.accessibleName() == "Import…"]
    press(button, Key.Key_Space)
    settle(page_of(program), qtbot)
    assert page_of(program).aside() == "new.csv"


def test_everything_is_exported_into_a_folder(
    driver: Driver,
    make_book: MakeBook,
    tmp_path: Path,
    qtbot: QtBot,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    target = tmp_path / "out"
    target.mkdir()
    (target / "mine.txt").write_text("kept", encoding="utf-8")
    monkeypatch.setattr(QFileDialog, "getExistingDirectory", lambda *_: str(target))
    program = driver.opened(make_book("Mine"))
    assert program.workbench.commands.run("book.export")
    qtbot.waitUntil(lambda: "files were written" in program.window.notices.toast_.words)
    folder = target / "Mine export 2026-11-22"
    with (folder / "account.csv").open(encoding="utf-8-sig", newline="") as file:
        assert sorted(row["name"] for row in csv.DictReader(file)) == sorted(names(program))
    assert (folder / "book.json").is_file()
    assert (target / "mine.txt").read_text(encoding="utf-8") == "kept"


def test_a_book_is_neither_closed_nor_changed_while_it_is_written(
    driver: Driver, make_book: MakeBook
) -> None:
    from concurrent.futures import ThreadPoolExecutor
    from threading import Event

    program = driver.opened(make_book("Mine"))
    book = program.workbench.book
    assert book is not None
    held, let_go = Event(), Event()

    def hold() -> None:
        with book.reserved("An import"):
            held.set()
            let_go.wait(10)

    with ThreadPoolExecutor(1) as pool:
        done = pool.submit(hold)
        held.wait(10)
        program.workbench.commands.run("book.close")
        assert program.workbench.book is book
        assert program.workbench.run("Nothing", lambda work: work.today()) is None
        titles = [banner.title.text() for banner in program.window.notices.banners]
        assert titles == ["An import is under way."]
        let_go.set()
        done.result()
    assert program.workbench.run("Nothing", lambda work: work.today()) == book.today()


def test_a_large_import_is_undone_on_a_thread(
    driver: Driver,
    make_book: MakeBook,
    tmp_path: Path,
    qtbot: QtBot,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(book_module, "LONG_STEP", 2)
    program = driver.opened(make_book("Mine"))
    before = names(program)
    drop(program, written(tmp_path, "new.csv", files.HUBSPOT))
    page = page_of(program)
    settle(page, qtbot)
    page.store()
    settle(page, qtbot)
    said: list[str] = []
    program.workbench.toasted.connect(lambda words, *_: said.append(words))
    program.workbench.commands.run("edit.undo")
    assert said == ["Undo is under way."]
    qtbot.waitUntil(lambda: names(program) == before)
    qtbot.waitUntil(lambda: said[1:] == ["Undone: Import new.csv"])
    program.workbench.commands.run("edit.redo")
    qtbot.waitUntil(lambda: said[3:] == ["Done again: Import new.csv"])
    assert "Kestrel Health" in names(program)


def test_a_folder_of_lists_is_dropped_and_read_as_several_files(
    driver: Driver, make_book: MakeBook, tmp_path: Path, qtbot: QtBot
) -> None:
    program = driver.opened(make_book("Mine"))
    folder = tmp_path / "export"
    (folder / "more").mkdir(parents=True)
    written(folder, "companies.csv", files.HUBSPOT)
    written(folder / "more", "contracts.csv", files.REVENUE)
    written(folder, "read me.pdf", "no list")
    drop(program, folder)
    page = page_of(program)
    settle(page, qtbot)
    assert page.aside() == "companies.csv, contracts.csv"
    page.show_step(ImportStep.FILES)
    assert [line.source.path.name for line in page.files.table.lines] == [
        "companies.csv", "contracts.csv",
    ]  # fmt: skip


def test_a_folder_without_lists_says_what_is_safe(
    driver: Driver, make_book: MakeBook, tmp_path: Path
) -> None:
    program = driver.opened(make_book("Mine"))
    (tmp_path / "photos").mkdir()
    drop(program, tmp_path / "photos")
    (banner,) = program.window.notices.banners
    assert banner.title.text() == "There is no list in photos."
    assert banner.advice.text().startswith("Nothing was imported.")


def test_an_export_comes_back_into_an_empty_book_by_drop(
    driver: Driver, make_book: MakeBook, tmp_path: Path, qtbot: QtBot
) -> None:
    program = driver.opened(make_book("Mine"))
    before = names(program)
    assert program.workbench.book is not None
    folder = tmp_path / "out"
    export_book(program.workbench.book, folder)
    drop(program, folder)
    qtbot.waitUntil(lambda: bool(program.window.notices.banners))
    (banner,) = program.window.notices.banners
    assert "empty book" in banner.advice.text()
    empty = tmp_path / "Empty.csm"
    empty_book(empty)
    program.workbench.open(empty)
    qtbot.waitUntil(lambda: program.window.windowTitle() == "Empty - CSM Desktop")
    assert names(program) == []
    drop(program, folder)
    qtbot.waitUntil(lambda: names(program) == before)
    qtbot.waitUntil(lambda: "came in" in program.window.notices.toast_.words)
    program.workbench.commands.run("edit.undo")
    qtbot.waitUntil(lambda: names(program) == [])
    drop(program, Path(shutil.make_archive(str(tmp_path / "sent"), "zip", folder)))
    qtbot.waitUntil(lambda: names(program) == before)
    # Another's archive may hold a file that is called as ours are.
    (tmp_path / "theirs").mkdir()
    written(tmp_path / "theirs", "account.csv", NEW)
    drop(program, Path(shutil.make_archive(str(tmp_path / "theirs"), "zip", tmp_path / "theirs")))
    qtbot.waitUntil(lambda: isinstance(program.window.page, ImportPage))
    settle(page_of(program), qtbot)


def test_new_accounts_are_shown_in_the_book_under_a_chip_of_their_own(
    driver: Driver, make_book: MakeBook, tmp_path: Path, qtbot: QtBot
) -> None:
    program = driver.opened(make_book("Mine"))
    drop(program, written(tmp_path, "new.csv", NEW))
    page = page_of(program)
    settle(page, qtbot)
    page.store()
    settle(page, qtbot)
    assert page.report is not None
    click(page.report.links[0])
    book = program.window.page
    assert isinstance(book, BookPage)
    assert [line.name for line in book.table.lines] == [
        "Halden Works", "Kestrel Health", "Northwind Bus",
    ]  # fmt: skip
    assert book.dismiss()
    assert len(book.table.lines) == len(names(program))

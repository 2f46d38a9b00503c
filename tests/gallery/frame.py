"""The whole window: first run, the Book, palette, banners, toasts, troubles, and its dialogs."""

import atexit
import shutil
import tempfile
from collections.abc import Callable
from contextlib import ExitStack
from datetime import datetime
from functools import cache
from pathlib import Path
from zoneinfo import ZoneInfo

from PySide6.QtCore import QElapsedTimer
from PySide6.QtWidgets import QApplication, QWidget
from shiboken6 import isValid

from csm_desktop.app import passphrase
from csm_desktop.app.accounts.acts import new_account
from csm_desktop.app.held_book import Trouble, Why
from csm_desktop.app.opened_book import opened_book
from csm_desktop.app.plan.actions import new_action
from csm_desktop.domain.text.clock import FixedClock
from csm_desktop.errors import UserError
from csm_desktop.storage.file.cipher import WrongPassphraseError
from csm_desktop.ui.application import Program
from csm_desktop.ui.book.new_account import NewAccount
from csm_desktop.ui.book.page import BookPage
from csm_desktop.ui.book.trash import TrashDialog
from csm_desktop.ui.commands.sheet import KeySheet
from csm_desktop.ui.frame.charts.card import ChartCard
from csm_desktop.ui.frame.locking.dialogs import SetPassphrase
from csm_desktop.ui.frame.locking.window_lock import WindowLock
from csm_desktop.ui.frame.window import Window
from csm_desktop.ui.theme import THEME
from csm_desktop.ui.widgets.charts.chart import Chart
from csm_desktop.ui.widgets.dialogs.questions import CrashDialog
from tests.books import empty_book, sample_copy
from tests.gallery.register import picture
from tests.ui.hands import rest
from tests.ui.widgets.hostile import HOSTILE

_CLOCK = FixedClock(datetime(2026, 11, 22, 9, tzinfo=ZoneInfo("Europe/Berlin")), "Europe/Berlin")
_kept = ExitStack()
atexit.register(_kept.close)
_programs: dict[int, Program] = {}
_shown: list[Program] = []


@cache
def _sample() -> Path:
    folder = Path(_kept.enter_context(tempfile.TemporaryDirectory()))
    return sample_copy(folder)


def _program(book: Path | None) -> Window:
    """A window as a user would have it, on a copy of the book."""
    application = QApplication.instance()
    assert isinstance(application, QApplication)
    folder = Path(_kept.enter_context(tempfile.TemporaryDirectory()))
    path = Path(shutil.copy(book, folder)) if book else None
    (folder / "window.ini").write_text(f"[General]\nmode={THEME.mode}\nscale={THEME.scale}\n")
    program = Program(application, _CLOCK, folder)
    if path is not None:  # as if one had left it at the Book: the day would be drawn for nothing
        program.recents.keep("place", path.resolve(), "book")
    _programs[id(program.window)] = program
    program._wanted = path
    return program.window


def _until(done: Callable[[], bool]) -> None:
    timer = QElapsedTimer()
    timer.start()
    while not done() and timer.elapsed() < 20_000:
        rest(5)  # sleeps: what is waited for is mostly a thread's work


def _opened(widget: QWidget) -> Window:
    """Wait until the book stands there with its figures, and see that it is closed afterwards."""
    window = _begun(widget)
    window.go("book")
    _until(lambda: isinstance(window.page, BookPage) and window.page._overview is not None)
    _until(lambda: bool(window.knowing.accounts))
    rest(50)  # numbers make the chips wider
    return window


def _begun(widget: QWidget) -> Window:
    assert isinstance(widget, Window)
    _until(lambda: hasattr(widget, "notices"))
    program = _programs.pop(id(widget))
    _shown.append(program)  # whoever holds the window does not hold its program
    widget.destroyed.connect(lambda: _gone(program))
    _until(lambda: program.workbench.book is not None or program._wanted is None)
    return widget


def _gone(program: Program) -> None:
    if isValid(program) and isValid(program.workbench):
        program.workbench.close()
        program.deleteLater()  # else its parts hold each other for good
        _shown.remove(program)


@picture("window-first-run", prepare=_begun)
def first_run() -> QWidget:
    return _program(None)


@picture("window-book", prepare=_opened)
def book() -> QWidget:
    return _program(_sample())


def _charts(window: QWidget) -> None:
    """The charts of the Book, drawn."""
    _opened(window)
    assert isinstance(window, Window)
    window.workbench.commands.run("book.charts")
    _until(lambda: all(c.is_drawn for c in window.findChildren(Chart) if c.isVisible()))
    _until(lambda: bool(window.findChildren(ChartCard)[0].charts))


@picture("window-book-charts", prepare=_charts)
def book_charts() -> QWidget:
    return _program(_sample())


def _empty_book() -> Path:
    path = Path(_kept.enter_context(tempfile.TemporaryDirectory())) / "My book.csm"
    empty_book(path)
    return path


def _opened_empty(widget: QWidget) -> None:
    window = _begun(widget)
    window.go("book")
    _until(lambda: isinstance(window.page, BookPage) and window.page._overview is not None)


@picture("window-book-empty", prepare=_opened_empty)
def book_empty() -> QWidget:
    return _program(_empty_book())


def _with_palette(widget: QWidget) -> None:
    window = _opened(widget)
    window.open_palette("nor")
    _until(lambda: window.palette_.model.rowCount() > 4)


@picture("window-palette", prepare=_with_palette)
def palette() -> QWidget:
    return _program(_sample())


def _hostile_book() -> Path:
    path = Path(_kept.enter_context(tempfile.TemporaryDirectory())) / "R&D <beta> book.csm"
    empty_book(path)
    with opened_book(path, _CLOCK) as made:
        for name in (*HOSTILE, "annex \u202egpj.exe"):
            account = made.run("New", new_account, name, industry=name)
            made.run("Act", new_action, account.id, name, due_on=_CLOCK.today())
    return path


def _visited(widget: QWidget) -> None:
    """Names in the sidebar, the table, the palette, a banner and a toast."""
    window = _opened(widget)
    page = window.page
    assert isinstance(page, BookPage)
    for line in page.table.lines[:6]:
        window.workbench.open_account(line.id)
    window.go("book")
    window.workbench.tell(UserError(f"{HOSTILE[0]} could not be saved.", HOSTILE[2]))
    window.workbench.toast(HOSTILE[3], undoable=True)
    window.open_palette("e")


@picture("window-hostile", prepare=_visited)
def hostile() -> QWidget:
    return _program(_hostile_book())


def _with_notices(widget: QWidget) -> None:
    window = _opened(widget)
    window.workbench.tell(
        UserError(
            "The disk is full: the last change could not be saved.",
            "The book is as it was before. Free some space, then try again.",
        )
    )
    window.workbench.toast("Kestrel Health is in the trash.", undoable=True)


@picture("window-notices", prepare=_with_notices)
def notices() -> QWidget:
    return _program(_sample())


def _with_trouble(widget: QWidget) -> None:
    window = _begun(widget)
    window.workbench.troubled.emit(
        Trouble(
            Why.UNFIT,
            Path("My customers.csm"),
            "This folder is synchronised by Dropbox.",
            "A book in use would be damaged there. Exports and backups may be kept in any folder.",
            Path("books") / "My customers.csm",
        )
    )


def _taken(widget: QWidget) -> None:
    """Another file takes the place of the book while it is open."""
    window = _opened(widget)
    workbench = window.workbench
    assert workbench.book is not None
    workbench.run("New account", new_account, "Kestrel Health")
    path = workbench.book.path
    path.replace(path.with_name("moved.csm"))
    path.write_bytes(path.with_name("moved.csm").read_bytes())
    workbench.taken.let_go()
    _until(window.outside.trouble.isVisible)


@picture("window-taken", prepare=_taken)
def taken() -> QWidget:
    return _program(_sample())


def _rescued(widget: QWidget) -> None:
    """What was rescued before is not in the book that is opened now."""
    _taken(widget)
    window = widget
    assert isinstance(window, Window)
    path = window.workbench.recents.books()[0]
    window.workbench.open(path)
    _until(lambda: window.workbench.book is not None)


@picture("window-rescued", prepare=_rescued)
def rescued() -> QWidget:
    return _program(_sample())


@picture("window-trouble", prepare=_with_trouble)
def trouble() -> QWidget:
    return _program(None)


def _hold(window: QWidget, dialog: QWidget) -> QWidget:
    """A dialog of a window that is opened only for it."""
    dialog.destroyed.connect(window.close)
    dialog.destroyed.connect(window.deleteLater)
    return dialog


def _standing() -> Window:
    window = _program(_sample())
    window.resize(1280, 720)
    window.show()
    return _opened(window)


@picture("window-keys", ((760, 560),))
def keys() -> QWidget:
    window = _standing()
    return _hold(window, KeySheet(window.workbench.commands, window))


@picture("window-new-account", ((460, 220),))
def asking_name() -> QWidget:
    window = _standing()
    assert window.page is not None
    return _hold(window, NewAccount(window.page))


@picture("window-trash", ((560, 400),))
def trash() -> QWidget:
    window = _standing()
    page = window.page
    assert isinstance(page, BookPage)
    page.table.select(page.table.lines[2].id)
    page.trash_selected()
    return _hold(window, TrashDialog(window.workbench, page))


@picture("window-crash", ((620, 420),))
def crash() -> QWidget:
    return CrashDialog(
        "CSM Desktop 0.1.0, Qt 6.11.0, Linux, Python 3.11.7\n\n"
        "builtins.KeyError\n  csm_desktop/ui/book/page.py:120 refresh"
    )


_WORDS = "correct horse battery"


@cache
def _encrypted() -> Path:
    folder = Path(_kept.enter_context(tempfile.TemporaryDirectory()))
    path = Path(shutil.copy(_sample(), folder))
    passphrase.encrypt(path, _WORDS)
    return path


def _unlocked() -> QWidget:
    """On the encrypted book; the picture before may have locked it."""
    passphrase.unlock(_encrypted(), _WORDS)
    return _program(_encrypted())


def _wrong(widget: QWidget) -> None:
    window = _begun(widget)
    path = Path("My customers.csm")
    title = WrongPassphraseError(path).title
    window.workbench.troubled.emit(Trouble(Why.LOCKED, path, title, "", is_wrong=True))


def _at_book(widget: QWidget) -> None:
    _opened(widget).workbench.commands.run("settings.book")


def _locked(widget: QWidget) -> None:
    window = _opened(widget)
    (lock,) = window.findChildren(WindowLock)
    lock.lock()
    _until(lambda: window.workbench.book is None or window.workbench.book.is_locked)
    assert lock.dialog is not None
    lock.dialog.hide()


@picture("window-unlock", prepare=_wrong)
def unlock() -> QWidget:
    return _program(None)


@picture("window-locked", prepare=_locked)
def locked() -> QWidget:
    return _unlocked()


@picture("settings-this-book-encrypted", prepare=_at_book)
def this_book_encrypted() -> QWidget:
    return _unlocked()


@picture("window-set-passphrase", ((520, 340),))
def asking_passphrase() -> QWidget:
    window = _standing()
    return _hold(window, SetPassphrase(window.workbench, window))

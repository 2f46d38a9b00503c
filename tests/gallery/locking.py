"""The passphrase of a book in the whole window: asked for, set, and the window locked."""

import shutil
import tempfile
from functools import cache
from pathlib import Path

from PySide6.QtWidgets import QWidget

from csm_desktop.app import passphrase
from csm_desktop.app.held_book import Trouble, Why
from csm_desktop.storage.file import cipher
from csm_desktop.ui.frame.locking.dialogs import SetPassphrase
from csm_desktop.ui.frame.locking.window_lock import WindowLock
from tests.gallery.frame import (
    _begun,
    _hold,
    _kept,
    _opened,
    _program,
    _sample,
    _standing,
    _until,
)
from tests.gallery.register import picture

_WORDS = "correct horse battery"


@cache
def _encrypted() -> Path:
    folder = Path(_kept.enter_context(tempfile.TemporaryDirectory()))
    path = Path(shutil.copy(_sample(), folder))
    passphrase.encrypt(path, _WORDS)
    return path


def _wrong(widget: QWidget) -> None:
    window = _begun(widget)
    path = Path("My customers.csm")
    title = str(cipher.WrongPassphraseError(path).title)
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
    return _program(_encrypted())


@picture("settings-this-book-encrypted", prepare=_at_book)
def this_book() -> QWidget:
    return _program(_encrypted())


@picture("window-set-passphrase", ((520, 340),))
def asking() -> QWidget:
    window = _standing()
    return _hold(window, SetPassphrase(window.workbench, window))

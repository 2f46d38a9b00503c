"""Profiles of lists: the page with one, without any, and the line above the foot of an import."""

from pathlib import Path

from PySide6.QtWidgets import QWidget

from csm_desktop.app.book import Book
from csm_desktop.app.imports import Options, import_lists, read_list
from csm_desktop.ui.imports.page import ImportPage
from csm_desktop.ui.imports.pending_files import PendingFiles
from csm_desktop.ui.imports.profiles_page import ProfilesPage
from tests.gallery import importing
from tests.gallery.kept import folder
from tests.gallery.register import picture
from tests.ui.imports import files
from tests.ui.shell import TabShell

_SAID = Options(columns={"Our contact there": "owner"}, currency="EUR")


def _list(name: str, text: str) -> Path:
    path = folder() / name
    path.write_text(text, encoding="utf-8")
    return path


def _taught() -> Book:
    """A book that remembers how a list was read."""
    book = importing._book()
    import_lists(book, [read_list(_list("companies of 2026.csv", files.HUBSPOT), _SAID)])
    return book


def _profiles(book: Book) -> QWidget:
    shell = TabShell(book, folder())
    page = ProfilesPage(shell)
    page.given(book)
    page.destroyed.connect(shell.close)
    return page


@picture("profiles", importing.INSIDE)
def _some() -> QWidget:
    return _profiles(_taught())


@picture("profiles-none", importing.INSIDE)
def _none() -> QWidget:
    return _profiles(importing._book())


@picture("profiles-import", importing.INSIDE, importing._settle)
def _used() -> QWidget:
    shell = TabShell(_taught(), folder())
    page = ImportPage(shell, basket := PendingFiles())
    page.given(shell.book)
    basket.put([_list("later.csv", files.HUBSPOT.replace("City", "Town").replace("900", "91"))])
    page.destroyed.connect(shell.close)
    return page

"""The whole window where a page alone hides what frames it: tabs, lower halves, menus, no names."""

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QScrollArea, QWidget

from csm_desktop.app.lists.accounts import account_facts, account_named
from csm_desktop.app.lists.sight import kept_sight
from csm_desktop.ui.book.page import BookPage
from csm_desktop.ui.book.sight import keep_seen
from csm_desktop.ui.book.sight_page import SightPage
from csm_desktop.ui.frame.window import Window
from tests.gallery.account_figures import wait_for_charts
from tests.gallery.frame import _begun, _opened, _program, _sample
from tests.gallery.register import picture

_HERO = "Northwind Rail"


def _settled() -> None:
    for _ in range(6):
        QApplication.processEvents()


def _at(tab: str) -> Callable[[QWidget], Window]:
    """Open the book, then a tab of an account."""

    def prepare(widget: QWidget) -> Window:
        window = _begun(widget)
        book = window.workbench.book
        assert book is not None
        window.open_account(account_named(book, _HERO).id, tab)
        assert window.page is not None
        wait_for_charts(window.page)
        _settled()
        return window

    return prepare


def _at_foot(tab: str) -> Callable[[QWidget], None]:
    """The lower half of a tab."""

    def prepare(widget: QWidget) -> None:
        window = _at(tab)(widget)
        assert window.page is not None
        for area in window.page.findChildren(QScrollArea):
            if area.isVisible():
                area.verticalScrollBar().setValue(area.verticalScrollBar().maximum())
        _settled()

    return prepare


@picture("window-account-contacts", prepare=_at("contacts"))
def contacts() -> QWidget:
    return _program(_sample())


def _of_person(widget: QWidget) -> Window:
    """The page of somebody at the customer."""
    window = _at("contacts")(widget)
    book = window.workbench.book
    assert book is not None
    account_id = account_named(book, _HERO).id
    lena = next(each for each in account_facts(book, account_id).contacts if "Lena" in each.name)
    window.open_account(account_id, f"contacts/{lena.id}")
    _settled()
    return window


@picture("window-account-contacts-list", prepare=_at("contacts/table"))
def contact_list() -> QWidget:
    return _program(_sample())


@picture("window-account-chart", prepare=_at("contacts/chart"))
def chart() -> QWidget:
    return _program(_sample())


@picture("window-account-power", prepare=_at("contacts/power"))
def power() -> QWidget:
    return _program(_sample())


@picture("window-account-person", prepare=_of_person)
def person() -> QWidget:
    return _program(_sample())


@picture("window-account-health", prepare=_at("health"))
def health() -> QWidget:
    return _program(_sample())


@picture("window-account-value", prepare=_at("value"))
def value() -> QWidget:
    return _program(_sample())


@picture("window-account-value-foot", prepare=_at_foot("value"))
def value_foot() -> QWidget:
    return _program(_sample())


@picture("window-account-contract", prepare=_at("contract"))
def contract() -> QWidget:
    return _program(_sample())


@picture("window-account-contract-foot", prepare=_at_foot("contract"))
def contract_foot() -> QWidget:
    return _program(_sample())


@picture("window-account-overview-foot", prepare=_at_foot("overview"))
def overview_foot() -> QWidget:
    return _program(_sample())


def _collapsed(widget: QWidget) -> None:
    """Only signs at the side, with the accounts that were looked at last."""
    window = _opened(widget)
    book = window.workbench.book
    assert book is not None
    for name in ("Kestrel Health", "Halden Foods", _HERO):
        window.workbench.open_account(account_named(book, name).id)
    window.toggle_sidebar()
    _settled()


@picture("window-collapsed", prepare=_collapsed)
def collapsed() -> QWidget:
    return _program(_sample())


def _edited(widget: QWidget) -> None:
    """A cell of the Book is open for typing, with what may stand in it."""
    window = _opened(widget)
    page = window.page
    assert isinstance(page, BookPage)
    grid = page.table.grid
    grid.setFocus()
    grid.setCurrentIndex(page.table.model.index(2, page.table.model.place_of("renews_on")))
    QTest.keyClick(grid, Qt.Key.Key_F2)
    _settled()


@picture("window-book-edited", prepare=_edited)
def edited() -> QWidget:
    return _program(_sample())


def _left(widget: QWidget) -> None:
    """The Book as it was left, as it stands there until it is open again."""
    window = _opened(widget)
    page, book = window.page, window.workbench.book
    assert isinstance(page, BookPage)
    assert book is not None
    keep_seen(page)
    sight = kept_sight(book)
    assert sight is not None
    window.stack.setCurrentIndex(window.stack.addWidget(SightPage(sight)))
    _settled()


@picture("window-book-left", prepare=_left)
def left() -> QWidget:
    return _program(_sample())

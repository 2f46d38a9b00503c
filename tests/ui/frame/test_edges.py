"""What stands beneath one another on any page begins and ends at one line."""

from pathlib import Path

from PySide6.QtCore import QPoint
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from csm_desktop.app.lists.accounts import account_named
from csm_desktop.ui import theme
from csm_desktop.ui.account.page import AccountPage
from csm_desktop.ui.frame.header import PageHeader
from csm_desktop.ui.frame.window import Window
from csm_desktop.ui.theme import THEME
from csm_desktop.ui.widgets import Card, ChipRow, Table
from csm_desktop.ui.widgets.layout.flow import ButtonBar
from tests.books import sample_copy
from tests.ui.frame.conftest import Driver

_PAGES = ("book", "alerts", "relay", "settings")
_TABS = ("overview", "contacts", "meetings", "lifecycle")
_PARTS = (Card, ChipRow, Table, ButtonBar)


def _outermost(page: QWidget) -> list[QWidget]:
    """Cards, tables and bars that stand in no other one."""
    parts = [part for part in page.findChildren(QWidget) if isinstance(part, _PARTS)]
    shown = [part for part in parts if part.isVisible()]
    return [
        part
        for part in shown
        if not any(one is not part and one.isAncestorOf(part) for one in shown)
    ]


def _edges(window: Window) -> tuple[int, int]:
    """How far from the page's sides what it shows begins and ends."""
    page = window.page
    assert page is not None
    parts = _outermost(page)
    assert parts, f"{window.front} shows nothing"
    starts = [part.mapTo(page, QPoint(0, 0)).x() for part in parts]
    ends = [start + part.width() for start, part in zip(starts, parts, strict=True)]
    return min(starts), page.width() - max(ends)


def test_every_page_begins_and_ends_at_the_edge_of_its_title(
    driver: Driver, qtbot: QtBot, tmp_path: Path
) -> None:
    """Whether it scrolls or not: the bar lies over the edge."""
    window = driver.opened(sample_copy(tmp_path)).window
    window.resize(1280, 720)
    edge = theme.px(theme.EDGE)
    for name in _PAGES:
        window.go(name)
        qtbot.waitUntil(lambda: bool(window.page and _outermost(window.page)))
        QApplication.processEvents()
        start, end = _edges(window)
        assert start == edge, name
        assert end == edge or (name == "settings" and end > edge), name
    book = window.workbench.book
    assert book is not None
    THEME.set_scale(2.0)
    QApplication.processEvents()
    title = window.header.title.mapTo(window.header, QPoint(0, 0)).x()
    assert _edges(window)[0] == title == theme.px(theme.EDGE) == 2 * edge, "larger text"
    THEME.set_scale(1.0)
    window.open_account(account_named(book, "Northwind Rail").id)
    page = window.page
    assert isinstance(page, AccountPage)
    for name in _TABS:
        page.show_tab(name)
        QApplication.processEvents()
        assert _edges(window) == (edge, edge), name


def test_what_stands_beside_a_title_follows_it_also_after_a_longer_one(qtbot: QtBot) -> None:
    header = PageHeader()
    qtbot.addWidget(header)
    header.resize(1200, 52)
    header.show()

    def gap() -> int:
        qtbot.waitUntil(lambda: header.title.width() >= header.title.minimumWidth() > 0)
        QApplication.processEvents()
        return header.aside.x() - header.title.sizeHint().width()

    header.show_title("Today", "Mon 23 Nov")
    before = gap()
    header.show_title("Bergström & Fils of the harbour", "Growth")
    header.show_title("Today", "Mon 23 Nov")
    assert gap() == before
    assert header.title.minimumWidth() < 100, "as wide as its own words"

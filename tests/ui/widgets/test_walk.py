"""Every part of the kit's pages can be reached, has a name, and is passed in reading order."""

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

import tests.gallery.parts  # noqa: F401 -- registers its pages
from csm_desktop.ui.theme import THEME
from tests.gallery.register import PICTURES
from tests.ui.walking import focusable, out_of_order, unnamed

PAGES = ["parts-table", "parts-marks", "parts-fields", "parts-empty-table", "parts-confirm"]


@pytest.mark.parametrize("name", [*PAGES, "parts-crash"])
def test_every_stop_of_tab_has_a_name_and_stands_in_order(qtbot: QtBot, name: str) -> None:
    page = PICTURES[name].make()
    qtbot.addWidget(page)
    page.resize(1280, 720)
    page.show()
    assert focusable(page)
    assert not unnamed(page)
    assert not out_of_order(page)


@pytest.mark.parametrize("name", ["parts-table", "parts-marks", "parts-confirm"])
def test_pages_bear_200_percent_and_right_to_left(qtbot: QtBot, name: str) -> None:
    THEME.set_scale(2.0)
    page = PICTURES[name].make()
    qtbot.addWidget(page)
    # The page's, not the application's: that reaches widgets of other tests, half gone by then.
    page.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
    page.resize(1280, 720)
    page.show()
    assert page.minimumSizeHint().width() <= 1280
    page.grab()

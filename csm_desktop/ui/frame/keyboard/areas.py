"""The parts of the window that F6 goes through: sidebar, header, tabs, page, inspector."""

from collections.abc import Callable, Sequence
from functools import partial
from typing import NamedTuple

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QWidget

from csm_desktop.ui.frame.header import PageHeader
from csm_desktop.ui.frame.pages import Page
from csm_desktop.ui.frame.sidebar import Sidebar
from csm_desktop.ui.widgets.layout.inspector import Inspector
from csm_desktop.ui.widgets.layout.tab_row import Tabs

_BY_KEY = Qt.FocusReason.TabFocusReason


class Area(NamedTuple):
    """A part of the window, and how the keyboard comes to it."""

    part: QWidget
    enter: Callable[[], object]


def areas(sidebar: Sidebar, header: PageHeader, page: Page | None) -> list[Area]:
    """The parts that are there now, in the order of reading."""
    found = [
        Area(sidebar, sidebar.take_focus),
        Area(header, partial(header.field.setFocus, _BY_KEY)),
    ]
    if page is None:
        return found
    for tabs in page.findChildren(Tabs):
        if tabs.isVisible():
            found.append(Area(tabs, partial(tabs.setFocus, _BY_KEY)))
    found.append(Area(page, page.take_focus))
    for panel in page.findChildren(Inspector):
        if panel.isVisible():
            found.append(Area(panel, partial(panel.cross.setFocus, _BY_KEY)))
    return found


def go_to_next(found: Sequence[Area], by: int) -> None:
    """Go on from the part that has the keyboard; from none of them to the page itself."""
    focus = QApplication.focusWidget()
    around = [
        index
        for index, area in enumerate(found)
        if focus is not None and (area.part is focus or area.part.isAncestorOf(focus))
    ]
    # Tabs and inspector stand in the page: the innermost is meant.
    inner = [i for i in around if not any(_holds(found[i].part, found[j].part) for j in around)]
    if inner:
        found[(inner[0] + by) % len(found)].enter()
    elif found:
        found[min(2, len(found) - 1)].enter()


def _holds(outer: QWidget, inner: QWidget) -> bool:
    return outer is not inner and outer.isAncestorOf(inner)

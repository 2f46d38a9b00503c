"""How far a tab is scrolled belongs to the account."""

import pytest
from PySide6.QtWidgets import QAbstractScrollArea, QScrollBar
from pytestqt.qtbot import QtBot

from csm_desktop.app.lists.accounts import account_named
from csm_desktop.ui.account.page import AccountPage
from csm_desktop.ui.application import Program
from csm_desktop.ui.frame.tabs.tab import Tab


def _longest(tab: Tab) -> QScrollBar:
    bars = [area.verticalScrollBar() for area in tab.findChildren(QAbstractScrollArea)]
    return max(bars, key=QScrollBar.maximum)


def _open(program: Program, name: str, place: str) -> Tab:
    assert program.workbench.book is not None
    program.workbench.open_account(account_named(program.workbench.book, name).id, place)
    page = program.window.page
    assert isinstance(page, AccountPage)
    assert page.tab is not None
    return page.tab


@pytest.mark.parametrize("name", ["overview", "plan", "contacts", "health", "value"])
def test_another_account_begins_at_the_top_and_the_first_is_where_it_was(
    program: Program, qtbot: QtBot, name: str
) -> None:
    program.window.resize(1100, 620)
    bar = _longest(_open(program, "Northwind Rail", name))
    qtbot.waitUntil(lambda: bar.maximum() > 150)
    bar.setValue(150)
    _open(program, "Kestrel Health", name)
    qtbot.wait(20)
    assert bar.value() < 150
    _open(program, "Northwind Rail", name)
    qtbot.waitUntil(lambda: bar.value() == 150)


def test_a_part_that_is_asked_for_is_seen_all_the_same(program: Program, qtbot: QtBot) -> None:
    program.window.resize(1100, 620)
    tab = _open(program, "Northwind Rail", "plan")
    bar = _longest(tab)
    qtbot.waitUntil(lambda: bar.maximum() > 400)
    bar.setValue(bar.maximum())
    _open(program, "Kestrel Health", "plan")
    qtbot.wait(20)
    _open(program, "Northwind Rail", "plan/goals")
    qtbot.wait(20)
    assert bar.value() < bar.maximum()

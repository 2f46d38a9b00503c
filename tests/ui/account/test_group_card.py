"""The card of the accounts that belong to one: a way to each, and their sums."""

from pytestqt.qtbot import QtBot

from csm_desktop.app.accounts.acts import edit_account, new_account
from csm_desktop.app.book import Book
from csm_desktop.ui.account.overview.tab import OverviewTab
from tests.ui.hands import Key, press
from tests.ui.shell import TabShell


def test_children_are_listed_and_enter_opens_one(shell: TabShell, book: Book, qtbot: QtBot) -> None:
    group = book.run("New", new_account, "Voltan Group")
    tab = OverviewTab(shell)
    qtbot.addWidget(tab)
    shell.follow(tab, group.id)
    tab.show()
    assert not tab.group.isVisible(), "nothing belongs to it yet"
    rail = book.run("New", new_account, "Voltan Rail")
    book.run("Belongs", edit_account, rail.id, parent_id=group.id)
    assert tab.group.isVisible()
    (row,) = tab.group.rows.rows
    assert row.name.text() == "Voltan Rail"
    row.setFocus()
    press(row.face, Key.Key_Return)
    assert shell.opened == [(rail.id, "")]
    book.undo()
    assert not tab.group.isVisible()

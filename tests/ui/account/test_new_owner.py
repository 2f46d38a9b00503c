"""An owner whom nobody has entered yet: in a new book that is everybody."""

from functools import partial

from PySide6.QtWidgets import QDialog, QLineEdit
from pytestqt.qtbot import QtBot

from csm_desktop.app.accounts.acts import new_account
from csm_desktop.app.book import Book
from csm_desktop.app.lists.accounts import account_facts
from csm_desktop.domain.records.plan import Side
from csm_desktop.ui.account.plan.actions import NEW
from csm_desktop.ui.account.plan.tab import PlanTab
from csm_desktop.ui.widgets.dialogs.form_dialog import FormDialog
from csm_desktop.ui.widgets.people import owner
from tests.ui.account.conftest import Answer
from tests.ui.hands import Key, press, write
from tests.ui.shell import TabShell


def _is_given(tab: PlanTab, line_id: int, name: str) -> bool:
    actions = tab.view.facts.actions
    return any(action.id == line_id and owner(tab.view.facts, action) == name for action in actions)


def test_an_owner_who_is_not_known_yet_is_entered_where_they_are_named(
    shell: TabShell, book: Book, answer: Answer, qtbot: QtBot
) -> None:
    account_id = book.run("New", new_account, "Halden").id
    tab = PlanTab(shell)
    qtbot.addWidget(tab)
    tab.resize(1200, 700)
    shell.follow(tab, account_id)
    tab.show()
    for side, name in ((Side.US, "Bo Chen"), (Side.CUSTOMER, "R&D <b>Lena</b>")):
        section = tab.sides[side]
        write(section.new, "Name the pilot users")
        press(section.new, Key.Key_Return)
        model = section.table.model
        assert model.columns[model.place_of("owner")].choices[-1][0] == NEW
        assert model.setData(model.index(0, model.place_of("owner")), NEW)

        def fill(dialog: QDialog, name: str = name) -> None:
            assert isinstance(dialog, FormDialog)
            first, title = (field.editor for field in dialog.form.fields())
            assert isinstance(first, QLineEdit)
            press(first, Key.Key_Return)
            assert "needs a name" in dialog.refusal.text()
            first.setText(name)
            write(title, "Lead")
            press(title, Key.Key_Return)

        answer(fill)
        line_id = section.table.lines[0].id
        qtbot.waitUntil(partial(_is_given, tab, line_id, name))
    assert [
        (contact.name, contact.title) for contact in account_facts(book, account_id).contacts
    ] == [("R&D <b>Lena</b>", "Lead")]
    book.undo()
    assert account_facts(book, account_id).contacts == ()

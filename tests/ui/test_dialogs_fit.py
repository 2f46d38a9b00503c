"""A dialog is as high as what it holds, also after that has changed; what is too high scrolls."""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QPoint, QRect
from PySide6.QtWidgets import QApplication, QScrollArea, QWidget
from pytestqt.qtbot import QtBot

from csm_desktop.app.accounts import merge
from csm_desktop.app.accounts.acts import new_account
from csm_desktop.app.book import Book
from csm_desktop.app.people.contacts import new_contact
from csm_desktop.ui.account.meetings.new_dialog import NewMeeting
from csm_desktop.ui.frame.merge_accounts import MergeAccountsDialog
from csm_desktop.ui.theme import THEME
from csm_desktop.ui.widgets.dialogs.form_dialog import FormDialog
from csm_desktop.ui.widgets.fields import TagsField, TextField
from tests.ui.hands import Key, press, write
from tests.ui.shell import TabShell
from tests.ui.walking import cut

NAMES = ["Alexandra Featherstonehaugh", "Bartholomew Montgomery", "Christina Vandenberghe"]


@pytest.fixture(params=[1.0, 2.0])
def scale(request: pytest.FixtureRequest) -> Iterator[float]:
    THEME.set_scale(request.param)
    yield request.param
    THEME.set_scale(1.0)


def squeezed(dialog: QWidget) -> list[str]:
    """Parts that have less height than they need, or stand where nothing scrolls to them."""
    wrong = []
    for part in dialog.findChildren(QWidget):
        if not part.isVisible():
            continue
        name = f"{type(part).__name__} {part.accessibleName()}"
        high = (
            part.heightForWidth(part.width())
            if part.hasHeightForWidth()
            else part.minimumSizeHint().height()
        )
        if high > part.height() + 1:
            wrong.append(f"{name}: {part.height()} of {high}")
        around = part.parentWidget()
        if around is not None and not isinstance(around.parentWidget(), QScrollArea):
            box = QRect(part.mapTo(around, QPoint(0, 0)), part.size())
            if not around.rect().adjusted(-1, -1, 1, 1).contains(box):
                wrong.append(f"{name} outside of {type(around).__name__}")
    return wrong


def settled(dialog: QWidget) -> None:
    for _ in range(6):
        QApplication.processEvents()
    screen = dialog.screen().availableSize()
    assert dialog.minimumHeight() <= screen.height()
    assert dialog.minimumWidth() <= screen.width()


def test_people_of_the_chosen_account_make_the_dialog_higher(
    shell: TabShell, book: Book, qtbot: QtBot, scale: float
) -> None:
    account = book.run("New", new_account, "Halden Foods")
    for name in [*NAMES, "Dieter", "Eva", "Francis", "Georgina"]:
        book.run("New", new_contact, account.id, name)
    dialog = NewMeeting(shell, book, "Europe/Berlin", lambda _: None)
    qtbot.addWidget(dialog)
    dialog.show()
    settled(dialog)
    assert not squeezed(dialog)
    dialog.account.editor.setFocus()
    write(dialog.account.editor, "Hal")
    dialog.account.commit()
    settled(dialog)
    assert len(dialog.chips) == 7
    assert not squeezed(dialog)
    assert not cut(dialog)
    assert THEME.scale == scale


@pytest.mark.parametrize("number", [1, 2, 3])
def test_names_are_added_by_enter_and_none_is_clipped(
    shell: TabShell, qtbot: QtBot, scale: float, number: int
) -> None:
    del shell
    page = QWidget()
    qtbot.addWidget(page)
    page.show()
    agreed: list[tuple[str, ...]] = []
    who, note = TagsField("Agreed with", hint="Enter adds a name"), TextField("Note")
    dialog = FormDialog("Agree", "", "&Agree", lambda: agreed.append(who.stored), page)
    dialog.form.add("Agreed &with", who)
    dialog.form.add("&Note", note)
    dialog.ready()
    dialog.show()
    dialog.activateWindow()
    who.editor.setFocus()
    for name in NAMES[:number]:
        write(who.editor, name)
        press(who.editor, Key.Key_Return)
        settled(dialog)
        assert dialog.isVisible(), "Enter adds a name, and does not agree"
        assert not squeezed(dialog)
    assert who.stored == tuple(NAMES[:number])
    assert agreed == []
    press(who.editor, Key.Key_Return)
    assert agreed == [tuple(NAMES[:number])]
    assert not dialog.isVisible()
    assert THEME.scale == scale


@pytest.mark.usefixtures("scale")
def test_two_accounts_of_long_words_stand_in_one_column_and_fit(
    qtbot: QtBot, shell: TabShell, book: Book
) -> None:
    pair = [
        (book.run("New", new_account, name, industry=industry).id, name)
        for name, industry in (("Halden Foods", "Food"), ("Halden", "Everything " * 12))
    ]
    differing = book.trial(merge.differing, pair[0][0], pair[1][0])
    host = QWidget()
    qtbot.addWidget(host)
    dialog = MergeAccountsDialog(shell, (pair[0], pair[1]), differing, host)
    dialog.show()
    qtbot.waitExposed(dialog)
    assert {field.editor.width() for field in dialog.chosen.values()} == {dialog.keep.width()}
    area = dialog.findChild(QScrollArea)
    assert area is None or area.horizontalScrollBar().maximum() == 0

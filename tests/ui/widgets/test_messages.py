"""Buttons, chips, toasts, banners, progress, inspector and dialogs."""

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QApplication, QDialog, QLineEdit, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from csm_desktop.errors import UserError
from csm_desktop.ui import theme, widgets
from csm_desktop.ui.theme import THEME
from csm_desktop.ui.widgets import (
    Banner,
    Button,
    ButtonBar,
    ChipRow,
    Confirm,
    CrashDialog,
    Grave,
    IconButton,
    Inspector,
    KeyFigure,
    Progress,
    Scroll,
    Text,
    Toast,
)
from csm_desktop.ui.widgets.toast import STAYS_MS
from tests.ui.hands import Key, click, press
from tests.ui.widgets.hostile import HOSTILE


@pytest.fixture
def page(qtbot: QtBot) -> QWidget:
    made = QWidget()
    QVBoxLayout(made)
    qtbot.addWidget(made)
    made.resize(900, 500)
    made.show()
    made.activateWindow()
    return made


def put(page: QWidget, *parts: QWidget) -> None:
    layout = page.layout()
    assert layout is not None
    for part in parts:
        layout.addWidget(part)
        part.show()


def test_every_name_of_the_kit_can_be_had() -> None:
    assert all(getattr(widgets, name) is not None for name in widgets.__all__)
    with pytest.raises(AttributeError):
        _ = widgets.Nothing


@pytest.mark.parametrize("kind", ["primary", "secondary", "flat"])
def test_buttons_run_by_key_and_click(page: QWidget, kind: str) -> None:
    done: list[int] = []
    button = Button("&Go", lambda: done.append(1), kind=kind, icon="plus", hint="Ctrl+G")
    put(page, button)
    click(button)
    button.setFocus()
    press(button, Key.Key_Space)
    assert done == [1, 1]
    assert button.height() == 32
    page.grab()
    button.setEnabled(False)
    page.grab()


def test_a_button_without_words_has_a_name(page: QWidget) -> None:
    button = IconButton("settings", "Settings")
    put(page, button)
    assert button.accessibleName() == "Settings"
    assert "Settings" in button.toolTip()
    assert min(button.width(), button.height()) >= 24


def test_chips_are_chosen_by_arrows_and_are_one_stop_of_tab(page: QWidget, qtbot: QtBot) -> None:
    chips = ChipRow("Views", [("all", "All", 42), ("gaps", "R&D <b>", 9), ("quiet", "Quiet", None)])
    after = QLineEdit()
    put(page, chips, after)
    chosen: list[str] = []
    chips.chosen.connect(chosen.append)
    first = chips._chips["all"]
    first.setFocus()
    press(first, Key.Key_Right)
    press(chips._chips["gaps"], Key.Key_Right)
    press(chips._chips["quiet"], Key.Key_Right)
    press(chips._chips["quiet"], Key.Key_Left)
    assert chosen == ["gaps", "quiet", "gaps"]
    press(chips._chips["gaps"], Key.Key_Tab)
    qtbot.waitUntil(after.hasFocus)
    assert chips._chips["gaps"].accessibleName() == "R&D <b>, 9"
    chips.set_number("quiet", 4)
    assert chips._chips["quiet"].accessibleName() == "Quiet, 4"
    chips.choose("all")
    assert chips.key == "all"
    page.grab()


def test_a_toast_offers_undo_for_ten_seconds(page: QWidget) -> None:
    undone: list[int] = []
    focus = QLineEdit()
    put(page, focus)
    focus.setFocus()
    toast = Toast(page)
    toast.say("“R&D <b>” moved to the trash.", lambda: undone.append(1))
    assert toast.words == "“R&D <b>” moved to the trash."
    assert focus.hasFocus()
    assert toast._left.interval() == STAYS_MS == 10_000
    page.grab()
    click(toast.button)
    assert undone == [1]
    assert toast.words == ""
    toast.say("Saved.")
    assert toast.button.isHidden()
    toast._time_over()
    assert toast.words == ""


@pytest.mark.parametrize("scale", [1.0, 2.0])
def test_a_toast_shows_all_of_a_long_message(page: QWidget, scale: float) -> None:
    THEME.set_scale(scale)
    toast = Toast(page)
    toast.say("The meeting with Northwind Rail and its nine actions was deleted. " * 2, print)
    words = toast.findChild(Text)
    assert words is not None
    assert words.height() >= words.heightForWidth(words.width())
    assert toast.geometry().bottom() <= page.height()
    assert toast.button.geometry().right() <= toast.width()


def test_a_toast_keeps_its_words_but_not_its_undo_when_another_act_follows(page: QWidget) -> None:
    toast = Toast(page)
    toast.say("Moved to the trash.", lambda: None)
    toast.withdraw_undo()
    assert toast.words == "Moved to the trash."
    assert toast.button.isHidden()


@pytest.mark.parametrize("key", [Key.Key_Return, Key.Key_Enter, Key.Key_Space])
def test_enter_and_space_press_a_button(page: QWidget, key: Qt.Key) -> None:
    pressed: list[int] = []
    button = Button("Go", lambda: pressed.append(1))
    put(page, button)
    press(button, key)
    assert pressed == [1]
    press(button, Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert pressed == [1], "Ctrl+Enter is somebody else's"


def test_a_toast_waits_while_somebody_is_on_it_and_esc_closes_it(page: QWidget) -> None:
    toast = Toast(page)
    toast.say("Done.", lambda: None)
    toast.button.setFocus()
    toast._time_over()
    assert toast.words == "Done."
    press(toast, Key.Key_Escape)
    assert toast.words == ""


@pytest.mark.parametrize("name", HOSTILE)
def test_b1_messages_show_user_text_as_it_is(page: QWidget, name: str) -> None:
    toast = Toast(page)
    toast.say(name, lambda: None)
    assert toast.words == name
    assert toast.geometry().right() <= page.width()
    banner = Banner.of(UserError(name, name), lambda: None)
    put(page, banner)
    page.grab()
    labels = banner.findChildren(Text)
    assert [label.text() for label in labels] == [name, name]


def test_a_banner_says_what_is_safe_and_tries_again(page: QWidget, qtbot: QtBot) -> None:
    tried: list[int] = []
    banner = Banner.of(UserError("No backup.", "The book is saved."), lambda: tried.append(1))
    put(page, banner)
    assert banner.button is not None
    click(banner.button)
    assert tried == [1]
    banner.announce()
    with qtbot.waitSignal(banner.closed):
        click(banner.cross)
    for tone in ("warning", "info"):
        put(page, Banner("Said", tone=tone, closable=False))
    page.grab()


def test_progress_shows_only_what_takes_long(page: QWidget, qtbot: QtBot) -> None:
    stopped: list[int] = []
    progress = Progress("Importing", lambda: stopped.append(1))
    progress.over(page)
    progress.begin()
    assert progress.isHidden()
    progress.end()
    progress.begin()
    qtbot.waitUntil(progress.isVisible)
    progress.advance(0)
    progress.advance(1240, 5000, "R&D <b>")
    assert progress.detail.text() == "1,240 / 5,000 · R&D <b>"
    assert progress.bar.value() == 248
    page.grab()
    click(progress.cancel)
    assert stopped == [1]
    assert not progress.cancel.isEnabled()
    progress.end()
    assert progress.isHidden()


def test_the_inspector_opens_beside_and_esc_closes_it(page: QWidget, qtbot: QtBot) -> None:
    inspector = Inspector()
    put(page, inspector)
    field = QLineEdit()
    inspector.inspect("R&D <b>", field)
    assert inspector.isVisible()
    assert inspector.width() == 360
    page.grab()
    with qtbot.waitSignal(inspector.closed):
        press(inspector, Key.Key_Escape)
    assert inspector.isHidden()


def test_only_grave_things_are_asked_about() -> None:
    assert {grave.value for grave in Grave} == {"restore", "purge", "unsaved"}


def test_enter_by_habit_confirms_nothing(qtbot: QtBot) -> None:
    dialog = Confirm(Grave.PURGE, "Delete <b>?", "For good.", "&Delete")
    qtbot.addWidget(dialog)
    dialog.setModal(False)
    dialog.show()
    dialog.activateWindow()
    qtbot.waitUntil(dialog.no.hasFocus)
    dialog.grab()
    press(dialog.no, Key.Key_Space)
    assert dialog.result() == QDialog.DialogCode.Rejected
    dialog.show()
    click(dialog.yes)
    assert dialog.result() == QDialog.DialogCode.Accepted


def test_the_crash_dialog_shows_all_that_it_copies(qtbot: QtBot) -> None:
    report = "csm_desktop 0.1\nbuiltins.ZeroDivisionError\n  domain/money/rates.py:41 rate"
    dialog = CrashDialog(report)
    qtbot.addWidget(dialog)
    dialog.setModal(False)
    dialog.show()
    assert dialog.report.toPlainText() == report
    assert dialog.report.isReadOnly()
    assert dialog.report.accessibleName()
    click(dialog.copy)
    assert QApplication.clipboard().text() == report
    dialog.grab()
    click(dialog.close_button)
    assert not dialog.isVisible()


def test_a_page_scrolls_to_what_has_the_focus(page: QWidget, qtbot: QtBot) -> None:
    content = QWidget()
    column = QVBoxLayout(content)
    fields = [QLineEdit() for _ in range(40)]
    for field in fields:
        column.addWidget(field)
    scroll = Scroll(content)
    put(page, scroll)
    fields[-1].setFocus(Qt.FocusReason.TabFocusReason)
    qtbot.waitUntil(lambda: scroll.verticalScrollBar().value() > 0)
    page.grab()


def test_a_bar_puts_its_end_beneath_its_start_where_both_do_not_fit(page: QWidget) -> None:
    chips = ChipRow("Views", [("a", "All accounts", 12), ("b", "Renewals", 3)])
    button = Button("New account")
    bar = ButtonBar(chips, [button])
    put(page, bar)
    page.resize(900, 300)
    QApplication.processEvents()
    assert button.mapTo(page, QPoint()).x() >= chips.mapTo(page, QPoint()).x() + chips.width()
    page.resize(300, 300)
    QApplication.processEvents()
    assert button.mapTo(page, QPoint()).y() >= chips.mapTo(page, QPoint()).y() + chips.height()
    assert chips.height() >= chips.heightForWidth(chips.width())


def test_a_key_figure_without_room_says_the_rest_in_its_tooltip(page: QWidget) -> None:
    figure = KeyFigure("ARR", "€ 1,920,000", "42 accounts")
    figure.explain("EUR 1,920,000")
    put(page, figure)
    page.resize(600, 300)
    QApplication.processEvents()
    assert figure.aside.isVisible()
    assert "42 accounts" not in figure.toolTip()
    page.resize(190, 300)
    QApplication.processEvents()
    assert figure.aside.isHidden()
    assert "42 accounts" in figure.toolTip()
    assert "EUR 1,920,000" in figure.toolTip()


def test_a_key_figure_is_rounded_where_the_whole_has_no_room(page: QWidget) -> None:
    figure = KeyFigure("ARR", "")
    figure.set_figure("€ 858,906", "42 accounts", "€ 859K")
    put(page, figure)
    for width, shown in ((600, "€ 858,906"), (theme.px(108), "€ 859K"), (600, "€ 858,906")):
        figure.setFixedWidth(width)
        QApplication.processEvents()
        assert figure.figure.text() == shown
        assert figure.figure.width() >= figure.figure.sizeHint().width()
        assert ("€ 858,906" in figure.toolTip()) == (shown == "€ 859K")

"""An account in the real window: opened, walked through by keys, changed, left again."""

from collections.abc import Callable
from itertools import pairwise, product

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QDialog, QLineEdit, QPlainTextEdit, QWidget
from pytestqt.qtbot import QtBot

from csm_desktop.app.accounts.acts import edit_account, new_account, trash_account
from csm_desktop.app.accounts.view import account_view
from csm_desktop.app.lists.accounts import account_named
from csm_desktop.domain.records.accounts import AccountStatus
from csm_desktop.domain.records.plan import Side
from csm_desktop.domain.records.spiced import SpicedPart
from csm_desktop.errors import UserError
from csm_desktop.ui.account.header_words import items, what_it_is
from csm_desktop.ui.account.offer import IntakeOffer
from csm_desktop.ui.account.overview.tab import OverviewTab
from csm_desktop.ui.account.page import AccountPage
from csm_desktop.ui.account.plan.tab import PlanTab
from csm_desktop.ui.account.tabs import tabs
from csm_desktop.ui.application import Program
from csm_desktop.ui.frame.merge_accounts import MergeAccountsDialog
from csm_desktop.ui.theme import THEME, Mode
from csm_desktop.ui.widgets.dialogs.form_dialog import FormDialog
from csm_desktop.ui.widgets.explanation import Explanation
from csm_desktop.ui.widgets.layout.reading_order import in_reading_order
from tests.ui.account.conftest import Answer
from tests.ui.hands import Key, click, press, write
from tests.ui.widgets.hostile import HOSTILE

ALT, CTRL = Qt.KeyboardModifier.AltModifier, Qt.KeyboardModifier.ControlModifier
Open = Callable[[str], AccountPage]


@pytest.fixture
def opened(program: Program) -> Open:
    def open_account(name: str) -> AccountPage:
        assert program.workbench.book is not None
        program.workbench.open_account(account_named(program.workbench.book, name).id, "overview")
        page = program.window.page
        assert isinstance(page, AccountPage)
        return page

    return open_account


def _shown(page: AccountPage) -> int:
    assert page.account_id is not None
    return page.account_id


def _key(program: Program, key: Qt.Key, held: Qt.KeyboardModifier) -> None:
    press(QApplication.focusWidget() or program.window, key, held)


def test_enter_in_the_book_opens_an_account_and_alt_left_leads_back(program: Program) -> None:
    _key(program, Key.Key_Return, Qt.KeyboardModifier.NoModifier)
    page = program.window.page
    assert isinstance(page, AccountPage)
    assert page.title() == "Aurelia Hotels"
    assert program.window.header.title.text() == "Aurelia Hotels"
    _key(program, Key.Key_Escape, Qt.KeyboardModifier.NoModifier)
    assert program.window.front == "account"
    _key(program, Key.Key_Left, ALT)
    assert program.window.front == "book"


def test_esc_leaves_neither_an_account_nor_its_tab(program: Program) -> None:
    plain = Qt.KeyboardModifier.NoModifier
    _key(program, Key.Key_Return, plain)
    _key(program, Key.Key_3, ALT)
    page = program.window.page
    assert isinstance(page, AccountPage)
    _key(program, Key.Key_Escape, plain)
    _key(program, Key.Key_Escape, plain)
    assert program.window.front == "account"
    assert page.tab_name == "contacts"
    program.workbench.tell(UserError("No.", "Not so."))
    _key(program, Key.Key_Escape, plain)
    assert program.window.front == "account"


def test_the_palette_opens_an_account(program: Program, qtbot: QtBot) -> None:
    qtbot.waitUntil(lambda: bool(program.window.knowing.accounts))
    _key(program, Key.Key_K, CTRL)
    focus = QApplication.focusWidget()
    assert focus is not None
    write(focus, "northw")
    qtbot.waitUntil(program.window.palette_.isVisible)
    press(focus, Key.Key_Return)
    qtbot.waitUntil(lambda: program.window.front == "account")
    page = program.window.page
    assert isinstance(page, AccountPage)
    assert page.title() == "Northwind Rail"


def test_the_header_says_what_the_mockup_says(opened: Open) -> None:
    page = opened("Northwind Rail")
    header = page.header
    assert header.badge is not None
    assert header.badge.accessibleName() == "Watch 72"
    assert header.change.accessibleName().startswith("Down 14 points since")
    assert page.view is not None
    assert what_it_is(page.view) == "Enterprise · Rail transport · Performance"
    said = {item.key: item for item in items(page.view)}
    assert said["first_value"].words == "Day 38 (target 45)"
    assert said["renewal"].words == "4 Feb 2027 · €210,000"
    assert said["event"].words.startswith("21 days · ")
    assert said["next"].late


def test_each_fact_of_the_header_explains_itself_and_leads_to_its_place(
    opened: Open, qtbot: QtBot
) -> None:
    page = opened("Northwind Rail")
    said = {}
    for labelled in (page.header.kind, *page.header.facts.values()):
        assert labelled.focusPolicy() is Qt.FocusPolicy.StrongFocus
        press(labelled, Key.Key_Return)
        card = QApplication.activePopupWidget()
        assert isinstance(card, Explanation)
        qtbot.waitUntil(card.button.hasFocus)
        said[labelled.item.key] = card.words.text()  # type: ignore[union-attr]
        press(card, Key.Key_Escape)
        assert QApplication.activePopupWidget() is None
    assert said["health"].startswith("Down 14 points since 18 October 2026\nContact cadence kept")
    assert "What would lift it most: speak with Lena Brandt (+9.5)" in said["health"]
    assert said["next"] == "Open a test tenant for single sign-on\nSofia Reyes, due 10 Nov 2026"
    assert "13 December" in said["event"]
    press(page.header.facts["next"], Key.Key_Space)
    card = QApplication.activePopupWidget()
    assert isinstance(card, Explanation)
    press(card.button, Key.Key_Space)
    qtbot.waitUntil(lambda: page.tab_name == "plan")
    assert isinstance(page.tab, PlanTab)
    chosen = page.tab.sides[Side.CUSTOMER].table.current
    assert chosen is not None
    assert chosen.title == "Open a test tenant for single sign-on"


def test_the_header_of_one_that_has_left_says_so_and_offers_no_beginning(
    program: Program, opened: Open
) -> None:
    book = program.workbench.book
    assert book is not None
    book.run("New", new_account, "Tern Ltd")
    page = opened("Tern Ltd")
    for status, shown, offers in ((AccountStatus.ONBOARDING, "Decision", True),
                                  (AccountStatus.PROSPECT, "Prospect", True),
                                  (AccountStatus.CHURNED, "Churned", False)):  # fmt: skip
        book.run("Status", edit_account, _shown(page), status=status)
        offer = page.findChild(IntakeOffer)
        assert isinstance(offer, IntakeOffer)
        assert (page.aside(), offer.isVisible()) == (shown, offers)


def test_alt_left_leads_back_to_the_tab_that_led_here(program: Program, opened: Open) -> None:
    page = opened("Northwind Rail")
    account_id = _shown(page)
    page.show_tab("health")
    program.workbench.open_account(account_id, "contacts/map")
    assert page.tab_name == "contacts"
    assert not page.dismiss()
    assert page.back()
    assert page.tab_name == "health"
    assert not page.back()
    program.workbench.open_account(account_id, "plan/us")
    _key(program, Key.Key_7, ALT)
    assert not page.back()


def test_alt_and_a_digit_bring_a_tab_to_the_front(program: Program, opened: Open) -> None:
    page = opened("Northwind Rail")
    for spec in tabs():
        held = ALT | Qt.KeyboardModifier.ShiftModifier if "Shift" in spec.key else ALT
        _key(program, getattr(Key, f"Key_{spec.key[-1]}"), held)
        assert page.tab_name == spec.name
        assert page.tab is not None
        assert page.tab.isVisible(), spec.name
        assert page.tab.account_id == page.account_id


def test_every_tab_bears_an_account_without_anything(program: Program) -> None:
    book = program.workbench.book
    assert book is not None
    empty = book.run("New", new_account, "Empty Ltd").id
    for spec in tabs():
        program.workbench.open_account(empty, spec.name)
        page = program.window.page
        assert isinstance(page, AccountPage)
        assert page.tab_name == spec.name
        program.window.grab()


def test_a_tab_that_was_behind_catches_up_when_it_is_shown(program: Program, opened: Open) -> None:
    page = opened("Northwind Rail")
    plan = page.show_tab("plan")
    page.show_tab("overview")
    book = program.workbench.book
    assert book is not None
    book.run("Rename", edit_account, _shown(page), name="Northwind")
    assert page.title() == "Northwind"
    assert plan.view.facts.account.name == "Northwind Rail"
    page.show_tab("plan")
    assert plan.view.facts.account.name == "Northwind"


def test_what_is_typed_is_saved_with_the_account_it_was_typed_for(
    program: Program, opened: Open
) -> None:
    page = opened("Northwind Rail")
    northwind = _shown(page)
    assert isinstance(page.tab, OverviewTab)
    field = page.tab.spiced.parts[SpicedPart.SITUATION].words.editor
    field.setFocus()
    press(field, Key.Key_End)
    write(field, " unfinished")
    book = program.workbench.book
    assert book is not None
    other = account_named(book, "Halden Foods").id
    program.workbench.open_account(other, "overview")
    assert page.account_id == other
    for account_id, there in ((northwind, True), (other, False)):
        entry = account_view(book, account_id).spiced[0].entry
        assert (" unfinished" in (entry.text if entry else "")) is there


def test_an_account_that_is_undone_says_that_it_is_gone(program: Program) -> None:
    book = program.workbench.book
    assert book is not None
    made = book.run("New", new_account, "Short-lived").id
    program.workbench.open_account(made, "overview")
    page = program.window.page
    assert isinstance(page, AccountPage)
    program.workbench.undo()
    assert page.gone.isVisible()
    assert not page.header.isVisible()
    program.workbench.redo()
    assert page.header.isVisible()


def test_no_command_and_no_way_to_a_tab_stumbles_over_an_account_that_has_gone(
    program: Program,
) -> None:
    book, commands = program.workbench.book, program.workbench.commands
    assert book is not None
    made = book.run("New", new_account, "Short-lived").id
    program.workbench.open_account(made)
    page = program.window.page
    assert isinstance(page, AccountPage)
    book.undo()
    for spec in tabs():
        program.workbench.open_account(made, f"{spec.name}/1")
        assert (page.tab, page.gone.isVisible()) == (None, True)
    of_accounts = [command for command in commands.all() if command.page == "account"]
    assert len(of_accounts) > 20
    for command in of_accounts:
        commands.run(command.id)
        if command.on_account is not None:
            command.on_account(made)
    _key(program, Key.Key_D, Qt.KeyboardModifier.NoModifier)
    assert page.gone.isVisible()


def test_an_account_in_the_trash_says_so(program: Program, opened: Open) -> None:
    page = opened("Halden Foods")
    book = program.workbench.book
    assert book is not None
    book.run("Trash", trash_account, _shown(page))
    assert page.aside() == "In the trash"


def test_a_click_on_a_tab_is_enough(opened: Open) -> None:
    page = opened("Northwind Rail")
    bar = page.header.bar
    place = [spec.name for spec in tabs()].index("plan")
    click(bar, bar.tabRect(place).center())
    assert page.tab_name == "plan"


def test_b1_a_hostile_name_stays_letters_in_header_and_title(program: Program) -> None:
    book = program.workbench.book
    assert book is not None
    program.window.resize(1280, 720)
    for name in HOSTILE:
        made = book.run("New", new_account, name, industry=name).id
        program.workbench.open_account(made, "overview")
        page = program.window.page
        assert isinstance(page, AccountPage)
        assert page.title() == " ".join(name.split())
        assert " ".join(name.split()) in " ".join(page.aside().split())
        assert program.window.width() == 1280, "a long name widens nothing"
        program.window.grab()


def test_it_bears_dark_and_200_percent(opened: Open, program: Program) -> None:
    page = opened("Northwind Rail")
    THEME.set_scale(2.0)
    program.window.resize(1280, 720)
    for mode in (Mode.LIGHT, Mode.DARK):
        THEME.set_mode(mode)
        program.window.grab()
        assert page.header.height() < program.window.height() / 2


def test_tab_goes_through_the_page_as_the_eye_does(opened: Open) -> None:
    page = opened("Northwind Rail")
    assert isinstance(page.tab, OverviewTab)
    stops = list(in_reading_order(page.tab))
    places = {id(stop): place for place, stop in enumerate(stops)}
    first, second = page.tab.open_actions.rows.rows[:2]
    assert places[id(first.tick)] + 1 == places[id(first.face)] == places[id(second.tick)] - 1
    assert places[id(second.tick)] < places[id(page.tab.open_actions.new)]
    press(page.header.bar, Key.Key_Tab)
    for before, after in pairwise([*in_reading_order(page.header), *stops]):
        assert before.nextInFocusChain() is after or _next(before) is after


def _next(widget: QWidget) -> QWidget | None:
    """Where Tab really goes from here: past what is hidden or cannot be stopped at."""
    found = widget.nextInFocusChain()
    while found is not None and found is not widget:
        stops = bool(found.focusPolicy() & Qt.FocusPolicy.TabFocus)
        if stops and found.isVisible() and found.focusProxy() is None:
            return found
        found = found.nextInFocusChain()
    return None


def test_single_letters_work_as_soon_as_an_account_is_open(program: Program) -> None:
    book = program.workbench.book
    assert book is not None
    book.run("New", new_account, "Empty")
    for name, tab in product(("Northwind Rail", "Empty"), ("overview", "plan")):
        program.workbench.go("book")
        program.workbench.open_account(account_named(book, name).id, tab)
        focus = QApplication.focusWidget()
        assert focus is not None, (name, tab)
        assert isinstance(program.window.page, AccountPage)
        assert program.window.page.isAncestorOf(focus), (name, tab)
        assert not isinstance(focus, QLineEdit | QPlainTextEdit), (name, tab)


def test_an_account_becomes_one_with_another_that_is_kept(
    opened: Open, program: Program, answer: Answer, qtbot: QtBot
) -> None:
    opened("Northwind Rail")
    book = program.workbench.book
    assert book is not None
    kept = account_named(book, "Kestrel Health").id

    def swap(dialog: QDialog) -> None:
        assert isinstance(dialog, MergeAccountsDialog)
        press(dialog.keep.editor, Key.Key_Down)
        press(dialog.keep.editor, Key.Key_Return)

    def name_it(dialog: QDialog) -> None:
        assert isinstance(dialog, FormDialog)
        (field,) = dialog.form.fields()
        field.setFocus()
        write(field.editor, "kestrel")
        answer(swap)
        press(field.editor, Key.Key_Return)

    answer(name_it)
    program.workbench.commands.run("account.merge")
    qtbot.waitUntil(lambda: program.window.front == "account")
    with pytest.raises(UserError):
        account_named(book, "Northwind Rail")
    assert account_named(book, "Kestrel Health").id == kept

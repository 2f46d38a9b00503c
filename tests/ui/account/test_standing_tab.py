"""The Standing tab: by the keyboard from a laggard to its rescue and the first page of the week."""

from collections.abc import Callable
from datetime import timedelta
from decimal import Decimal
from pathlib import Path

import pytest
from PySide6.QtWidgets import QDialog, QWidget

from csm_desktop.app.accounts.acts import new_account
from csm_desktop.app.book import Book
from csm_desktop.app.lists.accounts import account_facts, account_named
from csm_desktop.domain.records.strategies import StrategyKind
from csm_desktop.ui.account.standing.dialogs import EndStrategyDialog, HoursDialog
from csm_desktop.ui.account.standing.tab import StandingTab
from tests.ui.account.conftest import Shown
from tests.ui.hands import Key, click, press, write
from tests.ui.shell import TabShell

Answer = Callable[[Callable[[QDialog], None]], None]


@pytest.fixture
def fresh(in_front: Shown, book: Book) -> StandingTab:
    return in_front(StandingTab, book.run("New account", new_account, "Fresh").id)


def entered(line: QWidget, words: str) -> None:
    line.setFocus()
    write(line, words)
    press(line, Key.Key_Return)


def test_by_the_keyboard_from_a_laggard_to_the_first_page_of_the_week(
    fresh: StandingTab, book: Book, answer: Answer, tmp_path: Path
) -> None:
    tab, rescue = fresh, fresh.choice.ways[StrategyKind.RESCUE]
    assert rescue.hasFocus(), "the question is where the keyboard begins"
    press(rescue, Key.Key_Space)
    assert all(card.isVisible() for card in (tab.issues, tab.running, tab.told, tab.pages))
    assert not tab.farewell.isVisible()
    tab.go_to("issues")
    for number in range(5):
        entered(tab.issues.issues.new, f"Issue {number}")
    assert tab.issues.warning.isVisible(), "the fifth warns"
    press(tab.issues.issues.table.grid, Key.Key_Home)
    tab.issues.issues.table.step(-5)
    press(tab.issues.issues.table.grid, Key.Key_Space)
    assert not tab.issues.warning.isVisible(), "one is solved"

    # What the search found of an issue leads to it.
    tab.go_to(f"critical_issue:{tab.issues.issues.table.lines[3].id}")
    assert tab.issues.issues.table.selection == [tab.issues.issues.table.lines[3]]
    tab.running.plan.setFocus()
    write(tab.running.plan.editor, "Clocks first. We guarantee it.")
    assert tab.running.plan.commit()
    assert "guarantee" in tab.running.assured.text()
    entered(tab.running.steps.new, "Connect the clocks of Linz")
    entered(tab.told.told.new, "no colon")
    assert tab.told.told.note.isVisible()
    tab.told.told.new.clear()
    entered(tab.told.told.new, "Margit: where we stand")
    (line,) = tab.told.told.table.lines
    assert line.due_on == book.today()

    assert tab.paper() is None
    press(tab.pages.new, Key.Key_Space)
    assert tab.pages.fields["better"].editor.hasFocus()
    write(tab.pages.fields["better"].editor, "Ward 4 plans nights")
    paper = tab.paper()
    assert paper is not None
    written = paper.document.write(book, tmp_path / "page.pdf")
    assert (written.pages, written.sheets) == (("1 of 5 issues solved",), 1)

    def end(dialog: QDialog) -> None:
        assert isinstance(dialog, EndStrategyDialog)
        write(dialog.outcome.editor, "Saved")
        click(dialog.yes)
        assert dialog.refusal.isVisible(), "a rescue ends with a lesson"
        write(dialog.lesson.editor, "Ask for a key user first")
        click(dialog.yes)

    answer(end)
    press(tab.running.end, Key.Key_Space)
    assert not tab.running.isVisible()
    (past,) = tab.past.table.lines
    assert (past.outcome, past.lesson) == ("Saved", "Ask for a key user first")
    book.undo()
    assert tab.running.isVisible()
    assert not tab.past.isVisible()
    assert tab.told.told.table.lines[0].due_on == book.today()


def test_a_farewell_counts_down_and_its_letter_is_all_that_is_printed(
    shown: Shown, book: Book, answer: Answer
) -> None:
    gansu = account_named(book, "Gansu Textiles").id
    tab = shown(StandingTab, gansu)
    assert tab.running.left.text() == "4.5 of 8 hours are left."

    def spend(dialog: QDialog) -> None:
        assert isinstance(dialog, HoursDialog)
        write(dialog.hours.editor, "6")
        press(dialog.hours.editor, Key.Key_Return)

    answer(spend)
    tab.running.spend.click()
    assert tab.running.left.text() == "The budget of 8 hours is overspent by 1.5."
    (box, *_) = tab.farewell.reasons.values()
    assert box.isChecked()
    box.click()
    assert len(account_facts(book, gansu).strategies[0].reasons) == 1
    paper = tab.paper()
    assert paper is not None
    pack = paper.document.gather(book)
    assert pack.paragraphs[0] == "Dear Ms Arai,"
    assert "sponsor" not in repr(pack).casefold()


def test_a_recovery_says_whether_it_still_pays_and_a_road_map_is_no_farewell(
    shown: Shown, shell: TabShell, book: Book
) -> None:
    cordova = account_named(book, "Cordova Freight").id
    tab = shown(StandingTab, cordova)
    tab.choice.begin(StrategyKind.RECOVER)
    assert tab.recover.words.text().startswith("Give the value of a year, ")
    for field, words in (
        (tab.recover.value, "400000"), (tab.recover.numbers["months_agreed"], "6"),
        (tab.recover.numbers["goal_percent"], "30"), (tab.recover.numbers["months_now"], "30"),
    ):  # fmt: skip
        write(field.editor, words)
        press(field.editor, Key.Key_Return)
    assert tab.recover.words.text().startswith("It does not pay any more. Over 36 months")
    write(tab.recover.numbers["phases"].editor, "12")
    press(tab.recover.numbers["phases"].editor, Key.Key_Return)
    assert tab.recover.words.text().startswith("It still pays.")
    write(tab.recover.numbers["phases"].editor, "5.5")
    assert not tab.recover.numbers["phases"].commit()
    tab.choice.begin(StrategyKind.ROAD_MAP)
    assert not tab.recover.isVisible()
    write(tab.running.agreed.editor, "1 oct 2026")
    press(tab.running.agreed.editor, Key.Key_Return)
    (_, road_map) = account_facts(book, cordova).strategies
    assert road_map.agreed_on == book.today() - timedelta(days=52)
    assert road_map.hours_budget is None
    assert shell.told == []
    assert Decimal(30) == account_facts(book, cordova).strategies[0].goal_percent

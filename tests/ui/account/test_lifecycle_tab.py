"""The Lifecycle tab: the boomerang walked by keys, stages, hand-overs, steps and the team."""

from collections.abc import Callable
from datetime import date, timedelta

import pytest
from PySide6.QtWidgets import QDialog

from csm_desktop.app.accounts.acts import edit_account, new_account
from csm_desktop.app.book import Book
from csm_desktop.app.lists.accounts import account_facts, account_named
from csm_desktop.domain.records.lifecycle import Leader, ProcessStep, Stage
from csm_desktop.ui.account.lifecycle.dialogs import LeadDialog, PartDialog, StageDialog
from csm_desktop.ui.account.lifecycle.tab import LifecycleTab
from tests.ui.account.conftest import Shown
from tests.ui.hands import Key, press, write
from tests.ui.shell import TabShell

Answer = Callable[[Callable[[QDialog], None]], None]


@pytest.fixture
def northwinds(in_front: Shown, northwind: int) -> LifecycleTab:
    return in_front(LifecycleTab, northwind)


@pytest.fixture
def empty(in_front: Shown, book: Book) -> LifecycleTab:
    return in_front(LifecycleTab, book.run("New account", new_account, "Fresh").id)


def test_the_keys_walk_the_boomerang_and_each_stage_says_itself(northwinds: LifecycleTab) -> None:
    cards = northwinds.chart.cards
    assert cards[Stage.PERFORMANCE].hasFocus(), "the keyboard begins where the account is"
    assert cards[Stage.PERFORMANCE].accessibleName() == (
        "Performance (Expand), the account is here, 53 days, since 30 Sep 2026,"
        " Customer success leads, with Marketing, Sales, Product and Finance"
    )
    press(cards[Stage.PERFORMANCE], Key.Key_Left)
    assert cards[Stage.ADOPTION].hasFocus()
    for _ in range(9):
        press(northwinds.focusWidget() or northwinds, Key.Key_Right)
    assert cards[Stage.ADVOCACY].hasFocus(), "the walk ends at the last stage"
    assert "not entered" in cards[Stage.ADVOCACY].accessibleName()


def test_a_stage_is_entered_for_a_past_day_with_its_hand_over(
    empty: LifecycleTab, book: Book, answer: Answer
) -> None:
    head = empty.boomerang.header
    assert head is not None
    assert head.title.text().startswith("In Decision; since when is not known")

    def enter(dialog: QDialog) -> None:
        assert isinstance(dialog, StageDialog)
        assert dialog.stage.stored is Stage.ADOPTION
        dialog.on.editor.selectAll()
        write(dialog.on.editor, "1 nov")
        write(dialog.note.editor, "Signed")
        press(dialog.note.editor, Key.Key_Return)
        assert dialog.result()

    answer(enter)
    press(empty.chart.cards[Stage.DECISION], Key.Key_Right)
    press(empty.chart.cards[Stage.ADOPTION], Key.Key_Return)
    facts = account_facts(book, empty.account_id)
    assert [(one.stage, one.on.isoformat()) for one in facts.stage_changes] == [
        (Stage.ADOPTION, "2026-11-01")
    ]
    assert head.title.text() == "In Adoption for 21 days, led by Customer success"
    told = empty.hand_overs.header
    assert told is not None
    assert told.aside.text() == "1 not accepted yet"
    empty.go_to("hand_overs")
    empty.hand_overs.accept_selected()
    assert told.aside.text() == ""
    book.undo()
    book.undo()
    assert account_facts(book, empty.account_id).hand_overs == ()
    assert head.title.text().startswith("In Decision")


def test_a_stage_of_that_day_is_refused_and_cancel_enters_nothing(
    northwinds: LifecycleTab, book: Book, answer: Answer
) -> None:
    before = account_facts(book, northwinds.account_id)

    def enter(dialog: QDialog) -> None:
        assert isinstance(dialog, StageDialog)
        dialog.accept()
        assert "already" in dialog.refusal.text()
        dialog.on.editor.selectAll()
        write(dialog.on.editor, "2030-01-01")
        dialog.accept()
        assert dialog.isVisible()

    answer(enter)
    northwinds.stays.ask(Stage.PERFORMANCE)
    for ask in (northwinds.stays.ask, northwinds.hand_overs.ask, northwinds.team.ask):
        answer(lambda dialog: dialog.reject())
        ask()
    assert account_facts(book, northwinds.account_id) == before


def test_an_entry_is_corrected_where_it_stands_and_removed_with_a_key(
    northwinds: LifecycleTab, book: Book
) -> None:
    table = northwinds.stays.table
    last = table.lines[0]
    assert table.edit_cell(last.id, "on")
    editor = table.grid.focusWidget()
    assert editor is not None
    write(editor, "2 oct")
    press(editor, Key.Key_Return)
    assert northwinds.lifecycle is not None
    assert northwinds.lifecycle.boomerang.now.days == 51
    table.select(last.id)
    press(table.grid, Key.Key_Delete)
    assert account_facts(book, northwinds.account_id).account.stage is Stage.ADOPTION
    book.undo()
    assert account_facts(book, northwinds.account_id).account.stage is Stage.PERFORMANCE


def test_the_lead_is_handed_over_with_words_and_an_answer(
    northwinds: LifecycleTab, book: Book, answer: Answer
) -> None:
    def hand(dialog: QDialog) -> None:
        assert isinstance(dialog, LeadDialog)
        assert dialog.giver.stored is Leader.CUSTOMER_SUCCESS
        write(dialog.note.editor, "Renewal talk begins")
        dialog.accept()
        assert dialog.result()

    answer(hand)
    northwinds.hand_overs.ask()
    made = account_facts(book, northwinds.account_id).hand_overs[-1]
    assert (made.to_function, made.note, made.accepted_on) == (
        Leader.SALES, "Renewal talk begins", None,
    )  # fmt: skip
    now = northwinds.chart.cards[Stage.PERFORMANCE].line
    assert now is not None
    assert now.leader is Leader.SALES


def test_steps_are_ticked_with_a_day_and_as_the_record_shows(
    empty: LifecycleTab, book: Book, shell: TabShell
) -> None:
    table = empty.steps.table
    assert table.edit_cell(1, "on")
    editor = table.grid.focusWidget()
    assert editor is not None
    write(editor, "3 nov")
    press(editor, Key.Key_Return)
    (tick,) = account_facts(book, empty.account_id).step_changes
    assert (tick.step, tick.on.isoformat()) == (ProcessStep.HANDOFF, "2026-11-03")
    # Of Evershed the sample ticked preboarding alone; what was held and agreed since shows more.
    shell.follow(empty, account_named(book, "Evershed Legal").id)
    shell.run("Value", edit_account, empty.account_id, first_value_on=date(2026, 11, 9))
    assert empty.steps.take.isVisible()
    assert "Monitor and respond: first value, 9 Nov 2026" in empty.steps.words.text()
    empty.steps.take.click()
    assert not empty.steps.take.isVisible()
    ticked = account_facts(book, empty.account_id).step_changes
    assert (ProcessStep.MONITORING, date(2026, 11, 9)) in [(one.step, one.on) for one in ticked]
    book.undo()
    assert empty.steps.take.isVisible()


def test_somebody_joins_the_team_and_ends(
    northwinds: LifecycleTab, book: Book, answer: Answer
) -> None:
    def join(dialog: QDialog) -> None:
        assert isinstance(dialog, PartDialog)
        dialog.accept()
        assert dialog.refusal.text().startswith("Who is it?")
        write(dialog.who.editor, "Noor")
        press(dialog.who.editor, Key.Key_Tab)
        write(dialog.part.editor, "Case study")
        dialog.accept()
        assert dialog.result()

    answer(join)
    northwinds.team.ask()
    part = account_facts(book, northwinds.account_id).team_parts[-1]
    assert (part.part, part.function) == ("Case study", Leader.MARKETING)
    assert northwinds.team.table.select(part.id)
    northwinds.team.end_selected()
    ended = next(
        one for one in account_facts(book, northwinds.account_id).team_parts if one.id == part.id
    )
    assert ended.until is not None
    assert ended.until - (part.since or ended.until) == timedelta(0)
    owner = northwinds.team.table.lines[0]
    assert not northwinds.team.table.edit_cell(owner.id, "function"), "it is the account's own"

"""The pipeline over the book, and opportunities on an account: by keys, from a signal, by hits."""

from datetime import date

import pytest
from PySide6.QtWidgets import QDialog
from pytestqt.qtbot import QtBot

from csm_desktop.app.book import Book
from csm_desktop.app.lists.accounts import account_named
from csm_desktop.app.people.team import team
from csm_desktop.domain.records.opportunities import (
    DecisionProcess,
    Opportunity,
    OpportunityStage,
    SellingNote,
    SellingStep,
)
from csm_desktop.storage.queries import dump
from csm_desktop.ui.account.contract.tab import ContractTab
from csm_desktop.ui.commands.choices import place_of_hit
from csm_desktop.ui.frame.expansion.opportunity_dialog import HandOverDialog, OpportunityDialog
from csm_desktop.ui.frame.expansion.selling_dialog import SellingDialog
from csm_desktop.ui.revenue.page import RevenuePage
from csm_desktop.ui.revenue.pipeline import PipelineFace
from csm_desktop.wording import render
from tests.ui.account.conftest import Answer, Shown, answer
from tests.ui.account.conftest import shown as shown_tab
from tests.ui.hands import Key, press, write
from tests.ui.sample_book import book, sample, shown
from tests.ui.shell import TabShell

__all__ = ["answer", "book", "sample", "shown_tab"]

TODAY = date(2026, 11, 22)


@pytest.fixture
def face(shell: TabShell, qtbot: QtBot) -> PipelineFace:
    page = shown(RevenuePage(shell), shell, qtbot)
    page.turn("pipeline")
    qtbot.waitUntil(lambda: page.pipeline.pipeline is not None)
    page.take_focus()
    return page.pipeline


@pytest.fixture
def tab(shown_tab: Shown, book: Book) -> ContractTab:
    return shown_tab(ContractTab, account_named(book, "Halden Foods").id)


def stored(book: Book) -> tuple[Opportunity, ...]:
    with book.reading() as connection:
        return dump.everything(connection, Opportunity)


def test_open_ones_are_listed_and_the_cards_count_them(face: PipelineFace, book: Book) -> None:
    open_ = [one for one in stored(book) if one.stage in ("idea", "qualified", "proposed")]
    assert {line.id for line in face.table.lines} == {one.id for one in open_}
    assert face.pipeline is not None
    assert face.pipeline.whole.number == len(open_)
    face.shown.choose("all")
    assert len(face.table.lines) == len(stored(book))
    assert face.dismiss()


def test_an_opportunity_leads_to_itself_on_its_account(
    face: PipelineFace, shell: TabShell, tab: ContractTab
) -> None:
    line = face.table.current
    assert line is not None
    face.open_selected()
    assert shell.opened == [(line.opportunity.account_id, f"contract/opportunity:{line.id}")]
    mine = tab.opportunities.table.lines[-1]
    tab.go_to(place_of_hit("opportunity", mine.id).partition("/")[2])
    chosen = tab.opportunities.table.current
    assert chosen is not None
    assert chosen.id == mine.id


def test_one_is_entered_with_its_first_small_result_and_undone(
    tab: ContractTab, book: Book, answer: Answer
) -> None:
    before = stored(book)

    def fill(dialog: QDialog) -> None:
        assert isinstance(dialog, OpportunityDialog)
        write(dialog.what.editor, "Forecast in seven plants")
        write(dialog.amount.editor, "38,000")
        write(dialog.small_result.editor, "One plant")
        write(dialog.result_on.editor, "2027-01-30")
        press(dialog.what.editor, Key.Key_Return)

    answer(fill)
    tab.opportunities.ask_new()
    (made,) = set(stored(book)) - set(before)
    assert (made.title, made.first_result) == ("Forecast in seven plants", "One plant")
    assert made.first_result_on == date(2027, 1, 30)
    assert made.amount is not None
    assert made.amount.minor == 3_800_000
    book.undo()
    assert stored(book) == before


def test_a_signal_begins_one_and_is_silent_afterwards(
    tab: ContractTab, book: Book, answer: Answer
) -> None:
    title = render(tab.opportunities.signals[0].title)
    assert tab.opportunities.calls.text().startswith(f"{title}:")

    def keep(dialog: QDialog) -> None:
        assert isinstance(dialog, OpportunityDialog)
        press(dialog.what.editor, Key.Key_Return)

    answer(keep)
    tab.opportunities.ask_from_signal()
    assert title in {one.title for one in stored(book)}
    assert title not in {render(one.title) for one in tab.opportunities.signals}


def test_it_is_handed_over_from_the_list(face: PipelineFace, book: Book, answer: Answer) -> None:
    line = face.table.current
    assert line is not None
    manager = next(one for one in team(book) if one.active and not one.is_me)

    def fill(dialog: QDialog) -> None:
        assert isinstance(dialog, HandOverDialog)
        dialog.owner.editor.setText(manager.name)
        press(dialog.on.editor, Key.Key_Return)

    answer(fill)
    face.hand_over()
    changed = next(one for one in stored(book) if one.id == line.id)
    assert (changed.owner_id, changed.handed_on) == (manager.id, TODAY)


def test_the_five_steps_are_noted_and_the_advice_follows(
    tab: ContractTab, book: Book, answer: Answer
) -> None:
    tab.go_to("opportunities")
    chosen = tab.opportunities.table.current
    assert chosen is not None

    def fill(dialog: QDialog) -> None:
        assert isinstance(dialog, SellingDialog)
        dialog.process.editor.setCurrentIndex(2)
        dialog.process.editor.activated.emit(2)
        assert dialog.opportunity.process is DecisionProcess.CONSENSUS
        assert "end users" in dialog.said.text()
        dialog.plan_order()
        assert any(note.step is SellingStep.PEOPLE for note in dialog.notes.table.lines)
        dialog.notes.new.setFocus()
        write(dialog.notes.new, "Board paper in May")
        press(dialog.notes.new, Key.Key_Return)
        dialog.make_actions()
        dialog.reject()

    answer(fill)
    tab.opportunities.sell()
    with book.reading() as connection:
        notes = dump.everything(connection, SellingNote)
    own = [note for note in notes if note.opportunity_id == chosen.id]
    assert "Board paper in May" in {note.text for note in own}
    assert any(note.action_id is not None for note in own)


def test_a_stage_is_edited_where_it_stands(tab: ContractTab, book: Book) -> None:
    line = tab.opportunities.table.lines[0]
    tab.opportunities._edit(line, "stage", OpportunityStage.WON)
    assert next(one for one in stored(book) if one.id == line.id).stage is OpportunityStage.WON

"""The hand-off sheet by itself: written, tested while it is typed, led through by keys, sent."""

from datetime import date
from typing import Any

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from csm_desktop.app.accounts.acts import edit_account
from csm_desktop.app.book import Book
from csm_desktop.app.lists.accounts import account_facts
from csm_desktop.app.settings import set_our_company
from csm_desktop.domain.handoff.sheet import sheet_of, story_of
from csm_desktop.domain.handoff.sheet_parts import SheetPart
from csm_desktop.domain.records.handoff import IntroductionStep
from csm_desktop.ui.account.offer import SheetOffer
from csm_desktop.ui.frame.page_requests import PendingAccount
from csm_desktop.ui.intake.sheet import commands
from csm_desktop.ui.intake.sheet.tab import SheetTab
from csm_desktop.ui.widgets import Field
from csm_desktop.ui.widgets.layout.reading_order import put_in_order
from tests.ui.hands import Key, press, write
from tests.ui.intake.messages import HOSTILE
from tests.ui.shell import TabShell
from tests.ui.walking import focusable, out_of_order, unnamed


@pytest.fixture
def sheet(shell: TabShell, account: int, book: Book, qtbot: QtBot) -> SheetTab:
    """The sheet of a new account that signed two days ago, shown and with the focus."""
    book.run("Signed", edit_account, account, contract_start=date(2026, 11, 20))
    made = SheetTab(shell)
    qtbot.addWidget(made)
    made.resize(1240, 800)
    made.show()
    shell.follow(made, account)
    made.activateWindow()
    qtbot.waitUntil(made.isActiveWindow)
    made.take_focus()
    return made


def _focus(sheet: SheetTab) -> str:
    widget = QApplication.focusWidget()
    assert widget is not None
    assert sheet.isAncestorOf(widget)
    return widget.accessibleName()


def _type(field: Field[Any, Any], words: str) -> None:
    """Go to a field and type at its end."""
    field.editor.setFocus()
    press(field.editor, Key.Key_End)
    write(field.editor, words)


def test_each_missing_part_is_a_key_away_until_none_is_missing(sheet: SheetTab) -> None:
    assert _focus(sheet) == "Business impact"
    names = ["Onboarding", "Quickest value", "Expectations set", "Buyer’s remorse answered", "Hero"]
    for name in names:
        sheet.go_to_open()
        assert _focus(sheet) == name
    sheet.go_to_open()
    assert _focus(sheet) == "Business impact", "round and round"
    for part, name in zip(SheetPart, ["Business impact", *names], strict=True):
        sheet.go_to_part(part)
        assert _focus(sheet) == name
        write(QApplication.focusWidget() or sheet, "said")
    sheet.go_to_open()
    assert _focus(sheet) == "Segment", "the onboarding has words, and lacks a segment"
    sheet.go_to_part(SheetPart.WIN_STORY)
    assert _focus(sheet) == "Story"
    _type(sheet.story.story, "A morning.")
    sheet.settle()
    assert sheet.readiness.lacking() == (SheetPart.ONBOARDING,)
    button = sheet.readiness.parts[SheetPart.WIN_STORY]
    assert button.text().startswith("✓")
    assert button.accessibleName() == "Win story: written"


def test_the_story_is_tested_while_it_is_typed_before_anything_is_stored(
    sheet: SheetTab, book: Book
) -> None:
    book.run("Company", set_our_company, "Helmway")
    book.run("Sold", edit_account, sheet.account_id, products=("Roster Pilot",))

    def marks() -> str:
        return "".join(text.text()[0] for text in sheet.story.checks)

    assert marks() == "✗✗✗✓✗"
    _type(sheet.story.hero, "Ingrid Solberg")
    assert marks() == "✗✗✗✓✗"
    assert "Ingrid Solberg has no title." in sheet.story.checks[0].text()
    _type(sheet.story.title, "COO")
    _type(sheet.story.story, "Half a morning to rebuild one roster.")
    assert marks() == "✓✓✗✓✓"
    _type(sheet.story.criteria, "works under union rules")
    assert marks() == "✓✓✓✓✓"
    _type(sheet.story.story, " Then Helmway came")
    assert marks() == "✓✓✓✗✓"
    assert "It names Helmway." in sheet.story.checks[3].text()
    _type(sheet.story.story, " with Roster Pilot.")
    assert marks() == "✓✗✓✗✓"
    assert story_of(account_facts(book, sheet.account_id)) != sheet.story.typed()
    sheet.settle()
    stored = story_of(account_facts(book, sheet.account_id))
    assert stored is not None
    assert stored.story.endswith("with Roster Pilot.")
    assert stored.decision_criteria == ("works under union rules",)


def test_the_introduction_is_ticked_in_three_steps(sheet: SheetTab, book: Book) -> None:
    for step in IntroductionStep:
        sheet.introduction.steps[step].click()
    ticks = account_facts(book, sheet.account_id).introduction
    assert {(tick.step, tick.on) for tick in ticks} == {
        (step, book.today()) for step in IntroductionStep
    }
    day = sheet.introduction.days[IntroductionStep.SET_UP]
    day.editor.setText("18.11.2026")
    assert day.commit()
    sheet.introduction.steps[IntroductionStep.ENRICHED].click()
    ticks = account_facts(book, sheet.account_id).introduction
    assert {tick.step: tick.on for tick in ticks} == {
        IntroductionStep.SET_UP: date(2026, 11, 18), IntroductionStep.INTRODUCED: book.today(),
    }  # fmt: skip


def test_what_is_typed_is_sent_and_the_clock_stops(
    sheet: SheetTab, shell: TabShell, book: Book, qtbot: QtBot
) -> None:
    shell.commands.add(*commands.commands(shell, PendingAccount()))
    offer = SheetOffer(sheet)
    qtbot.addWidget(offer)
    offer.show_view(sheet.view)
    assert not offer.isHidden()
    assert offer.clock.text() == "Hand-off sheet due in 5 days"
    sheet.say_sent()
    assert [error.title for error in shell.told] == ["Nothing stands on the hand-off sheet yet."]
    _type(sheet.words.fields[SheetPart.BUSINESS_IMPACT], "No boat waits")
    sheet.say_sent()
    stored = sheet_of(account_facts(book, sheet.account_id))
    assert stored is not None
    assert (stored.business_impact, stored.sent_on) == ("No boat waits", book.today())
    offer.show_view(sheet.view)
    assert offer.isHidden()
    book.undo()
    assert sheet.readiness.on.stored is None


def test_the_sheet_is_walked_through_in_reading_order_and_every_part_has_a_name(
    sheet: SheetTab,
) -> None:
    assert len(focusable(sheet)) > 20
    assert unnamed(sheet) == []
    put_in_order(sheet)
    assert out_of_order(sheet) == []


def test_a_hostile_sheet_is_stored_as_it_was_typed(sheet: SheetTab, book: Book) -> None:
    for field in (sheet.words.fields[SheetPart.EXPECTATIONS], sheet.story.story):
        field.editor.setFocus()
        field.editor.setPlainText(HOSTILE)
    sheet.settle()
    facts = account_facts(book, sheet.account_id)
    stored, story = sheet_of(facts), story_of(facts)
    assert stored is not None
    assert story is not None
    assert (stored.expectations, story.story) == (HOSTILE, HOSTILE)

"""Flow D of the design in the real window, by keyboard only: hand-off to plan."""

from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QApplication, QDialog, QWidget
from pytestqt.qtbot import QtBot

from csm_desktop.app.accounts.acts import new_account
from csm_desktop.app.book import Book
from csm_desktop.app.lists.accounts import account_facts, account_named
from csm_desktop.app.opened_book import opened_book
from csm_desktop.domain.records.facts import AccountFacts
from csm_desktop.domain.records.handoff import Answer, FitCheck
from csm_desktop.domain.records.meetings import MeetingKind
from csm_desktop.domain.records.plan import Horizon
from csm_desktop.domain.records.spiced import SpicedPart
from csm_desktop.domain.text.instants import day_in
from csm_desktop.ui.account.offer import IntakeOffer
from csm_desktop.ui.account.overview.tab import OverviewTab
from csm_desktop.ui.account.page import AccountPage
from csm_desktop.ui.account.plan.tab import PlanTab
from csm_desktop.ui.application import Program
from csm_desktop.ui.book.new_account import NewAccount
from csm_desktop.ui.commands.quiet_keys import QuietKeys
from csm_desktop.ui.commands.sheet import KeySheet
from csm_desktop.ui.frame.page_requests import INTAKE
from csm_desktop.ui.here import zone_here
from csm_desktop.ui.intake.page import IntakePage
from csm_desktop.ui.intake.sheet.page import SheetPage
from csm_desktop.ui.paper.preview import PaperPreview
from csm_desktop.ui.widgets.text import Text
from tests.books import empty_book
from tests.reports.reading import flat, text
from tests.ui.frame.conftest import Driver, driver
from tests.ui.hands import CountedKeys, Key, answer_dialog, press, write
from tests.ui.intake.messages import HOSTILE, MESSAGE, PASSAGES

__all__ = ["driver"]
ALT = Qt.KeyboardModifier.AltModifier
CTRL = Qt.KeyboardModifier.ControlModifier
SHIFT = Qt.KeyboardModifier.ShiftModifier
DIGITS = dict(zip(SpicedPart, (Key.Key_1, Key.Key_2, Key.Key_3, Key.Key_4, Key.Key_5), strict=True))


def test_a_message_that_nobody_left_is_kept_when_its_book_goes(
    driver: Driver, qtbot: QtBot, tmp_path: Path
) -> None:
    """It was dropped there, say: the field has no focus to lose."""
    path = tmp_path / "Mine.csm"
    empty_book(path)
    program = driver.opened(path)
    assert program.workbench.book is not None
    made = program.workbench.run("New account", new_account, "Northwind Rail")
    assert made is not None
    program.workbench.open_account(made.id, "overview")
    program.workbench.commands.run(INTAKE)
    page = program.window.page
    assert isinstance(page, IntakePage)
    page.tab.message.editor.setPlainText(MESSAGE)
    program.workbench.close_book()
    qtbot.waitUntil(lambda: not program.workbench.background.busy)
    with opened_book(path, program.workbench.clock) as again:
        (sheet,) = account_facts(again, made.id).handoff_sheets
    assert sheet.source_message == MESSAGE


class Hands:
    """Somebody at the keyboard of a window."""

    def __init__(self, program: Program, qtbot: QtBot) -> None:
        self.program, self.window, self._qtbot = program, program.window, qtbot

    @property
    def book(self) -> Book:
        book = self.program.workbench.book
        assert book is not None
        return book

    @property
    def focus(self) -> QWidget:
        return QApplication.focusWidget() or self.window

    def key(self, key: Qt.Key, held: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
        press(self.focus, key, held)

    def type(self, words: str) -> None:
        write(self.focus, words)

    def rest(self) -> None:
        """Half a second goes by."""
        for keys in self.window.findChildren(QuietKeys):
            keys.rest.stop()

    def new_account(self, name: str) -> None:
        """Ctrl+N, the name, Ctrl+Enter."""

        def answer() -> None:
            dialog = QApplication.activeModalWidget()
            assert isinstance(dialog, NewAccount)
            dialog.name.setText(name)
            press(dialog.name, Key.Key_Return, CTRL)

        QTimer.singleShot(0, answer)
        self.key(Key.Key_N, CTRL)
        self._qtbot.waitUntil(lambda: self.window.front == "intake")
        self.window.activateWindow()  # no window manager does it here
        self._qtbot.waitUntil(self.intake.tab.message.editor.hasFocus)

    @property
    def intake(self) -> IntakePage:
        page = self.window.page
        assert isinstance(page, IntakePage)
        return page

    def paste(self, text: str) -> None:
        QApplication.clipboard().setText(text)
        self.key(Key.Key_V, CTRL)

    def file(self, part: SpicedPart, words: str) -> None:
        """Go to words of the message with the arrow keys, select them, file them."""
        editor = self.intake.tab.message.editor
        assert self.focus is editor
        text = editor.toPlainText()
        start = text.index(words)
        self.key(Key.Key_Home, CTRL)
        for _ in range(start):
            self.key(Key.Key_Right)
        for _ in words:
            self.key(Key.Key_Right, SHIFT)
        self.key(DIGITS[part], ALT)

    def facts(self, name: str) -> AccountFacts:
        return account_facts(self.book, account_named(self.book, name).id)


@pytest.fixture
def hands(driver: Driver, qtbot: QtBot, tmp_path: Path) -> Hands:
    path = tmp_path / "Mine.csm"
    empty_book(path)
    program = driver.opened(path)
    qtbot.waitUntil(lambda: program.window.front == "today")
    program.window.go("book")
    return Hands(program, qtbot)


def _texts(widget: QWidget) -> list[str]:
    return [each.text() for each in widget.findChildren(Text) if each.isVisible()]


def test_hand_off_to_plan(hands: Hands) -> None:
    hands.new_account("Fjord Ferries")
    hands.paste(MESSAGE)
    for part in SpicedPart:
        if part is not SpicedPart.DECISION:
            hands.file(part, PASSAGES[part])
    hands.key(Key.Key_6, ALT)  # the date that was found

    hands.key(Key.Key_0, ALT)  # Decision, which stays a question
    hands.key(Key.Key_0, ALT)  # the fit checks
    for key in (Key.Key_P, Key.Key_Y, Key.Key_Y, Key.Key_Y, Key.Key_Y):
        hands.key(key)
        hands.key(Key.Key_Tab)
        hands.key(Key.Key_Tab)
    hands.type("Crew of one harbour rostered within the hour")
    for words in ("Ingrid", "time to a roster", "minutes", "180", "60"):
        hands.key(Key.Key_Tab)
        hands.type(words)
    hands.key(Key.Key_0, ALT)
    hands.type("Overtime down by a fifth")
    hands.key(Key.Key_0, ALT)
    hands.type("hours of overtime")
    hands.key(Key.Key_0, ALT)
    hands.key(Key.Key_Down)  # the first segment of the book
    hands.key(Key.Key_0, ALT)
    hands.type("16.11.2026")
    hands.key(Key.Key_Return)
    assert "1 still open" in _texts(hands.intake.tab.strip)
    before = hands.facts("Fjord Ferries")
    assert (before.milestones, before.meetings, before.gaps) == ((), (), ())

    hands.key(Key.Key_Return, CTRL)
    page = hands.window.page
    assert isinstance(page, AccountPage)
    assert page.tab_name == "plan"
    _is_stored(hands.facts("Fjord Ferries"))
    assert "Agree the day of the business orchestration" in page.header.facts["next"].words.text()

    hands.key(Key.Key_Z, CTRL)  # one step
    undone = hands.facts("Fjord Ferries")
    assert (undone.milestones, undone.meetings, undone.gaps) == ((), (), ())
    assert (undone.spiced, undone.fit_answers) == (before.spiced, before.fit_answers)
    assert [goal.due_on for goal in undone.goals] == [None, None]
    hands.key(Key.Key_Z, CTRL | SHIFT)
    _is_stored(hands.facts("Fjord Ferries"))


def _is_stored(facts: AccountFacts) -> None:
    """What the message, the answers and the goals became."""
    said = {each.part: each for each in facts.spiced}
    assert said[SpicedPart.PAIN].text == " ".join(PASSAGES[SpicedPart.PAIN].split())
    assert said[SpicedPart.PAIN].source.startswith("Tom Reed, 19 November 2026: “Rebuilding")
    assert said[SpicedPart.CRITICAL_EVENT].event_on == date(2027, 4, 1)
    assert SpicedPart.DECISION not in said
    assert {fit_answer.check: fit_answer.answer for fit_answer in facts.fit_answers} == {
        check: Answer.PARTLY if check is FitCheck.TECHNICAL else Answer.YES for check in FitCheck
    }
    first, twelve = facts.goals
    assert (first.horizon, first.baseline, first.target) == (Horizon.FIRST_VALUE, 180, 60)
    assert (first.persona, first.measure, first.unit) == ("Ingrid", "time to a roster", "minutes")
    assert first.due_on == date(2026, 12, 31)
    assert (twelve.measure, twelve.due_on) == ("hours of overtime", date(2027, 11, 16))
    assert [(milestone.title, milestone.target_on) for milestone in facts.milestones] == [
        ("Configuration complete", date(2026, 11, 26)),
        ("EBR 1", date(2027, 2, 14)),
        ("EBR 2", date(2027, 8, 13)),
    ]
    (gap,) = facts.gaps
    assert gap.check is FitCheck.TECHNICAL
    assert gap.action_id in {action.id for action in facts.actions}
    (meeting,) = facts.meetings
    assert meeting.kind is MeetingKind.ORCHESTRATION
    assert day_in(meeting.starts_at, zone_here()) == date(2026, 11, 25)
    assert meeting.agenda == (
        "Agenda agreed with everyone in the room",
        "Verify and deepen the goals",
        "Share the customer journey",
        "The joint impact plan",
        "Next steps",
    )
    assert meeting.questions == ("What made you decide for us, and who decided?",)


def test_leaving_and_coming_back_loses_nothing(hands: Hands) -> None:
    hands.new_account("Fjord Ferries")
    hands.paste(MESSAGE)
    hands.type("PS call me")
    hands.key(Key.Key_Left, ALT)
    page = hands.window.page
    assert isinstance(page, AccountPage)
    assert page.title() == "Fjord Ferries"
    kept = hands.facts("Fjord Ferries").handoff_sheets[0].source_message
    assert kept == f"{MESSAGE}PS call me"
    hands.key(Key.Key_H)
    assert hands.window.front == "account", "what is typed on is no command"
    hands.rest()
    hands.key(Key.Key_H)
    assert hands.intake.tab.message.editor.toPlainText() == kept
    hands.key(Key.Key_Left, ALT)
    hands.key(Key.Key_Left, ALT)
    assert hands.window.front == "book"


def test_ctrl_z_after_a_filing_takes_the_filing_back_not_the_message(hands: Hands) -> None:
    hands.new_account("Fjord Ferries")
    hands.paste(MESSAGE)
    hands.file(SpicedPart.SITUATION, PASSAGES[SpicedPart.SITUATION])
    assert len(hands.facts("Fjord Ferries").spiced) == 1
    hands.key(Key.Key_Z, CTRL)
    facts = hands.facts("Fjord Ferries")
    assert facts.spiced == ()
    assert facts.handoff_sheets[0].source_message == MESSAGE


def test_the_palette_opens_the_intake_of_an_account(hands: Hands, qtbot: QtBot) -> None:
    hands.new_account("Fjord Ferries")
    hands.key(Key.Key_2, CTRL)
    assert hands.window.front == "book"
    qtbot.waitUntil(lambda: bool(hands.window.choices.at_once("fjo")))
    hands.key(Key.Key_K, CTRL)
    hands.type("hand fjo")
    hands.key(Key.Key_Return)
    assert hands.intake.title() == "Fjord Ferries"
    assert hands.focus is hands.intake.tab.message.editor


def test_the_digits_file_here_and_switch_tabs_elsewhere(hands: Hands) -> None:
    hands.new_account("Fjord Ferries")
    hands.paste("Rosters hurt.")
    hands.key(Key.Key_2, ALT)
    hands.key(Key.Key_2, ALT)
    assert [each.part for each in hands.facts("Fjord Ferries").spiced] == [SpicedPart.PAIN]
    hands.key(Key.Key_Left, ALT)
    hands.key(Key.Key_2, ALT)
    page = hands.window.page
    assert isinstance(page, AccountPage)
    assert page.tab_name == "plan"
    hands.key(Key.Key_1, ALT)
    assert page.tab_name == "overview"
    assert len(hands.facts("Fjord Ferries").spiced) == 1


def test_the_sheet_of_keys_tells_what_the_digits_do_here(hands: Hands, qtbot: QtBot) -> None:
    hands.new_account("Fjord Ferries")
    sheet = KeySheet(hands.program.workbench.commands, hands.window)
    qtbot.addWidget(sheet)
    titles = [each.text() for each in sheet.findChildren(Text)]
    assert "File the selection under Critical event" in titles
    assert "Make the plan" in titles
    assert "Account: Plan" not in titles
    hands.key(Key.Key_Left, ALT)
    sheet = KeySheet(hands.program.workbench.commands, hands.window)
    qtbot.addWidget(sheet)
    titles = [each.text() for each in sheet.findChildren(Text)]
    assert "Hand-off intake" in titles
    assert "File the selection under Critical event" not in titles


def test_a_fresh_account_offers_its_intake_until_something_is_known(hands: Hands) -> None:
    hands.new_account("Fjord Ferries")
    hands.key(Key.Key_Left, ALT)
    page = hands.window.page
    assert isinstance(page, AccountPage)
    for tab in (Key.Key_1, Key.Key_2):
        hands.key(tab, ALT)
        assert _offer(page).isVisible()
    _offer(page).button.setFocus()
    hands.key(Key.Key_Space)
    hands.paste("Rosters hurt.")
    hands.key(Key.Key_2, ALT)
    hands.key(Key.Key_2, ALT)
    hands.key(Key.Key_Left, ALT)
    for tab in (Key.Key_1, Key.Key_2):
        hands.key(tab, ALT)
        assert not _offer(page).isVisible()


def _offer(page: AccountPage) -> IntakeOffer:
    assert isinstance(page.tab, OverviewTab | PlanTab)
    return page.tab.offer


def test_a_hostile_hand_off_ends_in_a_plan_all_the_same(hands: Hands) -> None:
    hands.new_account(HOSTILE)
    hands.paste(f"From: {HOSTILE} <x@y>\nDate: 31 Feb 2026\n\n{HOSTILE}\n{HOSTILE * 20}")
    editor = hands.intake.tab.message.editor
    for part in SpicedPart:
        hands.key(Key.Key_A, CTRL)
        hands.key(DIGITS[part], ALT)
        assert hands.focus is editor
    hands.key(Key.Key_Return, CTRL)
    page = hands.window.page
    assert isinstance(page, AccountPage)
    facts = account_facts(hands.book, page.account_id or 0)
    assert len(facts.spiced) == 5
    assert len(facts.meetings) == 1
    assert day_in(facts.meetings[0].starts_at, zone_here()) == date(2026, 11, 25)


def test_from_the_signed_mail_to_the_printed_sheet(
    hands: Hands, qtbot: QtBot, tmp_path: Path
) -> None:
    """What is written does not count; no more than fourteen keys from the intake to the paper."""
    hands.new_account("Fjord Ferries")
    hands.paste(MESSAGE)
    hands.file(SpicedPart.IMPACT, PASSAGES[SpicedPart.IMPACT])
    hands.file(SpicedPart.DECISION, PASSAGES[SpicedPart.DECISION])
    keys = CountedKeys(hands.window)
    keys.hit(Key.Key_H, CTRL)
    page = hands.window.page
    assert isinstance(page, SheetPage)
    assert page.title() == "Fjord Ferries"
    keys.hit(Key.Key_Return, CTRL)  # what is known
    keys.hit(Key.Key_0, ALT)
    for words in ("One harbour first, then two", "Rosters within the hour", "Payroll is theirs",
                  "They saw a real operator"):  # fmt: skip
        keys.write(words)
        keys.hit(Key.Key_0, ALT)
    for words in ("Ingrid Solberg", "Head of operations"):
        keys.write(words)
        keys.hit(Key.Key_Tab)
    keys.write("Rebuilding one roster took three people most of a morning.")
    keys.hit(Key.Key_2, ALT)  # the onboarding has words and lacks a segment
    keys.hit(Key.Key_Down)
    assert page.tab.readiness.lacking() == ()
    keys.hit(Key.Key_9, ALT)
    assert hands.facts("Fjord Ferries").handoff_sheets[0].sent_on == hands.book.today()
    out = tmp_path / "sheet.pdf"
    seen: list[int] = []

    def export(dialog: QDialog) -> None:
        assert isinstance(dialog, PaperPreview)
        qtbot.waitUntil(lambda: bool(dialog.pages), timeout=20_000)
        seen.append(len(dialog.pages))
        dialog.export_to(out)
        qtbot.waitUntil(out.exists, timeout=20_000)

    answer_dialog(export)
    keys.hit(Key.Key_P, CTRL)
    assert seen == [1]
    assert keys.number <= 14
    printed = flat(text(out.read_bytes()))
    for words in ("crew planned within 30 minutes", "One harbour first", "Payroll is theirs",
                  "They saw a real operator", "Ingrid Solberg, Head of operations",
                  "we know the union rules"):  # fmt: skip
        assert words in printed
    assert "cheaper" not in printed, "the message stays with us"
    assert "touch" not in printed, "and so does the segment"

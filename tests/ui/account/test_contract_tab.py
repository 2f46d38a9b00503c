"""The Contract tab: what is paid, the act that ends a renewal, its questions, and the ledger."""

from datetime import date

import pytest
from PySide6.QtWidgets import QDialog
from pytestqt.qtbot import QtBot

from csm_desktop.app.accounts.acts import new_account
from csm_desktop.app.book import Book
from csm_desktop.app.lists.accounts import account_facts, account_named
from csm_desktop.app.money.subscriptions import new_subscription
from csm_desktop.domain.records.facts import AccountFacts
from csm_desktop.domain.records.money import Money
from csm_desktop.domain.records.revenue import RenewalOutcome, RevenueKind, SubscriptionStatus
from csm_desktop.ui.account.contract.ledger import EventDialog
from csm_desktop.ui.account.contract.tab import ContractTab
from csm_desktop.ui.account.contract.terms import TermsDialog
from csm_desktop.ui.frame.renewals.end_dialog import EndDialog
from tests.ui.account.conftest import Answer, Shown
from tests.ui.hands import Key, press, write
from tests.ui.shell import TabShell


@pytest.fixture
def tab(shown: Shown, book: Book) -> ContractTab:
    return shown(ContractTab, account_named(book, "Halden Foods").id)


@pytest.fixture
def empty(shown: Shown, book: Book) -> ContractTab:
    return shown(ContractTab, book.run("New account", new_account, "Fresh").id)


def facts(tab: ContractTab, book: Book) -> AccountFacts:
    return account_facts(book, tab.account_id)


def test_revenue_and_renewal_are_typed_in_place(empty: ContractTab, book: Book) -> None:
    section = empty.subscriptions
    assert section.nothing.isVisible()
    assert empty.no_stairs.isVisible()
    section.new.setFocus()
    write(section.new, "Roster")
    press(section.new, Key.Key_Return)
    line = section.table.lines[0]
    for key, words in (("arr", "48,000"), ("renews_on", "30 jan"), ("licensed_seats", "200")):
        assert section.table.edit_cell(line.id, key)
        editor = section.table.grid.focusWidget()
        assert editor is not None
        write(editor, words)
        press(editor, Key.Key_Return)
    stored = facts(empty, book).subscriptions[0]
    assert (stored.arr, stored.renews_on, stored.licensed_seats) == (
        Money(4_800_000, "EUR"),
        date(2027, 1, 30),
        200,
    )
    assert section.header.aside.text() == "€48,000 a year"
    assert empty.figures.arr.figure.text() == "€48,000"
    assert empty.renewal.course is not None
    assert empty.renewal.course.due_on == date(2027, 1, 30)


def test_the_seats_are_those_that_are_paid_for_now(empty: ContractTab, shell: TabShell) -> None:
    for product, seats, status in (
        ("Roster", 200, SubscriptionStatus.ACTIVE),
        ("Older", 300, SubscriptionStatus.ENDED),
        ("Trial", 400, SubscriptionStatus.TRIAL),
    ):
        shell.run(
            "New", new_subscription, empty.account_id, product, licensed_seats=seats, status=status,
            ended_on=date(2026, 1, 1) if status is SubscriptionStatus.ENDED else None,
        )  # fmt: skip
    assert empty.figures.arr.aside.text() == "200 seats"


def test_a_renewal_that_expanded_takes_a_dialog_and_one_undo(
    tab: ContractTab, book: Book, answer: Answer, shell: TabShell
) -> None:
    before = facts(tab, book)
    held = before.subscriptions[0]
    assert tab.renewal.course is not None
    due_on = tab.renewal.course.due_on

    def expand(dialog: QDialog) -> None:
        assert isinstance(dialog, EndDialog)
        assert dialog.arr.stored == held.arr, "renewed as it was needs no amount typed"
        for _ in range(2):
            press(dialog.outcome.editor, Key.Key_Down)
        assert dialog.outcome.stored is RenewalOutcome.EXPANDED
        dialog.accept()
        assert "does not fit" in dialog.refusal.text()
        assert facts(tab, book) == before
        dialog.arr.editor.selectAll()
        write(dialog.arr.editor, "107,200")
        write(dialog.reason.editor, "Kolding, 14 seats")
        dialog.accept()
        assert dialog.result()

    answer(expand)
    tab.renewal.ask_end()
    now = facts(tab, book)
    contract = next(one for one in now.subscriptions if one.id == held.id)
    assert contract.arr == Money(10_720_000, "EUR")
    assert contract.renews_on is not None
    assert contract.renews_on.year == due_on.year + 1
    made = now.renewal_decisions[-1]
    assert (made.outcome, made.due_on, made.reason) == (
        RenewalOutcome.EXPANDED, due_on, "Kolding, 14 seats",
    )  # fmt: skip
    assert tab.figures.arr.figure.text() == "€107,200"
    assert shell.toasts[-1].endswith("Expanded")
    book.undo()
    assert facts(tab, book) == before
    assert tab.figures.arr.figure.text() == "€96,000"


def test_terms_are_told_and_the_rise_is_proposed_with_the_renewal(
    tab: ContractTab, book: Book, answer: Answer
) -> None:
    held = facts(tab, book).subscriptions[0]

    def agree(dialog: QDialog) -> None:
        assert isinstance(dialog, TermsDialog)
        for field, words in ((dialog.notice, "90"), (dialog.again, "12"), (dialog.rise, "2.5")):
            field.editor.selectAll()
            write(field.editor, words)
        dialog.accept()

    answer(agree)
    tab.subscriptions.ask_terms()
    told = tab.subscriptions.words.text()
    assert (
        "Notice can be given until 14 December 2026. Else it renews itself for 12 months." in told
    )
    assert "Its price rises by 2.5% with each term." in told

    def renew(dialog: QDialog) -> None:
        assert isinstance(dialog, EndDialog)
        assert dialog.outcome.stored is RenewalOutcome.EXPANDED
        assert dialog.arr.stored == Money(9_840_000, "EUR")
        press(dialog.outcome.editor, Key.Key_Home)
        assert dialog.arr.stored == held.arr
        dialog.arr.set_value(Money(9_900_000, "USD"))
        dialog.accept()
        assert dialog.result(), dialog.refusal.text()

    answer(renew)
    tab.renewal.ask_end()
    assert facts(tab, book).renewal_decisions[-1].outcome is RenewalOutcome.RENEWED
    assert {one.arr.currency for one in facts(tab, book).subscriptions} == {"EUR", "USD"}


def test_a_lost_one_asks_for_no_amount(tab: ContractTab, book: Book, answer: Answer) -> None:
    def lose(dialog: QDialog) -> None:
        assert isinstance(dialog, EndDialog)
        press(dialog.outcome.editor, Key.Key_End)
        assert dialog.arr.stored == Money(0, "EUR")
        assert not dialog.months.isEnabled()
        dialog.accept()

    answer(lose)
    tab.renewal.ask_end()
    assert facts(tab, book).renewal_decisions[-1].outcome is RenewalOutcome.LOST
    assert tab.renewal.nothing.isVisible()
    assert not tab.renewal.end.isVisible()


def test_cancel_ends_nothing(tab: ContractTab, book: Book, answer: Answer) -> None:
    before = facts(tab, book)
    answer(lambda dialog: dialog.reject())
    tab.renewal.ask_end()
    answer(lambda dialog: dialog.reject())
    tab.ledger.ask_event()
    assert facts(tab, book) == before


def test_a_question_is_answered_where_it_stands(tab: ContractTab, book: Book) -> None:
    tab.go_to("renewal")
    days, asks, _, field = tab.renewal.questions[0]
    assert days.text() == "120"
    assert asks.text().startswith("Is the goal of this year met?")
    field.editor.setFocus()
    field.editor.selectAll()
    write(field.editor, "yes, in full")
    press(field.editor, Key.Key_Return)
    stored = [one.text for one in facts(tab, book).renewal_answers if one.days == 120]
    assert stored[-1] == "yes, in full"
    assert "1 of 4" in tab.figures.renewal.aside.text()


def test_the_ledger_is_entered_corrected_and_emptied(
    tab: ContractTab, book: Book, answer: Answer
) -> None:
    before = facts(tab, book).revenue_events
    assert [event.on for event in tab.ledger.table.lines] == sorted(
        (event.on for event in before), reverse=True
    )

    def enter(dialog: QDialog) -> None:
        assert isinstance(dialog, EventDialog)
        dialog.on.editor.selectAll()
        write(dialog.on.editor, "1 nov 2026")
        write(dialog.amount.editor, "500")
        dialog.accept()
        assert dialog.result()

    answer(enter)
    tab.ledger.ask_event()
    made = next(event for event in facts(tab, book).revenue_events if event not in before)
    assert (made.kind, made.on, made.amount) == (
        RevenueKind.EXPANSION, date(2026, 11, 1), Money(50_000, "EUR"),
    )  # fmt: skip
    assert tab.figures.arr.figure.text() == "€96,500", "its ledger tells all of it"
    assert facts(tab, book).subscriptions[0].arr == Money(9_650_000, "EUR")
    assert tab.ledger.table.edit_cell(made.id, "amount")
    editor = tab.ledger.table.grid.focusWidget()
    assert editor is not None
    write(editor, "700")
    press(editor, Key.Key_Return)
    assert next(
        event for event in facts(tab, book).revenue_events if event.id == made.id
    ).amount == Money(70_000, "EUR")
    tab.ledger.table.select(made.id)
    tab.ledger.remove_selected()
    assert facts(tab, book).revenue_events == before


def test_the_chart_says_what_holds_for_all_that_it_shows(tab: ContractTab, qtbot: QtBot) -> None:
    qtbot.waitUntil(lambda: tab.chart.is_drawn, timeout=20_000)
    assert tab.chart.accessibleName().startswith("ARR grew from €70,000 to €96,000 since ")
    assert tab.stairs.header is not None
    assert tab.stairs.header.title.text() == tab.chart.accessibleName()

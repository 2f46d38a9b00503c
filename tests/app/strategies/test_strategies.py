"""What a laggard leads to: rescue, recovery, farewell, or a road map; done, undone and printed."""

from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

from csm_desktop.app.accounts.acts import new_account
from csm_desktop.app.book import Book
from csm_desktop.app.documents.printable import facts_on
from csm_desktop.app.documents.strategy_papers import letter_paper, status_paper
from csm_desktop.app.meetings import cases
from csm_desktop.app.people.contacts import edit_contact, new_contact
from csm_desktop.app.plan import actions
from csm_desktop.app.strategies import acts, rescue
from csm_desktop.app.strategies.letter import draft_letter, farewell_letter
from csm_desktop.app.strategies.view import StrategyView, strategy_view
from csm_desktop.domain.records.contacts import ContactRole
from csm_desktop.domain.records.money import Money
from csm_desktop.domain.records.plan import ActionOrigin, ActionStatus
from csm_desktop.domain.records.rules import DEFAULT_RULES
from csm_desktop.domain.records.strategies import (
    Audience,
    FarewellReason,
    RescueCase,
    Strategy,
    StrategyKind,
)
from csm_desktop.errors import UserError
from csm_desktop.reports.status.pack import assemble_status
from tests.app.conftest import undone_and_redone
from tests.domain.fields.test_sharing import MARKER, marked_facts

EUR = Money(100_000_00, "EUR")


@pytest.fixture
def account(book: Book) -> int:
    return book.run("New", new_account, "Kestrel").id


def begin(book: Book, account: int, kind: StrategyKind = StrategyKind.RESCUE) -> Strategy:
    return book.run("Begin", acts.begin_strategy, account, kind)


def shown(book: Book, account: int) -> StrategyView:
    return strategy_view(facts_on(book, account, None), DEFAULT_RULES, (EUR,))


def test_a_rescue_tells_its_plan_in_a_cadence_that_makes_actions(book: Book, account: int) -> None:
    strategy = begin(book, account)
    line = book.run("Tell", rescue.add_line, strategy.id, "Margit", "Where we stand")
    (told,) = shown(book, account).told
    assert (told.due_on, told.times) == (book.today(), 0)
    (waiting,) = facts_on(book, account, None).actions
    assert waiting.title == "Tell Margit: Where we stand"
    assert waiting.origin is ActionOrigin.COMMUNICATION
    book.run("Done", actions.tick_action, waiting.id)
    (told,) = shown(book, account).told
    assert (told.due_on, told.times) == (book.today() + timedelta(days=7), 1)
    # Its words and its cadence change, and what waits goes along.
    book.run("Cadence", rescue.edit_line, line.id, cadence_days=3, audience=Audience.INTERNAL)
    (told,) = shown(book, account).told
    assert told.due_on == book.today() + timedelta(days=3)
    (_, next_one) = facts_on(book, account, None).actions
    assert next_one.title == "Tell Margit (internal): Where we stand"
    book.run("Once", rescue.edit_line, line.id, cadence_days=None)
    assert shown(book, account).told[0].due_on is None
    book.run("Weekly", rescue.edit_line, line.id, cadence_days=7)
    assert shown(book, account).told[0].due_on == book.today() + timedelta(days=7)
    book.run("Remove", rescue.remove_line, line.id)
    assert shown(book, account).told == ()
    statuses = [action.status for action in facts_on(book, account, None).actions]
    assert statuses.count(ActionStatus.DONE) == 1
    assert ActionStatus.OPEN not in statuses


def test_the_fifth_issue_warns_until_one_is_solved(book: Book, account: int) -> None:
    strategy = begin(book, account)
    made = [book.run("Issue", rescue.add_issue, strategy.id, f"Issue {n}") for n in range(5)]
    assert shown(book, account).warning is not None
    book.run("Solve", rescue.edit_issue, made[0].id, solved_on=book.today())
    assert shown(book, account).warning is None
    with pytest.raises(UserError, match="still to come"):
        book.run("Solve", rescue.edit_issue, made[1].id, solved_on=book.today() + timedelta(days=1))


def test_one_strategy_runs_and_an_open_case_leads_to_it(book: Book, account: int) -> None:
    first = begin(book, account, StrategyKind.RECOVER)
    with pytest.raises(UserError, match="runs already"):
        begin(book, account, StrategyKind.RECOVER)
    case = book.run("Case", lambda work: work.add(
        RescueCase(work.new_id(), account, book.today())))  # fmt: skip
    second = begin(book, account)
    view = shown(book, account)
    assert view.running == second
    assert [one.id for one in view.past] == [first.id]
    (closed,) = facts_on(book, account, None).rescue_cases
    assert (closed.id, closed.strategy_id) == (case.id, second.id)
    # Taken up again, it leads to the rescue that runs, not to a second one.
    book.run("Again", cases.reopen_case, case.id)
    assert book.run("Lead", cases.lead_to_strategy, case.id, StrategyKind.RESCUE) == second


def test_a_rescue_ends_with_a_lesson_and_asks_for_nothing_any_more(
    book: Book, account: int
) -> None:
    strategy = begin(book, account)
    book.run("Tell", rescue.add_line, strategy.id, "Margit", "Where we stand")
    for outcome, lesson in (("", "Say no"), ("Saved", "  ")):
        with pytest.raises(UserError):
            book.run("End", acts.end_strategy, strategy.id, outcome, lesson)
    book.run("End", acts.end_strategy, strategy.id, "Saved", "Say no before the signature")
    view = shown(book, account)
    assert (view.running, view.past[0].lesson) == (None, "Say no before the signature")
    assert facts_on(book, account, None).actions[0].status is ActionStatus.DROPPED
    book.run("Resume", acts.resume_strategy, strategy.id)
    begun = shown(book, account).running
    assert begun is not None
    assert begun.lesson == "Say no before the signature"


def test_a_recovery_shows_the_return_and_that_the_plan_was_agreed_anew(
    book: Book, account: int
) -> None:
    strategy = begin(book, account, StrategyKind.RECOVER)
    assert shown(book, account).recovered is None
    book.run(
        "Return", acts.edit_strategy, strategy.id, value_a_year=Money(400_000_00, "EUR"),
        months_agreed=6, months_counted=24, goal_percent=60, months_now=12,
    )  # fmt: skip
    found = shown(book, account).recovered
    assert found is not None
    assert (found.now, found.pays) == (Money(40_000_00, "EUR"), True)
    assert shown(book, account).agreed is None


def test_a_farewell_counts_its_hours_down_and_keeps_its_reasons(book: Book, account: int) -> None:
    strategy = begin(book, account, StrategyKind.FAREWELL)
    assert shown(book, account).left is None
    book.run("Budget", acts.edit_strategy, strategy.id, hours_budget=Decimal(8))
    for hours in ("3.5", "6"):
        book.run("Spend", acts.spend_hours, strategy.id, Decimal(hours))
    assert shown(book, account).left == Decimal("-1.5")
    with pytest.raises(UserError, match="Fewer hours"):
        book.run("Spend", acts.spend_hours, strategy.id, Decimal(-10))
    book.run("Why", acts.give_reason, strategy.id, FarewellReason.BAD_FIT, True)
    book.run("Why", acts.give_reason, strategy.id, FarewellReason.LOST_SPONSORSHIP, True)
    book.run("Why", acts.give_reason, strategy.id, FarewellReason.BAD_FIT, False)
    begun = shown(book, account).running
    assert begun is not None
    assert begun.reasons == (FarewellReason.LOST_SPONSORSHIP,)


def test_the_letter_is_courteous_and_says_nothing_of_reasons(
    book: Book, account: int, tmp_path: Path
) -> None:
    contact = book.run("Contact", new_contact, account, "Ana Silva")
    book.run("Role", edit_contact, contact.id, roles=(ContactRole.SPONSOR,))
    strategy = begin(book, account, StrategyKind.FAREWELL)
    paper = letter_paper(book, account)
    with pytest.raises(UserError, match="No farewell letter"):
        paper.write(book, tmp_path / "letter.pdf")
    book.run("Plan", acts.edit_strategy, strategy.id, plan="They never answer", note_to_sales="No")
    written = book.run("Letter", draft_letter, strategy.id).letter
    assert written.startswith("Dear Ana,")
    assert "never answer" not in written
    assert paper.write(book, tmp_path / "letter.pdf").sheets == 1


def test_no_internal_field_gets_into_the_letter_or_onto_the_page() -> None:
    facts = marked_facts()
    assert MARKER not in farewell_letter(facts)
    update = facts.executive_updates[0]
    issues = tuple(replace(one, strategy_id=update.strategy_id) for one in facts.critical_issues)
    pack = assemble_status(replace(facts, critical_issues=issues), update)
    assert MARKER not in repr(pack)
    assert "plain CriticalIssue.statement" in repr(pack)


def test_the_page_of_a_week_is_told_as_of_its_day(book: Book, account: int, tmp_path: Path) -> None:
    strategy = begin(book, account)
    with pytest.raises(UserError, match="No weekly page"):
        status_paper(account).pdf(book)
    issue = book.run("Issue", rescue.add_issue, strategy.id, "Nights cannot be swapped")
    update = book.run("Page", rescue.write_update, strategy.id, better="Clocks agree")
    with pytest.raises(UserError, match="this day already"):
        book.run("Page", rescue.write_update, strategy.id)
    book.run("Done", actions.new_action, account, "Send the roster", status=ActionStatus.DONE,
             done_on=book.today())  # fmt: skip
    book.run("Solved", rescue.edit_issue, issue.id, solved_on=book.today())
    pack = assemble_status(facts_on(book, account, None), update)
    assert pack.title == "The issue is solved"
    assert [action.title for action in pack.done] == ["Send the roster"]
    # What was written down twice is told once; what was done later was waiting on the day before.
    twice = [
        book.run("Twice", actions.new_action, account, "Name a key user", due_on=book.today(),
                 status=ActionStatus.DONE, done_on=book.today(), origin=origin)
        for origin in (ActionOrigin.PLAN, ActionOrigin.NEXT_STEP)
    ]  # fmt: skip
    pack = assemble_status(facts_on(book, account, None), update)
    assert [action.title for action in pack.done].count(twice[0].title) == 1
    before = replace(update, on=update.on - timedelta(days=1))
    pack = assemble_status(facts_on(book, account, None), before)
    assert [(action.title, action.done) for action in pack.due] == [("Name a key user", False)]
    assert assemble_status(facts_on(book, account, None), before).title == "0 of 1 issue solved"
    assert status_paper(account, update.id).write(book, tmp_path / "page.pdf").sheets == 1


def test_words_of_assurance_are_named(book: Book, account: int) -> None:
    strategy = begin(book, account)
    book.run("Plan", acts.edit_strategy, strategy.id, plan="No promises. We guarantee nights.")
    assert shown(book, account).assured == ("guarantee",)


ACTS: dict[str, Callable[[Any, int], object]] = {
    "begin": lambda work, s: acts.begin_strategy(work, work.get(Strategy, s).account_id,
                                                 StrategyKind.FAREWELL),
    "edit": lambda work, s: acts.edit_strategy(work, s, plan="Less", phases=2),
    "reason": lambda work, s: acts.give_reason(work, s, FarewellReason.BAD_FIT, True),
    "hours": lambda work, s: acts.spend_hours(work, s, Decimal(2)),
    "end": lambda work, s: acts.end_strategy(work, s, "Saved", "Ask first"),
    "letter": draft_letter,
    "issue": lambda work, s: rescue.add_issue(work, s, "Nights"),
    "line": lambda work, s: rescue.add_line(work, s, "Margit", "All"),
    "page": lambda work, s: rescue.write_update(work, s, better="Nights"),
}  # fmt: skip


@pytest.mark.parametrize("name", ACTS)
def test_each_act_is_undone_whole(book: Book, account: int, name: str) -> None:
    strategy = begin(book, account)
    book.run("Tell", rescue.add_line, strategy.id, "Board", "Odds")
    undone_and_redone(book, ACTS[name], strategy.id)

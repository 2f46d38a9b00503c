"""Stages, hand-overs, growth steps and parts in the team: entered, corrected, undone."""

from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path

import pytest

from csm_desktop.app.accounts import relay, stages
from csm_desktop.app.accounts.acts import edit_account, new_account
from csm_desktop.app.accounts.lifecycle import LifecycleView, lifecycle_view
from csm_desktop.app.accounts.view import account_view
from csm_desktop.app.book import Book
from csm_desktop.app.lists.accounts import account_facts
from csm_desktop.app.opened_book import opened_book
from csm_desktop.app.people import team_parts
from csm_desktop.app.people.team import new_member, remove_member
from csm_desktop.domain.journey.relay import DEFAULT_RELAY
from csm_desktop.domain.records.facts import AccountFacts
from csm_desktop.domain.records.lifecycle import Leader, ProcessStep, Stage
from csm_desktop.domain.records.team import TeamRole
from csm_desktop.domain.timeline.account import account_timeline
from csm_desktop.errors import UserError
from csm_desktop.wording import render
from tests.app.conftest import undone_and_redone
from tests.books import CLOCK

TODAY = CLOCK.today()


def ago(days: int) -> date:
    return TODAY - timedelta(days=days)


@pytest.fixture
def book(tmp_path: Path) -> Iterator[Book]:
    with opened_book(tmp_path / "Relay.csm", CLOCK, create=True) as book:
        yield book


@pytest.fixture
def account(book: Book) -> int:
    return book.run("Account", new_account, "Halden").id


def facts(book: Book, account: int) -> AccountFacts:
    return account_facts(book, account)


def shown(book: Book, account: int) -> LifecycleView:
    return lifecycle_view(account_view(book, account))


def test_entering_a_stage_that_another_leads_notes_the_hand_over(book: Book, account: int) -> None:
    undone_and_redone(book, stages.enter_stage, account, Stage.ADOPTION, None, ago(40), "Signed.")
    now = facts(book, account)
    assert now.account.stage is Stage.ADOPTION
    (change,), (hand,) = now.stage_changes, now.hand_overs
    assert (change.on, change.leader) == (ago(40), Leader.CUSTOMER_SUCCESS)
    assert (hand.on, hand.from_function, hand.to_function, hand.note, hand.stage_change_id) == (
        ago(40), Leader.SALES, Leader.CUSTOMER_SUCCESS, "Signed.", change.id,
    )  # fmt: skip
    assert shown(book, account).boomerang.waiting == (hand,)
    undone_and_redone(book, stages.edit_hand_over, hand.id, accepted_on=ago(39), answer="Taken.")
    assert shown(book, account).boomerang.waiting == ()
    # The same function goes on leading: nothing is handed over.
    book.run("Next", stages.enter_stage, account, Stage.PERFORMANCE, None, ago(10))
    assert len(facts(book, account).hand_overs) == 1


def test_a_stage_of_the_past_stands_between_those_around_it(book: Book, account: int) -> None:
    book.run("Now", stages.enter_stage, account, Stage.PERFORMANCE, None, ago(10))
    book.run("Then", stages.enter_stage, account, Stage.ADOPTION, None, ago(100))
    found = shown(book, account).boomerang
    days = {line.stage: line.days for line in found.stages if line.visits}
    assert days == {Stage.ADOPTION: 90, Stage.PERFORMANCE: 10}
    assert facts(book, account).account.stage is Stage.PERFORMANCE, "the last one still counts"
    again = book.run("Again", stages.enter_stage, account, Stage.ADOPTION, None, ago(50))
    assert again is None, "it was there on that day already"


def test_correcting_and_removing_an_entry_move_all_that_follows(book: Book, account: int) -> None:
    change = book.run("Enter", stages.enter_stage, account, Stage.ADOPTION, None, ago(40))
    assert change is not None
    undone_and_redone(book, stages.edit_stage_change, change.id, on=ago(60), stage=Stage.TRIAL)
    now = facts(book, account)
    assert (now.account.stage, now.hand_overs[0].on) == (Stage.TRIAL, ago(60))
    # Led by sales as before, nothing was handed over at all.
    undone_and_redone(book, stages.edit_stage_change, change.id, leader=Leader.SALES)
    assert facts(book, account).hand_overs == ()
    undone_and_redone(book, stages.remove_stage_change, change.id)
    assert facts(book, account).stage_changes == ()


def test_a_hand_over_within_a_stage_changes_who_leads(book: Book, account: int) -> None:
    book.run("Enter", stages.enter_stage, account, Stage.ADOPTION, None, ago(40))
    undone_and_redone(
        book, stages.hand_over, account, Leader.PRODUCT, on=ago(20), note="A defect first."
    )
    found = shown(book, account).boomerang
    assert found.now.leader is Leader.PRODUCT
    assert found.now.days == 40, "a new leader does not make the stay a new one"
    undone_and_redone(book, stages.remove_hand_over, found.waiting[-1].id)
    assert shown(book, account).boomerang.now.leader is Leader.CUSTOMER_SUCCESS


def test_days_and_functions_that_cannot_be_are_refused(book: Book, account: int) -> None:
    change = book.run("Enter", stages.enter_stage, account, Stage.ADOPTION, None, ago(40))
    assert change is not None
    (hand,) = facts(book, account).hand_overs
    before = facts(book, account)
    tomorrow = ago(-1)
    for act, given, fields in (
        (stages.enter_stage, (account, Stage.TRIAL, None, tomorrow), {}),
        (stages.edit_stage_change, (change.id,), {"on": tomorrow}),
        (stages.hand_over, (account, Leader.CUSTOMER_SUCCESS), {}),
        (stages.hand_over, (account, Leader.SALES), {"on": tomorrow}),
        (stages.edit_hand_over, (hand.id,), {"accepted_on": ago(41)}),
        (stages.edit_hand_over, (hand.id,), {"accepted_on": tomorrow}),
        (stages.edit_hand_over, (hand.id,), {"to_function": Leader.SALES}),
        (stages.tick_step, (account, ProcessStep.HANDOFF, tomorrow), {}),
    ):
        with pytest.raises(UserError):
            book.run("Refused", act, *given, **fields)
    assert facts(book, account) == before


def test_a_stage_changed_as_a_field_is_dated_as_well(book: Book, account: int) -> None:
    undone_and_redone(book, edit_account, account, stage=Stage.ADOPTION, industry="Food")
    now = facts(book, account)
    assert (now.account.stage, now.account.industry) == (Stage.ADOPTION, "Food")
    assert [(one.stage, one.on) for one in now.stage_changes] == [(Stage.ADOPTION, TODAY)]


def test_who_leads_a_stage_is_the_book_s_to_say(book: Book, account: int) -> None:
    undone_and_redone(
        book, relay.set_leg, Stage.ADOPTION, Leader.PRODUCT, [Leader.PRODUCT, Leader.SALES]
    )
    with book.reading() as connection:
        leg = relay.relay_of(connection)[Stage.ADOPTION]
    assert (leg.leader, leg.relays) == (Leader.PRODUCT, (Leader.SALES,))
    book.run("Enter", stages.enter_stage, account, Stage.ADOPTION)
    assert shown(book, account).boomerang.now.leader is Leader.PRODUCT
    undone_and_redone(book, relay.reset_relay)
    with book.reading() as connection:
        assert relay.relay_of(connection) == DEFAULT_RELAY


def test_growth_steps_are_ticked_moved_and_unticked(book: Book, account: int) -> None:
    undone_and_redone(book, stages.tick_step, account, ProcessStep.HANDOFF, ago(30))
    book.run("Move", stages.tick_step, account, ProcessStep.HANDOFF, ago(20))
    assert [one.on for one in facts(book, account).step_changes] == [ago(20)]
    book.run("Again", stages.tick_step, account, ProcessStep.HANDOFF, again=True)
    assert [one.on for one in facts(book, account).step_changes] == [ago(20), TODAY]
    undone_and_redone(book, stages.untick_step, account, ProcessStep.HANDOFF)
    assert [one.on for one in facts(book, account).step_changes] == [ago(20)]
    both = [(ProcessStep.ORCHESTRATION, ago(9)), (ProcessStep.DELIVERING, ago(3))]
    undone_and_redone(book, stages.tick_steps, account, both)
    assert [line.entered_on for line in shown(book, account).steps[1:4]] == [
        ago(20), ago(9), ago(3),
    ]  # fmt: skip


def test_a_part_in_the_team_begins_ends_and_is_never_there_twice(book: Book, account: int) -> None:
    tom = book.run("Tom", new_member, "Tom Okafor", role=TeamRole.PRODUCT)
    undone_and_redone(book, team_parts.new_part, account, tom.id, part=" Answers  requests ")
    (part,) = facts(book, account).team_parts
    assert (part.function, part.part) == (Leader.PRODUCT, "Answers requests")
    with pytest.raises(UserError):
        book.run("Twice", team_parts.new_part, account, tom.id, part="answers requests")
    undone_and_redone(book, team_parts.end_part, part.id, ago(5))
    with pytest.raises(UserError):
        book.run("Early", team_parts.edit_part, part.id, since=ago(4))
    # A second time, later, is no double.
    book.run("Back", team_parts.new_part, account, tom.id, part="answers requests", since=ago(4))
    with pytest.raises(UserError, match="2 parts in accounts"):
        book.run("Remove", remove_member, tom.id)
    undone_and_redone(book, team_parts.remove_part, part.id)


def test_the_time_line_tells_who_carried_the_account(book: Book, account: int) -> None:
    tom = book.run("Tom", new_member, "Tom Okafor")
    book.run("Enter", stages.enter_stage, account, Stage.ADOPTION, None, ago(40))
    (hand,) = facts(book, account).hand_overs
    book.run("Accept", stages.edit_hand_over, hand.id, accepted_on=ago(38), answer="Taken.")
    book.run("Part", team_parts.new_part, account, tom.id, part="Sign-on", since=ago(30))
    book.run("Step", stages.tick_step, account, ProcessStep.HANDOFF, ago(20))
    told = [(one.on, render(one.what)) for one in account_timeline(facts(book, account))]
    assert told == [
        (ago(20), "Step: Hand-off"),
        (ago(30), "Tom Okafor joins the account team: Sign-on"),
        (ago(38), "Hand-over accepted: Customer success"),
        (ago(40), "Handed over: Sales to Customer success"),
        (ago(40), "Stage: Adoption, led by Customer success"),
    ]

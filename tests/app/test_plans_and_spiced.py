"""Diagnosis, fit, stage, plan and actions: what each act stores, and that undo restores it all."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

import pytest

from csm_desktop.app.accounts import segments, stages
from csm_desktop.app.accounts.acts import edit_account, new_account
from csm_desktop.app.accounts.view import account_view
from csm_desktop.app.book import Book
from csm_desktop.app.handoff import fit, spiced
from csm_desktop.app.lists.accounts import account_facts
from csm_desktop.app.people.contacts import new_contact
from csm_desktop.app.plan import actions
from csm_desktop.app.plan import acts as plans
from csm_desktop.domain.records.facts import AccountFacts
from csm_desktop.domain.records.handoff import Answer, FitCategory, FitCheck
from csm_desktop.domain.records.journeys import JourneyStep, JourneyTemplate
from csm_desktop.domain.records.lifecycle import Stage
from csm_desktop.domain.records.plan import ActionStatus, Horizon, PracticeKind, Side
from csm_desktop.domain.records.segments import Engagement, Segment
from csm_desktop.domain.records.spiced import SpicedPart
from csm_desktop.domain.records.team import TeamMember
from csm_desktop.domain.text.clock import FixedClock
from csm_desktop.errors import UserError
from csm_desktop.storage.session import Work
from tests.app.conftest import Picture

TODAY = date(2026, 11, 22)


@dataclass(frozen=True)
class Made:
    """What every act here needs something of."""

    account: int
    contact: int
    me: int
    goal: int
    milestone: int
    action: int
    gap: int
    entry: int


def _furnish(work: Work) -> Made:
    me = work.add(TeamMember(work.new_id(), "Ann Lee", is_me=True)).id
    journey = work.add(JourneyTemplate(work.new_id(), "Guided")).id
    for title, day in (("First login", 5), ("EBR 1", 90)):
        work.add(JourneyStep(work.new_id(), journey, title, day))
    segment = work.add(
        Segment(work.new_id(), "Enterprise", Engagement.HIGH_TOUCH, 14, 90, journey_id=journey)
    ).id
    account = new_account(
        work, "Northwind", segment_id=segment, contract_start=date(2026, 11, 1)
    ).id
    contact = new_contact(work, account, "Lena Brandt").id
    goal = plans.new_goal(work, account, "Replan in 15 minutes", Horizon.FIRST_VALUE).id
    milestone = plans.new_milestone(work, account, "Pilot live", TODAY, goal_id=goal).id
    action = actions.new_action(work, account, "Send guide", milestone_id=milestone).id
    gap = plans.new_gap(work, account, "No single sign-on", action_id=action).id
    entry = spiced.say_part(work, account, SpicedPart.CRITICAL_EVENT, "Timetable change")
    assert entry is not None
    return Made(account, contact, me, goal, milestone, action, gap, entry.id)


@pytest.fixture
def made(book: Book) -> Made:
    return book.run("Furnish", _furnish)


def _facts(book: Book, made: Made) -> AccountFacts:
    return account_facts(book, made.account)


ACTS: dict[str, Callable[[Work, Made], Any]] = {
    "say a part": lambda w, m: spiced.say_part(w, m.account, SpicedPart.PAIN, "By hand"),
    "date the event": lambda w, m: spiced.date_event(w, m.account, TODAY),
    "verify": lambda w, m: spiced.verify_part(w, m.entry),
    "answer fit": lambda w, m: fit.answer_fit(w, m.account, FitCheck.SUPPORT, Answer.NO),
    "overrule fit": lambda w, m: fit.overrule_fit(w, m.account, FitCategory.GOOD, "known"),
    "meet fit": lambda w, m: fit.meet_fit(w, m.account, "in waves"),
    "give segment": lambda w, m: segments.give_segment(w, m.account, None),
    "begin segment": lambda w, m: segments.begin_segment(w, m.account, Engagement.LOW_TOUCH),
    "enter stage": lambda w, m: stages.enter_stage(w, m.account, Stage.ADOPTION),
    "new goal": lambda w, m: plans.new_goal(w, m.account, "Grow"),
    "edit goal": lambda w, m: plans.edit_goal(w, m.goal, statement="Replan faster"),
    "reach goal": lambda w, m: plans.reach_goal(w, m.goal),
    "remove goal": lambda w, m: plans.remove_goal(w, m.goal),
    "new milestone": lambda w, m: plans.new_milestone(w, m.account, "Two depots", TODAY),
    "edit milestone": lambda w, m: plans.edit_milestone(w, m.milestone, expected_percent=40),
    "reach milestone": lambda w, m: plans.reach_milestone(w, m.milestone),
    "remove milestone": lambda w, m: plans.remove_milestone(w, m.milestone),
    "follow the journey": lambda w, m: plans.follow_journey(w, m.account),
    "new gap": lambda w, m: plans.new_gap(w, m.account, "No data"),
    "edit gap": lambda w, m: plans.edit_gap(w, m.gap, accepted=True),
    "remove gap": lambda w, m: plans.remove_gap(w, m.gap),
    "new practice": lambda w, m: plans.new_practice(w, m.account, "Plan by depot"),
    "agree": lambda w, m: plans.agree_plan(w, m.account, ("Lena Brandt",)),
    "new action": lambda w, m: actions.new_action(w, m.account, "Call"),
    "edit action": lambda w, m: actions.edit_action(w, m.action, title="Send the guide"),
    "tick action": lambda w, m: actions.tick_action(w, m.action),
    "give action": lambda w, m: actions.give_action(w, m.action, m.contact),
    "remove action": lambda w, m: actions.remove_action(w, m.action),
}


@pytest.mark.parametrize("name", ACTS)
def test_undo_restores_every_row_and_redo_does_it_again(
    book: Book, made: Made, pictured: Callable[[Book], Picture], name: str
) -> None:
    before = pictured(book)
    book.run(name, ACTS[name], made)
    after = pictured(book)
    assert after != before
    assert book.undo() == name
    assert pictured(book) == before
    assert book.redo() == name
    assert pictured(book) == after


def test_the_answers_decide_again_once_an_overruling_is_withdrawn(book: Book, made: Made) -> None:
    assert book.run("Withdraw", fit.withdraw_overruling, made.account) is None
    with pytest.raises(UserError, match="reason is missing"):
        book.run("Overrule", fit.overrule_fit, made.account, FitCategory.GOOD, " ")
    book.run("Overrule", fit.overrule_fit, made.account, FitCategory.GOOD, "They train", "More")
    assert account_view(book, made.account).fit.category is FitCategory.GOOD
    book.run("Withdraw", fit.withdraw_overruling, made.account)
    found = account_view(book, made.account).fit
    assert (found.overruled, found.mitigation) == (False, "More")
    assert book.undo() == "Withdraw"
    assert account_view(book, made.account).fit.overruled


def test_a_practice_is_entered_changed_and_taken_out(book: Book, made: Made) -> None:
    first = book.run("New", plans.new_practice, made.account, " Plan \n by depot ")
    book.run("New", plans.new_practice, made.account, "Two tools at once", PracticeKind.PITFALL)
    book.run("Edit", plans.edit_practice, first.id, kind=PracticeKind.PITFALL)
    assert [(practice.text, practice.kind) for practice in _facts(book, made).practices] == [
        ("Plan by depot", PracticeKind.PITFALL),
        ("Two tools at once", PracticeKind.PITFALL),
    ]
    with pytest.raises(UserError, match="needs words"):
        book.run("Edit", plans.edit_practice, first.id, text=" ")
    book.run("Remove", plans.remove_practice, first.id)
    assert [practice.text for practice in _facts(book, made).practices] == ["Two tools at once"]


def test_what_is_said_anew_keeps_what_was_said_before(book: Book, made: Made) -> None:
    part = SpicedPart.IMPACT
    for words in ("90 minutes to 30", "90 minutes to 15"):
        book.run("Say", spiced.say_part, made.account, part, words)
    assert book.run("Say", spiced.say_part, made.account, part, "90 minutes to 15 ") is None
    line = next(each for each in account_view(book, made.account).spiced if each.part is part)
    assert line.entry is not None
    assert line.entry.text == "90 minutes to 15"
    assert [entry.text for entry in line.history] == ["90 minutes to 30"]


def test_an_entry_that_is_still_written_grows_instead_of_leaving_drafts(
    book: Book, made: Made
) -> None:
    part = SpicedPart.IMPACT
    first = book.run("Say", spiced.say_part, made.account, part, "90 mi")
    assert first is not None
    book.run("Say", spiced.say_part, made.account, part, "90 minutes", first.id)
    told = [entry.text for entry in _facts(book, made).spiced if entry.part is part]
    assert told == ["90 minutes"]


def test_other_words_are_not_verified_but_the_event_keeps_its_day(book: Book, made: Made) -> None:
    book.run("Date", spiced.date_event, made.account, date(2026, 12, 13))
    event = account_view(book, made.account).critical_event
    assert event is not None
    assert event.entry is not None
    book.run("Verify", spiced.verify_part, event.entry.id)
    book.run("Say", spiced.say_part, made.account, SpicedPart.CRITICAL_EVENT, "Winter timetable")
    event = account_view(book, made.account).critical_event
    assert event is not None
    assert (event.days_left, event.verified_days) == (21, None)


def test_a_day_needs_an_event(book: Book, made: Made) -> None:
    other = book.run("New", new_account, "Halden").id
    with pytest.raises(UserError):
        book.run("Date", spiced.date_event, other, TODAY)
    assert not account_facts(book, other).spiced
    assert made.account != other


def test_an_action_of_ours_is_mine_until_it_is_given_away(book: Book, made: Made) -> None:
    action = _facts(book, made).actions[0]
    assert (action.team_member_id, action.side) == (made.me, Side.US)
    given = book.run("Give", actions.give_action, made.action, made.contact)
    assert (given.side, given.team_member_id, given.contact_id) == (
        Side.CUSTOMER,
        None,
        made.contact,
    )
    back = book.run("Give", actions.give_action, made.action, made.me)
    assert (back.side, back.team_member_id, back.contact_id) == (Side.US, made.me, None)


def test_a_status_goes_with_the_day_it_was_reached(
    book: Book, made: Made, clock: FixedClock
) -> None:
    done = book.run("Tick", actions.tick_action, made.action)
    assert (done.status, done.done_on) == (ActionStatus.DONE, clock.today())
    doing = book.run("Edit", actions.edit_action, made.action, status=ActionStatus.DOING)
    assert (doing.status, doing.done_on) == (ActionStatus.DOING, None)


def test_removing_lets_go_of_what_hung_on_it(book: Book, made: Made) -> None:
    book.run("Remove", actions.remove_action, made.action)
    assert _facts(book, made).gaps[0].action_id is None
    book.run("Remove", plans.remove_goal, made.goal)
    assert _facts(book, made).milestones[0].goal_id is None
    again = book.run("New", actions.new_action, made.account, "Call", milestone_id=made.milestone)
    book.run("Remove", plans.remove_milestone, made.milestone)
    kept = next(action for action in _facts(book, made).actions if action.id == again.id)
    assert kept.milestone_id is None


def test_following_the_journey_lays_out_what_is_missing_only(book: Book, made: Made) -> None:
    laid = book.run("Follow", plans.follow_journey, made.account)
    assert [(each.title, each.target_on) for each in laid.made] == [("EBR 1", date(2027, 1, 30))]
    assert laid.past == 1, "the first login, of 6 November: nobody said whether it was reached"
    assert book.run("Follow", plans.follow_journey, made.account) == plans.JourneyLaid((), 1)
    book.run("Edit", edit_account, made.account, contract_start=None)
    with pytest.raises(UserError, match="start date"):
        book.run("Follow", plans.follow_journey, made.account)


def test_a_step_of_today_is_laid_out_and_one_entered_by_hand_is_not(book: Book, made: Made) -> None:
    book.run("Edit", edit_account, made.account, contract_start=TODAY - timedelta(days=5))
    book.run("New", plans.new_milestone, made.account, "ebr 1", TODAY)
    laid = book.run("Follow", plans.follow_journey, made.account)
    assert [each.title for each in laid.made] == ["First login"]
    assert laid.past == 0


def test_versions_are_kept_whole(book: Book, made: Made) -> None:
    first = book.run("Agree", plans.agree_plan, made.account, ("Lena Brandt",), " kickoff ")
    later = TODAY + timedelta(days=14)
    book.run("Edit", plans.edit_milestone, made.milestone, target_on=later)
    second = book.run("Agree", plans.agree_plan, made.account)
    assert (first.version, first.note, first.milestones[0].target_on) == (1, "kickoff", TODAY)
    assert (second.version, second.milestones[0].target_on) == (2, later)
    assert _facts(book, made).agreed_plans == (first, second)


def test_there_must_be_something_to_agree_to(book: Book) -> None:
    empty = book.run("New", new_account, "Halden").id
    with pytest.raises(UserError, match="nothing in the plan"):
        book.run("Agree", plans.agree_plan, empty)


def test_a_bridged_gap_is_no_longer_merely_accepted(book: Book, made: Made) -> None:
    book.run("Edit", plans.edit_gap, made.gap, action_id=None)
    book.run("Edit", plans.edit_gap, made.gap, accepted=True, accepted_reason="small")
    gap = book.run("Edit", plans.edit_gap, made.gap, action_id=made.action)
    assert (gap.accepted, gap.accepted_reason) == (False, "")


def test_a_stage_is_entered_once(book: Book, made: Made) -> None:
    entered = book.run("Enter", stages.enter_stage, made.account, Stage.ADOPTION)
    assert entered is not None
    assert book.run("Enter", stages.enter_stage, made.account, Stage.ADOPTION) is None
    view = account_view(book, made.account)
    assert (view.stage.stage, view.stage.days, view.facts.account.stage) == (
        Stage.ADOPTION,
        0,
        Stage.ADOPTION,
    )


@pytest.mark.parametrize(
    "act",
    [
        lambda w, m: plans.new_goal(w, m.account, "  "),
        lambda w, m: plans.edit_milestone(w, m.milestone, title=""),
        lambda w, m: plans.edit_milestone(w, m.milestone, target_on=None),  # type: ignore[arg-type]
        lambda w, m: plans.edit_milestone(w, m.milestone, expected_percent=140),
        lambda w, m: plans.new_gap(w, m.account, "\n"),
        lambda w, m: actions.edit_action(w, m.action, title=" "),
        lambda w, m: fit.overrule_fit(w, m.account, FitCategory.GOOD, ""),
    ],
)
def test_what_makes_no_sense_is_refused_and_changes_nothing(
    book: Book,
    made: Made,
    pictured: Callable[[Book], Picture],
    act: Callable[[Work, Made], Any],
) -> None:
    before = pictured(book)
    with pytest.raises(UserError):
        book.run("Refused", act, made)
    assert pictured(book) == before


def test_how_a_poor_fit_is_met_leaves_the_decision_alone(book: Book, made: Made) -> None:
    assert book.run("Meet", fit.meet_fit, made.account, " ") is None
    book.run("Overrule", fit.overrule_fit, made.account, FitCategory.STRETCH, "their own tools")
    assert account_view(book, made.account).fit.mitigation_due
    book.run("Meet", fit.meet_fit, made.account, "two days of training")
    judged = account_view(book, made.account).fit
    assert (judged.category, judged.mitigation_due) == (FitCategory.STRETCH, False)
    assert book.run("Meet", fit.meet_fit, made.account, "two days of training") is None


def test_a_new_book_comes_to_its_first_segment_with_cadences_and_journey(book: Book) -> None:
    account = book.run("New", new_account, "Halden", contract_start=date(2026, 11, 1)).id
    begun = book.run("Segment", segments.begin_segment, account, Engagement.LOW_TOUCH)
    assert (begun.name, begun.cadence_days, begun.review_cadence_days) == ("Low-touch", 30, 180)
    view = account_view(book, account)
    assert view.segments == (begun,)
    laid = book.run("Follow", plans.follow_journey, account)
    assert laid.past == 2
    assert [(each.title, each.target_on, each.expected_percent) for each in laid.made] == [
        ("EBR 1", date(2027, 1, 30), 75),
        ("EBR 2", date(2027, 7, 29), 100),
    ]

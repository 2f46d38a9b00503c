"""One truth: a goal, a milestone and a review that mean the same thing have the same days."""

from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from typing import Any

import pytest

from csm_desktop.app.accounts.acts import edit_account, new_account
from csm_desktop.app.accounts.segments import begin_segment
from csm_desktop.app.book import Book
from csm_desktop.app.handoff import intake
from csm_desktop.app.lists.accounts import account_facts
from csm_desktop.app.meetings.acts import edit_meeting, new_meeting
from csm_desktop.app.plan import acts as plans
from csm_desktop.app.reviews import acts as reviews
from csm_desktop.app.reviews.held import hold_review
from csm_desktop.domain.plan.same_thing import meeting_elsewhere
from csm_desktop.domain.records.facts import AccountFacts
from csm_desktop.domain.records.meetings import MeetingKind
from csm_desktop.domain.records.plan import Goal, Horizon, Milestone
from csm_desktop.domain.records.reviews import Review
from csm_desktop.domain.records.segments import Engagement
from csm_desktop.domain.reviews.cycle import next_review
from csm_desktop.errors import UserError
from csm_desktop.storage.session import Work
from tests.app.conftest import Picture

START, TODAY = date(2026, 11, 2), date(2026, 11, 22)
EBR_1, EBR_2 = date(2027, 1, 31), date(2027, 7, 30)  # 90 and 270 days after the start


class Ready:
    """An account with the default journey's milestones still to come, and one of its own."""

    def __init__(self, book: Book) -> None:
        self.book = book
        self.account = book.run("a", new_account, "Northwind", contract_start=START).id
        book.run("s", begin_segment, self.account, Engagement.HIGH_TOUCH)
        book.run("j", plans.follow_journey, self.account)
        book.run("m", plans.new_milestone, self.account, "First value", date(2026, 12, 17))

    @property
    def facts(self) -> AccountFacts:
        return account_facts(self.book, self.account)

    def milestone(self, title: str) -> Milestone:
        return next(milestone for milestone in self.facts.milestones if milestone.title == title)

    def review(self, number: int) -> Review:
        return next(review for review in self.facts.reviews if review.number == number)

    def goal(self, **fields: Any) -> Goal:
        words = ("Replan in 15 minutes", Horizon.FIRST_VALUE)
        return self.book.run("g", plans.new_goal, self.account, *words, **fields)


@pytest.fixture
def ready(book: Book) -> Ready:
    return Ready(book)


def test_a_goal_by_28_feb_makes_the_milestone_first_value_28_feb(ready: Ready) -> None:
    ready.goal(due_on=date(2027, 2, 28))
    assert ready.milestone("First value").target_on == date(2027, 2, 28)


def test_a_goal_without_a_day_takes_that_of_its_milestone_and_each_moves_the_other(
    ready: Ready,
) -> None:
    goal = ready.goal()
    assert goal.due_on == date(2026, 12, 17)
    ready.book.run("g", plans.edit_goal, goal.id, due_on=date(2027, 2, 28))
    milestone = ready.milestone("First value")
    assert milestone.target_on == date(2027, 2, 28)
    ready.book.run("m", plans.edit_milestone, milestone.id, target_on=date(2027, 3, 5))
    assert ready.facts.goals[0].due_on == date(2027, 3, 5)


def test_a_goal_that_becomes_the_first_value_takes_its_milestone_along(ready: Ready) -> None:
    day = date(2027, 2, 28)
    goal = ready.book.run("g", plans.new_goal, ready.account, "Replan in 15 minutes", due_on=day)
    assert ready.milestone("First value").target_on == date(2026, 12, 17)
    ready.book.run("h", plans.edit_goal, goal.id, horizon=Horizon.FIRST_VALUE)
    assert ready.milestone("First value").target_on == day


def test_a_journey_is_laid_on_the_days_that_goals_and_reviews_have(book: Book) -> None:
    account = book.run("a", new_account, "Northwind", contract_start=START).id
    book.run("r", reviews.plan_review, account, date(2027, 3, 1))
    book.run("g", plans.new_goal, account, "EBR 2 shows 15 minutes", due_on=date(2027, 8, 1))
    kickoff = intake.Kickoff(datetime(2026, 11, 25, 9, tzinfo=UTC), "Europe/Berlin")
    book.run("p", intake.make_plan, account, kickoff)
    by_title = {
        milestone.title: milestone.target_on
        for milestone in account_facts(book, account).milestones
    }
    assert by_title["EBR 1"] == date(2027, 3, 1)
    assert by_title["EBR 2"] == EBR_2


def test_the_plan_of_an_intake_keeps_the_day_of_the_goal(book: Book) -> None:
    account = book.run("a", new_account, "Northwind", contract_start=START).id
    book.run("m", plans.new_milestone, account, "First value", date(2027, 1, 15))
    book.run("g", plans.new_goal, account, "Replan", Horizon.FIRST_VALUE, due_on=date(2027, 2, 28))
    kickoff = intake.Kickoff(datetime(2026, 11, 25, 9, tzinfo=UTC), "Europe/Berlin")
    book.run("p", intake.make_plan, account, kickoff)
    facts = account_facts(book, account)
    same = next(milestone for milestone in facts.milestones if milestone.title == "First value")
    assert (facts.goals[0].due_on, same.target_on) == (date(2027, 2, 28),) * 2


@pytest.mark.parametrize("which", ["goal", "milestone", "account"])
def test_first_value_is_reached_once_wherever_it_is_said(ready: Ready, which: str) -> None:
    goal, milestone = ready.goal(), ready.milestone("First value")
    if which == "goal":
        ready.book.run("r", plans.reach_goal, goal.id)
    elif which == "milestone":
        ready.book.run("r", plans.reach_milestone, milestone.id)
    else:
        ready.book.run("r", edit_account, ready.account, first_value_on=TODAY)
    facts = ready.facts
    said = (facts.account.first_value_on, facts.goals[0].reached_on)
    assert (*said, ready.milestone("First value").reached_on) == (TODAY,) * 3
    ready.book.run("r", plans.reach_milestone, milestone.id, False)
    facts = ready.facts
    said = (facts.account.first_value_on, facts.goals[0].reached_on)
    assert (*said, ready.milestone("First value").reached_on) == (None,) * 3


def test_the_studio_moves_the_milestone_and_the_milestone_the_studio(ready: Ready) -> None:
    ready.book.run("r", reviews.edit_review, ready.account, on=date(2027, 3, 1))
    assert ready.milestone("EBR 1").target_on == date(2027, 3, 1)
    milestone = ready.milestone("EBR 1")
    ready.book.run("m", plans.edit_milestone, milestone.id, target_on=date(2027, 3, 20))
    assert ready.review(1).on == date(2027, 3, 20)


def test_a_review_that_nobody_planned_is_due_when_the_plan_says(ready: Ready) -> None:
    milestone = ready.milestone("EBR 1")
    ready.book.run("m", plans.edit_milestone, milestone.id, target_on=date(2027, 3, 20))
    due = next_review(ready.facts)
    assert due is not None
    assert due.on == date(2027, 3, 20)
    assert ready.book.run("r", reviews.plan_review, ready.account).on == date(2027, 3, 20)


def test_a_review_that_was_held_ticks_its_milestone_and_moves_the_next(ready: Ready) -> None:
    planned_for = ready.milestone("EBR 1").target_on
    held_on = date(2026, 11, 20)
    ready.book.run(
        "h", hold_review, ready.account, held_on, next_on=date(2027, 3, 18)
    )  # fmt: skip
    first = ready.milestone("EBR 1")
    assert (first.target_on, first.reached_on) == (planned_for, held_on)
    assert ready.milestone("EBR 2").target_on == date(2027, 3, 18) == ready.review(2).on


def test_the_day_agreed_for_the_next_review_moves_its_milestone_and_goals(ready: Ready) -> None:
    ready.book.run("r", reviews.edit_review, ready.account, next_on=date(2027, 5, 3))
    goal = ready.book.run("g", reviews.new_review_goal, ready.account, "Train 150 planners")
    assert (goal.due_on, ready.milestone("EBR 2").target_on) == (date(2027, 5, 3),) * 2
    milestone = ready.milestone("EBR 2")
    ready.book.run("m", plans.edit_milestone, milestone.id, target_on=date(2027, 5, 10))
    assert ready.review(1).next_on == date(2027, 5, 10)
    assert ready.facts.review_goals[0].due_on == date(2027, 5, 10)


def test_only_the_studio_says_that_a_planned_review_was_held(ready: Ready) -> None:
    ready.book.run("r", reviews.plan_review, ready.account)
    milestone = ready.milestone("EBR 1")
    with pytest.raises(UserError, match="EBR 1 is planned, but not held yet"):
        ready.book.run("t", plans.reach_milestone, milestone.id)
    ready.book.run("h", hold_review, ready.account, TODAY)
    with pytest.raises(UserError, match="EBR 1 was held on"):
        ready.book.run("t", plans.reach_milestone, milestone.id, False)
    assert ready.milestone("EBR 1").reached_on == TODAY


def test_a_review_does_not_move_behind_the_next(ready: Ready) -> None:
    ready.book.run(
        "r", reviews.edit_review, ready.account, on=date(2027, 2, 1), next_on=date(2027, 5, 3)
    )
    milestone = ready.milestone("EBR 1")
    with pytest.raises(UserError, match="EBR 2 would be on"):
        ready.book.run("m", plans.edit_milestone, milestone.id, target_on=date(2027, 6, 1))
    assert (ready.milestone("EBR 1").target_on, ready.review(1).on) == (date(2027, 2, 1),) * 2


def test_another_title_takes_the_days_of_what_it_means_now(ready: Ready) -> None:
    ready.book.run("r", reviews.edit_review, ready.account, on=date(2027, 3, 1))
    made = ready.book.run("m", plans.new_milestone, ready.account, "A look back", EBR_2)
    ready.book.run("t", plans.edit_milestone, made.id, title="Business review 1")
    assert ready.milestone("Business review 1").target_on == date(2027, 3, 1)


def test_a_review_goes_with_its_meeting_and_a_meeting_stays_where_people_were_asked(
    ready: Ready,
) -> None:
    run = ready.book.run
    at = datetime(2027, 3, 1, 9, tzinfo=UTC)
    meeting = run("m", new_meeting, ready.account, MeetingKind.EBR, at, "Europe/Berlin")
    review = run("r", reviews.edit_review, ready.account, on=date(2027, 3, 1))
    run("l", Work.put, replace(review, meeting_id=meeting.id))
    run("m", edit_meeting, meeting.id, starts_at=at + timedelta(days=8))
    assert ready.review(1).on == date(2027, 3, 9) == ready.milestone("EBR 1").target_on
    run("r", reviews.edit_review, ready.account, on=date(2027, 3, 20))
    assert meeting_elsewhere(ready.review(1), ready.facts.meetings) == date(2027, 3, 9)
    run("m", edit_meeting, meeting.id, starts_at=at + timedelta(days=19))
    assert meeting_elsewhere(ready.review(1), ready.facts.meetings) is None
    assert ready.review(1).on == date(2027, 3, 20)


def _move_goal(ready: Ready) -> None:
    goal = ready.facts.goals[0]
    ready.book.run("x", plans.edit_goal, goal.id, due_on=date(2027, 2, 28), reached_on=TODAY)


def _move_milestone(ready: Ready) -> None:
    made = ready.milestone("EBR 1")
    ready.book.run("x", plans.edit_milestone, made.id, target_on=date(2027, 2, 15))


def _move_review(ready: Ready) -> None:
    ready.book.run(
        "x", reviews.edit_review, ready.account, on=date(2027, 2, 2), next_on=date(2027, 5, 3)
    )


def _hold(ready: Ready) -> None:
    ready.book.run("x", hold_review, ready.account, TODAY)


def _say_first_value(ready: Ready) -> None:
    ready.book.run("x", edit_account, ready.account, first_value_on=TODAY)


@pytest.mark.parametrize(
    "act", [_move_goal, _move_milestone, _move_review, _hold, _say_first_value]
)
def test_one_undo_takes_all_of_it_back(
    ready: Ready, act: Callable[[Ready], None], pictured: Callable[[Book], Picture]
) -> None:
    ready.goal()
    ready.book.run("r", reviews.edit_review, ready.account, next_on=date(2027, 4, 3))
    ready.book.run("g", reviews.new_review_goal, ready.account, "Train 150 planners")
    before = pictured(ready.book)
    act(ready)
    after = pictured(ready.book)
    assert after != before
    ready.book.undo()
    assert pictured(ready.book) == before
    ready.book.redo()
    assert pictured(ready.book) == after

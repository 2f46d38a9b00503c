"""Reviews: the last, the next, goals that come back, who is asked, what there is to show."""

from dataclasses import replace
from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

from csm_desktop.domain.records.accounts import Account
from csm_desktop.domain.records.contacts import Contact, ContactRole, ContactStatus
from csm_desktop.domain.records.facts import AccountFacts
from csm_desktop.domain.records.reviews import (
    GoalResult,
    Review,
    ReviewGoal,
    ReviewStatus,
)
from csm_desktop.domain.records.segments import Engagement, Segment
from csm_desktop.domain.reviews.cycle import (
    asked,
    goals_of,
    last_held,
    missing_roles,
    next_number,
    next_review,
    planned,
    promises,
)
from csm_desktop.wording import render

TODAY = date(2026, 11, 22)
HELD, PLANNED = ReviewStatus.HELD, ReviewStatus.PLANNED
SEGMENT = Segment(1, "Enterprise", Engagement.HIGH_TOUCH, 14, 90)
ACCOUNT = Account(1, "Northwind Rail", contract_start=date(2026, 1, 1))


def ago(days: int) -> date:
    return TODAY - timedelta(days=days)


def review(id_: int, number: int, days_ago: int, status: ReviewStatus = HELD) -> Review:
    return Review(id_, 1, number, ago(days_ago), status)


def facts(**more: object) -> AccountFacts:
    known = {"as_of": TODAY, "account": ACCOUNT, "segment": SEGMENT}
    return AccountFacts(**(known | more))  # type: ignore[arg-type]


def test_the_last_review_is_the_latest_held_one() -> None:
    reviews = (review(1, 1, 200), review(2, 2, 100), review(3, 3, -5, PLANNED), review(4, 4, -9))
    assert last_held(reviews, TODAY) == reviews[1]
    assert last_held(reviews, TODAY, before=reviews[1]) == reviews[0]
    assert last_held(reviews, TODAY, before=reviews[2]) == reviews[1]
    assert last_held((), TODAY) is None
    assert next_number(reviews) == 5
    assert planned(reviews) == reviews[2]


def test_the_next_review_follows_the_cadence_of_the_segment() -> None:
    found = next_review(facts(reviews=(review(1, 1, 100),)))
    assert found is not None
    assert (found.on, found.number, found.late) == (ago(10), 2, 10)
    assert render(found.why) == "90 days after EBR 1"
    first = next_review(facts())
    assert first is not None
    assert (first.on, first.number) == (date(2026, 4, 1), 1)


def test_what_was_agreed_comes_before_the_cadence_and_a_planned_review_before_both() -> None:
    agreed = replace(review(1, 1, 30), next_on=ago(-40))
    found = next_review(facts(reviews=(agreed,)))
    assert found is not None
    assert (found.on, found.late) == (ago(-40), 0)
    waiting = review(2, 2, -7, PLANNED)
    found = next_review(facts(reviews=(agreed, waiting)))
    assert found is not None
    assert (found.on, found.number) == (waiting.on, 2)
    assert next_review(facts(segment=None)) is None


@given(st.lists(st.tuples(st.integers(-400, 400), st.sampled_from(ReviewStatus)), max_size=8))
def test_the_last_review_never_lies_ahead(rows: list[tuple[int, ReviewStatus]]) -> None:
    reviews = [review(n, n, days, status) for n, (days, status) in enumerate(rows)]
    last = last_held(reviews, TODAY)
    past = [each for each in reviews if each.status is HELD and each.on <= TODAY]
    assert (last is None) == (not past)
    if last is not None:
        assert last.on == max(each.on for each in past)
        earlier = last_held(reviews, TODAY, before=last)
        assert earlier is None or (earlier.on <= last.on and earlier.id != last.id)


def goal(id_: int, result: GoalResult, review_id: int = 1) -> ReviewGoal:
    return ReviewGoal(id_, 1, review_id, f"Goal {id_}", result=result, position=-id_)


def test_goals_of_the_last_review_come_back_with_their_result() -> None:
    goals = (
        goal(1, GoalResult.KEPT),
        goal(2, GoalResult.MISSED),
        goal(3, GoalResult.KEPT),
        goal(4, GoalResult.DROPPED),
        goal(5, GoalResult.OPEN, review_id=2),
    )
    back = goals_of(goals, review(1, 1, 90))
    assert [each.id for each in back] == [4, 3, 2, 1]
    found = promises(back)
    assert (found.kept, found.missed, found.open, found.dropped) == (2, 1, 0, 1)
    assert render(found.why) == "2 of 3 goals kept"
    assert goals_of(goals, None) == ()
    assert render(promises(()).why) == "no goals were set"


@given(st.lists(st.sampled_from(GoalResult), max_size=12))
def test_every_goal_is_counted_once(results: list[GoalResult]) -> None:
    found = promises(goal(n, result) for n, result in enumerate(results))
    assert found.judged + found.dropped == len(results)


def contact(id_: int, name: str, *roles: ContactRole) -> Contact:
    return Contact(id_, 1, name, roles=roles)


SPONSOR = contact(1, "Sofia", ContactRole.SPONSOR)
BUYER = contact(2, "Marc", ContactRole.STAKEHOLDER, ContactRole.COMMERCIAL_BUYER)
STAKEHOLDER = contact(3, "Ana", ContactRole.STAKEHOLDER)
USER = contact(4, "Lena", ContactRole.END_USER, ContactRole.CHAMPION)
GONE = replace(contact(5, "Paul", ContactRole.SPONSOR), status=ContactStatus.LEFT)


def test_asked_are_sponsor_buyer_and_stakeholders_who_are_still_there() -> None:
    assert asked((USER, STAKEHOLDER, BUYER, GONE, SPONSOR), TODAY) == (SPONSOR, BUYER, STAKEHOLDER)
    assert missing_roles((USER, BUYER, GONE), TODAY) == (ContactRole.SPONSOR,)

"""Which words of a milestone mean a review of the studio, or a goal."""

from datetime import date

import pytest

from csm_desktop.domain.plan.same_thing import goal_meant, moves_with, review_meant
from csm_desktop.domain.records.plan import Goal, Horizon, Milestone
from csm_desktop.domain.records.reviews import Review, ReviewStatus
from csm_desktop.domain.text.message import say

DAY = date(2026, 11, 22)


@pytest.mark.parametrize(
    ("title", "number"),
    [
        ("EBR 1", 1),
        ("ebr #2", 2),
        ("Executive review 2", 2),
        ("Executive Business Review 12", 12),
        ("Quarterly business review no. 3", 3),
        ("QBR 4", 4),
        ("2nd EBR", 2),
        ("First business review", 1),
        ("Review 1 of the design", None),
        ("Design review 2", None),
        ("Yearly value review", None),
        ("EBR", None),
        ("Prepare EBR 1", None),
        ("", None),
    ],
)
def test_a_title_means_a_review_by_its_number(title: str, number: int | None) -> None:
    assert review_meant(title) == number


def test_a_milestone_means_the_goal_of_its_name_or_of_its_words() -> None:
    first = Goal(1, 9, Horizon.FIRST_VALUE, "Replan in 15 minutes")
    other = Goal(2, 9, Horizon.OTHER, "Two depots live")
    assert goal_meant("First value", [other, first]) is first
    assert goal_meant("two depots live.", [first, other]) is other
    assert goal_meant("Pilot live", [first, other]) is None
    assert goal_meant("", [Goal(3, 9, Horizon.OTHER, "—")]) is None


def test_the_page_says_with_what_a_milestone_moves() -> None:
    held = Review(1, 9, 1, DAY, ReviewStatus.HELD)
    goal = Goal(2, 9, Horizon.FIRST_VALUE, "Replan in 15 minutes")
    said = [
        moves_with(Milestone(5, 9, title, DAY), [goal], [held])
        for title in ("EBR 1", "EBR 2", "First value", "Pilot live")
    ]
    assert said == [
        say("EBR {n}, held on {on}", n=1, on=DAY),
        say("EBR {n}", n=2),
        say("{goal}", goal="Replan in 15 minutes"),
        None,
    ]

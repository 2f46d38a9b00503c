"""What a review in the making still lacks besides whole parts: results, owners, days, people,
and titles whose figures have changed since."""

from enum import StrEnum

from csm_desktop.app.reviews.view import StudioView
from csm_desktop.domain.records.reviews import GoalResult, ReviewPart
from csm_desktop.domain.text.message import Message, say
from csm_desktop.values import dataclass
from csm_desktop.wording import joined, label, render


class ReviewGap(StrEnum):
    """What is lacking; each is filled at a place of its own."""

    RESULTS = "results"
    OWNERS = "owners"
    NEXT_DAY = "next_day"
    PEOPLE = "people"
    TITLES = "titles"
    DIRECTIONS = "directions"


@dataclass(frozen=True, slots=True)
class Loose:
    """A loose end: what it is, in words, and the place of the first line that has it, in its
    part where that differs."""

    lack: ReviewGap
    words: str
    place: int = 0
    part: ReviewPart | None = None


def loose_ends(view: StudioView) -> tuple[Loose, ...]:
    """What an executive in the room would ask about. A part that is left out has none."""
    found: list[tuple[ReviewGap, Message, int]] = []
    # A part that was left out lacks nothing.
    out = view.review.left_out
    unjudged = [n for n, goal in enumerate(view.promised) if goal.result is GoalResult.OPEN]
    if unjudged and ReviewPart.PROMISES not in out:
        words = say(
            "{n} goal of the last review has no result yet",
            "{n} goals of the last review have no result yet",
            n=len(unjudged),
        )
        found.append((ReviewGap.RESULTS, words, unjudged[0]))
    unowned = [
        n
        for n, goal in enumerate(view.goals)
        if goal.contact_id is None or goal.team_member_id is None
    ]
    if unowned and ReviewPart.GOALS not in out:
        words = say(
            "{n} goal lacks an owner on one side",
            "{n} goals lack an owner on one side",
            n=len(unowned),
        )
        found.append((ReviewGap.OWNERS, words, unowned[0]))
    if view.review.next_on is None:
        found.append((ReviewGap.NEXT_DAY, say("the day of the next review is not agreed"), 0))
    if view.unnamed:
        roles = joined([label(role) for role in view.unnamed])
        found.append((ReviewGap.PEOPLE, say("nobody is named as: {roles}", roles=roles), 0))
    unsaid = [each.name for each in view.measures if each.is_unsaid]
    if unsaid:
        words = say("nobody has said yet which way is better: {names}", names=joined(unsaid))
        found.append((ReviewGap.DIRECTIONS, words, 0))
    ends = tuple(Loose(lack, render(words), index) for lack, words, index in found)
    return (*_aged_titles(view), *ends)


def _aged_titles(view: StudioView) -> tuple[Loose, ...]:
    """In front of all else: on paper it would be untrue, and not only lack."""
    aged = [
        (part.part, place)
        for part in view.parts
        for place, title in enumerate(part.titles)
        if title.is_aged
    ]
    if not aged:
        return ()
    words = say(
        "the figures have changed under {n} title that you wrote",
        "the figures have changed under {n} titles that you wrote",
        n=len(aged),
    )
    return (Loose(ReviewGap.TITLES, render(words), aged[0][1], aged[0][0]),)

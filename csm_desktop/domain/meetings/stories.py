"""Stories of customers in like circumstances, to be told in a meeting (domain.md §5, §7): internal,
since each names another customer."""

from csm_desktop.domain.records.accounts import Account
from csm_desktop.domain.text.message import Message
from csm_desktop.domain.value.alike import in_common, others, same_industry
from csm_desktop.domain.value.lessons import Lesson, LessonSource, ToldInBook, lessons
from csm_desktop.values import dataclass

TOLD = 2
"""How many are offered before a meeting."""


@dataclass(frozen=True, slots=True)
class LikeStory:
    """What happened at another customer, in the words that are in the book, and why it fits."""

    account_id: int
    account: str
    source: LessonSource
    text: str
    reasons: tuple[Message, ...]


def stories_for(account: Account, told: ToldInBook) -> tuple[LikeStory, ...]:
    """The stories of the customers that are most like an account, one of each, at most two.

    The same industry counts most, then how much else they have in common (our choice: who is in the
    same trade recognises the problem). Nobody with nothing in common is told of. Of a customer is
    told why it bought, else what made it work, else what was learnt, else what a pairing brought.
    """
    best: dict[int, Lesson] = {}
    for lesson in lessons(told):
        best.setdefault(lesson.account_id, lesson)
    ranked = []
    for other in others(account, told.accounts):
        reasons = in_common(account, other)
        found = best.get(other.id) if reasons else None
        if found is not None:
            story = LikeStory(other.id, other.name, found.source, found.text, reasons)
            likeness = (same_industry(account, other), len(reasons))
            rank = (*(-int(trait) for trait in likeness), other.name.casefold(), other.id)
            ranked.append((rank, story))
    return tuple(story for _, story in sorted(ranked, key=lambda each: each[0])[:TOLD])

"""Stories of customers in like circumstances, to be told in a meeting (domain.md §5, §7): internal,
since each names another customer."""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

from csm_desktop.domain.records.accounts import Account
from csm_desktop.domain.records.handoff import WinStory
from csm_desktop.domain.records.standing.champions import Essence
from csm_desktop.domain.records.strategies import Strategy
from csm_desktop.domain.text.message import Message
from csm_desktop.domain.value.alike import in_common, others, same_industry

TOLD = 2
"""How many are offered before a meeting."""


class StorySource(StrEnum):
    """What a story was written down as."""

    WIN_STORY = "win_story"
    LESSON = "lesson"
    ESSENCE = "essence"


@dataclass(frozen=True, slots=True)
class LikeStory:
    """What happened at another customer, in the words that are in the book, and why it fits."""

    account_id: int
    account: str
    source: StorySource
    text: str
    reasons: tuple[Message, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class ToldInBook:
    """All that the book holds to tell stories of."""

    accounts: Sequence[Account]
    win_stories: Sequence[WinStory] = ()
    strategies: Sequence[Strategy] = ()
    essences: Sequence[Essence] = ()


def stories_for(account: Account, told: ToldInBook) -> tuple[LikeStory, ...]:
    """The stories of the customers that are most like an account, one of each, at most two.

    The same industry counts most, then how much else they have in common (our choice: who is in the
    same trade recognises the problem). Nobody with nothing in common is told of.
    """
    ranked = []
    for other in others(account, told.accounts):
        reasons = in_common(account, other)
        found = _story_of(other, told) if reasons else None
        if found is not None:
            source, text = found
            story = LikeStory(other.id, other.name, source, text, reasons)
            likeness = (same_industry(account, other), len(reasons))
            rank = (*(-int(trait) for trait in likeness), other.name.casefold(), other.id)
            ranked.append((rank, story))
    return tuple(story for _, story in sorted(ranked, key=lambda each: each[0])[:TOLD])


def _story_of(other: Account, told: ToldInBook) -> tuple[StorySource, str] | None:
    """What is best told of an account: why it bought, what made it work, what was learnt."""
    for story in told.win_stories:
        if story.account_id == other.id and story.story.strip():
            hero = ", ".join(
                part for part in (story.hero.strip(), story.hero_title.strip()) if part
            )
            text = " ".join(story.story.split())
            return StorySource.WIN_STORY, f"{hero}: {text}" if hero else text
    essence = [each.text for each in told.essences if each.account_id == other.id]
    if essence:
        return StorySource.ESSENCE, " ".join("; ".join(essence).split())
    for strategy in reversed(told.strategies):
        if strategy.account_id == other.id and strategy.lesson.strip():
            return StorySource.LESSON, " ".join(strategy.lesson.split())
    return None

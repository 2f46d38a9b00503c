"""The five checks of a win story (domain.md §3).

Whether a story is about the problem can not be known for certain; the check looks for what stories
about the solution are full of, and names the words it found, so that the reader can judge.
"""

import re
from collections.abc import Iterable

from csm_desktop.domain.records.facts import AccountFacts
from csm_desktop.domain.records.handoff import WinStory
from csm_desktop.domain.text.message import Message, say
from csm_desktop.values import dataclass

SHORT_WORDS = 150
"""How many words are short (our choice): a minute to read aloud."""

_SOLUTION = (
    "our solution|our product|our platform|our software|our tool|our team"
    "|implemented|deployed|rolled out|installed|integration|dashboard|module|feature|features"
    "|functionality|state of the art|best in class|industry leading"
)
_FEATURE = "feature|features|functionality|module|dashboard|api|integration|sso|plugin|plug-in"


@dataclass(frozen=True, slots=True)
class StoryCheck:
    """One of the five: what is asked, and whether it holds; None where it can not be checked."""

    question: Message
    passed: bool | None
    why: Message


def check_win_story(
    story: WinStory, our_company: str = "", products: Iterable[str] = ()
) -> tuple[StoryCheck, ...]:
    """The five checks in order: hero, problem, criteria, our name, length.

    `our_company` is our company's name (blank: unknown, so not checked), `products` are our
    products' names, which belong to the solution.
    """
    names = tuple(product for product in products if product.strip())
    return (
        _hero(story),
        _problem(story, names),
        _criteria(story, names),
        _nameless(story, our_company.strip()),
        _short(story),
    )


def our_products(facts: AccountFacts) -> tuple[str, ...]:
    """What of ours the customer bought, each name once."""
    names = (*facts.account.products, *(sold.product for sold in facts.subscriptions))
    return tuple(dict.fromkeys(name.strip() for name in names if name.strip()))


def _hero(story: WinStory) -> StoryCheck:
    question = say("Is its hero a named person with a title?")
    if not story.hero.strip():
        return StoryCheck(question, False, say("No hero is named."))
    if not story.hero_title.strip():
        return StoryCheck(question, False, say("{hero} has no title.", hero=story.hero))
    why = say("{hero}, {title}.", hero=story.hero, title=story.hero_title)
    return StoryCheck(question, True, why)


def _problem(story: WinStory, products: tuple[str, ...]) -> StoryCheck:
    question = say("Is it about the problem, not the solution?")
    if not story.story.strip():
        return StoryCheck(question, False, say("There is no story yet."))
    found = _words(_SOLUTION, story.story) + _names(products, story.story)
    if found:
        return StoryCheck(question, False, say("It speaks of the solution: {words}.", words=found))
    return StoryCheck(question, True, say("It names neither a product nor a part of one."))


def _criteria(story: WinStory, products: tuple[str, ...]) -> StoryCheck:
    question = say("Does it list decision criteria, not features?")
    criteria = [each for each in story.decision_criteria if each.strip()]
    if not criteria:
        return StoryCheck(question, False, say("No decision criterion is listed."))
    text = "\n".join(criteria)
    # Names of products betray a feature where no word for one is used.
    found = _words(_FEATURE, text) + _names(products, text)
    if found:
        why = say("Among the criteria are features: {words}.", words=found)
        return StoryCheck(question, False, why)
    why = say("{n} criterion, no feature.", "{n} criteria, no feature.", n=len(criteria))
    return StoryCheck(question, True, why)


def _nameless(story: WinStory, our_company: str) -> StoryCheck:
    question = say("Does it leave our company unnamed?")
    if not our_company:
        return StoryCheck(question, None, say("Our company's name is not set, so nobody can tell."))
    text = "\n".join((story.story, story.hero, story.hero_title, *story.decision_criteria))
    if _names((our_company,), text):
        return StoryCheck(question, False, say("It names {company}.", company=our_company))
    return StoryCheck(question, True, say("{company} is not named.", company=our_company))


def _short(story: WinStory) -> StoryCheck:
    question = say("Is it short?")
    count = len(story.story.split())
    why = say(
        "{n} word; {most} are short.", "{n} words; {most} are short.", n=count, most=SHORT_WORDS
    )
    return StoryCheck(question, 0 < count <= SHORT_WORDS, why)


def _words(pattern: str, text: str) -> tuple[str, ...]:
    found = re.findall(rf"(?<!\w)(?:{pattern})(?!\w)", text, re.IGNORECASE)
    return tuple(dict.fromkeys(word.lower() for word in found))


def _names(names: Iterable[str], text: str) -> tuple[str, ...]:
    """Those names that stand in the text as words of their own, whatever their case."""
    folded = text.casefold()
    return tuple(
        name
        for name in names
        if re.search(rf"(?<!\w){re.escape(name.strip().casefold())}(?!\w)", folded)
    )

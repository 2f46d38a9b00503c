"""What worked, and what did not, as lessons: of rescues and other strategies, of win stories, of
what made champions succeed, and of pairings (domain.md §5): internal, for each names a customer."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import date
from enum import StrEnum

from csm_desktop.domain.records.accounts import Account
from csm_desktop.domain.records.handoff import WinStory
from csm_desktop.domain.records.standing.champions import Essence, Pairing
from csm_desktop.domain.records.strategies import CriticalIssue, Strategy
from csm_desktop.domain.text.message import Message
from csm_desktop.domain.value.alike import in_common, same_industry
from csm_desktop.values import dataclass

PROPOSED = 3
"""How many lessons are proposed for an account."""


class LessonSource(StrEnum):
    """What a lesson was written down as."""

    WIN_STORY = "win_story"
    ESSENCE = "essence"
    LESSON = "lesson"
    PAIRING = "pairing"


@dataclass(frozen=True, slots=True)
class Lesson:
    """A lesson of an account: `text` is what it teaches in its own words; then the problem, what
    was done and what came of it, each "" where nobody said. `id` is that of the thing of `kind` (a
    table) that holds it."""

    id: int
    kind: str
    account_id: int
    account: str
    source: LessonSource
    text: str
    problem: str = ""
    done: str = ""
    outcome: str = ""
    on: date | None = None
    tags: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class FittingLesson:
    """A lesson that fits an account, and what the two accounts have in common."""

    id: int
    lesson: Lesson
    reasons: tuple[Message, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class ToldInBook:
    """All that the book holds to learn from."""

    accounts: Sequence[Account]
    win_stories: Sequence[WinStory] = ()
    strategies: Sequence[Strategy] = ()
    issues: Sequence[CriticalIssue] = ()
    essences: Sequence[Essence] = ()
    pairings: Sequence[Pairing] = ()


def lessons(told: ToldInBook) -> tuple[Lesson, ...]:
    """All lessons of accounts that are not in the trash, by source, the latest strategy first.

    Customers who left teach, too. What is of several words of one champion is one lesson.
    """
    accounts = {one.id: one for one in told.accounts if one.deleted_at is None}
    found = (*_win_stories(told), *_essences(told), *_strategies(told), *_pairings(told, accounts))
    named = []
    for lesson in found:
        account = accounts.get(lesson.account_id)
        if account is not None:
            tags = tuple(filter(None, (account.industry, *account.products, *account.tags)))
            named.append(replace(lesson, account=account.name, tags=tags))
    return tuple(named)


def fitting_lessons(
    account: Account,
    told: ToldInBook,
    first: Collection[LessonSource] = (),
) -> tuple[FittingLesson, ...]:
    """The lessons of the accounts most like this one: those of the sources named `first`, then by
    the same industry, then by how much else they have in common. Nobody's with nothing in common
    (our choice)."""
    others = {one.id: one for one in told.accounts if one.id != account.id}
    ranked = []
    for place, lesson in enumerate(lessons(told)):
        other = others.get(lesson.account_id)
        reasons = in_common(account, other) if other is not None else ()
        if other is not None and reasons:
            rank = (lesson.source not in first, not same_industry(account, other), -len(reasons),
                    place)  # fmt: skip
            ranked.append((rank, FittingLesson(lesson.id, lesson, reasons)))
    return tuple(one for _, one in sorted(ranked, key=lambda each: each[0])[:PROPOSED])


def _win_stories(told: ToldInBook) -> Iterable[Lesson]:
    for one in told.win_stories:
        story = _line(one.story)
        if story:
            hero = ", ".join(filter(None, (one.hero.strip(), one.hero_title.strip())))
            text = f"{hero}: {story}" if hero else story
            done = "; ".join(one.decision_criteria)
            yield Lesson(
                one.id, "win_story", one.account_id, "", LessonSource.WIN_STORY, text, done=done
            )


def _essences(told: ToldInBook) -> Iterable[Lesson]:
    by_account: dict[int, list[Essence]] = {}
    for one in told.essences:
        if one.text.strip():
            by_account.setdefault(one.account_id, []).append(one)
    for account_id, ones in by_account.items():
        text = "; ".join(_line(one.text).rstrip(".") for one in ones)
        yield Lesson(ones[0].id, "essence", account_id, "", LessonSource.ESSENCE, text)


def _strategies(told: ToldInBook) -> Iterable[Lesson]:
    issues: dict[int, list[str]] = {}
    for issue in told.issues:
        issues.setdefault(issue.strategy_id, []).append(_line(issue.statement))
    ended = sorted(told.strategies, key=lambda one: (one.ended_on or one.started_on, one.id))
    for one in reversed(ended):
        if one.lesson.strip():
            problem = "; ".join(issues.get(one.id, ()))
            yield Lesson(
                one.id, "strategy", one.account_id, "", LessonSource.LESSON, _line(one.lesson),
                problem, _line(one.plan), _line(one.outcome), one.ended_on,
            )  # fmt: skip


def _pairings(told: ToldInBook, accounts: Mapping[int, Account]) -> Iterable[Lesson]:
    for one in told.pairings:
        champion = accounts.get(one.champion_account_id)
        if one.outcome.strip() and champion is not None:
            yield Lesson(
                one.id, "pairing", one.account_id, "", LessonSource.PAIRING, _line(one.outcome),
                _line(one.why), champion.name, "", one.introduced_on,
            )  # fmt: skip


def _line(text: str) -> str:
    return " ".join(text.split())

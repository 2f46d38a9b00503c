"""Which stories are told before a meeting: of customers in like circumstances, and of no others."""

from datetime import UTC, date, datetime

from csm_desktop.domain.meetings.stories import stories_for
from csm_desktop.domain.records.accounts import Account
from csm_desktop.domain.records.handoff import WinStory
from csm_desktop.domain.records.standing.champions import Essence
from csm_desktop.domain.records.strategies import Strategy, StrategyKind
from csm_desktop.domain.value.lessons import LessonSource, ToldInBook

RAIL = Account(1, "Rail", industry="Rail", segment_id=5, employees=900)
TRAM = Account(2, "Tram", industry="rail", employees=20)
FOOD = Account(3, "Food", industry="Food", segment_id=5, employees=800)
BANK = Account(4, "Bank", industry="Banking", employees=9)
GONE = Account(
    5, "Gone", industry="Rail", segment_id=5, deleted_at=datetime(2026, 1, 1, tzinfo=UTC)
)
DUMB = Account(6, "Dumb", industry="Rail", segment_id=5)
STORIES = tuple(
    WinStory(10 + each.id, each.id, "Ann", "COO", f"What {each.name} did")
    for each in (RAIL, TRAM, BANK, GONE)
)


def told(*stories: WinStory) -> ToldInBook:
    return ToldInBook(
        accounts=(RAIL, TRAM, FOOD, BANK, GONE, DUMB),
        win_stories=stories,
        strategies=(Strategy(30, 3, StrategyKind.RESCUE, date(2026, 1, 1), lesson="Ask  first"),),
    )


def test_the_same_trade_comes_first_and_who_has_nothing_in_common_is_not_told_of() -> None:
    found = stories_for(RAIL, told(*STORIES))
    assert [(story.account, story.source) for story in found] == [
        ("Tram", LessonSource.WIN_STORY),
        ("Food", LessonSource.LESSON),
    ]
    assert found[0].text == "Ann, COO: What Tram did"
    assert found[1].text == "Ask first"


def test_what_made_it_work_is_told_where_nobody_wrote_a_story() -> None:
    book = ToldInBook(
        accounts=(RAIL, TRAM), essences=(Essence(1, 2, "A sponsor"), Essence(2, 2, "Data"))
    )
    (story,) = stories_for(RAIL, book)
    assert (story.source, story.text) == (LessonSource.ESSENCE, "A sponsor; Data")


def test_a_book_without_stories_tells_none() -> None:
    assert stories_for(BANK, told(*STORIES)) == ()
    assert stories_for(RAIL, ToldInBook(accounts=())) == ()

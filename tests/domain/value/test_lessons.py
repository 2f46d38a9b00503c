"""What the book teaches: each lesson once, and for an account those of customers like it."""

from dataclasses import replace
from datetime import UTC, date, datetime

from csm_desktop.domain.records.accounts import Account, AccountStatus
from csm_desktop.domain.records.handoff import WinStory
from csm_desktop.domain.records.standing.champions import Essence, Pairing
from csm_desktop.domain.records.strategies import CriticalIssue, Strategy, StrategyKind
from csm_desktop.domain.value.lessons import (
    LessonSource,
    ToldInBook,
    fitting_lessons,
    lessons,
)

DAY = date(2026, 1, 1)
RAIL = Account(1, "Rail", industry="Rail", segment_id=5)
TRAM = Account(2, "Tram", industry="rail", products=("Plan",), tags=("pilot",))
FOOD = Account(3, "Food", industry="Food", segment_id=5)
BANK = Account(4, "Bank", industry="Banking")
TOLD = ToldInBook(
    accounts=(RAIL, TRAM, FOOD, BANK),
    win_stories=(WinStory(10, 2, "Ann", "COO", "Nights  were full", ("Speed",)),
                 WinStory(11, 4, "Bo", "", " ")),
    strategies=(
        Strategy(20, 3, StrategyKind.RESCUE, DAY, DAY, plan="Clocks first", lesson="Ask first",
                 outcome="Saved"),
        Strategy(21, 3, StrategyKind.RECOVER, DAY, None, plan="Lower goals"),
        Strategy(22, 4, StrategyKind.FAREWELL, DAY, DAY, lesson="Say no earlier"),
    ),
    issues=(CriticalIssue(30, 3, 20, "Nights"), CriticalIssue(31, 3, 20, "Clocks")),
    essences=(Essence(40, 2, "A sponsor."), Essence(41, 2, "Data"), Essence(42, 2, " ")),
    pairings=(Pairing(50, 3, 2, DAY, "same segment", DAY, "They swap rosters"),
              Pairing(51, 1, 2, DAY, "no outcome yet")),
)  # fmt: skip


def test_each_source_is_told_once_and_with_what_is_known_of_it() -> None:
    found = {lesson.id: lesson for lesson in lessons(TOLD)}
    assert list(found) == [10, 40, 22, 20, 50]
    rescue = found[20]
    assert (rescue.text, rescue.problem, rescue.done, rescue.outcome) == (
        "Ask first", "Nights; Clocks", "Clocks first", "Saved",
    )  # fmt: skip
    assert (found[10].text, found[10].done) == ("Ann, COO: Nights were full", "Speed")
    assert found[40].text == "A sponsor; Data"
    assert (found[50].problem, found[50].done) == ("same segment", "Tram")
    assert found[10].tags == ("rail", "Plan", "pilot")


def test_who_left_still_teaches_and_what_is_in_the_trash_does_not() -> None:
    gone = replace(FOOD, status=AccountStatus.CHURNED)
    assert 20 in {one.id for one in lessons(replace(TOLD, accounts=(gone, TRAM)))}
    trashed = replace(TRAM, deleted_at=datetime(2026, 1, 1, tzinfo=UTC))
    # Neither the champion's own words nor a pairing that would name it.
    assert [one.id for one in lessons(replace(TOLD, accounts=(FOOD, trashed)))] == [20]


def test_lessons_of_like_customers_are_proposed_by_what_is_needed_most() -> None:
    plain = fitting_lessons(RAIL, TOLD)
    assert [one.id for one in plain] == [10, 40, 20], "the same trade first"
    laggard = fitting_lessons(RAIL, TOLD, (LessonSource.LESSON,))
    assert [one.id for one in laggard] == [20, 10, 40]
    assert all(one.reasons for one in (*plain, *laggard))
    assert fitting_lessons(BANK, TOLD) == (), "nobody is like the bank"

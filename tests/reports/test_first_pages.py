"""The first pages that an executive reads: the cover, and the summary that has to stand alone."""

from dataclasses import replace

import pytest

from csm_desktop.domain.records.facts import AccountFacts
from csm_desktop.domain.records.reviews import GoalResult
from csm_desktop.reports.ebr.assemble import assemble
from csm_desktop.reports.ebr.build import build
from tests.reports.account import northwind, priced
from tests.reports.reading import flat, pages


@pytest.fixture
def facts() -> AccountFacts:
    return northwind()


def ebr(facts: AccountFacts) -> bytes:
    return build(assemble(facts))


def test_the_text_can_be_read_in_the_order_of_the_page(facts: AccountFacts) -> None:
    summary = flat(pages(ebr(facts))[1])
    expected = ["Minutes to replan a depot fell", "Where each measure stands", "Value achieved"]
    expected += ["Minutes to replan a depot your report", "What we ask of you", "Decide"]
    expected += ["Your objectives", "Goals set at the last review", "Until the next review"]
    places = [summary.index(words) for words in expected]
    assert places == sorted(places)


def test_the_summary_says_value_measures_asks_promises_and_what_is_next(
    facts: AccountFacts,
) -> None:
    summary = flat(pages(ebr(facts))[1])
    for words in (
        "Expected by day 141",
        "0% 91% 100% 81% 10 points ahead of plan",
        "Minutes to replan a depot your report, 20 Nov 90 22 15 29 7 minutes ahead of plan",
        "by 22 November 2026 the plan expects 81% of the way to each target",
        "go live in two depots on 13 December.",
        "Reached on day 38",
        "Kept: Train 150 planners",
        "Missed: Single sign-on",
        "Works council agreement",
    ):
        assert words in summary


def test_a_summary_with_worth_adds_it_up_and_says_what_each_measure_did(
    facts: AccountFacts,
) -> None:
    summary = flat(pages(ebr(priced(facts)))[1])
    for words in (
        "How it adds up EUR Overtime hour: 280 × 52 × €38 553,280 Worth a year 553,280",
        "−68 Minutes to replan a depot fell from 90 to 22",
        "Reaching the goals is worth €118,560 more a year.",
    ):
        assert words in summary


def test_the_summary_shows_what_was_missed_however_many_goals_were_kept(
    facts: AccountFacts,
) -> None:
    missed = next(goal for goal in facts.review_goals if goal.result is GoalResult.MISSED)
    kept = tuple(
        replace(missed, id=800 + n, text=f"Kept {n}", result=GoalResult.KEPT, position=-9)
        for n in range(12)
    )
    found = pages(ebr(replace(facts, review_goals=(*kept, *facts.review_goals))))
    assert "Missed: Single sign-on (27 November)" in flat(found[1])


def test_the_summary_stays_one_page_with_worth_and_many_goals(facts: AccountFacts) -> None:
    many = tuple(replace(facts.review_goals[-1], id=400 + n) for n in range(30))
    found = pages(ebr(replace(priced(facts), review_goals=(*facts.review_goals, *many))))
    assert "Northwind Rail · Executive business review 2" in flat(found[1])
    assert "Objectives and promises" in flat(found[2])


def test_the_cover_says_what_it_comes_to_and_that_it_is_confidential(facts: AccountFacts) -> None:
    first = flat(pages(ebr(facts))[0])
    assert "Minutes to replan a depot fell from 90 to 22; 3 of 4 goals kept" in first
    assert "Summary 2 Objectives and promises 3 1 · Productivity 4" in first
    assert all("Confidential" in page for page in pages(ebr(facts)))


def test_a_champion_is_quoted_once_in_marks_of_the_language(facts: AccountFacts) -> None:
    people = tuple(
        replace(each, quote="\u201eFrüher fertig\u201c") if each.name == "Lena Brandt" else each
        for each in facts.contacts
    )
    quoted = assemble(replace(facts, contacts=people))
    assert "“Früher fertig”" in flat(" ".join(pages(build(quoted))))

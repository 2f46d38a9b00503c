"""The hand-off sheet on paper: what it says, in which order, and that it stays one page."""

from dataclasses import replace

import pytest

from csm_desktop.domain.records.contacts import Contact
from csm_desktop.domain.records.facts import AccountFacts
from csm_desktop.domain.records.handoff import FitCheck, HandoffSheet, WinStory
from csm_desktop.domain.records.plan import SuccessGap
from csm_desktop.reports.handoff.build import build_handoff
from csm_desktop.reports.handoff.pack import assemble_handoff
from tests.reports.account import northwind
from tests.reports.reading import flat, pages

SHEET = HandoffSheet(
    900, 1,
    "No train waits for a plan: each of the 14 depots knows within a quarter of an hour.",
    "One depot first, then waves of three or four; all fourteen after the timetable change.",
    "Ostfeld replans on its own.",
    "- Single sign-on: you open the test tenant, we connect it.\n\n• Night plans wait.",
    source_message="They nearly bought from somebody cheaper.",
    reassurance="You compared three ways for four months.",
)  # fmt: skip
STORY = WinStory(
    901, 1, "Lena Brandt", "Head of Operations", "One Monday a signal failed at six.",
    ("works under union rules", "a depot can do it alone"),
)  # fmt: skip


@pytest.fixture
def facts() -> AccountFacts:
    return replace(northwind(), handoff_sheets=(SHEET,), win_stories=(STORY,))


def printed(facts: AccountFacts) -> list[str]:
    return [flat(page) for page in pages(build_handoff(assemble_handoff(facts)))]


def test_the_sheet_says_business_impact_first_and_ends_with_the_first_days(
    facts: AccountFacts,
) -> None:
    (page,) = printed(facts)
    told = (
        "Hand-off sheet", "Every depot replans within 15 minutes by 4 July 2027; first: One depot",
        "Business impact", "No train waits for a plan", "timetable change, 13 December 2026",
        "90 → 15", "How we get there", "One depot first", "The quickest value: Ostfeld replans",
        "Marc Olivier", "First value and twelve-month goal", "Expectations set",
        "Why it was the right decision", "You compared three ways", "Planners log in",
        "The first ninety days", "Configuration complete",
    )  # fmt: skip
    places = [page.index(words) for words in told]
    assert places == sorted(places)
    for words in (
        "Why it began: Lena Brandt, Head of Operations", "One Monday a signal failed",
        "What decided: works under union rules · a depot can do it alone",
        "Single sign-on: you open the test tenant, we connect it. Night plans wait.",
    ):  # fmt: skip
        # Beside one another they may be read in either order.
        assert all(part in page for part in words.split(". ")), words
    assert "EBR 2" not in page, "day 270 is no first day"
    assert "cheaper" not in page


def test_a_gap_says_in_what_it_lies_where_that_is_known(facts: AccountFacts) -> None:
    named = SuccessGap(2000, 1, "Nine depots are new", FitCheck.EXPERIENCE)
    by_hand = SuccessGap(2001, 1, "Night plans wait", accepted=True)
    (page,) = printed(replace(facts, gaps=(named, by_hand)))
    assert "Gap Fit How it is bridged" in page
    assert "Nine depots are new Experience Still open" in page
    assert "Night plans wait Accepted by both sides" in page
    (page,) = printed(replace(facts, gaps=(by_hand,)))
    assert "Gap How it is bridged" in page


def test_the_sheet_stays_one_page_with_many_people_and_gaps_and_says_how_many_more(
    facts: AccountFacts,
) -> None:
    people = tuple(Contact(1000 + n, 1, f"Person {n}", title="Planner") for n in range(20))
    gaps = tuple(SuccessGap(2000 + n, 1, f"Gap number {n}") for n in range(20))
    (page,) = printed(
        replace(facts, contacts=(*facts.contacts, *people), gaps=(*facts.gaps, *gaps))
    )
    assert "more in the joint impact plan" in page
    assert "more" in page.split("Our side")[0]


def test_what_is_longer_than_a_page_goes_on_and_nothing_is_lost(facts: AccountFacts) -> None:
    long = " ".join(f"word{n}" for n in range(900))
    found = printed(replace(facts, handoff_sheets=(replace(SHEET, expectations=long),)))
    assert len(found) > 1
    whole = " ".join(found)
    assert all(f"word{n}" in whole for n in (0, 450, 899))


def test_a_sheet_on_which_nothing_stands_says_so() -> None:
    bare = replace(northwind(), goals=(), handoff_sheets=(), spiced=())
    (page,) = printed(bare)
    assert "What we set out to achieve together" in page
    assert "Still to be agreed." in page
    assert "Why it began" not in page

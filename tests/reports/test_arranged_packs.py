"""A pack in the user's order: parts, lines, and what is hidden from every paper and slide."""

from dataclasses import replace

import pytest

from csm_desktop.domain.records.facts import AccountFacts
from csm_desktop.domain.records.reviews import ArrangedLines, ReviewList, ReviewPart
from csm_desktop.domain.reviews.arrangement import lines_of, part_moved
from csm_desktop.domain.reviews.cycle import goals_of, planned
from csm_desktop.domain.reviews.editions import Edition
from csm_desktop.reports.deck.build import build_deck
from csm_desktop.reports.ebr.assemble import assemble
from csm_desktop.reports.ebr.build import build
from csm_desktop.reports.ebr.pack import Initiatives, NextGoals, Summary
from tests.reports.account import northwind
from tests.reports.reading import flat, pages, text
from tests.reports.test_deck import texts


def arranged() -> tuple[AccountFacts, list[str]]:
    """Goals first, the first line of each list hidden, and the words of what is hidden."""
    facts = northwind()
    review = planned(facts.reviews)
    assert review is not None
    goals, metrics = goals_of(facts.review_goals, review), facts.metrics
    done = (
        ArrangedLines(ReviewList.GOALS, (goals[-1].id,), (goals[0].id,)),
        ArrangedLines(ReviewList.INITIATIVES, (), (facts.initiatives[0].id,)),
        ArrangedLines(ReviewList.MILESTONES, (), (facts.milestones[0].id,)),
        ArrangedLines(ReviewList.MEASURES, (), (metrics[0].id,)),
    )
    hidden = [goals[0].text, facts.initiatives[0].title, facts.milestones[0].title, metrics[0].name]
    made = replace(part_moved(review, ReviewPart.GOALS, -20), arranged=done)
    reviews = tuple(made if each is review else each for each in facts.reviews)
    return replace(facts, reviews=reviews), hidden


@pytest.mark.parametrize("edition", Edition)
def test_what_is_hidden_is_on_no_page_of_any_edition(edition: Edition) -> None:
    facts, hidden = arranged()
    said = flat(text(build(assemble(facts, edition=edition))))
    assert not [words for words in hidden if flat(words) in said]


def test_slides_hide_it_and_follow_the_order_too() -> None:
    facts, hidden = arranged()
    pack = assemble(facts)
    said = flat(" ".join(texts(build_deck(pack))))
    assert not [words for words in hidden if flat(words) in said]
    kinds = [type(page) for page in pack.pages]
    assert kinds[:2] == [Summary, NextGoals]
    assert kinds.index(Initiatives) > 1
    assert "1 · Goals until the next review" in said
    assert "4 · Initiatives" in said
    review = planned(facts.reviews)
    assert review is not None
    goals = next(page for page in pack.pages if isinstance(page, NextGoals)).goals
    known = {goal.id: goal.text for goal in facts.review_goals}
    assert goals[0].text == known[lines_of(review, ReviewList.GOALS).pinned[0]]


def test_a_pinned_part_shares_its_page_with_no_other() -> None:
    facts = northwind()
    review = planned(facts.reviews)
    assert review is not None
    alone = replace(review, pinned_parts=(ReviewPart.INITIATIVES, ReviewPart.CAPABILITIES))
    few = replace(
        facts, initiatives=facts.initiatives[:1], capability_offers=facts.capability_offers[:1]
    )
    assert len(pages(build(assemble(few, alone)))) > len(pages(build(assemble(few, review))))

"""Preparing a review: each act does what it says, on the planned review, and undo takes it back."""

from collections.abc import Callable
from datetime import date
from decimal import Decimal
from typing import Any

import pytest

from csm_desktop.app.accounts.acts import new_account
from csm_desktop.app.book import Book, Work
from csm_desktop.app.documents.ebr import ebr_material, pack_pdf
from csm_desktop.app.documents.pages import chapter_starts, drawn_pages, page_count
from csm_desktop.app.lists.accounts import account_facts
from csm_desktop.app.people.contacts import new_contact
from csm_desktop.app.reviews import acts as reviews
from csm_desktop.app.reviews.gaps import ReviewGap, loose_ends
from csm_desktop.app.reviews.list import review_lines
from csm_desktop.app.reviews.view import PARTS, PartState, studio_view
from csm_desktop.app.value.metrics import add_reading, measure_by, new_metric, say_direction
from csm_desktop.domain.records.contacts import ContactRole
from csm_desktop.domain.records.metrics import Better
from csm_desktop.domain.records.reviews import (
    GoalResult,
    InitiativeStatus,
    InternalTopic,
    PageTitle,
    Review,
    ReviewGoal,
    ReviewPart,
    ReviewStatus,
)
from csm_desktop.errors import UserError
from csm_desktop.wording import render

Rows = dict[str, list[tuple[object, ...]]]
TODAY = date(2026, 11, 22)


class Prepared:
    """An account with a metric, people, and something of every kind that a review holds."""

    def __init__(self, book: Book) -> None:
        self.book = book
        run = book.run
        self.account = run("a", new_account, "Northwind Rail").id
        self.sponsor = run("c", new_contact, self.account, "Lena", roles=(ContactRole.SPONSOR,)).id
        self.other = run("c", new_contact, self.account, "Marc").id
        self.metric = run("m", new_metric, "Minutes to replan").id
        run("m", measure_by, self.account, self.metric)
        run("r", add_reading, self.account, self.metric, TODAY, Decimal(22))

    def fill(self) -> None:
        run = self.book.run
        self.ask = run("x", reviews.new_ask, self.account, "Decide which depots go first").id
        self.goal = run("x", reviews.new_review_goal, self.account, "15 minutes in 10 depots").id
        self.initiative = run("x", reviews.new_initiative, self.account, "Timetable change").id
        self.offer = run("x", reviews.offer_capability, self.account, "What-if plans").id
        run("x", reviews.write_measure, self.account, self.metric, meaning="Faster")

    def review(self) -> Review:
        (found,) = account_facts(self.book, self.account).reviews
        return found


@pytest.fixture
def prepared(book: Book) -> Prepared:
    return Prepared(book)


Act = Callable[[Prepared], tuple[Any, ...]]
FIRST: dict[str, Act] = {
    "plan": lambda p: (reviews.plan_review, p.account),
    "day": lambda p: (reviews.edit_review, p.account),
    "title": lambda p: (reviews.write_title, p.account, ReviewPart.SUMMARY, "Four times faster"),
    "leave out": lambda p: (reviews.leave_out, p.account, ReviewPart.BENCHMARK),
    "topic": lambda p: (reviews.show_topic, p.account, InternalTopic.HEALTH),
    "person": lambda p: (reviews.prepare_for, p.account, p.other),
    "measure": lambda p: (reviews.write_measure, p.account, p.metric),
    "ask": lambda p: (reviews.new_ask, p.account, "Decide it"),
    "goal": lambda p: (reviews.new_review_goal, p.account, "15 minutes"),
    "initiative": lambda p: (reviews.new_initiative, p.account, "Timetable"),
    "offer": lambda p: (reviews.offer_capability, p.account, "What-if plans"),
}
LATER: dict[str, Act] = {
    "edit ask": lambda p: (reviews.edit_ask, p.ask),
    "remove ask": lambda p: (reviews.remove_ask, p.ask),
    "edit goal": lambda p: (reviews.edit_review_goal, p.goal),
    "remove goal": lambda p: (reviews.remove_review_goal, p.goal),
    "edit initiative": lambda p: (reviews.edit_initiative, p.initiative),
    "remove initiative": lambda p: (reviews.remove_initiative, p.initiative),
    "edit offer": lambda p: (reviews.edit_offer, p.offer, "Because"),
    "withdraw offer": lambda p: (reviews.withdraw_offer, p.offer),
    "measure again": lambda p: (reviews.write_measure, p.account, p.metric),
}
FIELDS: dict[str, dict[str, Any]] = {
    "day": {"on": date(2026, 12, 1)},
    "measure": {"meaning": "An hour a day back", "method": "Median of the week"},
    "edit ask": {"text": "which ones", "verb": "Choose", "due_on": TODAY},
    "edit goal": {"text": "ten minutes", "result": GoalResult.KEPT, "result_note": "done"},
    "edit initiative": {"title": "Other", "status": InitiativeStatus.DELAYED, "update": "late"},
    "measure again": {"method": "counted"},
}


@pytest.mark.parametrize("name", [*FIRST, *LATER])
def test_every_act_changes_something_and_undo_restores_every_row(
    prepared: Prepared, name: str, pictured: Callable[[Book], Rows]
) -> None:
    if name in LATER:
        prepared.fill()
    before = pictured(prepared.book)
    use_case, *arguments = (FIRST | LATER)[name](prepared)
    prepared.book.run(name, use_case, *arguments, **FIELDS.get(name, {}))
    after = pictured(prepared.book)
    assert after != before
    assert prepared.book.undo() == name
    assert pictured(prepared.book) == before
    assert prepared.book.redo() == name
    assert pictured(prepared.book) == after


def test_the_first_word_plans_the_review_and_the_next_ones_work_on_it(prepared: Prepared) -> None:
    prepared.fill()
    prepared.book.run("t", reviews.write_title, prepared.account, ReviewPart.SUMMARY, " Fast\n er ")
    review = prepared.review()
    assert (review.number, review.on, review.status) == (1, TODAY, ReviewStatus.PLANNED)
    assert review.titles == (PageTitle(ReviewPart.SUMMARY, "Fast er"),)
    facts = account_facts(prepared.book, prepared.account)
    assert {goal.review_id for goal in facts.review_goals} == {review.id}


def test_a_title_without_words_is_the_proposed_one_again(prepared: Prepared) -> None:
    for text in ("Mine", "  "):
        prepared.book.run("t", reviews.write_title, prepared.account, ReviewPart.SUMMARY, text)
    assert prepared.review().titles == ()


def test_an_asks_first_word_is_its_verb(prepared: Prepared) -> None:
    def asked(work: Work) -> tuple[str, str]:
        made = reviews.new_ask(work, prepared.account, "Name a signatory by 2 December")
        return made.verb, made.text

    assert prepared.book.run("a", asked) == ("Name", "a signatory by 2 December")


def test_choosing_people_begins_with_those_it_would_be_made_for(prepared: Prepared) -> None:
    run = prepared.book.run
    run("p", reviews.prepare_for, prepared.account, prepared.other)
    assert prepared.review().prepared_for == (prepared.sponsor, prepared.other)
    run("p", reviews.prepare_for, prepared.account, prepared.sponsor, False)
    assert prepared.review().prepared_for == (prepared.other,)
    with pytest.raises(UserError, match="at least one person"):
        run("p", reviews.prepare_for, prepared.account, prepared.other, False)


@pytest.mark.parametrize(
    ("use_case", "fields", "words"),
    [
        (reviews.edit_review, {"on": None}, "needs a day"),
        (reviews.edit_review, {"next_on": TODAY}, "must come after"),
        (reviews.leave_out, {"part": ReviewPart.SUMMARY}, "cannot be left out"),
        (reviews.new_ask, {"text": " "}, "needs words"),
        (reviews.new_review_goal, {"text": ""}, "needs a statement"),
        (reviews.new_initiative, {"title": ""}, "needs a title"),
        (reviews.offer_capability, {"title": "\n"}, "needs a title"),
    ],
)
def test_what_makes_no_sense_is_refused_and_nothing_is_planned(
    prepared: Prepared, use_case: Callable[..., Any], fields: dict[str, Any], words: str
) -> None:
    with pytest.raises(UserError, match=words):
        prepared.book.run("x", use_case, prepared.account, **fields)
    assert account_facts(prepared.book, prepared.account).reviews == ()


def test_a_capability_is_entered_once_and_offered_once(prepared: Prepared) -> None:
    for title in ("What-if plans", "WHAT-IF  plans"):
        prepared.book.run("o", reviews.offer_capability, prepared.account, title)
    facts = account_facts(prepared.book, prepared.account)
    assert len(facts.capabilities) == len(facts.capability_offers) == 1


def test_the_studio_tells_what_is_in_left_out_and_missing(prepared: Prepared) -> None:
    prepared.fill()
    prepared.book.run("x", reviews.leave_out, prepared.account, ReviewPart.GOALS)
    view = studio_view(ebr_material(prepared.book, prepared.account))
    states = {part.part: part.state for part in view.parts}
    assert states[ReviewPart.SUMMARY] is states[ReviewPart.INITIATIVES] is PartState.IN
    assert states[ReviewPart.GOALS] is PartState.LEFT_OUT
    assert [each.part for each in view.missing()] == [
        ReviewPart.PROMISES,
        ReviewPart.BENCHMARK,
        ReviewPart.CHAMPIONS,
    ]
    assert [measure.meaning for measure in view.measures] == ["Faster"]
    assert [(guest.name, guest.wanted) for guest in view.guests] == [
        ("Lena", True),
        ("Marc", False),
    ]
    assert view.unnamed == (ContactRole.COMMERCIAL_BUYER, ContactRole.STAKEHOLDER)


def test_each_part_knows_its_page_of_the_document(prepared: Prepared) -> None:
    prepared.fill()
    view = studio_view(ebr_material(prepared.book, prepared.account))
    pdf = pack_pdf(view.pack, "letter")
    starts = chapter_starts(pdf)
    there = [part for part in PARTS if view.chapter(part)]
    assert there == [part.part for part in view.parts if part.state is PartState.IN]
    places = [starts[view.chapter(part)] for part in there]
    # Of a customer who has only begun, the kick-off tells several parts on one page.
    assert (places[0], len(set(places))) == (1, 2)
    assert max(places) < page_count(pdf)
    (first,) = drawn_pages(pdf, 110, [0])
    assert (first.width, len(first.pixels)) == (110, first.stride * first.height)


def test_accounts_are_listed_by_the_day_of_their_review(book: Book) -> None:
    soon, later, without = (book.run("a", new_account, name).id for name in ("B", "A", "C"))
    book.run("p", reviews.plan_review, soon, date(2026, 11, 20))
    book.run("p", reviews.plan_review, later, date(2026, 12, 3))
    lines = review_lines(book)
    assert [(line.id, line.late) for line in lines] == [(soon, 2), (later, 0), (without, 0)]
    assert render(lines[0].why) == "planned for 20 November 2026"
    assert lines[-1].on is None


def test_goals_of_the_last_review_come_back_as_promises(prepared: Prepared) -> None:
    def held(work: Work) -> None:
        review = Review(work.new_id(), prepared.account, 1, date(2026, 9, 1), ReviewStatus.HELD)
        work.add(review)
        work.add(ReviewGoal(work.new_id(), prepared.account, review.id, "Train 150 planners"))

    prepared.book.run("h", held)
    view = studio_view(ebr_material(prepared.book, prepared.account))
    assert [each.text for each in view.promised] == ["Train 150 planners"]
    assert (view.planned, view.review.number) == (False, 2)


def test_a_measure_of_which_nobody_said_which_way_is_better_is_asked_for(
    prepared: Prepared,
) -> None:
    run, account = prepared.book.run, prepared.account
    metric = run("m", new_metric, "Widgets", better=Better.UNKNOWN).id
    run("u", measure_by, account, metric)
    for day, value in ((1, 4), (2, 7)):
        run("r", add_reading, account, metric, date(2026, 11, day), Decimal(value))

    def asked() -> list[str]:
        view = studio_view(ebr_material(prepared.book, account))
        return [end.words for end in loose_ends(view) if end.lack is ReviewGap.DIRECTIONS]

    assert asked() == ["nobody has said yet which way is better: Widgets"]
    run("d", say_direction, metric, Better.HIGHER)
    assert asked() == []
    assert prepared.book.undo() == "d"
    assert len(asked()) == 1

"""Effectiveness of an account: seen, corrected, planned; models taken up, written and changed."""

from collections.abc import Callable
from datetime import date, timedelta
from decimal import Decimal

import pytest

from csm_desktop.app.accounts.acts import new_account
from csm_desktop.app.book import Book
from csm_desktop.app.lists.accounts import account_facts
from csm_desktop.app.people.contacts import new_contact
from csm_desktop.app.value import effectiveness as acts
from csm_desktop.app.value import effectiveness_models as models
from csm_desktop.app.value import metrics
from csm_desktop.domain.records.facts import AccountFacts
from csm_desktop.domain.records.plan import SHARED_ORIGINS, ActionOrigin, Side
from csm_desktop.domain.value.effectiveness_models import LaidModel, laid_models
from csm_desktop.errors import UserError
from tests.app.conftest import Picture

Pictured = Callable[[Book], Picture]


@pytest.fixture
def account(book: Book) -> int:
    return book.run("Account", new_account, "Northwind").id


@pytest.fixture
def model(book: Book) -> int:
    return book.run("Take up", models.adopt_model).id


def laid(facts: AccountFacts) -> LaidModel:
    return laid_models(facts.models, facts.phases, facts.behaviours)[0]


def ids(book: Book, account: int, phase: int) -> list[int]:
    return [one.id for one in laid(account_facts(book, account)).phases[phase].behaviours]


def see(book: Book, account: int, behaviours: list[int], shown: bool = True) -> None:
    for one in behaviours:
        book.run("See", acts.see_behaviour, account, one, book.today(), shown)


def test_the_model_of_the_program_is_whole_and_one_step_back(
    book: Book, account: int, pictured: Pictured
) -> None:
    before = pictured(book)
    book.run("Take up", models.adopt_model)
    found = laid(account_facts(book, account))
    assert found.is_usable
    assert [len(phase.behaviours) for phase in found.phases] == [5] * 5
    book.undo()
    assert pictured(book) == before


def test_seen_corrected_and_taken_back(
    book: Book, account: int, model: int, pictured: Pictured
) -> None:
    first = ids(book, account, 0)
    before = pictured(book)
    see(book, account, first)
    found = acts.judged(account_facts(book, account), model)
    assert found is not None
    assert found.number == 1
    see(book, account, first[:2], False)
    assert len(account_facts(book, account).findings) == 5, "one of a day is corrected"
    for one in first[:2]:
        book.run("Forget", acts.forget_behaviour, account, one, book.today())
    assert len(account_facts(book, account).findings) == 3
    for _ in range(9):
        book.undo()
    assert pictured(book) == before


@pytest.mark.usefixtures("model")
def test_evidence_and_who_of_theirs_was_there_are_kept(book: Book, account: int) -> None:
    lena = book.run("Lena", new_contact, account, "Lena Brandt").id
    one, *_ = ids(book, account, 0)
    found = book.run("See", acts.see_behaviour, account, one, book.today(), True, lena)
    book.run("Say", acts.edit_finding, found.id, evidence="  Seen   on her screen ")
    (kept,) = account_facts(book, account).findings
    assert (kept.evidence, kept.contact_id) == ("Seen on her screen", lena)


@pytest.mark.usefixtures("model")
def test_what_cannot_be_is_refused(book: Book, account: int) -> None:
    one, *_ = ids(book, account, 0)
    other = book.run("Other", new_account, "Other").id
    stranger = book.run("Stranger", new_contact, other, "Someone").id
    tomorrow = book.today() + timedelta(days=1)
    with pytest.raises(UserError, match="to come"):
        book.run("See", acts.see_behaviour, account, one, tomorrow, True)
    with pytest.raises(UserError, match="another account"):
        book.run("See", acts.see_behaviour, account, one, book.today(), True, stranger)
    found = book.run("See", acts.see_behaviour, account, one, book.today(), True)
    with pytest.raises(UserError, match="another account"):
        book.run("Say", acts.edit_finding, found.id, contact_id=stranger)


@pytest.mark.usefixtures("model")
def test_nobody_types_over_a_reading(book: Book, account: int) -> None:
    used = book.run("Metric", metrics.measure_by_new, account, {"name": "Seats"})
    one, *_ = ids(book, account, 0)
    book.run("Line", models.edit_behaviour, one, metric_id=used.metric_id, line=Decimal(80))
    book.run("See", acts.see_behaviour, account, one, book.today(), True)
    book.run("Read", metrics.add_reading, account, used.metric_id, book.today(), Decimal(70))
    with pytest.raises(UserError, match="readings say"):
        book.run("See", acts.see_behaviour, account, one, book.today(), True)
    found = acts.judged(account_facts(book, account))
    assert found is not None
    assert found.phases[0].behaviours[0].is_shown is False
    book.run("No metric", models.edit_behaviour, one, metric_id=None)
    kept = next(each for each in account_facts(book, account).behaviours if each.id == one)
    assert kept.line is None


def test_the_rest_is_not_there_in_one_step(
    book: Book, account: int, model: int, pictured: Pictured
) -> None:
    see(book, account, ids(book, account, 0))
    before = pictured(book)
    assert book.run("The rest", acts.see_rest, account, model, book.today()) == 20
    found = acts.judged(account_facts(book, account), model)
    assert found is not None
    assert not any(one.is_shown is None for phase in found.phases for one in phase.behaviours)
    book.undo()
    assert pictured(book) == before


def test_the_plan_becomes_actions_of_the_joint_plan(
    book: Book, account: int, model: int, pictured: Pictured
) -> None:
    with pytest.raises(UserError, match="seen"):
        book.run("Plan", acts.plan_next_phase, account, model)
    see(book, account, ids(book, account, 0))
    before = pictured(book)
    made = book.run("Plan", acts.plan_next_phase, account, model)
    assert len(made) == 4
    assert {one.side for one in made} == {Side.CUSTOMER}
    assert {one.origin for one in made} == {ActionOrigin.PRACTICE} <= SHARED_ORIGINS
    with pytest.raises(UserError, match="planned or there"):
        book.run("Plan", acts.plan_next_phase, account, model)
    book.undo()
    assert pictured(book) == before


def test_a_step_of_a_number_names_the_value_to_reach(book: Book, account: int, model: int) -> None:
    used = book.run("Metric", metrics.measure_by_new, account, {"name": "Share", "unit": "%"})
    first, second = ids(book, account, 0), ids(book, account, 1)
    see(book, account, [*first, *second[1:4]])
    book.run(
        "Line", models.edit_behaviour, second[0], metric_id=used.metric_id, line=Decimal(95),
        practice="Plan all crews in it",
    )  # fmt: skip
    book.run("Read", metrics.add_reading, account, used.metric_id, book.today(), Decimal(71))
    made = book.run("Plan", acts.plan_next_phase, account, model)
    assert [one.title for one in made] == [
        f"Plan all crews in it: {value}%" for value in (79, 87, 95)
    ]


def test_a_model_is_written_between_its_ends(book: Book, account: int, pictured: Pictured) -> None:
    before = pictured(book)
    made = book.run("New", models.new_model, "Roster", " Roster ")
    assert made.product == "Roster"
    found = laid(account_facts(book, account))
    assert len(found.phases) == 5
    assert not found.is_usable
    book.run("Sixth", models.new_phase, made.id, "Ahead")
    book.run("Seventh", models.new_phase, made.id, "Further ahead")
    names = [one.phase.name for one in laid(account_facts(book, account)).phases]
    assert names[0] == "The basics"
    assert names[4:] == ["Ahead", "Further ahead", "The best"]
    with pytest.raises(UserError, match="told apart"):
        book.run("Eighth", models.new_phase, made.id, "More")
    book.run("Remove", models.remove_model, made.id)
    for _ in range(4):
        book.undo()
    assert pictured(book) == before


@pytest.mark.parametrize(
    ("act", "match"),
    [
        (lambda book, _model, _phase: book.run("X", models.new_model, " "), "model"),
        (lambda book, model, _phase: book.run("X", models.edit_model, model, name=" "), "model"),
        (lambda book, _model, phase: book.run("X", models.edit_phase, phase, name=" "), "phase"),
        (lambda book, _model, phase: book.run("X", models.new_behaviour, phase, " "), "they do"),
    ],
)
def test_words_are_needed(
    book: Book, account: int, model: int, act: Callable[[Book, int, int], object], match: str
) -> None:
    phase = laid(account_facts(book, account)).phases[0].phase.id
    with pytest.raises(UserError, match=match):
        act(book, model, phase)


def test_a_model_by_which_something_was_seen_is_kept(book: Book, account: int, model: int) -> None:
    see(book, account, ids(book, account, 0))
    assert book.run("Remove", models.remove_model, model) is True
    facts = account_facts(book, account)
    assert acts.judged(facts) is not None, "what was seen is told still"


@pytest.mark.usefixtures("model")
def test_a_behaviour_goes_with_what_was_seen_and_leaves_the_plans_their_actions(
    book: Book, account: int, pictured: Pictured
) -> None:
    one, *_ = ids(book, account, 0)
    see(book, account, [one])
    book.run("Plan", acts.plan_practice, account, one, "Name somebody", date(2027, 1, 5))
    before = pictured(book)
    book.run("Remove", models.remove_behaviour, one)
    facts = account_facts(book, account)
    assert facts.findings == ()
    assert [(each.title, each.origin) for each in facts.actions] == [
        ("Name somebody", ActionOrigin.PLAN)
    ]
    book.undo()
    assert pictured(book) == before

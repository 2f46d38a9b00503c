"""How a customer works, in the pack: paper and slides, and nothing that is ours."""

from dataclasses import replace
from datetime import date, timedelta
from decimal import Decimal

import pytest

from csm_desktop.domain.records.facts import AccountFacts
from csm_desktop.domain.records.plan import Action, ActionOrigin, Side
from csm_desktop.domain.records.reviews import Review, ReviewPart
from csm_desktop.domain.records.standing.effectiveness import (
    Behaviour,
    BehaviourFinding,
    EffectivenessModel,
    EffectivenessPhase,
)
from csm_desktop.reports.deck.build import build_deck
from csm_desktop.reports.ebr.assemble import assemble
from csm_desktop.reports.ebr.build import build
from csm_desktop.reports.ebr.pack import EffectivenessPage, Pack
from tests.reports.account import TODAY, northwind
from tests.reports.reading import everything, flat, pages
from tests.reports.test_deck import inside, texts

DAY_1 = TODAY - timedelta(days=140)
SECRET = "SECRET-MODEL"


def working(phases: int = 5, each: int = 5, words: str = "Behaviour") -> AccountFacts:
    """Northwind, all of phase 1 and four of five in phase 2; two practices towards phase 3."""
    facts = northwind()
    start = facts.account.contract_start or DAY_1
    behaviours = tuple(
        Behaviour(9000 + 100 * phase + n, 800 + phase, f"{words} {phase}.{n}", SECRET,
                  capability_id=None, position=n)
        for phase in range(phases)
        for n in range(each)
    )  # fmt: skip
    seen = [one for one in behaviours if one.phase_id == 800]
    later = [one for one in behaviours if one.phase_id == 801][: each - each // 5]
    who = facts.contacts[0]
    findings = tuple(
        BehaviourFinding(n, facts.account.id, one.id, on, True, SECRET, who.id)
        for n, (one, on) in enumerate(
            [(one, start) for one in seen] + [(one, TODAY - timedelta(days=20)) for one in later]
        )
    )
    practices = tuple(
        Action(7000 + n, facts.account.id, f"Practice {n}", Side.CUSTOMER, contact_id=who.id,
               due_on=TODAY + timedelta(days=10 * n + 3), origin=ActionOrigin.PRACTICE,
               origin_id=9200 + n)
        for n in range(4)
    )  # fmt: skip
    return replace(
        facts,
        models=(EffectivenessModel(1, SECRET),),
        phases=tuple(
            EffectivenessPhase(800 + n, 1, f"Stage {n + 1}", "In few words", n)
            for n in range(phases)
        ),
        behaviours=behaviours,
        findings=findings,
        actions=(*facts.actions, *practices),
    )


def page_of(pack: Pack) -> EffectivenessPage:
    return next(page for page in pack.pages if isinstance(page, EffectivenessPage))


def test_the_title_tells_the_way_and_what_leads_on() -> None:
    page = page_of(assemble(working()))
    assert page.title.startswith(
        "You went from “Stage 1” to “Stage 2”; 4 dated practices lead to “Stage 3” by"
    )
    assert [line.then for line in page.practices] == [
        "1 of 5", "2 of 5", "3 of 5", "4 of 5: phase 3",
    ]  # fmt: skip
    assert page.practices[-1].owner == northwind().contacts[0].name


def test_paper_and_slides_say_the_same_and_nothing_that_is_ours() -> None:
    pack = assemble(working())
    paper, deck = build(pack), build_deck(pack)
    whole = flat(everything(paper))
    for words in ("How you work", "Behaviour 4.4", "Practice 3", "4 of 5: phase 3", "on day 1"):
        assert words in whole
        assert any(words in cell for cell in texts(deck))
    assert SECRET not in whole
    assert SECRET not in " ".join(texts(deck))
    inside(deck)


def test_the_usual_model_stands_on_one_page() -> None:
    found = [page for page in pages(build(assemble(working()))) if "How you work ·" in page]
    assert len(found) == 1


@pytest.mark.parametrize(("phases", "each", "words"), [(3, 1, "B"), (7, 12, "Long words " * 6)])
def test_few_and_many_are_drawn_and_none_is_lost(phases: int, each: int, words: str) -> None:
    pack = assemble(working(phases, each, words))
    for size in ("a4", "letter", "wide"):
        assert flat(f"{words} {phases - 1}.{each - 1}")[:9] in flat(everything(build(pack, size)))
    inside(build_deck(pack))


def test_of_whom_nobody_looked_at_nothing_is_said() -> None:
    pack = assemble(replace(working(), findings=()))
    assert not any(isinstance(page, EffectivenessPage) for page in pack.pages)
    assert ReviewPart.EFFECTIVENESS not in {left.part for left in pack.appendix.left_out}


def test_left_out_it_is_named_and_its_practices_stand_in_the_plan() -> None:
    facts = working()
    review = Review(1, facts.account.id, 2, TODAY, left_out=(ReviewPart.EFFECTIVENESS,))
    pack = assemble(facts, review)
    assert not any(isinstance(page, EffectivenessPage) for page in pack.pages)
    assert "Practice 0" in {action.title for action in pack.appendix.actions}


def test_a_first_look_long_after_the_start_is_no_day_1() -> None:
    facts = working()
    early = date(2020, 1, 1)
    account = replace(facts.account, contract_start=early)
    page = page_of(assemble(replace(facts, account=account)))
    assert not page.is_day_1
    assert not any(line.state == "on day 1" for card in page.phases for line in card.lines)


def test_who_fell_back_is_told_so_without_praise() -> None:
    facts = working()
    lost = [BehaviourFinding(500 + n, facts.account.id, 9000 + n, TODAY, False) for n in range(3)]
    page = page_of(assemble(replace(facts, findings=(*facts.findings, *lost))))
    assert page.title.startswith("You stood at “Stage 1”")
    assert page.number == 0
    assert build(assemble(replace(facts, findings=(*facts.findings, *lost))))


def test_who_works_as_the_best_do_is_told_so() -> None:
    facts = working(3, 5)
    more = [
        BehaviourFinding(600 + n, facts.account.id, one.id, TODAY, True)
        for n, one in enumerate(facts.behaviours)
    ]
    page = page_of(assemble(replace(facts, findings=(*facts.findings, *more))))
    assert page.title.startswith("You work as the best do")
    assert page.practices == ()
    assert Decimal(page.number) == 3

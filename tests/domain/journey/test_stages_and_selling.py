"""The boomerang's stages and its relay; whom to speak to for an expansion (domain.md §2, §6)."""

from dataclasses import replace
from datetime import date, timedelta
from itertools import pairwise
from random import Random

from hypothesis import given
from hypothesis import strategies as st

from csm_desktop.domain.journey.stages import leaders, process_lines, stage_history, stage_now
from csm_desktop.domain.people.selling import decision_makers, open_steps, selling_advice
from csm_desktop.domain.records.accounts import Account
from csm_desktop.domain.records.contacts import (
    Contact,
    ContactRole,
    ContactStatus,
    Influence,
    Sentiment,
)
from csm_desktop.domain.records.lifecycle import (
    Arc,
    HandOver,
    Leader,
    ProcessStep,
    Stage,
    StageChange,
    StepChange,
    arc_of,
)
from csm_desktop.domain.records.opportunities import (
    DecisionProcess,
    ImpactSize,
    Opportunity,
    OpportunityKind,
    OpportunityStage,
    SellingNote,
    SellingStep,
)
from csm_desktop.wording import render

TODAY = date(2026, 11, 22)
ACCOUNT = Account(9, "Northwind Rail")


def ago(days: int) -> date:
    return TODAY - timedelta(days=days)


CHANGES = (
    StageChange(1, 9, Stage.DECISION, ago(200), Leader.SALES),
    StageChange(2, 9, Stage.ADOPTION, ago(150)),
    StageChange(3, 9, Stage.PERFORMANCE, ago(50)),
    StageChange(4, 9, Stage.PERFORMANCE, ago(20), Leader.PRODUCT),
    StageChange(5, 9, Stage.ADVOCACY, ago(-10), Leader.MARKETING),
)


def test_by_hand_time_in_stage_is_counted_and_kept() -> None:
    spans = stage_history(CHANGES, TODAY)
    assert [(s.stage, s.days, s.left_on) for s in spans] == [
        (Stage.DECISION, 50, ago(150)),
        (Stage.ADOPTION, 100, ago(50)),
        (Stage.PERFORMANCE, 50, None),
    ]
    now = stage_now(ACCOUNT, CHANGES, TODAY)
    assert (now.stage, now.arc, now.since, now.days) == (
        Stage.PERFORMANCE,
        Arc.EXPAND,
        ago(50),
        50,
    )
    assert render(now.why) == "In Performance since 3 October 2026, 50 days, led by Product."


def test_without_a_change_the_account_says_its_stage() -> None:
    now = stage_now(replace(ACCOUNT, stage=Stage.TRIAL), (), TODAY)
    assert (now.stage, now.since, now.days, now.leader) == (Stage.TRIAL, None, None, None)


def test_by_hand_the_relay_passes_the_baton() -> None:
    hand = HandOver(9, 9, ago(100), Leader.CUSTOMER_SUCCESS, Leader.SALES)
    assert list(leaders(CHANGES, [hand], TODAY)) == [
        (ago(200), Leader.SALES),
        (ago(150), Leader.CUSTOMER_SUCCESS),
        (ago(100), Leader.SALES),
        (ago(50), Leader.CUSTOMER_SUCCESS),
        (ago(20), Leader.PRODUCT),
    ]
    # Adoption was entered with customer success, and handed to sales within it.
    assert stage_history(CHANGES, TODAY, [hand])[1].leader is Leader.SALES
    late = replace(hand, on=ago(-3))
    assert stage_history(CHANGES, TODAY, [late]) == stage_history(CHANGES, TODAY)


@given(
    st.lists(
        st.builds(
            StageChange,
            st.integers(1, 10**6),
            st.just(9),
            st.sampled_from(list(Stage)),
            st.integers(0, 400).map(ago),
            st.sampled_from(list(Leader)),
        ),
        max_size=12,
        unique_by=lambda change: change.id,
    ),
    st.randoms(),
)
def test_stays_follow_one_another_without_a_hole(
    changes: list[StageChange], chance: Random
) -> None:
    spans = stage_history(changes, TODAY)
    assert sum(span.days for span in spans) == (
        (TODAY - min(c.on for c in changes)).days if changes else 0
    )
    for before, after in pairwise(spans):
        assert before.left_on == after.entered_on
        assert before.stage is not after.stage
    if spans:
        assert stage_now(ACCOUNT, changes, TODAY).arc is arc_of(spans[-1].stage)
    chance.shuffle(changes)
    assert stage_history(changes, TODAY) == spans


def test_by_hand_the_seven_steps_show_where_the_account_is_and_what_it_skipped() -> None:
    changes = [
        StepChange(1, 9, ProcessStep.PREBOARDING, ago(90)),
        StepChange(2, 9, ProcessStep.ORCHESTRATION, ago(60)),
        StepChange(3, 9, ProcessStep.DELIVERING, ago(-1)),
    ]
    lines = process_lines(changes, TODAY)
    assert [line.step for line in lines] == list(ProcessStep)
    assert [(x.current, x.passed, x.skipped) for x in lines[:4]] == [
        (False, True, False),
        (False, False, True),
        (True, False, False),
        (False, False, False),
    ]
    assert not any(line.current or line.skipped for line in process_lines([], TODAY))


def person(id_: int, role: ContactRole, **more: object) -> Contact:
    return replace(Contact(id_, 9, f"P{id_}", roles=(role,)), **more)  # type: ignore[arg-type]


PEOPLE = (
    person(1, ContactRole.DECISION_MAKER),
    person(2, ContactRole.SPONSOR, sentiment=Sentiment.ADVOCATE),
    person(3, ContactRole.COMMERCIAL_BUYER, sentiment=Sentiment.SCEPTICAL),
    person(4, ContactRole.END_USER, influence=Influence.LOW),
    person(5, ContactRole.END_USER, influence=Influence.HIGH),
    person(6, ContactRole.CHAMPION),
    person(7, ContactRole.STAKEHOLDER, status=ContactStatus.LEFT),
    Contact(8, 9, "P8"),
)
DEAL = Opportunity(50, 9, "Night shift", OpportunityKind.UPSELL, process=DecisionProcess.CONSENSUS)


def order(deal: Opportunity, notes: tuple[SellingNote, ...] = ()) -> list[int]:
    found = selling_advice(deal, notes, PEOPLE, TODAY).conversations
    return [each.contact_id for each in found]


def test_by_hand_in_a_consensus_the_way_goes_up_from_end_users() -> None:
    assert order(DEAL) == [5, 4, 6, 3, 2, 1]


def test_by_hand_the_order_that_the_user_chose_comes_first() -> None:
    notes = (
        SellingNote(1, 9, 50, SellingStep.PEOPLE, "second", contact_id=4, position=2),
        SellingNote(2, 9, 50, SellingStep.PEOPLE, "first", contact_id=3, position=1),
        SellingNote(3, 9, 51, SellingStep.PEOPLE, "another deal", contact_id=6, position=0),
        SellingNote(4, 9, 50, SellingStep.PEOPLE, "has left", contact_id=7, position=0),
    )
    assert order(DEAL, notes) == [3, 4, 5, 6, 2, 1]
    first = selling_advice(DEAL, notes, PEOPLE, TODAY).conversations[0]
    assert render(first.why) == "P3: put here by you."


def test_by_hand_in_a_hierarchy_the_executives_must_line_up() -> None:
    deal = replace(DEAL, process=DecisionProcess.HIERARCHY, decision_maker_id=8)
    advice = selling_advice(deal, (), PEOPLE, TODAY)
    assert [c.contact_id for c in advice.conversations] == [8, 1, 2, 3]
    assert render(advice.why).startswith("The executives must line up")


def test_before_the_process_is_known_it_has_to_be_found_out() -> None:
    advice = selling_advice(replace(DEAL, process=None), (), PEOPLE, TODAY)
    assert advice.conversations == ()
    assert render(advice.why).startswith("Find out first")


def test_by_hand_each_size_of_impact_has_a_decision_maker_of_its_own() -> None:
    deals = [
        replace(DEAL, id=1, decision_maker_id=4),
        replace(DEAL, id=2, impact=ImpactSize.BIG, decision_maker_id=1),
        replace(DEAL, id=3, impact=ImpactSize.BIG),
        replace(DEAL, id=4, impact=ImpactSize.BIG, stage=OpportunityStage.LOST),
    ]
    initial, middle, big = decision_makers(deals)
    assert (initial.opportunities, initial.missing) == ((1,), ())
    assert render(middle.why) == "No open opportunity of this size."
    assert (big.opportunities, big.missing) == ((2, 3), (3,))
    assert render(big.why) == "1 opportunity has no decision maker named."


def test_by_hand_the_steps_that_are_still_open_are_listed() -> None:
    notes = [
        SellingNote(1, 9, 50, SellingStep.NEEDS, "planners: nights"),
        SellingNote(2, 9, 50, SellingStep.PEOPLE, "  "),
        SellingNote(3, 9, 51, SellingStep.PRESCRIBE, "elsewhere"),
    ]
    assert open_steps(50, notes) == (
        SellingStep.PEOPLE,
        SellingStep.PROCESS,
        SellingStep.STRUCTURE,
        SellingStep.PRESCRIBE,
    )

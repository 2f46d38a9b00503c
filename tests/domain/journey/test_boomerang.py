"""The boomerang: time in each stage, who leads and who relays, and where its cards stand."""

from dataclasses import replace
from datetime import date, timedelta
from itertools import combinations, pairwise

from hypothesis import given
from hypothesis import strategies as st

from csm_desktop.domain.journey.boomerang import boomerang
from csm_desktop.domain.journey.loop_layout import (
    CardMeasure,
    StageBox,
    lay_across,
    lay_upright,
)
from csm_desktop.domain.journey.relay import (
    DEFAULT_RELAY,
    Leg,
    leg_of,
    relay_from,
    relay_words,
)
from csm_desktop.domain.records.accounts import Account
from csm_desktop.domain.records.facts import AccountFacts
from csm_desktop.domain.records.lifecycle import (
    AdvocacyAct,
    AdvocacyKind,
    Arc,
    HandOver,
    Leader,
    Stage,
    StageChange,
)

TODAY = date(2026, 11, 22)
FACTS = AccountFacts(as_of=TODAY, account=Account(9, "Northwind Rail"))


def ago(days: int) -> date:
    return TODAY - timedelta(days=days)


def test_by_hand_a_second_visit_adds_to_the_time_in_a_stage() -> None:
    # 200 to 150: decision. 150 to 100: adoption. 100 to 60: performance. Since 60: adoption again.
    facts = replace(
        FACTS,
        stage_changes=(
            StageChange(1, 9, Stage.DECISION, ago(200), Leader.SALES),
            StageChange(2, 9, Stage.ADOPTION, ago(150)),
            StageChange(3, 9, Stage.PERFORMANCE, ago(100)),
            StageChange(4, 9, Stage.ADOPTION, ago(60)),
        ),
        hand_overs=(
            HandOver(5, 9, ago(150), Leader.SALES, Leader.CUSTOMER_SUCCESS, accepted_on=ago(149)),
            HandOver(6, 9, ago(10), Leader.CUSTOMER_SUCCESS, Leader.PRODUCT),
            HandOver(7, 9, ago(-5), Leader.PRODUCT, Leader.SALES),
        ),
        advocacy=(
            AdvocacyAct(8, 9, AdvocacyKind.TALK, ago(30)),
            AdvocacyAct(9, 9, AdvocacyKind.REVIEW, ago(-1)),
        ),
    )
    found = boomerang(facts, DEFAULT_RELAY)
    told = {line.stage: (line.visits, line.days) for line in found.stages}
    assert told == {
        Stage.AWARENESS: (0, 0),
        Stage.CONSIDERATION: (0, 0),
        Stage.TRIAL: (0, 0),
        Stage.DECISION: (1, 50),
        Stage.ADOPTION: (2, 110),
        Stage.PERFORMANCE: (1, 40),
        Stage.TRANSFORMATION: (0, 0),
        Stage.ADVOCACY: (0, 0),
    }
    now = found.now
    assert (now.stage, now.entered_on, now.leader) == (Stage.ADOPTION, ago(60), Leader.PRODUCT)
    # Customer success usually leads here: it runs along while product does.
    assert now.relays == (Leader.CUSTOMER_SUCCESS, Leader.FINANCE)
    assert [one.id for one in found.waiting] == [6], "accepted, waiting, not yet handed over"
    assert found.stages[-1].acts == 1, "advocacy can start in any stage"


def test_where_nothing_was_recorded_the_time_is_not_known() -> None:
    found = boomerang(FACTS, DEFAULT_RELAY)
    assert (found.now.stage, found.now.days, found.now.visits) == (Stage.DECISION, None, 1)
    assert found.now.leader is Leader.SALES
    assert all(line.days == 0 for line in found.stages if not line.is_now)


changes = st.lists(
    st.builds(
        StageChange,
        st.integers(1, 10**6),
        st.just(9),
        st.sampled_from(list(Stage)),
        st.integers(-30, 400).map(ago),
        st.sampled_from(list(Leader)),
    ),
    max_size=12,
    unique_by=lambda change: change.id,
)
hand_overs = st.lists(
    st.builds(
        HandOver,
        st.integers(1, 10**6),
        st.just(9),
        st.integers(-30, 400).map(ago),
        st.sampled_from(list(Leader)),
        st.sampled_from(list(Leader)),
    ),
    max_size=6,
    unique_by=lambda one: one.id,
)


@given(changes, hand_overs)
def test_time_in_all_stages_is_the_time_since_the_first(
    entered: list[StageChange], handed: list[HandOver]
) -> None:
    facts = replace(FACTS, stage_changes=tuple(entered), hand_overs=tuple(handed))
    found = boomerang(facts, DEFAULT_RELAY)
    past = [change.on for change in entered if change.on <= TODAY]
    days = sum(line.days or 0 for line in found.stages)
    assert days == ((TODAY - min(past)).days if past else 0)
    assert sum(line.is_now for line in found.stages) == 1
    for line in found.stages:
        assert line.leader not in line.relays
        assert len(set(line.relays)) == len(line.relays)


relays = st.dictionaries(
    st.sampled_from(list(Stage)),
    st.builds(
        leg_of,
        st.sampled_from(list(Leader)),
        st.lists(st.sampled_from(list(Leader)), max_size=6).map(tuple),
    ),
).map(lambda own: {**DEFAULT_RELAY, **own})


@given(relays)
def test_a_relay_comes_back_from_its_words(relay: dict[Stage, Leg]) -> None:
    assert relay_from(relay_words(relay)) == relay


def test_by_default_product_runs_throughout_and_nothing_is_kept() -> None:
    assert relay_words(DEFAULT_RELAY) == {}
    assert all(Leader.PRODUCT in leg.relays for leg in DEFAULT_RELAY.values())
    assert Leader.FINANCE not in DEFAULT_RELAY[Stage.DECISION].relays
    assert Leader.FINANCE in DEFAULT_RELAY[Stage.ADOPTION].relays


@given(
    st.recursive(
        st.none() | st.booleans() | st.integers() | st.text(max_size=8),
        lambda inner: (
            st.lists(inner, max_size=3)
            | st.dictionaries(st.sampled_from(["adoption", "leader", "relays", "x"]), inner)
        ),
        max_leaves=8,
    )
)
def test_words_that_cannot_be_read_leave_the_defaults(said: object) -> None:
    found = relay_from(said)
    assert set(found) == set(Stage)
    assert all(leg.leader not in leg.relays for leg in found.values())


def apart(one: StageBox, two: StageBox) -> bool:
    return (
        one.x + one.width <= two.x + 1e-6
        or two.x + two.width <= one.x + 1e-6
        or one.y + one.height <= two.y + 1e-6
        or two.y + two.height <= one.y + 1e-6
    )


@given(
    st.floats(200, 3000),
    st.builds(CardMeasure, st.floats(40, 300), st.floats(4, 60), st.floats(10, 50)),
    st.sampled_from([lay_across, lay_upright]),
)
def test_no_card_touches_another_and_the_line_comes_home(
    width: float, card: CardMeasure, lay: object
) -> None:
    laid = lay(width, card)  # type: ignore[operator]
    assert set(laid.boxes) == set(Stage)
    for one, two in combinations(laid.boxes.values(), 2):
        assert apart(one, two)
    for box in laid.boxes.values():
        assert box.x >= -1e-6
        assert box.x + box.width <= width + 1e-6
        assert box.y + box.height <= laid.height + 1e-6
    order = [laid.arcs[arc] for arc in Arc]
    for before, after in pairwise(order):
        assert before[-1] == after[0]
    assert order[-1][-1] == order[0][0]

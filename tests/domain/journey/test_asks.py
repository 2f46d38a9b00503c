"""What was asked of a champion lately: the third within 90 days warns."""

from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

from csm_desktop.domain.journey.asks import OFTEN, ChampionAsk, asks_lately, worn_out
from csm_desktop.domain.records.lifecycle import AdvocacyAct, AdvocacyKind
from csm_desktop.domain.records.standing.champions import Celebration, CelebrationKind
from csm_desktop.wording import render

TODAY = date(2026, 6, 1)


def ago(days: int) -> date:
    return TODAY - timedelta(days=days)


def act(days: int, kind: AdvocacyKind = AdvocacyKind.CASE_STUDY) -> AdvocacyAct:
    return AdvocacyAct(days, 1, kind, ago(days))


def test_acts_celebrations_and_introductions_count_and_what_was_given_does_not() -> None:
    celebrations = [
        Celebration(1, 1, CelebrationKind.KEYNOTE, ago(-20)),
        Celebration(2, 1, CelebrationKind.PRIVATE, ago(3)),
        Celebration(3, 1, CelebrationKind.REFERENCE_CALL, ago(10)),
    ]
    acts = [act(10, AdvocacyKind.REFERENCE_CALL), act(5, AdvocacyKind.NPS_PROMOTER), act(90)]
    found = asks_lately(acts, celebrations, [ago(30)], TODAY)
    assert found == (
        ChampionAsk(ago(-20), CelebrationKind.KEYNOTE),
        ChampionAsk(ago(10), AdvocacyKind.REFERENCE_CALL),  # noted twice, asked once
        ChampionAsk(ago(30), None),
    )
    warning = worn_out(found)
    assert warning is not None
    assert render(warning).startswith("Asked 3 times within 90 days")
    assert worn_out(found[1:]) is None


@given(st.lists(st.integers(-200, 400)), st.integers(-200, 400))
def test_one_more_ask_never_takes_a_warning_away(days: list[int], more: int) -> None:
    before = asks_lately([], [], map(ago, days), TODAY)
    after = asks_lately([], [], map(ago, [*days, more]), TODAY)
    assert set(before) <= set(after)
    assert (worn_out(before) is None) or (worn_out(after) is not None)
    assert (len(after) >= OFTEN) == (worn_out(after) is not None)

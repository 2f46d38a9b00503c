"""The index: stages, score and band, what is compared, and which pillar comes next."""

from dataclasses import replace
from datetime import date, timedelta
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from csm_desktop.domain.practice.index import (
    MOST_POINTS,
    band_of,
    maturity_pictures,
    points_of_stage,
    stage_of,
)
from csm_desktop.domain.records.practice.assessments import (
    MaturityAssessment,
    Pillar,
    PracticeStage,
)
from csm_desktop.wording.practice_words import (
    compared_words,
    moved_words,
    raise_words,
    score_words,
    stage_guide,
)

DAY = date(2026, 5, 24)
FULL = st.tuples(*[st.integers(0, MOST_POINTS)] * len(Pillar))
PARTLY = st.tuples(*[st.none() | st.integers(0, MOST_POINTS)] * len(Pillar))


def assessed(points: tuple[int | None, ...], days: int = 0) -> MaturityAssessment:
    given: dict[str, Any] = {
        f"{pillar.value}_points": each for pillar, each in zip(Pillar, points, strict=True)
    }
    return replace(MaturityAssessment(days + 1, DAY + timedelta(days=days)), **given)


@pytest.mark.parametrize("stage", PracticeStage)
def test_a_practice_uniform_in_its_stage_lands_in_the_band_of_that_name(
    stage: PracticeStage,
) -> None:
    least, most = points_of_stage(stage)
    for points in range(least, most + 1):
        assert stage_of(points) is stage
        assert band_of(points * len(Pillar)) is stage


@pytest.mark.parametrize(
    ("score", "band"),
    [(14, "undeveloped"), (15, "emerging"), (29, "emerging"), (30, "expanding"),
     (44, "expanding"), (45, "conquering"), (60, "conquering"), (0, "undeveloped")],
)  # fmt: skip
def test_bands_begin_where_the_source_says(score: int, band: str) -> None:
    assert band_of(score) == band


def test_the_second_assessment_says_what_moved_and_what_to_raise() -> None:
    newest, first = maturity_pictures(
        [assessed((7, 8, 4, 6, 6, 3), 180), assessed((5, 7, 3, 4, 5, 3))]
    )
    assert (newest.score, newest.score_before, newest.band) == (34, 27, PracticeStage.EXPANDING)
    assert [moved_words(line) for line in newest.lines] == ["+2", "+1", "+1", "+2", "+1", "–"]
    assert compared_words(newest) == "Up 7 since 24 May 2026, then emerging"
    assert raise_words(newest) == "Raise next: Alignment, from 3 to 5; 34 becomes 36"
    assert (first.before, first.lines[0].moved, compared_words(first)) == (None, None, "")


def test_a_part_of_an_answer_is_no_score_and_nobody_is_compared_with_it() -> None:
    newest, partly, _ = maturity_pictures(
        [assessed((5, 5, 5, 5, 5, 5)), assessed((9, None, 9, 9, 9, 9), 30),
         assessed((6, 5, 5, 5, 5, 5), 60)]
    )  # fmt: skip
    assert (partly.score, partly.band, partly.raise_next) == (None, None, None)
    assert score_words(partly) == "5 of 6 pillars answered"
    assert newest.before is not None
    assert newest.before.on == DAY


def test_among_equals_the_one_that_did_not_move_comes_first() -> None:
    newest, _ = maturity_pictures([assessed((3, 4, 9, 9, 9, 9)), assessed((4, 4, 9, 9, 9, 9), 90)])
    assert newest.raise_next is not None
    assert newest.raise_next.pillar is Pillar.ONBOARDING


@given(FULL)
def test_what_comes_next_is_the_lowest_and_raising_it_never_lowers_the_band(
    points: tuple[int, ...],
) -> None:
    (picture,) = maturity_pictures([assessed(points)])
    lowest = picture.raise_next
    assert picture.score == sum(points)
    if lowest is None:
        assert all(stage_of(each) is PracticeStage.CONQUERING for each in points)
        return
    assert lowest.points == min(points)
    assert lowest.wanted is not None
    assert lowest.next_stage is stage_of(lowest.wanted)
    then = picture.score + lowest.wanted - min(points)
    order = list(PracticeStage)
    assert order.index(band_of(then)) >= order.index(band_of(picture.score))


@given(st.lists(PARTLY, max_size=5))
def test_each_is_compared_with_the_whole_one_before_it(given: list[tuple[int | None, ...]]) -> None:
    pictures = maturity_pictures([assessed(points, n) for n, points in enumerate(given)])
    assert len(pictures) == len(given)
    for picture in pictures:
        if picture.before is not None:
            assert picture.before.on < picture.assessment.on
            assert picture.score_before is not None


def test_every_stage_of_every_pillar_has_a_guide_of_its_own() -> None:
    guides = {stage_guide(pillar, stage) for pillar in Pillar for stage in PracticeStage}
    assert len(guides) == len(Pillar) * len(PracticeStage)

"""The course of a measure is judged over the whole time and over the last quarter."""

from datetime import date, timedelta
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from csm_desktop.domain.records.metrics import Better
from csm_desktop.domain.value.course import QUARTER, Bearing, course
from csm_desktop.domain.value.readings import PathPoint

START = date(2026, 1, 15)


def monthly(*values: int) -> list[PathPoint]:
    return [
        PathPoint(START + timedelta(days=30 * place), Decimal(value))
        for place, value in enumerate(values)
    ]


@pytest.mark.parametrize(
    ("values", "direction"),
    [
        ((12, 60, 110, 150, 176, 160, 140, 120), Bearing.SLIPPED),
        ((12, 60, 110, 150, 176), Bearing.GAINED),
        ((12, 100, 176, 60, 70, 80, 90, 100, 120), Bearing.GAINED),  # rising for months again
        ((12, 100, 176, 120), Bearing.SLIPPED),  # all of it within a quarter
        ((90, 60, 20, 30, 40, 50, 60), Bearing.RECOVERING),
        ((90, 80, 70, 60, 50), Bearing.LOST),
        ((90, 90, 90, 90, 90), Bearing.LEVEL),
        ((90,), Bearing.LEVEL),
    ],
)
def test_direction(values: tuple[int, ...], direction: Bearing) -> None:
    found = course(Decimal(values[0]), monthly(*values), Better.HIGHER)
    assert found.direction is direction


def test_without_day_1_or_readings_nothing_is_said() -> None:
    assert course(None, monthly(1, 2), Better.HIGHER).direction is Bearing.UNKNOWN
    assert course(Decimal(1), [], Better.HIGHER).why.text == ""


@given(st.lists(st.integers(-50, 50), min_size=1, max_size=20))
def test_no_headline_hides_a_fall(values: list[int]) -> None:
    readings = monthly(*values)
    last = readings[-1]
    before = [reading.value for reading in readings if reading.on <= last.on - QUARTER]
    for better, sign in ((Better.HIGHER, 1), (Better.LOWER, -1)):
        found = course(Decimal(values[0]), readings, better).direction
        if found is Bearing.GAINED:
            assert sign * last.value > sign * values[0]
            assert not before or sign * last.value >= sign * before[-1]
        if found in (Bearing.LOST, Bearing.RECOVERING):
            assert sign * last.value < sign * values[0]


@given(st.lists(st.integers(-50, 50), min_size=1, max_size=20))
def test_lower_is_higher_turned_round(values: list[int]) -> None:
    up = course(Decimal(values[0]), monthly(*values), Better.HIGHER)
    turned = [-value for value in values]
    down = course(Decimal(turned[0]), monthly(*turned), Better.LOWER)
    assert up.direction is down.direction

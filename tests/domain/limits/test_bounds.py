"""Every stored number and day has bounds, and what is beyond them is told by its field."""

from dataclasses import fields, replace
from datetime import UTC, date, datetime
from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from csm_desktop.domain.limits.bounds import (
    OF_FIELD,
    bounds_of,
    breach,
    brief,
    first_breach,
    without_none,
)
from csm_desktop.domain.records.entities import ENTITIES
from csm_desktop.domain.records.money import Money
from tests.filled import filled

NUMBERS = (int, Decimal, date, datetime, Money)
BOUNDED = [
    (kind, field.name, without_none(field.type))
    for kind in ENTITIES
    for field in fields(kind)
    if without_none(field.type) in NUMBERS
]
BEYOND: dict[type, Any] = {
    int: st.one_of(st.integers(min_value=2**63), st.integers(max_value=-(2**63) - 1)),
    Decimal: st.one_of(
        st.sampled_from([Decimal("NaN"), Decimal("Infinity"), Decimal("1E+16"), Decimal("1E-400")]),
        st.decimals(min_value=Decimal("1E+16"), allow_infinity=False),
        st.integers(10**29, 10**60).map(lambda n: Decimal(f"{n}E-29")),  # scaleb would round
    ),
    date: st.one_of(
        st.dates(min_value=date(2201, 1, 1)), st.dates(max_value=date(1899, 12, 31))
    ),
    datetime: st.sampled_from(
        [datetime(9999, 12, 31, tzinfo=UTC), datetime(1, 1, 2, tzinfo=UTC), datetime(2026, 1, 1)]  # noqa: DTZ001
    ),
    Money: st.builds(
        Money,
        st.one_of(st.integers(min_value=2**63), st.integers(max_value=-(2**63))),
        st.sampled_from(["EUR", "JPY", "KWD"]),
    ),
}  # fmt: skip


@pytest.mark.parametrize(("kind", "name", "type_"), BOUNDED)
def test_every_number_and_day_has_bounds(kind: type, name: str, type_: type) -> None:
    bounds = bounds_of(name, type_)
    assert bounds is not None, f"{kind.__name__}.{name}: say what it may be in domain.bounds"
    assert bounds.kind is type_


@pytest.mark.parametrize("kind", ENTITIES)
def test_what_the_field_knows_is_within(kind: type) -> None:
    assert breach(filled(kind)) is None


@given(data=st.data())
def test_whatever_is_beyond_is_named_by_its_field(data: st.DataObject) -> None:
    kind, name, type_ = data.draw(st.sampled_from(BOUNDED))
    value = data.draw(BEYOND[type_])
    thing: Any = filled(kind)
    found = breach(replace(thing, **{name: value}))
    assert found is not None
    assert (found.field, found.value is value) == (name, True)
    assert len(brief(value)) <= 60


@given(data=st.data())
def test_among_many_things_the_one_that_is_beyond_is_found(data: st.DataObject) -> None:
    kind, name, type_ = data.draw(st.sampled_from(BOUNDED))
    things: list[Any] = [filled(kind) for _ in range(data.draw(st.integers(0, 3)))]
    assert first_breach(kind, things) is None
    value = data.draw(BEYOND[type_])
    things.insert(data.draw(st.integers(0, 3)), replace(filled(kind), **{name: value}))
    found = first_breach(kind, things)
    assert found is not None
    assert (found.field, found.value is value) == (name, True)


def test_the_bounds_of_the_field_are_these() -> None:
    assert (OF_FIELD["term_months"].low, OF_FIELD["term_months"].high) == (0, 600)
    days = bounds_of("renews_on", date)
    assert days is not None
    assert [days.allow(date(year, 1, 1)) for year in (1899, 1900, 2200, 2201)] == [
        False, True, True, False,
    ]  # fmt: skip
    amounts = bounds_of("arr", Money)
    assert amounts is not None
    assert amounts.allow(Money(10**15, "JPY"))
    assert not amounts.allow(Money(10**15 + 1, "JPY"))
    assert amounts.allow(Money(10**18, "KWD"))
    assert not amounts.allow(Money(1, "euro"))


def test_what_is_inside_a_thing_is_looked_at_too() -> None:
    from csm_desktop.domain.records.plan import AgreedGoal, AgreedPlan

    goal = replace(filled(AgreedGoal), target=Decimal("NaN"))
    found = breach(replace(filled(AgreedPlan), goals=(goal,)))
    assert found is not None
    assert found.field == "target"

"""The user's own fields as columns: typed by all that they hold, and never shown otherwise."""

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from csm_desktop.domain.lists.custom_columns import CustomColumn, CustomKind, custom_columns
from csm_desktop.domain.lists.lines import AccountLine
from csm_desktop.domain.records.accounts import CustomField
from tests.domain.lists.test_conditions import LINE


def lines(*values: str) -> list[AccountLine]:
    return [replace(LINE, id=n, custom=(CustomField("X", v),)) for n, v in enumerate(values)]


@pytest.mark.parametrize(
    ("values", "kind", "first"),
    [
        (("12", "0.50", "-3", ""), CustomKind.NUMBER, Decimal(12)),
        (("2026-01-02", " 2027-12-31 "), CustomKind.DAY, date(2026, 1, 2)),
        (("Gold", "12"), CustomKind.TEXT, "Gold"),
        (("12", "2026-01-02"), CustomKind.TEXT, "12"),
        (("00123", "00007"), CustomKind.TEXT, "00123"),
        (("2026-02-31",), CustomKind.TEXT, "2026-02-31"),
        (("1e5",), CustomKind.TEXT, "1e5"),
        (("",), CustomKind.TEXT, None),
    ],
)
def test_a_column_is_what_all_its_values_are(
    values: tuple[str, ...], kind: CustomKind, first: object
) -> None:
    (column,) = custom_columns(lines(*values))
    assert column == CustomColumn("X", kind)
    assert column.value(lines(*values)[0]) == first


def test_columns_stand_by_name_and_lines_without_a_field_have_nothing() -> None:
    line = replace(LINE, custom=(CustomField("tier", "1"), CustomField("Area", "North")))
    columns = custom_columns([line, LINE])
    assert [column.name for column in columns] == ["Area", "tier"]
    assert [column.value(LINE) for column in columns] == [None, None]


@given(st.lists(st.text(max_size=12), min_size=1, max_size=6))
def test_anything_may_stand_in_a_field(values: list[str]) -> None:
    (column,) = custom_columns(lines(*values))
    found = [column.value(line) for line in lines(*values)]
    # What was given is there: as itself, or as what it says.
    for text, value in zip(values, found, strict=True):
        assert (value is None) == (not text.strip())
        if column.kind is CustomKind.NUMBER and value is not None:
            assert value == Decimal(text.strip())

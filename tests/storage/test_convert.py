"""Whatever the domain can say is stored and comes back the same."""

import json
from datetime import date
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from csm_desktop.domain.records.entities import ENTITIES
from csm_desktop.domain.records.money import Money
from csm_desktop.domain.records.revenue import ForecastEntry, Outlook
from csm_desktop.storage.convert import (
    columns_of,
    from_record,
    from_records,
    from_rows,
    to_record,
)
from csm_desktop.storage.rows import ROW_OF
from csm_desktop.storage.schema import metadata
from tests.filled import filled


@pytest.mark.parametrize("kind", ENTITIES)
def test_a_row_has_the_columns_of_its_kind(kind: type) -> None:
    assert set(columns_of(kind)) == set(ROW_OF[kind].columns())


@pytest.mark.parametrize("kind", ENTITIES)
def test_every_kind_survives_the_record_and_the_journal(kind: type) -> None:
    thing: object = filled(kind, "Ω'\"\\ marker")
    record = to_record(thing)
    assert all(type(value) in (str, int, type(None)) for value in record.values())
    assert from_record(kind, json.loads(json.dumps(record))) == thing


@pytest.mark.parametrize("kind", ENTITIES)
def test_no_reference_cascades(kind: type) -> None:
    for key in metadata().tables[ROW_OF[kind].__tablename__].foreign_keys:
        assert key.ondelete is None
        assert key.deferrable


_MINORS = st.sampled_from([None, 0, 1, -5, 10**6, 10**14, 10**17, 1.5, "7"])
_CURRENCIES = st.sampled_from(["EUR", "USD", "JPY", "KWD", "eur", "", None])


@given(st.lists(st.tuples(_MINORS, _CURRENCIES), min_size=1, max_size=6))
def test_amounts_read_together_are_those_read_one_by_one(
    amounts: list[tuple[int | None, str | None]],
) -> None:
    names = columns_of(ForecastEntry)
    entry = ForecastEntry(
        1, 2, 3, date(2027, 1, 1), date(2026, 1, 1), Outlook.OPEN, Money(1, "EUR")
    )
    record = to_record(entry)
    records = [
        {**record, "amount_minor": minor, "amount_currency": code} for minor, code in amounts
    ]
    rows = [[each[name] for name in names] for each in records]
    assert from_rows(ForecastEntry, rows) == from_records(ForecastEntry, records)


# A column that is the same in all rows is read once: what cannot be used must show all the same.
_DAYS = st.sampled_from(["2027-01-01", "never", "", None, 1, 1.0])


@given(st.lists(_DAYS, min_size=1, max_size=4), st.sampled_from(["x", "", None, 5]))
def test_columns_read_together_are_those_read_one_by_one(days: list[object], by: object) -> None:
    names = columns_of(ForecastEntry)
    entry = ForecastEntry(
        1, 2, 3, date(2027, 1, 1), date(2026, 1, 1), Outlook.OPEN, Money(1, "EUR")
    )
    record: dict[str, Any] = {**to_record(entry), "outlook": by}
    records = [{**record, "due_on": day} for day in days]
    rows = [[each[name] for name in names] for each in records]
    assert from_rows(ForecastEntry, rows) == from_records(ForecastEntry, records)

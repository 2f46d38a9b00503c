"""Whatever the domain can say is stored and comes back the same."""

import json
from dataclasses import fields, replace
from datetime import date
from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from csm_desktop.domain.records.accounts import Account
from csm_desktop.domain.records.entities import ENTITIES
from csm_desktop.domain.records.foreign_ids import ForeignId
from csm_desktop.domain.records.health import Factor, FactorScore
from csm_desktop.domain.records.money import Money
from csm_desktop.domain.records.revenue import ForecastEntry, Outlook
from csm_desktop.storage import convert
from csm_desktop.storage.codec import UNUSABLE, codec_of
from csm_desktop.storage.convert import (
    columns_of,
    from_record,
    from_records,
    from_rows,
    to_columns,
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


_ID = st.builds(ForeignId, st.sampled_from(["", "CRM"]), st.text())
_IDS, _ONE_ID = st.lists(_ID, max_size=2), st.lists(_ID, min_size=1, max_size=1)


@given(st.lists(_IDS, min_size=1, max_size=4) | st.lists(_ONE_ID, min_size=3, max_size=4))
def test_columns_are_stored_as_each_row_by_itself_would_be(ids: list[list[ForeignId]]) -> None:
    things = [Account(n, f"{n} 100%", ids=tuple(each)) for n, each in enumerate(ids, 1)]
    columns = {
        field.name: [getattr(thing, field.name) for thing in things] for field in fields(Account)
    }
    stored = to_columns(Account, columns)
    for place, thing in enumerate(things):
        assert {name: column[place] for name, column in stored.items()} == to_record(thing)


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


@pytest.mark.parametrize("kind", ENTITIES)
def test_few_rows_are_read_one_by_one_as_many_are_by_their_columns(
    kind: type, monkeypatch: pytest.MonkeyPatch
) -> None:
    names, record = columns_of(kind), to_record(filled(kind))
    whole: tuple[Any, ...] = tuple(record[name] for name in names)
    assert from_rows(kind, [whole, whole]) == (filled(kind), filled(kind))
    for place in range(len(whole)):
        for other in (None, "", "[]", "x", 0, 7, 10**18, 1.5, "2201-01-01", "NaN"):
            odd: tuple[Any, ...] = (*whole[:place], other, *whole[place + 1 :])
            rows = [whole, odd]
            one_by_one = [dict(zip(names, row, strict=True)) for row in rows]
            monkeypatch.setattr(convert, "FEW", 0)
            by_columns: tuple[object, ...] = from_rows(kind, rows)
            monkeypatch.undo()
            assert from_rows(kind, rows) == by_columns == from_records(kind, one_by_one)


_PIECE = '{"factor":"reviews","value":"80","weight":"1","points":"5"}'


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("[]", 0),
        (f"[{_PIECE}]", 1),
        (f"[{_PIECE},{_PIECE}]", 2),
        (f"[{_PIECE}, {_PIECE}]", 2),  # written by hand
        (f"[ {_PIECE} ]", 1),
        ('[{"factor":"reviews","value":null,"weight":"1","points":"5"}]', 1),
        (f"[{_PIECE},{{]", None),
        (f"[{_PIECE},]", None),
        (f"[{_PIECE}{_PIECE}]", None),
        ('[{"factor":"},{","value":"80","weight":"1","points":"5"}]', None),
        ('[{"factor":"reviews","value":"NaN","weight":"1","points":"5"}]', None),
        ('[{"factor":"reviews"},{"value":"80","weight":"1","points":"5"}]', None),
    ],
)
def test_parts_of_a_score_are_read_piece_by_piece_as_a_list_is(
    text: str, number: int | None
) -> None:
    read = codec_of("factors", tuple[FactorScore, ...], ()).read
    part = FactorScore(Factor.REVIEWS, Decimal(80), Decimal(1), Decimal(5))
    if number is None:
        assert read(text) is UNUSABLE
    else:
        found = read(text)
        assert len(found) == number
        assert all(replace(each, value=Decimal(80)) == part for each in found)

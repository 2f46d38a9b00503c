"""Whatever the domain can say is stored and comes back the same."""

import json

import pytest

from csm_desktop.domain.records.entities import ENTITIES
from csm_desktop.storage.convert import columns_of, from_record, to_record
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

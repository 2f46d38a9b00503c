"""What lists can bring: the stored fields whose passports say so, each known by its headers."""

import pytest

from csm_desktop.domain.records.contacts import Contact
from csm_desktop.domain.records.passport import ColumnType
from csm_desktop.importers.meaning.fields import FIELDS, TABLES, ListKind, brought_as_is
from csm_desktop.importers.meaning.synonyms import PHRASES


@pytest.mark.parametrize("kind", TABLES)
def test_what_a_list_brings_has_its_headers_and_no_header_leads_nowhere(kind: ListKind) -> None:
    """A field whose passport has a column: its headers stand in importers/meaning/synonyms.py."""
    without = FIELDS[kind].keys() - PHRASES[kind].keys()
    assert not without, f"say in importers/meaning/synonyms.py what exports call {sorted(without)}"
    assert PHRASES[kind].keys() <= FIELDS[kind].keys()


def test_by_hand_what_a_list_of_contacts_brings() -> None:
    fields = FIELDS[ListKind.CONTACTS]
    assert fields["email"].type is ColumnType.EMAIL
    assert fields["reports_to"].label == "Reports to"
    assert "greeting" not in fields
    assert next(iter(fields)) == "external_id"
    assert {"email", "roles"} <= set(brought_as_is(Contact))
    assert "reports_to_id" not in brought_as_is(Contact)

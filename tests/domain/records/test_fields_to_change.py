"""What an act may change of a thing is typed: the names and types are those of the thing itself.

Otherwise a mistyped field would pass mypy and fail, or be lost, in front of the user.
"""

from dataclasses import MISSING, fields
from importlib import import_module
from typing import Any, get_type_hints, is_typeddict

import pytest

from csm_desktop.domain.records.entities import ENTITIES

# Set by acts of their own, never as a field: an account in the trash, merged, or born.
_BY_ACTS = {("Account", name) for name in ("created_at", "deleted_at", "merged_into_id")} | {
    ("RenewalPlan", name) for name in ("due_on", "on")
}
_BY_ACTS |= {("Strategy", name) for name in ("kind", "ended_on")}
_BY_ACTS |= {("HandoffSheet", name) for name in ("sent_on", "source_message")}
# What was known on the day of the introduction, and who was introduced, is no matter of opinion.
_BY_ACTS |= {
    ("Pairing", name)
    for name in ("proposed_on", "contact_id", "champion_contact_id", "achieved_then")
}
_BY_ACTS |= {("Essence", "position")}
# Where an account went is said when it is handed over.
_BY_ACTS |= {("Account", name) for name in ("handed_on", "handed_to")}
# What was seen on another day is another finding.
_BY_ACTS |= {("BehaviourFinding", "on")}


def _given(kind: type) -> dict[str, dict[str, Any]]:
    """The typed fields that stand beside a kind: `ContactFields`, and `ContactDetails`."""
    module = import_module(kind.__module__)
    return {
        name: get_type_hints(found)
        for name in (f"{kind.__name__}Fields", f"{kind.__name__}Details")
        if is_typeddict(found := getattr(module, name, None))
    }


CHANGED = [kind for kind in ENTITIES if _given(kind)]


def test_many_kinds_can_be_changed_field_by_field() -> None:
    assert len(CHANGED) > 20


@pytest.mark.parametrize("kind", CHANGED, ids=lambda kind: kind.__name__)
def test_what_can_be_changed_is_every_field_with_its_type(kind: type) -> None:
    own = get_type_hints(kind)
    belongs = {
        field.name
        for field in fields(kind)
        if field.name in ("id", "account_id")
        or (field.name.endswith("_id") and field.default is MISSING)
    }
    wanted = {
        name: type_
        for name, type_ in own.items()
        if name not in belongs and (kind.__name__, name) not in _BY_ACTS
    }
    given = _given(kind)
    place = f"{kind.__module__}: {kind.__name__}Fields"
    assert given[f"{kind.__name__}Fields"] == wanted, place
    details = given.get(f"{kind.__name__}Details", {})
    assert details.items() <= wanted.items(), place

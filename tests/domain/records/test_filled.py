"""The filler of test data: whole, and the same each time."""

from dataclasses import fields
from typing import Any

import pytest

from csm_desktop.domain.records.accounts import Account
from csm_desktop.domain.records.entities import ENTITIES
from csm_desktop.domain.records.facts import AccountFacts
from csm_desktop.domain.records.plan import AgreedPlan
from tests.filled import filled


@pytest.mark.parametrize("kind", ENTITIES)
def test_every_field_of_every_entity_is_filled_and_each_time_alike(kind: type[Any]) -> None:
    thing = filled(kind)
    assert thing == filled(kind)
    for field in fields(kind):
        value = getattr(thing, field.name)
        assert value is not None
        assert value != ()
        assert value != ""


def test_strings_tell_where_they_stand_and_fixed_fields_stay() -> None:
    account = filled(Account, "SECRET", id=7, segment_id=None)
    assert (account.id, account.segment_id) == (7, None)
    assert account.notes == "SECRET Account.notes"
    assert "SECRET" in account.tags[1]
    assert "SECRET" in account.custom[0].value


def test_what_lies_inside_is_filled_too() -> None:
    plan = filled(AgreedPlan, "SECRET")
    assert "SECRET" in plan.goals[0].statement
    assert "SECRET" in plan.milestones[1].title
    facts = filled(AccountFacts, "SECRET")
    assert "SECRET" in facts.contacts[0].name

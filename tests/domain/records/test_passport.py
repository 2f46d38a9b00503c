"""Every stored field carries its passport, and what a passport names is there."""

from dataclasses import dataclass, field, fields
from typing import Any

import pytest

from csm_desktop.domain.records.contacts import Contact
from csm_desktop.domain.records.entities import ENTITIES
from csm_desktop.domain.records.passport import (
    SHARED,
    NoPassportError,
    Searched,
    internal,
    naming_field,
    passports,
    references,
    shared,
)
from csm_desktop.domain.records.reviews import InternalTopic
from csm_desktop.storage.rows import KIND_OF

EACH = pytest.mark.parametrize("kind", ENTITIES, ids=lambda kind: kind.__name__)


@EACH
def test_every_stored_field_has_a_passport(kind: Any) -> None:
    """A new field: whether a customer may see it is said where it is declared, or nowhere."""
    assert set(passports(kind)) == {each.name for each in fields(kind)} - {"id"}


def test_a_field_without_one_is_refused_with_the_place_to_go_to() -> None:
    @dataclass(frozen=True)
    class Forgetful:
        id: int
        name: str = field(metadata=SHARED)
        nickname: str = ""

    with pytest.raises(NoPassportError, match=r"Forgetful\.nickname has no passport.*CONTRIBUTING"):
        passports(Forgetful)


@EACH
def test_a_reference_leads_to_a_kind_of_thing(kind: type) -> None:
    assert set(references(kind).values()) <= set(KIND_OF)


@EACH
def test_a_thing_has_one_name_and_one_title_that_is_found(kind: type) -> None:
    found = passports(kind).values()
    assert sum(each.naming for each in found) <= 1
    titles = sum(each.searched is Searched.TITLE for each in found)
    assert titles == int(any(each.searched for each in found))


@EACH
def test_what_a_topic_opens_is_internal(kind: type) -> None:
    for passport in passports(kind).values():
        if passport.opened_by:
            assert InternalTopic(passport.opened_by)
            assert not passport.shared


def test_by_hand_a_contacts_passports() -> None:
    own = passports(Contact)
    assert own["email"].shared
    assert not own["phone"].shared
    assert naming_field(Contact) == "name"
    assert references(Contact) == {
        "account_id": "account",
        "reports_to_id": "contact",
        "dotted_to_id": "contact",
    }


def test_a_passport_says_whether_a_customer_may_see_the_field() -> None:
    assert shared(label="Day")["passport"].shared
    assert not internal(label="Day")["passport"].shared

"""Two things made one by the passports of their fields."""

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from csm_desktop.domain.fields.merge import made_one, what_differs
from csm_desktop.domain.records.accounts import Account, CustomField
from csm_desktop.domain.records.contacts import Contact, ContactRole, ContactStatus
from csm_desktop.domain.records.entities import ENTITIES
from csm_desktop.domain.records.passport import Merge, passports
from tests.filled import filled

ANN = Contact(1, 9, "Ann Lee", title="CFO", roles=(ContactRole.SPONSOR,), notes="Met in May")
DOUBLE = Contact(
    2, 9, "A. Lee", title="Finance", email="ann@nw.example", status=ContactStatus.LEFT,
    roles=(ContactRole.SPONSOR, ContactRole.CHAMPION), notes="Likes tea", went_to="Elsewhere",
)  # fmt: skip


def test_by_hand_two_contacts() -> None:
    made = made_one(ANN, DOUBLE)
    assert (made.id, made.name, made.title) == (1, "Ann Lee", "CFO")
    assert made.email == "ann@nw.example"
    assert made.roles == (ContactRole.SPONSOR, ContactRole.CHAMPION)
    assert made.notes == "Met in May\nLikes tea"
    assert (made.status, made.went_to) == (ContactStatus.ACTIVE, "")
    assert what_differs(ANN, DOUBLE) == ("A. Lee", "Finance")


def test_by_hand_two_accounts_keep_both_lists_and_the_kept_ones_own_fields() -> None:
    kept = Account(1, "Nordwind", tags=("north",), custom=(CustomField("Tier", "1"),))
    other = Account(
        2, "Nordwind AG", industry="Shipping", tags=("north", "key"),
        custom=(CustomField("Tier", "2"), CustomField("Hub", "Oslo")),
    )  # fmt: skip
    made = made_one(kept, other)
    assert made.industry == "Shipping"
    assert made.tags == ("north", "key")
    assert made.custom == (CustomField("Tier", "1"), CustomField("Hub", "Oslo"))
    assert what_differs(kept, other) == ("Nordwind AG",)


@pytest.mark.parametrize("kind", ENTITIES, ids=lambda kind: kind.__name__)
def test_what_is_like_itself_stays_as_it_is_but_for_its_texts(kind: Any) -> None:
    thing = filled(kind)
    made = made_one(thing, thing)
    for name, passport in passports(kind).items():
        value = getattr(thing, name)
        if passport.merge is not Merge.JOINED or isinstance(value, tuple):
            assert getattr(made, name) == value
    assert what_differs(thing, thing) == ()


@given(st.sampled_from([ANN, DOUBLE]), st.sampled_from([ANN, DOUBLE]))
def test_nothing_that_either_knows_is_left_out_but_what_is_kept_or_ruled(
    kept: Contact, other: Contact
) -> None:
    made = made_one(kept, other)
    said = f"{made} {what_differs(kept, other)}"
    for name, passport in passports(Contact).items():
        if passport.merge in (Merge.NOTED, Merge.JOINED):
            for value in (getattr(kept, name), getattr(other, name)):
                if isinstance(value, str):
                    assert all(line in said for line in value.splitlines())
                else:
                    assert set(value) <= set(getattr(made, name))

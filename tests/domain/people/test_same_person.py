"""Who is asked about as perhaps one person, and who never is."""

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from csm_desktop.domain.people.same_person import perhaps_the_same
from csm_desktop.domain.records.contacts import Contact
from csm_desktop.domain.records.foreign_ids import foreign_ids
from csm_desktop.wording import render


def _pair(one: str, two: str) -> list[str]:
    contacts = [Contact(1, 9, one), Contact(2, 9, two)]
    return [render(each.why) for each in perhaps_the_same(contacts)]


@pytest.mark.parametrize(
    ("one", "two", "why"),
    [
        ("Sofía Reyes", "sofia  reyes", ["the same name"]),
        ("Reyes, Sofia", "Sofia Reyes", ["the same name"]),
        ("S. Reyes", "Sofia Reyes", ["one name may be short for the other"]),
        ("Maria Reyes", "Sofia Reyes", []),
        ("Sofia", "Sofia Reyes", []),
        ("王小明", "王小明", ["the same name"]),
        ("🙂", "🙂", []),
        ("", "", []),
    ],
)
def test_names(one: str, two: str, why: list[str]) -> None:
    assert _pair(one, two) == why


def _people(*given: dict[str, Any]) -> list[Contact]:
    return [Contact(id_, 9, **fields) for id_, fields in enumerate(given, 1)]


def test_one_address_of_people_with_different_names_is_no_sign() -> None:
    info = "info@nw.example"
    ann = {"name": "Ann Lee", "email": info}
    assert not perhaps_the_same(_people(ann, {"name": "Bo Ek", "email": info}))
    more = {"name": "A Lee", "email": info.upper(), "title": "CFO"}
    (found,) = perhaps_the_same(_people(ann, more))
    assert render(found.why) == "the same address, info@nw.example"
    assert (found.kept_id, found.other_id) == (2, 1)  # more is known of the second


def test_two_ids_or_a_line_of_reporting_are_two_people() -> None:
    ann = {"name": "Ann Lee"}
    assert not perhaps_the_same(
        _people({**ann, "ids": foreign_ids("a")}, {**ann, "ids": foreign_ids("b")})
    )
    assert not perhaps_the_same(_people(ann, {**ann, "reports_to_id": 1}))


@given(st.lists(st.text(max_size=12), max_size=6))
def test_any_names_bear_it_and_the_order_does_not_matter(names: list[str]) -> None:
    people = [Contact(id_, 9, name) for id_, name in enumerate(names)]
    assert perhaps_the_same(people) == perhaps_the_same(people[::-1])

"""The palette finds what people type: starts, starts of words, accents left out."""

from dataclasses import dataclass

import pytest
from hypothesis import given
from hypothesis import strategies as st

from csm_desktop.ui.commands import match as matching
from csm_desktop.ui.commands.match import best, fit, folded, splits


@dataclass(frozen=True)
class Thing:
    folded: str


def names(query: str, *among: str) -> list[str]:
    return [thing.folded for thing in best(query, [Thing(folded(name)) for name in among], 10)]


def test_what_begins_so_comes_first() -> None:
    found = names("nor", "Minor Ltd", "Big North", "Northwind Rail", "Nor")
    assert found == ["nor", "northwind rail", "big north", "minor ltd"]


@pytest.mark.parametrize(
    ("query", "name", "rank"),
    [
        ("new account", "new account", matching.EXACT),
        ("new", "new account", matching.START),
        ("acc", "new account", matching.WORDS),
        ("acc new", "new account", matching.WORDS),
        ("count", "new account", matching.INSIDE),
        ("xyz", "new account", None),
    ],
)
def test_ranks(query: str, name: str, rank: int | None) -> None:
    assert fit(query, name) == rank


def test_accents_and_case_do_not_count() -> None:
    assert names(folded("ÖMI"), "Ōmi Robotics", "Dál Riada") == ["omi robotics"]
    assert folded("Bergström  &\tFils") == "bergstrom & fils"


def test_nothing_typed_fits_nothing() -> None:
    assert names("", "Northwind") == []


def test_a_query_may_name_a_command_and_an_account() -> None:
    assert splits("ebr nor rail") == [("ebr", "nor rail"), ("ebr nor", "rail")]
    assert splits("ebr") == []


@given(st.text(max_size=40), st.text(max_size=40))
def test_any_text_can_be_typed_over_any_name(query: str, name: str) -> None:
    found = best(folded(query), [Thing(folded(name))], 5)
    assert len(found) <= 1
    if folded(name):
        assert best(folded(name), [Thing(folded(name))], 5)

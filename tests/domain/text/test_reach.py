"""Further ways to reach somebody, as they are typed and shown."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from csm_desktop.domain.text.reach import (
    ReachKind,
    reach_from_words,
    reach_in_words,
)


@pytest.mark.parametrize(
    ("words", "kind", "label", "text"),
    [
        ("private: ann@example.com", ReachKind.EMAIL, "private", "ann@example.com"),
        ("fax: +49 (30) 12-34", ReachKind.PHONE, "fax", "+49 (30) 12-34"),
        ("030 1234 ext 5", ReachKind.PHONE, "", "030 1234 ext 5"),
        ("https://example.com/a?b=c: d", ReachKind.POSTAL, "https://example.com/a?b=c", "d"),
        ("www.example.com/ann", ReachKind.LINK, "", "www.example.com/ann"),
        ("Hafen: Kai 3,  18055 Rostock", ReachKind.POSTAL, "Hafen", "Kai 3, 18055 Rostock"),
        ("12", ReachKind.POSTAL, "", "12"),
        ("only a label: ", ReachKind.POSTAL, "", "only a label:"),
    ],
)
def test_the_kind_of_a_way_is_told_by_its_look(
    words: str, kind: ReachKind, label: str, text: str
) -> None:
    point = reach_from_words(words)
    assert (point.kind, point.label, point.text) == (kind, label, text)


@given(st.text(max_size=80))
def test_what_was_typed_once_stays_what_it_is(words: str) -> None:
    once = reach_from_words(words)
    assert reach_from_words(reach_in_words(once)) == once

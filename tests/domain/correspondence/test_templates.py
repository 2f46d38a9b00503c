"""Places in braces are filled once and by name; everything else is letters (reliability.md, B3)."""

from hypothesis import given
from hypothesis import strategies as st

from csm_desktop.domain.correspondence.templates import filled, places_in, unknown_places

VALUES = {"greeting": "Dear Lena,", "goal": "", "next step": "Go live", "me": "Ann"}


def test_b3_only_known_names_are_filled_and_what_is_filled_in_is_never_read_again() -> None:
    text = "{a.__class__} {0} %s ${x} {{me}} {me!r} {unknown}"
    assert filled(text, VALUES).text == "{a.__class__} {0} %s ${x} {Ann} {me!r} {unknown}"
    assert filled("{me}", {"me": "{goal} {me}"}).text == "{goal} {me}"


def test_a_line_of_empty_places_goes_with_the_gap_that_it_leaves() -> None:
    text = "{greeting}\n\n{goal}\n\n{next step}\n\n\n{me}"
    found = filled(text, VALUES)
    assert found.text == "Dear Lena,\n\nGo live\n\n\nAnn"
    assert found.missing == ("goal",)
    assert filled("{goal}\n\nEnd", VALUES).text == "End"
    assert filled("Begin\n\n{goal}", VALUES).text == "Begin"


def test_gaps_that_the_notes_hold_themselves_stay() -> None:
    assert filled("{me}\n\nEnd", {"me": "a\n\n\n\nb\n"}).text == "a\n\n\n\nb\n\n\nEnd"


def test_a_place_inside_a_line_leaves_the_line() -> None:
    found = filled("Your goal: {goal}.", VALUES)
    assert (found.text, found.missing) == ("Your goal: .", ("goal",))


def test_a_slip_of_the_pen_is_named() -> None:
    assert unknown_places("{greting} {me} {a.b} {me}", VALUES) == ("greting",)
    assert places_in("{next step}{next step}{me}") == ("next step", "me")


@given(st.text(max_size=80), st.text(max_size=20))
def test_any_text_is_filled_and_no_text_without_places_is_changed(text: str, value: str) -> None:
    found = filled(text, {"me": value})
    if not places_in(text):
        assert found.text == text.rstrip("\n")

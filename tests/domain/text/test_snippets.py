"""The words around a word: short, on one line, and with the word in it."""

from hypothesis import given
from hypothesis import strategies as st

from csm_desktop.domain.text.snippets import around

LONG = "The first part says nothing. " * 8 + "Then the Økonomi director asked. " + "And so on. " * 9


def test_a_short_text_is_shown_whole_on_one_line() -> None:
    assert around(" Call\n  Ann \t today", ["ann"]) == "Call Ann today"


def test_a_long_text_is_shown_around_the_word_whatever_its_case() -> None:
    shown = around(LONG, ["director"], 60)
    assert "director" in shown
    assert shown.startswith("…")
    assert shown.endswith("…")


def test_a_word_counts_at_its_beginning_and_without_its_accents() -> None:
    text = "x" * 90 + " rearrange " + "y" * 90 + " Évaluation arrange " + "z" * 90
    assert "Évaluation" in around(text, ["evalu"], 80)
    assert "rearrange" not in around(text, ["arrange"], 60)


def test_signs_without_blanks_are_cut_near_the_word() -> None:
    assert "契約" in around("あ" * 300 + "契約" + "い" * 300, ["契約"], 80)


@given(st.text(max_size=400), st.lists(st.text(max_size=8), max_size=3))
def test_it_is_never_longer_than_asked(text: str, words: list[str]) -> None:
    assert len(around(text, words, 100)) <= 102

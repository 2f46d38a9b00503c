"""Names are found as they are typed in a hurry."""

import pytest

from csm_desktop.domain.text.identities import name_key
from csm_desktop.domain.text.plain_letters import plain_letters, words_alone


@pytest.mark.parametrize(
    ("written", "typed"),
    [
        ("Żółw Łódź", "zolw lodz"),
        ("København", "kobenhavn"),
        ("Æther & Œuvre", "aether & oeuvre"),
        ("Straße", "strasse"),
        ("Dál Riada", "dal riada"),
        ("IŞIK ışık", "isik isik"),
        ("ＡＢＣ１２", "abc12"),
    ],
)
def test_accents_strokes_and_capitals_need_not_be_typed(written: str, typed: str) -> None:
    assert plain_letters(written) == typed


@pytest.mark.parametrize("name", ["山田商店", "がぎぐ", "हिन्दी", "ไทย", "한국"])
def test_signs_that_belong_to_a_word_stay(name: str) -> None:
    assert plain_letters(name) == name


def test_vowels_that_combine_are_part_of_a_word_and_shapes_are_none() -> None:
    """rapidfuzz 3.14.6 and Python's own `\\W` take them for signs: Kamal and Kamla were one."""
    assert words_alone("कमल, कमला").split() == ["कमल", "कमला"]
    assert name_key("कमल") != name_key("कमला")
    assert name_key("คิม") != name_key("คม")
    assert name_key("葛\U000e0100城 (東京)") == "葛城 東京"
    assert words_alone("\u0301 Zoe\u0308_x").split() == ["Zoe\u0308", "x"]

"""Names are found as they are typed in a hurry."""

import pytest

from csm_desktop.domain.text.plain_letters import plain_letters


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

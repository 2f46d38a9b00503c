"""Words on paper: literal, within their box, in a font that has them, in their own direction."""

import shutil
import unicodedata
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from io import BytesIO
from pathlib import Path
from typing import Any
from zipfile import ZipFile

import pytest
from hypothesis import given
from hypothesis import strategies as st
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont

from csm_desktop import resources
from csm_desktop.domain.text.message import say
from csm_desktop.errors import UserError
from csm_desktop.reports import fonts, text
from csm_desktop.reports.deck.build import build_deck
from csm_desktop.reports.deck.deck import Deck
from csm_desktop.reports.ebr.assemble import assemble
from csm_desktop.reports.layout import Composer, PageFrame
from csm_desktop.reports.lines import lay, shortened
from csm_desktop.reports.right_to_left import in_order_of_the_eye, joined_letters
from csm_desktop.reports.style import BODY, paper
from csm_desktop.reports.text import Span, neat, runs, undrawable, unit_width
from csm_desktop.wording import Voice, render
from tests.reports.account import northwind

fonts.register()


@pytest.fixture
def only_our_fonts(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """A machine without any other font, not even the one that we bring for Hebrew and Arabic."""

    def ours(char: str, font: str) -> str | None:
        return font if ord(char) in fonts.coverage(font) else None

    def forget() -> None:
        text._runs.cache_clear()
        text._unit_width.cache_clear()

    monkeypatch.setattr(fonts, "font_for", ours)
    forget()
    yield
    forget()


@pytest.fixture(scope="session")
def japanese() -> str:
    """A font with Japanese letters, from a package that only the tests need."""
    package = resources.package_folder("japanize_matplotlib_modern")
    pdfmetrics.registerFont(TTFont("Japanese", str(package / "fonts" / "ipaexg.ttf")))
    return "Japanese"


def written(lines: list[Any], gap: str = "") -> str:
    return gap.join("".join(piece.text for piece in line.pieces) for line in lines)


def is_one_sign(text: str) -> bool:
    """Whether the text can not be broken: a letter with the marks that stand upon it."""
    return all(unicodedata.combining(mark) for mark in text[1:])


@pytest.mark.parametrize(
    "words",
    [
        "R&D <beta> </para> <b>",
        "<img src='/etc/passwd'/> <font color=\"__import__('os')\">x</font>",
        "&lt; &amp; &#65; %(name)s {a.__class__} $5k to $9k A$$AP",
        "Bob <bob@acme.com>",
    ],
)
def test_e1_e2_markup_is_words_like_any_other(words: str) -> None:
    assert written(lay(words, BODY, 10_000)) == words


@given(
    words=st.text(st.characters(exclude_categories=["Cs"]), max_size=120),
    width=st.floats(20, 400),
)
def test_no_line_leaves_its_column(words: str, width: float) -> None:
    for line in lay(words, BODY, width):
        assert line.width <= width + 0.1 or is_one_sign(written([line]))


@given(
    st.lists(
        st.text(st.characters(min_codepoint=33, max_codepoint=0x24F, categories=["L"])), min_size=1
    )
)
def test_no_word_is_lost_between_lines(words: list[str]) -> None:
    sentence = " ".join(word for word in words if word)
    laid = written(lay(sentence, BODY, 60))
    assert laid.replace(" ", "") == neat(sentence).replace(" ", "")


def test_a_word_of_300_characters_is_broken_inside_its_column() -> None:
    lines = lay("x" * 300, BODY, 100)
    assert len(lines) > 10
    assert all(line.width <= 100 for line in lines)
    assert written(lines) == "x" * 300


def test_lines_break_at_spaces_and_hyphens() -> None:
    assert [written([line]) for line in lay("aa bb", BODY, unit_width("aa b", BODY.font) * 10)] == [
        "aa",
        "bb",
    ]
    assert [written([line]) for line in lay("follow-up", BODY, 30)] == ["follow-", "up"]


def test_lines_break_between_ideographs(japanese: str) -> None:
    style = replace(BODY, font=japanese)
    lines = lay("株式会社サンプル", style, 45)
    assert [len(written([line])) for line in lines] == [4, 4]
    assert [written([line]) for line in lay("そうです。", style, 41)] == ["そうで", "す。"]


def test_japanese_lines_part_no_date_and_end_with_no_open_bracket(japanese: str) -> None:
    style = replace(BODY, font=japanese)
    words = "次回レビューは2026年11月26日(木)です。（合意済み）「進捗」を3件確認します。"
    for letters in range(12, 30):
        lines = [written([line]) for line in lay(words, style, style.size * letters)]
        assert "".join(lines) == words
        assert any("2026年11月26日(木)" in line for line in lines)
        assert not [line for line in lines if line[-1] in "（「" or line[0] in "。）」"]


@pytest.mark.usefixtures("only_our_fonts")
@pytest.mark.parametrize(
    ("words", "printed"),
    [
        ("株" * 40 + " GmbH", "[Cjk 40] GmbH"),
        ("Herr \U0001f61d!", "Herr [face with stuck-out tongue and tightly-closed eyes]!"),
        ("ܫܠܡܐ", "[Syriac 4]"),
        ("مرحبا", "[Arabic 5]"),
        ("a\n\U000e0fff", "a [unknown sign]"),
    ],
)
@pytest.mark.parametrize("width", [25, 60, 400])
def test_e4_the_name_of_what_no_font_draws_has_its_width_and_breaks(
    words: str, printed: str, width: float
) -> None:
    lines = lay(words, BODY, width)
    assert written(lines, " ").replace(" ", "") == printed.replace(" ", "")
    for line in lines:
        assert 0 < line.width <= width
        assert line.width == pytest.approx(unit_width(written([line]), BODY.font) * BODY.size)
    assert len(lines) > 1 or width > 25


@pytest.mark.usefixtures("only_our_fonts")
def test_e4_a_name_that_we_cannot_write_ourselves_is_a_question_mark(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(text, "tr", lambda _: "未知")
    assert written(lay("\U000e0fff", BODY, 100)) == "[?]"


def test_spans_keep_their_font_and_stand_on_one_line() -> None:
    lines = lay([Span("Kept: ", fonts.SEMIBOLD), "train"], BODY, 300)
    assert [(p.text, p.font) for p in lines[0].pieces] == [
        ("Kept: ", fonts.SEMIBOLD),
        ("train", fonts.REGULAR),
    ]


def test_control_characters_and_invisible_marks_do_not_reach_paper() -> None:
    assert neat("a\x00b\x07c\u200bd\ufeff") == "abcd"
    assert neat("a\tb\r\nc\u2028d") == "a b\nc\nd"
    assert neat("e\u0301") == "é"


def test_our_font_draws_european_names() -> None:
    words = "Łódź Ärger Şekerci Ωμέγα Жуков"
    assert runs(words, fonts.REGULAR) == ((fonts.REGULAR, words),)


def test_e4_a_script_that_our_font_lacks_comes_from_another_font() -> None:
    found = runs("Hallo שלום", fonts.REGULAR)
    assert [text for _, text in found] == ["Hallo ", "שלום"]
    assert found[1][0] != fonts.REGULAR


@pytest.mark.skipif(shutil.which("fc-list") is None, reason="the system has no fontconfig")
def test_e4_a_script_that_no_shipped_font_has_comes_from_the_system() -> None:
    found = runs("Acme 株式会社", fonts.SEMIBOLD)
    assert [text for _, text in found] == ["Acme ", "株式会社"]
    assert found[1][0] == "Fallback-ipaexg"  # the only one with ideographs that a test can see
    assert undrawable(["Acme 株式会社"]) == ()


def test_e4_arabic_letters_are_joined_and_run_from_right_to_left() -> None:
    # meem-reh-hah-beh-alef: initial, final, initial, medial, final
    assert joined_letters("مرحبا") == "\ufee3\ufeae\ufea3\ufe92\ufe8e"
    assert in_order_of_the_eye(joined_letters("مرحبا"), "R")[0] == "\ufe8e"
    assert joined_letters("سلام") == "\ufeb3\ufefc\ufee1"  # lam and alef become one


def test_e4_an_english_sentence_stays_one_around_a_hebrew_name() -> None:
    line = lay("שרה כהן and Mehmet champion the work", BODY, 400)[0]
    assert not line.right_to_left
    assert written([line]) == "ןהכ הרש and Mehmet champion the work"


def test_e4_a_number_behind_a_hebrew_name_stays_behind_it() -> None:
    """What sets a name apart is no letter, and python-bidi 0.6.12 leaves it in the line
    (findings/python-bidi-isolates.sh): it is put around the name for ordering alone."""
    said = render(say("{name}, {n} of {all}", name="אבג", n=12, all=15))
    assert "\u2068" in said
    assert written([lay(said, BODY, 400)[0]]) == "גבא, 12 of 15"
    met = render(say("Met {name} 12 times", name="אבג"))
    assert written([lay(met, BODY, 400)[0]]) == "Met גבא 12 times"
    assert written([lay(neat(met), BODY, 400)[0]]) == "Met 12 גבא times"  # not known to be a name


def test_e4_brackets_in_right_to_left_text_face_the_right_way() -> None:
    assert in_order_of_the_eye("אבג (abc) 12", "R") == "12 (abc) גבא"
    assert in_order_of_the_eye("hi אב (גד) ה x", "L") == "hi ה (דג) בא x"
    # Of a name that is set apart in an English sentence, too.
    name = "אבג (Depot 12, 95 %)"
    drawn = in_order_of_the_eye(f"{name} fell to 2", "L", (name,))
    assert drawn == "(% Depot 12, 95) גבא fell to 2"


def test_e4_a_hebrew_note_of_two_lines_stays_two_lines() -> None:
    """python-bidi 0.6.12 orders a line break as a letter, moves it to the front and joins the lines
    (see findings): it is given each line alone."""
    first, second = "שלום", "עולם"
    drawn = [written([line]) for line in lay(f"{first}\n{second}", BODY, 300)]
    assert drawn == [first[::-1], second[::-1]]


def test_e4_what_nothing_can_draw_is_reported_and_named() -> None:
    assert undrawable(["fine", "gone \U000e0fff"]) == ("\U000e0fff",)
    drawn = "".join(text for _, text in runs("\U0001fae8 ok", fonts.REGULAR))
    assert drawn in ("\U0001fae8 ok", "[shaking face] ok", "[unknown sign] ok")
    assert "■" not in drawn


def test_cff_outlines_are_refused_because_they_cannot_be_embedded(tmp_path: Path) -> None:
    folder = resources.package_folder("font_source_sans_pro") / "files"
    assert fonts.embeddable(folder / "SourceSansPro-Regular.ttf")
    assert not fonts.embeddable(folder / "SourceSansPro-Regular.otf")
    (tmp_path / "broken.ttf").write_bytes(b"not a font")
    assert not fonts.embeddable(tmp_path / "broken.ttf")


def test_figures_are_tabular() -> None:
    for font in (fonts.REGULAR, fonts.SEMIBOLD):
        assert len({unit_width(digit, font) for digit in "0123456789"}) == 1


def test_a_text_that_is_cut_fills_its_last_line_and_says_so() -> None:
    for words in ("Prepared for " + "x" * 300, "a b " * 100, "x" * 300):
        lines = shortened(lay(words, BODY, 100), 2, BODY, 100)
        assert len(lines) == 2
        assert written(lines).endswith("…")
        assert 80 <= lines[-1].width <= 100


@pytest.mark.usefixtures("only_our_fonts")
def test_a_japanese_document_takes_a_japanese_font_or_is_refused_before_it_is_drawn() -> None:
    with Voice.of("ja").spoken(), pytest.raises(UserError, match="IPAex"):
        Composer(paper("a4"))
    Composer(paper("a4"))
    # Slides name their font and need none here, though they join what paper would.
    pack = replace(assemble(northwind()), voice=Voice.of("ja"))
    assert build_deck(pack).startswith(b"PK")


def test_japanese_words_are_as_strong_as_what_stands_beside_them() -> None:
    with Voice.of("ja").spoken():
        found = runs("価値 2026", fonts.SEMIBOLD)
        assert [(font, fonts.is_thin(font, fonts.SEMIBOLD)) for font, _ in found] == [
            ("Fallback-ipaexg", True),
            (fonts.SEMIBOLD, False),
        ]
        Composer(paper("a4"))  # is not refused
    # Elsewhere a name in these signs is drawn as it was.
    assert not fonts.is_thin("Fallback-ipaexg", fonts.SEMIBOLD)


def test_slides_name_a_font_for_japanese() -> None:
    fonts_of = {}
    for tag in ("ja", "en"):
        deck = Deck("wide", PageFrame("T", "S", "A", tag, "", "", date(2026, 11, 22)))
        deck.slide("K", "T")
        with ZipFile(BytesIO(deck.saved())) as file:
            fonts_of[tag] = b"Yu Gothic" in file.read("ppt/theme/theme1.xml")
    assert fonts_of == {"ja": True, "en": False}

"""One voice: labels of every enum, and numbers, money and dates in three locales."""

import importlib
import pkgutil
import subprocess
import sys
from collections.abc import Iterator
from datetime import UTC, date, datetime
from decimal import Decimal
from enum import Enum

import pytest
from babel.localedata import locale_identifiers
from hypothesis import given
from hypothesis import strategies as st

import csm_desktop.domain
from csm_desktop import wording
from csm_desktop.domain.records.money import Money, minor_digits
from csm_desktop.domain.records.plan import Side
from csm_desktop.domain.text.message import say
from csm_desktop.wording import Voice, labels, render
from csm_desktop.wording.formats import locale_named
from csm_desktop.wording.money_format import money_by_babel
from csm_desktop.wording.pseudo import PSEUDO

LOCALES = ("de_DE", "en_US", "ja_JP")


def enums() -> Iterator[type[Enum]]:
    """What a value of the domain can be, wherever in its rooms it is said."""
    for info in pkgutil.walk_packages(csm_desktop.domain.__path__, "csm_desktop.domain."):
        module = importlib.import_module(info.name)
        for value in vars(module).values():
            if (
                isinstance(value, type)
                and issubclass(value, Enum)
                and value.__module__ == module.__name__
            ):
                yield value


def is_stored(enum: type[Enum]) -> bool:
    """A passport says what is true of a field, and is itself no value of one."""
    room = "csm_desktop.domain.records."
    return enum.__module__.startswith(room) and enum.__module__ != f"{room}passport"


def test_every_value_of_every_enum_has_a_label() -> None:
    named = [enum for enum in enums() if is_stored(enum) or enum.__name__ in labels.NAMES]
    assert {"Trigger", "ContactRole", "Band"} <= {enum.__name__ for enum in named}
    missing = [
        f"{enum.__name__}.{member.name}"
        for enum in named
        for member in enum
        if member.value not in labels.NAMES.get(enum.__name__, {})
    ]
    assert not missing, f"name {missing} in wording/value_names"


def test_label_is_the_fields_word() -> None:
    assert wording.label(Side.CUSTOMER) == "Customer"


@pytest.mark.parametrize(
    ("locale", "expected"),
    [("de_DE", "1.234,50"), ("en_US", "1,234.50"), ("ja_JP", "1,234.50")],
)
def test_t5_money_is_written_as_the_locale_does(locale: str, expected: str) -> None:
    with Voice(locale=locale).spoken():
        assert expected in wording.money(Money(123450, "EUR"))


def test_t5_currencies_keep_their_own_decimals() -> None:
    with Voice(locale="en_US").spoken():
        assert "1,234" in wording.money(Money(1234, "JPY"))
        assert "." not in wording.money(Money(1234, "JPY"))
        assert "1,234.567" in wording.money(Money(1234567, "KWD"))
    with Voice(locale="de_DE").spoken():
        assert "1.234,567" in wording.money(Money(1234567, "KWD"))


@given(
    minor=st.integers(-(10**15), 10**15),
    currency=st.sampled_from(["EUR", "USD", "JPY", "KWD", "CHF", "GBP"]),
    locale=st.sampled_from(LOCALES),
)
def test_t5_money_makes_an_exact_round_trip(minor: int, currency: str, locale: str) -> None:
    amount = Money(minor, currency)
    with Voice(locale=locale).spoken():
        assert wording.read_money(wording.money(amount), currency) == amount


@given(
    minor=st.integers(-(10**15), 10**15) | st.sampled_from([0, 1, -1, 100, -100_000, 123_456_700]),
    currency=st.sampled_from(["EUR", "USD", "JPY", "KWD", "CHF", "INR", "XAU", "ZZZ"]),
    locale=st.sampled_from(locale_identifiers()),
    whole=st.booleans(),
)
def test_t5_money_looks_as_babel_writes_it_in_every_locale(
    minor: int, currency: str, locale: str, whole: bool
) -> None:
    amount, digits = Money(minor, currency), minor_digits(currency)
    if whole and minor % 10**digits == 0:
        digits = 0
    with Voice(locale=locale).spoken():
        expected = money_by_babel(amount.amount, currency, digits, locale_named(locale))
        assert wording.money(amount, whole) == expected.replace("-", "−")


def test_t5_an_amount_finer_than_the_currency_is_refused_not_rounded() -> None:
    with pytest.raises(ValueError, match="smallest unit"), Voice(locale="en_US").spoken():
        wording.read_money("10.5", "JPY")


def test_t5_mixed_currencies_are_shown_apart() -> None:
    mixed = [Money(100000, "USD"), Money(5000, "JPY"), Money(50000, "USD")]
    with Voice(locale="en_US").spoken():
        text = wording.moneys(mixed)
    assert text == "¥5,000 + $1,500"


@pytest.mark.parametrize(
    ("locale", "expected"),
    [("de_DE", "22. November 2026"), ("en_US", "November 22, 2026"), ("ja_JP", "2026年11月22日")],
)
def test_dates_in_full(locale: str, expected: str) -> None:
    with Voice(locale=locale).spoken():
        assert wording.day(date(2026, 11, 22)) == expected


def test_dates_for_axes() -> None:
    assert wording.short_day(date(2026, 9, 3)) == "3 Sep"
    assert wording.month(date(2026, 9, 3)) == "Sep"
    with Voice(locale="en_US").spoken():
        assert wording.short_day(date(2026, 9, 3)) == "Sep 3"


def test_months_keep_their_language_after_a_paper_in_another(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr("babel.localedata._cache", {})
    months = {"ja_JP": "3月 3月", "de_DE": "März Mär", "fr_FR": "mars mars", "es_MX": "marzo mar"}
    locale_named.cache_clear()
    for locale, expected in months.items():
        with Voice(locale=locale).spoken():
            march = date(2026, 3, 1)
            assert f"{wording.month(march, full=True)} {wording.month(march)}" == expected
    locale_named.cache_clear()


def test_an_instant_is_shown_where_it_was_planned() -> None:
    nine = datetime(2026, 11, 22, 8, 0, tzinfo=UTC)
    with Voice(locale="de_DE").spoken():
        assert "09:00" in wording.instant(nine, "Europe/Berlin")
        assert "17:00" in wording.instant(nine, "Asia/Tokyo")


def test_numbers_drop_empty_decimals() -> None:
    assert wording.number(Decimal("22.00")) == "22"
    with Voice(locale="de_DE").spoken():
        assert wording.number(Decimal("1240.5")) == "1.240,5"
    assert wording.measure(Decimal("71"), "%") == "71%"
    assert wording.measure(Decimal("22"), "minutes") == "22\u00a0minutes"
    assert wording.days(1) == "1\u00a0day"


def test_a_rough_number_is_as_short_as_it_gets() -> None:
    numbers = (4_200, 858_906, 18_400_000)
    assert [wording.compact(n, rough=True) for n in numbers] == ["4,200", "859K", "18.4M"]
    assert wording.compact(858_906) == "858,906"


def test_a_half_is_rounded_up_as_spreadsheets_do() -> None:
    assert wording.percent(Decimal("0.625")) == "63%"
    assert wording.percent(0.285) == "29%"
    assert wording.percent(Decimal("-0.625")) == "−63%"
    assert wording.measure(Decimal("12.25"), "%") == "12.3%"
    assert wording.number(Decimal("0.125")) == "0.13"
    assert wording.number(Decimal("2.5"), 0) == "3"
    assert wording.number(Decimal("-0.4"), 0) == "0"


def test_a_short_number_is_rounded_before_its_unit_is_chosen() -> None:
    numbers = (999_400, 999_600, 999_999_999, -999_600)
    assert [wording.compact(n, rough=True) for n in numbers] == ["999K", "1M", "1B", "−1M"]
    assert wording.compact(1_255_000) == "1.26M"
    with Voice(locale="ja_JP").spoken():
        assert wording.compact(99_959_999, rough=True) == "9996万"
        assert wording.compact(99_999_999, rough=True) == "1億"


def test_a_saying_is_told_with_values_in_the_locale() -> None:
    saying = say(
        "{kept} of {n} goal kept by {on}",
        "{kept} of {n} goals kept by {on}",
        kept=1,
        n=1234,
        on=date(2026, 1, 2),
    )
    with Voice(locale="de_DE").spoken():
        assert wording.render(saying) == "1 of 1.234 goals kept by 2. Januar 2026"
    assert wording.render(say("{n} goal", "{n} goals", n=1)) == "1 goal"


def test_values_are_never_read_as_templates() -> None:
    saying = say("{who} and {what}", who="{what}", what="{a.__class__}")
    assert wording.render(saying) == "{what} and {a.__class__}"


def test_an_unknown_language_falls_back_to_english() -> None:
    with Voice.of("xx").spoken():
        assert wording.tr("Kept") == "Kept"


TURNING = "annex \u202egpj.exe"
HEBREW = "חברת הרכבות 7"


@pytest.mark.parametrize("name", [TURNING, HEBREW, f"{HEBREW}\u2069\u2069 x"])
def test_b1_a_name_turns_nothing_that_stands_behind_it(name: str) -> None:
    shown = render(say("{name} was made, 3 of {n}.", name=name, n=12))
    begin, end = shown.index("\u2068"), shown.index("\u2069")
    assert shown.count("\u2068") == shown.count("\u2069") == 1
    assert shown[begin + 1 : end] == name.replace("\u2069", "").replace("\u202e", "")
    assert shown[end + 1 :] == " was made, 3 of 12."
    assert wording.beside(("Sofia", "", name)).startswith("Sofia · \u2068")
    assert wording.joined([name, "Lena"]).endswith("\u2069 and Lena")
    assert render(say("{names}", names=[name, "Lena"])) == wording.joined([name, "Lena"])


def test_a_sign_that_turns_letters_around_is_not_shown_and_others_are() -> None:
    assert wording.unturned("annex \u202egpj.exe \u202d1") == "annex gpj.exe 1"
    marks = f"{HEBREW} \u200f\u2068x\u2069"
    assert wording.unturned(marks) == marks


@pytest.mark.parametrize("name", ["R&D <beta> </b>", "Łódź", "株式会社", "🚀 Rakete"])
def test_other_names_get_no_marks(name: str) -> None:
    assert wording.isolated(name) == name


def test_the_pseudo_language_is_longer_and_keeps_places_and_mnemonics() -> None:
    with Voice(PSEUDO).spoken():
        assert render(
            say("{n} row of “{name}”", "{n} rows of “{name}”", n=2, name="R&D")
        ).startswith("[2 ŕõŵš")
        assert "R&D" in render(say("{name}", name="R&D"))
        for words in ("&File", "New account", "The book is as it was before. Try again."):
            shown = wording.tr(words)
            assert len(shown) >= 1.34 * len(words)
            assert shown.startswith("[")
            assert shown.endswith("]")
            assert ("&F" in shown) is ("&F" in words)


def test_a_list_of_names_reads_as_a_phrase() -> None:
    assert wording.joined(["Sofia", "Marc", "Lena"]) == "Sofia, Marc and Lena"
    assert wording.joined(["Sofia"]) == "Sofia"
    # Babel 2.18.0 says "y" before every name (findings/babel-spanish-lists.sh).
    with Voice.of("es").spoken():
        assert wording.joined(["Marc", "Ana", "Inés"]) == "Marc, Ana e Inés"
        assert wording.joined(["Ana", "“Hilda”"]) == "Ana e “Hilda”"
        assert wording.joined(["Inés", "Ian"]) == "Inés y Ian"


def test_importing_the_voice_does_not_import_babel() -> None:
    code = "import csm_desktop.wording, sys; sys.exit('babel' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0


PIECES = {
    "en": ("Kept: all", "5 h; lower is better", "Time (call), 1 h", "Kept. Then more."),
    "fr": ("Kept\u00a0: all", "5 h\u00a0; lower is better", "Time (call), 1 h", "Kept. Then more."),
    "ja": ("Kept：all", "5 h；lower is better", "Time（call）、1 h", "Kept。Then more。"),
}  # fmt: skip


@pytest.mark.parametrize("language", PIECES)
def test_pieces_are_put_together_as_the_language_sets_its_signs(language: str) -> None:
    with Voice.of(language).spoken():
        said = (
            wording.headed("Kept", "all"),
            wording.clauses(("5 h", "lower is better")),
            wording.aside("Time", "call") + wording.behind_comma("1 h"),
            wording.sentences(map(wording.stopped, ("Kept", "Then more"))),
        )
    assert said == PIECES[language]


def test_dates_are_written_as_each_language_has_them() -> None:
    first, other = date(2026, 11, 1), date(2026, 12, 2)
    with Voice.of("fr").spoken():
        assert (wording.day(first), wording.short_day(first)) == ("1er novembre 2026", "1er nov.")
        assert (wording.weekday_day(first), wording.short_day(other)) == ("dim. 1er nov.", "2 déc.")
    with Voice.of("pt").spoken():
        assert wording.weekday_day(other) == "qua., 2 de dez."
    with Voice.of("es").spoken():
        assert wording.month(first, with_year=True, full=True) == "noviembre de 2026"
    with Voice.of("ja").spoken():
        assert wording.month(first, with_year=True, full=True) == "2026年11月"


def test_a_value_before_its_unit_is_set_as_its_reader_sets_it() -> None:
    share = say("pace {pace} %", pace=Decimal("-2.2"))
    assert render(share) == "pace −2.2%"
    with Voice.of("de").spoken():
        assert render(share).endswith("−2,2\u00a0%")
    read = "{metric} first read: {value} {unit}"
    assert render(say(read, metric="Use", value=Decimal(63), unit="%")) == "Use first read: 63%"
    assert render(say(read, metric="Use", value=Decimal(63), unit="h")) == "Use first read: 63 h"
    assert render(say(read, metric="Use", value=Decimal(63), unit="")) == "Use first read: 63"


@pytest.mark.parametrize(
    ("language", "day", "month", "spelt"),
    [
        ("en", "3 Sep 2026", "Sep 2026", "September 2026"),
        ("pt", "3 set. 2026", "set. 2026", "setembro de 2026"),
        ("ja", "2026年9月3日", "2026年9月", "2026年9月"),
    ],
)
def test_days_and_months_have_room_in_columns_and_are_spelt_as_in_the_language(
    language: str, day: str, month: str, spelt: str
) -> None:
    on = date(2026, 9, 3)
    with Voice.of(language).spoken():
        assert wording.short_day(on, with_year=True) == day
        assert wording.month(on, with_year=True) == month
        assert wording.month(on, with_year=True, full=True) == spelt

"""Conditions on facts in a filter: what they mean, of what they hold, and what cannot be read."""

from dataclasses import replace
from datetime import date, timedelta
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from csm_desktop.domain.lists.conditions import (
    FACTS,
    FactFilter,
    FactKind,
    Misreading,
    fact_filter,
    with_condition,
)
from csm_desktop.domain.lists.lines import AccountLine
from csm_desktop.domain.records.accounts import AccountStatus
from csm_desktop.domain.records.health import Band
from csm_desktop.domain.records.lifecycle import Stage
from csm_desktop.domain.records.money import Money
from csm_desktop.wording import Voice, read_number

TODAY = date(2026, 11, 22)
LINE = AccountLine(
    1, "Northwind Rail", "northwind.example", "Rail", "DE", "Enterprise Süd", AccountStatus.LIVE,
    Stage.ADOPTION, None, band=Band.AT_RISK, score=Decimal(44), coverage=2,
    last_touch_on=TODAY - timedelta(days=31), renews_on=TODAY + timedelta(days=74),
    arr=(Money(210_000_00, "EUR"),), owner="Kim Roe", asked=4, in_time=3,
    unused=("Reports run", "Exports"), unimproved=("Minutes saved",),
)  # fmt: skip


def holds(text: str, line: AccountLine = LINE) -> bool:
    found = fact_filter(text)
    assert not found.unread, text
    assert found.conditions, text
    return found.holds(line, TODAY)


@pytest.mark.parametrize(
    "text",
    [
        "arr>50000", "arr>50,000", "arr>=210k", "ARR<0.3m", "renewal<90d", "renewal<11w",
        "renewal<2027-03-01", "touch>30d", "touch>4w", "health<50", "coverage=2", "band:risk",
        "band:at_risk", "segment:enterprise",
        'segment:"enterprise sud"', 'owner="kim roe"', "owner:kim",
        "ontime<80", "unused:reports", "unused:exports", "unimproved:minutes",
        "status:live", "country:de", "no:standing", "no:step", "arr>50k band:risk renewal<90",
    ],
)  # fmt: skip
def test_what_holds(text: str) -> None:
    assert holds(text)


@pytest.mark.parametrize(
    "text",
    [
        "arr<50000", "arr=210001", "renewal>90d", "renewal<0", "touch<31", "health>44",
        "band:healthy", "segment:growth", "segment=enterprise", "owner:alex", "no:owner", "no:arr",
        "due<7d", "standing:champion", "no:coverage", "band:risk owner:alex",
    ],
)  # fmt: skip
def test_what_does_not(text: str) -> None:
    assert not holds(text)


def test_what_nobody_knows_fulfils_no_comparison_but_never_is_longest() -> None:
    bare = replace(LINE, arr=(), renews_on=None, last_touch_on=None, score=None, owner="")
    for text in ("arr<1", "renewal<999", "renewal>0", "health<50", "health>=0", "touch<9999"):
        assert not holds(text, bare), text
    assert holds("touch>365d", bare)
    assert holds("no:arr no:renewal no:touch no:health no:owner", bare)


def test_what_cannot_be_used_is_neither_there_nor_lacking() -> None:
    broken = replace(LINE, unusable=("arr", "band"))
    for text in ("arr>0", "arr<9m", "no:arr", "health<50", "band:risk"):
        assert not holds(text, broken), text


def test_amounts_of_other_currencies_are_compared_by_their_worth_where_a_rate_is_known() -> None:
    yen = replace(LINE, arr=(Money(940_000, "JPY"),))
    asked = fact_filter("arr>50k")
    assert asked.holds(yen, TODAY, lambda _: None), "without a rate by its own number"
    assert not asked.holds(yen, TODAY, lambda _: Money(5_800_00, "EUR"))
    assert fact_filter("no:arr").holds(replace(LINE, arr=()), TODAY, lambda _: None)


def test_words_stay_words() -> None:
    found = fact_filter('north arr>50k "san jose" Foo: bar http://x.example')
    assert found.words == "north san jose Foo: bar http://x.example"
    assert len(found.conditions) == 1


@pytest.mark.parametrize("text", ["arr>", "segment:", 'owner:"', "no:", "renewal<"])
def test_what_is_still_being_typed_is_no_error(text: str) -> None:
    assert fact_filter(f"north {text}") == FactFilter("north")


@pytest.mark.parametrize(
    ("text", "misreading", "fact"),
    [
        ("arr>much", Misreading.VALUE, "arr"), ("renewal<soon", Misreading.VALUE, "renewal"),
        ("band:purple", Misreading.VALUE, "band"), ("revenue>5", Misreading.FACT, None),
        ("no:money", Misreading.FACT, None), ("segment<big", Misreading.SIGN, "segment"),
        ("arr>50.000", Misreading.VALUE, "arr"),
        ("renewal<2027-02-31", Misreading.VALUE, "renewal"),
    ],
)  # fmt: skip
def test_what_cannot_be_read_is_named_and_the_rest_holds(
    text: str, misreading: Misreading, fact: str | None
) -> None:
    found = fact_filter(f"{text} north owner:kim")
    (unread,) = found.unread
    assert (unread.typed, unread.misreading) == (text, misreading)
    assert (unread.fact.name if unread.fact else None) == fact
    assert found.words == "north"
    assert found.holds(LINE, TODAY)


def test_a_choice_may_be_called_as_the_screen_has_it() -> None:
    found = fact_filter("band:gefährdet", lambda each: "Gefährdet" if each is Band.AT_RISK else "x")
    assert found.holds(LINE, TODAY)


def test_a_number_is_read_as_its_writer_writes_it() -> None:
    with Voice(locale="de_DE").spoken():
        above = fact_filter("arr>200.000 arr<0,3m arr>0.1m", numbers=read_number)
    assert [each.wanted for each in above.conditions] == [200_000, 300_000, 100_000]
    assert above.holds(LINE, TODAY)


@given(st.text(max_size=60))
def test_anything_can_be_typed(text: str) -> None:
    found = fact_filter(text)
    found.holds(LINE, TODAY)
    assert isinstance(found.words, str)


@given(st.text(st.characters(exclude_characters=':<>="', exclude_categories=["Cs"]), max_size=40))
def test_a_text_without_signs_is_words(text: str) -> None:
    assert fact_filter(text) == FactFilter(text)


@given(st.integers(-400, 400), st.integers(-400, 400), st.sampled_from(["renewal", "touch", "due"]))
def test_each_number_of_days_is_below_at_or_above(days: int, wanted: int, name: str) -> None:
    away = -days if FACTS[name].kind is FactKind.DAYS_SINCE else days
    on = TODAY + timedelta(days=away)
    line = replace(LINE, renews_on=on, last_touch_on=on, next_step_due=on)
    assert [holds(f"{name}{sign}{wanted}d", line) for sign in "<=>"].count(True) == 1
    assert holds(f"{name}<={wanted}d", line) == (days <= wanted)


@given(st.integers(0, 10**9), st.integers(0, 10**6))
def test_conditions_together_hold_of_what_each_holds_of(minor: int, wanted: int) -> None:
    line = replace(LINE, arr=(Money(minor, "EUR"),))
    both = holds(f"arr>{wanted} band:risk owner:kim", line)
    assert both == (holds(f"arr>{wanted}", line) and holds("band:risk", line))


@given(st.text(min_size=1, max_size=20).map(str.strip).filter(bool))
def test_a_name_that_was_chosen_is_asked_for_whatever_it_is(name: str) -> None:
    """Only that of two names is found by it, unless one cannot stand in quotation marks."""
    text = with_condition("arr>1k segment:mid", "segment", name)
    read = fact_filter(text)
    if name.replace('"', "").strip():
        assert [condition.fact.name for condition in read.conditions] == ["arr", "segment"]
        assert read.conditions[1].holds(replace(LINE, segment=name), date(2026, 11, 22))
        if '"' not in name:
            longer = replace(LINE, segment=f"{name} b")
            assert not read.conditions[1].holds(longer, date(2026, 11, 22))


def test_another_choice_takes_the_place_of_what_was_asked_of_the_same_fact() -> None:
    text = with_condition('Rail segment:"Mid market" no:segment arr>1k', "segment", "High touch")
    assert text == 'Rail arr>1k segment="High touch"'
    assert with_condition(text, "segment", "") == "Rail arr>1k no:segment"

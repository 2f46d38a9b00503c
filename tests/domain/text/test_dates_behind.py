"""Dates that lie behind: yesterday and steps back, where a day that was is asked for."""

from datetime import date

import pytest

from csm_desktop.domain.text.dates_in_words import (
    date_in_words,
    date_within,
    is_weekday,
    trailing_date,
)

TODAY = date(2026, 11, 22)


@pytest.mark.parametrize(
    ("words", "meant"),
    [
        ("yesterday", date(2026, 11, 21)),
        ("Gestern", date(2026, 11, 21)),
        ("-3", date(2026, 11, 19)),
        ("-2d", date(2026, 11, 20)),
        ("-2w", date(2026, 11, 8)),
        ("−1m", date(2026, 10, 22)),
        ("-1y", date(2025, 11, 22)),
        ("+2w", date(2026, 12, 6)),
        ("-9999y", None),
        ("-", None),
        ("- 3", None),
    ],
)
def test_a_day_that_was_is_understood(words: str, meant: date | None) -> None:
    assert date_in_words(words, TODAY) == meant


@pytest.mark.parametrize(
    "text", ["Ask what broke yesterday", "Ask what broke yesterday.", "Cut the backlog by -3"]
)
def test_nothing_becomes_due_on_a_day_that_was(text: str) -> None:
    assert trailing_date(text, TODAY) == (text, None)


def test_a_dash_before_a_date_does_not_hide_it() -> None:
    assert trailing_date("Send the guide - 3 dec", TODAY) == (
        "Send the guide",
        date(2026, 12, 3),
    )


@pytest.mark.parametrize("text", ["they told us yesterday", "usage went -3 since"])
def test_a_letter_is_not_searched_for_steps_back(text: str) -> None:
    assert date_within(text, TODAY) is None


def test_a_weekday_is_told_from_other_words() -> None:
    assert is_weekday("Fri")
    assert is_weekday("Montag")
    assert not is_weekday("tomorrow")

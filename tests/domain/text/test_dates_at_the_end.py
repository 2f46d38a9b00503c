"""The day at the end of what is to be done: small words go with it, and not all that ends so is."""

from datetime import date

import pytest

from csm_desktop.domain.text.dates_in_words import trailing_date

WEDNESDAY = date(2026, 11, 25)


@pytest.mark.parametrize(
    ("text", "title", "due"),
    [
        ("call Ann next friday", "call Ann", date(2026, 12, 4)),
        ("call Ann next monday", "call Ann", date(2026, 11, 30)),
        ("call Ann this friday", "call Ann", date(2026, 11, 27)),
        ("call Ann by next fri.", "call Ann", date(2026, 12, 4)),
        ("Angebot bis nächsten Freitag", "Angebot", date(2026, 12, 4)),
        ("send pricing by EOD friday", "send pricing", date(2026, 11, 27)),
        ("send pricing no later than friday", "send pricing", date(2026, 11, 27)),
        ("send usage for 1 dec", "send usage", date(2026, 12, 1)),
        ("meet on sun", "meet", date(2026, 11, 29)),
        ("Angebot bis 2.12.", "Angebot", date(2026, 12, 2)),
        ("Angebot 2.12.2026", "Angebot", date(2026, 12, 2)),
        ("next friday", "next friday", date(2026, 12, 4)),
        ("pricing by 15 jan", "pricing", date(2027, 1, 15)),
    ],
)
def test_a_day_at_the_end_is_taken_with_the_words_that_lead_to_it(
    text: str, title: str, due: date
) -> None:
    assert trailing_date(text, WEDNESDAY) == (title, due)


@pytest.mark.parametrize(
    "text",
    [
        "call every monday", "ask why it is down since monday", "Anruf jeden Montag",
        "upgrade to version 2.10.", "migrate to Python 3.12.", "book a place in the sun",
        "note where we sat", "renew before 31 feb", "every monday",
    ],
)  # fmt: skip
def test_what_only_looks_like_a_day_is_left_whole(text: str) -> None:
    assert trailing_date(text, WEDNESDAY) == (text, None)

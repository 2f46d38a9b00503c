"""The day of something that has happened, as it is jotted down at the end of a line."""

from datetime import date, timedelta

from csm_desktop.domain.text.date_phrases import phrased_day
from csm_desktop.domain.text.dates_in_words import date_in_words, is_weekday
from csm_desktop.domain.text.plain_letters import plain_letters

_MOST_WORDS = 4
_LEADING = frozenset(("on", "last", "this", "am", "letzten", "vom", "le", "el", "il", "op"))
_APART = ",;:(-– "


def past_date(words: str, today: date, *, near: bool = False) -> date | None:
    """The date that was meant of what is over, or None where the words are no date.

    A weekday is the last one, a day and month without a year the last one; `near` takes the nearer
    of that and the next one, for what may also lie ahead. What can only lie ahead (tomorrow, +3, a
    year that was typed) stays so.
    """
    found = date_in_words(words, today)
    # A sign in front, a phrase, or a day behind us, is meant as it is.
    if found is None or found <= today or words.strip().startswith("+") or _is_phrase(words, today):
        return found
    # On Monday "fri" is the Friday before, for what has happened.
    if is_weekday(words):
        return found if near else found - timedelta(days=7)
    has_day = any(sign.isdigit() for sign in words)
    # A year that was typed is meant.
    if not has_day or str(found.year) in words or str(found.year % 100) in words.split()[1:]:
        return found
    try:
        earlier = found.replace(year=found.year - 1)
    except ValueError:  # 29 February
        return found
    if earlier > today:
        return found
    return found if near and found - today < today - earlier else earlier


def _is_phrase(words: str, today: date) -> bool:
    """Whether words say themselves on which side of today their day is."""
    return phrased_day(words, today) is not None and not words.strip()[:1].isdigit()


def trailing_past_date(text: str, today: date) -> tuple[str, date | None]:
    """The text without the date it ends with, and that date; unchanged where it ends with none."""
    words = text.split()
    for length in range(min(_MOST_WORDS, len(words)), 0, -1):
        found = past_date(" ".join(words[-length:]).strip(",;:(). "), today)
        if found is not None:
            rest = words[:-length]
            while rest and plain_letters(rest[-1]).strip(_APART) in _LEADING:
                rest.pop()
            return " ".join(rest).rstrip(_APART), found
    return text.strip(), None

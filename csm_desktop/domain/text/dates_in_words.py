"""Dates as people jot them down: `fri`, `+2w`, `-3`, `3 dec`, 2026-12-03 (design.md §1)."""

import re
from collections.abc import Mapping
from datetime import date
from types import MappingProxyType

from csm_desktop.domain.text.calendar_words import (
    MONTHS,
    WEEKDAYS,
    coming_day,
    day_of,
    days_after,
    plain_words,
)
from csm_desktop.domain.text.date_phrases import NEXT, THIS, phrased_day
from csm_desktop.domain.text.japanese_days import without_particle

_TODAY = frozenset({"today", "heute", "hoy", "oggi", "vandaag", "hoje", "aujourd'hui", "今日"})
_TOMORROW = frozenset({"tomorrow", "tmr", "morgen", "demain", "manana", "domani", "amanha", "明日"})
_YESTERDAY = frozenset(
    {"yesterday", "gestern", "hier", "ayer", "ieri", "gisteren", "ontem", "昨日"}
)
_BEFORE_YESTERDAY = frozenset(
    ("day before yesterday", "the day before yesterday", "vorgestern", "avant-hier", "anteayer",
     "anteontem", "l'altro ieri", "eergisteren", "一昨日", "おととい")
)  # fmt: skip
_AFTER_TOMORROW = frozenset(
    ("day after tomorrow", "the day after tomorrow", "ubermorgen", "apres-demain", "apres demain",
     "pasado manana", "depois de amanha", "dopodomani", "overmorgen", "明後日", "あさって")
)  # fmt: skip
_BEFORE = frozenset(
    (
        "by",
        "until",
        "till",
        "due",
        "on",
        "before",
        "for",
        "eod",
        "latest",
        "bis",
        "am",
        "zum",
        "fur",
        "pour",
        "para",
        "entro",
        "avant",
        "hasta",
        "antes",
        "d'ici",
    )
)
_AS_WRITTEN = frozenset(("até", "à", "le", "el", "il"))  # without accents English words
_ARTICLES = frozenset(("the", "den", "dem", "la", "le", "el", "del", "do", "da", "o"))
# What comes again, or has begun already, is due on no one day.
_AGAIN = frozenset(
    (
        "every",
        "each",
        "since",
        "last",
        "past",
        "jeden",
        "jeder",
        "seit",
        "letzten",
        "chaque",
        "depuis",
        "cada",
        "desde",
        "ogni",
        "da",
        "elke",
    )
)
_APART = ",;:(-–"  # signs that part a date from the words before it
_LATEST = ("no", "later", "than")
_WORDS_TOO = frozenset(("sun", "sat"))
# "A place in the sun", "where we sat": after these they are no days.
_NO_DAY_AFTER = frozenset(
    (
        "the", "a", "in", "into", "to", "of", "from", "with", "at", "and", "or", "we", "they", "he",
        "she", "it", "i", "you", "who", "that", "all", "our", "their", "his", "her", "my", "your",
        "has", "have", "had", "us", "them", "him", "is", "no", "hot",
    )
)  # fmt: skip
_OFTEN_A_SUBJECT = re.compile(
    r"\w+ (?:month|quarter|year|monat|quartal|jahr)|(?:the )?\d+[a-z][a-z]"
)
_TIME = re.compile(r"(?:at |um )?\d{1,2}(?::\d{2} ?(?:am|pm)?|[ap]m|h|:\d{2} uhr| uhr)")

_STEP = re.compile(r"([-+−])(\d{1,4})([dwmy]?)")
_ISO = re.compile(r"(\d{4})([-/.])(\d{1,2})\2(\d{1,2})")
_JAPANESE = re.compile(r"(?:(\d{4})年)?(\d{1,2})月(\d{1,2})日")
_DOTTED = re.compile(r"(\d{1,2})\.(\d{1,2})\.(\d{4})?")
_DAY_MONTH = re.compile(
    r"(\d{1,2})(?:st|nd|rd|th|\.|er)? ?(?:(?:of|de|del|di) )?([a-z]+)\.?"
    r"(?: (?:(?:de|del) )?(\d{4}))?"
)
_MONTH_DAY = re.compile(r"([a-z]+)\.? (\d{1,2})(?:st|nd|rd|th)?,?(?: (\d{4}))?")
_SLASHED = re.compile(r"(\d{1,2})/(\d{1,2})(?:/(\d{4}))?")
_MOST_WORDS = 4  # "by 3 dec 2026"
_MOST_READ = 2000  # words of a text that is searched for a date
_BETWEEN = frozenset(("of", "the", "de", "del", "di", "van"))  # 13th of December
_AROUND = ";,:!?()[]“”„\"'«»"
_NEAR: Mapping[str, int] = MappingProxyType(
    {
        **dict.fromkeys(_BEFORE_YESTERDAY, -2),
        **dict.fromkeys(_YESTERDAY, -1),
        **dict.fromkeys(_TODAY, 0),
        **dict.fromkeys(_TOMORROW, 1),
        **dict.fromkeys(_AFTER_TOMORROW, 2),
    }
)


def date_in_words(words: str, today: date) -> date | None:
    """The date that was meant, or None where the words are no date.

    A weekday is the next one after today; a day and month without a year the next one from today
    on. `+3` counts days, `+2w` weeks, `+1m` months (31 January + 1 m = 28 February), `+1y` years;
    `-3` and `-2w` count back; phrases are those of `phrased_day`.
    `13/4` is read and `3/4` is not: nobody can know which of the two is the month (I2,
    `doubtful_days`).
    """
    text = without_particle(plain_words(words))
    if found := _JAPANESE.fullmatch(text):
        text = f"{found[3]}.{found[2]}.{found[1] or ''}"
    if text in _NEAR:
        return days_after(today, _NEAR[text], "d")
    if text in WEEKDAYS:
        return days_after(today, (WEEKDAYS[text] - today.weekday() - 1) % 7 + 1, "d")
    if found := _STEP.fullmatch(text):
        return days_after(today, int(found[1].replace("−", "-") + found[2]), found[3] or "d")
    if found := _ISO.fullmatch(text):
        return day_of(int(found[1]), int(found[3]), int(found[4]))
    if found := _SLASHED.fullmatch(text):
        days = _slashed(found, today)
        return days[0] if len(days) == 1 else None
    return _calendar_day(text, today) or phrased_day(text, today) or _named_twice(text, today)


def _named_twice(text: str, today: date) -> date | None:
    """A day with its weekday before it ("fri 4 dec"), where it is that weekday."""
    weekday, _, day = text.partition(" ")
    number = WEEKDAYS.get(weekday.rstrip(",."))
    found = date_in_words(day, today) if number is not None and day else None
    return found if found is not None and found.weekday() == number else None


def doubtful_days(words: str, today: date) -> tuple[date, ...]:
    """The two days that words such as `3/4` may mean; nothing where there is no doubt."""
    found = _SLASHED.fullmatch(plain_words(words))
    days = _slashed(found, today) if found else ()
    return days if len(days) > 1 else ()


def _slashed(found: "re.Match[str]", today: date) -> tuple[date, ...]:
    """The days that two numbers may be, the day first as most of the world writes it."""
    one, other = int(found[1]), int(found[2])
    both = (coming_day(one, other, found[3], today), coming_day(other, one, found[3], today))
    return tuple(dict.fromkeys(day for day in both if day is not None))


def is_weekday(words: str) -> bool:
    """Whether the words are the name of a weekday and nothing else."""
    return plain_words(words) in WEEKDAYS


def is_near(words: str) -> bool:
    """Whether the words are today, or a day or two before or after it."""
    return plain_words(words) in _NEAR


def _calendar_day(text: str, today: date) -> date | None:
    if found := _DOTTED.fullmatch(text):
        return coming_day(int(found[1]), int(found[2]), found[3], today)
    if (found := _DAY_MONTH.fullmatch(text)) and found[2] in MONTHS:
        return coming_day(int(found[1]), MONTHS[found[2]] + 1, found[3], today)
    if (found := _MONTH_DAY.fullmatch(text)) and found[1] in MONTHS:
        return coming_day(int(found[2]), MONTHS[found[1]] + 1, found[3], today)
    return None


def trailing_date(text: str, today: date) -> tuple[str, date | None]:
    """The text without the date it ends with, and that date; unchanged where it ends with none.

    Small words that lead to the date ("by", "bis", "on the") go with it; a time of day behind it
    stays in the text. A text that is nothing but a date keeps it as its words, since something must
    be left to be done. What counts back is no date here: "ask what broke yesterday" is due some
    other day.
    """
    words = text.split()
    for length in (2, 1):
        if len(words) > length + 1 and _TIME.fullmatch(plain_words(" ".join(words[-length:]))):
            rest, found = _without_date(words[:-length], today)
            if found is not None:
                return " ".join((*rest, *words[-length:])), found
    # Something must be left to be done: a phrase alone stays as its words.
    whole = phrased_day(text, today) if len(words) > 1 else None
    rest, found = (words, whole) if whole is not None else _without_date(words, today)
    return (" ".join(rest), found) if found is not None else (text.strip(), None)


def _without_date(words: list[str], today: date) -> tuple[list[str], date | None]:
    for length in range(min(_MOST_WORDS, len(words) - 1), 0, -1):
        tail = " ".join(words[-length:]).rstrip(";,)!")
        if tail[:1] in "-−" or _NEAR.get(plain_words(tail.rstrip(".")), 0) < 0:
            continue
        day = plain_words(tail.rstrip("."))
        found = date_in_words(tail, today) or date_in_words(day, today)
        if found is None or (found < today and phrased_day(day, today) is not None):
            continue
        rest, leading = _led(words[:-length])
        if _is_meant(day, leading, rest):
            left = " ".join(rest or words).rstrip(f" {_APART}")
            return left.split(), found
    return words, None


def _led(words: list[str]) -> tuple[list[str], frozenset[str]]:
    """The words without the small ones at their end that lead to a date, and those."""
    plain = [plain_words(word) for word in words]
    end = len(words)
    # "by the 15th", "until the end of march": an article counts only behind such a word.
    if end > 1 and plain[end - 1] in _ARTICLES and plain[end - 2] in _BEFORE:
        end -= 1
    while end and (
        plain[end - 1] in _BEFORE | THIS | NEXT | _AGAIN or words[end - 1].casefold() in _AS_WRITTEN
    ):
        end -= 1
    if tuple(plain[end - 3 : end]) == _LATEST and end > 3:
        end -= 3
    return words[:end], frozenset(plain[end:])


def _is_meant(day: str, leading: frozenset[str], before: list[str]) -> bool:
    """Whether words that read as a day are one here: "since monday", "Python 3.12." and "budget for
    next year" are not."""
    if leading & _AGAIN:
        return False
    if leading - {"for"} or (before and before[-1][-1] in _APART):
        return True
    if day in _WORDS_TOO:
        return bool(leading) or not before or plain_words(before[-1]) not in _NO_DAY_AFTER
    if day.startswith("the "):
        return True
    doubtful = _DOTTED.fullmatch(day + ".") or _OFTEN_A_SUBJECT.fullmatch(day)
    return doubtful is None or (bool(leading) and _DOTTED.fullmatch(day + ".") is not None)


def date_within(text: str, today: date) -> date | None:
    """The date that stands anywhere in a text: the fullest one, of those the first; None if none.

    Steps such as `+2w` and words such as "today" are no dates here: in a letter they mean nothing.
    """
    # No blanks part the words of Japanese: a day stands within them.
    if (found := _japanese_within(text, today)) is not None:
        return found
    words = [word for word in text.split()[:_MOST_READ] if word.casefold() not in _BETWEEN]
    bare = [word.strip(_AROUND) for word in words]
    # The longest piece first: "3 dec 2026" would be found as "3 dec" of another year.
    for length in range(3, 0, -1):
        for start in range(len(bare) - length + 1):
            piece = " ".join(bare[start : start + length])
            if length == 1 and (not piece or plain_words(piece) in _NEAR or piece[0] in "+-−"):
                continue
            # The full stop may end the sentence, or belong to "13." and "dec.": both are tried.
            found = date_in_words(piece, today) or date_in_words(piece.rstrip("."), today)
            # "Next week" was next to the day on which the letter was written.
            if found is not None and phrased_day(piece.rstrip("."), today) is None:
                return found
    return None


def _japanese_within(text: str, today: date) -> date | None:
    found = list(_JAPANESE.finditer(text)) if "月" in text else []
    fullest = next((each for each in found if each[1]), next(iter(found), None))
    return date_in_words(fullest[0], today) if fullest is not None else None

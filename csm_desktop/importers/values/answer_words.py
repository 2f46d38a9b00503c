"""Answers of surveys in words: "Promoter", "Very satisfied" (our choice of words and of steps).

A promoter stands for 10, a passive for 8, a detractor for 0, which leaves an NPS what it is; the
five steps of satisfaction are a share of 100.
"""

import re
from collections.abc import Sequence

from csm_desktop.importers.files.workbooks import Cell
from csm_desktop.importers.meaning.headers import words
from csm_desktop.importers.values.shapes import as_text

_NPS_WORDS: dict[str, int] = {
    "promoter": 10, "promoters": 10, "passive": 8, "passives": 8, "neutral": 8, "detractor": 0,
    "detractors": 0, "promotor": 10, "promoteur": 10, "passif": 8, "détracteur": 0, "passiv": 8,
    "detraktor": 0, "kritiker": 0, "detractora": 0, "pasivo": 8,
}  # fmt: skip
_STEPS: dict[int, str] = {
    100: """
    very satisfied|extremely satisfied|completely satisfied|highly satisfied|sehr zufrieden|
    très satisfait|très satisfaite|muy satisfecho|zeer tevreden|molto soddisfatto""",
    75: """
    satisfied|somewhat satisfied|zufrieden|satisfait|satisfaite|satisfecho|tevreden|soddisfatto""",
    50: """
    neutral|neither satisfied nor dissatisfied|neither|mixed|teils teils|neutre|neutraal|ok|okay""",
    25: """
    dissatisfied|unsatisfied|somewhat dissatisfied|not satisfied|unzufrieden|insatisfait|
    insatisfaite|insatisfecho|ontevreden|insoddisfatto""",
    0: """
    very dissatisfied|very unsatisfied|extremely dissatisfied|not at all satisfied|
    sehr unzufrieden|très insatisfait|très insatisfaite|muy insatisfecho|zeer ontevreden""",
}
_STEP_OF = {
    " ".join(word.split()): step for step, text in _STEPS.items() for word in text.split("|")
}
# Steps of other systems: Zendesk's two, Intercom's five faces, Freshdesk's seven, and a school's.
_OTHER_STEPS: tuple[dict[str, int], ...] = (
    {"good": 100, "bad": 0, "good with comment": 100, "bad with comment": 0,
     "good without comment": 100, "bad without comment": 0},
    {"amazing": 100, "great": 75, "ok": 50, "okay": 50, "bad": 25, "terrible": 0},
    {"extremely happy": 100, "very happy": 83, "happy": 67, "neutral": 50, "unhappy": 33,
     "very unhappy": 17, "extremely unhappy": 0},
    {"excellent": 100, "very good": 80, "good": 75, "average": 50, "fair": 50, "poor": 25,
     "very poor": 0},
    {"positive": 100, "neutral": 50, "negative": 0},
)  # fmt: skip
NO_ANSWER = frozenset(
    ("offered", "unoffered", "not offered", "not rated", "unrated", "no rating", "no response",
     "no answer", "skipped", "not answered")
)  # fmt: skip
_LABELLED = re.compile(
    r"^(?:[^\d]{3,40}[-–(:]\s?(?P<behind>10|\d)\)?|(?P<before>10|\d)\s?[-–(:][^\d]{3,40})$"
)  # fmt: skip
_OF_BEST = re.compile(
    r"^(?P<number>\d{1,3})\s*(?:/|of|out of|von|sur|de|van|su)\s*(?P<best>5|7|10|100)$",
    re.IGNORECASE,
)
_FROM_ONE = (5, 7)
_ONLY_NPS = frozenset(_NPS_WORDS) - {"neutral", "passive", "passiv", "passif", "pasivo", "passives"}


def are_answers(texts: Sequence[str]) -> bool:
    """Whether the values of a column are answers in words, of one sort of survey."""
    said = _answered(texts)
    return bool(said) and _vocabulary(said) is not None


def speak_of_nps(texts: Sequence[str]) -> bool:
    """Whether the values can only be the three groups of an NPS."""
    return any(words(text) in _ONLY_NPS for text in texts) and _vocabulary(texts) is _NPS_WORDS


def in_numbers(cells: Sequence[Cell]) -> Sequence[Cell]:
    """The cells with their words as numbers, where the column is one of words."""
    texts = _answered([text for cell in dict.fromkeys(cells) if (text := as_text(cell))])
    known = _vocabulary(texts) if texts else None
    if known is None:
        is_dressed = any(_LABELLED.match(text) or _OF_BEST.match(text) for text in texts)
        return [number_of(cell) for cell in cells] if is_dressed else cells
    return [known.get(words(text), "") if (text := as_text(cell)) else cell for cell in cells]


def _answered(texts: Sequence[str]) -> list[str]:
    """Without what help desks write where somebody was asked and gave no answer."""
    return [text for text in texts if words(text) not in NO_ANSWER]


def are_labelled(texts: Sequence[str]) -> bool:
    """Whether the values are numbers, some with their words beside them."""
    labelled = [text for text in texts if _LABELLED.match(text)]
    return bool(labelled) and all(text in labelled or text.strip().isdigit() for text in texts)


def number_of(cell: Cell) -> Cell:
    """The number of an answer that has its words beside it, as "Extremely likely - 10", or the best
    one: "9/10" is 9, and "4/5" a share of 100, for a scale of five beside others is known here
    alone."""
    text = as_text(cell)
    if found := _LABELLED.match(text):
        return int(found["behind"] or found["before"])
    if not (found := _OF_BEST.match(text)):
        return cell
    number, best = int(found["number"]), int(found["best"])
    if number > best or (best in _FROM_ONE and not number):
        return cell
    return round(100 * (number - 1) / (best - 1)) if best in _FROM_ONE else number


def _vocabulary(texts: Sequence[str]) -> dict[str, int] | None:
    spoken = {words(text) for text in texts}
    return next(
        (known for known in (_NPS_WORDS, _STEP_OF, *_OTHER_STEPS) if spoken <= known.keys()), None
    )

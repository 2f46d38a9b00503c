"""Pieces that the program puts together where there is no sentence to translate: the signs between
them are set as each language sets them."""

from collections.abc import Iterable

from csm_desktop.values import dataclass
from csm_desktop.wording.speech import isolated
from csm_desktop.wording.voice import voice

_CLOSED = ".。!?！？…"


@dataclass(frozen=True, slots=True)
class _Signs:
    """`blank` is what stands between two sentences."""

    colon: str = ": "
    comma: str = ", "
    semicolon: str = "; "
    stop: str = "."
    blank: str = " "
    brackets: tuple[str, str] = (" (", ")")


_ENGLISH = _Signs()
_SIGNS = {
    "fr": _Signs(colon="\u00a0: ", semicolon="\u00a0; "),
    "ja": _Signs("：", "、", "；", "。", "", ("（", "）")),
}


def _signs() -> _Signs:
    return _SIGNS.get(voice().language.partition("_")[0], _ENGLISH)


def headed(head: str, words: str = "") -> str:
    """Words behind what they are about: "Kept: all", "Tenu : tout"."""
    return f"{isolated(head)}{_signs().colon}{isolated(words)}"


def commas(texts: Iterable[str]) -> str:
    """Those texts that say anything, one behind another: "Marc Olivier, CFO"."""
    return _signs().comma.join(text for text in texts if text)


def behind_comma(words: str) -> str:
    """Words that are told behind others: ", 21 December"."""
    return f"{_signs().comma}{words}"


def clauses(texts: Iterable[str]) -> str:
    """Texts that have commas of their own, one behind another: "5 h; better is lower"."""
    return _signs().semicolon.join(texts)


def aside(words: str, remark: str) -> str:
    """Words with a remark in brackets; either may be empty."""
    before, behind = _signs().brackets
    return f"{words}{before}{remark}{behind}" if remark else words


def stopped(words: str) -> str:
    """Words with one full stop at their end, also behind an abbreviated month."""
    return words if words.endswith(tuple(_CLOSED)) or not words else f"{words}{_signs().stop}"


def sentences(texts: Iterable[str]) -> str:
    """Sentences that have their stops, one behind another."""
    said = ""
    for text in texts:
        said += f"{next_sentence(said)}{text}" if said and text else text
    return said


def next_sentence(after: str = "") -> str:
    """What parts a sentence from the next, where both are looked at apart; behind Latin letters
    that is a blank in every language."""
    return " " if after and after[-1].isascii() else _signs().blank

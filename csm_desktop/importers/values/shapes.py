"""What a cell looks like, whatever it may mean: the evidence that values give about a column."""

import re
from collections.abc import Sequence
from datetime import date, datetime
from enum import StrEnum
from functools import lru_cache
from typing import cast

from csm_desktop.importers.files.workbooks import Cell
from csm_desktop.importers.values.units import CODES


class Shape(StrEnum):
    """The looks that tell header from data, and one kind of column from another."""

    BLANK = "blank"
    NUMBER = "number"
    MONEY = "money"
    DATE = "date"
    EMAIL = "email"
    WEB = "web"
    FLAG = "flag"
    CODE = "code"
    TEXT = "text"


# What exports write where there is nothing; the second list only where no word is expected.
BLANKS = frozenset(
    ("", "-", "--", "---", "–", "—", "n/a", "#n/a", "null", "(null)", "[null]", "(blank)", "(none)",
     "-none-", "#value!", "#ref!", "#div/0!", "#name?", "#num!", "#null!", "#spill!", "#calc!",
     "#getting_data", "\\n", "undefined")
)  # fmt: skip
NO_VALUES = BLANKS | frozenset(
    (".", "..", "na", "n.a.", "none", "nil", "nan", "k.a.", "s/o", "n.d.", "なし", "?", "tbd",
     "0000-00-00", "00.00.0000", "0.0.00", "00/00/0000", "00/00/00", "00-00-0000",
     "0000-00-00 00:00:00", "t.b.d.", "tbc", "t.b.c.", "to be confirmed", "not set",
     "not specified", "not applicable", "unknown", "unbekannt", "inconnu", "desconocido",
     "k. a.", "keine angabe", "brak", "néant", "aucun", "aucune", "ninguno", "ninguna", "nenhum",
     "nessuno", "nessuna", "geen", "ingen", "inget", "ei ole", "žádný", "není", "nincs", "yok",
     "未定", "未設定", "nicht bekannt", "n. v.", "n.b.", "non renseigné", "nd",
     "sin datos", "sem dados", "x.x.", "offen lassen")
)  # fmt: skip
LONGEST_NO_VALUE = max(map(len, NO_VALUES))
_YES_TEXT = """
    yes true 1 y t ja j wahr oui vrai o sí si s verdadero sim x ✓ ✔ はい 有 是 on vero waar checked
    sì ticked selected ☑ ✅ ✔️
    tak ano áno igen kyllä да evet da ναι 1.0
"""
YES = frozenset(_YES_TEXT.split())
_NO_TEXT = """
    no false 0 n f nein falsch non faux não nao falso いいえ 無 否 off nee onwaar unchecked ☐ ❌ ✗ ✘
    nie nem ei нет hayır nu όχι 0.0
"""
NO = frozenset(_NO_TEXT.split())

_NUMBER = re.compile(r"^[+-]?\(?[\d\u0660-\u0669][\d.,'’\s\u00a0\u202f]*\)?\s*%?-?$")
_MEASURED = re.compile(
    r"^-?\d[\d.,'’\u00a0\u202f]*(?:\s?(?:[KMGTP]i?B|[km])|\s(?:bytes|ms|s|secs?|seconds|mins?|minutes"
    r"|h|hrs?|hours?|std|stunden|minuten))$|^\d{1,5}\s?h\s?\d{1,2}\s?m(?:in)?$", re.IGNORECASE,
)  # fmt: skip
_SIGNS = r"[€£¥￥$₹₩₽₪₺฿]|US\$|A\$|C\$|Fr\.|kr"
_CODES = "|".join(sorted(CODES))  # any three letters would make money of the id ACC-78
_MONEY = re.compile(
    rf"^[(+-]*\s*(?:{_SIGNS}|{_CODES})\s*-?[\d][\d.,'’\s\u00a0\u202f]*[kKmM]?\)?$"
    rf"|^[(+-]*\d[\d.,'’\s\u00a0\u202f]*[kKmM]?\s*(?:{_SIGNS}|{_CODES}|円|zł|Kč|Ft|TL|lei|元|원)\)?$"
)
_DATE = re.compile(
    r"^(?:\d{4}[-/.]\s?\d{1,2}[-/.]\s?\d{1,2}\.?|\d{1,2}[-/.]\s?\d{1,2}[-/.]\s?(?:\d{4}|\d{2})"
    r"|\d{4}年\d{1,2}月\d{1,2}日"
    r"|\d{1,2}\.?[\s-](?:de\s)?[^\W\d]{3,10}\.?,?[\s-](?:de\s)?\d{2,4}"
    r"|[^\W\d]{3,10}\.?\s\d{1,2},?\s\d{4})"
    r"(?:[T,\s].*)?$"
)
_EMAIL = re.compile(r"^(?:mailto:)?[^\s@<>]+@[^\s@]+\.[^\s@]+$", re.IGNORECASE)
_WEB = re.compile(
    r"^(?:https?://)?(?:[^\W_](?:[\w-]*[^\W_])?\.)+[^\W\d_]{2,24}(?::\d+)?(?:[/?#]\S*)?$",
    re.IGNORECASE,
)
_CODE = re.compile(r"^(?=.*\d)[A-Za-z0-9]{1,20}(?:[-_.:#][A-Za-z0-9]{1,20}){0,5}$")


def yes_or_no(text: str) -> bool | None:
    """What a cell says by a word for yes or no; None for any other."""
    word = text.casefold()
    return True if word in YES else False if word in NO else None


def is_blank(cell: Cell) -> bool:
    """Whether the cell holds no number, date or address: nothing, or a word for nothing."""
    return isinstance(cell, str) and cell.strip().casefold() in NO_VALUES


def shape(cell: Cell) -> Shape:
    """The look of one cell."""
    # Before numbers: True is one.
    if isinstance(cell, bool):
        return Shape.FLAG
    if isinstance(cell, (int, float)):
        return Shape.NUMBER
    if isinstance(cell, date):
        return Shape.DATE
    # The look of a value shows at its beginning; a note may be 200 KB.
    return _shape_of_text(cell.strip()[:200])


@lru_cache(maxsize=4096)  # the same cells are looked at for headers, columns and sums
def _shape_of_text(text: str) -> Shape:
    if text.casefold() in NO_VALUES:
        return Shape.BLANK
    if text.casefold() in YES or text.casefold() in NO:
        return Shape.NUMBER if text in ("0", "1") else Shape.FLAG
    for pattern, look in _LOOKS:
        if pattern.match(text):
            return look
    return Shape.TEXT


_LOOKS = (
    (_DATE, Shape.DATE),
    (_NUMBER, Shape.NUMBER),
    (_MEASURED, Shape.NUMBER),
    (_MONEY, Shape.MONEY),
    (_EMAIL, Shape.EMAIL),
    (_WEB, Shape.WEB),
    (_CODE, Shape.CODE),
)


def as_texts(cells: Sequence[Cell]) -> list[str]:
    """The texts of a column, told for all of them at once where they are texts already."""
    if set(map(type, cells)) == {str}:
        return list(map(str.strip, cast("Sequence[str]", cells)))
    return list(map(as_text, cells))


def as_text(cell: Cell) -> str:
    """The cell as a person would have typed it; dates as ISO, without a midnight nobody meant."""
    if isinstance(cell, str):
        return cell.strip()
    if isinstance(cell, bool):
        return "TRUE" if cell else "FALSE"
    if isinstance(cell, datetime):
        return cell.isoformat(" ").removesuffix(" 00:00:00")
    return str(cell)

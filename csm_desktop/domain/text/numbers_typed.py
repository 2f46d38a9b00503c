"""Numbers as people type them: the place of a sign tells decimals from groups where it can.

`27,5` has a decimal comma for everyone; only a lone sign before exactly three digits (`48.500`)
means one thing here and another there, and there the writer's own locale decides.
"""

import re
from decimal import Decimal

# Directions say nothing of a number; spaces, apostrophes, dashes and wide signs are typed as well.
_PLAIN: dict[int, str] = {
    **dict.fromkeys(map(ord, "\u200e\u200f\u061c"), ""),
    **dict.fromkeys(map(ord, "\u00a0\u2009\u202f\u3000"), " "),
    **dict.fromkeys(map(ord, "\u2212\u2013\uff0d"), "-"),
    **{0xFF10 + digit: str(digit) for digit in range(10)},
    ord("\u2019"): "'",
    ord("\uff0e"): ".",
    ord("\uff0c"): ",",
}
_BODY = re.compile(r"[+-]? *((?:\d|[.,](?=\d))(?:[\d.,' ]*\d)?)")
_SIGNS = frozenset(".,")
_SCALES = {"k": 1_000, "m": 1_000_000}


def without_scale(text: str) -> tuple[str, int]:
    """What stands before a k for thousands or an m for millions, and how many that means: 1 where
    there is none."""
    plain = text.strip()
    scale = _SCALES.get(plain[-1:].casefold(), 1)
    return (plain[:-1], scale) if scale > 1 else (plain, 1)


def number_typed(text: str, decimal: str, group: str, *, in_twos: bool = False) -> Decimal | None:
    """The number that was typed, exact; None where it is none, or could be two.

    `decimal` and `group` are the locale's signs; `in_twos` says that it groups as India does.
    """
    plain = text.translate(_PLAIN).strip()
    found = _BODY.fullmatch(plain)
    if found is None:
        return None
    parts = _parts(found[1], decimal, group.translate(_PLAIN))
    if parts is None:
        return None
    whole, decimals = parts
    digits = _ungrouped(whole, in_twos)
    if digits is None:
        return None
    value = Decimal(f"{digits or 0}.{decimals}" if decimals else digits)
    # A zero has no sign; "-0" would be shown as typed.
    return -value if plain.startswith("-") and value else value


def _parts(body: str, decimal: str, group: str) -> tuple[str, str] | None:
    """What stands before the decimal sign, groups and all, and the digits behind it."""
    signs = [sign for sign in body if not sign.isdigit()]
    if not signs or signs[-1] not in _SIGNS or signs.count(signs[-1]) > 1:
        return body, ""
    last = signs[-1]
    before, _, after = body.rpartition(last)
    is_group_like = len(signs) == 1 and len(after) == 3 and re.fullmatch(r"[1-9]\d{0,2}", before)
    if not is_group_like or last == decimal:
        return before, after
    return (body, "") if last == group else None


def _ungrouped(whole: str, in_twos: bool) -> str | None:
    """The digits of a whole number, None where its groups are not regular and of one sign."""
    signs = {sign for sign in whole if not sign.isdigit()}
    if not signs:
        return whole
    sign = re.escape(min(signs))
    ways = [rf"[1-9]\d{{0,2}}(?:{sign}\d{{3}})+"]
    if in_twos:
        ways.append(rf"[1-9]\d?(?:{sign}\d{{2}})*{sign}\d{{3}}")
    if len(signs) > 1 or not any(re.fullmatch(way, whole) for way in ways):
        return None
    return whole.replace(min(signs), "")

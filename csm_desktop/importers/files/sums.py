"""Sums, averages and counts that a report writes below its rows, held against those rows."""

import re
from collections.abc import Collection, Sequence
from dataclasses import field
from decimal import Decimal
from itertools import pairwise
from typing import cast

from csm_desktop.domain.text.message import Message, say
from csm_desktop.importers.files.set_aside import SetAside, aside
from csm_desktop.importers.files.source_table import columns_of
from csm_desktop.importers.files.workbooks import Cell
from csm_desktop.importers.values.numbers import read_numbers
from csm_desktop.importers.values.shapes import Shape, as_text, shape
from csm_desktop.importers.values.units import CODES
from csm_desktop.values import dataclass

_LONGEST = 120  # characters of a label
_TOTAL_TEXT = (
    r"(?:grand[\s-]*|sub[\s-]*)?totals?|sum(?:me)?|zwischensumme|gesamt(?:summe)?|insgesamt|"
    r"sous-total|somme|suma|subtotal|totaal|subtotaal|totale|subtotale|razem|összesen|итого|"
    r"合計|小計|総計|总计|小计|合计|總計|合計額|yhteensä|celkem|spolu|toplam|"
    r"genel toplam|totalt|i alt|sammanlagt|ukupno|합계|총계|소계|계"
)
_AVERAGE_TEXT = (
    r"average|avg\.?|mean|median|durchschnitt|mittelwert|moyenne|promedio|media|média|"
    r"gemiddelde|średnia|átlag|平均|ø"
)
_COUNT_TEXT = r"count|number of (?:records|rows)|anzahl|nombre|records?"
LABEL = re.compile(
    rf"^(?:(?P<of>.+?)[\s:–-]+)?(?:(?P<total>{_TOTAL_TEXT})|(?P<average>{_AVERAGE_TEXT})|"
    rf"(?P<count>{_COUNT_TEXT}))(?:[\s:–-]+(?P<for>[^()]+?))?\s*(?:\([^()]*\))?\s*:?$",
    re.IGNORECASE,
)
WORDS = re.compile(
    rf"(?:^|[\s:–-])(?:{_TOTAL_TEXT}|{_AVERAGE_TEXT}|{_COUNT_TEXT})(?:$|[\s:(–-])", re.IGNORECASE
)
_STEM_TEXT = """
    total sum somme suma gesamt totaal razem összesen итого 合計 小計 総計 总计 小计 count number
    合计 總計 yhteensä celkem spolu toplam alt sammanlagt ukupno 합계 총계 소계 계
    anzahl nombre record average avg mean median durchschnitt mittelwert moyenne promedio media
    média gemiddelde średnia átlag 平均 ø
"""
# Boards write the first and last day of a group below its days, as they write sums below numbers.
_SPAN = re.compile(r"(?P<day>\d[\d./-]{6,9})\s*(?:to|bis|until|-|–|→)\s*\d[\d./-]{6,9}")
_OF_FIRMS = frozenset({"media", "média", "mean", "record", "records", "median"})
STEMS = tuple(stem.casefold() for stem in _STEM_TEXT.split())
"""One of them stands in whatever `WORDS` finds (a test holds it)."""
_TOLERANCE = Decimal("0.01")  # of a figure's last shown place, where a report rounds


@dataclass(slots=True)
class Sums:
    """What the rows above add up to, column by column: all of them, and since the last sum."""

    all: dict[int, list[Decimal]] = field(default_factory=dict)
    group: dict[int, list[Decimal]] = field(default_factory=dict)

    def add(self, numbers: dict[int, Decimal]) -> None:
        """One more row of data."""
        for column, number in numbers.items():
            self.all.setdefault(column, []).append(number)
            self.group.setdefault(column, []).append(number)


@dataclass(frozen=True, slots=True)
class Begins:
    """What each of many rows begins with, where that is a text in all of them, as in most lists;
    and all of it in one, without capitals, between line breaks: one look finds a sign in any."""

    texts: list[str]
    everything: str

    @staticmethod
    def of(rows: Sequence[Sequence[Cell]]) -> "Begins | None":
        """None where a row begins with something else, or with nothing."""
        try:
            texts = list(map(str.strip, cast("Sequence[str]", columns_of(rows, 1)[0])))
        except TypeError:  # cells of a workbook
            return None
        return Begins(texts, "\n".join(texts).casefold()) if all(texts) else None


def suspicious_rows(rows: Sequence[Sequence[Cell]], begin: int, begins: Begins | None) -> list[int]:
    """The rows from `begin` on that may be sums, by index."""
    if begins is None:
        return _suspicious_of_any(rows, begin)
    stems = [stem for stem in STEMS if stem in begins.everything]
    if not stems:
        return []
    texts = begins.everything.split("\n")
    if len(texts) != len(rows):  # one has several lines
        texts = list(map(str.casefold, begins.texts))
    places = {i for stem in stems for i, text in enumerate(texts) if stem in text}
    return [i for i in sorted(places) if i >= begin and is_suspect(rows[i])]


def _suspicious_of_any(rows: Sequence[Sequence[Cell]], begin: int) -> list[int]:
    firsts = columns_of(rows, 1)[0]
    different = set(firsts)
    texts = {cell for cell in different if isinstance(cell, str) and cell and not cell.isspace()}
    odd = (different - texts) | {
        text for text in texts if any(stem in text.casefold() for stem in STEMS)
    }
    return [
        i for i, cell in enumerate(firsts) if cell in odd and i >= begin and is_suspect(rows[i])
    ]


def is_suspect(row: Sequence[Cell]) -> bool:
    """Whether a row may be a sum: it is called one, or its first cells are empty."""
    for j, cell in enumerate(row[:3]):
        if not isinstance(cell, str):
            return j > 0
        if cell and not cell.isspace():
            is_called = len(cell) < _LONGEST and WORDS.search(cell) is not None
            return is_called or (j > 0 and shape(cell) in (Shape.NUMBER, Shape.MONEY, Shape.DATE))
    return True


def leading_rows(rows: Sequence[Sequence[Cell]], begin: int) -> list[int]:
    """The rows that hold a name and figures alone, where others say more: they may be sums of those
    below them, as outlines write them."""
    # A look at two columns spares most lists the whole of it.
    if not gaps_among(rows, (1, 2)):
        return []
    maybe = [i for i in range(begin, len(rows)) if "" in rows[i][1:3]]
    # What stands in every row, as who changed it last, says nothing of one.
    same = {j for j, column in enumerate(columns_of(rows, 0)) if len(set(column)) == 1}
    found = [i for i in maybe if _words_beyond(rows[i], same) == 0 and as_text(rows[i][0])]
    others = len(rows) - begin - len(found)
    return found if found and found[0] == begin and others > len(found) else []


def gaps_among(rows: Sequence[Sequence[Cell]], places: Sequence[int]) -> bool:
    """Whether the columns at these places are there, and one of them has an empty cell."""
    columns = columns_of(rows, 0)
    return len(columns) > max(places) and any(
        not all(columns[place]) and "" in columns[place] for place in places
    )


def _words_beyond(row: Sequence[Cell], same: Collection[int]) -> int:
    """How many cells behind the first hold words, and no figures."""
    return sum(
        1 for j, cell in enumerate(row)
        if j and j not in same and as_text(cell) and shape(cell) not in (Shape.NUMBER, Shape.MONEY)
    )  # fmt: skip


def sums_above(
    leading: Sequence[int], numbers: dict[int, dict[int, Decimal]], end: int
) -> frozenset[int]:
    """Of these rows those that are sums, where each of them is the sum of the rows up to the next
    one; none where one is not. Beside a sum other columns may be told as their mean."""
    several = False
    for first, last in pairwise([*leading, end]):
        below = [numbers.get(i, {}) for i in range(first + 1, last)]
        own = {j: [each[j] for each in below if j in each] for j in numbers.get(first, {})}
        hows = {_how(numbers[first][j], values) for j, values in own.items() if values}
        if "sum" not in hows or "" in hows:
            return frozenset()
        several = several or len(below) > 1
    return frozenset(leading) if several else frozenset()


def _how(number: Decimal, values: Sequence[Decimal]) -> str:
    """Whether a figure above others is their sum or their mean; empty where it is neither."""
    total = sum(values, Decimal(0))
    if number == total:
        return "sum"
    places = max(_TOLERANCE, Decimal(1).scaleb(int(number.as_tuple().exponent)))
    return "mean" if abs(number - total / len(values)) <= places else ""


def numbers_of(rows: Sequence[Sequence[Cell]]) -> dict[int, dict[int, Decimal]]:
    """Row -> column -> number, of columns that hold little else."""
    numbers: dict[int, dict[int, Decimal]] = {}
    for j, column in enumerate(zip(*rows, strict=True)):
        # The first rows tell what a column is.
        looks = [shape(cell) for cell in column[:200]]
        filled = [look for look in looks if look is not Shape.BLANK]
        figures = sum(look in (Shape.NUMBER, Shape.MONEY) for look in filled)
        if not filled or figures * 10 < len(filled) * 7:
            continue
        for i, value in enumerate(read_numbers(column).values):
            if value is not None:
                numbers.setdefault(i, {})[j] = value
    return numbers


def sum_row(
    headers: Sequence[str],
    row: Sequence[Cell],
    line: int,
    numbers: dict[int, dict[int, Decimal]],
    i: int,
    sums: Sums,
    above: Sequence[Cell] = (),
) -> SetAside | None:
    """The row as a sum, an average or a count of those above; None where it is data. `above` is the
    row before it: a sum of a month names the month as its rows do."""
    figures = numbers.get(i, {})
    words = [
        j for j, cell in enumerate(row)
        if (text := as_text(cell)) and j not in figures and not _is_span(cell, text)
    ]  # fmt: skip
    label = as_text(row[words[0]]) if words else ""
    told = LABEL.match(label)
    if label and told is None:
        return None
    # The currency of a sum, and a count beside it, speak of no customer.
    others = [
        j for j in words[1:]
        if LABEL.match(text := as_text(row[j])) is None and text not in CODES and not text.isdigit()
    ]  # fmt: skip
    shared = [j for j in others if j < len(above) and as_text(above[j]) == as_text(row[j])]
    # Other words in the row speak of a customer; and before any row there is nothing to sum.
    if len(shared) < len(others) or not sums.all:
        return None
    agreed = {j: how for j, n in figures.items() if (how := _agrees(n, j, sums))}
    is_whole = bool(figures) and len(agreed) == len(figures)
    # Without a name only a row that agrees in all its figures is a sum.
    # A firm that is called so has its owner, or its month, as others have.
    if (told is None or shared) and not (is_whole and _are_sums(agreed, sums)):
        return None
    of = (told["for"] or "") if told is not None else ""
    if of and of.upper() not in CODES and not (is_whole and _are_several(agreed, sums)):
        return None  # a firm may be called "Total Gym", and one figure may agree
    if told is not None and _is_firm(told, headers):
        return None
    return _judged(headers, row, line, figures, agreed, sums, told)


def _is_span(cell: Cell, text: str) -> bool:
    """Whether a cell tells when a group begins or ends, which is no word of a customer."""
    return shape(cell) is Shape.DATE or _SPAN.fullmatch(text) is not None


def _is_firm(told: re.Match[str], headers: Sequence[str]) -> bool:
    """Whether words such as "Dune Media" or "Alpine Records" name a firm: whatever its figures
    are, what stands before is neither a column nor a sum itself."""
    before = (told["of"] or "").strip()
    word = (told["average"] or told["count"] or "").casefold()
    if not before or word not in _OF_FIRMS:
        return False
    begun = any(name.casefold().startswith(before.casefold()) for name in headers)
    return LABEL.match(before) is None and not begun


def _judged(
    headers: Sequence[str],
    row: Sequence[Cell],
    line: int,
    figures: dict[int, Decimal],
    agreed: dict[int, str],
    sums: Sums,
    told: re.Match[str] | None,
) -> SetAside:
    """What a sum says of the rows above it."""
    what = _called(told, agreed)
    checked = ", ".join(f"{headers[j]} {figures[j]:,f}" for j in agreed)
    off = [headers[j] for j in figures if j not in agreed]
    if not figures or (not agreed and told is not None and told["count"]):
        return aside(line, say("{what} without a figure to check", what=what), row)
    if not agreed:
        return aside(line, _doubt(headers, figures, sums, what), row, is_doubtful=True)
    if off:
        why = say("{what}: {checked} agrees with the rows above, {off} does not", what=what,
                  checked=checked, off=", ".join(off))  # fmt: skip
        return aside(line, why, row, is_doubtful=True)
    why = say("{what} that agrees with the rows above ({checked}): a check passed", what=what,
              checked=checked)  # fmt: skip
    return aside(line, why, row, is_check=True)


def _are_sums(agreed: dict[int, str], sums: Sums) -> bool:
    """Whether figures without a name are sums: of several rows, each of them."""
    return _are_several(agreed, sums) and all(how == "sum" for how in agreed.values())


def _are_several(agreed: dict[int, str], sums: Sums) -> bool:
    """Whether more than one row stands behind each figure: one may be alike by chance."""
    return all(len(sums.all[j]) > 1 for j in agreed)


def _called(told: re.Match[str] | None, agreed: dict[int, str]) -> Message:
    if told is None:
        return say("a total without a name") if "mean" not in agreed.values() else say("an average")
    if told["average"]:
        return say("an average")
    if told["count"]:
        return say("a count of rows")
    word = told["total"].casefold()
    whole = word.startswith("grand") or (told["of"] or "").casefold() == "grand"
    is_part = told["of"] or told["for"] or word.startswith(("sub", "sous", "zwischen", "小"))
    return say("a subtotal") if is_part and not whole else say("a total")


def _agrees(number: Decimal, column: int, sums: Sums) -> str:
    """What of the rows above a figure is: their sum, mean or number; empty where it is neither."""
    for values in (sums.group.get(column), sums.all.get(column)):
        if not values:
            continue
        total = sum(values, Decimal(0))
        # Rounded as far as the figure itself shows, and never by more than half.
        places = max(_TOLERANCE, Decimal(1).scaleb(int(number.as_tuple().exponent)))
        if abs(number - total) <= min(places, Decimal("0.5")):
            return "sum"
        if abs(number - total / len(values)) <= places:
            return "mean"
        ordered = sorted(values)
        if number == (ordered[len(values) // 2] + ordered[~(len(values) // 2)]) / 2:
            return "median"
    return ""


def _doubt(
    headers: Sequence[str], figures: dict[int, Decimal], sums: Sums, what: Message
) -> Message:
    column = next(iter(figures))
    above = sum(sums.all.get(column, []), Decimal(0))
    return say("{what} that does not agree with the rows above: {column} is {number}, and they "
               "add up to {sum}", what=what, column=headers[column],
               number=f"{figures[column]:,f}", sum=f"{above:,f}")  # fmt: skip

"""The rows of a table told apart: what is data, and what a report wrote around it.

Taken for rows, titles and sums would double a book, so each is named with its place instead. A sum
is held against the rows above it: where it agrees, the file has been read right; where it does
not, the reader is told.
"""

import re
from collections.abc import Container, Sequence
from dataclasses import replace

from csm_desktop.domain.text.message import say
from csm_desktop.importers.files.set_aside import SetAside, aside
from csm_desktop.importers.files.source_table import WholeRows, columns_of
from csm_desktop.importers.files.sums import (
    LABEL,
    Begins,
    Sums,
    gaps_among,
    is_suspect,
    leading_rows,
    numbers_of,
    sum_row,
    sums_above,
    suspicious_rows,
)
from csm_desktop.importers.files.template_rows import template_rows
from csm_desktop.importers.files.workbooks import Cell
from csm_desktop.importers.meaning.headers import is_account_name, is_nameless
from csm_desktop.importers.values.shapes import as_text

_SAID = re.compile(r"^(?:group|gruppe|groupe|grupo|gruppo|groep)\s*:\s*\S", re.IGNORECASE)
_COUNTED = re.compile(r"^(?P<title>.+?)\s*\((?P<n>\d+)(?:\s\w+)?\)$")
_FOOT = re.compile(
    r"^(?:copyright\b|©|\(c\)\s|confidential\b|generated (?:by|on|at)\b|exported (?:by|on|from)\b|"
    r"report (?:generated|created|run)\b|filtered by\b|erstellt (?:am|von)\b|vertraulich\b|"
    r"(?:total|totale|totaal|gesamt|summe|anzahl|number|nombre|número|numero|count|łącznie|celkem|"
    r"összesen|totalt|i alt|yhteensä|toplam|合計|件数)\b[^\d:：]*[:：]?\s*\d+"
    r"(?:\s?(?!(?:ltd|limited|inc|llc|llp|plc|corp|co|gmbh|ag|kg|sa|sas|srl|bv|nv|oy|ab)$)[^\W\d]+)?$|"
    r"\(?\d+ (?:rows?|records?|results?|entries|items|registros|datensätze|zeilen|einträge|lignes|"
    r"enregistrements|résultats|filas|righe|rijen|rader|wierszy|rekordów|kayıt)\b\D*$|"
    r"page \d+ of \d+|\*{1,3}\s?\w|[†‡]\s?\w|(?:notes?|n\.?b\.?|hinweis|anmerkung|remarque)\s?:)",
    re.IGNORECASE,
)  # fmt: skip


def sift(
    headers: Sequence[str], rows: Sequence[Sequence[Cell]], lines: Sequence[int]
) -> tuple[list[int], list[SetAside]]:
    """The rows that are data, by index, and the others."""
    rows = rows if isinstance(rows, WholeRows) else WholeRows(rows)
    begin, found = template_rows(rows, lines)
    titles = _group_titles(rows, lines, headers)
    sums = Sums()
    kept = []
    # Looking for sums is costly, so it is done for rows alone that may be one.
    begins = Begins.of(rows)
    suspects = suspicious_rows(rows, begin, begins)
    leading = leading_rows(rows, begin)
    numbers = numbers_of(rows) if suspects or leading else {}
    heads = sums_above(leading, numbers, len(rows))
    again = _repeated_names(headers, rows, begin, begins)
    feet = _feet(rows, begin)
    between = _notes_between(rows, begin, begins)
    if not (suspects or again or titles or feet or heads or between):
        return list(range(begin, len(rows))), found
    suspected = frozenset(suspects)
    for i in range(begin, len(rows)):
        row = rows[i]
        if i in feet:
            found.append(aside(lines[i], say("what a report writes below its rows"), row))
        elif i in heads:
            end = next((j for j in leading if j > i), len(rows))
            found.append(replace(
                aside(lines[i], say("a subtotal above the rows that it sums"), row, is_check=True),
                sums=tuple(lines[i + 1 : end]), row=row,
            ))  # fmt: skip
        elif i in between:
            found.append(aside(lines[i], say("a note between the rows"), row))
        elif i in again:
            found.append(aside(lines[i], say("the column names again"), row))
        elif i in titles:
            found.append(aside(lines[i], say("the title of a group of rows"), row))
            # A new group adds up from here.
            sums.group.clear()
        elif i in suspected and (
            judged := sum_row(headers, row, lines[i], numbers, i, sums, rows[i - 1] if i else ())
        ):
            found.append(judged)
            sums.group.clear()
        else:
            kept.append(i)
            sums.add(numbers.get(i, {}))
    return kept, found


def _repeated_names(
    headers: Sequence[str], rows: Sequence[Sequence[Cell]], begin: int, begins: Begins | None
) -> frozenset[int]:
    """Rows that are the column names: exports that were put together bring them along again."""
    first = headers[0].casefold() if headers else ""
    if begins is not None and first not in begins.everything:
        return frozenset()
    # By the first cell at once: to compare every row with the head would cost a pass of its own.
    heads = {
        cell
        for cell in set(columns_of(rows, 1)[0])
        if isinstance(cell, str) and cell.strip().casefold() == first
    }
    if not heads:
        return frozenset()
    places = range(begin, len(rows))
    return frozenset(i for i in places if rows[i][0] in heads and _same(rows[i], headers))


def _feet(rows: Sequence[Sequence[Cell]], begin: int) -> frozenset[int]:
    """The lines of one cell at the end in which a report speaks of itself."""
    found = list(_legend(rows, begin))
    for i in range((found[0] if found else len(rows)) - 1, begin, -1):
        if len(rows[i]) < 2 or sum(map(bool, map(as_text, rows[i]))) != 1:
            break
        if not _FOOT.match(_first(rows[i])):
            break
        found.append(i)
    return frozenset(found)


_LEGEND = re.compile(
    r"(?:legend|(?:colou?r )?key|colou?rs|legende|farblegende|farben|légende|leyenda|legenda|"
    r"selite|lejant|凡例|图例|범례)\s*:?",
    re.IGNORECASE,
)
_NARROW = 2  # cells of a line of a legend: a sign, and what it says


def _legend(rows: Sequence[Sequence[Cell]], begin: int) -> range:
    """The rows of a key to colours and signs below the list: from its title to the end."""
    if not rows or len(rows[0]) <= _NARROW:
        return range(0)
    for i in range(len(rows) - 1, begin, -1):
        filled = [text for cell in rows[i] if (text := as_text(cell))]
        if len(filled) > _NARROW:
            break
        if len(filled) == 1 and _LEGEND.fullmatch(filled[0]):
            return range(i, len(rows))
    return range(0)


def _notes_between(
    rows: Sequence[Sequence[Cell]], begin: int, begins: Begins | None
) -> frozenset[int]:
    """The lines of one cell between the rows that begin as notes do: "*** call them ***"."""
    if not rows or len(rows[0]) < _FEW_COLUMNS:
        return frozenset()
    places = range(begin, len(rows))
    if begins is None:
        marked = [i for i in places if _NOTE.match(_first(rows[i]))]
    # No text of most lists has such a sign.
    elif any(sign in begins.everything for sign in _NOTE_SIGNS):
        marked = [i for i in places if _NOTE.match(begins.texts[i])]
    else:
        marked = []
    # Only what stands alone may be a sentence, and in most lists nothing does.
    if gaps_among(rows, (1,)) and gaps_among(rows, (2,)):
        second, third = columns_of(rows, _FEW_COLUMNS)[1:_FEW_COLUMNS]
        alone = [i for i in places if second[i] == "" and third[i] == ""]
        marked += [i for i in alone if _is_sentence(_first(rows[i]))]
    return frozenset(i for i in marked if sum(map(bool, map(as_text, rows[i]))) == 1)


def _is_sentence(text: str) -> bool:
    """Whether a text is a sentence: no name has a verb among small words."""
    if text.count(" ") < _SENTENCE - 1:
        return False
    spoken = [word.strip(".,;:!?") for word in text.split()]
    return bool(_VERBS & set(spoken)) and sum(map(str.islower, spoken)) > 1


_SENTENCE = 4  # words
_VERBS_TEXT = """
    is are was were has have had will needs must should please see ist sind war hat haben wird muss
    müssen bitte siehe est sont était doit veuillez voir está están fue debe vea è sono deve
"""
_VERBS = frozenset(_VERBS_TEXT.split())


_NOTE = re.compile(
    r"(?:\*{2,}|!{2,})\s*\w|-{2,}>|=+>|(?:note|nb|n\.b\.|hinweis|todo|fyi)\s?:", re.IGNORECASE
)
_NOTE_SIGNS = ("**", "!!", "->", "=>", ":")
"""One of them stands in whatever `_NOTE` finds."""
_FEW_COLUMNS = 3


def _same(row: Sequence[Cell], headers: Sequence[str]) -> bool:
    texts = [as_text(cell).casefold() for cell in row]
    named = [(text, name.casefold()) for text, name in zip(texts, headers, strict=True) if text]
    return len(named) * 2 > len(headers) and all(" ".join(a.split()) == b for a, b in named)


def grouped_column(rows: Sequence[Sequence[Cell]]) -> int | None:
    """The column whose values stand alone above the rows that they hold for, and in none of them.

    So reports are written that group by an owner or a region.
    """
    end = min(_feet(rows, 0), default=len(rows))
    filled = [[j for j, cell in enumerate(row) if as_text(cell)] for row in rows[:end]]
    alone = {places[0] for places in filled if len(places) == 1}
    # A sum carries its own name in the same column.
    data = [
        (i, places)
        for i, places in enumerate(filled)
        if len(places) > 1 and not is_suspect_name(rows[i][places[0]])
    ]
    below = {j for _, places in data for j in places}
    found = alone - below
    if len(found) != 1 or not data:
        return None
    (column,) = found
    first = next(i for i, places in enumerate(filled) if places == [column])
    titles = sum(places == [column] for places in filled)
    # Below the first title everything belongs to some group, and nothing stands above it.
    return column if data[0][0] > first and titles < len(data) + 1 else None


def led_column(
    rows: Sequence[Sequence[Cell]], kept: Sequence[int], sums: Container[int]
) -> int | None:
    """The column whose values stand in the first row of each group alone, between lines of sums.

    So reports are written that leave out what repeats; with one group it may as well be unknown.
    """
    # A note between rows parts no groups.
    starts = [
        i
        for at, i in enumerate(kept)
        if at == 0 or any(j in sums for j in range(kept[at - 1] + 1, i))
    ]
    if len(starts) < 2 or len(starts) == len(kept):
        return None
    first = frozenset(starts)
    for j in range(len(rows[0]) - 1):
        if all((as_text(rows[i][j]) != "") == (i in first) for i in kept):
            return j
    return None


def named_group(headers: tuple[str, ...], rows: Sequence[Sequence[Cell]]) -> tuple[str, ...]:
    """The headers; a column without a name whose groups are summed up ("Total for Acme") names
    whom the rows are about, where no other column does."""
    titles = {text for row in rows if (text := as_text(row[0]))}
    summed = any(text.removeprefix(total) in titles for text in titles for total in _TOTALS)
    if (
        not is_nameless(headers[0])
        or not summed
        or grouped_column(rows) != 0
        or any(map(is_account_name, headers))
    ):
        return headers
    return ("Customer", *headers[1:])


_TOTALS = ("Total for ", "Total ", "Summe ", "Gesamt ")


def is_suspect_name(cell: Cell) -> bool:
    """Whether a cell calls its row a sum."""
    return LABEL.match(as_text(cell)) is not None


def _first(row: Sequence[Cell]) -> str:
    return next((text for cell in row if (text := as_text(cell))), "")


def group_value(title: Cell) -> Cell:
    """What a group's title says of its rows, without their number: "Kim Roe (2 records)"."""
    counted = _COUNTED.match(as_text(title))
    return counted["title"] if counted else title


def _group_titles(
    rows: Sequence[Sequence[Cell]], lines: Sequence[int], headers: Sequence[str]
) -> frozenset[int]:
    """Rows of one cell that head the rows below them.

    A single name may as well be a customer of whom nothing is known. So it is a title only where
    a sum carries its name, where it counts the rows below, or where every gap in the list is
    followed by one.
    """
    alone: dict[int, str] = {}
    # A look at three columns spares most lists the whole of it.
    for i, row in enumerate(rows if gaps_among(rows, range(3)) else ()):
        if row[0] != "" and row[1] != "" and row[2] != "":
            continue
        filled = [text for cell in row if (text := as_text(cell))]
        if len(filled) == 1 and LABEL.match(filled[0]) is None:
            alone[i] = filled[0]
    if not alone:
        return frozenset()
    column = grouped_column(rows)
    titles = {i for i in alone if column is not None and as_text(rows[i][column])}
    # Boards repeat their column names below the title of each group.
    titles |= {
        i
        for i, text in alone.items()
        if _SAID.match(text) or (i + 1 < len(rows) and _same(rows[i + 1], headers))
    }
    summed = set()
    for row in rows:
        if not is_suspect(row):
            continue
        told = LABEL.match(_first(row))
        if told is not None:
            summed |= {(told["of"] or "").casefold(), (told["for"] or "").casefold()}
    ends = [*sorted(alone), len(rows)]
    for i, text in alone.items():
        inside = rows[i + 1 : ends[ends.index(i) + 1]]
        below = sum(1 for row in inside if not is_suspect_name(_first(row)))
        counted = _COUNTED.match(text)
        if below and (text.casefold() in summed or (counted and int(counted["n"]) == below)):
            titles.add(i)
    gaps = {i for i in range(1, len(rows)) if lines[i] > lines[i - 1] + 1 and i in alone}
    broken = {i for i in range(1, len(rows)) if lines[i] > lines[i - 1] + 1}
    headed = [i for i in sorted(gaps) if i + 1 < len(rows) and i + 1 not in alone]
    if len(headed) > 1 and gaps == broken:
        titles |= set(headed)
        if 0 in alone:
            titles.add(0)
    return frozenset(titles)

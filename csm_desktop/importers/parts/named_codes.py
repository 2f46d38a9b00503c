"""Names of accounts with their codes in one cell, "Acme Ltd (K-001)" or "K-001 - Acme Ltd", taken
apart where the codes of the column are all of one make."""

import re
from collections.abc import Sequence
from dataclasses import replace

from csm_desktop.domain.text.message import say
from csm_desktop.importers.files.source_table import SourceTable, column_of
from csm_desktop.importers.files.workbooks import Cell
from csm_desktop.importers.meaning.fields import ListKind
from csm_desktop.importers.meaning.headers import unique_names
from csm_desktop.importers.meaning.mapping import by_name
from csm_desktop.importers.plan import ImportNotice
from csm_desktop.importers.values.shapes import as_text, as_texts
from csm_desktop.values import dataclass

_CODE = r"(?P<code>[A-Z]{0,6}[-_./ ]?\d{2,12}(?:[-_./]\d{1,6})?)"
_WAYS = (
    re.compile(rf"(?P<name>.*\S)\s*[(\[]\s*(?:#|ID:?\s*|No\.?\s*|Nr\.?\s*)?{_CODE}\s*[)\]]"),
    re.compile(rf"{_CODE}\s*(?:\s[-–—|/]|:|\s)\s+(?P<name>\S.*)"),
    re.compile(rf"(?P<name>.*\S)\s+[-–—|/]\s+{_CODE}"),
    re.compile(rf"[(\[]{_CODE}[)\]]\s*(?P<name>\S.*)"),
)
_NAMES = ((ListKind.ACCOUNTS, "name"), (ListKind.CONTACTS, "account_name"))
_IDS = ((ListKind.ACCOUNTS, "external_id"), (ListKind.CONTACTS, "account_id"))
_SURE = 0.9
_MOST = 0.8  # of the cells have a code; who lacks one is one without
_SOME = 100
_LEAST = 2  # codes: one alone is of no make
_YEAR = re.compile(r"(?:19|20)\d\d")
_ID = "Account ID"


@dataclass(frozen=True, slots=True)
class _Apart:
    """A cell taken apart."""

    name: str
    code: str


def with_codes_apart(table: SourceTable) -> SourceTable:
    """The table with a column of its own for the codes beside the names of accounts."""
    for place, header in enumerate(table.headers):
        if not _is_called(header, _NAMES):
            continue
        texts = list(map(str.strip, as_texts(column_of(table.rows, place))))
        found = _apart(texts)
        if found:
            return _with_column(table, place, texts, found)
    return table


def _is_called(header: str, fields: Sequence[tuple[ListKind, str]]) -> bool:
    return any(by_name(kind, header).get(key, (0.0,))[0] >= _SURE for kind, key in fields)


def _apart(texts: Sequence[str]) -> dict[str, _Apart]:
    """By cell its name and code; nothing where the codes are of several makes, or stand beside
    several names."""
    filled = dict.fromkeys(filter(None, texts))
    some = list(filled)[:_SOME]
    for way in _WAYS:
        # A look at some of thousands of names tells whether all are worth one.
        if sum(way.fullmatch(text) is not None for text in some) < _MOST * len(some) / 2:
            continue
        found = {text: _Apart(met["name"].strip(), met["code"].strip())
                 for text in filled if (met := way.fullmatch(text))}  # fmt: skip
        codes = {each.code for each in found.values()}
        if len(codes) < _LEAST or len(found) < _MOST * len(filled):
            continue
        is_one_each = len(codes) == len({each.name.casefold() for each in found.values()})
        # Years beside names tell when, and not who.
        if (
            is_one_each
            and len(set(map(_make, codes))) == 1
            and not all(map(_YEAR.fullmatch, codes))
        ):
            return found
    return {}


def _make(code: str) -> str:
    """The letters and signs of a code: which are the same for all of one make."""
    return re.sub(r"\d+", "0", code)


def _with_column(
    table: SourceTable, place: int, texts: Sequence[str], found: dict[str, _Apart]
) -> SourceTable:
    own = next((i for i, h in enumerate(table.headers) if _is_called(h, _IDS)), None)
    if own is not None and any(
        text in found and as_text(row[own]).strip() not in ("", found[text].code)
        for text, row in zip(texts, table.rows, strict=True)
    ):
        return table  # the ids beside are others: what is in brackets is then a part of the name
    rows: list[Sequence[Cell]] = []
    for text, row in zip(texts, table.rows, strict=True):
        apart = found.get(text)
        cells = list(row)
        if apart is not None:
            cells[place] = apart.name
            if own is not None:
                cells[own] = apart.code
        rows.append(cells if own is not None else [*cells, apart.code if apart else ""])
    first, apart = next(iter(found.items()))
    told = say("“{cell}” is read as “{name}” with the id {code}", cell=first, name=apart.name,
               code=apart.code)  # fmt: skip
    notices = (*table.notices, ImportNotice(0, table.headers[place], told))
    if own is not None:
        return replace(table, rows=rows, notices=notices)
    headers = tuple(unique_names([*table.headers, _ID]))
    places = (*table.places, table.places[place]) if table.places else ()
    return replace(table, rows=rows, headers=headers, places=places, notices=notices)

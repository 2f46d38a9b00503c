"""A matrix report: groups stand in columns, and in each cell what was summed of a row and a column.

Where the groups are months or quarters their columns are readings of what was summed. Any other
matrix has no place for its groups: it is refused with what its reader can do.
"""

import re
from dataclasses import replace

from csm_desktop.domain.text.message import say
from csm_desktop.importers.files.source_table import SourceTable
from csm_desktop.importers.values.periods import period_end

_JOINT = " · "
_ARROW = re.compile(r"\s*[→↑↓➔]\s*")
_SUMMED = re.compile(
    r"(?:(?:sum|average|avg|min|max|largest|smallest|median) of .+|record count|row count|"
    r"summe:? .+|anzahl .+|somme de .+|suma de .+)",
    re.IGNORECASE,
)
_SUM_OF = re.compile(
    r"^(?:(?:sum|average|avg|min|max|largest|smallest|median) of|summe:?|anzahl|somme de|suma de)"
    r"\s+",
    re.IGNORECASE,
)
_TOTAL = re.compile(r"(?:grand )?totals?|subtotal|gesamt(?:summe)?|total général", re.IGNORECASE)
_CALENDAR = re.compile(r"\bCY\s?(?=\d{4})")
_LEAST = 2  # groups in columns


def without_matrix(table: SourceTable) -> SourceTable:
    """The table with the months of a matrix as its columns, or refused; any other as it is."""
    parts = [_parts(header) for header in table.headers]
    groups = {group for group, _ in filter(None, parts) if not _TOTAL.fullmatch(group)}
    summed = {what for _, what in filter(None, parts)}
    has_arrow = any(_ARROW.search(header) for header in table.headers)
    if len(groups) < _LEAST or not has_arrow:
        return table
    is_dated = all(period_end(_plain(group)) for group in groups)
    if not is_dated or len(summed) > 1:
        why = say(
            "it is a matrix report, with the groups “{first}”, “{second}” and so on in columns: "
            "export it with its details only, a row for each record",
            first=sorted(groups)[0], second=sorted(groups)[1],
        )  # fmt: skip
        return replace(table, because=why)
    headers = []
    spent = dict(table.spent)
    for header, part in zip(table.headers, parts, strict=True):
        name = _ARROW.sub("", header).strip() or header
        if part is not None and _TOTAL.fullmatch(part[0]):
            spent[name] = say("a total of the columns beside it")
        elif part is not None:
            name = _plain(part[0])
        headers.append(name)
    measured = _SUM_OF.sub("", next(iter(summed)))
    return replace(table, headers=tuple(headers), spent=spent, measured=measured)


def _parts(header: str) -> tuple[str, str] | None:
    """The group and what was summed of a column; None for any other column."""
    group, joint, what = header.partition(_JOINT)
    return (group.strip(), what.strip()) if joint and _SUMMED.fullmatch(what.strip()) else None


def _plain(group: str) -> str:
    """A period without the word that its year is the calendar's: "Q1 CY2026"."""
    return _CALENDAR.sub("", group)

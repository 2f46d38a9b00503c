"""Columns without a name that number the rows, as BI tools and data frames write them."""

from dataclasses import replace

from csm_desktop.domain.text.message import say
from csm_desktop.importers.files.source_table import SourceTable
from csm_desktop.importers.meaning.headers import is_nameless, words
from csm_desktop.importers.meaning.last_word import are_numbered

_CALLED = frozenset(("row", "row no", "row number", "lfd nr", "unnamed 0", "index", "rownum"))
_LEAST = 2  # rows: one alone is no row of numbers


def without_counter(table: SourceTable) -> SourceTable:
    """The table with its first column spent, where that numbers the rows; any other as it is."""
    if not table.header_line or len(table.headers) < _LEAST or len(table.rows) < _LEAST:
        return table
    header = table.headers[0]
    is_named = words(header) in _CALLED or header.strip() in ("#", "№")
    if not (is_nameless(header) or is_named) or not are_numbered([row[0] for row in table.rows]):
        return table
    return replace(table, spent={**table.spent, header: say("it numbers the rows")})

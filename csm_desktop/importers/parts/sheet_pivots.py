"""Pivot tables of a spreadsheet with months in columns: what it calls its labels and its totals."""

import re
from dataclasses import replace

from csm_desktop.domain.text.message import say
from csm_desktop.importers.files.source_table import SourceTable
from csm_desktop.importers.meaning.headers import words
from csm_desktop.importers.values.dates import month_number
from csm_desktop.importers.values.periods import names_period

_LABELS = frozenset(
    ("row labels", "zeilenbeschriftungen", "étiquettes de lignes", "etiquetas de fila",
     "rótulos de linha", "rijlabels", "etichette di riga", "行ラベル")
)  # fmt: skip
_TOTALS = frozenset(
    ("grand total", "gesamtergebnis", "total général", "total general", "total geral",
     "eindtotaal", "totale complessivo", "総計")
)  # fmt: skip
_SUMMED = re.compile(
    r"(?:sum|average|count|max|min|summe|mittelwert|anzahl|somme|moyenne|suma|promedio|soma)\s"
    r"(?:of|von|de)\s(?P<what>.+?)(?:\s(?:column labels|spaltenbeschriftungen|étiquettes de "
    r"colonnes|etiquetas de columna|rótulos de coluna))?$",
    re.IGNORECASE,
)
_NAME = "Account Name"
_LEAST = 2  # months


def of_a_pivot(table: SourceTable) -> SourceTable:
    """The table of such a pivot with its labels as accounts; any other as it is.

    With months beside them they are what was measured; alone they may be anything.
    """
    if words(table.headers[0]) not in _LABELS:
        return table
    months = [h for h in table.headers[1:] if names_period(h) or month_number(h.strip(". "))]
    if len(months) < _LEAST:
        return table
    spent = {
        header: say("a total of the columns beside it")
        for header in table.headers[1:]
        if words(header) in _TOTALS
    }
    above = [row.value for row in table.set_aside if row.line < table.header_line]
    found = next(filter(None, map(_SUMMED.search, above)), None)
    return replace(
        table,
        headers=(_NAME, *table.headers[1:]),
        spent={**table.spent, **spent},
        measured=found["what"] if found else table.measured,
    )

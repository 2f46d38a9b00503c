"""Which of day and month comes first: what one column of a file proves counts for the others."""

from collections.abc import Mapping, Sequence
from dataclasses import replace

from csm_desktop.domain.text.message import say
from csm_desktop.importers.files.workbooks import Cell
from csm_desktop.importers.meaning.fields import ListKind
from csm_desktop.importers.plan import Options
from csm_desktop.importers.values.columns import read_column
from csm_desktop.importers.values.source_column import SourceColumn


def agree_on_dates(
    kind: ListKind,
    columns: dict[str, SourceColumn],
    cells: Mapping[str, Sequence[Cell]],
    options: Options,
) -> None:
    """A file writes its dates in one order: a column that proves one speaks for those that do not.

    Where two columns prove different ones, each open one is asked about.
    """
    proven = {column.date_order: column.header for column in columns.values() if column.date_order}
    if len(proven) != 1:
        return
    order, header = next(iter(proven.items()))
    for key, column in columns.items():
        if column.question is None or column.question.topic != "date-order":
            continue
        again = read_column(
            kind, key, column.header, cells[key], replace(options, date_order=order)
        )
        note = say("read in the order {order}, which the column “{column}” proves", order=order,
                   column=header)  # fmt: skip
        columns[key] = replace(again, notes=(*again.notes, note), answered="")

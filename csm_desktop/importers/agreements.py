"""What the columns of a file agree on: the order of its dates, the sign of its decimals.

What one column proves counts for the others, and a currency tells how many decimals an amount has.
"""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from decimal import Decimal
from itertools import repeat as forever

from csm_desktop.domain.records.money import minor_digits
from csm_desktop.domain.text.message import say
from csm_desktop.importers.files.workbooks import Cell
from csm_desktop.importers.meaning.fields import ListKind
from csm_desktop.importers.plan import Options
from csm_desktop.importers.values.columns import read_column
from csm_desktop.importers.values.dates import read_dates
from csm_desktop.importers.values.shapes import as_text
from csm_desktop.importers.values.source_column import SourceColumn


def agree_on_dates(
    kind: ListKind,
    columns: dict[str, SourceColumn],
    cells: Mapping[str, Sequence[Cell]],
    options: Options,
    others: Mapping[str, Sequence[Cell]],
) -> None:
    """A file writes its dates in one order: a column that proves one speaks for those that do not.

    Where two columns prove different ones, each open one is asked about.
    """
    proven = {column.date_order: column.header for column in columns.values() if column.date_order}
    open_ = any(each.question and each.question.topic == "date-order" for each in columns.values())
    if not proven and open_:
        # Also days that nothing is made of ("Due date") are written in the order of the file.
        for name, spare in others.items():
            if (order := read_dates(spare).settled) in ("dmy", "mdy"):
                proven.setdefault(order, name)
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


_SIGNS = frozenset(".,")
_THOUSANDTHS = 3
_SEVERAL = 3  # different values that agree


def agree_on_decimals(
    kind: ListKind,
    columns: dict[str, SourceColumn],
    cells: Mapping[str, Sequence[Cell]],
    options: Options,
) -> None:
    """Read what may be thousands or thousandths ("12,000") as thousands, where a currency without
    thousandths stands beside several such values, or where another column of the file writes its
    decimals with the other sign. It is told by an example.
    """
    proven = {column.decimal for column in columns.values() if column.decimal}
    for key, column in columns.items():
        if column.question is None or column.question.topic != "decimal":
            continue
        signs = {_SIGNS & set(as_text(cells[key][i])) for i in column.undecided}
        grouping = next(iter(signs)) if len(signs) == 1 else frozenset()
        if len(grouping) != 1:
            continue
        (decimal,) = _SIGNS - grouping
        if not (proven == {decimal} or _has_no_thousandths(column, columns, cells[key], options)):
            continue
        again = read_column(kind, key, column.header, cells[key], replace(options, decimal=decimal))
        first = next(iter(column.undecided))
        note = say("“{value}” is read as {amount}", value=as_text(cells[key][first]),
                   amount=_written(again.values[first]))  # fmt: skip
        columns[key] = replace(again, notes=(*again.notes, note), answered="")


def _has_no_thousandths(
    column: SourceColumn,
    columns: Mapping[str, SourceColumn],
    cells: Sequence[Cell],
    options: Options,
) -> bool:
    """Whether every undecided amount is of a currency that is not divided by a thousand."""
    if column.currencies is None:
        return False
    rows = columns["currency"].values if "currency" in columns else list(forever(None, len(cells)))
    codes = [str(column.currencies[i] or rows[i] or options.currency) for i in column.undecided]
    if not all(codes) or any(minor_digits(code) >= _THOUSANDTHS for code in codes):
        return False
    is_whole = not any(map(minor_digits, codes))  # a yen has no parts at all
    return is_whole or len({cells[i] for i in column.undecided}) >= _SEVERAL


def _written(value: object) -> str:
    return f"{value:f}" if isinstance(value, Decimal) else str(value)

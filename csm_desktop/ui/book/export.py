"""The table of accounts as it is shown, for a spreadsheet: columns, order, filter and all."""

from collections.abc import Sequence
from datetime import date
from decimal import Decimal
from typing import TYPE_CHECKING

from csm_desktop.domain.records.money import Money
from csm_desktop.domain.text.message import say
from csm_desktop.errors import UserError
from csm_desktop.ui.book.account_list import AccountList
from csm_desktop.ui.widgets.file_dialogs import ask_target
from csm_desktop.ui.widgets.table import CellKind, Column, Table
from csm_desktop.wording import render, tr

if TYPE_CHECKING:
    from csm_desktop.app.documents.exports import Exported
    from csm_desktop.domain.lists.lines import AccountLine
    from csm_desktop.ui.widgets.file_dialogs import Target

Cell = str | int | None


def ask_export(page: AccountList) -> None:
    """Ask where to, then write what is shown."""
    book = page.shell.book
    if book is None:
        return
    name = render(say("{book} accounts {day}", book=book.path.stem, day=f"{book.today():%Y-%m-%d}"))
    title, kinds = tr("Export the accounts shown"), f"{tr('Tables')} (*.csv)"
    target = ask_target(page.table, title, f"{name}.csv", kinds, ".csv")
    if target is not None:
        export(page, target)


def export(page: AccountList, target: "Target") -> None:
    """Write on a thread; the cells are taken now, as they stand."""
    rows = rows_of(page.table)

    def work(_: object) -> "Exported":
        from csm_desktop.app.documents.exports import export_rows

        return export_rows(rows, target.path, overwrite=target.overwrite)

    def done(written: "Exported") -> None:
        words = say(
            "{n} account was written into {file}.",
            "{n} accounts were written into {file}.",
            n=written.rows,
            file=target.path.name,
        )
        page.shell.toast(render(words))

    def failed(error: BaseException) -> None:
        # What is no user's error is a bug, and must reach the one place that reports those.
        if not isinstance(error, UserError):
            raise error
        page.shell.tell(error)

    page.shell.background.start(None, work, done, failed)


def rows_of(table: "Table[AccountLine]") -> list[list[Cell]]:
    """The head, then each line shown: values that a spreadsheet can count with."""
    header = table.grid.horizontalHeader()
    seen = [header.logicalIndex(index) for index in range(header.count())]
    # What is seen is what is written, in the order in which it is seen.
    columns = [table.model.columns[p] for p in seen if not table.grid.isColumnHidden(p)]
    head: list[Cell] = []
    for column in columns:
        head.append(column.title)
        # An amount and its currency in cells of their own: a spreadsheet must be able to add up.
        if column.kind is CellKind.MONEY:
            head.append(render(say("{column} currency", column=column.title)))
        elif column.key == "next_step":
            head.append(tr("Next step due"))
    body = [[cell for c in columns for cell in _cells(c, line)] for line in table.lines]
    return [head, *body]


def _cells(column: "Column[AccountLine]", line: "AccountLine") -> Sequence[Cell]:
    # Not usable is said, and its neighbour stays empty: columns must not shift.
    if column.lacks is not None and column.lacks(line):
        words = column.words(line)
        return (
            (words, "") if column.kind is CellKind.MONEY or column.key == "next_step" else (words,)
        )
    value = column.get(line)
    if column.key == "next_step":
        return line.next_step, _iso(line.next_step_due)
    if column.kind is CellKind.MONEY:
        amounts: tuple[Money, ...] = value if isinstance(value, tuple) else (value,)
        return (
            "; ".join(str(amount.amount) for amount in amounts),
            "; ".join(amount.currency for amount in amounts),
        )
    if column.kind is CellKind.DAY:
        return (_iso(value),)
    # The id of what was chosen says nothing outside the book: its name does.
    if isinstance(value, int | Decimal) and column.kind is not CellKind.CHOICE:
        return (str(value),)
    return (column.words(line),)


def _iso(day: date | None) -> str:
    return day.isoformat() if day is not None else ""

"""What is in the file beside what it becomes, column by column, to be corrected in place."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from csm_desktop.app.imports import CUSTOM, LEFT_OUT, ListKind, Mapped
from csm_desktop.ui.imports.words import choices, field_words
from csm_desktop.ui.widgets.table import CellKind as Cell
from csm_desktop.ui.widgets.table import Column, Table
from csm_desktop.wording import beside, percent, render, tr

_SAID = 1.0


@dataclass(frozen=True, slots=True)
class ColumnLine:
    """One column of a file, as the table lists it."""

    id: int
    mapped: Mapped


class ColumnTable:
    """The table of columns; `change(header, key)` is told what the user made of one."""

    def __init__(self, change: Callable[[str, str], object]) -> None:
        self._change = change
        self._kind = ListKind.ACCOUNTS
        self._choices: list[tuple[str, str]] = []
        self.table: Table[ColumnLine] = Table(
            tr("Columns of the file"),
            [
                Column(
                    "header", tr("Column in the file"), lambda line: line.mapped.header,
                    Cell.STRONG, 190, sentence=self._sentence,
                ),
                Column(
                    "samples", tr("Its values"), lambda line: beside(line.mapped.samples),
                    Cell.QUIET, 240, stretch=True,
                ),
                Column(
                    "field", tr("Becomes"), lambda line: line.mapped.field, Cell.CHOICE, 230,
                    show=lambda line: f"{self._becomes(line)} ▾", editable=True,
                    choices=self._choices,
                ),
                Column(
                    "sure", tr("Sure"), lambda line: line.mapped.confidence or None,
                    Cell.NUMBER, 70, show=self._sure,
                ),
                Column("why", tr("Why"), self._why, Cell.QUIET, 280),
            ],
            edit=self._edit,
            opens=False,
        )  # fmt: skip

    def show(self, kind: ListKind, columns: Sequence[Mapped]) -> None:
        """Show the columns of a list of a kind."""
        self._kind = kind
        self._choices[:] = choices(kind)
        self.table.set_lines([ColumnLine(index, mapped) for index, mapped in enumerate(columns, 1)])

    def take_focus(self) -> None:
        """Put the keyboard where Enter corrects: on what a column becomes."""
        if self.table.current is None and self.table.lines:
            model = self.table.model
            self.table.grid.setCurrentIndex(model.index(0, model.place_of("field")))
        self.table.setFocus()

    def _edit(self, line: ColumnLine, key: str, value: str) -> None:
        del key
        self._change(line.mapped.header, value)

    def _becomes(self, line: ColumnLine) -> str:
        return field_words(self._kind, line.mapped.field)

    def _sure(self, line: ColumnLine) -> str:
        is_field = line.mapped.field not in (CUSTOM, LEFT_OUT)
        known = is_field and line.mapped.confidence > 0
        return percent(line.mapped.confidence) if known else ""

    def _why(self, line: ColumnLine) -> str:
        return render(line.mapped.reason)

    def _sentence(self, line: ColumnLine) -> str:
        return f"{line.mapped.header}: {self._becomes(line)}, {self._why(line)}"

"""What is in the file beside what it becomes, column by column, to be corrected in place."""

from collections.abc import Callable, Sequence

from PySide6.QtWidgets import QVBoxLayout, QWidget

from csm_desktop.app.imports import CUSTOM, LEFT_OUT, ListKind, Mapped
from csm_desktop.domain.text.message import say
from csm_desktop.ui import theme
from csm_desktop.ui.imports.samples import ColumnSample
from csm_desktop.ui.imports.words import choices, field_words
from csm_desktop.ui.widgets.chip import ChipRow
from csm_desktop.ui.widgets.table import CellKind as Cell
from csm_desktop.ui.widgets.table import Column, Table
from csm_desktop.values import dataclass
from csm_desktop.wording import percent, render, tr

_FATES = ("all", "field", "own", "out", "wrong")


@dataclass(frozen=True, slots=True)
class ColumnLine:
    """One column of a file, as the table lists it."""

    id: int
    sample: ColumnSample

    @property
    def mapped(self) -> Mapped:
        """What the column becomes."""
        return self.sample.mapped


class ColumnsStep(QWidget):
    """The table of columns; `change(header, key)` is told what the user made of one."""

    def __init__(self, change: Callable[[str, str], object]) -> None:
        super().__init__()
        self._change = change
        self._kind = ListKind.ACCOUNTS
        self._choices: list[tuple[str, str]] = []
        self.fates = ChipRow(tr("Which columns"), [(fate, _fate_words(fate), None)
                                                   for fate in _FATES])  # fmt: skip
        self.fates.chosen.connect(self._keep)
        self.table: Table[ColumnLine] = Table(
            tr("Columns of the file"), self._columns(), edit=self._edit, opens=False
        )
        column = QVBoxLayout(self)
        theme.spaced(column, gap=theme.M)
        column.addWidget(self.fates)
        column.addWidget(self.table, 1)

    def show_columns(self, kind: ListKind, samples: Sequence[ColumnSample]) -> None:
        """Show the columns of a list of a kind."""
        self._kind = kind
        self._choices[:] = choices(kind)
        self.table.set_lines(
            [ColumnLine(index, column_sample) for index, column_sample in enumerate(samples, 1)]
        )
        for fate in _FATES:
            self.fates.set_number(fate, sum(_is(fate, sample) for sample in samples))

    def take_focus(self) -> None:
        """Put the keyboard where Enter corrects: on what a column becomes."""
        if self.table.current is None and self.table.lines:
            model = self.table.model
            self.table.grid.setCurrentIndex(model.index(0, model.place_of("field")))
        self.table.setFocus()

    def _columns(self) -> list[Column[ColumnLine]]:
        return [
            Column(
                "header", tr("Column in the file"), lambda line: line.mapped.header, Cell.STRONG,
                180, sentence=self._sentence,
            ),
            Column(
                "right", tr("Its values"), lambda line: line.sample.right_words, Cell.QUIET, 230,
                stretch=True,
            ),
            Column(
                "wrong", tr("Not understood"), lambda line: line.sample.wrong_words, Cell.TEXT,
                190, late=lambda line: bool(line.sample.wrong),
            ),
            Column(
                "field", tr("Becomes"), lambda line: line.mapped.field, Cell.CHOICE, 210,
                show=self._becomes, editable=True, choices=self._choices, drop_down=True,
            ),
            Column("why", tr("Why"), self._why, Cell.QUIET, 230),
        ]  # fmt: skip

    def _keep(self, fate: str) -> None:
        self.table.keep(None if fate == "all" else lambda line: _is(fate, line.sample))

    def _edit(self, line: ColumnLine, key: str, value: str) -> None:
        del key
        self._change(line.mapped.header, value)

    def _becomes(self, line: ColumnLine) -> str:
        return field_words(self._kind, line.mapped.field)

    def _why(self, line: ColumnLine) -> str:
        why, sure = render(line.mapped.reason), line.mapped.confidence
        if line.mapped.field in (CUSTOM, LEFT_OUT) or not 0 < sure < 1:
            return why
        return render(say("{sure} sure: {why}", sure=percent(sure), why=why))

    def _sentence(self, line: ColumnLine) -> str:
        said = f"{line.mapped.header}: {self._becomes(line)}, {self._why(line)}"
        wrong = line.sample.wrong_words
        return (
            render(say("{said}. Not understood: {values}", said=said, values=wrong))
            if wrong
            else said
        )


def _is(fate: str, sample: ColumnSample) -> bool:
    return fate == "all" or (bool(sample.wrong) if fate == "wrong" else sample.fate == fate)


def _fate_words(fate: str) -> str:
    return {
        "all": tr("All columns"),
        "field": tr("Understood"),
        "own": tr("Kept as a field of your own"),
        "out": tr("Left out"),
        "wrong": tr("With cells not understood"),
    }[fate]

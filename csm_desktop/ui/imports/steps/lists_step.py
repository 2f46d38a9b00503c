"""The second step: what each list holds, why it is taken for that, and where it comes from."""

from collections.abc import Callable

from PySide6.QtWidgets import QWidget

from csm_desktop.app.imports import NO_SYSTEM, TABLES, ListKind
from csm_desktop.domain.text.message import say
from csm_desktop.ui.imports.sources import Source, SourceSheet, Understood, sheets
from csm_desktop.ui.imports.steps.fault_banners import FaultBanners, lay_step
from csm_desktop.ui.imports.words import kind_words, plainly
from csm_desktop.ui.widgets.table import CellKind, Column, Table
from csm_desktop.ui.widgets.text import Text
from csm_desktop.ui.widgets.whole_table import WholeTable
from csm_desktop.values import dataclass
from csm_desktop.wording import percent, render, tr

OUT = "out"


@dataclass(frozen=True, slots=True)
class SheetLine:
    """One list of one file: the places of both, and what the user said of it."""

    id: int
    file: int
    place: int
    source: Source
    sheet: SourceSheet

    @property
    def kind(self) -> str | None:
        """What it is taken for, `out` for left out; None while nobody knows."""
        options = self.source.options
        if self.sheet.why is not None:
            return OUT
        said = (options.sheets or {}).get(self.sheet.name) or options.kind
        return said or (self.sheet.plan.kind if self.sheet.plan else None)


class ListsStep(QWidget):
    """`choose(file, list, kind)` says what a list holds, None that it is left out."""

    def __init__(
        self,
        choose: Callable[[int, int, ListKind | None], object],
        leave: Callable[[int], object],
    ) -> None:
        super().__init__()
        self._choose = choose
        self.faults = FaultBanners(leave, tone="warning")
        kinds = [*((kind.value, kind_words(kind)) for kind in TABLES), (OUT, tr("Left out"))]
        self.table: Table[SheetLine] = WholeTable(
            tr("Lists"),
            [
                Column("name", tr("List"), _name, CellKind.STRONG, 200),
                Column(
                    "kind", tr("Holds"), lambda line: line.kind, CellKind.CHOICE, 190,
                    show=_held, editable=True, choices=kinds, drop_down=True,
                ),
                Column("rows", tr("Rows"), _rows, CellKind.NUMBER, 70),
                Column("sure", tr("Sure"), _sure, CellKind.TEXT, 70),
                Column("why", tr("Because"), _why, CellKind.QUIET, 320, stretch=True),
            ],
            edit=self._edit,
            opens=False,
        )  # fmt: skip
        self.system = Text("", "caption", wrap=True)
        lay_step(self, self.faults, self.table, self.system)

    def show_found(self, found: Understood) -> None:
        """Show every list of every file; those that are left out come last of their file."""
        self.faults.clear()
        lines: list[SheetLine] = []
        for file, source in enumerate(found.sources):
            if source.error is not None and source.bare:
                self.faults.tell(file, source)
            for index, sheet in enumerate(sheets(source)):
                lines.append(SheetLine(len(lines) + 1, file, index, source, sheet))
        self.table.set_lines(lines)
        self.system.setText("\n".join(_systems(found)))

    def take_focus(self) -> None:
        """On what a list holds: the first that nobody knows, else the first."""
        lines = self.table.lines
        if lines and self.table.current is None:
            row = next((row for row, line in enumerate(lines) if line.kind is None), 0)
            model = self.table.model
            self.table.grid.setCurrentIndex(model.index(row, model.place_of("kind")))
        self.table.setFocus()

    def _edit(self, line: SheetLine, _: str, kind: str) -> None:
        if kind != line.kind:
            self._choose(line.file, line.place, None if kind == OUT else ListKind(kind))


def _name(line: SheetLine) -> str:
    name = line.source.path.name
    return f"{name} [{line.sheet.name}]" if line.sheet.name else name


def _held(line: SheetLine) -> str:
    kind = line.kind
    if kind is None:
        return tr("Choose…")
    return tr("Left out") if kind == OUT else kind_words(ListKind(kind))


def _rows(line: SheetLine) -> int | None:
    return line.sheet.plan.rows_in if line.sheet.plan is not None else None


def _sure(line: SheetLine) -> str:
    return percent(line.sheet.plan.confidence) if line.sheet.plan is not None else ""


def _why(line: SheetLine) -> str:
    plan = line.sheet.plan
    if plan is not None:
        return plainly(plan.kind_reason) if plan.kind_reason is not None else ""
    if line.sheet.why is not None:
        return plainly(line.sheet.why)
    # What the banner above says of the file: the row must not say otherwise.
    return line.source.error.title if line.source.error else tr("Nothing in it says what it is.")


def _systems(found: Understood) -> list[str]:
    """Which system each file comes from, with the signs that say so."""
    told = {}
    for source in found.sources:
        for plan in source.plans:
            reason = plainly(plan.system.reason if plan.system else NO_SYSTEM)
            told[plan.place] = render(say("{list}: {why}.", list=plan.place, why=reason))
    return list(told.values())

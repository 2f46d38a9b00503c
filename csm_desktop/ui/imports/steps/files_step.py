"""The first step: the files, how their letters are read, and what is wrong with one of them."""

from collections.abc import Callable, Mapping

from PySide6.QtWidgets import QWidget

from csm_desktop.app.imports import SAME_SYSTEM
from csm_desktop.domain.text.message import say
from csm_desktop.ui.imports.sources import Source, Understood, sheets
from csm_desktop.ui.imports.steps.fault_banners import FaultBanners, lay_step
from csm_desktop.ui.imports.words import system_words
from csm_desktop.ui.widgets.button import Button
from csm_desktop.ui.widgets.table import CellKind, Column, Table
from csm_desktop.ui.widgets.whole_table import WholeTable
from csm_desktop.values import dataclass
from csm_desktop.wording import render, tr


@dataclass(frozen=True, slots=True)
class FileLine:
    """One file, as the table lists it; `said` is the system that its reader named."""

    id: int
    source: Source
    said: str = ""

    @property
    def name(self) -> str:
        """The file's name."""
        return self.source.path.name

    @property
    def system(self) -> str:
        """The system whose ids it holds: as said, else as recognised."""
        found = dict.fromkeys(plan.system.name for plan in self.source.plans if plan.system)
        if self.said == SAME_SYSTEM:
            return system_words(self.said)
        return self.said or ", ".join(found)


class FilesStep(QWidget):
    """`leave(place)` leaves a file out, `name_system(file, name)` says which system it is from."""

    def __init__(
        self, leave: Callable[[int], object], name_system: Callable[[str, str], object]
    ) -> None:
        super().__init__()
        self._name_system = name_system
        self._leave = leave
        self.faults = FaultBanners(leave, tone="error")
        self.table: Table[FileLine] = WholeTable(
            tr("Files"),
            [
                Column("name", tr("File"), lambda line: line.name, CellKind.STRONG,
                       260),
                Column("lists", tr("Lists"), _lists, CellKind.TEXT, 260, stretch=True),
                Column("system", tr("Comes from"), lambda line: line.system, CellKind.TEXT, 200,
                       editable=True),
                Column("encoding", tr("Encoding"), _letters, CellKind.QUIET, 150),
            ],
            edit=lambda line, _, name: self._edit(line, str(name)),
            opens=False,
        )  # fmt: skip
        self.without = Button(tr("Leave the file out"), self._leave_selected)
        lay_step(self, self.faults, self.table, self.without)

    def show_found(self, found: Understood, systems: Mapping[str, str]) -> None:
        """Show the files, those that cannot be read named above with what is safe.

        `systems` are those that were named, by file.
        """
        self.faults.clear()
        for index, source in enumerate(found.sources):
            if source.error is not None and not source.bare:
                self.faults.tell(index, source)
        self.table.set_lines(
            [
                FileLine(index, source, systems.get(source.path.name, ""))
                for index, source in enumerate(found.sources, 1)
            ]
        )

    def take_focus(self) -> None:
        """What is wrong first, else the files."""
        button = self.faults.banners[0].button if self.faults.banners else None
        (button or self.table).setFocus()
        if button is None and self.table.current is None:
            self.table.step(0)

    def _edit(self, line: FileLine, name: str) -> None:
        self._name_system(line.name, name.strip())

    def _leave_selected(self) -> None:
        line = self.table.current
        if line is not None:
            self._leave(line.id - 1)


def _lists(line: FileLine) -> str:
    if line.source.error is not None and not line.source.bare:
        return tr("Can not be read")
    known = sheets(line.source)
    rows = sum(sheet.plan.rows_in for sheet in known if sheet.plan is not None)
    said = say("{n} list", "{n} lists", n=len(known))
    return render(say("{lists}, {rows}", lists=said, rows=say("{n} row", "{n} rows", n=rows)))


def _letters(line: FileLine) -> str:
    """The code page of a text file; workbooks say theirs themselves."""
    plans = line.source.plans
    return line.source.options.encoding or next((p.encoding for p in plans if p.encoding), "")

"""The first step: the files, how their letters are read, and what is wrong with one of them."""

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtWidgets import QVBoxLayout, QWidget

from csm_desktop.domain.text.message import say
from csm_desktop.ui import theme
from csm_desktop.ui.imports.sources import Source, Understood, sheets
from csm_desktop.ui.imports.words import for_window
from csm_desktop.ui.widgets.banner import Banner
from csm_desktop.ui.widgets.button import Button
from csm_desktop.ui.widgets.table import CellKind, Column, Table
from csm_desktop.wording import render, tr


@dataclass(frozen=True, slots=True)
class FileLine:
    """One file, as the table lists it; `id` is its place."""

    id: int
    source: Source


class FilesStep(QWidget):
    """`leave(place)` leaves a file out."""

    def __init__(self, leave: Callable[[int], object]) -> None:
        super().__init__()
        self._leave = leave
        self.banners: list[Banner] = []
        self.table: Table[FileLine] = Table(
            tr("Files"),
            [
                Column("name", tr("File"), lambda line: line.source.path.name, CellKind.STRONG,
                       260),
                Column("lists", tr("Lists"), _lists, CellKind.TEXT, 260, stretch=True),
                Column("system", tr("Comes from"), _system, CellKind.TEXT, 180),
                Column("encoding", tr("Letters"), _letters, CellKind.QUIET, 150),
            ],
            opens=False,
        )  # fmt: skip
        self.without = Button(tr("Leave the file out"), self._leave_selected)
        self._above = QVBoxLayout()
        theme.spaced(self._above, gap=theme.S)
        column = QVBoxLayout(self)
        theme.spaced(column, gap=theme.M)
        column.addLayout(self._above)
        column.addWidget(self.table)
        column.addWidget(self.without)
        column.addStretch(1)

    def show_found(self, found: Understood) -> None:
        """Show the files, those that cannot be read named above with what is safe."""
        for banner in self.banners:
            banner.hide()
            banner.deleteLater()
        self.banners = []
        for place, source in enumerate(found.sources):
            if source.error is not None and not source.bare:
                self._tell(place, source)
        self.table.set_lines(
            [FileLine(place, source) for place, source in enumerate(found.sources, 1)]
        )

    def take_focus(self) -> None:
        """What is wrong first, else the files."""
        button = self.banners[0].button if self.banners else None
        (button or self.table).setFocus()
        if button is None and self.table.current is None:
            self.table.step(0)

    def _tell(self, place: int, source: Source) -> None:
        assert source.error is not None
        said = for_window(source.error)
        banner = Banner(
            said.title, said.advice, tr("&Leave this file out"), lambda: self._leave(place),
            closable=False,
        )  # fmt: skip
        self.banners.append(banner)
        self._above.addWidget(banner)
        banner.announce()

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


def _system(line: FileLine) -> str:
    return ", ".join(dict.fromkeys(p.system.name for p in line.source.plans if p.system))


def _letters(line: FileLine) -> str:
    """The code page of a text file; workbooks say theirs themselves."""
    plans = line.source.plans
    return line.source.options.encoding or next((p.encoding for p in plans if p.encoding), "")

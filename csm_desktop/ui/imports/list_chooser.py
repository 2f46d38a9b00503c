"""Which list is in front, where several files or sheets were brought."""

from collections.abc import Callable, Sequence

from PySide6.QtWidgets import QVBoxLayout, QWidget

from csm_desktop.domain.text.message import say
from csm_desktop.ui import theme
from csm_desktop.ui.imports.sources import Source, SourceSheet, Understood, sheets
from csm_desktop.ui.widgets.chip import ChipRow
from csm_desktop.wording import render, tr

At = tuple[int, int]  # the place of a file, and of a list in it


class ListChooser(QWidget):
    """A chip for each list, hidden where there is one; `changed()` is called for another one."""

    def __init__(self, changed: Callable[[], object]) -> None:
        super().__init__()
        self._changed = changed
        self._found = Understood(())
        self.at: At = (0, 0)
        self.chips = ChipRow(tr("Lists"), [("0.0", "", None)])
        self.chips.chosen.connect(self._go)
        column = QVBoxLayout(self)
        theme.spaced(column)
        column.addWidget(self.chips)

    @property
    def source(self) -> Source:
        """The file of the list in front."""
        return self._found.sources[self.at[0]]

    @property
    def sheet(self) -> SourceSheet:
        """The list in front."""
        return sheets(self.source)[self.at[1]]

    def show_found(self, found: Understood) -> None:
        """Offer the lists of these files; the one in front stays where it is still there."""
        self._found = found
        every = lists_of(found)
        if self.at not in every:
            self.at = every[0] if every else (0, 0)
        on = self.at
        self.chips.blockSignals(True)
        self.chips.set_chips([(f"{f}.{s}", self._name(f, s), None) for f, s in every])
        if every:
            self.chips.choose(f"{on[0]}.{on[1]}")
        self.chips.blockSignals(False)
        self.at = on

    def _name(self, file: int, index: int) -> str:
        source = self._found.sources[file]
        sheet = sheets(source)[index]
        name = f"{source.path.name} [{sheet.name}]" if sheet.name else source.path.name
        if len(self._found.sources) == 1:
            name = sheet.name or name
        if sheet.plan is not None and sheet.plan.newer:
            return render(say("{list}, history", list=name))
        return render(say("{list}, left out", list=name)) if sheet.why is not None else name

    def _go(self, key: str) -> None:
        file, _, index = key.partition(".")
        self.at = (int(file), int(index))
        self._changed()


def lists_of(found: Understood) -> Sequence[At]:
    """Every list of every file."""
    return [
        (file, index)
        for file, source in enumerate(found.sources)
        for index in range(len(sheets(source)))
    ]

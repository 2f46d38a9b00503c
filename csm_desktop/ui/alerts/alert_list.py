"""The first face of the workspace: the alerts of one shelf, and the acts on one or several."""

from collections.abc import Callable, Sequence
from datetime import date
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget

from csm_desktop.app.alerts.list import AlertLine, Shelf, shelves
from csm_desktop.domain.records.alerts import Trigger
from csm_desktop.ui import theme
from csm_desktop.ui.alerts.columns import columns
from csm_desktop.ui.alerts.peek import AlertPeek
from csm_desktop.ui.frame.alerts.acts import open_alert
from csm_desktop.ui.frame.shell import Shell
from csm_desktop.ui.frame.upkeep.book_query import BookQuery
from csm_desktop.ui.frame.user.who_i_am import may_narrow, stays_narrow
from csm_desktop.ui.widgets.button import Button
from csm_desktop.ui.widgets.chip import Chip, ChipRow
from csm_desktop.ui.widgets.empty import EmptyState
from csm_desktop.ui.widgets.layout.flow import ButtonBar
from csm_desktop.ui.widgets.layout.with_inspector import WithInspector
from csm_desktop.ui.widgets.table import Table
from csm_desktop.wording import label, tr

if TYPE_CHECKING:
    from csm_desktop.app.book import Book

_ONLY_MINE = "only my alerts"
_ALL, _MINE = "all", "mine"


class AlertList(QWidget):
    """Shelves as chips, the alerts of the chosen one, and what one of them is about at its side.

    `changed` says that something is chosen, or the counts are others.
    """

    changed = Signal()

    def __init__(self, shell: Shell) -> None:
        super().__init__()
        self.shell = shell
        self._lines: dict[Shelf, tuple[AlertLine, ...]] = {}
        self._wanted_focus = False
        self.asker = BookQuery(shell, self._question, self)
        self.asker.answered.connect(self._answered)
        self.shelf = ChipRow(tr("Shelf"), [
            (Shelf.FIRING.value, tr("Firing"), None), (Shelf.SNOOZED.value, tr("Snoozed"), None),
            (Shelf.CLOSED.value, tr("Closed"), None), (Shelf.SILENT.value, tr("Silent"), None),
        ])  # fmt: skip
        self.shelf.chosen.connect(lambda _: self._show_shelf())
        self.mine = Chip(tr("Only mine"))
        self.mine.setChecked(self._narrowed())
        self.mine.toggled.connect(self._whose)
        self.filter = QLineEdit()
        self.filter.setPlaceholderText(tr("Filter"))
        self.filter.setAccessibleName(tr("Filter the alerts"))
        self.filter.setClearButtonEnabled(True)
        self.filter.setFixedWidth(theme.px(152))
        self.filter.returnPressed.connect(self.take_focus)
        self.nothing = EmptyState("", " ")
        self.table: Table[AlertLine] = Table(
            tr("Alerts"),
            columns(self.today),
            many=True,
            empty=self.nothing,
            none_found=EmptyState(tr("No alert fits"), tr("Esc shows all of them again.")),
        )
        self.filter.textChanged.connect(self.table.filter)
        self.table.opened.connect(lambda line: open_alert(shell, line))
        self.table.chosen.connect(self._chosen)
        space = QShortcut(QKeySequence(Qt.Key.Key_Space), self.table.grid)
        space.setContext(Qt.ShortcutContext.WidgetShortcut)
        space.activated.connect(self.peek)
        self._lay_out()

    def _lay_out(self) -> None:
        page = QWidget()
        column = QVBoxLayout(page)
        theme.spaced(column, gap=theme.M)
        theme.edged(column)
        run = self.shell.commands.run
        self.rules = Button(tr("Rules"), partial(run, "alerts.rules"), hint="U")
        books = Button(tr("Playbooks"), partial(run, "alerts.playbooks"), hint="B")
        column.addWidget(ButtonBar(self.shelf, (self.filter, self.mine, self.rules, books)))
        column.addWidget(self.table, 1)
        self.pane = WithInspector(page)
        self.pane.inspector.closed.connect(self.table.setFocus)
        whole = QVBoxLayout(self)
        theme.spaced(whole)
        whole.addWidget(self.pane)

    def today(self) -> date:
        """The book's day."""
        book = self.shell.book
        return book.today() if book is not None else date.min

    def show_book(self) -> None:
        """Show another book from its first shelf on."""
        self._lines = {}
        self.filter.clear()
        self.pane.inspector.hide()
        self._check_mine(self._narrowed() and stays_narrow(self.shell))
        self.shelf.choose(Shelf.FIRING.value)
        self._show_shelf()
        self.asker.ask()

    @property
    def firing(self) -> Sequence[AlertLine]:
        """All that calls, whatever is shown."""
        return self._lines.get(Shelf.FIRING, ())

    def take_focus(self) -> None:
        """The table, on its first line; once the answer is there, where it is on its way."""
        self._wanted_focus = not self._lines
        if not self.table.lines:
            self.rules.setFocus()  # what is looked for, where nothing was found
            return
        if not self.table.selection:
            self.table.step(0)
        self.table.setFocus()

    def list_of(self, trigger: Trigger) -> None:
        """List what calls of one rule, and nothing else."""
        self.shelf.choose(Shelf.FIRING.value)
        self.filter.setText(label(trigger))
        self.take_focus()

    def dismiss(self) -> bool:
        """Esc takes away the words, then what is told of one alert, then the shelf."""
        if self.filter.text() or self.filter.hasFocus():
            self.filter.clear()
            self.table.setFocus()
            return True
        if not self.pane.inspector.isHidden():
            self.pane.inspector.close_panel()
            return True
        if self.shelf.key != Shelf.FIRING.value:
            self.shelf.choose(Shelf.FIRING.value)
            self.take_focus()
            return True
        return False

    def peek(self) -> None:
        """Tell of the alert that the keyboard is on, or no more."""
        inspector = self.pane.inspector
        if inspector.isHidden() and self.table.current is not None:
            self._inspect(self.table.current)
        else:
            inspector.close_panel()

    def _question(self) -> "Callable[[Book], dict[Shelf, tuple[AlertLine, ...]]]":
        return shelves

    def _answered(self, lines: dict[Shelf, tuple[AlertLine, ...]]) -> None:
        self._lines = lines
        had_line = self.table.current is not None
        row = self.table.grid.currentIndex().row()
        self._show_shelf()
        if self.table.lines and not self.table.selection and (had_line or self._wanted_focus):
            # What stood here went to another shelf: the keyboard is on what follows it.
            self.table.select(self.table.lines[min(max(row, 0), len(self.table.lines) - 1)].id)
        if self._wanted_focus and self.isVisible():
            self.take_focus()
        self.changed.emit()

    def _show_shelf(self) -> None:
        shelf = Shelf(self.shelf.key)
        self.table.show_column("stand", shelf is not Shelf.FIRING)
        # Until the answer is there nobody knows that there is nothing.
        title, advice = _nothing(shelf) if self._lines else ("", " ")
        self.nothing.title.setText(title)
        self.nothing.advice.setText(advice)
        self.table.set_lines(self._kept(shelf))
        for each in Shelf:
            number = len(self._kept(each)) if self._lines else None
            self.shelf.set_number(each.value, number)

    def _kept(self, shelf: Shelf) -> list[AlertLine]:
        only_mine = self.mine.isChecked()
        return [line for line in self._lines.get(shelf, ()) if line.mine or not only_mine]

    def _narrowed(self) -> bool:
        """Whether the user asked for their own alone, in whichever book."""
        return self.shell.recents.choice(_ONLY_MINE, (_ALL, _MINE), _ALL) == _MINE

    def _check_mine(self, mine: bool) -> None:
        self.mine.blockSignals(True)
        self.mine.setChecked(mine)
        self.mine.blockSignals(False)

    def _whose(self, mine: bool) -> None:
        if mine and not may_narrow(self.shell, self):
            self._check_mine(False)
            return
        self.shell.recents.put(_ONLY_MINE, _MINE if mine else _ALL)
        self._show_shelf()

    def _chosen(self) -> None:
        self.changed.emit()
        inspector, line = self.pane.inspector, self.table.current
        if inspector.isHidden():
            return
        if line is None or not self.table.selection:
            inspector.hide()
        else:
            self._inspect(line)

    def _inspect(self, line: AlertLine) -> None:
        book = self.shell.book
        if book is not None:
            self.pane.inspector.inspect(line.what, AlertPeek(self.shell, book, line))


def _nothing(shelf: Shelf) -> tuple[str, str]:
    """What is said of a shelf without any alert."""
    return {
        Shelf.FIRING: (
            tr("No alert calls"),
            tr("What the rules notice is listed here. U shows what they look for."),
        ),
        Shelf.SNOOZED: (
            tr("No alert rests"), tr("S lets one rest until a day; then it comes back by itself.")
        ),
        Shelf.CLOSED: (
            tr("No alert was closed within 90 days"), tr("X closes one, with what came of it.")
        ),
        Shelf.SILENT: (
            tr("No rule is on trial"),
            tr("A silent rule calls nobody and keeps a log, so that it can be tried first."),
        ),
    }[shelf]  # fmt: skip

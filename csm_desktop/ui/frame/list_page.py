"""A page that lists one kind of thing over the whole book: views, words, one table."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any, Generic, TypeVar

from PySide6.QtCore import QPoint
from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget

from csm_desktop.ui import theme
from csm_desktop.ui.frame.pages import Page
from csm_desktop.ui.frame.shell import Shell
from csm_desktop.ui.widgets.button import Button
from csm_desktop.ui.widgets.chip import ChipRow
from csm_desktop.ui.widgets.layout.flow import ButtonBar
from csm_desktop.ui.widgets.table import Table
from csm_desktop.ui.widgets.table.columns import Line
from csm_desktop.wording import tr

L = TypeVar("L", bound=Line)
C = TypeVar("C")


@dataclass(frozen=True)  # slots and a typed alias of it do not go together in Python 3.11
class ListView(Generic[L, C]):
    """A saved view by its title (marked for translation): which lines it keeps, given what the
    page knows beside them, as the day and who the user is."""

    key: str
    title: str
    keeps: Callable[[L, C], bool]


class ListPage(Page, Generic[L, C]):
    """The first view is on at first; Esc takes the words away, then the view.

    Subclasses give `context`, ask the book in `refresh`, and hand the lines to `show_lines`.
    """

    def __init__(
        self, shell: Shell, table: Table[L], views: Sequence[ListView[L, C]], filter_name: str
    ) -> None:
        super().__init__(shell)
        self.table = table
        self.listed: Sequence[L] = ()
        self._views = {view.key: view for view in views}
        self._first = views[0].key
        self.views = ChipRow(tr("Views"), [(view.key, tr(view.title), None) for view in views])
        self.views.chosen.connect(lambda _: self.keep())
        self.filter = QLineEdit()
        self.filter.setPlaceholderText(tr("Filter"))
        self.filter.setAccessibleName(filter_name)
        self.filter.setClearButtonEnabled(True)
        self.filter.setFixedWidth(theme.px(152))
        self.filter.textChanged.connect(table.filter)
        self.filter.returnPressed.connect(self.take_focus)
        self._choose = Button(tr("Columns"), self.choose_columns)
        table.chosen.connect(self.state_changed)

    def context(self) -> C:
        """What the views need beside a line."""
        raise NotImplementedError

    def lay_out(self, acts: Sequence[QWidget]) -> None:
        """Views and acts above the table."""
        column = QVBoxLayout(self)
        theme.spaced(column, margin=theme.XL, gap=theme.M)
        column.setContentsMargins(*(theme.px(side) for side in (20, 16, 20, 16)))
        column.addWidget(ButtonBar(self.views, (self.filter, self._choose, *acts)))
        column.addWidget(self.table, 1)

    def clear(self) -> None:
        """The first view, and no words."""
        self.filter.clear()
        self.views.choose(self._first)

    def show_lines(self, lines: Sequence[L]) -> None:
        """Show these lines, and how many of them each view keeps."""
        self.listed = lines
        self.keep()
        self.table.set_lines(lines)
        context = self.context()
        for view in self._views.values():
            self.views.set_number(view.key, sum(view.keeps(line, context) for line in lines))
        self.state_changed.emit()

    def keep(self) -> None:
        """Show what the view that is on keeps."""
        view, context = self._views[self.views.key], self.context()
        self.table.keep(lambda line: view.keeps(line, context))

    def has_selection(self) -> bool:
        """Whether a line is selected."""
        return bool(self.table.selection)

    def take_focus(self) -> None:
        """The table, on its first line."""
        if not self.table.selection:
            self.table.step(0)  # first: the table would go to its first cell by itself
        self.table.setFocus()

    def dismiss(self) -> bool:
        """Esc takes the words away, then the view."""
        if self.filter.text() or self.filter.hasFocus():
            self.filter.clear()
            self.table.setFocus()
            return True
        if self.views.key != self._first:
            self.views.choose(self._first)
            return True
        return False

    def choose_columns(self) -> None:
        """Let the user choose what is shown."""
        at = self._choose.mapToGlobal(QPoint(0, self._choose.height()))
        self.table.choose_columns(at)

    def on_current(self, act: Callable[[L], Any]) -> None:
        """Do something with the line that the keyboard is on."""
        line = self.table.current
        if line is not None:
            act(line)

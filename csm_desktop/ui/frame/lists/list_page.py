"""A page that lists one kind of thing over the whole book: views, words, one table."""

from collections.abc import Callable, Sequence
from typing import Any, Generic, TypeVar

from PySide6.QtCore import QPoint
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget

from csm_desktop.ui import theme
from csm_desktop.ui.frame.lists.shown_lines import SHORT
from csm_desktop.ui.frame.lists.view_numbers import Alike, count, exchanged, recount
from csm_desktop.ui.frame.pages import Page
from csm_desktop.ui.frame.shell import Shell
from csm_desktop.ui.frame.upkeep.book_query import BookQuery
from csm_desktop.ui.widgets.button import Button
from csm_desktop.ui.widgets.chip import ChipRow
from csm_desktop.ui.widgets.layout.flow import ButtonBar
from csm_desktop.ui.widgets.table import Table
from csm_desktop.ui.widgets.table.columns import Line
from csm_desktop.values import dataclass
from csm_desktop.wording import tr

L = TypeVar("L", bound=Line)
C = TypeVar("C")
_MOST_RECOUNTED = 500  # lines


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

    alike: Alike[L] | None = None
    """What the views look at, where the list is long and they are many."""

    def __init__(self, shell: Shell, views: Sequence[ListView[L, C]], filter_name: str) -> None:
        super().__init__(shell)
        # Only now: what is made for a widget that Qt does not know yet may end the process.
        self.table = table = self.make_table()
        self.listed: Sequence[L] = ()
        self._wanted_focus = False
        self._kept_in: C | None = None
        self._counted: tuple[Sequence[L], C, dict[str, int]] | None = None
        self._counter = BookQuery(shell, self._number_question, self)
        self._counter.answered.connect(self._numbers_came)
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

    def make_table(self) -> Table[L]:
        """The table, with its columns and what stands in its stead where it is empty."""
        raise NotImplementedError

    def context(self) -> C:
        """What the views need beside a line."""
        raise NotImplementedError

    def lay_out(self, acts: Sequence[QWidget], note: QWidget | None = None) -> None:
        """Views and acts above the table, and between them what the page has to say at times."""
        column = QVBoxLayout(self)
        theme.spaced(column, margin=theme.XL, gap=theme.M)
        theme.edged(column)
        column.addWidget(ButtonBar(self.views, (self.filter, self._choose, *acts)))
        if note is not None:
            column.addWidget(note)
        column.addWidget(self.table, 1)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Where there is hardly room for the table, it goes before the names of the views."""
        super().resizeEvent(event)
        self.views.fold(self.height() < theme.px(theme.LOW))

    def clear(self) -> None:
        """The first view, no words, and no lines until the book has told them."""
        self.filter.clear()
        self.views.choose(self._first)
        self.listed, self._counted = (), None
        self.table.wait()

    def show_lines(self, lines: Sequence[L]) -> None:
        """Show these lines, and how many of them each view keeps."""
        context = self.context()
        if context != self._kept_in:
            self.keep()
        former, self.listed = self.listed, lines
        self.table.set_lines(lines)
        self._count(former, lines, context)
        self.state_changed.emit()
        if self._wanted_focus and lines and self.isVisible():
            self.take_focus()

    def _count(self, former: Sequence[L], lines: Sequence[L], context: C) -> None:
        known = self._counted
        if len(lines) <= SHORT:
            self._show_numbers(lines, context, count(lines, self._holds()))
            return
        if known is not None and known[0] is former and known[1] == context:
            differ = exchanged(former, lines, _MOST_RECOUNTED)
            if differ is not None:
                self._show_numbers(lines, context, recount(known[2], *differ, self._holds()))
                return
        # Many lines under many views: the window does not wait for the numbers beside them.
        self._counter.ask()

    def _holds(self) -> "dict[str, Callable[[L], bool]]":
        context = self.context()
        return {key: _within(view, context) for key, view in self._views.items()}

    def _number_question(self) -> "Callable[[object], tuple[Sequence[L], C, dict[str, int]]]":
        lines, context, holds, alike = self.listed, self.context(), self._holds(), self.alike
        return lambda _: (lines, context, count(lines, holds, alike))

    def _show_numbers(self, lines: Sequence[L], context: C, numbers: dict[str, int]) -> None:
        self._counted = lines, context, numbers
        for key, number in numbers.items():
            self.views.set_number(key, number)

    def _numbers_came(self, counted: "tuple[Sequence[L], C, dict[str, int]]") -> None:
        lines, context, numbers = counted
        if lines is self.listed:  # else they were counted since, or are asked for once more
            self._show_numbers(lines, context, numbers)
            self.state_changed.emit()

    def number(self, key: str) -> int:
        """How many lines a view keeps; 0 until they are counted."""
        return self._counted[2].get(key, 0) if self._counted is not None else 0

    def keep(self) -> None:
        """Show what the view that is on keeps."""
        self._kept_in = self.context()
        self.table.keep(_within(self._views[self.views.key], self._kept_in))

    def has_selection(self) -> bool:
        """Whether a line is selected."""
        return bool(self.table.selection)

    def take_focus(self) -> None:
        """The table, on its first line; once it is there, where it is still on its way."""
        self._wanted_focus = not self.table.lines
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


def _within(view: ListView[L, C], context: C) -> Callable[[L], bool]:
    return lambda line: view.keeps(line, context)

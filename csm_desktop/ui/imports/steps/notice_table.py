"""What is to be said of rows: each kind once, with its number and places; its rows beside it."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import QSize
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QVBoxLayout, QWidget

from csm_desktop.ui import theme
from csm_desktop.ui.imports.notices import SORTS, Notice, NoticeGroup, sort_words
from csm_desktop.ui.widgets.chip import ChipRow
from csm_desktop.ui.widgets.empty import EmptyState
from csm_desktop.ui.widgets.layout.contents import nest
from csm_desktop.ui.widgets.table import CellKind, Column, Table
from csm_desktop.ui.widgets.text import Text
from csm_desktop.wording import tr

_MOST = 500  # rows of a kind that are listed
_LEAST = 220  # px: chips, the column names and some four rows
_LOW = 420  # px: less than this does not hold two tables above each other


class NoticeTable(QWidget):
    """Kinds of notices; `open_account` shows an account that a row made or that is missing,
    `ask_one` asks whether two accounts are one."""

    def __init__(
        self,
        nothing: str,
        open_account: Callable[[int], object] | None = None,
        ask_one: Callable[[int, int], object] | None = None,
    ) -> None:
        super().__init__()
        self._ask_one = ask_one
        self._open_account = open_account
        self._groups: Sequence[NoticeGroup] = ()
        self.sorts = ChipRow(tr("What happened to rows"), [("all", tr("All"), None)])
        self.sorts.chosen.connect(self._keep)
        empty = EmptyState(nothing, tr("There is nothing to look at."), ghost="")
        self.table: Table[NoticeGroup] = Table(
            tr("What there is to look at"), _group_columns(), empty=empty
        )
        self.table.chosen.connect(self._show_rows)
        self.table.opened.connect(lambda _: self.rows.setFocus())
        self.rows: Table[Notice] = Table(tr("Rows to look at"), _row_columns())
        self.rows.opened.connect(self._open)
        self.hint = Text(tr("Enter opens the account."), "caption")
        column = QVBoxLayout(self)
        theme.spaced(column, gap=theme.S)
        column.addWidget(self.sorts)
        self._tables = QBoxLayout(QBoxLayout.Direction.TopToBottom)
        theme.spaced(self._tables, gap=theme.S)
        self._tables.addWidget(self.table, 3)
        self._tables.addWidget(self.rows, 2)
        nest(column, self._tables, 1)
        column.addWidget(self.hint)
        self.show_groups(())

    def minimumSizeHint(self) -> QSize:
        """Never the height of two tables above each other: there is another way to show them."""
        least = super().minimumSizeHint()
        return QSize(least.width(), min(least.height(), theme.px(_LEAST)))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Where there is little height the two tables stand side by side, each with all of it."""
        super().resizeEvent(event)
        is_low = event.size().height() < theme.px(_LOW)
        way = QBoxLayout.Direction.LeftToRight if is_low else QBoxLayout.Direction.TopToBottom
        if self._tables.direction() is not way:
            self._tables.setDirection(way)

    def show_groups(self, groups: Sequence[NoticeGroup]) -> None:
        """Show these kinds, the gravest first."""
        self._groups = groups
        numbers = {sort: sum(g.number for g in groups if g.sort == sort) for sort in SORTS}
        chips = [(sort, sort_words(sort), number) for sort, number in numbers.items() if number]
        self.sorts.set_chips([("all", tr("All"), None), *chips])
        for sort, number in [("all", sum(numbers.values())), *((s, n) for s, _, n in chips)]:
            self.sorts.set_number(sort, number)
        self.sorts.setVisible(len(chips) > 1)
        self.table.set_lines(groups)
        if groups and self.table.current is None:
            self.table.step(0)
        self._show_rows()

    def show_sort(self, sort: str) -> None:
        """Bring one kind forward, and the keyboard to it."""
        if sort in self.sorts.keys:
            self.sorts.choose(sort)
        self.table.step(0)
        self.table.setFocus()

    @property
    def groups(self) -> Sequence[NoticeGroup]:
        """What is shown."""
        return self._groups

    def _keep(self, sort: str) -> None:
        self.table.keep(None if sort == "all" else lambda group: group.sort == sort)
        if self.table.current is None:
            self.table.step(0)
        self._show_rows()

    def _show_rows(self) -> None:
        group = self.table.current
        notices = group.notices[:_MOST] if group is not None else ()
        self.rows.set_lines(notices)
        opens = self._open_account is not None and any(notice.account_id for notice in notices)
        self.rows.setVisible(len(notices) > 1 or opens)
        asks = self._ask_one is not None and any(notice.like_id for notice in notices)
        self.hint.setText(
            tr("Enter asks whether the two are one.") if asks else tr("Enter opens the account.")
        )
        self.hint.setVisible(opens)

    def _open(self, notice: Notice) -> None:
        if notice.like_id and self._ask_one is not None:
            self._ask_one(notice.like_id, notice.account_id)
        elif notice.account_id and self._open_account is not None:
            self._open_account(notice.account_id)


def _group_columns() -> list[Column[NoticeGroup]]:
    return [
        Column("sort", tr("What"), lambda group: sort_words(group.sort), CellKind.STRONG, 180),
        Column("number", tr("Rows"), lambda group: group.number, CellKind.NUMBER, 64),
        Column("words", tr("Why"), lambda group: group.words, CellKind.TEXT, 360, stretch=True),
        Column("lines", tr("File lines"), lambda group: group.lines, CellKind.QUIET, 170),
        Column("place", tr("List"), lambda group: group.place, CellKind.QUIET, 150),
    ]


def _row_columns() -> list[Column[Notice]]:
    return [
        Column(
            "line", tr("Line"), lambda notice: notice.line or None, CellKind.NUMBER, 64,
            show=lambda notice: str(notice.line or ""),
        ),
        Column("name", tr("Name or column"), lambda notice: notice.name, CellKind.STRONG, 220),
        Column("words", tr("Why"), lambda notice: notice.words, CellKind.QUIET, 400, stretch=True),
    ]  # fmt: skip

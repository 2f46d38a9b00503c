"""What is kept of the Book when its book is left, see `app.lists.sight`."""

from contextlib import suppress
from typing import Protocol

from csm_desktop.app.lists.sight import Sight, SightColumn, SightRow, keep_sight
from csm_desktop.domain.lists.lines import AccountLine
from csm_desktop.errors import UserError
from csm_desktop.ui.book.account_list import AccountList
from csm_desktop.ui.book.sight_page import plain
from csm_desktop.ui.widgets.key_figures import KeyFigures
from csm_desktop.ui.widgets.table import Column

_BESIDE = 3  # lines more than are in sight: the window may be a little higher


class SeenList(AccountList, Protocol):
    """The page, as far as it is seen."""

    @property
    def figures(self) -> KeyFigures: ...


def keep_seen(page: SeenList) -> None:
    """Keep how the page looks, for the next start. An encrypted book is opened before anything of
    it can be shown, so nothing is kept in one; neither where lines are marked that cannot be used,
    since the look for them comes behind."""
    book = page.shell.book
    if book is None or book.is_encrypted or book.why_read_only:
        return
    with suppress(UserError):  # another one holds the book, or the disk is full: it opens as ever
        keep_sight(book, _seen(page))


def _seen(page: SeenList) -> Sight | None:
    table = page.table
    header, model = table.grid.horizontalHeader(), table.model
    # By words and by a view lines are narrowed after the first paint only, so all are shown.
    lines = page.narrowing.mine_of(model.ordered)
    shown = [
        index
        for index in map(header.logicalIndex, range(header.count()))
        if not table.grid.isColumnHidden(index)
    ]
    widths = [table.grid.columnWidth(index) for index in shown]
    current = table.current
    ids = [line.id for line in lines]
    at = ids.index(current.id) if current is not None and current.id in ids else 0
    many = table.grid.viewport().height() // table.grid.verticalHeader().defaultSectionSize()
    first, end = max(0, at - many - _BESIDE), at + many + _BESIDE
    seen = lines[first:end]
    if not seen or any(line.unusable for line in seen):
        return None
    columns = [model.columns[index] for index in shown]
    key, descending = model.sorting
    return Sight(
        page.figures.said,
        page.narrowing.kept_chips,
        page.views.key,
        page.narrowing.mine.isChecked(),
        [
            SightColumn(column.key, column.title, column.kind.value, width, column.internal)
            for column, width in zip(columns, widths, strict=True)
        ],
        table.grid.viewport().width(),
        key if any(column.key == key for column in columns) else "",
        descending,
        len(lines),
        current.id if current is not None else 0,
        [_row(place, line, columns) for place, line in enumerate(seen, first)],
    )


def _row(place: int, line: AccountLine, columns: list[Column[AccountLine]]) -> SightRow:
    cells = [
        (
            column.words(line),
            plain(column.kind, column.get(line)),
            column.late is not None and column.late(line),
        )
        for column in columns
    ]
    return SightRow(line.id, place, cells)

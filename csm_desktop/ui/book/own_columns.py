"""The fields of the user's own among the columns of the Book: as many as the book's lines have."""

from collections.abc import Sequence

from csm_desktop.domain.lists.custom_columns import custom_columns
from csm_desktop.domain.lists.lines import AccountLine
from csm_desktop.ui.book.account_list import AccountList
from csm_desktop.ui.book.columns import own_columns
from csm_desktop.ui.book.saved_views import kept_columns

_OWN = "own."


def show_own_columns(page: AccountList, lines: Sequence[AccountLine]) -> None:
    """Offer the columns that the lines have; nothing is touched where they are those of before."""
    if page.table.grid.is_editing:
        return
    shown = page.table.model.columns
    wanted = own_columns(custom_columns(lines))
    there = [column for column in shown if column.key.startswith(_OWN)]
    if [(c.key, c.kind) for c in there] == [(c.key, c.kind) for c in wanted]:
        return
    built = [column for column in shown if not column.key.startswith(_OWN)]
    # What was chosen of them at the last time is in what is kept; what is chosen now goes before.
    book = page.shell.book
    kept = kept_columns(page, book.path) if book is not None and not there else None
    page.table.set_columns([*built, *wanted], kept or None)

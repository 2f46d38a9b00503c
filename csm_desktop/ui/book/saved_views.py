"""Views that the user keeps, and where one was in a book's list when it was left."""

import json
from pathlib import Path

from csm_desktop.app.saved_views import drop_view, keep_view
from csm_desktop.domain.text.message import say
from csm_desktop.ui.book.account_list import AccountList
from csm_desktop.ui.frame.upkeep.carried_out import carried_out
from csm_desktop.ui.widgets.dialogs.form_dialog import FormDialog
from csm_desktop.ui.widgets.fields import TextField
from csm_desktop.ui.widgets.table.arrangement import State
from csm_desktop.wording import render, tr

_STATE = "book list"
_COLUMNS = "book table"


def ask_view(page: AccountList) -> None:
    """Ask for a name, then keep what narrows and orders the table now."""
    on = page.narrowing.own
    name = TextField(tr("Name"), on.name if on is not None else page.filter.text().strip())

    def keep() -> None:
        view = page.narrowing.as_it_stands(name.stored)
        page.shell.save(say("Keep the view {name}", name=view.name), keep_view, view)

    words = tr("The view, the words of the filter and the order of the table are kept with it.")
    dialog = FormDialog(tr("Keep this view"), words, tr("&Keep"), keep, page.table)
    dialog.form.add(tr("&Name"), name)
    dialog.ready()
    name.setFocus()
    if dialog.exec():
        page.narrowing.choose_named(" ".join(name.stored.split()))


def remove_view(page: AccountList) -> None:
    """Remove the user's own view that is on; the accounts stay."""
    on = page.narrowing.own
    if on is not None:
        page.narrowing.clear()
        if carried_out(page.shell, say("Remove the view {name}", name=on.name), drop_view, on.name):
            page.shell.toast(
                render(say("The view {name} was removed.", name=on.name)), undoable=True
            )


def keep_columns(page: AccountList, path: Path) -> None:
    """Remember which columns are shown for this book, how wide, and the order of the lines."""
    page.shell.recents.keep(_COLUMNS, path, json.dumps(page.table.state()))


def kept_columns(page: AccountList, path: Path) -> State:
    """How the columns stood in this book; nothing where none were chosen yet."""
    return page.shell.recents.table(_COLUMNS, path)


def take_up_columns(page: AccountList, path: Path, plain: State) -> None:
    """The columns of this book; those of a fresh one where none were chosen yet."""
    page.table.restore(kept_columns(page, path) or plain)


def keep_place(page: AccountList, path: Path) -> None:
    """Remember the view that is on and the account one is on; no word of the user's."""
    line = page.table.current
    state = {"view": page.views.key, "line": line.id if line is not None else 0}
    page.shell.recents.keep(_STATE, path, json.dumps(state))


def take_up(page: AccountList, path: Path) -> None:
    """Go on where one was in this book."""
    state = page.shell.recents.table(_STATE, path)
    view, line = state.get("view"), state.get("line")
    if isinstance(view, str) and view in page.views.keys:
        page.views.choose(view)
    if type(line) is int:
        page.table.select(line)

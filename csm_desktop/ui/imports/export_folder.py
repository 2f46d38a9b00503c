"""A folder that the program exported itself comes back whole, in one step, into an empty book."""

from pathlib import Path
from typing import TYPE_CHECKING

from csm_desktop.domain.text.message import say
from csm_desktop.errors import UserError
from csm_desktop.ui.frame.shell import Shell
from csm_desktop.wording import render, tr

if TYPE_CHECKING:
    from csm_desktop.app.imports.own_export import Restored

_WHOLE = "book.json"


def is_export(path: Path) -> bool:
    """Whether a folder looks like an export; whether it is one shows when it is read."""
    return path.is_dir() and (path / _WHOLE).is_file()


def bring_export(shell: Shell, folder: Path) -> None:
    """Take an export into the open book, on a thread; Undo takes all of it back."""
    book = shell.book
    if book is None:
        title = render(say("{folder} is an export of this program.", folder=folder.name))
        shell.tell(UserError(title, tr("Make an empty book first, then drop the folder again.")))
        return

    def work(_: object) -> "Restored":
        from csm_desktop.app.imports.own_export import check_empty, own_export, restore_export

        with book.reserved(tr("An import")):
            check_empty(book)
            return restore_export(book, own_export([folder]) or {})

    def done(restored: "Restored") -> None:
        text = say("{n} thing came in with its ids and links.",
                   "{n} things came in with their ids and links.", n=restored.stored)  # fmt: skip
        shell.toast(render(text), undoable=True)
        lost = len(restored.refused) + len(restored.cleared) + len(restored.unknown)
        if lost:
            shell.tell(_incomplete(restored))
        shell.go("book")

    def failed(error: BaseException) -> None:
        if not isinstance(error, UserError):
            raise error
        shell.tell(UserError(error.title, _advice()))

    shell.background.start(None, work, done, failed)


def _advice() -> str:
    return tr("Nothing was imported. Make a new, empty book and drop the folder on it.")


def _incomplete(restored: "Restored") -> UserError:
    title = tr("Not all of the export came in.")
    words = say(
        "{refused} rows cannot be used, {cleared} links lead to nothing in the files, {unknown} "
        "tables are unknown here. All else is in the book; `csm-desktop import` lists each.",
        refused=len(restored.refused), cleared=len(restored.cleared),
        unknown=len(restored.unknown),
    )  # fmt: skip
    return UserError(title, render(words))

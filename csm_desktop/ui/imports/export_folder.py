"""What the program exported itself comes back whole, in one step, into an empty book."""

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from csm_desktop.domain.text.message import say
from csm_desktop.errors import UserError
from csm_desktop.ui.frame.shell import Shell
from csm_desktop.wording import render, tr

if TYPE_CHECKING:
    from csm_desktop.app.imports.own_export import Restored


def is_export(shell: Shell, paths: Sequence[Path]) -> bool:
    """Whether what was chosen is to come back whole: it looks like an export, whose single sheets
    are lists like others where the book holds something."""
    from csm_desktop.app.imports.exported.files import looks_like_export
    from csm_desktop.app.imports.own_export import check_empty

    if not all(map(looks_like_export, paths)):
        return False
    if shell.book is not None and any(path.suffix.casefold() == ".csv" for path in paths):
        try:
            check_empty(shell.book)
        except UserError:
            return False
    return True


def bring_export(shell: Shell, paths: Sequence[Path], otherwise: Callable[[], object]) -> None:
    """Take an export into the open book, on a thread; Undo takes all of it back.

    `otherwise` is called where the files only looked like one.
    """
    book = shell.book

    def work(_: object) -> "Restored | None":
        from csm_desktop.app.imports.exported.files import own_export
        from csm_desktop.app.imports.own_export import check_empty, restore_export

        # Read before anything is said against it: a stranger's file may be called as ours are.
        tables = own_export(paths)
        if tables is None:
            return None
        if book is None:
            text = say("{folder} is an export of this program.", folder=paths[0].name)
            raise UserError(render(text))
        with book.reserved(tr("An import")):
            check_empty(book)
            return restore_export(book, tables)

    def done(restored: "Restored | None") -> None:
        if restored is None:
            otherwise()
            return
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
    return tr("Nothing was imported. Make a new, empty book and bring it there.")


def _incomplete(restored: "Restored") -> UserError:
    title = tr("Not all of the export came in.")
    words = say(
        "{refused} rows cannot be used, {cleared} links lead to nothing in the files, {unknown} "
        "tables are unknown here. All else is in the book; `csm-desktop import` lists each.",
        refused=len(restored.refused), cleared=len(restored.cleared),
        unknown=len(restored.unknown),
    )  # fmt: skip
    return UserError(title, render(words))

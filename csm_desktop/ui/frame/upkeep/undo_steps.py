"""Undo and redo from the window: at once, or on a thread where a step is long."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from csm_desktop.domain.text.message import say
from csm_desktop.errors import UserError
from csm_desktop.ui.frame.shell import Shell
from csm_desktop.wording import render, tr

if TYPE_CHECKING:
    from csm_desktop.app.book import Book


def step(shell: Shell, *, redo: bool) -> None:
    """Take the last act back, or do the one undone last again, and say which it was."""
    book = shell.book
    if book is None:
        return

    def done(label: str | None) -> None:
        if label is not None:
            undone = say("Undone: {label}", label=label)
            words = render(say("Done again: {label}", label=label) if redo else undone)
            # The other way, for whoever pressed once too often.
            shell.toast(words, undoable=redo, redoable=not redo)
        elif redo:
            shell.toast(tr("There is nothing to do again."))
        else:
            shell.toast(tr("There is nothing more to take back."))

    try:
        # Most steps take a millisecond, and a thread would only make them flicker.
        if not book.is_reserved and book.step_is_long(redo=redo):
            _step_on_thread(shell, book, redo, done)
        else:
            done(book.redo() if redo else book.undo())
    except UserError as error:
        shell.tell(error)


def _step_on_thread(
    shell: Shell, book: "Book", redo: bool, done: Callable[[str | None], None]
) -> None:
    """A large import is taken back in seconds: nothing stands still meanwhile."""
    what = tr("Redo") if redo else tr("Undo")

    def work(_: object) -> str | None:
        # Reserved, so that nothing is edited that is just being taken back.
        with book.reserved(what):
            return book.redo() if redo else book.undo()

    def failed(error: BaseException) -> None:
        if not isinstance(error, UserError):
            raise error
        shell.tell(error)

    shell.toast(render(say("{what} is under way.", what=what)))
    shell.background.start(None, work, done, failed)

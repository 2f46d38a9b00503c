"""Removing accounts for good, step by step: from the book on a thread, then from its backups."""

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from csm_desktop.domain.lists.lines import TrashLine
from csm_desktop.domain.text.message import say
from csm_desktop.errors import UserError
from csm_desktop.ui.frame.shell import Shell
from csm_desktop.ui.widgets.dialogs.questions import Grave, confirmed
from csm_desktop.wording import render, tr

if TYPE_CHECKING:
    from csm_desktop.app.book import Book

_NAMED = 5


class Removal:
    """Of accounts in the trash, after the user has said yes; `then` runs when the book is done."""

    def __init__(
        self, shell: Shell, book: "Book", lines: list[TrashLine], then: Callable[[], object]
    ) -> None:
        self._shell, self._book, self._then = shell, book, then
        self._ids = [line.id for line in lines]

    def start(self) -> None:
        """The file is written anew, which takes seconds for a large book."""
        book, ids = self._book, self._ids

        def work(_: object) -> tuple[Path, ...]:
            from csm_desktop.app.accounts.trash import backups_with, remove_for_good

            with book.reserved(tr("Removing for good")):
                remove_for_good(book, ids)
            return backups_with(book, ids)

        self._shell.background.start(None, work, self._removed, self._failed)

    def _removed(self, holding: tuple[Path, ...]) -> None:
        self._then()
        # In no backup: then it is gone, and nothing more is to be asked.
        if not holding:
            self._shell.toast(tr("Removed for good."))
            return
        words = say("{n} backup holds it still", "{n} backups hold it still", n=len(holding))
        if confirmed(
            Grave.PURGE,
            render(words),
            tr("They were made before it was removed. Everything else in them stays as it is. Left "
               "there, it goes with them in time; those made by hand stay."),
            tr("&Remove it there, too"),
        ):  # fmt: skip
            self._from_backups(holding)

    def _from_backups(self, holding: tuple[Path, ...]) -> None:
        ids, clock = self._ids, self._book.clock

        def work(_: object) -> tuple[Path, ...]:
            from csm_desktop.app.accounts.trash import remove_from_backups

            return remove_from_backups(holding, ids, clock)

        self._shell.background.start(None, work, self._cleaned, self._failed)

    def _cleaned(self, failed: tuple[Path, ...]) -> None:
        if not failed:
            self._shell.toast(tr("Removed for good, from the backups, too."))
            return
        words = say("{n} backup holds it still", "{n} backups hold it still", n=len(failed))
        names = "\n".join(str(path) for path in failed[:_NAMED])
        advice = say(
            "They are damaged, or of another version of the program. Delete them yourself if it "
            "must go from there:\n{names}",
            names=names,
        )
        self._shell.tell(UserError(render(words), render(advice)))

    def _failed(self, error: BaseException) -> None:
        if not isinstance(error, UserError):
            raise error
        self._then()
        self._shell.tell(error)

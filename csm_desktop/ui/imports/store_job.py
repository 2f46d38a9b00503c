"""Stores what was understood on a thread, while the book is kept from other changes."""

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from csm_desktop.app.imports import FilePlan, import_lists
from csm_desktop.app.lists import accounts as listing
from csm_desktop.errors import UserError
from csm_desktop.ui.background import Job, StoppedError
from csm_desktop.ui.background import Progress as Report
from csm_desktop.ui.frame.shell import Shell
from csm_desktop.ui.imports.notices import groups
from csm_desktop.ui.imports.sources import Wishes
from csm_desktop.ui.imports.steps.result_step import StoredImport
from csm_desktop.ui.widgets.progress import Progress
from csm_desktop.wording import tr

if TYPE_CHECKING:
    from csm_desktop.app.book import Book


class StoreJob:
    """One import at a time; `done(stored)` is told what came of it, `moved()` of begin and end."""

    def __init__(
        self, shell: Shell, done: Callable[[StoredImport], object], moved: Callable[[], object]
    ) -> None:
        self._shell, self._done, self._moved = shell, done, moved
        self.progress = Progress(tr("Importing"), self.cancel)
        self._job: Job[StoredImport] | None = None

    @property
    def busy(self) -> bool:
        """Whether something is being stored."""
        return self._job is not None and self._job.awaited

    def begin(
        self, book: "Book", readings: Sequence[FilePlan], wishes: Wishes, *, remember: bool
    ) -> None:
        """Take these lists into the book; what was corrected is kept as a profile if wanted."""

        def work(report: Report) -> StoredImport:
            # Reserved, so that nothing is edited in the middle of thousands of rows.
            with book.reserved(tr("An import")):
                told = import_lists(
                    book,
                    readings,
                    good_rows=wishes.good_rows,
                    update=wishes.update,
                    terms=wishes.terms,
                    remember=remember,
                    progress=report,
                )
                # For the Book, and here: on a thread beside the window it would make the page of
                # the result late. What is shown next finds its lines read.
                listing.accounts(book)
                return StoredImport(told, groups(told), book.undo_label or "")

        self.progress.begin()
        self._job = self._shell.background.start(
            self.progress, work, self._stored, self._not_stored, self._writing
        )
        self._moved()

    def cancel(self) -> None:
        """Stop it, as long as nothing is written."""
        if self._job is not None:
            self._job.cancel()

    def _writing(self, done: int, total: int) -> None:
        """Cancel holds until the book is written to: then all of it is stored, or nothing."""
        del total
        if done:
            self.progress.cancel.setEnabled(False)
            self.progress.advance(0, 0, tr("Writing. Afterwards, Undo takes all of it back."))

    def _end(self) -> None:
        self._job = None
        self.progress.end()

    def _stored(self, stored: StoredImport) -> None:
        self._end()
        self._done(stored)

    def _not_stored(self, error: BaseException) -> None:
        self._end()
        self._moved()
        if isinstance(error, StoppedError):
            self._shell.toast(tr("The import was stopped. Nothing was stored."))
        elif isinstance(error, UserError):
            self._shell.tell(error)
        else:
            raise error

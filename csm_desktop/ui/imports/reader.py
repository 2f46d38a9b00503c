"""Reads the files on a thread, one reading at a time; what is asked for meanwhile follows it."""

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from csm_desktop.domain.plan.round_trip import ReturnedPlan
from csm_desktop.errors import UserError
from csm_desktop.ui.background import Background, Job
from csm_desktop.ui.imports.sources import Source, Understood, Wishes, joined, understood
from csm_desktop.ui.widgets.progress import Progress
from csm_desktop.wording import percent

if TYPE_CHECKING:
    from csm_desktop.app.book import Book


class Reader:
    """Keeps the files that are `wanted`, and tells `found(Understood)` what they bring.

    `begun()` says that a reading has started, `failed(error)` that it ended with a UserError,
    `came_back(plans)` that files among them are plans of ours: those are not wanted any more.
    """

    def __init__(
        self,
        background: Background,
        progress: Progress,
        begun: Callable[[], object],
        found: Callable[[Understood], object],
        failed: Callable[[UserError], object],
        came_back: Callable[[Sequence[ReturnedPlan]], object],
    ) -> None:
        self._background, self._progress = background, progress
        self._begun, self._found, self._failed = begun, found, failed
        self._came_back = came_back
        self.wanted: list[Source] = []
        self._anew: set[Path] = set()
        self._again = False
        self._job: Job[Understood] | None = None
        self._book: Book | None = None
        self._wishes = Wishes()

    @property
    def busy(self) -> bool:
        """Whether something is read now."""
        return self._job is not None and self._job.awaited

    def change(self, wanted: Sequence[Source], anew: Sequence[Source]) -> None:
        """Want these; `anew` of them are to be read, whatever is known of them."""
        self.wanted = list(wanted)
        self._anew |= {source.path for source in anew}

    def forget(self) -> None:
        """Want nothing; what is being read is stopped, and its answer is not waited for."""
        self.wanted, self._anew, self._again = [], set(), False
        if self._job is not None:
            self._job.let_go()
        self._progress.end()

    def ask(self, book: "Book | None", wishes: Wishes) -> None:
        """Understand what is wanted, as it would be stored in this book."""
        self._book, self._wishes = book, wishes
        # One reading at a time; what is asked meanwhile is answered once, by the last state.
        if self.busy:
            self._again = True
            return
        self._again = False
        sources, anew = tuple(self.wanted), frozenset(self._anew)
        self._anew = set()
        self._progress.begin()
        self._begun()
        self._job = self._background.start(
            self._progress,
            lambda report: understood(book, sources, anew, wishes, report),
            self._answered,
            self._refused,
            self._advance,
        )

    def _advance(self, done: int, total: int) -> None:
        if done:
            self._progress.advance(done, total)
            self._progress.detail.setText(percent(done / total))

    def _answered(self, found: Understood) -> None:
        self._progress.end()
        self.wanted = joined(self.wanted, found)
        if found.came_back:
            self.wanted = [source for source in self.wanted if not source.came_back]
            self._came_back([plan for source in found.sources for plan in source.came_back])
        elif self._again or self._anew:
            self.ask(self._book, self._wishes)
        else:
            self._found(found)

    def _refused(self, error: BaseException) -> None:
        self._progress.end()
        if not isinstance(error, UserError):
            raise error
        self._failed(error)

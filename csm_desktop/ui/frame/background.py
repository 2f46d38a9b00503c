"""Work off the UI thread: frozen values go in, frozen values come back by signal.

Threads of Python rather than Qt's pool, so that a fault inside has its stack; results are told on
the thread that asked. Nothing that runs here may touch a widget or write to the book.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from importlib import import_module
from threading import Event
from time import sleep
from typing import TYPE_CHECKING, Any, Generic, TypeVar

from PySide6.QtCore import QObject, Signal, Slot

if TYPE_CHECKING:
    from concurrent.futures import ThreadPoolExecutor

R = TypeVar("R")
Progress = Callable[[int, int], None]
_REST_S = 0.02


class StoppedError(Exception):
    """The user pressed Cancel; raised inside the work where it reports its progress."""


@dataclass(frozen=True, slots=True)
class _Told:
    """What comes back from a thread."""

    ask: "Job[Any]"
    value: Any = None
    error: BaseException | None = None
    progress: tuple[int, int] | None = None


class Job(Generic[R]):
    """One piece of work under way; `cancel` stops it at its next sign of progress."""

    def __init__(
        self,
        work: Callable[[Progress], R],
        done: Callable[[R], None],
        failed: Callable[[BaseException], None],
        progress: Progress | None,
    ) -> None:
        self.work, self.done, self.failed, self.progress = work, done, failed, progress
        self._stop = Event()

    def cancel(self) -> None:
        """Ask the work to stop; `failed` is then told `StoppedError`."""
        self._stop.set()

    @property
    def cancelled(self) -> bool:
        """Whether Cancel was pressed."""
        return self._stop.is_set()


class Background(QObject):
    """A few threads of one window. `close` waits for what is under way."""

    _told = Signal(object)

    def __init__(self, parent: QObject | None = None, threads: int = 3) -> None:
        super().__init__(parent)
        self._threads = threads
        self._pool: ThreadPoolExecutor | None = None
        self._running: set[Job[Any]] = set()
        self._closed = False
        self._told.connect(self._receive)

    @property
    def busy(self) -> bool:
        """Whether anything is under way."""
        return bool(self._running)

    @property
    def closed(self) -> bool:
        """Whether nothing is run any more."""
        return self._closed

    def start(
        self,
        work: Callable[[Progress], R],
        done: Callable[[R], None],
        failed: Callable[[BaseException], None],
        progress: Progress | None = None,
    ) -> Job[R]:
        """Run `work(report)` on a thread, then `done(value)` or `failed(error)` on this one.

        `work` reports with `report(done, of)`, which also is where Cancel stops it. After `close`
        nothing is run any more.
        """
        job = Job(work, done, failed, progress)
        if self._closed:  # a timer of a window that is going
            return job
        self._running.add(job)
        if self._pool is None:
            from concurrent.futures import ThreadPoolExecutor  # after the first paint

            self._pool = ThreadPoolExecutor(self._threads, thread_name_prefix="csm")
        self._pool.submit(self._run, job)
        return job

    def load(self, modules: Sequence[str], failed: Callable[[BaseException], None]) -> None:
        """Import modules on a thread, with rests in between for whoever waits for the interpreter.

        What is slow to import is there then when somebody asks for it.
        """

        def work(report: Progress) -> None:
            for place, module in enumerate(modules):
                report(place, len(modules))
                import_module(module)
                sleep(_REST_S)

        if modules:
            self.start(work, lambda _: None, failed)

    def close(self) -> None:
        """Stop what can be stopped, wait for the rest; nothing is told afterwards."""
        self._closed = True
        for job in tuple(self._running):
            job.cancel()
        if self._pool is not None:
            self._pool.shutdown(wait=True, cancel_futures=True)
        self._running.clear()

    def _run(self, job: Job[Any]) -> None:
        def report(done: int, of: int) -> None:
            if job.cancelled:
                raise StoppedError
            self._told.emit(_Told(job, progress=(done, of)))

        try:
            told = _Told(job, value=job.work(report))
        except BaseException as error:  # told to whoever asked, on their thread
            told = _Told(job, error=error)
        self._told.emit(told)

    @Slot(object)
    def _receive(self, told: _Told) -> None:
        if self._closed:
            return
        job = told.ask
        if told.progress is not None:
            if job.progress is not None and job in self._running:
                job.progress(*told.progress)
            return
        self._running.discard(job)
        if told.error is not None:
            job.failed(told.error)
        else:
            job.done(told.value)

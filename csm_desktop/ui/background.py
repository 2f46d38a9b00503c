"""Work off the UI thread: frozen values go in, frozen values come back by signal.

Threads of Python rather than Qt's pool, so that a fault inside has its stack; results are told on
the thread that asked, and what the work says is said in that thread's voice. Nothing that runs
here may touch a widget or write to the book.

Nothing of Qt's may end on these threads either: a timer or a model whose last holder is another
thread ends the process with it. So the window's thread keeps hold of all that work carries until
that thread has let go, and cycles are collected on the window's thread alone (`Collector`).
"""

from collections import deque
from collections.abc import Callable
from threading import Event, Lock
from typing import TYPE_CHECKING, Any, Generic, TypeVar

from PySide6.QtCore import QObject, Signal, Slot

from csm_desktop.ui.collector import Collector
from csm_desktop.ui.lifetimes import Later, Life, lasts, life_of
from csm_desktop.values import dataclass
from csm_desktop.wording import Voice, voice

if TYPE_CHECKING:
    from concurrent.futures import ThreadPoolExecutor

R = TypeVar("R")
Progress = Callable[[int, int], None]
_QUIET_MS = 300  # without work on any thread: what was shown at its end is painted by then


class StoppedError(Exception):
    """The user pressed Cancel; raised inside the work where it reports its progress."""


class Job(Generic[R]):
    """One piece of work under way; `cancel` stops it at its next sign of progress."""

    def __init__(
        self,
        owner: QObject,
        work: Callable[[Progress], R],
        done: Callable[[R], None],
        failed: Callable[[BaseException], None],
        progress: Progress | None,
    ) -> None:
        self.owner, self.work, self.done, self.failed = owner, work, done, failed
        self.progress = progress
        self.stop, self.over = Event(), Event()
        self.ended = False
        self._life = life_of(owner)

    def cancel(self) -> None:
        """Ask the work to stop; `failed` is then told `StoppedError`."""
        self.stop.set()

    def let_go(self) -> None:
        """Stop it, and hear nothing of it any more."""
        self.ended = True
        self.stop.set()

    @property
    def awaited(self) -> bool:
        """Whether somebody will be told what comes of it: not where its page or book ended."""
        return not self.ended and lasts(self.owner, self._life)


@dataclass(slots=True)
class _Order:
    """What a thread is given of a job: nothing that tells anybody anything."""

    number: int
    work: Callable[[Progress], Any]
    stop: Event
    over: Event
    voice: Voice
    before: tuple[Event, ...] | None
    """What must be over first; None where nothing must."""


@dataclass(frozen=True, slots=True)
class _Outcome:
    """What a thread gives back."""

    number: int
    value: Any = None
    error: BaseException | None = None


class Background(QObject):
    """A few threads of one window. `close` waits for what is under way. `rested` says that nothing
    is under way any more, once what the last work found was told.
    """

    rested = Signal()
    _ended = Signal()
    _moved = Signal(int, int, int)

    def __init__(self, parent: QObject | None = None, threads: int = 3) -> None:
        super().__init__(parent)
        self._threads = threads
        self._pool: ThreadPoolExecutor | None = None
        # Made with us and started with the first thread: without threads Python may collect as it
        # likes.
        self._collector = Collector(lambda: self.busy, self)
        self._jobs: dict[int, Job[Any]] = {}
        self._orders: deque[_Order] = deque()
        self._outcomes: deque[_Outcome] = deque()
        self._handing = Lock()
        self._last = 0
        self._closed = False
        self._unhurried: dict[QObject, tuple[Life | None, Callable[[], object]]] = {}
        self._quiet = Later(self, self._begin_unhurried, _QUIET_MS)
        self._ended.connect(self._receive)
        self._moved.connect(self._receive_progress)

    @property
    def busy(self) -> bool:
        """Whether anything is under way."""
        return bool(self._jobs)

    @property
    def closed(self) -> bool:
        """Whether nothing is run any more."""
        return self._closed

    def start(
        self,
        owner: QObject | None,
        work: Callable[[Progress], R],
        done: Callable[[R], None],
        failed: Callable[[BaseException], None],
        progress: Progress | None = None,
        *,
        alone: bool = False,
    ) -> Job[R]:
        """Run `work(report)` on a thread, then `done(value)` or `failed(error)` on this one.

        Nobody is told once the life of `owner` has ended (`ui.life`); without an owner it is told
        as long as the window stands. `work` reports with `report(done, total)`, which also is where
        Cancel stops it. Work that is to be `alone`, such as closing the book, begins when all that
        was begun before it is over, and is always done. After `close` nothing is begun any more.
        """
        job = Job(owner or self, work, done, failed, progress)
        if self._closed:  # a timer of a window that is going
            job.ended = True
            return job
        # `alone` closes a book: whoever reads it has to end first.
        if alone:
            self._stop_unawaited()
        before = tuple(job.over for job in self._jobs.values()) if alone else None
        self._last += 1
        self._jobs[self._last] = job
        # Through a queue of ours, so that the pool holds nothing of Qt's.
        self._orders.append(_Order(self._last, work, job.stop, job.over, voice(), before))
        self._threads_of_python().submit(self._run)
        return job

    def when_quiet(self, owner: QObject, begin: Callable[[], object]) -> None:
        """Call `begin` once no thread has had work for a while; of those who wait the first alone,
        and the next when what it began is over and it is quiet again.

        For what nobody sees: threads share the interpreter with the window, so what is read while
        it shows something makes it late. Each owner waits once, and never in another life.
        """
        if not self._closed:
            self._unhurried[owner] = life_of(owner), begin
            self._quiet.start()

    def not_waiting(self, owner: QObject) -> None:
        """It has begun by itself what it waited with."""
        self._unhurried.pop(owner, None)

    def _begin_unhurried(self) -> None:
        if self.busy or not self._unhurried:  # the end of the work starts the wait anew
            return
        owner = next(iter(self._unhurried))
        life, begin = self._unhurried.pop(owner)
        if lasts(owner, life):
            begin()
        self._quiet.start()

    def close(self) -> None:
        """Stop what can be stopped, wait for the rest; nothing is told afterwards."""
        self._closed = True
        self._unhurried.clear()
        # Told to stop, all at once; then waited for, one after another.
        for job in self._jobs.values():
            job.let_go()
        if self._pool is not None:
            self._pool.shutdown(wait=True)
            self._collector.let_go()
            self._pool = None
        self._jobs.clear()
        self._outcomes.clear()

    def _threads_of_python(self) -> "ThreadPoolExecutor":
        if self._pool is None:
            from concurrent.futures import ThreadPoolExecutor  # after the first paint

            self._pool = ThreadPoolExecutor(self._threads, thread_name_prefix="csm")
            self._collector.take_over()
        return self._pool

    def _stop_unawaited(self) -> None:
        for job in self._jobs.values():
            if not job.awaited:
                job.let_go()

    def _run(self) -> None:
        """On a thread. What it was given and what it made are let go before they can be taken."""
        order = self._orders.popleft()
        outcome = self._attempt(order)
        order.over.set()
        with self._handing:
            self._outcomes.append(outcome)
            del order, outcome
        self._ended.emit()

    def _attempt(self, order: _Order) -> _Outcome:
        def report(done: int, total: int) -> None:
            # The only place where work can be stopped is where it says how far it is.
            if order.stop.is_set():
                raise StoppedError
            self._moved.emit(order.number, done, total)

        try:
            for former in order.before or ():  # begun earlier, so it has a thread
                former.wait()
            if order.before is None and order.stop.is_set():
                raise StoppedError
            with order.voice.spoken():
                return _Outcome(order.number, value=order.work(report))
        except BaseException as error:  # told to whoever asked, on their thread
            return _Outcome(order.number, error=error)

    @Slot(int, int, int)
    def _receive_progress(self, number: int, done: int, total: int) -> None:
        job = self._jobs.get(number)
        if job is not None and job.progress is not None and job.awaited:
            job.progress(done, total)

    @Slot()
    def _receive(self) -> None:
        with self._handing:
            outcome = self._outcomes.popleft() if self._outcomes else None
        # An outcome after closing has nobody to hear it.
        if outcome is None or self._closed:
            return
        job = self._jobs.pop(outcome.number)
        awaited, job.ended = job.awaited, True
        try:
            if awaited and outcome.error is not None:
                job.failed(outcome.error)
            elif awaited:
                job.done(outcome.value)
        finally:
            self._rest()

    def _rest(self) -> None:
        if self.busy or self._closed:
            return
        if self._unhurried:
            self._quiet.start()
        self.rested.emit()

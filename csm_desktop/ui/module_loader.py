"""Parts of the window imported ahead of their use, on the window's own thread, one at a time.

Not on another thread: PySide6 6.11.3 makes the meta object of a class without any lock, for the
class that is made and for those it stands on. A class of Qt's that is made on a thread while the
window hands an event to an object of its base ends the process, once in some twenty starts on a
busy machine (seen in the event loop, `MetaObjectBuilder::update` on top). What they stand on has
no such classes and comes from a thread (`floors`).
"""

import sys
from collections import deque
from collections.abc import Callable, Iterable, Iterator, Sequence
from importlib import import_module
from pathlib import Path
from threading import Event
from time import perf_counter

from PySide6.QtCore import QObject, Signal

from csm_desktop.ui.background import Background
from csm_desktop.ui.floors import import_floors
from csm_desktop.ui.lifetimes import Later

_WINDOW = "csm_desktop.ui."
_REST_MS = 20  # in which the window paints and answers keys
_HURRY_MS = 1  # a book is there in a moment, and wants its page
_TURN_S = 0.005


class ModuleLoader(QObject):
    """Imports what it is told, a module a turn with rests between; `finish` ends it at once.

    `early` says what the first page of a book needs, `later` is what is not shown yet. What cannot
    be imported is a fault like any other; the modules behind it come all the same.
    """

    come = Signal()
    """What a book needs early is imported."""

    founded = Signal()
    """What the modules stand on is imported, and stays to the end of the process."""
    loaded = Signal()
    """All that a window may need is imported."""

    def __init__(self, background: Background, parent: QObject) -> None:
        super().__init__(parent)
        self.early: Callable[[Path], Sequence[str]] = lambda _: ()
        self.later: tuple[str, ...] = ()
        self._background = background
        self._waiting: deque[str | Callable[[], None]] = deque()
        self._turn = Later(self, self._import_some, _REST_MS, repeated=True)
        self._early_there = Event()
        self._expected = set[str]()

    def load_early(self, book: Path) -> None:
        """A book is being opened. What lies beside its page and is not imported by it comes
        later, with all that is beside a page."""
        self._early_there.clear()
        modules = self.early(book)

        def begin(needed: Sequence[str]) -> None:
            # Before what nobody waits for, and what lies deepest first: small steps.
            self._waiting.extendleft((self._tell_early, *reversed(modules), *needed))
            self._begin(_HURRY_MS, founded=True)

        self._background.start(self, lambda _: import_floors(modules), begin, lambda _: begin(()))

    def wait_for_early(self) -> None:
        """On a thread: until what uses parts of the window finds them imported."""
        self._early_there.wait()

    def close(self) -> None:
        """The window goes: nobody waits any more."""
        self._early_there.set()

    def _tell_early(self) -> None:
        self._early_there.set()
        self.come.emit()

    def load_later(self) -> None:
        """A book is shown. Once, for a second book finds all of it imported."""
        modules, self.later = self.later, ()
        self.load(modules, self.loaded.emit)

    def expect(self, *modules: str) -> None:
        """Somebody is about to need modules, and what lies beside them: as soon as can be."""
        fresh = [each for each in modules if each not in sys.modules and each not in self._expected]
        if fresh:
            self._expected.update(fresh)
            self.load(fresh, rest_ms=_HURRY_MS)

    @property
    def is_loading(self) -> bool:
        """Whether something is still to be imported."""
        return bool(self._waiting or self.later)

    def load(
        self,
        modules: Sequence[str],
        done: Callable[[], None] | None = None,
        rest_ms: int = _REST_MS,
    ) -> None:
        """Import modules, each after what lies beside it; `done` says that all are there."""
        steps = [*modules_in_steps(modules)]
        self._waiting.extend((*steps, *(() if done is None else (done,))))

        def begin(_: object = None) -> None:
            self._begin(rest_ms, founded=done is not None)

        if all(step in sys.modules for step in steps):
            begin()
        else:  # what fails there fails again with the page, where it is told
            self._background.start(self, lambda _: import_floors(steps), begin, begin)

    def _begin(self, rest_ms: int, *, founded: bool) -> None:
        if founded:  # not for one page: what is told then goes through all that stands
            self.founded.emit()
        if self._waiting:
            self._turn.start(rest_ms)

    def finish(self) -> None:
        """Import now what still waits: somebody needs it."""
        while self._waiting:
            self._import_one()

    def _import_some(self) -> None:
        """One after another; who waits for them does not wait between those that take no time."""
        end = perf_counter() + _TURN_S
        self._import_one()
        while self._waiting and not self._early_there.is_set() and perf_counter() < end:
            self._import_one()

    def _import_one(self) -> None:
        step = self._waiting.popleft()
        try:
            if isinstance(step, str):
                import_module(step)
            else:
                step()
        finally:
            if not self._waiting:
                self._turn.stop()


def modules_in_steps(modules: Iterable[str]) -> Iterator[str]:
    """Each module behind those of its own folder, so that no step takes long."""
    from pkgutil import iter_modules  # after the first paint

    for module in modules:
        if not module.startswith(_WINDOW):  # the floors below are made of no classes of Qt's
            yield module
            continue
        room = import_module(module.rpartition(".")[0])
        for beside in iter_modules(getattr(room, "__path__", ()), f"{room.__name__}."):
            if not beside.ispkg and beside.name != module:
                yield beside.name
        yield module

"""Parts of the window imported ahead of their use, on the window's own thread, one at a time.

Not on another thread: PySide6 6.11.3 makes the meta object of a class without any lock, for the
class that is made and for those it stands on. A class of Qt's that is made on a thread while the
window hands an event to an object of its base ends the process, once in some twenty starts on a
busy machine (seen in the event loop, `MetaObjectBuilder::update` on top).
"""

from collections import deque
from collections.abc import Callable, Iterable, Iterator
from importlib import import_module
from pkgutil import iter_modules

from PySide6.QtCore import QObject

from csm_desktop.ui.lifetimes import Later

_WINDOW = "csm_desktop.ui."
_REST_MS = 20  # in which the window paints and answers keys


class ModuleLoader(QObject):
    """Imports what it is told, a module a turn with rests between; `finish` ends it at once.

    What cannot be imported is a fault like any other; the modules behind it come all the same.
    """

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._waiting: deque[str] = deque()
        self._done: Callable[[], None] | None = None
        self._turn = Later(self, self._import_one, _REST_MS, repeated=True)

    def load(
        self,
        modules: Iterable[str],
        done: Callable[[], None] | None = None,
        rest_ms: int = _REST_MS,
    ) -> None:
        """Import modules, each after what lies beside it; `done` says that all are there."""
        self._waiting.extend(modules_in_steps(modules))
        self._done = done
        if self._waiting:
            self._turn.start(rest_ms)

    def finish(self) -> None:
        """Import now what still waits: somebody needs it."""
        while self._waiting:
            self._import_one()

    def _import_one(self) -> None:
        try:
            import_module(self._waiting.popleft())
        finally:
            if not self._waiting:
                self._turn.stop()
                done, self._done = self._done, None
                if done is not None:
                    done()


def modules_in_steps(modules: Iterable[str]) -> Iterator[str]:
    """Each module behind those of its own folder, so that no step takes long."""
    for module in modules:
        if not module.startswith(_WINDOW):  # the floors below are made of no classes of Qt's
            yield module
            continue
        room = import_module(module.rpartition(".")[0])
        for beside in iter_modules(getattr(room, "__path__", ()), f"{room.__name__}."):
            if not beside.ispkg and beside.name != module:
                yield beside.name
        yield module

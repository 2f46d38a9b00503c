"""The program's side: start the child, hear what it says, end it when it goes too far."""

import threading
import time
from collections.abc import Callable, Iterator
from contextlib import suppress
from pathlib import Path
from queue import Empty, Full, Queue
from typing import IO, Any, TypeVar

from csm_desktop.domain.text.message import Message, say
from csm_desktop.errors import UserError
from csm_desktop.outside import frames
from csm_desktop.outside.limits import Limits, over_memory
from csm_desktop.outside.processes import begun
from csm_desktop.wording import render, voice

T = TypeVar("T")
_TICK_S = 0.1
_AHEAD = 4  # values that the child may be ahead of whoever takes them


class _EndedError(Exception):
    """The child did not come to its end: `memory`, `time`, `output`, or its reader `failed`."""

    def __init__(self, why: str, detail: str = "") -> None:
        super().__init__(why)
        self.why, self.detail = why, detail


def read_outside(
    reader: str,
    path: Path,
    *arguments: str,
    take: Callable[[Any], T],
    advice: Message,
    limits: Limits | None = None,
    waiting: Callable[[], object] | None = None,
) -> Iterator[T]:
    """What a reader (`module:function`) yields of a file, read in a process of its own.

    `take` makes of each value what is wanted, and raises ValueError or TypeError where it is not
    what the reader yields: a reader may have been taken over by its file. `waiting` is called some
    ten times a second while nothing comes; what it raises ends the child, and so does whoever stops
    taking values.

    Raises UserError with what the reader says against the file; or that it went beyond its limits
    or broke off, with `advice` on what then helps.
    """
    limits = limits or Limits()
    child = _Child(reader, path, arguments, limits)
    try:
        # What a child says is data: nothing of it is run, and what it cannot say ends it.
        for kind, *rest in child.answers(waiting):
            if kind == "end":
                return
            if kind == "value":
                yield take(rest[0])
            elif kind == "refused":
                raise UserError(str(rest[0]), str(rest[1]))
            else:
                raise _EndedError(str(kind), str(rest[0]) if rest else "")
        raise _EndedError("failed")
    except _EndedError as ended:
        raise UserError(render(_title(path.name, ended, limits)), render(advice)) from ended
    except (ValueError, TypeError, LookupError) as problem:
        broken = _EndedError("failed", "it said what no reader says")
        raise UserError(render(_title(path.name, broken, limits)), render(advice)) from problem
    finally:
        child.end()


def _title(name: str, ended: _EndedError, limits: Limits) -> Message:
    match ended.why:
        case "memory":
            return say("{name} takes more than {mb} MB of memory to read.", name=name,
                       mb=limits.memory // 1_000_000)  # fmt: skip
        case "time":
            return say(
                "{name} could not be read within {n} second.",
                "{name} could not be read within {n} seconds.",
                name=name,
                n=round(limits.seconds),
            )
        case "output":
            return say("{name} holds more than {mb} MB.", name=name,
                       mb=limits.output // 1_000_000)  # fmt: skip
    if ended.detail:
        return say("{name} could not be read: its reader failed ({what}).", name=name,
                   what=ended.detail)  # fmt: skip
    return say("{name} could not be read: its reader broke off.", name=name)


class _Child:
    """One running reader, and a thread that hears it: so no answer can keep anybody waiting."""

    def __init__(self, reader: str, path: Path, arguments: tuple[str, ...], limits: Limits) -> None:
        self._limits = limits
        self._heard: Queue[bytes | str | None] = Queue(_AHEAD)
        self._over = threading.Event()
        asked = {
            # Absolute, for the child may stand in another folder.
            "reader": reader, "path": str(path.absolute()), "arguments": arguments,
            "memory": limits.memory, "seconds": limits.seconds,
            "voice": [voice().language, voice().locale],
        }  # fmt: skip
        self._process = begun()
        said, mouth = self._process.stdout, self._process.stdin
        if said is None or mouth is None:
            raise RuntimeError("a child without pipes")
        # A pipe cannot be waited for with a time limit on every system; a queue can.
        self._thread = threading.Thread(target=self._hear, args=(said,), daemon=True)
        self._thread.start()
        with suppress(OSError), mouth:  # a child that is gone already is found to be so
            mouth.write(frames.packed(asked))

    def answers(self, waiting: Callable[[], object] | None) -> Iterator[list[Any]]:
        """What it says, until nothing more comes. Raises _EndedError, and what `waiting` does."""
        # Only the time that the child takes counts, not what we do with its values.
        left = self._limits.seconds
        while True:
            before = time.monotonic()
            try:
                heard = self._heard.get(timeout=_TICK_S)
            except Empty:
                if waiting:
                    waiting()
                if over_memory(self._process.pid, self._limits.memory):
                    raise _EndedError("memory") from None
                left -= time.monotonic() - before
                if left <= 0:
                    raise _EndedError("time") from None
                continue
            left -= time.monotonic() - before
            if heard is None:
                return
            if isinstance(heard, str):
                raise _EndedError(heard)
            answer = frames.unpacked(heard)
            if not isinstance(answer, list) or not answer:
                raise frames.BrokenFrameError
            yield answer

    def end(self) -> None:
        """End it, whatever it does; its pipe and its thread end with it."""
        self._over.set()
        self._process.kill()
        self._process.wait()
        self._thread.join()

    def _hear(self, said: IO[bytes]) -> None:
        total = 0
        try:
            with said:
                while (frame := frames.read(said)) is not None:
                    total += len(frame)
                    # Counted on our side: a child that was taken over does not keep to its own
                    # limits.
                    if total > self._limits.output:
                        self._put("output")
                        return
                    self._put(frame)
        except (OSError, ValueError):
            self._put("failed")
        else:
            self._put(None)

    def _put(self, heard: bytes | str | None) -> None:
        while not self._over.is_set():
            with suppress(Full):
                self._heard.put(heard, timeout=_TICK_S)
                return

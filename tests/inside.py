"""A reader of foreign files run in the test's own process: the same words, without the child."""

from collections.abc import Callable, Iterator
from importlib import import_module
from pathlib import Path
from typing import Any

from csm_desktop.outside import frames


def read_inside(
    reader: str,
    path: Path,
    *arguments: str,
    take: Callable[[Any], Any],
    waiting: Callable[[], object] | None = None,
    **_: object,
) -> Iterator[Any]:
    """Stands for `outside.parent.read_outside`; values travel as bytes all the same."""
    module, name = reader.split(":")
    for value in getattr(import_module(module), name)(path, *arguments):
        if waiting:
            waiting()
        yield take(frames.unpacked(frames.packed(value)[4:]))

"""The one colour of our own that paper is drawn in; it needs no library of paper."""

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar

from csm_desktop.tokens import LIGHT

_ACCENT: ContextVar[str] = ContextVar("accent", default="")


@contextmanager
def accented(colour: str) -> Iterator[None]:
    """Draw in this accent ("" for the program's) until it ends."""
    token = _ACCENT.set(colour)
    try:
        yield
    finally:
        _ACCENT.reset(token)


def accent() -> str:
    """The accent in force, as #RRGGBB."""
    return _ACCENT.get() or LIGHT.accent

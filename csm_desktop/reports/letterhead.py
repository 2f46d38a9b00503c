"""What stands at the head of a document: logos, and whom it is not for; no library of paper."""

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar

from csm_desktop.domain.reviews.pictures import Pixels
from csm_desktop.values import dataclass
from csm_desktop.wording import tr


@dataclass(frozen=True, slots=True)
class Letterhead:
    """Theirs stands at the left, ours at the right; either may be missing."""

    theirs: Pixels | None = None
    ours: Pixels | None = None

    @property
    def is_there(self) -> bool:
        """Whether there is anything to draw."""
        return self.theirs is not None or self.ours is not None


_HEAD: ContextVar[Letterhead | None] = ContextVar("letterhead", default=None)


@contextmanager
def headed_by(head: Letterhead) -> Iterator[None]:
    """Begin documents with these logos until it ends."""
    token = _HEAD.set(head)
    try:
        yield
    finally:
        _HEAD.reset(token)


def letterhead() -> Letterhead:
    """The logos in force."""
    return _HEAD.get() or Letterhead()


def head_mark(*, is_ours: bool = False) -> str:
    """What stands at the head of every page of a document: whom it is not for. A letter alone goes
    without, as letters do."""
    return tr("Internal: not for the customer") if is_ours else tr("Confidential")

"""A list that is about to be chosen, or read: the process of its reader starts meanwhile.

To start one takes longer than to read ten thousand rows. It ends when no list is expected any more.
"""

from collections.abc import Iterator
from contextlib import contextmanager

from csm_desktop.outside import processes

_READER = "csm_desktop.importers.files.foreign"  # as it is called: to import it here takes a moment


def expect_file() -> None:
    """A list is expected: have a process ready to read it."""
    processes.stand_by(_READER)


def expect_none() -> None:
    """No list is expected any more."""
    processes.stand_down()


@contextmanager
def file_expected() -> Iterator[None]:
    """A list is expected in here."""
    expect_file()
    try:
        yield
    finally:
        expect_none()

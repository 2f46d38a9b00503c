"""What pictures need until the gallery ends: books that are open, and where they are."""

import atexit
import tempfile
from contextlib import ExitStack
from functools import cache
from pathlib import Path


@cache
def kept() -> ExitStack:
    """What is put away when the gallery ends."""
    made = ExitStack()
    atexit.register(made.close)
    return made


@cache
def folder() -> Path:
    """Where the books of the pictures are."""
    return Path(kept().enter_context(tempfile.TemporaryDirectory()))

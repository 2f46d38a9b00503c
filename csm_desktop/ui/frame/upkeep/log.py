"""The log: what the program did wrong, without a word of what its user wrote (reliability.md K7).

Of an exception it keeps the type and where it happened, never the message, which may quote a
customer; of Qt's messages the text, with the home folder taken out.
"""

import faulthandler
import logging
import traceback
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING

from csm_desktop.files import make_folder, make_own

if TYPE_CHECKING:
    from logging.handlers import RotatingFileHandler

LOG = logging.getLogger("csm_desktop")
_SIZE, _FILES = 200_000, 3
_Caught = tuple[type[BaseException], BaseException, TracebackType | None] | tuple[None, None, None]
_PACKAGE = Path(__file__).resolve().parents[3]


def open_log(folder: Path) -> "RotatingFileHandler":
    """Log into a folder of the platform's from now on."""
    from logging.handlers import RotatingFileHandler  # sockets and pickle with it

    make_folder(folder)
    handler = RotatingFileHandler(
        folder / "csm-desktop.log", maxBytes=_SIZE, backupCount=_FILES, encoding="utf-8", delay=True
    )
    handler.addFilter(_forget_words)
    handler.setFormatter(Discreet("%(asctime)s %(levelname)s %(message)s"))
    LOG.addHandler(handler)
    LOG.setLevel(logging.INFO)
    # A log of the root's would reach handlers that print on the screen.
    LOG.propagate = False
    return handler


def close_log(handler: logging.Handler) -> None:
    """Write no more."""
    LOG.removeHandler(handler)
    handler.close()


def catch_crashes(folder: Path) -> None:
    """Have the interpreter write its stacks where the log is when it dies of a fault in C."""
    make_folder(folder)
    make_own(folder / "fault.log")
    faulthandler.enable((folder / "fault.log").open("a", encoding="utf-8"))


def _forget_words(record: logging.LogRecord) -> bool:
    """Have the stack put into words anew: the first formatter's stay in the record, message and
    all, and the next one would take them over."""
    record.exc_text = None
    return True


class Discreet(logging.Formatter):
    """Writes stacks without messages and paths without the user's name."""

    def formatMessage(self, record: logging.LogRecord) -> str:
        """The line as it may be sent to somebody else."""
        return without_home(super().formatMessage(record))

    def formatException(self, ei: _Caught) -> str:
        """The stack alone."""
        return stack(ei[1])


def stack(error: BaseException | None) -> str:
    """Types and places of an exception and of what it came from, the cause first."""
    lines: list[str] = []
    seen: set[int] = set()
    # Chains may run in a circle.
    while error is not None and id(error) not in seen:
        seen.add(id(error))
        frames = [
            f"  {_place(frame.filename)}:{frame.lineno} {frame.name}"
            for frame in traceback.extract_tb(error.__traceback__)
        ]
        kind = type(error)
        lines = [f"{kind.__module__}.{kind.__qualname__}", *frames, *lines]
        # As Python tells it: `raise ... from None` hides the context on purpose.
        error = error.__cause__ or (None if error.__suppress_context__ else error.__context__)
    return "\n".join(lines)


def without_home(text: str) -> str:
    """The text with the home folder, which holds the user's name, taken out."""
    return text.replace(str(Path.home()), "~")


def _place(filename: str) -> str:
    """A file as it is called in the program or in a package, whatever machine it lies on."""
    path = Path(filename)
    if path.is_relative_to(_PACKAGE):
        return path.relative_to(_PACKAGE.parent).as_posix()
    parts = path.parts
    if "site-packages" in parts:
        return "/".join(parts[parts.index("site-packages") + 1 :])
    return path.name

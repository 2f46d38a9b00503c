"""The child's side: one reader, one file, its values on standard output, then the end.

It is started by `parent` and is told what to read on standard input. Nothing of Qt or of the
database is imported here, so that it starts in some 60 ms; where a file is expected, it has done so
before (see `processes`).
"""

import os
import sys
from collections.abc import Callable, Iterator
from importlib import import_module
from pathlib import Path
from types import TracebackType
from typing import BinaryIO

from csm_desktop.errors import UserError
from csm_desktop.outside import frames
from csm_desktop.outside.limits import keep_within
from csm_desktop.wording import Voice, speak

Reader = Callable[..., Iterator[object]]


def main(*modules: str) -> int:
    """Import these modules, then read what is asked for on standard input; 0 when everything is
    said, or nobody asked."""
    for module in modules:
        import_module(module)
    asked = frames.read(os.fdopen(0, "rb", closefd=False))
    if asked is None:
        return 0
    with _mouth() as stream:
        _answer(frames.unpacked(asked), stream)
    return 0


def _mouth() -> BinaryIO:
    """Where values go; whatever else a library prints goes nowhere."""
    own = os.dup(1)
    nowhere = os.open(os.devnull, os.O_WRONLY)
    os.dup2(nowhere, 1)
    os.close(nowhere)
    return os.fdopen(own, "wb")


def _answer(asked: object, stream: BinaryIO) -> None:
    if not isinstance(asked, dict):
        raise frames.BrokenFrameError
    try:
        # Errors are told in the voice of whoever asked, and are made here.
        speak(Voice(*asked["voice"]))
        module, name = asked["reader"].split(":")
        reader: Reader = getattr(import_module(module), name)
        # The limits forbid it to write any file, a module's bytecode as well.
        sys.dont_write_bytecode = True
        # As late as can be: what is imported before does not count against the limit.
        keep_within(asked["memory"], asked["seconds"])
        for value in reader(Path(asked["path"]), *asked["arguments"]):
            stream.write(frames.packed(["value", value]))
            stream.flush()
        last: list[object] = ["end"]
    except UserError as error:
        last = ["refused", error.title, error.advice]
    except MemoryError:
        last = ["memory"]
    except frames.BrokenFrameError:
        last = ["output"]
    except BrokenPipeError:  # the parent has had enough
        os._exit(1)
    except BaseException as error:  # Rust's panics are no Exception
        last = ["failed", f"{type(error).__name__}, {_where(error.__traceback__)}"]
    stream.write(frames.packed(last))
    stream.flush()
    os._exit(0)  # whatever a library has under way, it is not waited for


def _where(trace: TracebackType | None) -> str:
    """File and line of a failure, for whoever mends it; no value of the file's."""
    while trace is not None and trace.tb_next is not None:
        trace = trace.tb_next
    return f"{Path(trace.tb_frame.f_code.co_filename).name}:{trace.tb_lineno}" if trace else ""

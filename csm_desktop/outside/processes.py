"""The processes that readers run in; one may stand ready before there is a file to read.

To start one takes as long as to read ten thousand rows. So whoever expects a file has one started
meanwhile. Each reads one file and ends; so does one that was never asked, with the program.
"""

import os
import subprocess
import sys
from contextlib import suppress
from pathlib import Path
from threading import Lock

from csm_desktop.outside import COMMAND

Process = subprocess.Popen[bytes]
_HOME = Path(__file__).resolve().parent.parent.parent
_START = (
    "import sys; sys.path.append(sys.argv[1]); from csm_desktop.outside.child import main; "
    "main(*sys.argv[2:])"
)
_ready: list[Process] = []  # one at most
_lock = Lock()


def begun() -> Process:
    """A process that waits to be asked: the one that stands ready, or a new one."""
    with _lock:
        process = _ready.pop() if _ready else None
    if process is None:
        return _start()
    # The system may have ended it meanwhile, which is no reason not to read.
    if process.poll() is not None:
        _end(process)
        return _start()
    return process


def stand_by(module: str) -> None:
    """Have a process ready for the next file, which has imported this module of a reader. Where
    none can be started now, nobody is told: whoever reads the file will be."""
    with _lock, suppress(OSError):
        if not _ready:
            _ready.append(_start(module))


def stand_down() -> None:
    """End the one that stands ready."""
    with _lock:
        while _ready:
            _end(_ready.pop())


def command(*modules: str) -> list[str]:
    """How a process is started that imports these modules before it is asked: by the program itself
    where it is frozen, else by its Python."""
    if getattr(sys, "frozen", False):
        # On Windows the window's own program has no streams; the one beside it has.
        program = Path(sys.executable)
        beside = program.with_name("csm-desktop.exe")
        return [str(beside if beside.is_file() else program), COMMAND, *modules]
    # -P: the folder that somebody works in is no place to import from
    return [sys.executable, "-P", "-c", _START, os.fspath(_HOME), *modules]


def _start(*modules: str) -> Process:
    return subprocess.Popen(
        command(*modules),
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        # What a library prints there would fill the pipe, and nobody reads it.
        stderr=subprocess.DEVNULL,
        creationflags=getattr(subprocess, "CREATE_NO_WINDOW", 0),
    )


def _end(process: Process) -> None:
    process.kill()
    process.wait()
    for stream in (process.stdin, process.stdout):
        if stream is not None:
            with suppress(OSError):
                stream.close()

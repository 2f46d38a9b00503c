"""Unfinished files: hidden beside what they are to become, and cleared away after a crash.

Their names say which process of which machine works on them, so that another start can tell what
was left from what is being written now.
"""

import os
import re
import stat
import time
from contextlib import suppress
from pathlib import Path

from csm_desktop.files.machine import is_alive, this_machine

_DAY = 86_400
_OURS = re.compile(
    r"\.csm-(?:(?P<machine>[0-9a-f]{8})-(?P<pid>\d{1,10})-)?[0-9a-f]{12}"
    r"\.(?:part|probe)(?:-journal|-wal|-shm)?"
)


def part_path(target: Path) -> Path:
    """A new name beside `target` under which it can be made; it must be renamed or removed."""
    machine = this_machine()
    maker = f"{machine}-{os.getpid()}-" if machine else ""
    return target.with_name(f".csm-{maker}{os.urandom(6).hex()}.part")


def tidy_parts(folder: Path) -> tuple[Path, ...]:
    """Remove what killed processes left unfinished in a folder; which files those were.

    Only files of our own: of this machine's processes that have ended, at once; of others and
    those without a maker, when they are a day old.
    """
    removed = []
    with suppress(OSError), os.scandir(folder) as entries:
        for entry in entries:
            # The whole name: a file of the user's that only begins alike is not ours to remove.
            found = _OURS.fullmatch(entry.name)
            if found and _is_left(Path(entry.path), found):
                with suppress(OSError):
                    Path(entry.path).unlink()
                    removed.append(Path(entry.path))
    return tuple(removed)


def _is_left(path: Path, found: "re.Match[str]") -> bool:
    try:
        # Not through links: what a link of that name leads to belongs to somebody.
        state = path.lstat()
    except OSError:
        return False
    if not stat.S_ISREG(state.st_mode):
        return False
    # A process number means something on its own machine alone.
    if found["machine"] and found["machine"] == this_machine() and not is_alive(int(found["pid"])):
        return True
    return time.time() - state.st_mtime > _DAY

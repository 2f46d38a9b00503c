"""Which machine this is, also after its name has changed: laptops get a new one with each network.

Used for locks and unfinished files, both of which a crash may leave for another start to judge.
"""

import os
import sys
from contextlib import suppress
from functools import cache
from pathlib import Path

_IDENTITIES = (Path("/etc/machine-id"), Path("/var/lib/dbus/machine-id"))
_INVENTED = 1 << 40  # the bit that marks a hardware address as made up, anew for each process


@cache
def this_machine() -> str:
    """Eight letters that stay with this machine; "" where nothing of it is known to stay.

    A digest: what identifies a machine to others is nobody else's business.
    """
    for path in _IDENTITIES:
        with suppress(OSError, UnicodeDecodeError):
            found = path.read_text("utf-8").strip()
            if found:
                return _digest(found)
    import uuid  # asks the platform for its programs; the first paint needs none of it

    address = uuid.getnode()
    return "" if address & _INVENTED else _digest(f"{address:012x}")


def _digest(text: str) -> str:
    from csm_desktop.digests import sha256  # only who judges a lock needs it

    return sha256(f"csm-desktop {text}".encode()).hexdigest()[:8]


def give_memory_back() -> None:
    """Hand to the system what this process has freed and the C library of Linux keeps: after a
    start a tenth of all. Takes 20 ms, in which Python goes on elsewhere."""
    if not sys.platform.startswith("linux"):
        return
    import ctypes  # most of the program never needs it

    trim = getattr(ctypes.CDLL(None), "malloc_trim", None)  # not where the library is another
    if trim is not None:
        trim(0)


def is_alive(pid: int) -> bool:
    """Whether a process of this machine lives; True where that cannot be told."""
    if sys.platform == "win32":  # there os.kill would end it
        return True
    try:
        os.kill(pid, 0)
    except ProcessLookupError:
        return False
    except (OSError, OverflowError):
        return True
    return True

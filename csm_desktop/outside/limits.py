"""How much a reader may take, and how the system is asked to see to it.

Linux refuses memory beyond the limit by itself, and so does Windows (a job object). macOS accepts
such a limit and ignores it: there the parent looks at what the child holds ten times a second.
"""

import sys
from pathlib import Path

from csm_desktop.values import dataclass

_WATCHED = sys.platform == "darwin"


@dataclass(frozen=True, slots=True)
class Limits:
    """`memory` and `output` in bytes; `seconds` is how long the parent waits for it in all."""

    memory: int = 512_000_000
    output: int = 400_000_000
    seconds: float = 120.0


def keep_within(memory: int, seconds: float) -> None:
    """Bind this process: so much memory beyond what it holds now, no file written, no core left."""
    if sys.platform == "win32":
        _bind_by_job(memory)
        return
    import resource

    _lower(resource.RLIMIT_CORE, 0)
    _lower(resource.RLIMIT_FSIZE, 0)
    _lower(resource.RLIMIT_CPU, int(seconds) + 5)  # should the parent be gone and never end it
    _lower(resource.RLIMIT_AS, _held() + memory)


def _lower(which: int, to: int) -> None:
    import resource

    if sys.platform != "win32":
        _, most = resource.getrlimit(which)
        least = to if most == resource.RLIM_INFINITY else min(to, most)
        try:
            resource.setrlimit(which, (least, most))
        except (OSError, ValueError):  # macOS refuses some; then the parent's watch is what is left
            return


def _held() -> int:
    """The address space in use: what the interpreter and the locale's tables take is no reading."""
    try:
        pages = int(Path("/proc/self/statm").read_text("ascii").split()[0])
    except (OSError, ValueError):
        return 0
    import resource

    return pages * resource.getpagesize() if sys.platform != "win32" else 0


def over_memory(process: int, memory: int) -> bool:
    """Whether a child holds more than it may, where the system itself does not see to that."""
    if not _WATCHED:
        return False
    import subprocess

    asked = ["/bin/ps", "-o", "rss=", "-p", str(process)]
    said = subprocess.run(asked, capture_output=True, text=True, check=False).stdout.strip()
    return said.isdigit() and int(said) * 1024 > memory


def _bind_by_job(memory: int) -> None:
    """Windows: this process into a job of its own that grants no more memory than that."""
    if sys.platform == "win32":
        import ctypes
        from ctypes import wintypes

        class Basic(ctypes.Structure):
            _fields_ = [
                ("per_process_time", ctypes.c_int64), ("per_job_time", ctypes.c_int64),
                ("flags", wintypes.DWORD), ("least_set", ctypes.c_size_t),
                ("most_set", ctypes.c_size_t), ("processes", wintypes.DWORD),
                ("affinity", ctypes.c_size_t), ("priority", wintypes.DWORD),
                ("scheduling", wintypes.DWORD),
            ]  # fmt: skip

        class Extended(ctypes.Structure):
            _fields_ = [
                ("basic", Basic), ("io", ctypes.c_uint64 * 6), ("process_memory", ctypes.c_size_t),
                ("job_memory", ctypes.c_size_t), ("process_peak", ctypes.c_size_t),
                ("job_peak", ctypes.c_size_t),
            ]  # fmt: skip

        # Types are declared, for a handle of 64 bits would be cut to 32.
        kernel = ctypes.WinDLL("kernel32", use_last_error=True)
        kernel.CreateJobObjectW.restype = wintypes.HANDLE
        kernel.CreateJobObjectW.argtypes = [ctypes.c_void_p, wintypes.LPCWSTR]
        kernel.SetInformationJobObject.argtypes = [
            wintypes.HANDLE, ctypes.c_int, ctypes.c_void_p, wintypes.DWORD
        ]  # fmt: skip
        kernel.AssignProcessToJobObject.argtypes = [wintypes.HANDLE, wintypes.HANDLE]
        kernel.GetCurrentProcess.restype = wintypes.HANDLE
        limit = Extended()
        limit.basic.flags = 0x100  # JOB_OBJECT_LIMIT_PROCESS_MEMORY
        limit.process_memory = memory
        job = kernel.CreateJobObjectW(None, None)  # the handle stays open as long as the process
        kernel.SetInformationJobObject(job, 9, ctypes.byref(limit), ctypes.sizeof(limit))
        kernel.AssignProcessToJobObject(job, kernel.GetCurrentProcess())

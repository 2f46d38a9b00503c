"""One job in a process of its own: `python -m tests.benchmarks.alone MODULE:FUNCTION ARGUMENTS`.

Prints one line of JSON with the peak of memory, and what the job says where it returns a dict.
Imports nothing that the job does not.
"""

import json
import sys
from importlib import import_module
from pathlib import Path


def peak_megabytes() -> float:
    """The greatest memory that this process has held since its program was started.

    `getrusage` counts what the parent held when it forked, so the kernel's own figure goes first.
    """
    told = _kernel_says("VmHWM:")
    if told is not None:
        return told
    if sys.platform == "win32":
        return 0.0
    import resource

    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return peak / (1024 * 1024 if sys.platform == "darwin" else 1024)


def resident_megabytes() -> float:
    """The memory that this process holds now; its peak where the system tells no more."""
    told = _kernel_says("VmRSS:")
    return peak_megabytes() if told is None else told


def _kernel_says(name: str) -> float | None:
    status = Path("/proc/self/status")
    if status.exists():
        for line in status.read_text("ascii", "replace").splitlines():
            if line.startswith(name):
                return int(line.split()[1]) / 1024
    return None


def main() -> None:
    """Run the job and say what it took."""
    module, name = sys.argv[1].split(":")
    kept = getattr(import_module(f"tests.benchmarks.{module}"), name)(*sys.argv[2:])
    said = kept if isinstance(kept, dict) else {}
    sys.stdout.write(json.dumps({"peak": round(peak_megabytes(), 1), **said}) + "\n")
    del kept


if __name__ == "__main__":
    main()

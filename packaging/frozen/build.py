"""Builds the frozen program: one folder with the program, its Python and its libraries.

    python3 packaging/frozen/build.py FOLDER

Needs an environment with the pinned packages of requirements.txt and PyInstaller 6.22.3 in it, on
the system that it is for: `packaging/README.md` says how. What is built is `FOLDER/csm-desktop`.
"""

import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent))
import icu
import openssl

_SPEC = Path(__file__).resolve().with_name("csm-desktop.spec")
_ROOT = _SPEC.parents[2]
# Libraries that were put together for wheels have tables behind their code, which strip breaks.
_WHOLE = ("numpy.libs", "pillow.libs", "PySide6", "shiboken6")


def main(arguments: list[str]) -> int:
    """Build; the exit code."""
    if len(arguments) != 1:
        print(__doc__)
        return 2
    target = Path(arguments[0]).resolve()
    with tempfile.TemporaryDirectory() as work:
        folders = ["--distpath", str(target), "--workpath", work]
        command = [sys.executable, "-m", "PyInstaller", "--noconfirm", "--log-level", "WARN"]
        # From the checkout, so that our own modules are found: they are installed nowhere.
        done = subprocess.run([*command, *folders, str(_SPEC)], check=False, cwd=_ROOT)
    if done.returncode:
        return done.returncode
    built = target / "csm-desktop"
    if sys.platform == "linux":
        make_small(built)
    size = sum(file.stat().st_size for file in built.rglob("*") if not file.is_symlink())
    print(f"{built}: {size // 1_000_000} MB")
    return 0


def make_small(built: Path) -> None:
    """Make a program for Linux as small as goes; what can not be made small is told, and stays."""
    for tables in built.rglob("libicudata.so*"):
        if not tables.is_symlink() and not icu.shrink(tables):
            print(f"{tables} stays whole: it is put together otherwise than was known.")
    if shutil.which("strip"):
        strip(built)
    else:
        print("Nothing was stripped: binutils is missing.")
    if not openssl.share(built / "_internal"):
        print("The database's client keeps its own OpenSSL: it does not load with Python's.")


def strip(folder: Path) -> None:
    """Take what only a debugger reads out of the libraries."""
    for library in folder.rglob("*.so*"):
        if library.is_symlink() or any(part in _WHOLE for part in library.parts):
            continue
        # One that can not be stripped works as it is.
        subprocess.run(
            ["strip", "--strip-unneeded", str(library)], check=False, capture_output=True
        )


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))

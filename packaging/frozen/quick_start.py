"""What PyInstaller does before our first line, and where our code lies, so that `version` of the
frozen program takes hardly longer than that of a checkout.

Its archive's table is read at once and not byte by byte (5 ms for four thousand modules), what each
start imports lies in it as it is (9 ms of unpacking), and the bridge to C is not loaded for what
never needs it (2 ms).
"""

import subprocess
import sys
from collections.abc import Collection
from pathlib import Path
from typing import Any

_BYTE_BY_BYTE, _AT_ONCE = "marshal.load(fp)", "marshal.loads(fp.read())"
_AS_IT_IS, _PACKED = 0, 6
_NOTHING = 'def install():\n    """Nothing."""\n'
_ASKED = "import sys; from csm_desktop.cli import main; main(['version']); print(*sys.modules)"


def modules_of_a_start(root: Path) -> frozenset[str]:
    """What is imported before a command has done anything, asked of the checkout."""
    command = [sys.executable, "-c", _ASKED]
    answer = subprocess.run(command, cwd=root, check=True, capture_output=True, text=True)
    return frozenset(answer.stdout.splitlines()[-1].split())


def quick(entries: list[Any], folder: Path) -> list[Any]:
    """PyInstaller's modules of a start, with ours in place of two; `folder` keeps them."""
    folder.mkdir(parents=True, exist_ok=True)
    made = []
    for name, path, kind in entries:
        text = _own(name, Path(path))
        if text is None:
            made.append((name, path, kind))
            continue
        target = folder / Path(path).name
        target.write_text(text, encoding="utf-8")
        made.append((name, str(target), kind))
    return made


def _own(name: str, path: Path) -> str | None:
    if name == "pyimod01_archive":
        # Another release may read it otherwise; then it stays as it is.
        return path.read_text(encoding="utf-8").replace(_BYTE_BY_BYTE, _AT_ONCE)
    # Elsewhere libraries are asked for by their bare names.
    if name == "pyimod03_ctypes" and sys.platform == "linux":
        return _NOTHING
    return None


def unpacked(writer: Any, names: Collection[str]) -> Any:
    """PyInstaller's writer of archives, which packs all modules but these."""

    class Writer(writer):  # type: ignore[misc]
        @classmethod
        def _write_entry(cls, fp: Any, entry: Any, code_dict: Any) -> Any:
            cls._COMPRESSION_LEVEL = _AS_IT_IS if entry[0] in names else _PACKED
            return super()._write_entry(fp, entry, code_dict)

    return Writer

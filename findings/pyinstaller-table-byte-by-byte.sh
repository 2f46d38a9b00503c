#!/bin/bash
# pyinstaller 6.22.3: each start of a frozen program reads the table of its archive a few bytes at a time.
#
# Seen (Python 3.11.7): the loader takes the table of all modules by marshal.load from a file, and that asks the file
# for each number and each length by itself: some 40,000 calls for 4,000 modules, 5 to 7 ms where reading it at once
# takes 2. A command that answers in 50 ms spends a tenth of its time on it. Every module of a start is unpacked
# besides (zlib, 9 ms of 50 for 84 modules), and ctypes is loaded for programs that have no use for it (2 ms).
# What we do: packaging/frozen/quick_start.py hands the build a loader that reads the table at once, lets the modules
# of each start lie in the archive as they are, and leaves ctypes out on Linux: `version` went from 1.3 to 1.1 times
# a checkout's.
set -euo pipefail
python=${PYTHON:-python3}
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
"$python" -m venv "$folder/venv"
"$folder/venv/bin/pip" install -q --disable-pip-version-check pyinstaller==6.22.3
"$folder/venv/bin/python" - "$folder/modules.pyz" <<'PYTHON'
import marshal
import sys
from time import process_time

from PyInstaller.archive.writers import ZlibArchiveWriter
from PyInstaller.loader import pyimod01_archive as loader

PATH = sys.argv[1]
code = compile("", "empty.py", "exec")
names = [f"package.of.some.depth.module{number}" for number in range(4_000)]
ZlibArchiveWriter(PATH, [(name, f"{name}.py", "PYMODULE") for name in names], dict.fromkeys(names, code))


class AtOnce:
    """`marshal` with a `load` that reads the rest of the file first."""

    loads = staticmethod(marshal.loads)

    @staticmethod
    def load(file):
        return marshal.loads(file.read())


def milliseconds(module):
    loader.marshal = module
    times = []
    for _ in range(15):
        began = process_time()
        assert len(loader.ZlibArchiveReader(PATH).toc) == 4_000
        times.append(process_time() - began)
    return min(times) * 1_000


theirs, ours = milliseconds(marshal), milliseconds(AtOnce)
print(f"by and by {theirs:.1f} ms, at once {ours:.1f} ms")
if theirs < 1.5 * ours:
    sys.exit("the table is read at once now")
PYTHON

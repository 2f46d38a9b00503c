#!/bin/bash
# PyInstaller 6.22.3: a frozen program loads QtCore before its first line, wherever PySide6 is in it.
#
# Seen (Python 3.11.7, PySide6 6.11.3, Linux): a hook that runs at each start imports PySide6.QtCore in order to
# see whether Qt knows where its plug-ins lie, which it does in wheels for Linux. `version` of our program
# took 143 ms of a processor with it and 71 without. It also sets QT_PLUGIN_PATH, which programs of the
# user's that are built on another Qt inherit when a file is opened in them.
# What we do: on Linux the recipe leaves this hook out (packaging/frozen/contents.py, NOT_AT_START).
set -euo pipefail
python=${PYTHON:-python3}
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
"$python" -m venv "$folder/venv"
"$folder/venv/bin/pip" install -q --disable-pip-version-check pyinstaller==6.22.3 PySide6-Essentials==6.11.3
cat >"$folder/hello.py" <<'PYTHON'
import os
import sys

print("PySide6.QtCore" in sys.modules, "QT_PLUGIN_PATH" in os.environ)
if len(sys.argv) > 1:
    import PySide6.QtCore
PYTHON
cd "$folder"
"$folder/venv/bin/pyinstaller" --noconfirm --log-level ERROR hello.py
"$folder/venv/bin/python" - <<'PYTHON'
import subprocess
import sys

seen = subprocess.run(["dist/hello/hello"], capture_output=True, text=True, check=True).stdout
print(seen)
if seen.split() != ["True", "True"]:
    sys.exit("PyInstaller lets a program begin by itself now")
PYTHON

#!/bin/bash
# chardet 7.7.0: a file is ASCII with confidence 1.0 when only its first 200,000 bytes are, and what follows is not read.
#
# Seen (Python 3.11.7): of a list of 204,610 bytes, plain English but for the last fifty rows (Müller, Köln, in
# Windows-1252), detect() says ascii, 1.0, and decoding by it raises UnicodeDecodeError. UniversalDetector, which is fed
# piece by piece so that all of a file can be looked at, is `done` with ascii, 1.0 as well, and so is the command
# `chardetect`. In UTF-8 it is the same. With max_bytes as large as the file both find the letters. Exports are sorted,
# and names with accents come last (Ä behind Z, or the newest customers). The answer for a file that was read whole
# looks the same.
# What we do: UTF-8 is tried on the whole file first; chardet is given the lines beyond ASCII alone, from anywhere.
set -euo pipefail
python=${PYTHON:-python3}
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
"$python" -m venv "$folder/venv"
"$folder/venv/bin/pip" install -q --disable-pip-version-check chardet==7.7.0
"$folder/venv/bin/python" - <<'PYTHON'
import sys

import chardet

content = b"Name,City\n" + b"Acme,Berlin\n" * 17_000 + "Müller,Köln\n".encode("cp1252") * 50
detector = chardet.UniversalDetector()
for start in range(0, len(content), 4096):
    detector.feed(content[start : start + 4096])
detector.close()
answers = chardet.detect(content), detector.result, chardet.detect(content, max_bytes=len(content))
seen = [(answer["encoding"], answer["confidence"] == 1) for answer in answers]
print(len(content), "bytes:", seen)
if seen[:2] != [("ascii", True)] * 2 or seen[2][0] == "ascii":
    sys.exit("chardet looks further now")
PYTHON

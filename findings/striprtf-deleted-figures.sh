#!/bin/bash
# striprtf 0.0.35: of a contract with marked changes both figures come, one behind the other, as one number.
#
# Seen (Python 3.11.7): word processors keep a tracked change as {\deleted 500}{\revised 400}, and show 400, or 500
# crossed out. rtf_to_text() gives "500400 seats", one number that nobody ever wrote. Text that is marked as hidden
# (\v) comes too, as if it were shown, and a raised mark behind a number is a digit of it: 500 and \super 1 are
# "5001". Nothing is raised and nothing tells that the document has changes.
# What we do: no contract is read from its document; what it says is typed, or comes from a table.
set -euo pipefail
python=${PYTHON:-python3}
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
"$python" -m venv "$folder/venv"
"$folder/venv/bin/pip" install -q --disable-pip-version-check striprtf==0.0.35
"$folder/venv/bin/python" - <<'PYTHON'
import sys

from striprtf.striprtf import rtf_to_text

texts = {
    r"{\rtf1\ansi Up to {\deleted 500}{\revised 400} seats}": "Up to 500400 seats",
    r"{\rtf1\ansi Fee {\v 900 }800 EUR}": "Fee 900 800 EUR",
    r"{\rtf1\ansi Up to 500{\super 1} seats}": "Up to 5001 seats",
}
for text, seen in texts.items():
    read = rtf_to_text(text)
    print(text, "->", read)
    if read != seen:
        sys.exit("changes and hidden words are told apart now")
PYTHON

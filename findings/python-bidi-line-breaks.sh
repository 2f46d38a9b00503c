#!/bin/bash
# python-bidi 0.6.12: in right-to-left text a line break moves to the front, and the package's older reader keeps it.
#
# Seen (Python 3.11.7): the package holds two functions of one name. `bidi.get_display`, which its page
# recommends, orders the two lines "shalom" and "olam" (in Hebrew) as one run: the break comes first and
# both words stand on the second line, without a blank between them. U+2029, the paragraph separator,
# moves likewise. After a Latin first line the break stays; with the base direction named "R" it moves
# there, too. `bidi.algorithm.get_display` of the same package leaves every break where it was, and turns
# brackets round, which the other does not (the makers' issue 25).
# What we do: paper breaks its text into lines first and orders each line alone; a test holds that a
# Hebrew note of two lines is drawn as two lines.
set -euo pipefail
python=${PYTHON:-python3}
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
"$python" -m venv "$folder/venv"
"$folder/venv/bin/pip" install -q --disable-pip-version-check python-bidi==0.6.12
"$folder/venv/bin/python" - <<'PYTHON'
import sys

from bidi import algorithm, get_display

FIRST, SECOND = "\u05e9\u05dc\u05d5\u05dd", "\u05e2\u05d5\u05dc\u05dd"  # shalom, olam


def turned(word: str) -> str:
    return word[::-1]


seen = {
    "one line": get_display(FIRST) == turned(FIRST),
    "break first, words joined": get_display(f"{FIRST}\n{SECOND}") == f"\n{turned(FIRST)}{turned(SECOND)}",
    "separator first": get_display(f"{FIRST}\u2029{SECOND}") == f"\u2029{turned(FIRST)}{turned(SECOND)}",
    "Latin line: break stays": get_display(f"a\n{FIRST}") == f"a\n{turned(FIRST)}",
    "base R: break moves": get_display(f"a\n{FIRST}", base_dir="R") == f"\na{turned(FIRST)}",
    "older reader: break stays": algorithm.get_display(f"{FIRST}\n{SECOND}") == f"{turned(FIRST)}\n{turned(SECOND)}",
}
for what, is_so in seen.items():
    print(f"{what}: {is_so}")
if not all(seen.values()):
    sys.exit("python-bidi orders line breaks otherwise now")
PYTHON

#!/bin/bash
# python-bidi 0.6.12: of names that isolates set apart one reader raises AssertionError, and the other leaves the signs in.
#
# Seen (Python 3.11.7): U+2066 to U+2069 are Unicode's way (UAX 9, since 6.3) to set a Hebrew name into a sentence so
# that the number behind it stays where it is. `bidi.algorithm.get_display` raises AssertionError, "FSI not allowed
# here"; where assertions are off (python -O) it returns the text with the two signs changed about, closed before it is
# opened. `bidi.get_display` orders rightly and leaves the signs in what is to be drawn, as it leaves the older ones,
# which the rules take out (X9); most fonts have no letter for them, so a line is measured too wide, or has boxes in it.
# Who takes them out before has "Met 12 <name> times" of "Met <name> 12 times".
# What we do: the signs are put around a name for ordering alone, behind the measuring, and taken out of what is drawn
# (the number had moved); a test holds it.
set -euo pipefail
python=${PYTHON:-python3}
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
"$python" -m venv "$folder/venv"
"$folder/venv/bin/pip" install -q --disable-pip-version-check python-bidi==0.6.12
cat >"$folder/show.py" <<'PYTHON'
import sys

from bidi import algorithm, get_display

NAME, EYE = "\u05d0\u05d1\u05d2", "\u05d2\u05d1\u05d0"  # as it is spoken, and as it is drawn
SENTENCE = f"Met \u2068{NAME}\u2069 12 times"
newer = get_display(SENTENCE, base_dir="L")
older_sign = get_display(f"\u202b{NAME}\u202c", base_dir="L")
try:
    older = algorithm.get_display(SENTENCE, base_dir="L")
except AssertionError as error:
    older = str(error)
print(ascii(newer), ascii(older), ascii(older_sign))
if newer != f"Met \u2068{EYE}\u2069 12 times" or "\u202b" not in older_sign:
    sys.exit("the newer reader takes such signs out now")
if __debug__ and older != "FSI not allowed here":
    sys.exit("the older reader knows isolates now")
if not __debug__ and older != f"Met \u2069{EYE}\u2068 12 times":
    sys.exit("the older reader orders isolates otherwise now")
if get_display(f"Met {NAME} 12 times", base_dir="L") != f"Met 12 {EYE} times":
    sys.exit("a number behind a name stays there without isolates now")
PYTHON
"$folder/venv/bin/python" "$folder/show.py"
"$folder/venv/bin/python" -O "$folder/show.py"

#!/bin/bash
# phonenumbers 9.0.43: a word behind a telephone number is dialled with it, and the longer number is called valid.
#
# Seen (Python 3.11.7): three letters in a row make a number one of words, as in 1-800-FLOWERS, in every country. So
# "+49 30 123456 Fax" is +49 30 123456329, with 329 for F, A and X, and "Mo-Fr" adds 6637. A German extension is written
# "DW 12" or "App. 12": the one is hung on without a sign, the other with its letters as digits, where "ext. 12" is known as an
# extension. German numbers have no fixed length, so is_valid_number() is True for all of them. "M" alone is left out.
# What we do: a telephone is kept as it was written, words and all, and nobody makes digits of it.
set -euo pipefail
python=${PYTHON:-python3}
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
"$python" -m venv "$folder/venv"
"$folder/venv/bin/pip" install -q --disable-pip-version-check phonenumbers==9.0.43
"$folder/venv/bin/python" - <<'PYTHON'
import sys

import phonenumbers

number = "+49 30 123456"
read = {}
for words in ("", " M", " ext. 12", " Fax", " Mo-Fr", " DW 12", " App. 12"):
    found = phonenumbers.parse(number + words, None)
    read[words] = str(found.national_number)
    valid = phonenumbers.is_valid_number(found)
    print(number + words, "->", read[words], found.extension or "", "valid" if valid else "not valid")
    if not valid:
        sys.exit("one of them is not valid now")
if list(read.values()) != [
    "30123456",
    "30123456",
    "30123456",
    "30123456329",
    "301234566637",
    "3012345612",
    "3012345627712",
]:
    sys.exit("words behind a number are read otherwise now")
PYTHON

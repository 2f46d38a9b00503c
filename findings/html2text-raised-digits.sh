#!/bin/bash
# html2text 2025.4.15: a raised digit comes down to the line, so a million is 106 and a footnote makes 5001 of 500.
#
# Seen (Python 3.11.7): "10<sup>6</sup> events" is "106 events", "500<sup>1</sup> seats" is "5001 seats" and "30 m<sup>2</sup>" is
# "30 m2", though struck text is marked ("~~500~~") and a quotation gets its signs. Contracts and notes of a CRM's rich text
# hold both, powers and the marks of footnotes, and what comes out is a number like any other. The option to mark raised and lowered text
# (include_sup_sub) is off unless it is set.
# What we do: raised digits become the raised digits of Unicode (10⁶, 500¹), in notes as in tables, so no number grows.
set -euo pipefail
python=${PYTHON:-python3}
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
"$python" -m venv "$folder/venv"
"$folder/venv/bin/pip" install -q --disable-pip-version-check html2text==2025.4.15
"$folder/venv/bin/python" - <<'PYTHON'
import sys

import html2text

pages = ["10<sup>6</sup> events", "500<sup>1</sup> seats", "<s>500</s> 400 seats"]
read = [html2text.html2text(page).strip() for page in pages]
for page, text in zip(pages, read, strict=True):
    print(page, "->", text)
if read != ["106 events", "5001 seats", "~~500~~ 400 seats"]:
    sys.exit("raised digits stay raised now")
PYTHON

#!/bin/bash
# pycountry 26.2.16: the best answer for "Niger" is Nigeria, and for "America" American Samoa.
#
# Seen (Python 3.11.7): search_fuzzy() gives its answers best first, and of a country's own name, spelt in full, the first
# one is another country whose name begins alike: NG before NE. "Korea" is the North before the South, and "EU" is Réunion.
# lookup("Niger") is NE. A list whose countries are taken by their first answer moves customers to other laws and
# currencies.
# What we do: a country is kept as the list names it.
set -euo pipefail
python=${PYTHON:-python3}
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
"$python" -m venv "$folder/venv"
"$folder/venv/bin/pip" install -q --disable-pip-version-check pycountry==26.2.16
"$folder/venv/bin/python" - <<'PYTHON'
import sys

import pycountry

SEEN = {"Niger": ["NG", "NE"], "America": ["AS", "US"], "Korea": ["KP", "KR"], "Guinea": ["GN"]}
for name, seen in SEEN.items():
    found = [country.alpha_2 for country in pycountry.countries.search_fuzzy(name)]
    print(name, "->", found)
    if found[: len(seen)] != seen:
        sys.exit("names are ranked otherwise now")
if pycountry.countries.lookup("Niger").alpha_2 != "NE":
    sys.exit("the exact name is not known any more")
PYTHON

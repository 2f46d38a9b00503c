#!/bin/bash
# humanize 4.17.0: in German a span of thirteen months is "ein Monat", as one of a month is.
#
# Seen (Python 3.11.7): naturaldelta of 370 days is "ein Jahr und 5 Tage" and of 430 days "ein Jahr und 2 Monate"; of 381
# to 410 days, which is "1 year, 1 month" in English and "un an et un mois" in French, it is "ein Monat", and
# naturaltime says "vor ein Monat". A customer of thirteen months stands there as one of last month. The German
# catalogue gives the words of a month to the message of a year and a month.
# What we do: spans are said in days, or as their two dates, by our own catalogues with counted forms.
set -euo pipefail
python=${PYTHON:-python3}
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
"$python" -m venv "$folder/venv"
"$folder/venv/bin/pip" install -q --disable-pip-version-check humanize==4.17.0
"$folder/venv/bin/python" - <<'PYTHON'
import sys
from datetime import timedelta

import humanize

spans = [timedelta(days=days) for days in (31, 370, 400, 430)]
english = [humanize.naturaldelta(span) for span in spans]
humanize.i18n.activate("de")
german = [humanize.naturaldelta(span) for span in spans]
for span, plain, said in zip(spans, english, german, strict=True):
    print(span.days, "days:", plain, "/", said)
if english[2] != "1 year, 1 month" or german != [
    "ein Monat",
    "ein Jahr und 5 Tage",
    "ein Monat",
    "ein Jahr und 2 Monate",
]:
    sys.exit("thirteen months have their year now")
PYTHON

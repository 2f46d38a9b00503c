#!/bin/bash
# Babel 2.18.0: a new catalogue and the CLDR rules in the same package disagree on how many plurals a
# language has.
#
# Seen (Python 3.11.7): Catalog("fr").num_plurals is 2, and so for Spanish, Italian and Portuguese, while
# Locale("fr").plural_form knows three (one, many, other; many is for whole millions); German agrees
# with itself. Texts chosen by the rules of the locale ask for a third form that the catalogue has none of.
# What we do: a test holds the Plural-Forms of each of our catalogues against the rules of its locale, and
# each text against the number of its forms.
set -euo pipefail
python=${PYTHON:-python3}
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
"$python" -m venv "$folder/venv"
"$folder/venv/bin/pip" install -q --disable-pip-version-check --no-deps babel==2.18.0
"$folder/venv/bin/python" - <<'PYTHON'
import sys

from babel import Locale
from babel.messages.catalog import Catalog

seen = {}
for name in ("de", "fr", "es", "it", "pt"):
    forms = len(Locale.parse(name).plural_form.tags) + 1
    seen[name] = Catalog(name).num_plurals, forms
    print(name, "catalogue", seen[name][0], "locale", forms, "at 2,000,000:", Locale.parse(name).plural_form(2_000_000))
if seen != {"de": (2, 2), "fr": (2, 3), "es": (2, 3), "it": (2, 3), "pt": (2, 3)}:
    sys.exit("the catalogue counts plurals otherwise now")
PYTHON

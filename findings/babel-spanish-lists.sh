#!/bin/bash
# Babel 2.18.0 with PySide6-Essentials 6.11.3: a Spanish list says "y" where Spanish has "e", and "o" where it has "u".
#
# Seen (Python 3.11.7): format_list(["Ana", "Inés"], locale="es") is "Ana y Inés", with style="or" and ["siete", "ocho"]
# "siete o ocho": before the sound of the word itself Spanish changes it (Ana e Inés, siete u ocho), and every native
# reader stumbles. QLocale("es_ES").createSeparatedList says "Ana y Inés", too: both go by CLDR's patterns alone, which
# hold one word for each language.
# What we do: in Spanish the last name of a list is looked at, and "y" becomes "e" before Inés, not before Ian or hielo;
# a test holds it. Lists with "or" are not made.
set -euo pipefail
python=${PYTHON:-python3}
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
"$python" -m venv "$folder/venv"
"$folder/venv/bin/pip" install -q --disable-pip-version-check babel==2.18.0 PySide6-Essentials==6.11.3
"$folder/venv/bin/python" - <<'PYTHON'
import sys

from babel.lists import format_list
from PySide6.QtCore import QLocale

seen = (
    format_list(["Ana", "Inés"], locale="es"),
    format_list(["siete", "ocho"], style="or", locale="es"),
    QLocale("es_ES").createSeparatedList(["Ana", "Inés"]),
)
print(*seen, sep="; ")
if seen != ("Ana y Inés", "siete o ocho", "Ana y Inés"):
    sys.exit("the word changes before the sound of the word itself now")
PYTHON

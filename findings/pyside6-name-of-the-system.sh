#!/bin/bash
# PySide6-Essentials 6.11.3: the name of the system's locale follows LANGUAGE, its numbers do not.
#
# Seen (Python 3.11.7, Linux): with LANG=de_CH.UTF-8 QLocale.system().name() is "de_CH". With LANGUAGE=fr:de beside
# it (the languages of messages alone, says gettext) the name is "fr_FR", while the same object still writes
# 1'234.5 as Switzerland does: a locale that is made from the name writes 1 234,5. With LC_NUMERIC=de_DE
# beside LANG=en_US the name stays "en_US" and the object writes 1.234,5.
# What we do: on Linux the variables are read by ourselves, languages and numbers each from their own.
set -euo pipefail
python=${PYTHON:-python3}
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
"$python" -m venv "$folder/venv"
"$folder/venv/bin/pip" install -q --disable-pip-version-check pyside6-essentials==6.11.3
told() {
    env -u LC_ALL -u LC_NUMERIC -u LANGUAGE "$@" "$folder/venv/bin/python" -c '
from PySide6.QtCore import QLocale
system = QLocale.system()
print(system.name(), system.toString(1234.5), QLocale(system.name()).toString(1234.5), sep="|")'
}
{
    told LANG=de_CH.UTF-8
    told LANG=de_CH.UTF-8 LANGUAGE=fr:de
    told LANG=en_US.UTF-8 LC_NUMERIC=de_DE.UTF-8
} | "$python" -c '
import sys

lines = [line.replace("\u202f", " ").replace("\u2019", chr(39)).split("|") for line in sys.stdin.read().splitlines()]
print(lines)
swiss = chr(39).join(("1", "234.5"))
seen = [["de_CH", swiss, swiss], ["fr_FR", swiss, "1 234,5"], ["en_US", "1.234,5", "1,234.5"]]
if lines != seen:
    sys.exit("PySide6 names the locale of the system otherwise now")
'

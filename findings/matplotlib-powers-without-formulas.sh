#!/bin/bash
# matplotlib 3.11.2: with formulas turned off a logarithmic axis shows the source of its own.
#
# Seen (Python 3.11.7, Agg): text.parse_math is for texts of users, in which "$5 to $10" is no formula. Once it is off,
# the labels of a logarithmic axis, which matplotlib writes itself, are drawn as they stand: "$\mathdefault{10^{2}}$",
# more than five times as wide, over whatever is beside them. Nothing warns, and get_text() of the labels is the same
# with and without it: a test that reads labels sees no difference.
# What we do: formulas are off; our one logarithmic axis has a formatter of our own, and none on the ticks between.
set -euo pipefail
python=${PYTHON:-python3}
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
"$python" -m venv "$folder/venv"
"$folder/venv/bin/pip" install -q --disable-pip-version-check matplotlib==3.11.2
"$folder/venv/bin/python" - <<'PYTHON'
import sys

import matplotlib

matplotlib.use("Agg")
from matplotlib import pyplot


def widest(parsed):
    with matplotlib.rc_context({"text.parse_math": parsed}):
        figure, axes = pyplot.subplots()
        axes.plot([1, 100_000])
        axes.set_yscale("log")
        figure.canvas.draw()
        labels = [label for label in axes.get_yticklabels() if label.get_text()]
        return labels[0].get_text(), max(label.get_window_extent().width for label in labels)


(text, formula), (same, source) = widest(True), widest(False)
print(text, round(formula), same, round(source))
if text != same or "mathdefault" not in text or source < 3 * formula:
    sys.exit("a logarithmic axis does without formulas now")
PYTHON

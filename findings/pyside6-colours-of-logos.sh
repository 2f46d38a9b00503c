#!/bin/bash
# PySide6-Essentials 6.11.3: a logo of a valid SVG is drawn black, or not at all, and the drawing says that it is sound.
#
# Seen (Python 3.11.7, offscreen, QtSvg): isValid() is True and nothing is logged for a red rectangle whose red is
# written as CSS has it today: "#ff0000ff", "rgba(255,0,0,1)", "hsl(0,100%,50%)", "var(--brand,red)" or with
# "!important" is black. A gradient that takes its stops from another by href (SVG 2; only xlink:href is followed) is
# drawn not at all, and with quotation marks, url('#g'), it is not either, with one warning. All of it is what browsers
# draw and what drawing programs and optimisers write. A customer's logo stands on the cover in the wrong colour, or the
# cover has none.
# What we do: an SVG that names colours so is refused with the advice to export a PNG; a test holds each way.
set -euo pipefail
python=${PYTHON:-python3}
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
"$python" -m venv "$folder/venv"
"$folder/venv/bin/pip" install -q --disable-pip-version-check PySide6-Essentials==6.11.3
QT_QPA_PLATFORM=offscreen "$folder/venv/bin/python" - <<'PYTHON'
import sys

from PySide6.QtCore import QByteArray
from PySide6.QtGui import QColor, QGuiApplication, QImage, QPainter
from PySide6.QtSvg import QSvgRenderer

application = QGuiApplication([])
GRADIENT = "<linearGradient id='{}' {}><stop stop-color='red'/></linearGradient>"
BORROWED = GRADIENT.format("g", "") + "<linearGradient id='h' {}='#g'/>"


def drawn(fill, before=""):
    svg = (
        '<svg xmlns="{0}2000/svg" xmlns:xlink="{0}1999/xlink" viewBox="0 0 9 9">{1}'
        '<rect width="9" height="9" {2}/></svg>'
    ).format("http" + "://www.w3.org/", before, fill)
    drawing = QSvgRenderer(QByteArray(svg.encode()))
    image = QImage(9, 9, QImage.Format.Format_ARGB32)
    image.fill(0)
    painter = QPainter(image)
    drawing.render(painter)
    painter.end()
    return QColor.fromRgba(image.pixel(4, 4)).name(QColor.NameFormat.HexArgb) if drawing.isValid() else "refused"


red, black, nothing = "#ffff0000", "#ff000000", "#00000000"
expected = {
    'fill="#ff0000"': red, 'style="fill:#f00"': red,
    'fill="#ff0000ff"': black, 'fill="rgba(255,0,0,1)"': black, 'fill="hsl(0,100%,50%)"': black,
    'fill="var(--brand,red)"': black, 'style="fill:#ff0000 !important"': black,
}
seen = {fill: drawn(fill) for fill in expected}
gradients = [
    drawn('fill="url(#g)"', GRADIENT.format("g", "")),
    drawn("fill=\"url('#g')\"", GRADIENT.format("g", "")),
    drawn('fill="url(#h)"', BORROWED.format("xlink:href")),
    drawn('fill="url(#h)"', BORROWED.format("href")),
]
print(*seen.items(), gradients, sep="\n")
if seen != expected or gradients != [red, nothing, red, nothing]:
    sys.exit("Qt draws these colours otherwise now")
PYTHON

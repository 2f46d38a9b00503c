"""The reader of SVG logos that runs outside the program: drawn by Qt, kept as bare pixels."""

import os
from collections.abc import Iterator
from pathlib import Path

from PySide6.QtCore import QByteArray, QSize, Qt
from PySide6.QtGui import QGuiApplication, QImage, QPainter
from PySide6.QtSvg import QSvgRenderer

from csm_desktop.app.documents.vector_logos import MOST_BYTES, fault_of
from csm_desktop.domain.records.reviews import PictureKind
from csm_desktop.domain.reviews.pictures import SIDES, Pixels, packed
from csm_desktop.errors import UserError
from csm_desktop.wording import render, tr


def read(path: Path, kind: str) -> Iterator[object]:
    """The drawing in a file as its width, height and packed pixels. Raises UserError for what is
    none, or more than a drawing."""
    with path.open("rb") as file:
        content = file.read(MOST_BYTES + 1)
    fault = fault_of(content)
    if fault is not None:
        raise UserError(render(fault), tr("Export it as a PNG, or as a plain SVG."))
    os.environ["QT_QPA_PLATFORM"] = "offscreen"
    application = QGuiApplication.instance() or QGuiApplication([""])
    drawing = QSvgRenderer(QByteArray(content))
    natural = drawing.defaultSize()
    if not drawing.isValid() or natural.isEmpty():
        raise UserError(tr("This is no SVG that can be read."), tr("Export it as a PNG."))
    size = natural.scaled(QSize(*SIDES[PictureKind(kind)]), Qt.AspectRatioMode.KeepAspectRatio)
    image = QImage(size.expandedTo(QSize(1, 1)), QImage.Format.Format_RGBA8888)
    image.fill(Qt.GlobalColor.transparent)
    painter = QPainter(image)
    drawing.render(painter)
    painter.end()
    pixels = Pixels(image.width(), image.height(), bytes(image.constBits()))
    yield pixels.wide, pixels.high, packed(pixels)
    del application

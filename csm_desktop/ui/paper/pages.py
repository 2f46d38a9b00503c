"""Drawn pages as Qt shows them, and sent to a printer."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF, QSizeF
from PySide6.QtGui import QImage, QPageLayout, QPainter
from PySide6.QtWidgets import QWidget

from csm_desktop.errors import UserError
from csm_desktop.ui.lifetimes import lasts, life_of
from csm_desktop.wording import tr

if TYPE_CHECKING:
    from PySide6.QtPrintSupport import QPrinter

    from csm_desktop.app.documents.pages import DrawnPage

_DOTS = 300  # an inch; finer costs memory and shows nothing


def image_of(page: "DrawnPage", ratio: float) -> QImage:
    """A drawn page as Qt shows it."""
    made = QImage(
        page.pixels, page.width, page.height, page.stride, QImage.Format.Format_RGB32
    ).copy()
    made.setDevicePixelRatio(ratio)
    return made


def ask_printer(printer: "QPrinter", parent: QWidget) -> bool:
    """Whether the user chose a printer for what `parent` shows, which is still there."""
    from PySide6.QtPrintSupport import QPrintDialog

    life = life_of(parent)
    dialog = QPrintDialog(printer, parent.window())
    try:
        return bool(dialog.exec()) and lasts(parent, life)
    finally:
        dialog.deleteLater()


def print_pages(pdf: bytes, printer: "QPrinter") -> int:
    """Send every page to a printer, one after another; how many there were. For a thread.

    Raises UserError where the printer does not take them.
    """
    from csm_desktop.app.documents.pages import drawn_pages, page_count

    painter = QPainter()
    if not painter.begin(printer):
        raise UserError(
            tr("The printer does not answer."),
            tr("Nothing was printed. Export the PDF instead, or choose another printer."),
        )
    try:
        count = page_count(pdf)
        inches = printer.pageLayout().fullRect(QPageLayout.Unit.Inch).width()
        for index in range(count):
            # The first page is there when the printer begins.
            if index:
                printer.newPage()
            # Page by page: a whole document in a printer's resolution would fill the memory.
            (page,) = drawn_pages(pdf, round(inches * min(_DOTS, printer.resolution())), [index])
            room = QSizeF(printer.paperRect(printer.Unit.DevicePixel).size())
            painter.drawImage(QRectF(0, 0, room.width(), room.height()), image_of(page, 1.0))
    finally:
        painter.end()
    return count

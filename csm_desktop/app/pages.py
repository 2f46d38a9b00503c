"""Pages of a finished PDF as pictures, for previews; from memory, and on any thread."""

from dataclasses import dataclass
from threading import Lock

_LOCK = Lock()  # PDFium may be used by one thread at a time


@dataclass(frozen=True, slots=True)
class DrawnPage:
    """A page as rows of pixels, blue, green, red and one unused byte each."""

    width: int
    height: int
    stride: int
    pixels: bytes


def drawn_pages(pdf: bytes, width: int) -> tuple[DrawnPage, ...]:
    """Every page of a PDF, `width` pixels wide."""
    import pypdfium2

    pages = []
    with _LOCK:
        document = pypdfium2.PdfDocument(pdf)
        try:
            for page in document:
                bitmap = page.render(
                    scale=width / page.get_width(),
                    bitmap_maker=pypdfium2.PdfBitmap.new_foreign,
                    prefer_bgrx=True,
                )
                pixels = bytes(bitmap.buffer)
                pages.append(DrawnPage(bitmap.width, bitmap.height, bitmap.stride, pixels))
        finally:
            document.close()
    return tuple(pages)

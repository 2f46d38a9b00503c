"""Pages of a finished PDF as pictures, for previews; from memory, and on any thread."""

import re
from collections.abc import Collection, Iterator
from contextlib import contextmanager
from io import BytesIO
from threading import Lock
from typing import TYPE_CHECKING
from zipfile import ZipFile

from csm_desktop.values import dataclass

if TYPE_CHECKING:
    import pypdfium2

_SLIDE = re.compile(r"ppt/slides/slide\d+\.xml")
_LOCK = Lock()  # PDFium may be used by one thread at a time


@dataclass(frozen=True, slots=True)
class DrawnPage:
    """A page as rows of pixels, blue, green, red and one unused byte each."""

    width: int
    height: int
    stride: int
    pixels: bytes


def drawn_pages(
    pdf: bytes, width: int, only: Collection[int] | None = None
) -> tuple[DrawnPage, ...]:
    """Every page of a PDF, or `only` those (counted from 0), `width` pixels wide."""
    with _opened(pdf) as document:
        wanted = range(len(document)) if only is None else only
        return tuple(_drawn(document[index], width) for index in wanted)


def page_count(pdf: bytes) -> int:
    """How many pages a PDF has."""
    with _opened(pdf) as document:
        return len(document)


def slide_count(deck: bytes) -> int:
    """How many slides a deck has."""
    with ZipFile(BytesIO(deck)) as file:
        return sum(_SLIDE.fullmatch(name) is not None for name in file.namelist())


def chapter_starts(pdf: bytes) -> tuple[int, ...]:
    """The pages, counted from 0, on which the entries of a PDF's outline begin."""
    with _opened(pdf) as document:
        found = (entry.get_dest() for entry in document.get_toc() if entry.level == 0)
        return tuple(dest.get_index() for dest in found if dest is not None)


@contextmanager
def _opened(pdf: bytes) -> "Iterator[pypdfium2.PdfDocument]":
    import pypdfium2

    with _LOCK:
        document = pypdfium2.PdfDocument(pdf)
        try:
            yield document
        finally:
            document.close()


def _drawn(page: "pypdfium2.PdfPage", width: int) -> DrawnPage:
    import pypdfium2

    bitmap = page.render(
        scale=width / page.get_width(),
        bitmap_maker=pypdfium2.PdfBitmap.new_foreign,
        prefer_bgrx=True,
    )
    return DrawnPage(bitmap.width, bitmap.height, bitmap.stride, bytes(bitmap.buffer))

"""Reads documents back, as a customer's program would."""

import re
from io import BytesIO
from typing import Any

from pypdf import PdfReader


def reader(document: bytes) -> PdfReader:
    return PdfReader(BytesIO(document))


def pages(document: bytes) -> list[str]:
    """The text of each page, in the order in which it was drawn."""
    return [page.extract_text() for page in reader(document).pages]


def language(document: bytes) -> str:
    """The language that the document says it is in."""
    root: Any = reader(document).trailer["/Root"]
    return str(root["/Lang"])


def bookmarks(document: bytes) -> list[str]:
    """The titles of the document's bookmarks."""
    entries: list[Any] = list(reader(document).outline)
    return [str(entry["/Title"]) for entry in entries if not isinstance(entry, list)]


def text(document: bytes) -> str:
    """All text with white space as single spaces."""
    return flat("\n".join(pages(document)))


def flat(words: str) -> str:
    return re.sub(r"\s+", " ", words.replace("\u00a0", " ")).strip()


def everything(document: bytes) -> str:
    """Text, metadata, bookmarks: all that a search in the document could find."""
    read = reader(document)
    found = [text(document), *(str(value) for value in (read.metadata or {}).values())]
    found += bookmarks(document)
    return "\n".join(found)


def unembedded(document: bytes) -> list[str]:
    """Names of fonts that are used without being embedded as subsets."""
    bare = []
    for page in reader(document).pages:
        resources: Any = page["/Resources"]
        for reference in resources["/Font"].values():
            font = reference.get_object()
            descriptor = font.get("/FontDescriptor")
            embedded = descriptor is not None and "/FontFile2" in descriptor.get_object()
            if not embedded or "+" not in str(font["/BaseFont"]):
                bare.append(str(font["/BaseFont"]))
    return bare


def letter_sizes(document: bytes) -> set[float]:
    """The sizes in which words stand, in points; those of one page that is scaled count as set."""
    found: set[float] = set()

    def see(words: str, _: Any, place: Any, __: Any, size: float) -> None:
        if words.strip():
            found.add(round(float(size) * abs(float(place[3])), 2))

    for page in reader(document).pages:
        page.extract_text(visitor_text=see)
    return found

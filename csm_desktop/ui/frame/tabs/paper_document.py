"""A document that a tab has for the customer, before any page of it is drawn."""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from csm_desktop.app.book import Book
    from csm_desktop.app.documents.documents import Written


@dataclass(frozen=True, slots=True)
class PaperDocument:
    """A document: what it is called, what is said of it, and how it is made; for any thread.

    `file_name` is the proposal without its ending; `write` puts the whole document into a file,
    over what is there only if its last argument says so.
    """

    title: str
    words: str
    file_name: str
    make: "Callable[[Book], bytes]"
    write: "Callable[[Book, Path, bool], Written]"

"""A document that a page has, before any page of it is drawn."""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from csm_desktop.app.book import Book
    from csm_desktop.app.documents.printable import Printable, Written


@dataclass(frozen=True, slots=True)
class PaperDocument:
    """A document: what it is called, what is said of it, and how it is made.

    `file_name` is the proposal without its ending. `workbook` writes the same as a workbook that
    its reader fills in, where there is such a one: into a path, over what is there or not.
    """

    title: str
    words: str
    file_name: str
    document: "Printable[Any]"
    workbook: "Callable[[Book, Path, bool], Written] | None" = None

"""A document that a page has, before any page of it is drawn."""

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from csm_desktop.app.documents.printable import Printable


@dataclass(frozen=True, slots=True)
class PaperDocument:
    """A document: what it is called, what is said of it, and how it is made.

    `file_name` is the proposal without its ending.
    """

    title: str
    words: str
    file_name: str
    document: "Printable[Any]"

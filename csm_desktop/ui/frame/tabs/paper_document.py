"""A document that a page has, before any page of it is drawn."""

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any

from csm_desktop.domain.text.message import Message
from csm_desktop.values import dataclass
from csm_desktop.wording import Voice, render, voice

if TYPE_CHECKING:
    from csm_desktop.app.book import Book
    from csm_desktop.app.documents.printable import Printable, Written


@dataclass(frozen=True, slots=True)
class PaperDocument:
    """A document: what it is called, what is said of it, and how it is made.

    `file_name` is the proposal without its ending, said in the document's own voice. `workbook`
    writes the same as a workbook that its reader fills in, where there is such a one: into a path,
    in a voice, over what is there or not. `account_id` is the customer in whose language it can be
    made; None where it is internal, or its words were written by the user.
    """

    title: str
    words: str
    file_name: Message | str
    document: "Printable[Any]"
    workbook: "Callable[[Book, Path, Voice, bool], Written] | None" = None
    account_id: int | None = None

    def name_in(self, spoken: Voice | None) -> str:
        """The proposal in a voice; None: the one in force."""
        if isinstance(self.file_name, str):
            return self.file_name
        with (spoken or voice()).spoken():
            return render(self.file_name)

"""A list of the window out of the window: as a file for a spreadsheet, or as a page."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from csm_desktop.domain.text.message import say
from csm_desktop.errors import UserError
from csm_desktop.files import safe_name
from csm_desktop.ui.frame.shell import Shell
from csm_desktop.ui.frame.tabs.paper_document import PaperDocument
from csm_desktop.ui.paper.preview import show_paper
from csm_desktop.ui.widgets.file_dialogs import Target, ask_target
from csm_desktop.values import dataclass
from csm_desktop.wording import render, tr

if TYPE_CHECKING:
    from datetime import date

    from csm_desktop.app.documents.exports import Exported
    from csm_desktop.app.documents.listings import Listing


@dataclass(frozen=True, slots=True)
class ShownListing:
    """What is in front: its `title`, the name that its file is proposed, and how it is made of the
    values that are shown, as of a day; for any thread."""

    title: str
    file_name: str
    make: "Callable[[date], Listing]"


def ask_csv(shell: Shell, shown: ShownListing | None, parent: QWidget) -> None:
    """Ask where to, then write on a thread; nothing while there is no list yet."""
    if shown is None:
        return
    kinds = f"{tr('Tables')} (*.csv)"
    words = render(say("Export: {title}", title=shown.title))
    target = ask_target(parent, words, safe_name(shown.file_name, ".csv"), kinds, ".csv")
    if target is not None:
        export(shell, shown, target)


def export(shell: Shell, shown: ShownListing, target: Target) -> None:
    """Write what is shown; a toast says where it is, a banner why it is not."""
    book = shell.book
    if book is None:
        return

    def work(_: object) -> "Exported":
        from csm_desktop.app.documents.listings import export_listing

        made = shown.make(book.today())
        return export_listing(made, target.path, overwrite=target.overwrite)

    def done(written: "Exported") -> None:
        said = say("Saved as {name}.", name=written.path.name)
        shell.toast(render(said), saved=written.path)

    def failed(error: BaseException) -> None:
        # What is no user's error is a bug, and must reach the one place that reports those.
        if not isinstance(error, UserError):
            raise error
        shell.tell(error)

    shell.background.start(None, work, done, failed)


def ask_page(shell: Shell, shown: ShownListing | None, parent: QWidget) -> None:
    """Preview the page; from there it is printed or written as a PDF. Nothing while there is no
    list yet."""
    if shown is not None:
        show_paper(shell, listing_paper(shown), parent)


def listing_paper(shown: ShownListing) -> PaperDocument:
    """The page of what is shown, as a document."""
    from csm_desktop.app.documents.listings import printed_listing

    return PaperDocument(
        shown.title,
        tr("An internal page: it names several customers and what they pay."),
        shown.file_name,
        printed_listing(shown.make),
    )

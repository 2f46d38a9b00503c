"""The movements of a window out of the window: as a file for a spreadsheet, or as a page."""

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from csm_desktop.app.revenue.report import RevenueReport
from csm_desktop.domain.text.message import say
from csm_desktop.errors import UserError
from csm_desktop.ui.frame.shell import Shell
from csm_desktop.ui.frame.tabs.paper_document import PaperDocument
from csm_desktop.ui.paper.preview import show_paper
from csm_desktop.ui.widgets.file_dialogs import Target, ask_target
from csm_desktop.wording import render, tr

if TYPE_CHECKING:
    from pathlib import Path

    from csm_desktop.app.book import Book
    from csm_desktop.app.documents.documents import Written
    from csm_desktop.app.documents.exports import Exported


def ask_csv(shell: Shell, report: RevenueReport, parent: QWidget) -> None:
    """Ask where to, then write on a thread."""
    title, kinds = tr("Export the movements"), f"{tr('Tables')} (*.csv)"
    target = ask_target(parent, title, f"{_file_name(report)}.csv", kinds, ".csv")
    if target is not None:
        export(shell, report, target)


def export(shell: Shell, report: RevenueReport, target: Target) -> None:
    """Write what is shown; a toast says where it is, a banner why it is not."""

    def work(_: object) -> "Exported":
        from csm_desktop.app.revenue.paper import export_movements

        return export_movements(report.as_movements(), target.path, overwrite=target.overwrite)

    def done(written: "Exported") -> None:
        said = say("Saved as {name}.", name=written.path.name)
        shell.toast(render(said), saved=written.path)

    def failed(error: BaseException) -> None:
        # What is no user's error is a bug, and must reach the one place that reports those.
        if not isinstance(error, UserError):
            raise error
        shell.tell(error)

    shell.background.start(None, work, done, failed)


def ask_page(shell: Shell, report: RevenueReport, parent: QWidget) -> None:
    """Preview the page; from there it is printed or written as a PDF."""
    show_paper(shell, movements_paper(report), parent)


def movements_paper(report: RevenueReport) -> PaperDocument:
    """The page of what is shown, as a document."""

    def make(book: "Book") -> bytes:
        from csm_desktop.app.revenue.paper import movements_pdf

        return movements_pdf(report.as_movements(), book.today())

    def write(book: "Book", target: "Path", overwrite: bool) -> "Written":
        from csm_desktop.app.revenue.paper import write_movements

        return write_movements(report.as_movements(), book.today(), target, overwrite=overwrite)

    return PaperDocument(
        tr("Movements"),
        tr("An internal page: it names several customers and what they pay."),
        _file_name(report),
        make,
        write,
    )


def _file_name(report: RevenueReport) -> str:
    window = report.window
    said = say("Movements {start} to {end}", start=f"{window.start}", end=f"{window.end}")
    return render(said)

"""The pack out of the program: as a PDF, or on paper."""

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QMarginsF, QRectF, QSizeF
from PySide6.QtGui import QPageLayout, QPageSize, QPainter
from PySide6.QtWidgets import QFileDialog, QWidget

from csm_desktop.app.review_view import StudioView
from csm_desktop.domain.saying import say
from csm_desktop.errors import UserError
from csm_desktop.files import NameTakenError, safe_name
from csm_desktop.ui.ebr.preview import image_of
from csm_desktop.ui.frame.shell import Shell
from csm_desktop.ui.widgets.button import Button
from csm_desktop.ui.widgets.dialogs import Dialog
from csm_desktop.wording import told, tr

if TYPE_CHECKING:
    from PySide6.QtPrintSupport import QPrinter

    from csm_desktop.app.documents import Written

_DOTS = 300  # an inch; finer costs memory and shows nothing
_LISTED = 12


class NameTaken(Dialog):
    """A target that is open elsewhere: another name, or another try (E8)."""

    def __init__(self, taken: NameTakenError, parent: QWidget) -> None:
        super().__init__(taken.title, taken.advice, parent)
        self.proposal = taken.proposal
        words = told(say("&Save as {name}", name=taken.proposal.name))
        self.no = Button(tr("&Cancel"), self.reject)
        self.yes = Button(words, self.accept, kind="primary")
        self.finish(self.no, self.yes)


class HandingOut:
    """Exports and prints on a thread; a toast or a banner says what came of it."""

    def __init__(self, shell: Shell, parent: QWidget) -> None:
        self._shell, self._parent = shell, parent
        self.busy = False

    def export(self, view: StudioView, paper: str) -> None:
        """Ask where to, and write the PDF."""
        words = say(
            "{account} - EBR {n} - {on}",
            account=view.facts.account.name,
            n=view.review.number,
            on=view.review.on.isoformat(),
        )
        folder = self._shell.recents.get("ebr folder")
        name = safe_name(told(words), ".pdf")
        start = str(Path(folder) / name) if folder and Path(folder).is_dir() else name
        chosen, _ = QFileDialog.getSaveFileName(
            self._parent, tr("Export the pack"), start, "PDF (*.pdf)"
        )
        if chosen:
            path = Path(chosen)
            self._write(view.account_id, path if path.suffix else path.with_suffix(".pdf"), paper)

    def print_(self, view: StudioView, paper: str) -> None:
        """Ask for a printer, and print."""
        from PySide6.QtPrintSupport import QPrintDialog, QPrinter

        printer = QPrinter(QPrinter.PrinterMode.HighResolution)
        size = QPageSize.PageSizeId.Letter if paper == "letter" else QPageSize.PageSizeId.A4
        printer.setPageSize(QPageSize(size))
        printer.setPageOrientation(QPageLayout.Orientation.Landscape)
        printer.setPageMargins(QMarginsF(0, 0, 0, 0))
        printer.setFullPage(True)
        printer.setDocName(
            told(say("{account} - EBR {n}", account=view.facts.account.name, n=view.review.number))
        )
        if QPrintDialog(printer, self._parent).exec():
            self._print(view, paper, printer)

    def _write(self, account_id: int, target: Path, paper: str) -> None:
        book = self._shell.book
        if book is None or self.busy:
            return

        def work(_: object) -> "Written":
            from csm_desktop.app.documents import write_pack

            return write_pack(book, account_id, target, paper=paper)

        def failed(error: BaseException) -> None:
            if isinstance(error, NameTakenError):
                self.busy = False
                if NameTaken(error, self._parent).exec():
                    self._write(account_id, error.proposal, paper)
            else:
                self._failed(error)

        self._start(work, self._written, failed)

    def _written(self, written: "Written") -> None:
        self.busy = False
        self._shell.recents.put("ebr folder", str(written.path.parent))
        words = say("Saved as {name}, {n} pages.", name=written.path.name, n=len(written.pages))
        if written.undrawable:
            words = say(
                "Saved as {name}. These characters cannot be printed: {signs}",
                name=written.path.name,
                signs=" ".join(written.undrawable[:_LISTED]),
            )
        self._shell.toast(told(words))

    def _print(self, view: StudioView, paper: str, printer: "QPrinter") -> None:
        if self.busy:
            return
        pack = view.pack

        def work(_: object) -> int:
            from csm_desktop.app.documents import pack_pdf

            return print_pages(pack_pdf(pack, paper), printer)

        def done(count: int) -> None:
            self.busy = False
            self._shell.toast(told(say("{n} {n:page was|pages were} printed.", n=count)))

        self._start(work, done, self._failed)

    def _start(
        self,
        work: Callable[[object], object],
        done: Callable[..., None],
        failed: Callable[[BaseException], None],
    ) -> None:
        self.busy = True
        self._shell.background.start(work, done, failed)

    def _failed(self, error: BaseException) -> None:
        self.busy = False
        if not isinstance(error, UserError):
            raise error
        self._shell.tell(error)


def print_pages(pdf: bytes, printer: "QPrinter") -> int:
    """Send every page to a printer, one after another; how many there were. For a thread.

    Raises UserError where the printer does not take them.
    """
    from csm_desktop.app.pages import drawn_pages, page_count

    painter = QPainter()
    if not painter.begin(printer):
        raise UserError(
            tr("The printer does not answer."),
            tr("Nothing was printed. Export the PDF instead, or choose another printer."),
        )
    try:
        count = page_count(pdf)
        inches = printer.pageLayout().fullRect(QPageLayout.Unit.Inch).width()
        for place in range(count):
            if place:
                printer.newPage()
            (page,) = drawn_pages(pdf, round(inches * min(_DOTS, printer.resolution())), [place])
            room = QSizeF(printer.paperRect(printer.Unit.DevicePixel).size())
            painter.drawImage(QRectF(0, 0, room.width(), room.height()), image_of(page, 1.0))
    finally:
        painter.end()
    return count

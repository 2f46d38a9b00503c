"""The pack out of the program: as a PDF, or on paper."""

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QMarginsF, QStandardPaths
from PySide6.QtGui import QImage, QPageLayout, QPageSize
from PySide6.QtWidgets import QWidget

from csm_desktop.app.documents.pack_names import pack_file_name
from csm_desktop.domain.text.message import say
from csm_desktop.errors import UserError
from csm_desktop.files import NameTakenError
from csm_desktop.ui.ebr.preview.drag_out import drag_out, mime_of
from csm_desktop.ui.frame.shell import Shell
from csm_desktop.ui.paper.pages import ask_printer, print_pages
from csm_desktop.ui.widgets.button import Button
from csm_desktop.ui.widgets.dialogs.questions import Dialog
from csm_desktop.ui.widgets.file_dialogs import Target, ask_target
from csm_desktop.wording import render, tr

if TYPE_CHECKING:
    from PySide6.QtPrintSupport import QPrinter

    from csm_desktop.app.documents.ebr import Pack
    from csm_desktop.app.documents.printable import Written

_LISTED = 12


class NameTaken(Dialog):
    """A target that is open elsewhere: another name, or another try (E8)."""

    def __init__(self, taken: NameTakenError, parent: QWidget) -> None:
        super().__init__(taken.title, taken.advice, parent)
        self.proposal = taken.proposal
        words = render(say("&Save as {name}", name=taken.proposal.name))
        self.no = Button(tr("&Cancel"), self.reject)
        self.yes = Button(words, self.accept, kind="primary")
        self.finish(self.no, self.yes)


class HandingOut:
    """Exports and prints on a thread; a toast or a banner says what came of it.

    `whole` brings the pack and its paper when they are asked for, or None where none is open.
    `hand` is called once the pack really goes out, not where the user thought better of it.
    """

    def __init__(
        self,
        shell: Shell,
        parent: QWidget,
        whole: "Callable[[], tuple[Pack, str] | None]",
        hand: Callable[[], object],
    ) -> None:
        self._shell, self._parent, self._whole, self._hand = shell, parent, whole, hand
        self.busy = False

    def export(self) -> None:
        """Ask where to, and write the PDF, or slides where the name ends like theirs."""
        found = self._whole()
        if found is None:
            return
        pack, paper = found
        start = self._folder() / pack_file_name(pack)
        kinds = f"PDF (*.pdf);;{tr('PowerPoint slides')} (*.pptx)"
        title = tr("Export the pack")
        target = ask_target(self._parent, title, str(start), kinds, ".pdf", ".pptx")
        if target is not None:
            self._write(pack, target, paper)

    def _offer(self, taken: NameTakenError, pack: "Pack", paper: str) -> None:
        if NameTaken(taken, self._parent).exec():
            self._write(pack, Target(taken.proposal, overwrite=False), paper)

    def _folder(self) -> Path:
        """Where the last pack went, else the user's documents."""
        last = self._shell.recents.folder("ebr folder")
        if last is not None:
            return last
        documents = QStandardPaths.StandardLocation.DocumentsLocation
        return Path(QStandardPaths.writableLocation(documents))

    def print_(self) -> None:
        """Ask for a printer, and print."""
        found = self._whole()
        if found is None:
            return
        pack, paper = found
        from PySide6.QtPrintSupport import QPrinter

        printer = QPrinter(QPrinter.PrinterMode.HighResolution)
        size = QPageSize.PageSizeId.Letter if paper == "letter" else QPageSize.PageSizeId.A4
        printer.setPageSize(QPageSize(size))
        printer.setPageOrientation(QPageLayout.Orientation.Landscape)
        # Our pages have margins of their own.
        printer.setPageMargins(QMarginsF(0, 0, 0, 0))
        printer.setFullPage(True)
        printer.setDocName(Path(pack_file_name(pack)).stem)
        if ask_printer(printer, self._parent):
            self._print(pack, paper, printer)

    def drag(self, source: QWidget, page: QImage | None) -> None:
        """Let the mouse carry the PDF away."""
        found = self._whole()
        if found is None:
            return
        pack, paper = found
        from csm_desktop.app.documents.ebr import pack_pdf

        try:
            mime = mime_of(pack_pdf(pack, paper), pack_file_name(pack))
        except UserError as error:
            self._shell.tell(error)
        else:
            if drag_out(source, mime, page):
                self._hand()

    def _write(self, pack: "Pack", target: Target, paper: str) -> None:
        # Twice at once would write one file twice.
        if self.busy:
            return
        self._hand()

        def work(_: object) -> "Written":
            from csm_desktop.app.documents.ebr import write_made

            return write_made(pack, target.path, paper, overwrite=target.overwrite)

        def failed(error: BaseException) -> None:
            # Open in a viewer: another name is offered, and the pack that was made is kept for it.
            if isinstance(error, NameTakenError):
                self.busy = False
                self._offer(error, pack, paper)
            else:
                self._failed(error)

        self._start(work, self._written, failed)

    def _written(self, written: "Written") -> None:
        self.busy = False
        self._shell.recents.put("ebr folder", str(written.path.parent))
        words = say("Saved as {name}, {n} pages.", name=written.path.name, n=written.sheets)
        # What could not be printed is more important than how many pages there are.
        if written.undrawable:
            words = say(
                "Saved as {name}. These characters cannot be printed: {signs}",
                name=written.path.name,
                signs=" ".join(written.undrawable[:_LISTED]),
            )
        self._shell.toast(render(words), saved=written.path)

    def _print(self, pack: "Pack", paper: str, printer: "QPrinter") -> None:
        if self.busy:
            return
        self._hand()

        def work(_: object) -> int:
            from csm_desktop.app.documents.ebr import pack_pdf

            return print_pages(pack_pdf(pack, paper), printer)

        def done(count: int) -> None:
            self.busy = False
            self._shell.toast(
                render(say("{n} page was printed.", "{n} pages were printed.", n=count))
            )

        self._start(work, done, self._failed)

    def _start(
        self,
        work: Callable[[object], object],
        done: Callable[..., None],
        failed: Callable[[BaseException], None],
    ) -> None:
        self.busy = True
        self._shell.background.start(None, work, done, failed)

    def _failed(self, error: BaseException) -> None:
        self.busy = False
        if not isinstance(error, UserError):
            raise error
        self._shell.tell(error)

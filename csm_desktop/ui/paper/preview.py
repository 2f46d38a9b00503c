"""A document for the customer: its pages on the screen, out as a PDF, or on paper."""

from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QMarginsF, QRectF, QSize, Qt
from PySide6.QtGui import QImage, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QVBoxLayout, QWidget

from csm_desktop.domain.text.message import say
from csm_desktop.errors import UserError
from csm_desktop.files import safe_name
from csm_desktop.ui import theme
from csm_desktop.ui.frame.shell import Shell
from csm_desktop.ui.frame.tabs.paper_document import PaperDocument
from csm_desktop.ui.paper.language import keep_language, language_of_paper, paper_languages
from csm_desktop.ui.paper.pages import ask_printer, image_of, print_pages
from csm_desktop.ui.widgets import ChoiceField, Dialog, Form, Scroll, Text
from csm_desktop.ui.widgets.button import Button
from csm_desktop.ui.widgets.file_dialogs import Target, ask_target
from csm_desktop.wording import render, tr, voice

if TYPE_CHECKING:
    from PySide6.QtPrintSupport import QPrinter

    from csm_desktop.app.book import Book
    from csm_desktop.app.documents.pages import DrawnPage
    from csm_desktop.app.documents.printable import Written

_WIDTH = 760  # px at 100 %


class PageImage(QWidget):
    """One page, sharp on any screen."""

    def __init__(self, image: QImage, name: str) -> None:
        super().__init__()
        self._image = image
        self.setAccessibleName(name)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        size = self._image.deviceIndependentSize().toSize()
        return QSize(size.width() + 2, size.height() + 2)

    def paintEvent(self, _: QPaintEvent) -> None:
        painter = QPainter(self)
        box = QRectF(self.rect())
        painter.fillRect(box, theme.current().hairline)
        painter.drawImage(box.adjusted(1, 1, -1, -1), self._image)


class PaperPreview(Dialog):
    """Drawn on a thread from memory; what it shows is what is exported and printed."""

    def __init__(self, shell: Shell, paper: PaperDocument, parent: QWidget) -> None:
        super().__init__(paper.title, paper.words, parent)
        self._shell, self._paper = shell, paper
        self._document, self._round = paper.document, 0
        self.words.set_colour("secondary")
        self.language: ChoiceField | None = None
        if paper.account_id is not None and shell.book is not None:
            self._offer_languages(shell.book, paper.account_id)
        self.pages: list[PageImage] = []
        self._pdf = b""
        self._inner = QWidget()
        self._column = QVBoxLayout(self._inner)
        self._column.setSpacing(theme.px(theme.M))
        self.state = Text(tr("Drawing the pages…"), colour="secondary")
        self._column.addWidget(self.state)
        self._column.addStretch(1)
        self.area = Scroll(self._inner)
        self.area.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.area.setAccessibleName(tr("Pages of the document"))
        self.column.addWidget(self.area, 1)
        self.no = Button(tr("&Close"), self.reject)
        self.print_button = Button(tr("&Print…"), self.print_, icon="printer")
        self.export = Button(tr("&Export PDF…"), self.choose, kind="primary", icon="file-download")
        # There is nothing to print before the pages are drawn.
        self.print_button.setEnabled(False)
        buttons = [self.no, self.print_button, self.export]
        if paper.workbook is not None:
            self.fill_in = Button(
                tr("Save to fill &in (Excel)…"), self.choose_workbook, icon="table"
            )
            buttons.insert(1, self.fill_in)
        self.finish(*buttons)
        self.area.setFocus()  # its keys turn the pages at once
        room = parent.window().size()
        self.resize(theme.px(_WIDTH + 96), round(room.height() * 0.9))
        self._draw()

    def _offer_languages(self, book: "Book", account_id: int) -> None:
        languages = paper_languages()
        spoken = language_of_paper(self._shell, book, account_id)
        self._speak(spoken)
        if len(languages) > 1:
            self.language = ChoiceField(
                tr("Language"), spoken, languages, partial(self._choose_language, book, account_id)
            )
            form = Form()
            form.add(tr("&Language"), self.language)
            self.column.addWidget(form)

    def _speak(self, language: str) -> None:
        from csm_desktop.app.documents.languages import customers_voice

        self._document = self._paper.document.spoken_in(customers_voice(language))

    def _choose_language(self, book: "Book", account_id: int, language: str) -> None:
        keep_language(self._shell, book, account_id, language)
        self._speak(language)
        self.print_button.setEnabled(False)
        self._draw()

    def choose(self) -> None:
        """Ask where to, and export."""
        target = self._asked(tr("Export the document"), "PDF (*.pdf)", ".pdf")
        if target is not None:
            self.export_to(target.path, overwrite=target.overwrite)

    def choose_workbook(self) -> None:
        """Ask where to, and write the workbook that its reader fills in."""
        kinds = f"{tr('Excel, Calc, Numbers')} (*.xlsx)"
        target = self._asked(tr("Save to be filled in"), kinds, ".xlsx")
        if target is not None:
            self.save_workbook(target.path, overwrite=target.overwrite)

    def _asked(self, title: str, kinds: str, ending: str) -> Target | None:
        name = safe_name(self._paper.name_in(self._document.voice), ending)
        folder = self._shell.recents.folder("paper folder")
        start = str(folder / name) if folder is not None else name
        return ask_target(self, title, start, kinds, ending)

    def export_to(self, target: Path, *, overwrite: bool = False) -> None:
        """Write the PDF on a thread; a toast says where it is, a banner why it is not."""
        document = self._document
        self._write(lambda book: document.write(book, target, overwrite=overwrite))

    def save_workbook(self, target: Path, *, overwrite: bool = False) -> None:
        """Write the workbook on a thread; told as of the PDF."""
        write, spoken = self._paper.workbook, self._document.voice or voice()
        if write is not None:
            self._write(lambda book: write(book, target, spoken, overwrite))

    def _write(self, write: "Callable[[Book], Written]") -> None:
        book = self._shell.book
        if book is None:
            return

        def done(written: "Written") -> None:
            self._shell.recents.put("paper folder", str(written.path.parent))
            words = render(say("Saved as {name}.", name=written.path.name))
            self._shell.toast(words, saved=written.path)
            self.accept()

        self._busy(True)
        self._shell.background.start(self, lambda _: write(book), done, self._failed)

    def print_(self) -> None:
        """Ask for a printer, and print the pages that are shown."""
        from PySide6.QtGui import QPageLayout, QPageSize
        from PySide6.QtPrintSupport import QPrinter

        printer = QPrinter(QPrinter.PrinterMode.HighResolution)
        printer.setPageSize(QPageSize(QPageSize.PageSizeId.A4))
        printer.setPageOrientation(QPageLayout.Orientation.Portrait)
        printer.setPageMargins(QMarginsF(0, 0, 0, 0))
        printer.setFullPage(True)
        printer.setDocName(self._paper.name_in(self._document.voice))
        if ask_printer(printer, self):
            self._print(printer)

    def _print(self, printer: "QPrinter") -> None:
        pdf = self._pdf

        def work(_: object) -> int:
            return print_pages(pdf, printer)

        def done(count: int) -> None:
            self._shell.toast(
                render(say("{n} page was printed.", "{n} pages were printed.", n=count))
            )
            self.accept()

        self._busy(True)
        self._shell.background.start(self, work, done, self._failed)

    def _draw(self) -> None:
        book, document = self._shell.book, self._document
        width = round(theme.px(_WIDTH) * self.devicePixelRatioF())
        if book is None:
            return

        self._round += 1
        round_ = self._round

        def work(_: object) -> "tuple[bytes, tuple[DrawnPage, ...]]":
            from csm_desktop.app.documents.pages import drawn_pages

            pdf = document.pdf(book)
            return pdf, drawn_pages(pdf, width)

        def done(made: "tuple[bytes, tuple[DrawnPage, ...]]") -> None:
            # Another language was chosen meanwhile: its pages come later.
            if round_ == self._round:
                self._show(made)

        self._shell.background.start(self, work, done, self._failed)

    def _show(self, made: "tuple[bytes, tuple[DrawnPage, ...]]") -> None:
        self._pdf, drawn = made
        self.state.hide()
        for former in self.pages:
            former.hide()
            former.deleteLater()
        self.pages.clear()
        for number, page in enumerate(drawn, 1):
            image = image_of(page, self.devicePixelRatioF())
            shown = PageImage(image, render(say("Page {n} of {all}", n=number, all=len(drawn))))
            self.pages.append(shown)
            self._column.insertWidget(number, shown, 0, Qt.AlignmentFlag.AlignHCenter)
        self.print_button.setEnabled(True)

    def _busy(self, busy: bool) -> None:
        self.export.setEnabled(not busy)
        if self._paper.workbook is not None:
            self.fill_in.setEnabled(not busy)
        self.print_button.setEnabled(not busy and bool(self._pdf))

    def _failed(self, error: BaseException) -> None:
        self._busy(False)
        if not isinstance(error, UserError):
            raise error
        self.state.setText(f"{error.title} {error.advice}".strip())
        self.state.set_colour("error")
        self.state.setWordWrap(True)
        self.state.show()
        self._shell.tell(error)


def show_paper(shell: Shell, paper: PaperDocument | None, parent: QWidget) -> None:
    """Preview a document; where there is none, say which there are."""
    if paper is None:
        shell.toast(
            tr("This page is internal. To print are the plan, the contact map and the EBR pack.")
        )
        return
    preview = PaperPreview(shell, paper, parent)
    preview.exec()

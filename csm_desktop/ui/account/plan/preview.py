"""The plan as the customer gets it: its pages on the screen, and out as a PDF."""

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QImage, QPainter, QPaintEvent
from PySide6.QtWidgets import QFileDialog, QSizePolicy, QVBoxLayout, QWidget

from csm_desktop.domain.saying import say
from csm_desktop.errors import UserError
from csm_desktop.files import safe_name
from csm_desktop.ui import theme
from csm_desktop.ui.frame.shell import Shell
from csm_desktop.ui.widgets import Dialog, Scroll, Text
from csm_desktop.ui.widgets.button import Button
from csm_desktop.wording import told, tr

if TYPE_CHECKING:
    from csm_desktop.app.documents import Written
    from csm_desktop.app.pages import DrawnPage

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


class PlanPreview(Dialog):
    """Drawn on a thread from memory; nothing internal can be on it (domain/sharing.py)."""

    def __init__(self, shell: Shell, account_id: int, name: str, parent: QWidget) -> None:
        super().__init__(
            tr("The plan as the customer gets it"),
            tr("Built from what may be shared alone; health, standing and notes are not in it."),
            parent,
        )
        self._shell, self._account_id, self._name = shell, account_id, name
        self.words.set_colour("secondary")
        self.pages: list[PageImage] = []
        self._inner = QWidget()
        self._column = QVBoxLayout(self._inner)
        self._column.setSpacing(theme.px(theme.M))
        self.state = Text(tr("Drawing the pages…"), colour="secondary")
        self._column.addWidget(self.state)
        self.area = Scroll(self._inner)
        self.area.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.area.setAccessibleName(tr("Pages of the plan"))
        self.column.addWidget(self.area, 1)
        self.no = Button(tr("&Close"), self.reject)
        self.export = Button(tr("&Export PDF…"), self.choose, kind="primary", icon="file-download")
        self.finish(self.no, self.export)
        room = parent.window().size()
        self.resize(theme.px(_WIDTH + 96), round(room.height() * 0.9))
        self._draw()

    def choose(self) -> None:
        """Ask where to, and export."""
        words = told(say("{name} - joint impact plan", name=self._name))
        chosen, _ = QFileDialog.getSaveFileName(
            self, tr("Export the plan"), safe_name(words, ".pdf"), "PDF (*.pdf)"
        )
        if chosen:
            self.export_to(Path(chosen))

    def export_to(self, target: Path) -> None:
        """Write the PDF on a thread; a toast says where it is, a banner why it is not."""
        book, account_id = self._shell.book, self._account_id
        if book is None:
            return

        def work(_: object) -> "Written":
            from csm_desktop.app.documents import write_plan

            return write_plan(book, account_id, target)

        def done(written: "Written") -> None:
            self._shell.toast(told(say("Saved as {name}.", name=written.path.name)))
            self.accept()

        self.export.setEnabled(False)
        self._shell.background.start(work, done, self._failed)

    def _draw(self) -> None:
        book, account_id = self._shell.book, self._account_id
        width = round(theme.px(_WIDTH) * self.devicePixelRatioF())
        if book is None:
            return

        def work(_: object) -> "tuple[DrawnPage, ...]":
            from csm_desktop.app.documents import plan_pdf
            from csm_desktop.app.pages import drawn_pages

            return drawn_pages(plan_pdf(book, account_id), width)

        self._shell.background.start(work, self._show, self._failed)

    def _show(self, drawn: "tuple[DrawnPage, ...]") -> None:
        self.state.hide()
        for number, page in enumerate(drawn, 1):
            image = QImage(
                page.pixels, page.width, page.height, page.stride, QImage.Format.Format_RGB32
            ).copy()
            image.setDevicePixelRatio(self.devicePixelRatioF())
            shown = PageImage(image, told(say("Page {n} of {all}", n=number, all=len(drawn))))
            self.pages.append(shown)
            self._column.addWidget(shown, 0, Qt.AlignmentFlag.AlignHCenter)
        self._column.addStretch(1)

    def _failed(self, error: BaseException) -> None:
        self.export.setEnabled(True)
        if not isinstance(error, UserError):
            raise error
        self.state.setText(f"{error.title} {error.advice}".strip())
        self.state.set_colour("error")
        self.state.setWordWrap(True)
        self.state.show()
        self._shell.tell(error)

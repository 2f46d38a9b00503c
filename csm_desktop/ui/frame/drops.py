"""Files that are dropped on the window: a book is opened, lists go to the page that takes them."""

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import QEvent, QMimeData, QObject
from PySide6.QtGui import QDragEnterEvent, QDragMoveEvent, QDropEvent
from PySide6.QtWidgets import QWidget

from csm_desktop.domain.text.message import say
from csm_desktop.errors import UserError
from csm_desktop.ui.frame.pages import PageSpec
from csm_desktop.ui.frame.workbench import Workbench
from csm_desktop.wording import render, tr

_BOOK = ".csm"


class Drops(QObject):
    """Takes files for the whole window, whatever page is in front."""

    def __init__(self, window: QWidget, workbench: Workbench, specs: Sequence[PageSpec]) -> None:
        super().__init__(window)
        self._workbench, self._specs, self._window = workbench, specs, window
        window.setAcceptDrops(True)
        window.installEventFilter(self)

    def eventFilter(self, _: QObject, event: QEvent) -> bool:
        if isinstance(event, QDragEnterEvent | QDragMoveEvent) and files_of(event.mimeData()):
            event.acceptProposedAction()
            if event.type() is QEvent.Type.DragEnter:  # until it is dropped, who takes it is there
                for spec in self._specs:
                    if spec.drop is not None:
                        self._workbench.loader.expect(*spec.modules)
            return True
        if isinstance(event, QDropEvent) and event.type() is QEvent.Type.Drop:
            paths = files_of(event.mimeData())
            if paths:
                event.acceptProposedAction()
                self.take(paths)
                return True
        return False

    def take(self, paths: Sequence[Path]) -> None:
        """Do with files what can be done with them, or say that nothing can."""
        # A book among the files is meant to be opened; the rest would have no book to go into.
        book = next((path for path in paths if path.suffix.casefold() == _BOOK), None)
        if book is not None:
            self._workbench.open(book)
            return
        bundle = next((path for path in paths if path.suffix.casefold() == ".csmbundle"), None)
        if bundle is not None:
            from csm_desktop.ui.frame.exchange.take_dialog import bring_bundle  # not at start

            bring_bundle(self._workbench, bundle, self._window)
            return
        if self.brought(paths):
            return
        self._workbench.tell(
            UserError(
                render(say("Nothing can be done with {name} here.", name=paths[0].name)),
                tr(
                    "Lists come in from CSV and Excel files, meetings from .ics; books end in .csm,"
                    " a colleague's accounts in .csmbundle."
                ),
            )
        )

    def brought(self, paths: Sequence[Path]) -> bool:
        """Whether a page takes these files; without a book they wait for the next one."""
        if any(path.suffix.casefold() == _BOOK for path in paths):
            return False
        # Pages in their order, until one takes them: what a file is, they know.
        takers = [spec.drop for spec in self._specs if spec.drop is not None]
        return any(drop(self._workbench, paths) for drop in takers)


def files_of(data: QMimeData) -> list[Path]:
    """The files on this computer that are being dragged."""
    return [Path(url.toLocalFile()) for url in data.urls() if url.isLocalFile()]

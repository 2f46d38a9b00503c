"""The books opened last, in the File menu."""

from functools import partial
from pathlib import Path

from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu, QWidget

from csm_desktop.ui.frame.workbench import Workbench
from csm_desktop.wording import tr


class RecentBooks:
    """A menu that is filled when it is about to be seen: books come and go on the disk."""

    def __init__(self, parent: QWidget, workbench: Workbench) -> None:
        self._workbench = workbench
        self.menu = QMenu(tr("&Recent books"), parent)
        self.menu.aboutToShow.connect(self.fill)

    def put_into(self, menu: QMenu, before: QAction) -> None:
        """Stand in a menu, before one of its commands."""
        menu.insertMenu(before, self.menu)
        menu.aboutToShow.connect(
            lambda: self.menu.setEnabled(bool(self._workbench.recents.books()))
        )

    def others(self) -> list[Path]:
        """The books that are still there; the open one is not among them."""
        here = self._workbench.book.path if self._workbench.book else None
        return [path for path in self._workbench.recents.books() if path != here]

    def fill(self) -> None:
        """List the other books."""
        self.menu.clear()
        for path in self.others():
            action = self.menu.addAction(path.stem.replace("&", "&&"))
            action.setToolTip(str(path))
            action.triggered.connect(partial(self._workbench.open, path))

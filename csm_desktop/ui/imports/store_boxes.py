"""How an import is to be stored: two boxes of the step before storing, there before it."""

from collections.abc import Callable

from PySide6.QtWidgets import QCheckBox, QWidget

from csm_desktop.wording import tr


class StoreBoxes:
    """Two boxes, hidden until the preview shows them; `ticked()` is called when one is ticked or no
    longer so."""

    def __init__(self, ticked: Callable[[], object], parent: QWidget) -> None:
        self.good_rows = QCheckBox(tr("Store the good rows of files with many bad ones"), parent)
        self.update_ = QCheckBox(tr("Where the book differs, take the file's value"), parent)
        for box in (self.good_rows, self.update_):
            box.hide()
            box.toggled.connect(lambda _: ticked())

    def forget(self) -> None:
        """No wish is left over for the next files."""
        for box in (self.good_rows, self.update_):
            box.blockSignals(True)
            box.setChecked(False)
            box.blockSignals(False)

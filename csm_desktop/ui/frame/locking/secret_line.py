"""A line for a passphrase: dots, which an eye turns into letters while it is pressed on."""

from PySide6.QtGui import QAction
from PySide6.QtWidgets import QLineEdit

from csm_desktop.ui import theme
from csm_desktop.ui.theme import icons
from csm_desktop.ui.widgets.text import plain_tip
from csm_desktop.wording import tr

_LONGEST = 1_000


class SecretLine(QLineEdit):
    """What is typed here is in no history and no suggestion, and leaves the field by no copy."""

    def __init__(self, name: str) -> None:
        super().__init__()
        self.setMaxLength(_LONGEST)
        self.setMinimumHeight(theme.button())
        self.setEchoMode(QLineEdit.EchoMode.Password)
        self.setAccessibleName(name)
        self.seen = QAction(icons.icon("eye"), tr("Show what is typed"), self)
        self.seen.setToolTip(plain_tip(self.seen.text()))
        self.seen.setCheckable(True)
        self.seen.toggled.connect(self._show)
        self.addAction(self.seen, QLineEdit.ActionPosition.TrailingPosition)

    def _show(self, shown: bool) -> None:
        mode = QLineEdit.EchoMode.Normal if shown else QLineEdit.EchoMode.Password
        self.setEchoMode(mode)

    def forget(self) -> None:
        """Empty, and dots again."""
        self.clear()
        self.seen.setChecked(False)

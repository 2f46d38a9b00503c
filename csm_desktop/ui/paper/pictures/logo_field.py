"""A logo as it stands on paper: chosen from a file, taken out again."""

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QHBoxLayout, QWidget

from csm_desktop.domain.records.reviews import Picture, PictureKind
from csm_desktop.domain.text.message import say
from csm_desktop.ui import theme
from csm_desktop.ui.frame.shell import Shell
from csm_desktop.ui.paper.pictures.asked import ask_picture
from csm_desktop.ui.paper.pictures.plate import Plate
from csm_desktop.ui.widgets import Button
from csm_desktop.wording import render, tr

if TYPE_CHECKING:
    from csm_desktop.app.documents.pictures import Branding

_WIDE, _HIGH = 160, 60


class LogoField(QWidget):
    """Ours, or the one of the account that `show_branding` names."""

    def __init__(self, shell: Shell, kind: PictureKind) -> None:
        super().__init__()
        self._shell, self._kind = shell, kind
        self._account_id: int | None = None
        self._act = say("Our logo") if kind is PictureKind.OUR_LOGO else say("Their logo")
        name = render(self._act)
        self.plate = Plate(_WIDE, _HIGH)
        self.plate.setAccessibleName(name)
        self.choose = Button(tr("Choose…"), self._choose)
        self.choose.setAccessibleName(render(say("Choose: {what}", what=name)))
        self.drop = Button(tr("Take out"), self._drop, kind="flat")
        self.drop.setAccessibleName(render(say("Take out: {what}", what=name)))
        self.setFocusProxy(self.choose)
        row = QHBoxLayout(self)
        theme.spaced(row, gap=theme.S)
        row.addWidget(self.plate)
        row.addWidget(self.choose)
        row.addWidget(self.drop)
        row.addStretch(1)

    def show_branding(self, found: "Branding", account_id: int | None = None) -> None:
        """Show the logo there is."""
        self._account_id = account_id
        pixels = found.ours if self._kind is PictureKind.OUR_LOGO else found.theirs
        self.plate.show_pixels(pixels)
        self.plate.setVisible(pixels is not None)
        self.drop.setVisible(pixels is not None)

    def _choose(self) -> None:
        ask_picture(self._shell, self._kind, self, self.take)

    def take(self, picture: Picture) -> None:
        """Keep a picture that was read."""
        from csm_desktop.app.documents.pictures import set_logo

        self._shell.run(self._act, set_logo, picture, self._account_id)

    def _drop(self) -> None:
        from csm_desktop.app.documents.pictures import remove_logo

        self._shell.run(self._act, remove_logo, self._account_id)

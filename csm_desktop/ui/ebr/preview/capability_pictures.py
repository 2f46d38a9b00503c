"""The pictures of a capability, each with its caption; they are the capability's own, for all."""

from collections.abc import Mapping
from functools import partial

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from csm_desktop.app.documents.pictures import add_picture, remove_picture, write_caption
from csm_desktop.domain.records.reviews import Picture, PictureKind
from csm_desktop.domain.reviews.pictures import Pixels
from csm_desktop.domain.text.message import say
from csm_desktop.ui import theme
from csm_desktop.ui.ebr.studio import Studio
from csm_desktop.ui.paper.pictures.asked import ask_picture
from csm_desktop.ui.paper.pictures.plate import Plate
from csm_desktop.ui.widgets import Button, TextField
from csm_desktop.ui.widgets.button import IconButton
from csm_desktop.ui.widgets.layout.line_rows import LineRow, LineRows
from csm_desktop.wording import tr

_WIDE, _HIGH = 96, 64


class PictureRow(LineRow[Pixels]):
    """A picture, and what it shows."""

    def __init__(self, studio: Studio, line: Pixels) -> None:
        super().__init__()
        self._studio, self._id = studio, line.id
        self.plate = Plate(_WIDE, _HIGH)
        self.plate.show_pixels(line)
        self.caption = TextField(
            tr("Caption of the picture"), "", self._save, hint=tr("What it shows")
        )
        self.cross = IconButton("x", tr("Remove the picture"), self._remove)
        self.setFocusProxy(self.caption.editor)
        row = QHBoxLayout(self)
        theme.spaced(row, gap=theme.S)
        row.addWidget(self.plate)
        row.addWidget(self.caption, 1)
        row.addWidget(self.cross)

    def show_line(self, line: Pixels) -> None:
        self.caption.set_value(line.caption)

    def _save(self, text: str) -> object:
        return self._studio.shell.save(say("Caption of the picture"), write_caption, self._id, text)

    def _remove(self) -> None:
        self._studio.shell.run(say("Remove the picture"), remove_picture, self._id)


class CapabilityPictures(QWidget):
    """All of one capability's, and the way to one more."""

    def __init__(self, studio: Studio, capability_id: int) -> None:
        super().__init__()
        self._studio, self._capability_id = studio, capability_id
        self.rows: LineRows[PictureRow] = LineRows(partial(PictureRow, studio), ruled=False)
        self.more = Button(tr("Add a picture…"), self._ask, kind="flat", icon="photo")
        column = QVBoxLayout(self)
        theme.spaced(column, gap=theme.XS)
        column.addWidget(self.rows)
        column.addWidget(self.more)

    def show_pictures(self, known: Mapping[int, tuple[Pixels, ...]]) -> None:
        """Show what there is."""
        found = known.get(self._capability_id, ())
        self.rows.show_lines(found)
        self.rows.setVisible(bool(found))

    def take(self, picture: Picture) -> None:
        """Keep a picture that was read."""
        self._studio.shell.run(say("Add a picture"), add_picture, self._capability_id, picture)

    def _ask(self) -> None:
        ask_picture(self._studio.shell, PictureKind.CAPABILITY, self, self.take)

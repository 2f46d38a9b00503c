"""The pack drawn out of the window as a file: into a folder, a mail, a chat."""

import atexit
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory

from PySide6.QtCore import QMimeData, QPoint, Qt, QUrl
from PySide6.QtGui import QDrag, QImage, QPixmap
from PySide6.QtWidgets import QWidget

from csm_desktop.files import atomic_write
from csm_desktop.ui import theme

_WIDE = 120  # px of the page beneath the pointer


@cache
def _folder() -> TemporaryDirectory[str]:
    """Where dragged files lie until the program ends: whoever takes one copies it from there."""
    made = TemporaryDirectory(prefix="csm-desktop-")
    atexit.register(made.cleanup)
    return made


def mime_of(content: bytes, name: str) -> QMimeData:
    """A file for others to copy. Raises UserError where it cannot be written."""
    path = Path(_folder().name) / name
    with atomic_write(path, overwrite=True) as file:
        file.write(content)
    mime = QMimeData()
    mime.setUrls([QUrl.fromLocalFile(str(path))])
    return mime


def drag_out(source: QWidget, mime: QMimeData, page: QImage | None) -> bool:
    """Let the mouse carry the file away; returns when it is let go, whether somebody took it."""
    drag = QDrag(source)
    drag.setMimeData(mime)
    if page is not None:
        small = QPixmap.fromImage(page).scaledToWidth(
            theme.px(_WIDE), Qt.TransformationMode.SmoothTransformation
        )
        drag.setPixmap(small)
        drag.setHotSpot(QPoint(small.width() // 2, small.height() // 2))
    return drag.exec(Qt.DropAction.CopyAction) is not Qt.DropAction.IgnoreAction

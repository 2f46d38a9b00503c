"""A picture is asked for, and read in the child process on a thread."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtWidgets import QWidget

from csm_desktop.domain.records.reviews import Picture, PictureKind
from csm_desktop.errors import UserError
from csm_desktop.ui.frame.shell import Shell
from csm_desktop.ui.widgets.file_dialogs import ask_file
from csm_desktop.wording import tr

_VECTORS = "csm_desktop.ui.paper.pictures.vector_reader:read"


def ask_picture(
    shell: Shell, kind: PictureKind, parent: QWidget, take: Callable[[Picture], None]
) -> None:
    """Ask for a file and hand the picture in it to `take`; a banner says why it cannot be."""
    logo = kind is not PictureKind.CAPABILITY
    endings = "*.png *.jpg *.jpeg *.webp" + (" *.svg" if logo else "")
    title = tr("Choose a logo") if logo else tr("Choose a picture")
    path = ask_file(parent, title, "", f"{tr('Pictures')} ({endings})")
    if path is not None:
        read_picture(shell, kind, path, parent, take)


def read_picture(
    shell: Shell, kind: PictureKind, path: Path, parent: QWidget, take: Callable[[Picture], None]
) -> None:
    """Read the picture in a file, and hand it over."""

    def work(_: object) -> Picture:
        from csm_desktop.app.documents.pictures import picture_from

        return picture_from(path, kind, _VECTORS)

    def failed(error: BaseException) -> None:
        # What is no user's error is a bug, and must reach the one place that reports those.
        if not isinstance(error, UserError):
            raise error
        shell.tell(error)

    shell.background.start(parent, work, take, failed)

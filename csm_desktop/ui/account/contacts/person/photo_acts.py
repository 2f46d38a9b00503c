"""A photo is given from a file, read in the child process on a thread, and removed for good."""

from pathlib import Path

from PySide6.QtWidgets import QWidget

from csm_desktop.domain.text.message import say
from csm_desktop.errors import UserError
from csm_desktop.ui.frame.shell import Shell
from csm_desktop.ui.widgets.dialogs.questions import Grave, confirmed
from csm_desktop.ui.widgets.file_dialogs import ask_file
from csm_desktop.wording import render, tr


def ask_photo(shell: Shell, contact_id: int, name: str, parent: QWidget) -> None:
    """Ask for a picture, and give it to a contact."""
    endings = "*.jpg *.jpeg *.png *.gif *.webp *.bmp *.vcf"
    path = ask_file(parent, tr("Choose a photo"), "", f"{tr('Pictures')} ({endings})")
    if path is not None:
        give_photo(shell, contact_id, name, path, parent)


def give_photo(shell: Shell, contact_id: int, name: str, path: Path, parent: QWidget) -> None:
    """Read a picture on a thread and keep it small; a banner says why it cannot be."""

    def work(_: object) -> str:
        from csm_desktop.app.people.photos import photo_from

        return photo_from(path)

    def done(data: str) -> None:
        from csm_desktop.app.people.photos import set_photo

        words = say("Photo of {name}", name=name)
        if shell.run(words, set_photo, contact_id, data) is not None:
            shell.toast(render(words), undoable=True)

    def failed(error: BaseException) -> None:
        # What is no user's error is a bug, and must reach the one place that reports those.
        if not isinstance(error, UserError):
            raise error
        shell.tell(error)

    shell.background.start(parent, work, done, failed)


def remove_photo(shell: Shell, contact_id: int, name: str, parent: QWidget) -> bool:
    """Ask, and take the photo out with all its traces; whether that was done."""
    from csm_desktop.app.people.photos import remove_photo_for_good

    book = shell.book
    words = say("Remove the photo of {name} for good?", name=name)
    if book is None or not confirmed(
        Grave.PURGE,
        render(words),
        tr("Undo does not bring it back. Backups that were made before hold it still."),
        tr("&Remove for good"),
        parent,
    ):
        return False
    try:
        remove_photo_for_good(book, contact_id)
    except UserError as error:
        shell.tell(error)
    return True

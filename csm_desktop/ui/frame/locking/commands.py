"""The commands of a book's passphrase."""

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from csm_desktop.ui.commands.command import Command, Menu
from csm_desktop.ui.frame.workbench import Workbench
from csm_desktop.wording import tr

if TYPE_CHECKING:
    from csm_desktop.ui.frame.locking.window_lock import WindowLock

LOCK_KEY = "Ctrl+Alt+L"


def lock_command(lock: "WindowLock", workbench: Workbench) -> Command:
    """Lock the window."""

    def can() -> bool:
        return workbench.book is not None and workbench.book.is_encrypted

    return Command(
        "book.lock", tr("Lock the book"), lock.lock, LOCK_KEY, Menu.FILE, enabled=can,
        needs_book=True, icon="lock", group=2, words="hide away protect",
    )  # fmt: skip


def passphrase_commands(window: QWidget, workbench: Workbench) -> list[Command]:
    """Set, change and take off, as the open book has one or not."""

    def can(encrypted: bool) -> bool:
        book = workbench.book
        return book is not None and book.why_read_only is None and book.is_encrypted is encrypted

    def encrypt() -> None:
        from csm_desktop.ui.frame.locking.dialogs import SetPassphrase  # not at start

        SetPassphrase(workbench, window).exec()

    def change() -> None:
        from csm_desktop.ui.frame.locking.dialogs import ChangePassphrase

        ChangePassphrase(workbench, window).exec()

    def remove() -> None:
        from csm_desktop.ui.frame.locking.dialogs import RemovePassphrase

        RemovePassphrase(workbench, window).exec()

    return [
        Command(
            "book.encrypt", tr("Set a passphrase…"), encrypt, "", Menu.FILE,
            enabled=partial(can, False), needs_book=True, icon="lock", group=2,
            words="encrypt password protect security",
        ),
        Command(
            "book.change_passphrase", tr("Change the passphrase…"), change, "",
            Menu.FILE, enabled=partial(can, True), needs_book=True, icon="key", group=2,
            words="rekey password security",
        ),
        Command(
            "book.decrypt", tr("Take the passphrase off…"), remove, "", Menu.FILE,
            enabled=partial(can, True), needs_book=True, icon="lock-open", group=2,
            words="decrypt password remove", destructive=True,
        ),
    ]  # fmt: skip

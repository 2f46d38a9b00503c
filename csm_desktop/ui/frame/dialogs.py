"""The few questions that the frame asks: which file, and whether to do what cannot be undone.

Qt's dialogs cost tens of milliseconds to import, so each is when it is first asked for.
"""

from collections.abc import Callable
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from csm_desktop import __version__
from csm_desktop.domain.text.message import say
from csm_desktop.ui.frame.workbench import Workbench
from csm_desktop.wording import clock_time, render, tr

if TYPE_CHECKING:
    from csm_desktop.app.held_book import Trouble


class Dialogs:
    """Asks, then tells the workbench."""

    def __init__(self, parent: QWidget, workbench: Workbench) -> None:
        self._parent, self._workbench = parent, workbench

    def first_book(self, name: str = "", passphrase: str = "") -> None:
        """The first run asks for a name and a passphrase alone: "My book", in the books' home."""
        from csm_desktop.app.held_book import books_home, new_book_path
        from csm_desktop.files import make_folder

        home = books_home()
        make_folder(home)
        # A book of that name may lie there from before: nothing is ever put in its place.
        self._workbench.create(new_book_path(home, tr("My book")), name, passphrase)

    def new_book(self) -> None:
        """Where the new book shall be; its name is the file's."""
        from csm_desktop.app.held_book import books_home, new_book_path
        from csm_desktop.files import make_folder
        from csm_desktop.ui.widgets.file_dialogs import ask_target

        home = books_home()
        make_folder(home)
        start = str(new_book_path(home, tr("My book")))
        target = ask_target(self._parent, tr("New book"), start, self._kinds(), ".csm")
        if target is not None:
            self._workbench.create(target.path)

    def open_book(self) -> None:
        """Which book to open."""
        chosen = self._choose(tr("Open book"), self._folder())
        if chosen is not None:
            self._workbench.open(chosen)

    def take_bundle(self) -> None:
        """Which bundle of a colleague's accounts to take up."""
        from csm_desktop.ui.frame.exchange.take_dialog import ask_take

        ask_take(self._workbench, self._parent)

    def merge_copy(self) -> None:
        """Which copy of the open book to take over."""
        from csm_desktop.ui.frame.exchange.merge_dialog import ask_copy

        ask_copy(self._workbench, self._parent)

    def choose_backup(self) -> None:
        """Which backup of the open book to put in its place."""
        book = self._workbench.book
        if book is None:
            return
        folder = book.path.with_name(f"{book.path.stem} backups")
        chosen = self._choose(tr("Restore a backup"), folder if folder.is_dir() else None)
        if chosen is not None:
            self.restore(chosen, book.path)

    def restore(self, backup: Path, book: Path) -> None:
        """Restore, if the user is sure: it is one of three things that Undo does not reach."""
        from csm_desktop.ui.widgets.dialogs.questions import Grave, confirmed

        # By the file and not by its name, which its user may have changed.
        when = datetime.fromtimestamp(backup.stat().st_mtime).astimezone()
        words = say(
            "It was made on {day} at {time}. The present file is set aside beside it, so that "
            "nothing is lost.",
            day=when.date(),
            time=clock_time(when),
        )
        title = render(say("Put this backup in the place of {name}?", name=book.stem))
        text = render(words)
        if confirmed(Grave.RESTORE, title, text, tr("&Restore"), self._parent):
            self._workbench.restore(backup, book)

    def salvage(self, damaged: Path) -> None:
        """Where the book shall lie that is made of what can be read of a damaged one."""
        from csm_desktop.app.held_book import books_home
        from csm_desktop.files import unique_path
        from csm_desktop.ui.widgets.file_dialogs import ask_target

        home = damaged.parent if damaged.parent.is_dir() else books_home()
        name = render(say("{name} salvaged", name=damaged.stem))
        start, title = str(unique_path(home, f"{name}.csm")), tr("Take what can be read")
        target = ask_target(self._parent, title, start, self._kinds(), ".csm")
        if target is not None:
            self._workbench.salvage(damaged, target.path)

    def restore_for(self, trouble: "Trouble") -> None:
        """The remedy of a damaged book, or of one that is not there: then nothing is replaced."""
        if trouble.remedy is None:
            return
        if trouble.why == "missing":
            self._workbench.restore(trouble.remedy, trouble.path)
        else:
            self.restore(trouble.remedy, trouble.path)

    def adopt(self, trouble: "Trouble") -> None:
        """Where the book shall lie that is made of what was rescued; its old place, if that is
        free."""
        from csm_desktop.app.held_book import books_home
        from csm_desktop.files import make_folder, unique_path
        from csm_desktop.ui.widgets.file_dialogs import ask_target

        # Where another file lies at the old place now, that one is left alone.
        free = trouble.path.parent.is_dir() and not trouble.path.exists()
        home = trouble.path.parent if free else books_home()
        make_folder(home)
        start, title = str(unique_path(home, trouble.path.name)), tr("Go on in what was kept")
        target = ask_target(self._parent, title, start, self._kinds(), ".csm")
        if target is not None:
            self._workbench.taken.adopt(trouble, target.path)

    def is_sample(self) -> bool:
        """Whether the open book is the sample."""
        from csm_desktop.app.demo import is_sample

        return self._workbench.book is not None and is_sample(self._workbench.book)

    def is_writable(self) -> bool:
        """Whether the open book can be changed."""
        return self._workbench.book is not None and self._workbench.book.why_read_only is None

    def remove_sample(self, then: Callable[[], object]) -> None:
        """One click, unless somebody worked in it; `then` runs once it is gone."""
        from csm_desktop.app.demo import worked_in
        from csm_desktop.ui.widgets.dialogs.questions import Grave, confirmed

        if self._workbench.book is None:
            return
        # Asked only where somebody's own work is in it: the rest can be made again at any time.
        if not worked_in(self._workbench.book) or confirmed(
            Grave.PURGE,
            tr("Remove the sample book with your changes?"),
            tr("You have changed it since it was made. This cannot be undone."),
            tr("&Remove"),
            self._parent,
        ):
            self._workbench.remove_sample(then)

    def rename_book(self) -> None:
        """What the open book shall be called."""
        from csm_desktop.ui.widgets.dialogs.form_dialog import FormDialog
        from csm_desktop.ui.widgets.fields import TextField

        if self._workbench.book is None:
            return
        name = TextField(tr("Name"), self._workbench.book.path.stem)
        dialog = FormDialog(
            tr("Rename this book"),
            tr("Its file and its folder of backups get the new name, and stay where they are."),
            tr("&Rename"),
            lambda: self._workbench.rename(name.stored),
            self._parent,
        )
        dialog.form.add(tr("&Name"), name)
        dialog.ready()
        dialog.exec()

    def about(self) -> None:
        """Which program this is."""
        from csm_desktop.ui.widgets.button import Button
        from csm_desktop.ui.widgets.dialogs.questions import Dialog

        made = Dialog(
            render(say("CSM Desktop {version}", version=__version__)),
            tr("A customer success manager's whole book of business, offline, on one laptop."),
            self._parent,
        )
        made.finish(Button(tr("&Close"), made.accept, kind="primary"))
        made.exec()

    def _folder(self) -> Path | None:
        recent = self._workbench.recents.books()
        return recent[0].parent if recent else None

    def _choose(self, title: str, folder: Path | None) -> Path | None:
        from csm_desktop.app.held_book import books_home
        from csm_desktop.ui.widgets.file_dialogs import ask_file

        start = str(folder or books_home())
        return ask_file(self._parent, title, start, self._kinds())

    def _kinds(self) -> str:
        return f"{tr('Books')} (*.csm)"

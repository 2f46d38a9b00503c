"""The open book as a file: its name and place, its backups, and how to be rid of the sample."""

from collections.abc import Sequence
from datetime import datetime
from decimal import Decimal
from typing import TYPE_CHECKING

from PySide6.QtCore import QLocale
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QSizePolicy, QWidget

from csm_desktop.domain.text.message import say
from csm_desktop.errors import UserError
from csm_desktop.ui import theme
from csm_desktop.ui.frame.locking.idle_watch import DEFAULT_MINUTES, LOCK_AFTER, MOST_MINUTES
from csm_desktop.ui.frame.shell import Shell
from csm_desktop.ui.frame.status import ago
from csm_desktop.ui.settings.part import Part
from csm_desktop.ui.widgets import Button, Card, NumberField, Text
from csm_desktop.ui.widgets.folder import open_folder
from csm_desktop.wording import clock_time, render, short_day, tr, voice

if TYPE_CHECKING:
    from csm_desktop.app.book import Book
    from csm_desktop.app.book_file import BookFile

_MINUTE, _GIGABYTE = 60, 10**9


class ThisBook(Part):
    """Facts in the order in which somebody who worries asks for them, each with its button."""

    def __init__(self, shell: Shell) -> None:
        super().__init__(shell)
        run = shell.commands.run
        self.name = Text(role="strong", wrap=True, selectable=True)
        self.path = Text(wrap=True, selectable=True)
        self.how_large = Text()
        self.backups = Text(wrap=True)
        self.folder = Text(role="caption", wrap=True, selectable=True)
        self.rename = Button(tr("&Rename…"), lambda: run("book.rename_book"))
        self.show_folder = Button(tr("Show the &folder"), self._show_folder)
        self.back_up = Button(tr("&Back up now"), lambda: run("book.back_up"))
        self.restore = Button(tr("Restore a back&up…"), lambda: run("book.restore"))
        self.encryption = Text(wrap=True)
        self.encrypt = Button(tr("Set a &passphrase…"), lambda: run("book.encrypt"))
        self.change = Button(tr("&Change it…"), lambda: run("book.change_passphrase"))
        self.decrypt = Button(tr("&Take it off…"), lambda: run("book.decrypt"))
        self._grid = QGridLayout()
        self._grid.setHorizontalSpacing(theme.px(theme.L))
        self._grid.setVerticalSpacing(theme.px(theme.M))
        self._grid.setColumnStretch(1, 1)
        self._add(tr("Name"), [self.name], [self.rename])
        self._add(tr("Place"), [self.path], [self.show_folder])
        self._add(tr("Size"), [self.how_large], [])
        self.minutes = NumberField(
            tr("Lock after minutes without a touch"), None, self._save_minutes, hint=tr("never")
        )
        protection = [self.encrypt, self.change, self.decrypt]
        self._add(tr("Passphrase"), [self.encryption], protection)
        self._add(tr("Lock after minutes"), [self.minutes], [])
        self._add(tr("Backups"), [self.backups, self.folder], [self.back_up, self.restore])
        self.room = NumberField(
            tr("Room for backups, in gigabytes"),
            None,
            self._save_room,
            hint=tr("2, or five times the book"),
        )
        self.taken = Text(role="caption", wrap=True)
        self._add(tr("Room for backups, GB"), [self.room, self.taken], [])
        card = Card(tr("This book"))
        card.add_layout(self._grid)
        self.sample = Card(tr("Sample book"))
        self.sample.add(
            Text(
                tr(
                    "These accounts are invented, so that you can look around and try everything. "
                    "The book is removed in one click, and can be made again at any time."
                ),
                colour="secondary",
                wrap=True,
            )
        )
        self.remove_sample = Button(
            tr("Re&move the sample book"), lambda: run("book.remove_sample"), icon="trash"
        )
        self.sample.add(self.remove_sample)
        self.lay_out([card, self.sample])
        shell.keeping.backed_up.connect(self._backed_up)

    def show_book(self, book: "Book") -> None:
        """Look at the disk."""
        from csm_desktop.app.book_file import book_file
        from csm_desktop.app.settings import backup_room

        usable = self.shell.commands
        with book.reading() as connection:
            room = backup_room(connection)
        found = book_file(book.path, room)
        self.room.set_value(None if room is None else Decimal(room) / _GIGABYTE)
        self.room.setEnabled(book.why_read_only is None)
        self.taken.setText(_taken(found))
        self.name.setText(book.path.stem)
        self.path.setText(str(book.path))
        self.how_large.setText(_size(found.size))
        self.backups.setText(_backups(found, book.now()))
        self.folder.setText(str(found.folder) if found.backups else "")
        self.folder.setVisible(bool(found.backups))
        self.encryption.setText(_encryption(book.is_encrypted, found.locked))
        minutes = self.shell.recents.number(LOCK_AFTER, DEFAULT_MINUTES, 0, MOST_MINUTES)
        self.minutes.set_value(Decimal(int(minutes)) if minutes else None)
        self.minutes.setEnabled(book.is_encrypted)
        self.encrypt.setHidden(book.is_encrypted)
        self.change.setVisible(book.is_encrypted)
        self.decrypt.setVisible(book.is_encrypted)
        for button, command in (
            (self.encrypt, "book.encrypt"),
            (self.change, "book.change_passphrase"),
            (self.decrypt, "book.decrypt"),
            (self.rename, "book.rename_book"),
            (self.back_up, "book.back_up"),
            (self.restore, "book.restore"),
        ):
            button.setEnabled(command in usable and usable.usable(usable[command]))
        removes = "book.remove_sample"
        self.sample.setVisible(removes in usable and usable.usable(usable[removes]))

    def _save_room(self, gigabytes: Decimal | None) -> None:
        from csm_desktop.app.settings import set_backup_room

        self.shell.save(say("Room for backups"), set_backup_room, gigabytes)

    def _save_minutes(self, minutes: Decimal | None) -> None:
        if minutes is not None and not 0 <= minutes <= MOST_MINUTES:
            raise UserError(tr("Give minutes up to a day."), tr("Nothing was changed."))
        self.shell.recents.put(LOCK_AFTER, str(int(minutes or 0)))

    def take_focus(self) -> None:
        """Back up: what most people come for."""
        (self.back_up if self.back_up.isEnabled() else self.show_folder).setFocus()

    def _add(self, name: str, texts: Sequence[QWidget], buttons: list[Button]) -> None:
        row = self._grid.rowCount()
        self._grid.addWidget(_topped(Text(name, colour="secondary")), row, 0)
        holder = QWidget()
        # The texts beside them may be broken; the words of a button would be cut.
        holder.setSizePolicy(QSizePolicy.Policy.Minimum, QSizePolicy.Policy.Preferred)
        beside = QHBoxLayout(holder)
        theme.spaced(beside, gap=theme.S)
        beside.addStretch(1)
        for button in buttons:
            beside.addWidget(button)
        for index, text in enumerate(texts):
            # What stands beneath has no button beside it.
            self._grid.addWidget(text, row + index, 1, 1, 2 if index else 1)
        self._grid.addWidget(holder, row, 2)
        if buttons:  # beside a text of two lines the grid would take from them
            self._grid.setRowMinimumHeight(row, theme.button() + theme.px(theme.S))

    def _backed_up(self, at: datetime) -> None:
        del at
        if self.shell.book is not None and self.isVisible():
            self.show_book(self.shell.book)

    def _show_folder(self) -> None:
        book = self.shell.book
        if book is not None and not open_folder(book.path.parent):
            self.shell.tell(
                UserError(
                    tr("The folder could not be shown."),
                    render(say("It is {folder}.", folder=str(book.path.parent))),
                )
            )


def _topped(text: Text) -> Text:
    text.setMinimumHeight(theme.button())
    return text


def _size(size: int) -> str:
    """In powers of ten, as disks are sold and the room is set."""
    return QLocale(voice().locale).formattedDataSize(
        size, 1, QLocale.DataSizeFormat.DataSizeSIFormat
    )


def _encryption(encrypted: bool, locked: int) -> str:
    text = (
        tr("The book and its backups are encrypted. Without the passphrase nobody can read them.")
        if encrypted
        else tr("Not encrypted: anybody who has the file can read it.")
    )
    if locked:
        words = say(
            "{n} backup is under an earlier passphrase.",
            "{n} backups are under an earlier passphrase.",
            n=locked,
        )
        text += " " + render(words)
    return text


def _taken(found: "BookFile") -> str:
    words = say(
        "They take {taken} of {room}. Where room is short, the program keeps the newest, and the "
        "last of each day, week and month as far back as it goes.",
        taken=_size(found.taken),
        room=_size(found.room),
    )
    text = render(words)
    if found.by_hand:
        mine = say(
            "{n} was made by hand and stays until you delete it.",
            "{n} were made by hand and stay until you delete them.",
            n=found.by_hand,
        )
        text += " " + render(mine)
    return text


def _backups(found: "BookFile", now: datetime) -> str:
    if found.last is None:
        return tr("None yet. One is made every half hour in which something changes.")
    minutes = max(0, int((now - found.last).total_seconds() // _MINUTE))
    wall = found.last.astimezone()
    words = say(
        "{n} backup, the last one {ago} ({day}, {time})",
        "{n} backups, the last one {ago} ({day}, {time})",
        n=found.backups,
        ago=ago(minutes),
        day=short_day(wall.date(), with_year=True),
        time=clock_time(wall.replace(tzinfo=None)),
    )
    return render(words)

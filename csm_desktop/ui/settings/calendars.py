"""Calendars: which folder is watched for them, and whose clock they mean where they do not say."""

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QHBoxLayout

from csm_desktop.domain.text.message import say
from csm_desktop.ui import theme
from csm_desktop.ui.frame.shell import Shell
from csm_desktop.ui.settings.part import Part
from csm_desktop.ui.widgets import Button, Card, Form, Text
from csm_desktop.ui.widgets.fields.known import zone_field
from csm_desktop.ui.widgets.file_dialogs import ask_folder
from csm_desktop.wording import tr

if TYPE_CHECKING:
    from csm_desktop.app.book import Book


class CalendarsPart(Part):
    """Both belong to the book, and can be undone."""

    def __init__(self, shell: Shell) -> None:
        super().__init__(shell)
        self.folder = Text(wrap=True, selectable=True)
        self.missing = Text(role="caption", colour="error", wrap=True)
        self.choose = Button(tr("Choose a &folder…"), self._choose)
        self.stop = Button(tr("&Watch none"), lambda: self._watch(None))
        self.zone = zone_field(
            tr("Time zone"), self._save_zone, hint=tr("Asked with the next such calendar")
        )
        watched = Card(tr("A folder that is watched"))
        watched.add(
            Text(
                tr(
                    "Calendars (.ics) that are saved there are offered when they are new or have "
                    "changed. Nothing is stored before you have looked at it."
                ),
                colour="secondary",
                wrap=True,
            )
        )
        watched.add(self.folder)
        watched.add(self.missing)
        buttons = QHBoxLayout()
        theme.spaced(buttons, gap=theme.S)
        buttons.addWidget(self.choose)
        buttons.addWidget(self.stop)
        buttons.addStretch(1)
        watched.add_layout(buttons)
        clock = Card(tr("Times that name no zone"))
        clock.add(
            Text(
                tr("Some calendars say 9:00 and not where. Whose 9:00 is meant?"),
                colour="secondary",
                wrap=True,
            )
        )
        form = Form()
        form.add(tr("&Time zone"), self.zone)
        clock.add(form)
        self.lay_out([watched, clock])

    def show_book(self, book: "Book") -> None:
        """Show what is watched, and whether it is there."""
        from csm_desktop.app.imports import calendar_clock
        from csm_desktop.app.watched_folder import watched_folder

        folder = watched_folder(book)
        self.folder.setText(str(folder) if folder is not None else tr("No folder is watched."))
        gone = folder is not None and not folder.is_dir()
        self.missing.setText(tr("It is not there now; it is looked for again every minute."))
        self.missing.setVisible(gone)
        writable = book.why_read_only is None
        self.choose.setEnabled(writable)
        self.stop.setEnabled(writable and folder is not None)
        self.zone.set_value(calendar_clock(book).zone)
        self.zone.setEnabled(writable)

    def take_focus(self) -> None:
        """Where a folder is chosen."""
        self.choose.setFocus()

    def _choose(self) -> None:
        folder = ask_folder(self, tr("Watch a folder for calendars"))
        if folder is not None:
            self._watch(folder)

    def _watch(self, folder: Path | None) -> None:
        from csm_desktop.app.watched_folder import watch_folder

        label = say("Watch a folder for calendars") if folder else say("Watch no folder")
        self.shell.run(label, watch_folder, folder)

    def _save_zone(self, zone: str) -> None:
        from csm_desktop.app.imports.source_files import remember_zone

        self.shell.save(say("Time zone of calendars"), remember_zone, zone)

"""What the program may say while nobody looks at it."""

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QCheckBox

from csm_desktop.ui.frame.reminders.choices import FOLLOW_UPS, MORNING, is_wanted, want
from csm_desktop.ui.frame.reminders.tray import has_tray
from csm_desktop.ui.frame.shell import Shell
from csm_desktop.ui.settings.part import Part
from csm_desktop.ui.widgets import Card, Text
from csm_desktop.wording import tr

if TYPE_CHECKING:
    from csm_desktop.app.book import Book


class RemindersPart(Part):
    """Two switches; what is chosen holds at once, on this computer."""

    def __init__(self, shell: Shell) -> None:
        super().__init__(shell)
        self.follow_ups = QCheckBox(tr("&Follow-ups: after 20 and 30 minutes of their half hour"))
        self.morning = QCheckBox(tr("The &day: one line each morning, where something waits"))
        self.silent = Text(wrap=True)
        card = Card(tr("Reminders"))
        card.add(
            Text(
                tr(
                    "The program tells them beside your system's clock and to screen readers, "
                    "without a sound, while a book is open. A click leads to the meeting."
                ),
                colour="secondary",
                wrap=True,
            )
        )
        for box, what in ((self.follow_ups, FOLLOW_UPS), (self.morning, MORNING)):
            card.add(box)
            box.toggled.connect(partial(want, shell.recents, what))
        card.add(self.silent)
        card.add(Text(tr("This is kept on this computer, for every book."), "caption", wrap=True))
        self.lay_out([card])

    def show_book(self, book: "Book") -> None:
        """Show what is wanted, and whether it can be told here."""
        del book
        there = has_tray()
        for box, what in ((self.follow_ups, FOLLOW_UPS), (self.morning, MORNING)):
            box.setChecked(is_wanted(self.shell.recents, what))
        self.silent.setText(
            tr(
                "This desktop has no place beside its clock for messages, so nothing is told here. "
                "Today shows the same."
            )
        )
        self.silent.setVisible(not there)

    def take_focus(self) -> None:
        """The first switch."""
        self.follow_ups.setFocus()

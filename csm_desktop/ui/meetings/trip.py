"""The briefs of a trip: its days are asked for, then its pages shown as they would be printed."""

from datetime import timedelta
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from csm_desktop.domain.lists.trip import Trip
from csm_desktop.domain.text.message import say
from csm_desktop.errors import UserError
from csm_desktop.ui.frame.shell import Shell
from csm_desktop.ui.frame.tabs.paper_document import PaperDocument
from csm_desktop.ui.here import zone_here
from csm_desktop.ui.paper.preview import show_paper
from csm_desktop.ui.widgets import DayField
from csm_desktop.ui.widgets.dialogs.form_dialog import FormDialog
from csm_desktop.wording import render, tr

if TYPE_CHECKING:
    from csm_desktop.app.book import Book

_DAYS = timedelta(days=6)  # a week, its first day counted


class TripDialog(FormDialog):
    """From which day to which; days without a planned meeting are said, and all stays."""

    def __init__(self, book: "Book", parent: QWidget) -> None:
        super().__init__(
            tr("Print a trip"),
            tr("A brief for each meeting that is planned in these days, to read on the way."),
            tr("&Show"),
            self._check,
            parent,
        )
        self._book = book
        today = book.today()
        self.first = DayField(tr("From"), today, today=book.today)
        self.last = DayField(tr("Until"), today + _DAYS, today=book.today)
        self.form.add(tr("&From"), self.first)
        self.form.add(tr("&To"), self.last)
        self.ready()
        self.first.setFocus()

    def trip(self) -> Trip:
        """The days as they stand in the fields. Raises UserError while one is empty."""
        first, last = self.first.stored, self.last.stored
        if first is None or last is None:
            raise UserError(tr("Which days?"), tr("Give the first and the last day of the trip."))
        return Trip(first, last)

    def _check(self) -> None:
        from csm_desktop.app.trip.briefs import trip_briefs

        trip_briefs(self._book, self.trip(), zone_here())


def ask_trip(shell: Shell, parent: QWidget) -> None:
    """Ask for the days, and show the pages."""
    if shell.book is None:
        return
    dialog = TripDialog(shell.book, parent)
    if dialog.exec():
        show_paper(shell, trip_paper(dialog.trip(), zone_here()), parent)


def trip_paper(trip: Trip, here: str) -> PaperDocument:
    """The briefs of a trip as a document, by the clock of the zone `here`."""

    from csm_desktop.app.trip import paper

    return PaperDocument(
        tr("Briefs of a trip"),
        tr("Internal pages: they name health, tone and what is not verified."),
        render(say("Trip from {first} to {last}", first=trip.first, last=trip.last)),
        paper.trip_paper(trip, here),
    )

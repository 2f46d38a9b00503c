"""What the chosen journey and all triggers would have said over the past year, asked for with a
button."""

from decimal import Decimal
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal

from csm_desktop.app.documents.back_test_listing import (
    ORDER,
    back_test_listing,
    back_test_words,
    past_words,
)
from csm_desktop.app.lists.back_test import segment_back_test
from csm_desktop.domain.alerts.back_test import BackTest, PastMonth, PastTrigger
from csm_desktop.domain.journey.standing import Standing
from csm_desktop.domain.text.message import say
from csm_desktop.domain.text.spread import rounded
from csm_desktop.ui.frame.shell import Shell
from csm_desktop.ui.frame.upkeep.book_query import BookQuery
from csm_desktop.ui.paper.listings import ShownListing, ask_csv
from csm_desktop.ui.widgets import Button, Card, CellKind, Column, Text
from csm_desktop.ui.widgets.table.in_card import around
from csm_desktop.ui.widgets.whole_table import WholeTable
from csm_desktop.wording import label, render, tr

if TYPE_CHECKING:
    from collections.abc import Callable

    from csm_desktop.app.book import Book


class BackTestCard(Card):
    """Standings at each month's end and the alerts, by month and trigger; there once it was
    asked. `told` says that an answer to the button is there."""

    told = Signal()

    def __init__(self, shell: Shell) -> None:
        super().__init__(tr("Back-test of the past year"))
        self._shell = shell
        self._segment_id: int | None = None
        self._name = ""
        self.found: BackTest | None = None
        self._awaited = False
        self._asker = BookQuery(shell, self._question, self)
        self._asker.answered.connect(self._show)
        self.words = Text("", colour="secondary", wrap=True)
        self.table: WholeTable[PastMonth] = WholeTable(
            tr("Back-test of the past year"), _columns(), compact=True, opens=False
        )
        self.triggers: WholeTable[PastTrigger] = WholeTable(
            tr("Alerts by trigger"), _trigger_columns(), compact=True, opens=False
        )
        self.csv = Button(tr("CSV…"), self.ask_csv, icon="file-download")
        if self.header is not None:
            self.header.add(self.csv)
        self.add(self.words)
        heading, note = (
            Text(tr("Alerts by trigger"), "strong"),
            Text(past_words(), "caption", wrap=True),
        )
        self.add_wide(self.table, around())
        self.add(heading)
        self.add_wide(self.triggers, around())
        self.add(note)
        self._parts = (self.table, heading, self.triggers, note, self.csv)
        for table in (self.table, self.triggers):
            table.drop_frame()
        self.hide()

    def ask(self, segment_id: int, name: str) -> None:
        """Ask of a segment; the answer comes from a thread."""
        self._segment_id, self._name, self._awaited = segment_id, name, True
        if self.found is None:
            # A year of a thousand accounts takes a while, and the press must be seen at once.
            self.words.setText(tr("Computing figures"))
            self._show_parts(there=False)
        self._asker.ask()

    def ask_csv(self) -> None:
        """Write the past year for a spreadsheet, a column for each trigger."""
        found, name = self.found, self._name
        if found is not None:
            words = render(say("Back-test: {segment}", segment=name))
            shown = ShownListing(words, words, lambda on: back_test_listing(name, found, on))
            ask_csv(self._shell, shown, self)

    def follow(self, segment_id: int | None) -> None:
        """The segment that is chosen now: of another one nothing is shown, and what was asked of
        this one is asked again, for the book may have changed."""
        if segment_id != self._segment_id:
            self._segment_id = self.found = None
            self.hide()
        elif self.found is not None:
            self._asker.ask()

    def _question(self) -> "Callable[[Book], tuple[int, BackTest] | None]":
        return partial(_asked, segment_id=self._segment_id)

    def _show(self, answer: tuple[int, BackTest] | None) -> None:
        if answer is None or answer[0] != self._segment_id:
            return
        self.found = answer[1]
        self.words.setText(back_test_words(self.found))
        self.table.set_lines(self.found.months)
        self.triggers.set_lines(self.found.triggers)
        self._show_parts(there=True)
        if self._awaited:
            self._awaited = False
            self.told.emit()

    def _show_parts(self, *, there: bool) -> None:
        for part in self._parts:
            part.setVisible(there)
        self.show()


def _asked(book: "Book", segment_id: int | None) -> tuple[int, BackTest] | None:
    return None if segment_id is None else (segment_id, segment_back_test(book, segment_id))


def _columns() -> list[Column[PastMonth]]:
    def counted(standing: Standing) -> Column[PastMonth]:
        return Column(
            standing.value, label(standing),
            lambda month: Decimal(month.standings.get(standing, 0)), CellKind.NUMBER, 110,
            internal=True,
        )  # fmt: skip

    return [
        Column("on", tr("As of"), lambda month: month.on, CellKind.DAY, 130),
        *map(counted, ORDER),
        Column("alerts", tr("Alerts of the month"), lambda month: Decimal(month.alerts),
               CellKind.NUMBER, 160),
    ]  # fmt: skip


def _trigger_columns() -> list[Column[PastTrigger]]:
    def stood(line: PastTrigger) -> Decimal | None:
        return None if line.days_open is None else Decimal(rounded(line.days_open.median))

    return [
        Column("trigger", tr("Trigger"), lambda line: label(line.trigger), CellKind.STRONG, 240,
               stretch=True, sentence=lambda line: label(line.trigger)),
        Column("alerts", tr("Alerts"), lambda line: Decimal(line.alerts), CellKind.NUMBER, 90),
        Column("stood", tr("Median days open"), stood, CellKind.NUMBER, 160),
        Column("short", tr("Gone within a week"), lambda line: Decimal(line.short),
               CellKind.NUMBER, 170),
        Column("waiting", tr("Open today"), lambda line: Decimal(line.waiting), CellKind.NUMBER,
               120),
    ]  # fmt: skip

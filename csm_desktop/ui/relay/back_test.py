"""What the chosen journey would have said over the past year, asked for with a button."""

from decimal import Decimal
from functools import partial
from typing import TYPE_CHECKING

from csm_desktop.app.documents.back_test_listing import ORDER, back_test_words
from csm_desktop.app.lists.back_test import segment_back_test
from csm_desktop.domain.journey.back_test import BackTest, PastMonth
from csm_desktop.domain.journey.standing import Standing
from csm_desktop.ui.frame.shell import Shell
from csm_desktop.ui.frame.upkeep.book_query import BookQuery
from csm_desktop.ui.widgets import Card, CellKind, Column, Text
from csm_desktop.ui.widgets.table.in_card import put_in_card
from csm_desktop.ui.widgets.whole_table import WholeTable
from csm_desktop.wording import label, tr

if TYPE_CHECKING:
    from collections.abc import Callable

    from csm_desktop.app.book import Book


class BackTestCard(Card):
    """Standings at each month's end and the alerts of late milestones; there once it was asked."""

    def __init__(self, shell: Shell) -> None:
        super().__init__(tr("Back-test of the past year"))
        self._segment_id: int | None = None
        self.found: BackTest | None = None
        self._asker = BookQuery(shell, self._question, self)
        self._asker.answered.connect(self._show)
        self.words = Text("", colour="secondary", wrap=True)
        self.table: WholeTable[PastMonth] = WholeTable(
            tr("Back-test of the past year"), _columns(), compact=True, opens=False
        )
        self.add(self.words)
        put_in_card(self, self.table)
        self.hide()

    def ask(self, segment_id: int) -> None:
        """Ask of a segment; the answer comes from a thread."""
        self._segment_id = segment_id
        self._asker.ask()

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

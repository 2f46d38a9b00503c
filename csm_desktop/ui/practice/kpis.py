"""The figures of the practice as cards, each of which says what it is made of."""

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QVBoxLayout, QWidget

from csm_desktop.app.practice.kpis import (
    KPIS,
    Kpi,
    PracticeKpis,
    kpi_listing,
    kpi_name,
    practice_kpis,
)
from csm_desktop.domain.text.message import say
from csm_desktop.ui import theme
from csm_desktop.ui.frame.shell import Shell
from csm_desktop.ui.frame.upkeep.book_query import BookQuery
from csm_desktop.ui.paper.listed_face import ListedFace
from csm_desktop.ui.paper.listings import ShownListing
from csm_desktop.ui.widgets import Scroll, Text
from csm_desktop.ui.widgets.asked_figure import AskedFigure
from csm_desktop.ui.widgets.layout.flow import ButtonBar, ShelfLayout
from csm_desktop.wording import day, render, tr

if TYPE_CHECKING:
    from csm_desktop.app.book import Book

_LEAST = 220  # px for a card
_PAGES = {"follow_ups": "today", "reviews": "ebr", "nps": "book", "csat": "book"}


class KpiFace(ListedFace):
    """Enter or a click on a figure says how it is reckoned, and leads to where it comes from."""

    def __init__(self, shell: Shell) -> None:
        super().__init__(shell)
        self.found: PracticeKpis | None = None
        self.words = Text(colour="secondary", wrap=True)
        self.cards = {
            key: AskedFigure(
                kpi_name(Kpi(key, "", "")),
                tr("Show where it comes from"),
                partial(shell.go, _PAGES.get(key, "revenue")),
            )
            for key in KPIS
        }
        shelf = QWidget()
        row = ShelfLayout(shelf, _LEAST)
        for card in self.cards.values():
            row.addWidget(card)
        inner = QWidget()
        column = QVBoxLayout(inner)
        theme.spaced(column, gap=theme.L)
        theme.edged(column)
        column.addWidget(ButtonBar(self.words, self.file_buttons()))
        column.addWidget(shelf)
        column.addStretch(1)
        self.column.setContentsMargins(0, 0, 0, 0)
        self.column.addWidget(Scroll(inner))
        self._asker = BookQuery(shell, self.question, self)
        self._asker.answered.connect(self.show_answer)
        self.forget()

    def forget(self) -> None:
        """Another book: nothing of the former one is shown any more."""
        self.found = None
        self.words.setText(tr("Each figure says by Enter or a click what it is made of."))
        for card in self.cards.values():
            card.show_figure("–", "")

    def question(self) -> "Callable[[Book], PracticeKpis]":
        """All figures."""
        return practice_kpis

    def show_answer(self, found: PracticeKpis) -> None:
        """Show the figures."""
        self.found = found
        told = say("As of {on}. Each figure says by Enter or a click what it is made of.",
                   on=day(found.as_of))  # fmt: skip
        self.words.setText(render(told))
        for kpi in found.kpis:
            self.cards[kpi.key].show_figure(kpi.shown, kpi.formula)
        self.changed.emit()

    def show_now(self) -> None:
        """Ask again; the answer comes from a thread."""
        self._asker.ask()

    def take_focus(self) -> None:
        """The first figure."""
        self.cards[KPIS[0]].setFocus()

    def step(self, by: int) -> None:
        """The next figure, or the one before."""
        cards = list(self.cards.values())
        at = next((n for n, card in enumerate(cards) if card.hasFocus()), -1 if by > 0 else 1)
        cards[max(0, min(at + by, len(cards) - 1))].setFocus()

    def listing(self) -> ShownListing | None:
        """The figures, for a file or on paper; None until they are there."""
        found = self.found
        if found is None:
            return None
        name = render(say("Figures of the practice {day}", day=f"{found.as_of}"))
        return ShownListing(tr("Figures of the practice"), name, lambda _: kpi_listing(found))

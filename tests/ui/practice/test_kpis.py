"""The figures of the practice on their page: each says by a key what it is made of."""

from pytestqt.qtbot import QtBot

from csm_desktop.app.practice.kpis import KPIS
from csm_desktop.ui.practice.commands import WantedPractice
from csm_desktop.ui.practice.page import PracticePage
from tests.ui.sample_book import book, sample, shown
from tests.ui.shell import TabShell

__all__ = ["book", "sample"]


def test_each_figure_says_what_it_is_made_of(shell: TabShell, qtbot: QtBot) -> None:
    page = shown(PracticePage(shell, WantedPractice()), shell, qtbot)
    face = page.kpis
    assert face.listing() is None, "nothing is written before it is there"
    page.turn("kpis")
    qtbot.waitUntil(lambda: face.found is not None)
    listing = face.listing()
    assert shell.book is not None
    assert listing is not None
    assert len(listing.make(shell.book.today()).rows) == 1 + len(KPIS)
    for kpi in face.found.kpis if face.found is not None else ():
        card = face.cards[kpi.key]
        assert card.figure.text() == kpi.shown
        assert card.accessibleDescription() == kpi.formula
    face.forget()
    assert {card.figure.text() for card in face.cards.values()} == {"–"}
    page.show_book(None)
    assert face.listing() is None

"""What editions add, as slides: agenda, briefing, speaker notes."""

from csm_desktop import wording
from csm_desktop.reports.deck.deck import Deck
from csm_desktop.reports.deck.measure import DeckColumn
from csm_desktop.reports.ebr import pack as packs
from csm_desktop.reports.ebr.pages.common import joined_by_dot
from csm_desktop.reports.ebr.printed import kicker_words
from csm_desktop.wording import tr

_ACROSS = 3


def briefing_slide(page: packs.Briefing, _: packs.Pack, deck: Deck) -> None:
    """What our own side has to know before the meeting."""
    deck.slide(tr("Internal briefing"), page.title)
    sections = [(each.heading, each.lines) for each in page.sections]
    for first in range(0, len(sections), _ACROSS):
        deck.beside(sections[first : first + _ACROSS], is_listed=False)


def agenda_slide(page: packs.AgendaPage, pack: packs.Pack, deck: Deck) -> None:
    """Its points with their minutes, and by the clock where that is known."""
    deck.slide(kicker_words(pack), page.title)
    at = any(point.at for point in page.points)
    columns = [
        *([DeckColumn(tr("At"), 1.2)] if at else []),
        DeckColumn(tr("Point"), 8), DeckColumn(tr("Minutes"), 1.4, "right"),
    ]  # fmt: skip
    rows = [
        [*([point.at] if at else []), point.words, wording.number(point.minutes, 0)]
        for point in page.points
    ]
    deck.table(columns, rows, tr("Agenda"))


def speaker_notes_slide(page: packs.SpeakerNotes, pack: packs.Pack, deck: Deck) -> None:
    """What is said to each page."""
    deck.slide(joined_by_dot(tr("Speaker notes"), pack.account), page.title)
    columns = [
        DeckColumn(tr("Page"), 4), DeckColumn(tr("Minutes"), 1, "right"),
        DeckColumn(tr("To say"), 7),
    ]  # fmt: skip
    rows = [
        [
            each.title, "" if each.minutes is None else wording.number(each.minutes, 0),
            "\n".join(each.lines),
        ]
        for each in page.pages
    ]  # fmt: skip
    deck.table(columns, rows, tr("Speaker notes"))

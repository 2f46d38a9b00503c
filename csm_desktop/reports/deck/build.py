"""Makes the deck of a pack: each of its pages as one slide or more, in the pack's own voice."""

from collections.abc import Callable, Sequence
from typing import Any

from csm_desktop import wording
from csm_desktop.domain.reviews.editions import Edition
from csm_desktop.reports import fonts
from csm_desktop.reports.accent import accented
from csm_desktop.reports.deck.deck import Deck
from csm_desktop.reports.deck.pictures import logos
from csm_desktop.reports.deck.slides import SLIDES, appendix_slides
from csm_desktop.reports.ebr import pack as packs
from csm_desktop.reports.ebr.build import furniture, joined_pages
from csm_desktop.reports.ebr.pack_lines import PersonLine
from csm_desktop.reports.ebr.pages.common import joined_by_dot
from csm_desktop.reports.ebr.printed import (
    kind_words,
    printed_appendix,
    printed_pages,
    refuse_empty,
)
from csm_desktop.wording import tr


def build_deck(pack: packs.Pack, size: str = "wide") -> bytes:
    """The pack as PowerPoint slides (.pptx), thin parts on one slide as on paper.

    Raises KeyError for a size that no paper has, UserError where the deck would say nothing.
    """
    refuse_empty(pack)
    fonts.register()
    joined = joined_pages(pack, size)
    with pack.voice.spoken(), accented(pack.accent):
        deck = Deck(size, furniture(pack))
        if not pack.edition.is_bare:
            _cover(deck, pack)
        makers: dict[type, Callable[[Any, packs.Pack, Deck], None]] = SLIDES
        for place, page in enumerate(printed_pages(pack)):
            deck.joins = place in joined
            makers[type(page)](page, pack, deck)
        if not pack.edition.is_bare:
            deck.joins = True
            appendix_slides(printed_appendix(pack), pack, deck)
        deck.joins = False
        if pack.edition is Edition.LEAVE_BEHIND:
            deck.slide(tr("To write on"), tr("What we agreed today"))
        return deck.saved()


def _cover(deck: Deck, pack: packs.Pack) -> None:
    deck.slide(kind_words(pack), pack.account, _speaking(pack))
    logos(deck, pack)
    deck.words([wording.day(pack.on)], size=16)
    _people(deck, tr("Prepared for"), pack.prepared_for)
    if pack.prepared_by:
        _people(deck, tr("Prepared by"), (pack.prepared_by,))
        deck.words([pack.company])


def _people(deck: Deck, heading: str, people: Sequence[PersonLine]) -> None:
    if people:
        deck.heading(heading)
        deck.words([joined_by_dot(person.name, person.title) for person in people])


def _speaking(pack: packs.Pack) -> list[str]:
    """What whoever presents wants to have in mind: the thread of the pack, title by title."""
    return [tr("In this review"), *(page.title for page in printed_pages(pack))]

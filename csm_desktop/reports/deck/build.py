"""Makes the deck of a pack: each of its pages as one slide or more, in the pack's own voice."""

from collections.abc import Callable, Sequence
from typing import Any

from csm_desktop import wording
from csm_desktop.domain.reviews.editions import Edition
from csm_desktop.reports import fonts
from csm_desktop.reports.accent import accented
from csm_desktop.reports.deck.deck import Deck
from csm_desktop.reports.deck.measure import (
    BODY_SIZE,
    LEADING,
    SMALL_SIZE,
    in_one_line,
    lines_of,
)
from csm_desktop.reports.deck.pictures import LOGOS, logos
from csm_desktop.reports.deck.slides import SLIDES, appendix_slides
from csm_desktop.reports.ebr import pack as packs
from csm_desktop.reports.ebr.build import furniture, joined_pages
from csm_desktop.reports.ebr.pack_lines import PersonLine
from csm_desktop.reports.ebr.pages.common import joined_by_dot
from csm_desktop.reports.ebr.printed import (
    contents_words,
    headline_words,
    kind_words,
    printed_appendix,
    printed_pages,
    refuse_empty,
)
from csm_desktop.tokens import LIGHT, PAPER_COLUMNS
from csm_desktop.wording import tr

_LEFT, _RIGHT = (0, 7), (8, 4)
_APART = 12.0
_HEADLINE, _HEADS, _PERSON = 20.0, 80.0, 18.0
_MOST_PEOPLE, _MOST_CONTENTS = 6, 14


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
    """As on paper: whose it is and what it comes to at the left, what is in it at the right."""
    worn = pack.their_logo is not None or pack.our_logo is not None
    deck.front(kind_words(pack), pack.account, LOGOS if worn else 0.0, _speaking(pack))
    logos(deck, pack)
    top = deck.cursor
    deck.lane = _LEFT
    deck.words([wording.day(pack.on)], size=14)
    _headline(deck, pack)
    _people(deck, tr("Prepared for"), pack.prepared_for[:_MOST_PEOPLE])
    if pack.prepared_by:
        _people(deck, tr("Prepared by"), (pack.prepared_by,))
        deck.words([pack.company])
    shown = dict.fromkeys(contents_words(page, pack) for page in printed_pages(pack))
    if len(shown) > 1 and deck.is_on_first:
        deck.cursor, deck.lane = top, _RIGHT
        head = tr("In this review") if pack.kick_off is None else tr("On these pages")
        deck.words([head], size=SMALL_SIZE, ink=LIGHT.secondary)
        deck.words(tuple(shown)[:_MOST_CONTENTS], size=BODY_SIZE, apart=4.0)
    deck.lane = (0, PAPER_COLUMNS)


def _headline(deck: Deck, pack: packs.Pack) -> None:
    """What it comes to, where the people still find room beneath."""
    told = headline_words(pack)
    _, width = deck.paper.column(*_LEFT)
    high = lines_of(told, _HEADLINE, width, bold=True) * _HEADLINE * LEADING + 3 * _APART
    deck.cursor += _APART
    people = len(pack.prepared_for[:_MOST_PEOPLE]) + bool(pack.prepared_by) + bool(pack.company)
    if told and high + _HEADS + people * _PERSON <= deck.room:
        deck.words([told], size=_HEADLINE, bold=True)
        deck.cursor += _APART


def _people(deck: Deck, heading: str, people: Sequence[PersonLine]) -> None:
    if people:
        deck.words([heading], size=SMALL_SIZE, ink=LIGHT.secondary)
        _, width = deck.paper.column(*_LEFT)
        told = (joined_by_dot(person.name, person.title) for person in people)
        deck.words([in_one_line(words, BODY_SIZE, width) for words in told])


def _speaking(pack: packs.Pack) -> list[str]:
    """What whoever presents wants to have in mind: the thread of the pack, title by title."""
    return [tr("In this review"), *(page.title for page in printed_pages(pack))]

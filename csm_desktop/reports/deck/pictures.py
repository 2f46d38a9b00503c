"""Logos and pictures of capabilities on slides, each with what is read out for it."""

from csm_desktop.reports.deck.deck import Deck
from csm_desktop.reports.ebr.pack import Capabilities, Pack

_LOGO = 34.0
_HIGH = 200.0
_CAPTION = 18.0
_GAP = 16.0
_MARK = 16.0
LOGOS = _MARK + _LOGO + _GAP
"""How far logos lower what stands beneath them."""
_ACROSS = 3


def logos(deck: Deck, pack: Pack) -> None:
    """Theirs at the left and ours at the right of a row above all else."""
    x, width = deck.paper.column(0, 12)
    row = [(pack.their_logo, pack.account, False), (pack.our_logo, pack.company, True)]
    if not any(logo for logo, *_ in row):
        return
    for logo, name, at_end in row:
        if logo is not None:
            scale = min(width / 3 / logo.wide, _LOGO / logo.high, 1.0)
            wide, high = logo.wide * scale, logo.high * scale
            left = x + width - wide if at_end else x
            deck.picture(logo, (left, deck.paper.margin + _MARK, wide, high), name)


def capability_pictures(deck: Deck, page: Capabilities) -> None:
    """All of them in rows, with their captions."""
    shown = [(line.title, picture) for line in page.lines for picture in line.pictures]
    across = min(_ACROSS, max(len(shown), 1))
    x, width = deck.paper.column(0, 12)
    share = width / across
    for begin in range(0, len(shown), across):
        deck.needs(_HIGH + _CAPTION)
        high = min(_HIGH, deck.room - _CAPTION)
        for place, (title, picture) in enumerate(shown[begin : begin + across]):
            scale = min((share - _GAP) / picture.wide, high / picture.high, 1.0)
            wide, tall = picture.wide * scale, picture.high * scale
            words, left = picture.caption or title, x + place * share
            deck.picture(picture, (left, deck.cursor, wide, tall), words)
            deck.caption(words, (left, deck.cursor + tall + 2, share - _GAP, _CAPTION - 2))
        deck.cursor += high + _CAPTION

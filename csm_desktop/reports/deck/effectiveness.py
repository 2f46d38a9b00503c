"""The slides on how the customer works: a column a phase, and the practices that lead on."""

from csm_desktop.reports.deck.deck import Deck
from csm_desktop.reports.deck.measure import DeckColumn
from csm_desktop.reports.ebr.pack import EffectivenessPage, Pack
from csm_desktop.reports.ebr.pack_lines import BehaviourLine, PhaseCard
from csm_desktop.reports.ebr.pages.common import joined_by_dot, on
from csm_desktop.reports.ebr.pages.effectiveness import (
    count_words,
    practice_heads,
    practices_title,
    way_of,
)
from csm_desktop.tokens import BANDS, LIGHT
from csm_desktop.wording import aside, commas, tr

_MOST_COLUMNS = 6
"""More phases than these stand beneath one another, for a column would be too narrow to read."""
_HEAD, _ROW = 34.0, 30.0


def effectiveness_slide(page: EffectivenessPage, pack: Pack, deck: Deck) -> None:
    """Native text and tables, so that whoever presents can change them; the rule in the notes."""
    deck.slide(joined_by_dot(tr("How you work"), pack.account), page.title, [page.method])
    stops = [column.stop for column in way_of(page).columns if column.stop is not None]
    deck.words([" · ".join(joined_by_dot(stop.words, stop.day) for stop in stops)])
    if len(page.phases) <= _MOST_COLUMNS:
        phases = [(_name(card), [_line(line) for line in card.lines]) for card in page.phases]
        tint = BANDS["healthy"].light_tint
        grounds = [tint if card.number == page.number else LIGHT.raised for card in page.phases]
        deck.beside(phases, is_listed=False, grounds=grounds)
    else:
        columns = [DeckColumn(tr("Phase"), 3), DeckColumn(tr("What you do"), 9)]
        rows = [[_name(card), "\n".join(map(_line, card.lines))] for card in page.phases]
        deck.table(columns, rows, tr("How you work"))
    if page.practices:
        # On one slide where that is possible: half a plan is none.
        deck.heading(practices_title(page), _HEAD + _ROW * min(len(page.practices), 6))
        shares = (4.2, 1.4, 2.2, 3.6, 1.8)
        heads = [
            DeckColumn(head, share, lead=not place)
            for place, (head, share) in enumerate(zip(practice_heads(), shares, strict=True))
        ]
        lines = [
            [each.title, on(each.due_on, pack.as_of), each.owner, each.behaviour, each.then]
            for each in page.practices
        ]
        deck.table(heads, lines, practices_title(page))


def _name(card: PhaseCard) -> str:
    return commas((f"{card.number} · {card.name}", count_words(card)))


def _line(line: BehaviourLine) -> str:
    """A sign before the words, so that what is shown is told at a glance, and not by colour."""
    return f"{'●' if line.is_shown else '○'} {aside(line.text, line.state)}"

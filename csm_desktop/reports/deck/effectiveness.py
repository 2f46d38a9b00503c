"""The slides on how the customer works: phases with what is shown of them, practices beneath."""

from csm_desktop.reports.deck.deck import Deck, DeckColumn
from csm_desktop.reports.ebr.pack import EffectivenessPage, Pack
from csm_desktop.reports.ebr.pack_lines import BehaviourLine
from csm_desktop.reports.ebr.pages.common import joined_by_dot, on
from csm_desktop.reports.ebr.pages.effectiveness import (
    count_words,
    practice_heads,
    practices_title,
    way_of,
)
from csm_desktop.wording import tr


def effectiveness_slide(page: EffectivenessPage, pack: Pack, deck: Deck) -> None:
    """Native tables alone, so that whoever presents can change them; the rule in the notes."""
    deck.slide(joined_by_dot(tr("How you work"), pack.account), page.title, [page.method])
    stops = [column.stop for column in way_of(page).columns if column.stop is not None]
    deck.words([" · ".join(f"{stop.words}, {stop.day}" for stop in stops)])
    columns = [
        DeckColumn(tr("Phase"), 3), DeckColumn(tr("Shown"), 1.1), DeckColumn(tr("What you do"), 5),
        DeckColumn(tr("Not yet"), 5),
    ]  # fmt: skip
    rows = [
        [
            f"{card.number} · {card.name}", count_words(card),
            "\n".join(_line(line) for line in card.lines if line.is_shown),
            "\n".join(_line(line) for line in card.lines if not line.is_shown),
        ]
        for card in page.phases
    ]  # fmt: skip
    deck.table(columns, rows, tr("How you work"))
    if page.practices:
        deck.heading(practices_title(page))
        shares = (4.2, 1.4, 2.2, 3.6, 1.8)
        heads = [
            DeckColumn(head, share) for head, share in zip(practice_heads(), shares, strict=True)
        ]
        lines = [
            [each.title, on(each.due_on, pack.as_of), each.owner, each.behaviour, each.then]
            for each in page.practices
        ]
        deck.table(heads, lines, practices_title(page))


def _line(line: BehaviourLine) -> str:
    return f"{line.text} ({line.state})"
